//! The styles of an .ods, as their elements come (OpenDocument 1.2 part 1, 16.2): which strike their words
//! through, and how high or wide rows and columns are.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::package::attribute;

/// Below this height or width, in points, nothing of a row or column is to be seen.
pub(super) const FLAT: f64 = 2.0;

/// The styles read up to now.
#[derive(Default)]
pub(super) struct Styles {
    /// By their kind (`style:family`) and name.
    named: BTreeMap<(String, String), Style>,
    /// The style whose properties are being read.
    current: (String, String),
}

/// What a style says.
#[derive(Clone, Copy, Default)]
struct Style {
    struck: Option<bool>,
    size: Option<f64>,
}

impl Styles {
    /// Takes an element.
    pub(super) fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            b"style" => {
                let named = |name: &[u8]| attribute(tag, name).unwrap_or_default();
                let parent = (named(b"family"), named(b"parent-style-name"));
                let inherited = self.named.get(&parent).copied().unwrap_or_default();
                self.current = (parent.0, named(b"name"));
                self.named.insert(self.current.clone(), inherited);
            }
            b"text-properties" => {
                let line = attribute(tag, b"text-line-through-style")
                    .or_else(|| attribute(tag, b"text-line-through-type"));
                if let (Some(line), Some(style)) = (line, self.named.get_mut(&self.current)) {
                    style.struck = Some(line != "none");
                }
            }
            b"table-row-properties" => self.put_size(attribute(tag, b"row-height")),
            b"table-column-properties" => self.put_size(attribute(tag, b"column-width")),
            _ => {}
        }
    }

    fn put_size(&mut self, length: Option<String>) {
        let style = self.named.get_mut(&self.current);
        if let (Some(style), Some(length)) = (style, length) {
            style.size = points(&length);
        }
    }

    /// Whether the style of that family named in that attribute strikes words through; `None` where it does not
    /// say.
    pub(super) fn struck(&self, tag: &BytesStart<'_>, family: &str, named: &[u8]) -> Option<bool> {
        self.of(tag, family, named)?.struck
    }

    /// How high or wide, in points, a row or column is.
    pub(super) fn size(&self, tag: &BytesStart<'_>, family: &str) -> Option<f64> {
        self.of(tag, family, b"style-name")?.size
    }

    fn of(&self, tag: &BytesStart<'_>, family: &str, named: &[u8]) -> Option<&Style> {
        self.named.get(&(family.to_owned(), attribute(tag, named)?))
    }
}

/// A length, `2.5cm`, in points.
pub(super) fn points(length: &str) -> Option<f64> {
    let length = length.trim();
    let unit = length.trim_start_matches(|one: char| one.is_ascii_digit() || ".-+".contains(one));
    let number: f64 = length.strip_suffix(unit)?.parse().ok()?;
    let each = match unit {
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "in" => 72.0,
        "pc" => 12.0,
        "px" => 0.75,
        "pt" => 1.0,
        _ => return None,
    };
    Some(number * each)
}

#[cfg(test)]
mod tests {
    use super::{Styles, points};
    use crate::intake::xml::starts;

    #[test]
    fn what_styles_strike_through() {
        let styles = "<s><style family='f' name='a'><text-properties text-line-through-style='solid'/></style>\
            <style family='f' name='b' parent-style-name='a'/><style family='f' name='c' parent-style-name='a'>\
            <text-properties text-line-through-style='none'/></style><style family='f' name='d'/></s>";
        let mut read = Styles::default();
        starts(styles.as_bytes(), |tag| read.start(tag)).unwrap();
        let mut said = Vec::new();
        let cells = "<t><c n='a'/><c n='b'/><c n='c'/><c n='d'/><c n='e'/></t>";
        starts(cells.as_bytes(), |tag| said.push(read.struck(tag, "f", b"n"))).unwrap();
        assert_eq!(said, [None, Some(true), Some(true), Some(false), None, None]);
    }

    #[test]
    fn lengths() {
        assert_eq!(points("1in"), Some(72.0));
        assert_eq!(points("25.4mm"), Some(72.0));
        assert_eq!(points("0cm"), Some(0.0));
        assert_eq!(points("60%"), None);
        assert_eq!(points(""), None);
    }
}
