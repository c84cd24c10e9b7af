//! What a report says, as ready data -> [`Report`]. The content is generated, or read from JSON;
//! either way it is what the other programs of the comparison get.

use std::sync::Arc;

use hongtou::cell::CellRef;
use hongtou::date::Date;
use hongtou::decimal::Decimal;
use hongtou::notice::{ColumnContent, Due, Goal, Lights, TargetKind, Together, Wording};
use hongtou::origin::{BookOrigin, Origin, Source};
use hongtou::period::{Period, Quarter};
use hongtou::report::{
    Figure, Report, State, TargetReport, TaskReport, Told, UnitPart, UnitShare, UnitStatus,
    VersionStatus,
};
use serde::{Deserialize, Serialize};

/// Units that report a task.
const UNITS_OF_TASK: usize = 3;
/// Characters of an answer.
const LENGTH: usize = 300;
/// Promised of each target.
const PROMISED: &str = "60";

/// The content of a report: what each unit says of each task.
#[derive(Deserialize, Serialize)]
pub(crate) struct Content {
    units: Vec<String>,
    tasks: Vec<Task>,
}

#[derive(Deserialize, Serialize)]
struct Task {
    name: String,
    parts: Vec<Part>,
}

#[derive(Deserialize, Serialize)]
struct Part {
    unit: usize,
    text: String,
    /// The figure that the lead counts.
    done: Option<String>,
}

impl Content {
    /// So many tasks of three units each, every answer another one. A fifth as many units.
    pub(crate) fn generated(tasks: usize) -> Content {
        let known = known();
        let units = (0..(tasks / 5).max(UNITS_OF_TASK)).map(|at| format!("区第{at}责任局"));
        let units: Vec<String> = units.collect();
        let part = |task: usize, at: usize| Part {
            unit: (task + at * units.len() / UNITS_OF_TASK) % units.len(),
            text: answer(&known, task * UNITS_OF_TASK + at),
            done: (at == 0).then(|| (task % 61).to_string()),
        };
        let task = |at: usize| Task {
            name: format!("第{at}项实事推进行动"),
            parts: (0..UNITS_OF_TASK).map(|unit| part(at, unit)).collect(),
        };
        Content { tasks: (0..tasks).map(task).collect(), units }
    }

    /// The report that says it, as of some day after the first quarter.
    pub(crate) fn report(self) -> Report {
        let files: Vec<Arc<str>> =
            self.units.iter().map(|unit| format!("{unit}一季度.xlsx").into()).collect();
        let places = Places { units: &self.units, files: &files };
        let nowhere = Origin::new(&Source::new("notice.yaml", ""), 0..0);
        let (mut tasks, mut targets) = (Vec::new(), Vec::new());
        for (at, task) in self.tasks.into_iter().enumerate() {
            let parts: Vec<UnitPart> =
                task.parts.into_iter().map(|part| places.part(at, part)).collect();
            targets.extend(target(at, &task.name, &parts[0]));
            let due = Date::new(2024, 12, 31).map(|day| Due::of_day(day, nowhere.clone()));
            let (label, headings) = ((at + 1).to_string(), Vec::new());
            tasks.push(TaskReport {
                number: at + 1,
                label,
                headings,
                name: task.name,
                added: None,
                due,
                parts,
            });
        }
        Report {
            title: "2024年实事工作进展情况报表".into(),
            author: "区督查室".into(),
            columns: Vec::new(),
            units_word: "责任单位".into(),
            number_room: 2.0,
            period: Period::new(2024, Quarter::First),
            before: None,
            as_of: Date::new(2024, 4, 8).expect("a day"),
            due: Date::new(2024, 4, 5).expect("a day"),
            tasks,
            targets,
            lights: Lights::default(),
            units: (0..self.units.len()).map(|at| places.status(at)).collect(),
            doubtful: Vec::new(),
            unused: Vec::new(),
            uncounted: Vec::new(),
            changes: Vec::new(),
            changed_since: None,
            findings: Vec::new(),
            printed: usize::MAX,
            revision: None,
        }
    }
}

/// The characters of a published notice.
fn known() -> Vec<char> {
    let published = include_str!("../../fixtures/notices/2026/published.txt");
    published.chars().filter(|one| ('\u{4E00}'..='\u{9FFF}').contains(one)).collect()
}

/// Sentences that no other answer has in this order.
fn answer(known: &[char], from: usize) -> String {
    let one = |at: usize| match at % 20 {
        19 => '。',
        9 => '，',
        _ => known[(from * 131 + at * 7) % known.len()],
    };
    (0..LENGTH).map(one).collect()
}

/// Where each unit's answers were told.
struct Places<'a> {
    units: &'a [String],
    files: &'a [Arc<str>],
}

impl Places<'_> {
    fn told(&self, unit: usize, row: usize, column: u16, text: String) -> Told {
        let row = u32::try_from(row).expect("a row");
        let origin = BookOrigin::cell(&self.files[unit], "填报表", CellRef::new(row, column));
        Told {
            text: text.into(),
            origin,
            beside: Vec::new(),
            hash: self.hash(unit).into(),
            held: false,
        }
    }

    fn hash(&self, unit: usize) -> String {
        format!("{:064x}", unit * 7919 + 1)
    }

    fn part(&self, task: usize, part: Part) -> UnitPart {
        let figure = part.done.map(|done| Figure {
            name: format!("第{task}项场次"),
            is_named: true,
            amount: PROMISED.into(),
            measure: "场".into(),
            wording: Wording::default(),
            promise: format!("{PROMISED}场"),
            kind: TargetKind::Adds,
            done: Some(self.told(part.unit, task + 4, 5, done)),
            reckoned: hongtou::report::Reckoned::default(),
        });
        UnitPart {
            unit: self.units[part.unit].clone(),
            label: None,
            column: ColumnContent::Units,
            remark: None,
            beside: Vec::new(),
            leads: true,
            returned: true,
            gap: "未填写",
            answer: Some(self.told(part.unit, task + 4, 3, part.text)),
            own: Vec::new(),
            state: None,
            due: None,
            figures: figure.into_iter().collect(),
        }
    }

    fn status(&self, unit: usize) -> UnitStatus {
        let told = |row: usize, text: &str| Some(self.told(unit, row + 2_000, 3, text.into()));
        let version = VersionStatus {
            file: self.files[unit].to_string(),
            hash: self.hash(unit),
            chosen: true,
            again: Vec::new(),
            filled_on: Date::new(2024, 4, 2),
            sent: None,
            saved: None,
            changes: Vec::new(),
        };
        UnitStatus {
            unit: self.units[unit].clone(),
            state: State::Returned,
            file: Some(self.files[unit].to_string()),
            hash: Some(self.hash(unit)),
            beside: Vec::new(),
            by: None,
            versions: vec![version],
            stamped: Vec::new(),
            unstamped: Vec::new(),
            person: told(0, "张三"),
            phone: told(1, "0533-5181763"),
            filled_on: told(2, "2024年4月2日"),
            others: Vec::new(),
            replaced: Vec::new(),
        }
    }
}

/// The target of a task: what its lead counts.
fn target(task: usize, task_name: &str, lead: &UnitPart) -> Option<TargetReport> {
    let figure = lead.figures.first()?;
    let told = figure.done.clone()?;
    let number = Decimal::parse(&told.text);
    let (unit, told) = (lead.unit.clone(), Some(told));
    let share =
        UnitShare { unit, told, number, before: None, share: None, promised: None, ended: None };
    Some(TargetReport {
        task: task + 1,
        place: 0,
        label: (task + 1).to_string(),
        task_name: task_name.to_owned(),
        name: figure.name.clone(),
        former_names: Vec::new(),
        amount: figure.amount.clone(),
        measure: figure.measure.clone(),
        wording: figure.wording.clone(),
        promise: figure.promise.clone(),
        changed: None,
        kind: TargetKind::Adds,
        goal: Goal::of(&figure.amount, &figure.wording, TargetKind::Adds),
        together: Together::Sum,
        shares: vec![share],
        course: vec![(Period::new(2024, Quarter::First), number)],
        met: Vec::new(),
        broken: Vec::new(),
        before: None,
        elapsed: 2_500,
        came_due: None,
        lights: Lights::default(),
        is_over: false,
    })
}
