//! Two notices, key by key: what a paper says of them. What no paper says (mailboxes of units, diameters of
//! seals, measures of the page) is not compared.

use std::collections::BTreeMap;

use hongtou::date::Date;
use hongtou::notice::{Annex, Notice, Target, Title};

use super::source::Form;

/// What came of a comparison.
#[derive(Debug, Default)]
pub(super) struct Score {
    /// Keys that are the same in both.
    pub(super) same: usize,
    /// Keys that either has.
    pub(super) all: usize,
    /// The others, in words.
    pub(super) differences: Vec<String>,
    pub(super) targets: Targets,
    /// The share of the text that stands in remarks.
    pub(super) remarked: f64,
}

/// What came of the targets.
#[derive(Debug, Default)]
pub(super) struct Targets {
    pub(super) wanted: usize,
    pub(super) found: usize,
    pub(super) wrong: usize,
    /// Those that were wanted and not found.
    pub(super) missed: Vec<String>,
}

/// What a fixture's description says and its paper does not.
const NOT_IN_PAPER: [(&str, &str); 15] = [
    // An order prints no title.
    ("order", "title"),
    // Days that stand in no sentence.
    ("letter", "tasks[2].due"),
    ("secret-joint-upward", "tasks[2].due"),
    ("monthly", "tasks[0].due"),
    ("monthly", "tasks[1].due"),
    ("monthly", "tasks[3].due"),
    ("monthly", "annexes[0].due_column"),
    // What the office knows and does not print.
    ("monthly", "units.县示例园林中心"),
    ("monthly", "reporting.collector"),
    ("monthly", "reporting.mailbox"),
    ("sections", "tasks[1].due"),
    ("sections", "reporting.collector"),
    ("sections", "reporting.due"),
    ("levels", "reporting.collector"),
    ("levels", "reporting.due"),
];

/// Compares what was wanted with what was found. White at the end of a printed line stands nowhere in a PDF.
pub(super) fn compare(name: &str, form: Form, notices: (&Notice, Option<&Notice>)) -> Score {
    let shown = |keys: Keys| match form {
        Form::Text | Form::Docx => keys,
        Form::Pdf => keys.into_iter().map(|(key, value)| (key, value.replace(' ', ""))).collect(),
    };
    let wanted = shown(keys(notices.0));
    let found = notices.1.map(|found| shown(keys(found))).unwrap_or_default();
    score((wanted, found), |key, one, other| {
        (!NOT_IN_PAPER.contains(&(name, key))).then_some(one == other)
    })
}

/// The same for a paper of others, where `either` has what may stand in place of what was wanted.
pub(super) fn compare_paper(either: &Either, notices: (&Notice, Option<&Notice>)) -> Score {
    let found = notices.1.map(keys).unwrap_or_default();
    score((keys(notices.0), found), |key, one, other| {
        let other = other.map(String::as_str);
        Some(one.map(String::as_str) == other || either.allows(key, other.unwrap_or_default()))
    })
}

/// Counts the keys by what `judge` says of each: the same or not, or nothing where it does not count.
fn score(
    (wanted, found): (Keys, Keys),
    judge: impl Fn(&str, Option<&String>, Option<&String>) -> Option<bool>,
) -> Score {
    let mut score = Score::default();
    let all: std::collections::BTreeSet<&String> = wanted.keys().chain(found.keys()).collect();
    for key in all {
        let (one, other) = (wanted.get(key), found.get(key));
        let Some(same) = judge(key, one, other) else { continue };
        score.all += 1;
        if same {
            score.same += 1;
        } else {
            let shown = |text: Option<&String>| {
                text.map_or_else(|| "-".to_owned(), |text| text.chars().take(50).collect())
            };
            score.differences.push(format!("{key}: {} / {}", shown(one), shown(other)));
        }
    }
    score
}

/// What may stand in place of what was wanted: a line for each, `key = value`, nothing behind it where the key
/// may be absent; `tasks[0].targets = 2 万元` is a target that may be left out.
#[derive(Debug, Default)]
pub(super) struct Either(Vec<(String, String)>);

impl Either {
    pub(super) fn read(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let pair = |line: &str| {
            let (key, value) = line.split_once('=').expect("key = value");
            (key.trim().to_owned(), value.trim().to_owned())
        };
        Self(lines.map(pair).collect())
    }

    fn allows(&self, key: &str, value: &str) -> bool {
        self.0.iter().any(|(one, allowed)| one == key && allowed == value)
    }
}

/// A target is found where the task has one with the same number in the same measure. One is false where
/// the task has targets in the fixture, and not this one.
pub(super) fn targets(wanted: &Notice, found: Option<&Notice>, either: &Either) -> Targets {
    let mut sum = Targets::default();
    for (at, task) in wanted.tasks.iter().enumerate() {
        if task.targets.is_empty() {
            continue;
        }
        let counted = |target: &Target| {
            let figure = |text: &str| text.trim_start_matches('-').to_owned();
            (figure(&target.amount.value), target.unit.value.clone())
        };
        let is_free = |(amount, unit): &(String, String)| {
            either.allows(&format!("tasks[{at}].targets"), &format!("{amount} {unit}"))
        };
        let mut open: Vec<_> =
            task.targets.iter().map(counted).filter(|one| !is_free(one)).collect();
        sum.wanted += open.len();
        let found = found.and_then(|found| found.tasks.get(at));
        let found = found.map(|task| &task.targets[..]).unwrap_or_default();
        for target in found.iter().map(counted).filter(|one| !is_free(one)) {
            match open.iter().position(|one| *one == target) {
                Some(at) => {
                    open.remove(at);
                    sum.found += 1;
                }
                None => sum.wrong += 1,
            }
        }
        sum.missed
            .extend(open.into_iter().map(|(amount, unit)| format!("tasks[{at}] {amount}{unit}")));
    }
    sum
}

type Keys = BTreeMap<String, String>;

fn keys(notice: &Notice) -> Keys {
    let mut keys = Keys::new();
    of_head(notice, &mut keys);
    of_end(notice, &mut keys);
    tasks(notice, &mut keys);
    annexes(notice, &mut keys);
    keys
}

/// Puts a key that says something.
fn put(keys: &mut Keys, key: &str, value: String) {
    if !value.is_empty() {
        keys.insert(key.to_owned(), value);
    }
}

fn text(text: &Option<hongtou::notice::SText>) -> String {
    text.as_ref().map(|text| text.value.clone()).unwrap_or_default()
}

fn of_head(notice: &Notice, keys: &mut Keys) {
    let mut put = |key: &str, value: String| put(keys, key, value);
    put("year", notice.year.to_string());
    put("issuer", notice.issuer.value.clone());
    put("mark", notice.mark.value.clone());
    put("number", notice.number.value.clone());
    let head = &notice.head;
    put("copy_number", text(&head.copy_number));
    put("secrecy", text(&head.secrecy));
    put("urgency", text(&head.urgency));
    put("joint_issuers", list(&head.joint_issuers));
    put("signers", list(&head.signers));
    put("title", title(&notice.title));
    put("recipients", text(&notice.recipients));
    for (at, one) in notice.preamble.iter().enumerate() {
        put(&format!("preamble[{at}]"), one.value.clone());
    }
    // A unit that no task names stands nowhere in a paper.
    let ids = notice.units.units.iter().enumerate();
    let named = ids.filter(|(id, _)| {
        let unit = &notice.units.units[*id];
        notice
            .tasks
            .iter()
            .flat_map(|task| task.assigned.parties())
            .any(|one| unit.is_called(&one.name))
    });
    for group in &notice.units.groups {
        put(&format!("units.{}", group.name.value), format!("unit {}", list(&group.aliases)));
    }
    for (_, unit) in named {
        put(&format!("units.{}", unit.name.value), format!("unit {}", list(&unit.aliases)));
    }
    put("layout.format", format!("{:?}", notice.layout.format));
    put("layout.separator", format!("{:?}", notice.layout.separator));
}

fn of_end(notice: &Notice, keys: &mut Keys) {
    let mut put = |key: &str, value: String| put(keys, key, value);
    for (at, one) in notice.closing.iter().enumerate() {
        put(&format!("closing[{at}]"), one.value.clone());
    }
    put("note", text(&notice.note));
    put("copies", text(&notice.copies));
    if let Some(contact) = &notice.contact {
        put("contact.people", list(&contact.people));
        put("contact.phones", list(&contact.phones));
    }
    if let Some(signed) = &notice.signed {
        put("signed.by", list(&signed.by));
        put("signed.date", signed.date.value.to_string());
    }
    if let Some(stamped) = &notice.stamped {
        put("stamped.post", stamped.post.value.clone());
        put("stamped.date", stamped.date.value.to_string());
    }
    if let Some(printed) = &notice.printed {
        put("printed.by", printed.by.value.clone());
        put("printed.date", printed.date.value.to_string());
    }
    if let Some(people) = &notice.attendance {
        put("attendance.present", text(&people.present));
        put("attendance.absent", text(&people.absent));
        put("attendance.observers", text(&people.observers));
    }
    let reporting = &notice.reporting;
    put("reporting.collector", text(&reporting.collector));
    put("reporting.mailbox", text(&reporting.mailbox));
    put("reporting.sealed", reporting.sealed_pdf.to_string());
    put("reporting.every", format!("{:?}", reporting.every));
    put("reporting.due", format!("{:?}", reporting.due_day));
}

fn tasks(notice: &Notice, keys: &mut Keys) {
    for (at, heading) in notice.headings.iter().enumerate() {
        let said = format!("{} {}", heading.above, heading.printed().value);
        let said = format!("{said} {}", list(&heading.paragraphs));
        keys.insert(format!("headings[{at}]"), said);
    }
    keys.insert("task_layout".to_owned(), format!("{:?}", notice.task_layout));
    for (at, task) in notice.tasks.iter().enumerate() {
        let mut put = |key: &str, value: String| keys.insert(format!("tasks[{at}].{key}"), value);
        put("name", task.name.value.clone());
        put("number", task.number.label.clone());
        for (nth, text) in task.text.iter().enumerate() {
            put(&format!("text[{nth}]"), text.value.clone());
        }
        let roles = task.assigned.0.iter().map(|one| {
            let units = one.parties.iter().map(|party| {
                let remark = party.remark.as_ref().map(|text| text.value.as_str());
                format!("{}{}", party.written.value, remark.unwrap_or_default())
            });
            format!("{} {}", one.role.chinese(), units.collect::<Vec<_>>().join("、"))
        });
        put("units", roles.collect::<Vec<_>>().join("；"));
        put("bracket", format!("{:?}", task.bracket));
        let last = Date::new(notice.year, 12, 31);
        let due = task.due.as_ref().map_or(last, |due| due.day);
        put("due", format!("{due:?}"));
    }
}

fn annexes(notice: &Notice, keys: &mut Keys) {
    for (at, annex) in notice.annexes.iter().enumerate() {
        let mut put = |key: &str, value: String| keys.insert(format!("annexes[{at}].{key}"), value);
        match annex {
            Annex::Form => {
                let form = notice.attachment.as_ref().expect("the form of this annex");
                put("title", title(&form.title));
                put("due_column", format!("form {:?}", form.due_column));
                let columns = form.columns.iter().map(|column| column.head());
                put("columns", columns.collect::<Vec<_>>().join("|"));
            }
            Annex::Own(own) => {
                put("title", title(&own.title));
                put("tasks", format!("{:?}", own.tasks));
                for (nth, text) in own.text.iter().enumerate() {
                    put(&format!("text[{nth}]"), text.value.clone());
                }
                for (nth, table) in own.tables.iter().enumerate() {
                    put(&format!("table[{nth}].columns"), list(&table.columns));
                    for (row, cells) in table.rows.iter().enumerate() {
                        let cells = cells.iter().map(|cell| match cell {
                            Some(cell) => cell.value.as_str(),
                            None => "",
                        });
                        put(&format!("table[{nth}][{row}]"), cells.collect::<Vec<_>>().join("|"));
                    }
                }
            }
        }
    }
}

fn title(title: &Title) -> String {
    title.plain()
}

fn list(texts: &[hongtou::notice::SText]) -> String {
    texts.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join("、")
}
