//! The styles of a workbook (ECMA-376 part 1, 18.8) -> the same without what only a printer needs.
//!
//! Of a cell's style the number format is read, nothing else; a workbook that was copied together
//! has hundreds of fonts and named styles, and the reader makes each anew.
//!
//! ```text
//! <styleSheet><numFmts>…</numFmts><fonts>…</fonts><fills>…</fills><cellXfs>…</cellXfs></styleSheet>
//! <styleSheet><numFmts>…</numFmts><cellXfs>…</cellXfs></styleSheet>
//! ```

use std::borrow::Cow;
use std::ops::{ControlFlow, Range};

use memchr::memmem;
use quick_xml::escape;
use quick_xml::events::BytesStart;

use crate::diag::{Bound, Returned};

use super::limits::{CELL_FORMATS, FONT_NAME, FORMAT_CODE};
use super::names;
use super::refusal::Refusal;
use super::xml::walk;

/// Elements that are left out.
const LOOKS: [&str; 6] = ["fonts", "fills", "borders", "cellStyleXfs", "cellStyles", "dxfs"];

/// Whether the part `name` holds the styles.
pub(super) fn is_styles(name: &str) -> bool {
    name.eq_ignore_ascii_case("xl/styles.xml")
}

/// Whether a reader may take the part `name` for the styles, in whatever folder it lies.
pub(super) fn may_be_styles(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with("styles.xml")
}

/// Whether the styles are within what an office program writes: the reader makes the format and the font
/// of each cell format anew, so that their number and their lengths multiply.
///
/// # Errors
/// The bound that is passed.
pub(super) fn check(styles: &[u8], part: &str) -> Result<(), Refusal> {
    let mut formats = 0;
    let found = walk(styles, |tag| {
        let is_format = tag.local_name().as_ref() == b"xf";
        formats += usize::from(is_format);
        if formats > CELL_FORMATS {
            let (bound, limit) = (Bound::Listed, CELL_FORMATS as u64);
            return ControlFlow::Break(Returned::Beyond { bound, limit });
        }
        if !is_format && is_too_long(tag) {
            return ControlFlow::Break(Returned::Forged { part: names::shown(part) });
        }
        ControlFlow::Continue(())
    });
    // Where it is broken is the next reader's to say.
    found.ok().flatten().map_or(Ok(()), |problem| Err(problem.into()))
}

/// Whether one of the attributes is longer than any name or code.
fn is_too_long(tag: &BytesStart<'_>) -> bool {
    tag.len() > FORMAT_CODE
        && tag.attributes().with_checks(false).flatten().any(|attribute| {
            let name = attribute.key.local_name();
            match name.as_ref() {
                b"formatCode" => characters(&attribute.value) > FORMAT_CODE,
                b"val" => attribute.value.len() > FONT_NAME,
                _ => false,
            }
        })
}

/// Characters of a value; those that are written as references (`&quot;`) are one each.
fn characters(value: &[u8]) -> usize {
    let text = String::from_utf8_lossy(value);
    escape::unescape(&text).map_or(text.len(), |text| text.chars().count())
}

/// The part `styles` without looks. One that is written in a way of its own stays as it is.
pub(super) fn without_looks(styles: &[u8]) -> Cow<'_, [u8]> {
    let mut looks: Vec<Range<usize>> = LOOKS.iter().filter_map(|name| only(styles, name)).collect();
    looks.sort_unstable_by_key(|range| range.start);
    let apart = looks.is_sorted_by(|one, next| one.end <= next.start);
    if looks.is_empty() || !apart {
        return styles.into();
    }
    let mut kept = Vec::with_capacity(styles.len());
    let mut from = 0;
    for range in looks {
        kept.extend(styles.get(from..range.start).unwrap_or_default());
        from = range.end;
    }
    kept.extend(styles.get(from..).unwrap_or_default());
    kept.into()
}

/// Where the one element of that name stands; `None` where there is none, or several.
fn only(xml: &[u8], name: &str) -> Option<Range<usize>> {
    let (begin, end) = (format!("<{name}"), format!("</{name}>"));
    let is_whole = |at: &usize| matches!(xml.get(at + begin.len()), Some(b' ' | b'>'));
    let mut begins = memmem::find_iter(xml, begin.as_bytes()).filter(is_whole);
    let mut ends = memmem::find_iter(xml, end.as_bytes());
    let range = begins.next()?..ends.next()? + end.len();
    let several = begins.next().is_some() || ends.next().is_some();
    (!several && range.start < range.end).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::without_looks;

    fn kept(styles: &str) -> String {
        String::from_utf8(without_looks(styles.as_bytes()).into_owned()).unwrap()
    }

    #[test]
    fn only_formats_are_kept() {
        let styles = "<styleSheet><numFmts><numFmt/></numFmts><fonts count=\"1\"><font/></fonts>\
                      <fills><fill/></fills><cellXfs><xf/></cellXfs><cellStyles/></styleSheet>";
        let formats = "<styleSheet><numFmts><numFmt/></numFmts><cellXfs><xf/></cellXfs>\
                       <cellStyles/></styleSheet>";
        assert_eq!(kept(styles), formats);
    }

    #[test]
    fn what_is_written_otherwise_stays() {
        for styles in [
            "",
            "<x:fonts></x:fonts>",
            "<fonts></fonts><!-- <fonts></fonts> -->",
            "</fonts><fonts>",
            "<fonts><fills></fonts></fills>",
        ] {
            assert_eq!(kept(styles), styles);
        }
    }
}
