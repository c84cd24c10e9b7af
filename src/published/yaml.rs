//! Lines of YAML: keys, texts in quotation marks where they need them, and remarks. What is written is read
//! back as the same text.

use crate::han;
use crate::notice::asking::comment;

/// YAML that is being written.
#[derive(Default)]
pub(super) struct Yaml {
    text: String,
}

impl Yaml {
    /// What was written.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn line(&mut self, depth: usize, line: &str) {
        self.text += &"  ".repeat(depth);
        self.text += line;
        self.text.push('\n');
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A remark, in lines that can be read.
    pub(super) fn remark(&mut self, depth: usize, remark: &str) {
        let clean: String = remark.chars().map(shown).collect();
        comment(&clean).iter().for_each(|line| self.line(depth, line));
    }

    /// A key with the lines below it.
    pub(super) fn key(&mut self, depth: usize, key: &str) {
        self.line(depth, &format!("{key}:"));
    }

    /// A key and its text.
    pub(super) fn pair(&mut self, depth: usize, key: &str, value: &str) {
        self.line(depth, &format!("{key}: {}", scalar(value)));
    }

    /// The first key of an item of a list, and its text.
    pub(super) fn first_pair(&mut self, depth: usize, key: &str, value: &str) {
        self.line(depth, &format!("- {key}: {}", scalar(value)));
    }

    /// An item of a list that is a text.
    pub(super) fn item(&mut self, depth: usize, value: &str) {
        self.line(depth, &format!("- {}", scalar(value)));
    }

    /// A key with one text, or with a list of them.
    pub(super) fn texts<T: AsRef<str>>(&mut self, depth: usize, key: &str, values: &[T]) {
        match values {
            [] => {}
            [one] => self.pair(depth, key, one.as_ref()),
            several => {
                self.key(depth, key);
                several.iter().for_each(|one| self.item(depth + 1, one.as_ref()));
            }
        }
    }

    /// A key with a list in one line.
    pub(super) fn flow<T: AsRef<str>>(&mut self, depth: usize, key: &str, values: &[T]) {
        self.line(depth, &format!("{key}: {}", flow(values)));
    }

    /// An item of a list that is a list in one line.
    pub(super) fn flow_item<T: AsRef<str>>(&mut self, depth: usize, values: &[T]) {
        self.line(depth, &format!("- {}", flow(values)));
    }

    /// An item that is a mapping in one line; its values are written already ([`scalar`], [`flow`]).
    pub(super) fn mapping_item(&mut self, depth: usize, pairs: &[(&str, String)]) {
        let pairs: Vec<String> =
            pairs.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        self.line(depth, &format!("- {{{}}}", pairs.join(", ")));
    }

    /// A key whose value is written already.
    pub(super) fn written(&mut self, depth: usize, key: &str, value: &str) {
        self.line(depth, &format!("{key}: {value}"));
    }
}

/// A list in one line.
pub(super) fn flow<T: AsRef<str>>(values: &[T]) -> String {
    let values: Vec<String> = values.iter().map(|one| scalar(one.as_ref())).collect();
    format!("[{}]", values.join(", "))
}

/// A text as YAML writes it: as it is where nothing in it can be misread, else in quotation marks.
pub fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for one in text.chars() {
        match one {
            '"' => quoted += "\\\"",
            '\\' => quoted += "\\\\",
            '\n' => quoted += "\\n",
            '\t' => quoted.push(' '),
            one if han::is_invisible(one) => {}
            one => quoted.push(one),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a text needs no quotation marks, in a list in one line either: it begins with a Chinese
/// character or a digit, and has none of the signs of YAML.
fn is_plain(text: &str) -> bool {
    let begins = text.chars().next().is_some_and(|one| is_wide(one) || one.is_ascii_digit());
    let is_safe = |one: char| is_wide(one) || one.is_ascii_alphanumeric() || "-.".contains(one);
    // A bare number keeps what stands before and behind it only in quotation marks.
    let is_number = text.chars().all(|one| one.is_ascii_digit() || "-.".contains(one));
    let is_short_number = is_number && text.len() <= 4 && !text.starts_with('0');
    begins && text.chars().all(is_safe) && (!is_number || is_short_number || is_day(text))
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && crate::date::Date::parse(text).is_some()
}

/// Characters that mean nothing to YAML, and can be seen.
fn is_wide(one: char) -> bool {
    matches!(one, '\u{3001}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '★')
}

/// As a remark shows it: in one line, and nothing that cannot be seen.
fn shown(one: char) -> char {
    if one == '\t' || one == '\n' || han::is_invisible(one) { ' ' } else { one }
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn texts_are_quoted_where_they_need_it() {
        for (text, wanted) in [
            ("区人社局", "区人社局"),
            ("“两癌”检查2万人，", "“两癌”检查2万人，"),
            ("2024", "2024"),
            ("0000001", "\"0000001\""),
            ("2024-12-31", "2024-12-31"),
            ("甲: 乙 # 丙", "\"甲: 乙 # 丙\""),
            ("\"甲\\", "\"\\\"甲\\\\\""),
            ("- 甲", "\"- 甲\""),
            ("", "\"\""),
            ("100%", "\"100%\""),
            ("甲\u{200B}\n乙", "\"甲\\n乙\""),
        ] {
            assert_eq!(scalar(text), wanted, "{text:?}");
        }
    }
}
