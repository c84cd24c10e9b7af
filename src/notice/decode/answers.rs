//! The answers to the questions from which a description is begun.

use crate::notice::answers::{RawAnswers, named};
use crate::notice::keys;
use crate::notice::roster::{RosterRow, is_roster_file};
use crate::notice::yaml::{Kind, Node};
use crate::origin::Sourced;

use super::{Decoder, Fields};

impl Decoder<'_> {
    /// What is answered below `root`.
    pub(super) fn answers(&mut self, root: &Node) -> RawAnswers {
        let Some(fields) = self.fields(root, keys::ANSWERS.title.0, &keys::ANSWERS) else {
            return RawAnswers::default();
        };
        RawAnswers {
            year: self.text(&fields, &keys::YEAR),
            issuer: self.text(&fields, &keys::ISSUER),
            number: self.text(&fields, &keys::NUMBER),
            title: self.text(&fields, &keys::TITLE),
            recipients: self.text(&fields, &keys::RECIPIENTS),
            units: self.answered_units(&fields),
            people: self.texts(&fields, &keys::PEOPLE).unwrap_or_default(),
            phones: self.texts(&fields, &keys::PHONE).unwrap_or_default(),
        }
    }

    /// Names in one line or in a list are enough here.
    fn answered_units(&mut self, fields: &Fields<'_>) -> Vec<RosterRow> {
        let Some(entry) = fields.get(&keys::REGISTER) else { return Vec::new() };
        let is_text = |node: &Node| matches!(node.kind, Kind::Scalar(_));
        match &entry.value.kind {
            Kind::Scalar(text) if !text.contains('\n') && !is_roster_file(text) => {
                named(&Sourced::new(text.clone(), entry.value.origin.clone()))
            }
            Kind::List(items) if items.iter().all(is_text) => {
                let names = self.texts(fields, &keys::REGISTER).unwrap_or_default();
                names.iter().flat_map(named).collect()
            }
            Kind::Null | Kind::Scalar(_) | Kind::List(_) | Kind::Mapping(_) => {
                let units = self.register(fields).unwrap_or_default().into_iter();
                let row = |unit: crate::notice::raw::RawUnit| {
                    Some(RosterRow { name: unit.name?, aliases: unit.aliases, email: unit.email })
                };
                units.filter_map(row).collect()
            }
        }
    }
}
