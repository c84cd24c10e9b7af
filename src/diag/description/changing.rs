//! What can be wrong with what the description says of changes within the year (`E265` to `E271`, `W265`, `W266`).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// A kind of finding about a change within the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changing {
    /// No day, period or document of a change.
    NoTime {
        /// As written.
        found: String,
    },
    /// The last day is before the first.
    EndsBeforeItBegins {
        /// The first day.
        since: String,
    },
    /// A unit takes over from others, and no day says from when.
    NoDayOfTakingOver,
    /// A group of units has a day or predecessors.
    GroupChanges,
    /// Two changes by one document.
    ChangeTwice {
        /// Its number.
        number: String,
    },
    /// Two earlier amounts of a target end on one day.
    AmountsUntilOneDay {
        /// That day.
        until: String,
    },
    /// A unit takes over from others that are in the register and go on: nothing is asked of it.
    PredecessorsStay {
        /// The unit.
        name: String,
        /// Those it takes over from.
        predecessors: String,
    },
    /// A task was added within the year and stands before one of the notice itself.
    AddedBeforeOthers {
        /// The task that was added.
        added: String,
    },
    /// Every unit of a task that goes on ends within the year, and none takes over.
    NobodyLeft {
        /// The task.
        task: String,
        /// Its units.
        units: String,
    },
}

impl Changing {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Changing::NobodyLeft { .. } => ("W266", Office),
            Changing::NoTime { .. } => ("E265", Office),
            Changing::EndsBeforeItBegins { .. } => ("E266", Office),
            Changing::NoDayOfTakingOver => ("E267", Office),
            Changing::GroupChanges => ("E268", Office),
            Changing::ChangeTwice { .. } => ("E269", Office),
            Changing::AmountsUntilOneDay { .. } => ("E270", Office),
            Changing::AddedBeforeOthers { .. } => ("E271", Office),
            Changing::PredecessorsStay { .. } => ("W265", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Changing::NobodyLeft { task, units } => words(
                (
                    format!("“{task}”的单位（{units}）年内都撤销了，没有接手的，从那时起没有人报"),
                    "有接手的，在名册里写接手单位的“前身”和“自”，或者在责任单位里加上它；这一项不再办的，给它写“至”",
                ),
                (
                    format!(
                        "all units of “{task}” ({units}) end within the year, and none takes over: nobody reports it"
                    ),
                    "name who takes over (predecessors and since), or another responsible unit; where the task ends too, give it until",
                ),
            ),
            Changing::NoTime { found } => words(
                (
                    format!("“{found}”不是日期、报送期，也不是“变更”里的文号"),
                    "写成 2024-06-10、2024Q2 或二季度；写文号的，先在“变更”里写出这份文件的文号和日期",
                ),
                (
                    format!("“{found}” is no day, no period and no document of “changes”"),
                    "write 2024-06-10 or 2024Q2; before a document's number can stand here, list it with its date under \
                 changes",
                ),
            ),
            Changing::EndsBeforeItBegins { since } => words(
                (format!("“至”在“自”（{since}）以前"), "对照文件，改正其中一个日期"),
                (
                    format!("it ends before it begins ({since})"),
                    "compare with the document and mend one of the two",
                ),
            ),
            Changing::NoDayOfTakingOver => words(
                (
                    "写了“前身”，没有写“自”",
                    "加上从哪一天或哪一期起由这个单位接过来，例如 自: 2024-06-10；只是换了叫法、没有哪一天之分的，改写成“别名”",
                ),
                (
                    "a unit with predecessors needs the day from which it takes over",
                    "add since, for example since: 2024-06-10; where it only has another name, write aliases instead",
                ),
            ),
            Changing::GroupChanges => words(
                ("一组单位不能写“前身”“自”“至”", "写在变动的那个成员自己的那一条里"),
                (
                    "a group of units has no predecessors, since or until",
                    "write them in the entry of the member that changes",
                ),
            ),
            Changing::ChangeTwice { number } => words(
                (
                    format!("两次变更的文号都是“{number}”"),
                    "同一份文件改了几处的，合成一条；文号写错的，改正过来",
                ),
                (
                    format!("two changes have the number “{number}”"),
                    "join them where one document changes several things, else mend the number",
                ),
            ),
            Changing::AmountsUntilOneDay { until } => words(
                (format!("两个原数量都到{until}为止"), "每个原数量写出它自己最后的一天"),
                (
                    format!("two earlier amounts end on {until}"),
                    "give each the last day of its own",
                ),
            ),
            Changing::PredecessorsStay { name, predecessors } => words(
                (
                    format!(
                        "“{name}”从{predecessors}接过来，{predecessors}还在名册里，报表仍由原来的单位填"
                    ),
                    format!(
                        "整个并入的，把{predecessors}那一条从名册里删去；只划出一部分的，在那几项实事的责任单位里写“{name}”"
                    ),
                ),
                (
                    format!(
                        "“{name}” takes over from {predecessors}, still in the register: the forms go there"
                    ),
                    format!(
                        "where it takes over all, delete {predecessors} from the register; where a part, name “{name}” in the units of those tasks"
                    ),
                ),
            ),
            Changing::AddedBeforeOthers { added } => words(
                (
                    format!("年内增加的“{added}”写在原有实事的前面，原有实事的序号就变了"),
                    "把年内增加的实事写在这一部分的最后",
                ),
                (
                    format!(
                        "“{added}” was added within the year and stands before a task of the notice, whose number it \
                         changes"
                    ),
                    "move what was added within the year to the end of its part",
                ),
            ),
        }
    }
}
