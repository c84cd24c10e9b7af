//! The words of findings about changes within the year in English.

use super::Changing;

impl Changing {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Changing::NoTime { found } => (
                format!("“{found}” is no day, no period and no document of “changes”"),
                "write 2024-06-10 or 2024Q2; before a document's number can stand here, list it with its date under \
                 changes"
                    .into(),
            ),
            Changing::EndsBeforeItBegins { since } => (
                format!("it ends before it begins ({since})"),
                "compare with the document and mend one of the two".into(),
            ),
            Changing::NoDayOfTakingOver => (
                "a unit with predecessors needs the day from which it takes over".into(),
                "add since, for example since: 2024-06-10; where it only has another name, write aliases instead"
                    .into(),
            ),
            Changing::GroupChanges => (
                "a group of units has no predecessors, since or until".into(),
                "write them in the entry of the member that changes".into(),
            ),
            Changing::ChangeTwice { number } => (
                format!("two changes have the number “{number}”"),
                "join them where one document changes several things, else mend the number".into(),
            ),
            Changing::AmountsUntilOneDay { until } => (
                format!("two earlier amounts end on {until}"),
                "give each the last day of its own".into(),
            ),
            Changing::PredecessorsStay { name, predecessors } => (
                format!("“{name}” takes over from {predecessors}, still in the register: the forms go there"),
                format!("where it takes over all, delete {predecessors} from the register; where a part, name “{name}” in the units of those tasks"),
            ),
            Changing::AddedBeforeOthers { added } => (
                format!("“{added}” was added within the year and stands before a task of the notice, whose number it \
                         changes"),
                "move what was added within the year to the end of its part".into(),
            ),
        }
    }
}
