//! Where a figure or a text is from: an anchor in the list at the end of the page.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::origin::BookOrigin;
use crate::report::{Report, Told, without_gaps, without_telephones};

use super::Readers;
use super::view::visible;

/// An entry of the list.
#[derive(Serialize)]
pub(super) struct Source {
    file: String,
    place: String,
}

/// A text of the page, and its place in the list of sources, from 1.
#[derive(Serialize)]
pub(super) struct Sourced {
    pub(super) text: String,
    pub(super) source: Option<usize>,
}

impl Sourced {
    /// A text that nobody wrote into a cell.
    pub(super) const fn nowhere(text: String) -> Sourced {
        Sourced { text, source: None }
    }
}

/// The places that are met, each once, in the order of the page.
pub(super) struct Sources {
    readers: Readers,
    /// The telephones that units gave (联系电话), which a page for everybody leaves out of their texts too.
    phones: Vec<String>,
    /// Characters of a text that are shown; the workbook has all.
    longest: usize,
    known: BTreeMap<BookOrigin, usize>,
    list: Vec<Source>,
}

impl Sources {
    pub(super) fn new(readers: Readers, report: &Report) -> Sources {
        let given = report.units.iter().filter_map(|unit| unit.phone.as_ref());
        let phones =
            given.filter(|_| readers == Readers::Public).flat_map(|told| phones(&told.text));
        let (known, list) = (BTreeMap::new(), Vec::new());
        Sources { readers, phones: phones.collect(), longest: report.printed, known, list }
    }

    pub(super) fn is_public(&self) -> bool {
        self.readers == Readers::Public
    }

    /// The place of `origin` in the list; none on a page for everybody.
    pub(super) fn of(&mut self, origin: &BookOrigin) -> Option<usize> {
        if self.is_public() {
            return None;
        }
        if let Some(known) = self.known.get(origin) {
            return Some(*known);
        }
        let sheet = origin.sheet_name().map(visible);
        let cell = origin.cell_ref().map(|cell| cell.to_string());
        let place = sheet.into_iter().chain(cell).collect::<Vec<_>>().join(" ");
        self.list.push(Source { file: visible(origin.file_name()), place });
        self.known.insert(origin.clone(), self.list.len());
        Some(self.list.len())
    }

    /// What was told, with its place; of what is held no more than that.
    pub(super) fn told(&mut self, told: &Told) -> Sourced {
        let text = if told.held { "（待核）".to_owned() } else { self.shown(&told.text) };
        Sourced { text, source: self.of(&told.origin) }
    }

    /// As much of a text as is shown, with one blank line for many.
    pub(super) fn shown(&self, text: &str) -> String {
        // Before it is cut, lest half of a telephone be left.
        let text = &*self.masked(text);
        let Some((end, _)) = text.char_indices().nth(self.longest) else { return self.all(text) };
        let rest = text[end..].chars().count();
        // Everybody has no workbook.
        let place = if self.is_public() { "" } else { "，见汇总的工作簿" };
        format!("{}……（后面还有 {rest} 字{place}）", self.all(&text[..end]))
    }

    fn all(&self, text: &str) -> String {
        without_gaps(&visible(text))
    }

    /// For everybody the text without the telephones that units gave and what else looks like one.
    fn masked<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !self.is_public() {
            return text.into();
        }
        let text = visible(text);
        let text = self.phones.iter().fold(text, |text, phone| without_phone(&text, phone));
        without_telephones(&text).into()
    }

    pub(super) fn into_list(self) -> Vec<Source> {
        self.list
    }
}

/// Digits of a telephone at least: fewer could be a number.
const DIGITS: usize = 7;

/// The telephones that a text gives: 0771-1234567、13800000000.
fn phones(text: &str) -> impl Iterator<Item = String> + use<> {
    let is_of_phone = |one: char| one.is_ascii_digit() || matches!(one, '-' | '－' | '—');
    let parts = text.split(move |one| !is_of_phone(one)).map(str::to_owned);
    let is_phone = |part: &String| part.chars().filter(char::is_ascii_digit).count() >= DIGITS;
    parts.filter(is_phone).collect::<Vec<_>>().into_iter()
}

/// The text without that telephone; digits that go on before or behind it are another number.
fn without_phone(text: &str, phone: &str) -> String {
    let goes_on = |end: Option<char>| end.is_some_and(|one| one.is_ascii_digit());
    let (mut kept, mut rest) = (String::new(), text);
    while let Some((before, behind)) = rest.split_once(phone) {
        let is_other = goes_on(before.chars().next_back()) || goes_on(behind.chars().next());
        kept.push_str(before);
        kept.push_str(if is_other { phone } else { "（电话略）" });
        rest = behind;
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::{phones, without_phone};

    #[test]
    fn a_telephone_is_left_out_and_no_other_number() {
        let given: Vec<String> = phones("办公室0771-1234567、13800000000（张三）").collect();
        assert_eq!(given, ["0771-1234567", "13800000000"]);
        assert_eq!(phones("120").count(), 0);
        let said = "电话13800000000。共138000000001元，113800000000人。";
        let kept = "电话（电话略）。共138000000001元，113800000000人。";
        assert_eq!(without_phone(said, "13800000000"), kept);
    }
}
