//! The words of findings about what is kept in English.

use super::Keeping;

impl Keeping {
    /// What is to be said, and what to do.
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Keeping::ChangedSince { period, kept, changes } => (
                format!(
                    "the description was changed since the forms of {period} went out: {}",
                    changed(changes)
                ),
                format!(
                    "the period goes by the description of then ({kept}); if today's is to count, move that file \
                     away and run this again"
                ),
            ),
            Keeping::Unreadable { kept } => (
                format!("the kept description “{kept}” cannot be read; today's counts for its period"),
                "restore it from a backup; else compare the outcome with today's description".into(),
            ),
            Keeping::Tampered { kept } => (
                format!("the kept file “{kept}” was changed since it was kept"),
                "what is kept is not to be changed: restore it from a backup, or ask who changed it".into(),
            ),
            Keeping::Sealed { number, kept } => (
                format!("{number} was issued with another text, and is not written over"),
                format!(
                    "the issued one is “{kept}”; say changes within the year with since, until and earlier amounts \
                     (docs/years.md); a new document takes a new number or day; to see today's, write it elsewhere \
                     with -o"
                ),
            ),
            Keeping::OtherThanSealed { number, kept } => (
                format!("{number} was issued with another text than this"),
                format!("the issued one is “{kept}”; this one is for comparing alone"),
            ),
            Keeping::YearNotIssued => (
                "the overview of a year is not issued".into(),
                "issue the report of a period: --period 2024Q4 --final".into(),
            ),
        }
    }
}

fn changed(changes: &[[String; 3]]) -> String {
    let side = |text: &str| if text.is_empty() { "(none)".to_owned() } else { text.to_owned() };
    let one = |[what, was, now]: &[String; 3]| format!("{what} {} -> {}", side(was), side(now));
    changes.iter().map(one).collect::<Vec<_>>().join("; ")
}
