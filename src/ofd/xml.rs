//! A part of the file as it is written: elements, attributes, texts; and lengths as the format has them.

use quick_xml::escape::escape;

/// The namespace of GB/T 33190-2016.
pub(super) const OFD: (&str, &str) = ("xmlns:ofd", "http://www.ofdspec.org/2016");

/// An attribute.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// A part, as far as it is written.
pub(super) struct Part {
    text: String,
}

impl Part {
    /// A part of this root, whose content `within` writes.
    pub(super) fn whole(
        root: &str,
        attributes: &[Attribute<'_>],
        within: impl FnOnce(&mut Part),
    ) -> Vec<u8> {
        let mut part = Part { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned() };
        part.element(root, attributes, within);
        part.text.into_bytes()
    }

    /// An element whose content `within` writes.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[Attribute<'_>],
        within: impl FnOnce(&mut Part),
    ) {
        self.begin(name, attributes);
        self.text.push('>');
        within(self);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// An element of attributes alone.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.begin(name, attributes);
        self.text.push_str("/>");
    }

    /// An element that holds a text.
    pub(super) fn says(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        self.element(name, attributes, |part| part.text.push_str(&escape(text)));
    }

    fn begin(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            for piece in [" ", name, "=\"", &escape(*value), "\""] {
                self.text.push_str(piece);
            }
        }
    }
}

/// Thousandths of a millimetre as millimetres.
pub(super) fn mm(micrometres: i32) -> String {
    let (whole, rest) = (micrometres.unsigned_abs() / 1000, micrometres.unsigned_abs() % 1000);
    let sign = if micrometres < 0 { "-" } else { "" };
    let digits = format!("{rest:03}");
    match digits.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        digits => format!("{sign}{whole}.{digits}"),
    }
}

/// Several of them, parted by blanks.
pub(super) fn lengths(all: &[i32]) -> String {
    all.iter().map(|one| mm(*one)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Part, lengths, mm};

    #[test]
    fn lengths_are_decimal_and_short() {
        assert_eq!([0, 5, -1_500, 210_000, 12_340].map(mm), ["0", "0.005", "-1.5", "210", "12.34"]);
        assert_eq!(lengths(&[1_000, -50]), "1 -0.05");
    }

    #[test]
    fn what_xml_means_otherwise_is_escaped() {
        let part = Part::whole("a", &[("b", "\"<&")], |part| part.says("c", &[], "甲<乙&丙"));
        let text = String::from_utf8(part).unwrap();
        assert!(text.ends_with("<a b=\"&quot;&lt;&amp;\"><c>甲&lt;乙&amp;丙</c></a>"), "{text}");
    }
}
