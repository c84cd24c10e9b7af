//! Plain texts that are numbers, dates or words: full-width digits, and quotation marks of the input method.

use std::ops::Range;

use crate::diag::Slip;
use crate::notice::keys;
use crate::notice::mended::Edit;
use crate::notice::schema::places::{Content, Place};

use super::scan::Scan;

const OPENING: [char; 4] = ['“', '‘', '＂', '＇'];
const CLOSING: [char; 4] = ['”', '’', '＂', '＇'];

/// What numbers and dates have beside digits.
const OF_NUMBERS: &str = "-/.:年月日毫米厘磅mcpt%号 ";

impl Scan<'_> {
    /// The plain text in `span`.
    pub(super) fn scalar(&mut self, span: Range<usize>, place: Place) {
        let written = &self.text[span.clone()];
        match place.content {
            Content::Strict => self.strict(span),
            Content::Amount => {
                let folded = folded(written);
                if folded != written && written.chars().any(is_wide_digit) {
                    self.printed(Slip::DigitsPrinted, span, folded);
                }
            }
            Content::Text | Content::Phone => {
                let is_meant = place.content == Content::Text && !is_sentence(written);
                if let Some(inner) = unquoted(written).filter(|_| !is_meant) {
                    self.printed(Slip::QuotesPrinted, span, inner.to_owned());
                }
            }
            Content::Units | Content::Register | Content::Other => {}
        }
    }

    /// An item of the register that is a name alone; said of the first.
    pub(super) fn bare_item(&mut self, span: Range<usize>, place: Place) {
        if place.content == Content::Register && !self.is_bare_noted {
            self.is_bare_noted = true;
            let better = format!("- {}: {}", keys::NAME.alias, &self.text[span.clone()]);
            self.printed(Slip::BareName, span, better);
        }
    }

    /// A number, a date, or one of a few words.
    fn strict(&mut self, span: Range<usize>) {
        let written = &self.text[span.clone()];
        let (mut inner, mut edits) = (span.clone(), Vec::new());
        if let Some(bare) = unquoted(written) {
            let size = written.chars().next().map_or(0, char::len_utf8);
            inner = span.start + size..span.start + size + bare.len();
            edits =
                vec![Edit::new(span.start..inner.start, ""), Edit::new(inner.end..span.end, "")];
        }
        if !edits.is_empty() {
            self.taken(Slip::Quotes, span, edits);
        }
        let bare = &self.text[inner.clone()];
        let folded = folded(bare);
        let is_number = folded.chars().all(|c| c.is_ascii_digit() || OF_NUMBERS.contains(c));
        if is_number && bare.chars().any(is_wide_digit) {
            self.taken(Slip::Digits, inner.clone(), vec![Edit::new(inner, folded)]);
        }
    }

    /// Notes what is read as it stands, and how it is better written.
    fn printed(&mut self, slip: Slip, span: Range<usize>, better: String) {
        self.taken(slip, span, Vec::new());
        if let Some(found) = self.found.last_mut() {
            found.shown = Some(better);
        }
    }
}

/// Between quotation marks of the input method, with none inside.
fn unquoted(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(OPENING)?.strip_suffix(CLOSING)?;
    (!inner.is_empty() && !inner.contains(OPENING) && !inner.contains(CLOSING)).then_some(inner)
}

/// Characters from which on a text in quotation marks is no name.
const SENTENCE: usize = 12;

fn is_sentence(text: &str) -> bool {
    text.chars().count() > SENTENCE || text.starts_with(['＂', '＇'])
}

const fn is_wide_digit(c: char) -> bool {
    matches!(c, '０'..='９')
}

/// With the full-width characters of numbers and dates as ordinary ones.
fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '０'..='９' | '－' | '／' | '．' | '％' | '：' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        other => other,
    };
    text.chars().map(fold).collect()
}
