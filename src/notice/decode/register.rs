//! The register of units: a list of mappings, pasted lines, or the name of a workbook beside the description.

use crate::diag::{Problem, Unfinished};
use crate::notice::keys;
use crate::notice::model::SText;
use crate::notice::raw::{RawForce, RawUnit};
use crate::notice::roster::{RosterRead, RosterRow, is_roster_file, roster_lines};
use crate::notice::yaml::{Kind, Node};
use crate::origin::Sourced;

use super::{Decoder, Fields, written};

impl Decoder<'_> {
    /// The units that there are.
    pub(super) fn register(&mut self, fields: &Fields<'_>) -> Option<Vec<RawUnit>> {
        let entry = fields.get(&keys::REGISTER)?;
        let value = &entry.value;
        let Kind::Scalar(text) = &value.kind else {
            return self.list(fields, &keys::REGISTER, Decoder::unit);
        };
        let text = Sourced::new(text.clone(), value.origin.clone());
        if is_roster_file(&text) {
            let read = (self.roster)(&text).map_err(|found| self.findings.extend(found)).ok()?;
            return Some(self.units_of(read));
        }
        if !text.contains('\n') && !is_block(&text) {
            return self.list(fields, &keys::REGISTER, Decoder::unit);
        }
        let read = roster_lines(&text);
        if read.rows.is_empty() {
            let problem = Unfinished::RosterEmpty { file: written(&entry.key).into() };
            self.found(&value.origin, Problem::Unfinished(problem));
            return None;
        }
        Some(self.units_of(read))
    }

    /// The unit of an item that is a name alone, with its mailbox behind it at most.
    pub(super) fn bare_unit(&mut self, node: &Node) -> Option<RawUnit> {
        let Kind::Scalar(text) = &node.kind else { return None };
        let is_number = text.chars().all(|c| c.is_ascii_digit() || c == '.' || c.is_whitespace());
        if is_number || text.contains(['、', '，', ',', '；', ';', '\n']) {
            return None;
        }
        let mut read = roster_lines(&Sourced::new(text.clone(), node.origin.clone()));
        let row = read.rows.pop()?;
        self.findings.extend(read.left);
        Some(self.unit_of(row))
    }

    fn units_of(&mut self, read: RosterRead) -> Vec<RawUnit> {
        self.findings.extend(read.left);
        read.rows.into_iter().map(|row| self.unit_of(row)).collect()
    }

    fn unit_of(&mut self, row: RosterRow) -> RawUnit {
        let mut seen = |text: SText, key: &str| self.one_line(&text, &text.origin, key.to_owned());
        RawUnit {
            name: seen(row.name, keys::NAME.alias),
            aliases: row
                .aliases
                .into_iter()
                .filter_map(|alias| seen(alias, keys::ALIASES.alias))
                .collect(),
            email: row.email.and_then(|email| seen(email, keys::EMAIL.alias)),
            members: None,
            is_group: false,
            predecessors: Vec::new(),
            force: RawForce::default(),
        }
    }
}

/// Whether a text of one line was written as a block: its place begins behind the sign.
fn is_block(text: &SText) -> bool {
    let before = &text.origin.source().text()[..text.origin.span().start];
    before.trim_end().trim_end_matches(['-', '+']).ends_with(['|', '>'])
}
