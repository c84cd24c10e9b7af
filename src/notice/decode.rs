//! Node -> [`RawNotice`]: finds keys by either name and holds every value against its shape.
//!
//! A fault is noted and the rest read on: a wrong type, an unknown, missing or doubled key, an
//! empty text or list, a line end in a text. What the texts mean is not looked at.

mod annexes;
mod answers;
mod columns;
mod force;
mod lists;
pub(super) mod paper;
mod register;
mod silent;
mod targets;
pub(super) mod tasks;
mod units;

use crate::diag::{
    Diagnostic, Diagnostics, FileProblem, KeyProblem, MeantKey, Problem, Shape, WordingProblem,
};
use crate::han::is_invisible;
use crate::origin::{Origin, Sourced};

use super::answers::RawAnswers;
use super::keys::{self, Key, Table};
use super::model::{SText, Title};
use super::raw::{RawAttachment, RawBodyAndDate, RawContact, RawNotice, RawReporting, RawRuling};
use super::roster::RosterFile;
use super::similar::nearest;
use super::syntax::mistaken_key;
use super::yaml::{Entry, Kind, Node};

/// Characters of one text: the longest paragraph of the real notices has 600.
const LONGEST_TEXT: usize = 40_000;

/// The raw description in `root`; what is wrong with it goes to `findings`.
pub(super) fn decode(
    root: &Node,
    roster: &RosterFile<'_>,
    findings: &mut Diagnostics,
) -> RawNotice {
    let mut decoder = Decoder {
        findings,
        roster,
        addressed: paper::is_addressed(root),
        in_body: tasks::are_in_body(root),
    };
    let Some(fields) = decoder.fields(root, keys::NOTICE.title.0, &keys::NOTICE) else {
        return RawNotice::default();
    };
    decoder.notice(&fields)
}

/// The raw answers in `root`; what is wrong with them goes to `findings`.
pub(super) fn answers(
    root: &Node,
    roster: &RosterFile<'_>,
    findings: &mut Diagnostics,
) -> RawAnswers {
    Decoder { findings, roster, addressed: false, in_body: false }.answers(root)
}

/// The known entries of a mapping.
struct Fields<'n> {
    given: Vec<(&'static Key, &'n Entry)>,
}

impl<'n> Fields<'n> {
    fn get(&self, key: &'static Key) -> Option<&'n Entry> {
        self.given.iter().find(|(known, _)| std::ptr::eq(*known, key)).map(|(_, entry)| *entry)
    }
}

struct Decoder<'f> {
    findings: &'f mut Diagnostics,
    /// Reads the units where they stand in a file of their own.
    roster: &'f RosterFile<'f>,
    /// Whether 主送机关 must be there.
    addressed: bool,
    /// Whether the tasks stand in the body, and need a text each.
    in_body: bool,
}

/// The mappings of the description, one function each.
impl Decoder<'_> {
    fn notice(&mut self, fields: &Fields<'_>) -> RawNotice {
        RawNotice {
            year: self.text(fields, &keys::YEAR),
            issuer: self.text(fields, &keys::ISSUER),
            mark: self.text(fields, &keys::MARK),
            number: self.text(fields, &keys::NUMBER),
            head: self.head(fields),
            title: self.title(fields),
            recipients: self.text(fields, &keys::RECIPIENTS),
            preamble: self.texts(fields, &keys::PREAMBLE),
            units: self.register(fields),
            tasks: self.list(fields, &keys::TASKS, Decoder::task_or_heading),
            task_layout: self.task_layout(fields),
            closing: self.texts(fields, &keys::CLOSING).unwrap_or_default(),
            contact: self.mapping(fields, &keys::CONTACT, &keys::CONTACT_KEYS, Decoder::contact),
            attachment: self.mapping(
                fields,
                &keys::ATTACHMENT,
                &keys::ATTACHMENT_KEYS,
                Decoder::attachment,
            ),
            annexes: self.annexes(fields),
            attendance: self.attendance(fields),
            signed: self.signed(fields),
            stamped: self.stamped(fields),
            note: self.text(fields, &keys::NOTE),
            copies: self.text(fields, &keys::COPIES),
            printed: self.body_and_date(fields, &keys::PRINTED),
            reporting: self
                .mapping(fields, &keys::REPORTING, &keys::REPORTING_KEYS, Decoder::reporting)
                .unwrap_or_default(),
            returns: self.list(fields, &keys::RETURNS, Decoder::ruling).unwrap_or_default(),
            former_numbers: self.texts(fields, &keys::FORMER_NUMBERS).unwrap_or_default(),
            changes: self.list(fields, &keys::CHANGES, Decoder::change).unwrap_or_default(),
            silent: self.silent(fields),
            layout: self
                .mapping(fields, &keys::LAYOUT, &keys::LAYOUT_KEYS, Decoder::layout)
                .unwrap_or_default(),
        }
    }

    fn attachment(&mut self, fields: &Fields<'_>) -> RawAttachment {
        RawAttachment {
            title: self.title(fields),
            printed: self.text(fields, &keys::PRINTED),
            due_column: self.text(fields, &keys::DUE_COLUMN),
            columns: self.form_columns(fields),
        }
    }

    fn contact(&mut self, fields: &Fields<'_>) -> RawContact {
        RawContact {
            people: self.texts(fields, &keys::PEOPLE),
            phones: self.texts(fields, &keys::PHONE),
            phone_word: self.text(fields, &keys::PHONE_WORD),
            faxes: self.texts(fields, &keys::FAX),
            printed: self.text(fields, &keys::PRINTED),
        }
    }

    fn body_and_date(&mut self, fields: &Fields<'_>, key: &'static Key) -> Option<RawBodyAndDate> {
        let origin = fields.get(key)?.key.origin.clone();
        self.mapping(fields, key, &keys::BODY_AND_DATE, |decoder, fields| RawBodyAndDate {
            by: decoder.text(fields, &keys::BY),
            date: decoder.text(fields, &keys::DATE),
            origin,
        })
    }

    fn reporting(&mut self, fields: &Fields<'_>) -> RawReporting {
        RawReporting {
            collector: self.text(fields, &keys::COLLECTOR),
            mailbox: self.text(fields, &keys::MAILBOX),
            sealed_pdf: self.text(fields, &keys::SEALED_PDF),
            every: self.text(fields, &keys::EVERY),
            due_days: self.text(fields, &keys::DUE_DAYS),
            due_day: self.text(fields, &keys::DUE_DAY),
            move_off_rest: self.text(fields, &keys::MOVE_OFF_REST),
            rest_days: self.texts(fields, &keys::REST_DAYS),
            work_days: self.texts(fields, &keys::WORK_DAYS),
            sender: self.text(fields, &keys::SENDER),
            remind_before: self.texts(fields, &keys::REMIND_BEFORE),
            remind_after: self.texts(fields, &keys::REMIND_AFTER),
            behind_points: self.text(fields, &keys::BEHIND_POINTS),
            far_behind_points: self.text(fields, &keys::FAR_BEHIND_POINTS),
        }
    }

    fn ruling(&mut self, node: &Node, list: &str) -> Option<RawRuling> {
        let fields = self.fields(node, list, &keys::RULING)?;
        Some(RawRuling {
            file: self.text(&fields, &keys::FILE),
            unit: self.text(&fields, &keys::UNIT_NAME),
            period: self.text(&fields, &keys::PERIOD),
            version: self.text(&fields, &keys::VERSION),
            ignore: self.text(&fields, &keys::IGNORE),
            figures_right: self.text(&fields, &keys::FIGURES_RIGHT),
            reason: self.text(&fields, &keys::REASON),
            ruled_by: self.text(&fields, &keys::RULED_BY),
            date: self.text(&fields, &keys::DATE),
            origin: node.origin.clone(),
        })
    }
}

/// The shapes of values.
impl Decoder<'_> {
    fn found(&mut self, at: &Origin, problem: Problem) {
        self.findings.push(Diagnostic::at(at, problem));
    }

    fn text(&mut self, fields: &Fields<'_>, key: &'static Key) -> Option<SText> {
        let entry = fields.get(key)?;
        self.text_of(&entry.value, &entry.key, written(&entry.key))
    }

    /// The text in `node`; `named` is where a missing value is reported, `key` what it is called.
    fn text_of(&mut self, node: &Node, named: &Node, key: &str) -> Option<SText> {
        let key = key.to_string();
        match &node.kind {
            Kind::Scalar(text) if text.trim().is_empty() => {
                self.found(&named.origin, Problem::Key(KeyProblem::EmptyValue { key }));
                None
            }
            Kind::Scalar(text) => {
                if let Some(comment) = &node.swallowed {
                    let problem = Problem::Wording(WordingProblem::CommentInText {
                        comment: comment.text().into(),
                    });
                    self.found(comment, problem);
                }
                self.one_line(text, &node.origin, key)
            }
            Kind::Null => {
                self.found(&named.origin, Problem::Key(KeyProblem::EmptyValue { key }));
                None
            }
            Kind::List(_) | Kind::Mapping(_) => {
                self.wrong_shape(node, key, Shape::Text);
                None
            }
        }
    }

    fn one_line(&mut self, text: &str, origin: &Origin, key: String) -> Option<SText> {
        if text.contains('\n') {
            self.found(origin, Problem::Key(KeyProblem::LinesInText { key }));
            return None;
        }
        if text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT {
            self.found(origin, Problem::Key(KeyProblem::TextTooLong { key, limit: LONGEST_TEXT }));
            return None;
        }
        if let Some(character) = text.chars().find(|c| *c == '\t' || is_invisible(*c)) {
            let place = origin.narrow(character.encode_utf8(&mut [0; 4]));
            self.found(&place, Problem::File(FileProblem::InvisibleCharacter { character }));
            return None;
        }
        Some(Sourced::new(text.to_string(), origin.clone()))
    }

    /// A text or a list of texts, as a list.
    fn texts(&mut self, fields: &Fields<'_>, key: &'static Key) -> Option<Vec<SText>> {
        let entry = fields.get(key)?;
        let name = written(&entry.key);
        match &entry.value.kind {
            Kind::Scalar(_) | Kind::Null => {
                self.text_of(&entry.value, &entry.key, name).map(|text| vec![text])
            }
            Kind::List(items) if items.is_empty() => {
                self.found(
                    &entry.key.origin,
                    Problem::Key(KeyProblem::EmptyList { key: name.into() }),
                );
                None
            }
            Kind::List(items) => {
                let texts: Vec<SText> =
                    items.iter().filter_map(|item| self.text_of(item, item, name)).collect();
                (texts.len() == items.len()).then_some(texts)
            }
            Kind::Mapping(_) => {
                self.wrong_shape(&entry.value, name.into(), Shape::TextOrList);
                None
            }
        }
    }

    fn title(&mut self, fields: &Fields<'_>) -> Option<Title> {
        let listed = matches!(fields.get(&keys::TITLE)?.value.kind, Kind::List(_));
        let mut lines = self.texts(fields, &keys::TITLE)?;
        match (listed, lines.pop()) {
            (false, Some(text)) => Some(Title::Text(text)),
            (true, Some(last)) => {
                lines.push(last);
                Some(Title::Lines(lines))
            }
            (_, None) => None,
        }
    }

    /// A list of mappings; an item that cannot be read is left out and reported.
    fn list<T>(
        &mut self,
        fields: &Fields<'_>,
        key: &'static Key,
        item: impl Fn(&mut Self, &Node, &str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let entry = fields.get(key)?;
        let name = written(&entry.key);
        match &entry.value.kind {
            Kind::List(items) if items.is_empty() => {
                self.found(
                    &entry.key.origin,
                    Problem::Key(KeyProblem::EmptyList { key: name.into() }),
                );
                None
            }
            Kind::List(items) => {
                Some(items.iter().filter_map(|node| item(self, node, name)).collect())
            }
            Kind::Null => {
                self.found(
                    &entry.key.origin,
                    Problem::Key(KeyProblem::EmptyValue { key: name.into() }),
                );
                None
            }
            Kind::Scalar(_) | Kind::Mapping(_) => {
                self.wrong_shape(&entry.value, name.into(), Shape::List);
                None
            }
        }
    }

    fn mapping<T>(
        &mut self,
        fields: &Fields<'_>,
        key: &'static Key,
        table: &'static Table,
        read: impl FnOnce(&mut Self, &Fields<'_>) -> T,
    ) -> Option<T> {
        let entry = fields.get(key)?;
        if matches!(entry.value.kind, Kind::Null) {
            let key = written(&entry.key).to_string();
            self.found(&entry.key.origin, Problem::Key(KeyProblem::EmptyValue { key }));
            return None;
        }
        let fields = self.fields(&entry.value, written(&entry.key), table)?;
        Some(read(self, &fields))
    }

    /// The known keys of the mapping in `node`, which stands behind or under `name`.
    fn fields<'n>(
        &mut self,
        node: &'n Node,
        name: &str,
        table: &'static Table,
    ) -> Option<Fields<'n>> {
        let Kind::Mapping(entries) = &node.kind else {
            self.wrong_shape(node, name.into(), Shape::Mapping);
            return None;
        };
        let mut fields = Fields { given: Vec::new() };
        let mut meant = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            match table.find(written(&entry.key)) {
                None if self.is_group_of_digits(entries, at) => {}
                None => meant.extend(self.unknown_key(&entry.key, table)),
                Some(key) => self.known_key(key, entry, &mut fields),
            }
        }
        let place = entries.first().map_or(&node.origin, |entry| &entry.key.origin);
        self.missing_keys(table, &fields, &meant, place);
        Some(fields)
    }

    /// Whether the key `at` this place is what a comma cut off a number: between braces 1,860 is 1 and a key
    /// 860. Reported once for all groups of the number.
    fn is_group_of_digits(&mut self, entries: &[Entry], at: usize) -> bool {
        let before = entries[..=at].iter().rev().take_while(|entry| is_group(entry)).count();
        let Some(first) = (at + 1).checked_sub(before + 1).filter(|_| before > 0) else {
            return false;
        };
        let Kind::Scalar(digits) = &entries[first].value.kind else { return false };
        let is_number = matches!(digits.len(), 1..=3) && all_digits(digits);
        if is_number && before == 1 {
            let groups = entries[at..].iter().take_while(|entry| is_group(entry));
            let groups: String = groups.map(|entry| written(&entry.key)).collect();
            let number = format!("{digits}{groups}");
            self.found(&entries[at].key.origin, Problem::Key(KeyProblem::NumberCut { number }));
        }
        is_number
    }

    fn known_key<'n>(&mut self, key: &'static Key, entry: &'n Entry, fields: &mut Fields<'n>) {
        let Some(first) = fields.get(key) else {
            fields.given.push((key, entry));
            return;
        };
        let name = written(&entry.key);
        let problem = if name == written(&first.key) {
            Problem::Key(KeyProblem::DuplicateKey { key: name.into() })
        } else {
            Problem::Key(KeyProblem::BothNames { name: key.name.into(), alias: key.alias.into() })
        };
        let found = Diagnostic::at(&entry.key.origin, problem).with_related(&first.key.origin);
        self.findings.push(found);
    }

    /// Reports the key; the answer is which keys of the table it was meant to be.
    fn unknown_key(&mut self, key: &Node, table: &'static Table) -> Vec<&'static Key> {
        let name = written(key);
        let known = || {
            let all = |name: fn(&Key) -> &'static str| table.keys().map(name).collect();
            MeantKey::AnyOf([all(|key| key.name), all(|key| key.alias)])
        };
        let unknown = Problem::Key(KeyProblem::UnknownKey { key: name.into(), meant: known() });
        if self.findings.is_full(&unknown) {
            self.found(&key.origin, unknown);
            return Vec::new();
        }
        let mut meant: Vec<_> = table
            .keys()
            .filter(|known| name.contains(known.name) || name.contains(known.alias))
            .collect();
        if name.starts_with('\u{3000}') {
            self.found(&key.origin.narrow("\u{3000}"), Problem::File(FileProblem::FullWidthIndent));
            return meant;
        }
        if let Some((at, end, problem)) = mistaken_key(name) {
            let place = key.origin.narrow(&name[at..end]);
            self.found(&place, problem);
            return meant;
        }
        let names = table.keys().flat_map(|key| [key.name, key.alias]);
        let near = nearest(name, names).and_then(|near| {
            let key = table.find(near)?;
            meant.push(key);
            let other = if near == key.name { key.alias } else { key.name };
            Some(MeantKey::Near(near.to_string(), other.to_string()))
        });
        let unknown = Problem::Key(KeyProblem::UnknownKey {
            key: name.into(),
            meant: near.unwrap_or_else(known),
        });
        self.found(&key.origin, unknown);
        meant
    }

    /// One finding for all keys a mapping lacks. A key that is only misspelt (`meant`) is
    /// reported where it stands.
    fn missing_keys(
        &mut self,
        table: &Table,
        fields: &Fields<'_>,
        meant: &[&'static Key],
        at: &Origin,
    ) {
        let is_needed = |key: &Key| {
            (self.addressed || *key != keys::RECIPIENTS)
                && (*key != keys::TASK_UNITS || !units::are_given(fields))
                && (*key != keys::TEXT || self.in_body)
        };
        let missing = table
            .required
            .iter()
            .filter(|key| fields.get(key).is_none() && !meant.contains(key) && is_needed(key));
        let keys: Vec<_> = missing.map(|key| (key.name.into(), key.alias.into())).collect();
        if !keys.is_empty() {
            self.found(at, Problem::Key(KeyProblem::MissingKeys { keys }));
        }
    }

    fn wrong_shape(&mut self, node: &Node, key: String, wanted: Shape) {
        if let Kind::Scalar(text) = &node.kind
            && let Some((at, end, problem)) = mistaken_key(text)
        {
            return self.found(&node.origin.narrow(&text[at..end]), problem);
        }
        let found = match &node.kind {
            Kind::Null => Shape::Nothing,
            Kind::Scalar(_) => Shape::Text,
            Kind::List(_) => Shape::List,
            Kind::Mapping(_) => Shape::Mapping,
        };
        let line = (wanted == Shape::List).then(|| lists::as_list(&key, node)).flatten();
        self.found(&node.origin, Problem::Key(KeyProblem::WrongShape { key, wanted, found, line }));
    }
}

/// What stands behind a key of the mapping in `node`.
fn below<'n>(node: &'n Node, key: &Key) -> Option<&'n Node> {
    let Kind::Mapping(entries) = &node.kind else { return None };
    entries.iter().find(|entry| key.is(written(&entry.key))).map(|entry| &entry.value)
}

/// Three digits without a value, as a comma leaves them.
fn is_group(entry: &Entry) -> bool {
    let key = written(&entry.key);
    key.len() == 3 && all_digits(key) && matches!(entry.value.kind, Kind::Null)
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A key as it was written; nothing where it is no text.
fn written(key: &Node) -> &str {
    match &key.kind {
        Kind::Scalar(text) => text,
        Kind::Null | Kind::List(_) | Kind::Mapping(_) => "",
    }
}
