//! The page as its template takes it: texts, classes and anchors, in the order in which they are read.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::diag::{Diagnostic, Lang, Severity};
use crate::origin::Place;
use crate::report::{AHEAD, DoubtfulTexts, Light, PeriodStates, Report, Revision, State};

use super::Readers;
use super::attention::{self, Group};
use super::source::{Source, Sourced, Sources};
use super::targets;
use super::tasks::{self, Task};
use super::units::{self, Unit};

#[derive(Serialize)]
pub(super) struct Page {
    title: String,
    author: String,
    period: String,
    as_of: String,
    due: String,
    is_public: bool,
    owed: usize,
    states: Vec<Said>,
    lights: Vec<Counted>,
    revision: Option<Revised>,
    changes: Vec<String>,
    since: &'static str,
    attention: Vec<Group>,
    words: Words,
    tasks: Vec<Task>,
    units: Vec<Unit>,
    files: Vec<File>,
    findings: Vec<Finding>,
    sources: Vec<Source>,
}

/// So many are in a state, of which so many are far behind; `class` is its name in the style sheet.
#[derive(Serialize)]
pub(super) struct Counted {
    class: &'static str,
    name: &'static str,
    count: usize,
    far: usize,
}

/// How many units are in a state, in words; `class` as in [`Counted`].
#[derive(Serialize)]
struct Said {
    class: &'static str,
    text: String,
}

/// What the periods are called: 本季, 上季度.
#[derive(Serialize)]
struct Words {
    this: String,
    last: &'static str,
}

/// What is another than in the report that was issued.
#[derive(Serialize)]
struct Revised {
    edition: usize,
    day: String,
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Change {
    place: String,
    was: String,
    now: String,
}

/// A file that does not count.
#[derive(Serialize)]
struct File {
    name: String,
    why: String,
    texts: Vec<String>,
}

#[derive(Serialize)]
struct Finding {
    is_error: bool,
    code: &'static str,
    title: String,
    remedy: String,
    line: Option<String>,
    source: Option<usize>,
}

impl Page {
    pub(super) fn new(report: &Report, periods: &[PeriodStates], readers: Readers) -> Page {
        let mut sources = Sources::new(readers, report);
        let office = readers == Readers::Office;
        let attention = attention::groups(report, &mut sources);
        let units = units::units(report, periods, &mut sources);
        let gaps = targets::gaps(report);
        let task = |one| tasks::task(report, one, &gaps, &mut sources);
        let tasks = report.tasks.iter().map(task).collect();
        let findings = report.findings.iter().filter(|_| office);
        let findings = findings.map(|one| finding(one, &mut sources)).collect();
        let files = if office { files(report, &sources) } else { Vec::new() };
        let revision = report.revision.as_ref().filter(|_| office);
        Page {
            title: visible(&report.title),
            author: visible(&report.author),
            period: report.period.chinese(),
            as_of: report.as_of.chinese(),
            due: report.due.chinese(),
            is_public: !office,
            owed: report.units.len(),
            states: states(report),
            lights: lights(report),
            revision: revision.map(|one| revised(one, &sources)),
            changes: report.changes.iter().map(|one| visible(one)).collect(),
            since: report.changed_since_name(),
            attention,
            words: Words { this: report.done_since(), last: report.compared_name() },
            tasks,
            units,
            files,
            findings,
            sources: sources.into_list(),
        }
    }
}

/// In the words of the paper and the workbook.
fn states(report: &Report) -> Vec<Said> {
    let parts = report.tally().parts(State::chinese).into_iter();
    parts.map(|(state, text)| Said { class: state.name(), text }).collect()
}

/// The tasks in each state, and those of which nothing can be counted.
fn lights(report: &Report) -> Vec<Counted> {
    let lights: Vec<Option<Light>> = report.tasks.iter().map(|one| report.light(one)).collect();
    let count = |wanted| lights.iter().filter(|light| **light == wanted).count();
    // As on paper, 超序时 is told from 按序时, and what is far behind is behind.
    let ahead = report.tasks.iter().filter(|one| report.is_ahead(one)).count();
    let far = count(Some(Light::FarBehind));
    let of_light = |light: Light| {
        let (class, count) = (light.name(), count(Some(light)));
        let plain = Counted { class, name: light.chinese(), count, far: 0 };
        match light {
            Light::OnSchedule => vec![
                Counted { class, name: AHEAD, count: ahead, far: 0 },
                Counted { count: count - ahead, ..plain },
            ],
            Light::Behind => vec![Counted { count: count + far, far, ..plain }],
            Light::FarBehind => Vec::new(),
            Light::Done | Light::Unknown | Light::InProgress | Light::Kept | Light::Missed => {
                vec![plain]
            }
        }
    };
    let none = Counted { class: "none", name: tasks::NO_TARGET, count: count(None), far: 0 };
    let all = Light::ALL.into_iter().flat_map(of_light).chain([none]);
    all.filter(|one| one.count > 0).collect()
}

fn revised(revision: &Revision, sources: &Sources) -> Revised {
    let changes = revision.changes.iter().map(|one| Change {
        place: visible(&[one.unit.as_str(), one.place.as_str()].concat()),
        was: sources.shown(&one.was),
        now: sources.shown(&one.now),
    });
    Revised { edition: revision.edition, day: visible(&revision.day), changes: changes.collect() }
}

/// Those in doubt and of no use with what stands in them, and the others that do not count.
fn files(report: &Report, sources: &Sources) -> Vec<File> {
    let with_texts = |why: &str, one: &DoubtfulTexts| File {
        name: visible(&one.file),
        why: visible(&format!("{why}：{}", one.units.join("、"))),
        texts: one.texts.iter().map(|told| sources.shown(&told.text)).collect(),
    };
    let doubtful = report.doubtful.iter().map(|one| with_texts("待核", one));
    let unused = report.unused.iter().map(|one| with_texts("没有计入", one));
    let told = report.doubtful.iter().chain(&report.unused);
    let told: BTreeSet<&str> = told.map(|one| one.file.as_str()).collect();
    let others = report.uncounted.iter().filter(|one| !told.contains(one.file.as_str()));
    let others = others.map(|one| File {
        name: visible(&one.file),
        why: visible(&one.why),
        texts: one.ruled.iter().map(|told| sources.shown(&told.text)).collect(),
    });
    doubtful.chain(unused).chain(others).collect()
}

fn finding(found: &Diagnostic, sources: &mut Sources) -> Finding {
    let message = found.problem.message(Lang::Zh);
    let (line, source) = match &found.place {
        Place::Book(origin) => (None, sources.of(origin)),
        Place::Text(origin) => {
            let (line, _) = origin.line_column();
            (Some(format!("{} 第{line}行", visible(origin.source().name()))), None)
        }
        Place::Nowhere => (None, None),
    };
    Finding {
        is_error: found.severity() == Severity::Error,
        code: found.problem.code(),
        title: visible(&message.title),
        remedy: visible(&message.remedy),
        line,
        source,
    }
}

/// A number with its measure, or nothing known.
pub(super) fn number(number: Option<impl ToString>, measure: &str) -> String {
    number.map_or_else(|| UNKNOWN.to_owned(), |one| format!("{}{measure}", one.to_string()))
}

/// What stands where nothing is known.
pub(super) const UNKNOWN: &str = "—";

/// A text that is told, or what stands in its place.
pub(super) fn or_gap(told: Option<Sourced>, gap: &str) -> Sourced {
    told.unwrap_or_else(|| Sourced::nowhere(gap.to_owned()))
}

/// A text from outside without what turns its direction or stands for no character; its lines stay.
pub(super) fn visible(text: &str) -> String {
    let is_kept = |one: &char| *one == '\n' || !(one.is_control() || turns(*one));
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n")
        .replace('\t', " ")
        .chars()
        .filter(is_kept)
        .collect()
}

const fn turns(one: char) -> bool {
    matches!(
        one,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}
