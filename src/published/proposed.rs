//! The targets that the text of a task of a description promises, as they are proposed of a published paper.

use super::draft::{Guess, PartyDraft, RoleDraft, RoleKind, TaskDraft};
use super::targets;

/// A target that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedTarget {
    /// 名称
    pub name: String,
    /// 数量, as the text has it, with its words and its measure.
    pub amount: String,
    /// 类型 in Chinese, where the amount does not say it.
    pub kind: Option<&'static str>,
    /// Who reports it.
    pub reporter: String,
    /// What each unit has of the sum, where the text says it.
    pub shares: Vec<(String, String)>,
    /// The name of the target that it is a part of (属于).
    pub whole: Option<String>,
}

/// The targets that a task of that name promises in its paragraphs; `units` are those that lead, or else those that
/// are responsible. None where there are none of them.
pub fn proposed_targets(name: &str, text: &[String], units: &[String]) -> Vec<ProposedTarget> {
    let party = |name: &String| PartyDraft { name: name.clone(), remark: None };
    let parties = units.iter().map(party).collect();
    let task = TaskDraft {
        name: Guess { value: name.to_owned(), ..Guess::default() },
        text: text.to_vec(),
        roles: vec![RoleDraft { kind: RoleKind::Responsible, parties }],
        ..TaskDraft::default()
    };
    let proposed = targets::propose(&task, &[]).into_iter();
    proposed
        .map(|one| ProposedTarget {
            name: one.name,
            amount: one.amount,
            kind: one.kind,
            reporter: one.reporter,
            shares: one.shares,
            whole: one.whole,
        })
        .collect()
}
