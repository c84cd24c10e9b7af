//! Targets that the text of a task promises: shown before any is taken.

use crate::amend::{Edit, Field, Step, Value};
use crate::notice::Node;
use crate::notice::keys::{self, Key};
use crate::published::{ProposedTarget, proposed_targets};

use super::Sent;
use super::part::{digest, key, task};
use super::value::{below, items, words_of};

/// A target that is proposed for a task.
#[derive(Debug)]
pub(crate) struct Proposal {
    /// What it is called.
    pub(crate) name: String,
    /// How much.
    pub(crate) amount: String,
    /// 类型, where the amount does not say it.
    pub(crate) kind: Option<&'static str>,
    /// Who reports it, each with its share where the text says it.
    pub(crate) reporter: String,
    /// 属于
    pub(crate) whole: Option<String>,
    /// A mark of it, by which it is taken.
    pub(crate) mark: String,
}

/// The targets that the task at that place promises and does not have, where `root` is the description.
pub(super) fn proposals(root: &Node, place: usize) -> Vec<Proposal> {
    let shown = |one: ProposedTarget| {
        let mark = mark(&one);
        let share = |(unit, amount): &(String, String)| format!("{unit}（{amount}）");
        let shares: Vec<String> = one.shares.iter().map(share).collect();
        let reporter = if shares.is_empty() { one.reporter } else { shares.join("、") };
        let ProposedTarget { name, amount, kind, whole, .. } = one;
        Proposal { name, amount, kind, reporter, whole, mark }
    };
    proposed(root, place).into_iter().map(shown).collect()
}

fn mark(one: &ProposedTarget) -> String {
    digest(&format!("{one:?}"))
}

fn proposed(root: &Node, place: usize) -> Vec<ProposedTarget> {
    let Some(task) = task(root, place) else { return Vec::new() };
    let own = |name: &str| keys::TASK.find(name).and_then(|key| below(task, key));
    let all = |name: &str| own(name).map(words_of).unwrap_or_default();
    let leads = [all("lead_units"), all("units"), all("supporting_units")];
    let units = leads.into_iter().find(|units| !units.is_empty()).unwrap_or_default();
    let name = all("name").concat();
    let has = |name: &str, target: &Node| {
        keys::TARGET
            .find(name)
            .and_then(|key| below(target, key))
            .map(words_of)
            .unwrap_or_default()
            .concat()
    };
    let there = items(own("targets"));
    let is_there = |one: &ProposedTarget| {
        there.iter().any(|own| {
            let amount = has("amount", own) + &has("unit", own);
            has("name", own) == one.name || amount == one.amount
        })
    };
    let proposed = proposed_targets(&name, &all("text"), &units);
    proposed.into_iter().filter(|one| !is_there(one)).collect()
}

/// The edits that add the proposed targets which were ticked.
pub(super) fn of_sent(root: &Node, place: usize, sent: &Sent) -> Vec<Edit> {
    let ticked = |one: &ProposedTarget| {
        let mark = mark(one);
        sent.fields.iter().any(|(name, value)| name == "take" && *value == mark)
    };
    let list = [key(&keys::NOTICE, "tasks"), vec![Step::Item(place)], key(&keys::TASK, "targets")];
    let list = list.concat();
    let add = |one: ProposedTarget| Edit::Add {
        list: list.clone(),
        item: Value::Fields(fields(&one)),
        remark: String::new(),
    };
    proposed(root, place).into_iter().filter(ticked).map(add).collect()
}

fn fields(one: &ProposedTarget) -> Vec<Field> {
    let own = |name: &str| keys::TARGET.find(name);
    let text = |name: &str, text: &str| Some(Field::of(own(name)?, text));
    let word = |name: &str, word: Option<&'static str>| {
        let value = super::value::value(word?, shape(name)?, &|_| false);
        Some(Field { key: own(name)?, value })
    };
    let shared = (!one.shares.is_empty()).then_some("合计");
    let fields = [
        text("name", &one.name),
        text("amount", &one.amount),
        word("kind", one.kind),
        own("reporter").map(|key| Field { key, value: reporters(one) }),
        word("aggregate", shared),
        one.whole.as_ref().and_then(|whole| text("part_of", whole)),
    ];
    fields.into_iter().flatten().collect()
}

fn shape(name: &str) -> Option<super::spec::Shape> {
    super::spec::TARGET.specs.iter().find(|spec| spec.key == name).map(|spec| spec.shape)
}

fn reporters(one: &ProposedTarget) -> Value {
    if one.shares.is_empty() {
        return Value::Text(one.reporter.clone());
    }
    let own = |name: &str| keys::REPORTER_KEYS.find(name);
    let field =
        |key: Option<&'static Key>, text: &String| key.map(|key| Field::of(key, text.clone()));
    let share = |(unit, amount): &(String, String)| {
        let fields = [field(own("unit"), unit), field(own("amount"), amount)];
        Value::Fields(fields.into_iter().flatten().collect())
    };
    Value::List(one.shares.iter().map(share).collect())
}
