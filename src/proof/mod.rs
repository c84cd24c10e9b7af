//! The proof-reader: what a careful colleague marks in the words of a paper before it is sealed.
//!
//! Each rule is one row of a table: its code, where it looks, what looks for it, its words, its source with
//! the clause, how binding it is, whether mending is mechanical, and beside them a slip that it finds and a
//! text that it leaves alone. A notice is read once, passage by passage; what the rules find are warnings.

mod passage;
mod rules;
mod silent;
mod whole;

pub use passage::{Kind, Looks, Passage, Slip};
pub use rules::{Row, rows};
pub use silent::{Silent, is_meant, silence};
pub use whole::{Mark, WholeRow};

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Problem, Proofread};
use crate::notice::Notice;

/// So many places of one rule are marked in a passage.
const MARKED: usize = 20;

/// What the rules find in `notice`, passage by passage and as a whole.
pub fn read(notice: &Notice) -> Diagnostics {
    let mut findings = of_passages(notice);
    for row in whole::rows() {
        findings.extend((row.find)(notice).into_iter().map(|mark| marked(row, mark)));
    }
    findings
}

/// What the rules find in the words of a notice that has errors, but for what it says is not to be listed: what is
/// left of it cannot be held against anything.
pub fn read_draft(draft: &Notice) -> Diagnostics {
    let mut findings = of_passages(draft);
    findings.take(|found| draft.silent.iter().any(|by| is_meant(by, found)));
    findings
}

fn of_passages(notice: &Notice) -> Diagnostics {
    let read: Vec<Vec<Diagnostic>> =
        passage::of(notice).par_iter().map(|passage| of_passage(passage)).collect();
    let mut findings = Diagnostics::new();
    findings.extend(read.into_iter().flatten());
    findings
}

fn of_passage(passage: &Passage<'_>) -> Vec<Diagnostic> {
    let of_row = |row: &'static Row| {
        let slips = (row.find)(passage).into_iter().take(MARKED);
        slips.map(move |slip| found(row, passage, slip))
    };
    rows().filter(|row| row.looks.contains(passage.kind)).flat_map(of_row).collect()
}

fn marked(row: &'static WholeRow, mark: Mark) -> Diagnostic {
    let Mark { place, found, right, more } = mark;
    Diagnostic::at(&place, Problem::Proof(Proofread { rule: &row.rule, found, right, more }))
}

fn found(row: &'static Row, passage: &Passage<'_>, slip: Slip) -> Diagnostic {
    let text = passage.text;
    let place = text.part(slip.range.clone());
    let found = text.value[slip.range].to_owned();
    let proofread = Proofread { rule: &row.rule, found, right: slip.right, more: None };
    Diagnostic::at(&place, Problem::Proof(proofread))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::{Kind, Looks, Passage, Row, rows, whole};
    use crate::diag::{Force, Rule};
    use crate::notice::{self, SText};
    use crate::origin::{Origin, Source, Sourced};

    fn written(text: &str) -> SText {
        let source: Arc<Source> = Source::new("n.yaml", text);
        Sourced::new(text.to_owned(), Origin::new(&source, 0..text.len()))
    }

    fn finds(row: &Row, text: &str) -> Vec<String> {
        let text = written(text);
        let slips = (row.find)(&passage(row, &text)).into_iter();
        slips.map(|slip| format!("{}→{:?}", &text[slip.range], slip.right)).collect()
    }

    #[test]
    fn each_rule_finds_its_slip_and_leaves_the_innocent_alone() {
        for row in rows() {
            let code = row.rule.code;
            assert!(!finds(row, row.slip).is_empty(), "{code}: {}", row.slip);
            let innocent = finds(row, row.innocent);
            assert!(innocent.is_empty(), "{code}: {}: {innocent:?}", row.innocent);
        }
    }

    /// What is mended is right: the rule finds nothing in it any more.
    #[test]
    fn what_is_mended_is_left_alone() {
        for row in rows().filter(|row| row.rule.mechanical) {
            let text = written(row.slip);
            let mut mended = row.slip.to_owned();
            for slip in (row.find)(&passage(row, &text)).into_iter().rev() {
                mended.replace_range(slip.range, &slip.right.expect("mechanical"));
            }
            assert!(finds(row, &mended).is_empty(), "{}: {mended}", row.rule.code);
        }
    }

    /// A passage of the kind that the rule reads; of titles the last line.
    fn passage<'t>(row: &Row, text: &'t SText) -> Passage<'t> {
        let kind = match row.looks {
            Looks::Everywhere | Looks::OutsideTitles | Looks::Paragraphs => Kind::Paragraph,
            Looks::Title => Kind::Title,
            Looks::AttachmentTitles => Kind::AttachmentTitle,
        };
        let mut passage = Passage::new(text, kind);
        passage.ends = (kind != Kind::Title, true);
        passage
    }

    #[test]
    fn each_code_has_one_rule_and_words_are_there() {
        let codes: BTreeSet<&str> = rules().iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), rules().len());
        for rule in rules() {
            let said = [rule.zh, rule.en, rule.source];
            assert!(said.iter().all(|words| !words.is_empty()), "{}", rule.code);
        }
    }

    /// Those of this room, and those by which a description is looked over as it is read.
    fn rules() -> Vec<&'static Rule> {
        let of_passages = rows().map(|row| &row.rule);
        let of_papers = of_passages.chain(whole::rows().map(|row| &row.rule));
        let as_read = notice::reading_rules().into_iter().map(|row| &row.rule);
        let mut all: Vec<&'static Rule> = of_papers.chain(as_read).collect();
        all.sort_by_key(|rule| rule.code);
        all
    }

    /// docs/rules.md has every rule as the program has it; `UPDATE=1` writes it.
    #[test]
    fn the_page_of_rules_is_that_of_the_tables() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
        let page = page();
        if std::env::var_os("UPDATE").is_some() {
            #[allow(clippy::disallowed_methods, reason = "a test writes its own expectations")]
            std::fs::write(&file, &page).unwrap();
        }
        assert!(std::fs::read_to_string(&file).unwrap() == page, "UPDATE=1 writes docs/rules.md");
    }

    fn page() -> String {
        let mut page = String::from(include_str!("page.md"));
        for rule in rules() {
            let remedy = match (rule.remedy_zh, rule.remedy_en) {
                ("", "") => String::new(),
                (zh, en) => format!("{zh} ({en})"),
            };
            let force = match rule.force {
                Force::Regulation => "条例",
                Force::National => "国标",
                Force::Standard => "标准",
                Force::Practice => "实务",
            };
            let mended = if rule.mechanical { "是" } else { "" };
            let (code, source) = (rule.code, rule.source);
            let row = [code, rule.zh, rule.en, &remedy, source, force, mended].join(" | ");
            page += &format!(
                "| {} |\n",
                row.replace("{}", "……").replace("{1}", "……").replace("{2}", "……")
            );
        }
        page
    }
}
