//! A report that was issued (定稿), and a later one of the same period -> what is another (修订说明).
//!
//! An issued report is remembered by its facts: what each unit said in each place, and in which file. Two reports
//! are the same where their facts are, whatever day they are as of.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;

use super::model::{Report, Told, UnitPart};
use super::status::{OVER, UnitStatus};
use super::target::TargetReport;
use super::uncounted::{Uncounted, is_of_uncounted};

/// A fact of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fact {
    /// The unit's official name; empty for what the report says of all.
    pub unit: String,
    /// Where it is said: 实施健康检查：健康检查.
    pub place: String,
    /// What is said.
    pub value: String,
    /// The files it is from; empty where there is none.
    pub file: String,
}

/// A report that was issued.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issued {
    /// Its number, from 1.
    pub edition: usize,
    /// The day it is as of, as people write it.
    pub day: String,
    /// What it says.
    pub facts: Vec<Fact>,
    /// Whether its facts say what was done before and since: those of an older program do not.
    pub says_before: bool,
    /// Whether they say what is printed of the notice itself: those of an older program do not.
    pub says_notice: bool,
    /// Whether they say what was not counted: those of an older program do not.
    pub says_uncounted: bool,
}

/// What is another than in the report that was issued last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The number of that.
    pub edition: usize,
    /// The day it is as of, as people write it.
    pub day: String,
    /// What is another, in the order of the report; what is said no more stands last.
    pub changes: Vec<Revised>,
}

/// Something that is said otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// The unit; empty for what the report says of all.
    pub unit: String,
    /// Where it is said.
    pub place: String,
    /// What the issued report says; empty where it says nothing.
    pub was: String,
    /// What is said now; empty where nothing is.
    pub now: String,
    /// The file that it is from; of what is said no more the one it was from.
    pub file: String,
}

impl Report {
    /// What the report says, place by place.
    pub fn facts(&self) -> Vec<Fact> {
        let mut facts = self.of_notice();
        facts.extend(self.units.iter().map(of_unit));
        let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
        self.tasks.iter().for_each(|task| *alike.entry(&task.name).or_default() += 1);
        for task in &self.tasks {
            let name = match alike.get(task.name.as_str()) {
                Some(2..) => format!("{}.{}", task.label, task.name),
                _ => task.name.clone(),
            };
            facts.extend(task.parts.iter().flat_map(|part| of_part(&name, part)));
        }
        facts.extend(self.targets.iter().flat_map(of_target));
        facts.extend(self.uncounted.iter().map(Uncounted::fact));
        told_apart(facts)
    }

    /// What it prints of the notice: title, author, the day on which returns are due, and what was changed.
    fn of_notice(&self) -> Vec<Fact> {
        let changes = self.changes.join("；");
        let said = [self.title.clone(), self.author.clone(), self.due.chinese(), changes];
        let said = OF_NOTICE.into_iter().zip(said).filter(|(_, value)| !value.is_empty());
        let fact = |(place, value): (&str, String)| Fact {
            place: place.to_owned(),
            value,
            ..Fact::default()
        };
        said.map(fact).collect()
    }

    /// What is another than in `issued`; nothing where nothing is.
    pub fn since(&self, issued: &Issued) -> Option<Revision> {
        let was = by_place(&issued.facts);
        let mut facts = self.facts();
        facts.retain(|fact| issued.says_before || !is_of_before(fact));
        facts.retain(|fact| issued.says_notice || !is_of_notice(fact));
        facts.retain(|fact| issued.says_uncounted || !is_of_uncounted(fact));
        let now = by_place(&facts);
        let mut changes: Vec<Revised> = Vec::new();
        for fact in &facts {
            let before = was.get(&key(fact)).copied();
            if before.is_none_or(|before| before.value != fact.value) {
                let was = before.map(|before| before.value.clone()).unwrap_or_default();
                let file = new_files(before, fact);
                changes.push(Revised { file, ..revised(fact, was, fact.value.clone()) });
            }
        }
        let gone = issued.facts.iter().filter(|fact| !now.contains_key(&key(fact)));
        changes.extend(gone.map(|fact| revised(fact, fact.value.clone(), String::new())));
        let Issued { edition, day, .. } = issued.clone();
        (!changes.is_empty()).then_some(Revision { edition, day, changes })
    }
}

/// No two facts have one place: a task may have two targets of one name.
fn told_apart(mut facts: Vec<Fact>) -> Vec<Fact> {
    let mut met: BTreeMap<(String, String), usize> = BTreeMap::new();
    for fact in &mut facts {
        let times = met.entry((fact.unit.clone(), fact.place.clone())).or_default();
        *times += 1;
        if *times > 1 {
            fact.place += &format!("（{times}）");
        }
    }
    facts
}

type Key<'f> = (&'f str, &'f str);

fn key(fact: &Fact) -> Key<'_> {
    (&fact.unit, &fact.place)
}

fn by_place(facts: &[Fact]) -> BTreeMap<Key<'_>, &Fact> {
    facts.iter().map(|fact| (key(fact), fact)).collect()
}

fn revised(fact: &Fact, was: String, now: String) -> Revised {
    let Fact { unit, place, file, .. } = fact.clone();
    Revised { unit, place, was, now, file }
}

/// Of what is put together of several files those that are new; all of them, where none is.
fn new_files(before: Option<&Fact>, now: &Fact) -> String {
    let known: Vec<&str> =
        before.map(|one| one.file.split(Told::AND).collect()).unwrap_or_default();
    let new = now.file.split(Told::AND).filter(|file| !known.contains(file));
    let new = new.collect::<Vec<_>>().join(Told::AND);
    if new.is_empty() { now.file.clone() } else { new }
}

fn of_unit(status: &UnitStatus) -> Fact {
    Fact {
        unit: status.unit.clone(),
        place: "报送情况".into(),
        value: status.state.chinese().into(),
        file: status.files(),
    }
}

/// What a unit says of a task; what it left empty is no fact, but that nobody asks for it any more.
fn of_part(task: &str, part: &UnitPart) -> Vec<Fact> {
    let said = |what: &str, told: Option<&Told>| {
        let told = told.filter(|told| !told.text.trim().is_empty())?;
        Some(Fact {
            unit: part.unit.clone(),
            place: format!("{task}：{what}"),
            value: told.text.to_string(),
            file: told.files(),
        })
    };
    let texts = [
        ("措施及进度", part.answer.as_ref()),
        ("进展状态", part.state.as_ref()),
        ("完成时限", part.due.as_ref()),
    ];
    let own = part.own.iter().map(|own| (own.head.as_str(), own.told.as_ref()));
    let figures = part.figures.iter().map(|one| (one.name.as_str(), one.done.as_ref()));
    let all = texts.into_iter().chain(own).chain(figures);
    let facts: Vec<Fact> = all.filter_map(|(what, told)| said(what, told)).collect();
    let over = || Fact {
        unit: part.unit.clone(),
        place: task.to_owned(),
        value: OVER.to_owned(),
        ..Fact::default()
    };
    let is_over = facts.is_empty() && part.gap == OVER;
    if is_over { vec![over()] } else { facts }
}

/// What is said of the notice itself.
const OF_NOTICE: [&str; 4] = ["标题", "汇总单位", "报送期限", "通知的变动"];

/// Whether a fact is one of these.
fn is_of_notice(fact: &Fact) -> bool {
    fact.unit.is_empty() && OF_NOTICE.contains(&fact.place.as_str())
}

/// What was done up to the period before, and since then.
const BEFORE: [&str; 2] = ["上期累计", "本期完成"];

/// Whether a fact is one of these of a target.
fn is_of_before(fact: &Fact) -> bool {
    fact.unit.is_empty() && BEFORE.iter().any(|what| fact.place.ends_with(what))
}

fn of_target(target: &TargetReport) -> Vec<Fact> {
    let place = |what: &str| format!("第{}件“{}”{what}", target.label, target.name);
    let fact = |what: &str, value: String| Fact { place: place(what), value, ..Fact::default() };
    let number = |what: &str, number: Option<Decimal>| {
        number.map(|number| fact(what, format!("{number}{}", target.measure)))
    };
    let done = number("累计完成", target.done());
    // In the first period both say the same.
    let since = [target.done_before(), target.this_quarter().filter(|_| target.before.is_some())];
    let since = BEFORE.into_iter().zip(since).filter_map(|(what, one)| number(what, one));
    let promised = fact("目标", target.promise.clone());
    let over = target.is_over.then(|| fact("状态", OVER.to_owned()));
    std::iter::once(promised).chain(over).chain(done).chain(since).collect()
}
