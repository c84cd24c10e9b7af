//! Who reports, as the sentence on reports says it: all units of a task, as a description has it unless it says otherwise,
//! or those that lead alone. That is asked, never taken: a unit that is left out gets no form.
//!
//! ```text
//! 各责任单位每季度末…报送     all: nothing to ask
//! 各牵头单位每季度末…报送     asked, with the words
//! 每季度末…报送              asked, where tasks have units that lead and others
//! ```

use super::draft::{ReportingDraft, RoleKind, TaskDraft};

/// Words for all units of a task.
const ALL: [&str; 12] = [
    "责任单位",
    "责任部门",
    "承办单位",
    "各单位",
    "各部门",
    "各有关",
    "有关单位",
    "各相关",
    "相关单位",
    "各镇",
    "各乡镇",
    "配合单位",
];
/// How the key is written where those report that lead.
const HOW: &str = "只由牵头单位填报的，在各项实事的谁填报里写牵头单位；不写的，各单位都填报";

/// What is to be asked; nothing where all report, or no task has others beside those that lead.
pub(super) fn doubt(reporting: &ReportingDraft, tasks: &[TaskDraft]) -> Option<String> {
    let sentence = reporting.sentence.as_ref().filter(|_| !reporting.is_empty())?;
    let has_both = |task: &TaskDraft| {
        let leads = task.roles.iter().filter(|role| role.kind == RoleKind::Lead).count();
        leads > 0 && leads < task.roles.len()
    };
    // Who collects them is none of those who report.
    let collector = reporting.collector.as_deref().unwrap_or_default();
    let who = if collector.is_empty() { sentence.clone() } else { sentence.replace(collector, "") };
    if !tasks.iter().any(has_both) || ALL.iter().any(|word| who.contains(word)) {
        return None;
    }
    Some(match who.contains("牵头") {
        true => format!("原文写“{sentence}”，{HOW}"),
        false => format!("原文没有写由谁填报，{HOW}"),
    })
}
