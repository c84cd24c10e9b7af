//! Descriptions that nobody wrote: units, tasks and what is said beside them are drawn, so that some hundred of
//! them use every key of a description in both languages, and every kind of value that a form depends on.

mod choices;
mod columns;
mod headings;
mod paper;
mod reporting;
mod targets;
mod tasks;
mod units;
mod uses;
mod written;

use std::collections::BTreeSet;
use std::fmt;

use hongtou::notice::{Notice, keys};
use hongtou::period::Period;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use self::choices::Choices;
use self::headings::Headings;
use self::tasks::Drawn;
use self::units::{Party, Units};
use self::written::{Node, Used};

pub(crate) use uses::{USES, uses};

/// A description, and the period that is reported.
pub(crate) struct Description {
    root: Node,
    /// Whether its keys are written in Chinese.
    chinese: bool,
    /// Which period of the year.
    period: prop::sample::Index,
}

impl Description {
    pub(crate) fn yaml(&self) -> String {
        self.root.yaml(self.chinese)
    }

    pub(crate) fn notice(&self) -> Notice {
        super::read(&self.yaml())
    }

    /// One of the periods of `notice`, which it describes.
    pub(crate) fn period(&self, notice: &Notice) -> Period {
        let periods: Vec<Period> = notice.reporting.every.of_year(notice.year).collect();
        periods[self.period.index(periods.len())]
    }

    /// Its keys, each with the language it is written in.
    pub(crate) fn keys(&self) -> BTreeSet<(bool, Used)> {
        self.root.keys().into_iter().map(|key| (self.chinese, key)).collect()
    }
}

impl fmt::Debug for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{:?}", self.yaml(), self.period)
    }
}

/// All keys in both languages.
pub(crate) fn all_keys() -> BTreeSet<(bool, Used)> {
    let tables = keys::TABLES.into_iter();
    let keys = tables.flat_map(|table| table.keys().map(|key| (table.title.1, key.name)));
    keys.flat_map(|key| [(false, key), (true, key)]).collect()
}

/// Names that a workbook could misread, and ordinary ones.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[区县市][妇科民政教体卫健]{1,12}局?",
        "[=+@'\"&<>#!$%|/\\\\:*?一二a-zA-Z0-9._-]{1,40}",
        Just("=HYPERLINK(\"http://x\",\"y\")".to_owned()),
        Just("_x0041_".to_owned()),
        Just("R1C1".to_owned()),
        "[一-龥“”（）·]{30,300}",
    ]
}

/// So many bytes choose at most.
const CHOICES: usize = 64;

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), CHOICES)
}

fn task() -> impl Strategy<Value = Drawn> {
    let counted = prop::collection::vec(name(), 0..4);
    (name(), counted, bytes()).prop_map(|(name, counted, choices)| Drawn { name, counted, choices })
}

pub(crate) fn descriptions() -> impl Strategy<Value = Description> {
    let names = prop::collection::vec(name(), 1..6);
    let tasks = prop::collection::vec(task(), 1..7);
    let all = (names, name(), tasks, bytes(), any::<bool>(), any::<prop::sample::Index>());
    all.prop_map(|(names, office, tasks, bytes, chinese, period)| {
        let root = root(&names, &office, &tasks, &mut Choices::of(&bytes));
        Description { root, chinese, period }
    })
}

/// The same first few each time.
pub(crate) fn drawn(count: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let one = |_| descriptions().new_tree(&mut runner).expect("a description").current().yaml();
    (0..count).map(one).collect()
}

fn root(names: &[String], office: &str, tasks: &[Drawn], choices: &mut Choices<'_>) -> Node {
    let units = Units::new(names, choices);
    let mut pairs = paper::paper(choices, office);
    pairs.push(("units", units.register(choices)));
    let mut headings = Headings::new(choices.yes(2));
    let (mut listed, mut reporting) = (Vec::new(), Vec::new());
    for (at, drawn) in tasks.iter().enumerate() {
        listed.extend(headings.above(choices));
        let (task, units) = tasks::task(at, (drawn, &tasks[0].name), &units);
        listed.push(task);
        reporting.extend(units);
    }
    pairs.push(("tasks", Node::List(listed)));
    let unit = units.name(Party::Unit(reporting[0]));
    pairs.extend(reporting::reporting(choices, unit, office));
    Node::Map(&keys::NOTICE, pairs)
}
