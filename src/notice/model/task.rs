//! 实事: what is promised, who reports it, under which heading it stands and how it is counted.

use std::borrow::Cow;

use crate::han;

use super::{Assignments, Due, Force, Role, SText, Target, UnitRef};

/// One task (实事).
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// How the notice counts it.
    pub number: TaskNumber,
    /// Its place in its own description, where the places are those of other descriptions too; else 0.
    pub named: usize,
    /// How many tasks before it have the same name; they are told apart by their numbers.
    pub alike: usize,
    /// Whether any other task has its name.
    pub has_namesake: bool,
    /// 实事名称.
    pub name: SText,
    /// Where the name stands in the text.
    pub name_place: NamePlace,
    /// What is promised; the first paragraph runs on after the heading. Of a task that stands in a table only it
    /// may be empty.
    pub text: Vec<SText>,
    /// The units that report it, the lead first; at least one.
    pub units: Vec<UnitRef>,
    /// All its units as the notice names them.
    pub assigned: Assignments,
    /// Where the unit bracket of the body stands.
    pub bracket: Bracket,
    /// 完成时限; none where the description says nothing, and the form asks.
    pub due: Option<Due>,
    /// The countable promises.
    pub targets: Vec<Target>,
    /// Names by which forms know it that went out before (曾用名).
    pub former_names: Vec<SText>,
    /// When it is in force.
    pub force: Force,
    /// Whether it is, in the notice of a day.
    pub in_force: bool,
    /// Whether it was over by the end of the period whose forms still asked for it: nobody owes an answer.
    pub is_over: bool,
    /// By what it was added within the year, in the notice of a day behind that.
    pub added: Option<String>,
}

impl Task {
    /// Its targets with their places, in the order in which its own description names them.
    pub fn targets_as_named(&self) -> impl Iterator<Item = (usize, &Target)> {
        let mut targets: Vec<(usize, &Target)> = self.targets.iter().enumerate().collect();
        targets.sort_by_key(|(_, target)| target.named);
        targets.into_iter()
    }

    /// The name that it had first: forms that are out know it by that.
    pub fn first_name(&self) -> &str {
        &self.former_names.first().unwrap_or(&self.name).value
    }

    /// Whether the text prints its name: always where there is nothing else to print.
    pub fn prints_name(&self) -> bool {
        self.name_place != NamePlace::Nowhere || self.text.is_empty()
    }

    /// Whether `name` is its name, or was.
    pub fn is_called(&self, name: &str) -> bool {
        self.name.value == name || self.former_names.iter().any(|one| one.value == name)
    }

    /// What messages call it: its name, behind its number where that alone tells it from another.
    pub fn called(&self) -> Cow<'_, str> {
        match self.has_namesake {
            false => Cow::Borrowed(&self.name.value),
            true => Cow::Owned(format!("{} {}", self.number.label, self.name.value)),
        }
    }
}

/// How the notice counts a task (序号).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskNumber {
    /// Its number among those that are counted together, from 1.
    pub value: usize,
    /// The sign of its level, with which the text prints it.
    pub ordinal: Ordinal,
    /// What tables and messages call it, unlike that of every other task: 3, or 一（二）where each section counts
    /// anew.
    pub label: String,
}

/// The levels of a text's structure with their signs (GB/T 9704-2012, 7.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ordinal {
    /// 一、
    First,
    /// （一）
    Second,
    /// 1.
    Third,
    /// （1）
    Fourth,
}

impl Ordinal {
    /// All of them, from the highest down.
    pub const ALL: [Ordinal; 4] =
        [Ordinal::First, Ordinal::Second, Ordinal::Third, Ordinal::Fourth];

    /// The level, from 1.
    pub const fn level(self) -> usize {
        self as usize + 1
    }

    /// The number as a heading of this level begins with it.
    pub fn sign(self, number: usize) -> String {
        let numeral = self.bare(number);
        match self {
            Ordinal::First => format!("{numeral}、"),
            Ordinal::Second | Ordinal::Fourth => numeral,
            Ordinal::Third => format!("{numeral}."),
        }
    }

    /// The number in its signs, without the mark that leads on to a text.
    pub fn bare(self, number: usize) -> String {
        match self {
            Ordinal::First => han::numeral(number),
            Ordinal::Second => format!("（{}）", han::numeral(number)),
            Ordinal::Third => number.to_string(),
            Ordinal::Fourth => format!("（{number}）"),
        }
    }
}

/// A heading above tasks.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Its level: the first, the second or the third.
    pub level: Ordinal,
    /// Its number among those of its level; none where it stands without one.
    pub number: Option<usize>,
    /// What it says, without the number.
    pub text: SText,
    /// The paragraphs between it and the first task.
    pub paragraphs: Vec<SText>,
    /// The task that it stands above, by its place in the notice.
    pub above: usize,
}

impl Heading {
    /// Its words as they are printed, with the number: 一、城建.
    pub fn printed(&self) -> SText {
        let sign = self.number.map(|number| self.level.sign(number)).unwrap_or_default();
        self.text.clone().map(|text| sign + &text)
    }
}

/// How the tasks are printed (实事体例).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskLayout {
    /// Where they stand.
    pub place: TaskPlace,
    /// Whether each section counts its tasks anew.
    pub numbers: TaskNumbers,
    /// The sign of a task's number, where it is not that of its level.
    pub ordinal: Option<Ordinal>,
    /// Whether the text prints no numbers before them: they have bullets of their own, or none.
    pub unnumbered: bool,
    /// Where a task's name stands.
    pub name: NamePlace,
    /// The words of the notice for what units have to do with a task, where they are not the usual ones.
    pub words: Vec<(Role, String)>,
    /// The word behind which the due is printed after the units; none where the text does not print it.
    pub due_word: Option<String>,
    /// Where the units stand of a task that does not say it.
    pub bracket: Bracket,
}

impl TaskLayout {
    /// The word of the notice for what units have to do with a task.
    pub fn word(&self, role: Role) -> &str {
        let own = self.words.iter().find(|(known, _)| *known == role);
        own.map_or_else(|| role.chinese(), |(_, word)| word)
    }

    /// The same in brackets behind a unit's name: 牵头部门 is 牵头 there.
    pub fn label(&self, role: Role) -> &str {
        const ENDINGS: [&str; 2] = ["单位", "部门"];
        let word = self.word(role);
        let short = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
        short.filter(|short| !short.is_empty()).unwrap_or(word)
    }
}

/// Where the tasks are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaskPlace {
    /// In the body of the notice.
    #[default]
    Body,
    /// In an attachment only: a plan, a table of tasks, or the progress form.
    Attachment,
}

/// How an attachment prints the tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskListing {
    /// As the body would: headings, names, texts, units.
    Text,
    /// A row each: number, name, text, units and due.
    Table,
}

/// How tasks under headings are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaskNumbers {
    /// Each section begins with one.
    #[default]
    Anew,
    /// From the first to the last task of the notice.
    Through,
}

/// Where a task's name stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NamePlace {
    /// Before the text, on its line.
    #[default]
    RunIn,
    /// On a line of its own.
    Apart,
    /// In tables and forms alone: the text begins at once behind the number.
    Nowhere,
}

/// Where （责任单位：…） stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bracket {
    /// At the end of the task's text.
    #[default]
    Inline,
    /// The same without brackets: …办会。责任单位：….
    RunOn,
    /// As a paragraph of its own.
    Paragraph,
    /// As a paragraph without brackets: 牵头单位：…；配合单位：….
    Line,
    /// The same with a line for each word.
    Lines,
    /// Nowhere in the text: the units stand in a table alone.
    Nowhere,
}
