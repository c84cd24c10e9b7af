//! Money in the table of an attachment that is printed as it stands: nothing of it is lost, so that it is told once, at
//! the table, and not at each task.

use std::collections::BTreeSet;

use super::draft::{AnnexContent, AnnexDraft};
use super::shape;

/// The heads of such tables, and those whose money is no target.
#[derive(Default)]
pub(super) struct KeptMoney {
    heads: BTreeSet<String>,
    told: BTreeSet<String>,
}

impl KeptMoney {
    /// The heads of the tables that stand in `annexes` as they are.
    pub(super) fn of(annexes: &[AnnexDraft]) -> KeptMoney {
        let heads = annexes.iter().flat_map(heads).collect();
        KeptMoney { heads, told: BTreeSet::new() }
    }

    /// Whether `money`, a head and what stands below it, is in one of them: then it is told there.
    pub(super) fn has(&mut self, money: &str) -> bool {
        let head = money.split_once('：').map(|(head, _)| shape::squeezed(head));
        let kept = head.filter(|head| self.heads.contains(head));
        let has = kept.is_some();
        self.told.extend(kept);
        has
    }

    /// Tells of it at the tables.
    pub(super) fn tell(&self, annexes: &mut [AnnexDraft]) {
        for annex in annexes {
            let own: Vec<String> = heads(annex).filter(|head| self.told.contains(head)).collect();
            if !own.is_empty() {
                let doubt = format!("“{}”栏里的钱数没有提成目标，表照原文印", own.join("”“"));
                annex.doubt =
                    Some(annex.doubt.take().map_or(doubt.clone(), |one| one + "；" + &doubt));
            }
        }
    }
}

fn heads(annex: &AnnexDraft) -> impl Iterator<Item = String> {
    let tables = match &annex.content {
        AnnexContent::Own { tables, .. } => &tables[..],
        AnnexContent::Form { .. } | AnnexContent::TaskTable { .. } | AnnexContent::Tasks { .. } => {
            &[]
        }
    };
    tables.iter().filter_map(|rows| rows.first()).flatten().map(|head| shape::squeezed(head))
}
