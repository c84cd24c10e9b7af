//! 目标: the countable promises in the text of a task. Every amount with a measure that is counted is one,
//! but for years, days, ages, ordinals and what stands in quotation marks.
//!
//! ```text
//! 年内举办“春风行动”等线上线下招聘会60余场，为600对备孕夫妇提供检查
//!   -> 线上线下招聘会 60余场; 备孕夫妇 600对
//! ```

mod bounds;
mod find;
mod joined;
mod marks;
mod name;
mod name_words;
mod parts;
mod respective;
mod scale;
mod spelled;
mod time;
mod words;

use super::draft::{NamePlace, RoleKind, TargetDraft, TaskDraft};
use super::shape;

use find::Found;

/// Promises of one task that are proposed.
const MOST: usize = 40;

/// Whether a text promises anything that is counted.
pub(super) fn has_amounts(text: &str) -> bool {
    !find::amounts(&shape::squeezed(text).replace('％', "%")).is_empty()
}

/// Whether a text names a sum of money.
pub(super) fn has_money(text: &str) -> bool {
    let amounts = find::amounts(&shape::squeezed(text).replace('％', "%"));
    amounts.iter().any(|found| found.measure.contains('元'))
}

/// A countable promise in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Its bytes in the text, with the words that bind it: 不少于100场.
    pub place: std::ops::Range<usize>,
    /// Its digits, with the power of ten behind them.
    pub digits: String,
    /// What is counted.
    pub measure: String,
}

/// The countable promises of a paragraph, where it is written without white and signs of full width.
pub fn promises(text: &str) -> Vec<Promise> {
    if text.contains(|one: char| one.is_whitespace() || one == '％') {
        return Vec::new();
    }
    let sure = find::amounts(text).into_iter().filter(|found| !found.is_odd);
    let promises = sure.map(|found| {
        let Found { digits, measure, start, end, .. } = found;
        Promise { place: start..end, digits, measure }
    });
    promises.collect()
}

/// Proposes the targets of a task: those that its row in the form lists, and what its text promises besides.
pub(super) fn propose(task: &TaskDraft, listed: &[String]) -> Vec<TargetDraft> {
    let is_whole = |text: &&String| !task.stages.contains(*text);
    let texts: Vec<String> = task.text.iter().filter(is_whole).cloned().collect();
    let mut proposed = of_texts(&texts, task);
    // A title promises, too: 新建公厕12座。
    if task.name_place != NamePlace::Nowhere {
        let titled = of_texts(std::slice::from_ref(&task.name.value), task);
        let is_new = |one: &TargetDraft| {
            !proposed.iter().any(|own| own.amount == one.amount || own.name == one.name)
        };
        let titled: Vec<TargetDraft> = titled.into_iter().filter(is_new).collect();
        proposed.splice(0..0, titled);
    }
    let named: Option<Vec<TargetDraft>> =
        listed.iter().map(|line| of_line(line, task, &proposed)).collect();
    let several = || of_texts(listed, task);
    let named = named.unwrap_or_else(several);
    let mut targets = joined::joined(named, proposed, &task.name.value);
    targets.truncate(MOST);
    targets
}

/// A target as a line of the form names it: 改造管网62公里. What else is known of it, its text says.
fn of_line(line: &str, task: &TaskDraft, proposed: &[TargetDraft]) -> Option<TargetDraft> {
    let line = line.replace('％', "%");
    let amounts = find::amounts(&line);
    let [found] = &amounts[..] else { return None };
    let found = found.clone();
    if found.end != line.len() {
        return None;
    }
    let name = marks::paired(line[..found.start].trim_end_matches(['：', ':']));
    let same = proposed.iter().find(|one| one.amount == found.amount);
    let reporter = reporter(task)?;
    let shares = same.map(|one| one.shares.clone()).unwrap_or_default();
    let kind = same.and_then(|one| one.kind).or(found.kind);
    let (whole, each) = (None, None);
    (!name.is_empty()).then_some(TargetDraft {
        name,
        amount: found.amount,
        is_odd: found.is_odd,
        kind,
        reporter,
        shares,
        whole,
        each,
        unsaid: found.unsaid,
    })
}

/// The amounts of a task, as they are written, wherever it has them.
pub(super) fn written(task: &TaskDraft) -> Vec<String> {
    let amounts = |text: String| find::amounts(&text).into_iter().map(|one| one.amount);
    plain(task).flat_map(amounts).collect()
}

/// Numbers of a task that look like promises and are none that can be counted.
pub(super) fn unread(task: &TaskDraft) -> Vec<String> {
    let unread = |text: String| -> Vec<String> {
        let amounts = find::amounts(&text);
        let groups = respective::groups(&text, &amounts);
        let unnamed = groups.iter().filter_map(|group| group.unread(&text));
        find::unread(&text)
            .into_iter()
            .chain(unnamed)
            .chain(spelled::vague(&text))
            .map(str::to_owned)
            .collect()
    };
    plain(task).flat_map(unread).collect()
}

/// The title, where it is printed, and the texts of a task, without ordinals and white.
fn plain(task: &TaskDraft) -> impl Iterator<Item = String> {
    let title = (task.name_place != NamePlace::Nowhere).then_some(&task.name.value);
    title.into_iter().chain(&task.text).map(|text| without_white(text))
}

fn without_white(text: &str) -> String {
    let text = shape::item(text).map_or(text, |point| point.rest);
    shape::squeezed(text).replace('％', "%")
}

fn of_texts(texts: &[String], task: &TaskDraft) -> Vec<TargetDraft> {
    let Some(reporter) = reporter(task) else { return Vec::new() };
    let mut targets: Vec<TargetDraft> = Vec::new();
    for text in texts {
        of_text(&without_white(text), task, &reporter, &mut targets);
    }
    targets.iter_mut().for_each(drop_unsound_shares);
    targets
}

/// Adds the targets of one text.
fn of_text(text: &str, task: &TaskDraft, reporter: &str, targets: &mut Vec<TargetDraft>) {
    let units: Vec<&str> = task.units().map(|one| one.name.as_str()).collect();
    let amounts = find::amounts(text);
    let groups = respective::groups(text, &amounts);
    let mut whole: Option<(usize, &Found)> = None;
    for (at, found) in amounts.iter().enumerate() {
        if targets.len() >= MOST {
            break;
        }
        if let Some(group) = groups.iter().find(|group| group.place.contains(&at)) {
            let named = group.named(&amounts).into_iter().filter(|_| at == group.place.start);
            for (name, found) in named {
                targets.push(target(unique(name.clone(), &name, targets), found, reporter));
            }
            whole = None;
            continue;
        }
        let of_whole = whole.filter(|(_, one)| parts::base(one) == parts::base(found));
        let share = of_whole.and_then(|(at, one)| Some((at, share_of(text, one, found, &units)?)));
        if let Some((at, unit)) = share {
            targets[at].shares.push((unit, found.digits.clone()));
            continue;
        }
        let part = of_whole.filter(|(_, one)| parts::is_part(text, one, (found, &amounts)));
        let whole_name = part.map(|(at, _)| targets[at].name.clone());
        let called = whole_name.as_deref().unwrap_or(&task.name.value);
        let before = targets.last().map(|one| one.name.as_str());
        let goes_on = before.and_then(|before| going_on(text, found, before));
        let name = match goes_on {
            Some(name) => unique(name.clone(), &name, targets),
            None => unique_name(text, found, (called, part.is_some()), targets),
        };
        if part.is_none() {
            whole = Some((targets.len(), found));
        }
        let each = each(text, found);
        let own = target(name, found.clone(), reporter);
        targets.push(TargetDraft { whole: whole_name, each, ..own });
    }
}

fn target(name: String, found: Found, reporter: &str) -> TargetDraft {
    TargetDraft {
        name,
        amount: found.amount,
        is_odd: found.is_odd,
        kind: found.kind,
        reporter: reporter.to_owned(),
        shares: Vec::new(),
        whole: None,
        each: None,
        unsaid: found.unsaid,
    }
}

/// What an amount counts, as no other target of the task is called. One that nothing says is `called` as the task, or
/// with what is done as the whole that it is a part of: 农村公路100公里（新建60公里、改建40公里）.
fn unique_name(
    text: &str,
    found: &Found,
    (called, is_part): (&str, bool),
    targets: &[TargetDraft],
) -> String {
    let own = name::of(text, found);
    let own = match own != found.measure && !name::is_act(&own) {
        true => own,
        false if is_part && own != found.measure => own + called,
        false if own != found.measure => {
            name::of_act(&own, &found.measure).unwrap_or_else(|| marks::paired(called))
        }
        false => marks::paired(called),
    };
    let with_verb = name::with_verb(text, found);
    let with_verb = if with_verb == found.measure { own.clone() } else { with_verb };
    unique(own, &with_verb, targets)
}

/// 惠及群众1.2万户、3.6万人: what is counted twice, each time in another measure, is called as `before`.
fn going_on(text: &str, found: &Found, before: &str) -> Option<String> {
    let is_alone = ["、", "和", "及"].contains(&&text[found.after..found.start]);
    let is_ended = found.end == text.len() || find::is_ended(&text[found.end..]);
    name::of_act(before, &found.measure).filter(|_| is_alone && is_ended && found.after > 0)
}

/// Who reports it: the first of those who lead, else the first who is responsible.
fn reporter(task: &TaskDraft) -> Option<String> {
    let of = |kind: RoleKind| task.roles.iter().find(|role| role.kind == kind);
    let role =
        of(RoleKind::Lead).or_else(|| of(RoleKind::Responsible)).or_else(|| task.roles.first());
    role.and_then(|role| role.parties.first()).map(|one| one.name.clone())
}

/// The unit whose share of `whole` the amount is: 12处（示例一镇5处、示例二镇7处）.
fn share_of(text: &str, whole: &Found, found: &Found, units: &[&str]) -> Option<String> {
    let between = &text[whole.end.min(found.start)..found.start];
    let open = between.starts_with(['（', '(']) && !between.contains(['）', ')']);
    let unit = units.iter().find(|unit| between.ends_with(**unit))?;
    open.then(|| (*unit).to_owned())
}

/// 每季度不少于20场: the part of the year of which the amount is; 各新建2处, 每镇2处: that it is of each of several.
fn each(text: &str, found: &Found) -> Option<&'static str> {
    each_before(&text[..found.start], &found.measure)
}

/// Whether a number of `measure` behind `before` is that of a part of the year, or of each of several places: the sum that
/// is promised is a multiple of it.
pub fn is_of_each(before: &str, measure: &str) -> bool {
    each_before(before, measure).is_some()
}

fn each_before(before: &str, measure: &str) -> Option<&'static str> {
    const PARTS: [&str; 5] = ["每季度", "每个月", "每月", "每周", "每半年"];
    const PLACES: [&str; 14] = [
        "每处",
        "每座",
        "每所",
        "每家",
        "每镇",
        "每乡镇",
        "每个镇",
        "每个乡镇",
        "每村",
        "每个村",
        "每个行政村",
        "每个街道",
        "每个社区",
        "每校",
    ];
    let clause = before.rfind(['，', '。', '；', '、']).map_or(before, |at| &before[at..]);
    let is_money = measure.contains('元');
    let part = PARTS.into_iter().find(|part| !is_money && clause.contains(part));
    let whole = before.rfind(['，', '。', '；', '（']).map_or(before, |at| &before[at..]);
    let is_first = !whole.contains(|one: char| one.is_ascii_digit());
    let place = || PLACES.into_iter().find(|place| is_first && clause.contains(place));
    let of_each = || (is_first && name::of_each(clause).is_some()).then_some("各");
    part.or_else(place).or_else(of_each)
}

/// Shares are those of at least two units.
fn drop_unsound_shares(target: &mut TargetDraft) {
    if target.shares.len() < 2 {
        target.shares.clear();
    }
}

/// A name that no other target of the task has: with what is done (改扩建幼儿园), else with a number.
fn unique(name: String, with_verb: &str, targets: &[TargetDraft]) -> String {
    let is_taken = |name: &str| targets.iter().any(|one| one.name == name);
    if let Some(free) = [name.as_str(), with_verb].into_iter().find(|one| !is_taken(one)) {
        return free.to_owned();
    }
    let numbered = |number: usize| format!("{name}{number}");
    (2..).map(numbered).find(|name| !is_taken(name)).unwrap_or(name)
}
