//! Text from outside -> text that can be shown: nothing in it moves the cursor, changes colours,
//! turns the direction of what follows or cannot be seen.
//!
//! A name of a file, of a sheet or a server's answer is a stranger's. What stands in place of such a
//! character has as many bytes, so that places in the text stay where they are.

use std::borrow::Cow;
use std::path::Path;

use crate::han;

/// `text` without its control, direction and invisible characters; a tab is a blank.
pub fn plain(text: &str) -> String {
    text.chars().map(|one| if misleads(one) { stand_in(one) } else { one }).collect()
}

/// The lines of `text`, each as [`plain`].
pub fn plain_lines(text: &str) -> String {
    text.split('\n').map(plain).collect::<Vec<_>>().join("\n")
}

/// JSON with such characters written as escapes: other programs read what was there.
pub fn plain_json(json: &str) -> Cow<'_, str> {
    if !json.chars().any(|one| one != '\n' && misleads(one)) {
        return json.into();
    }
    let mut shown = String::with_capacity(json.len());
    for one in json.chars() {
        if one != '\n' && misleads(one) {
            let mut units = [0; 2];
            let escapes = one.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}"));
            shown.extend(escapes);
        } else {
            shown.push(one);
        }
    }
    shown.into()
}

/// `path` as its user knows it: on Windows with one kind of separator between what was typed and what
/// the program put behind it.
pub fn path(path: &Path) -> String {
    let shown = path.display().to_string();
    if cfg!(windows) { shown.replace('/', "\\") } else { shown }
}

/// Whether a character does something to what stands around it, or shows nothing at all.
fn misleads(one: char) -> bool {
    one.is_control() || han::is_invisible(one) || is_blank_or_around(one)
}

/// What [`han::is_invisible`] has not, because a page may show it: the empty pattern of Braille, and signs
/// that are drawn around or under what follows, which a terminal does not.
const fn is_blank_or_around(one: char) -> bool {
    matches!(
        one,
        '\u{2800}'
            | '\u{600}'..='\u{605}'
            | '\u{6DD}'
            | '\u{70F}'
            | '\u{890}'..='\u{891}'
            | '\u{8E2}'
            | '\u{110BD}'
            | '\u{110CD}'
            | '\u{13430}'..='\u{1343F}'
    )
}

/// A character that can be seen, of as many bytes.
const fn stand_in(one: char) -> char {
    match one.len_utf8() {
        1 if one == '\t' => ' ',
        1 => '?',
        2 => '¿',
        3 => '\u{FFFD}',
        _ => '\u{1F7D1}',
    }
}

#[cfg(test)]
mod tests {
    use std::path::{MAIN_SEPARATOR, Path};

    use super::{path, plain, plain_json, plain_lines};

    #[test]
    fn a_path_has_one_kind_of_separator() {
        let shown = path(&Path::new("2024 年").join("out/forms"));
        assert_eq!(shown.split(MAIN_SEPARATOR).collect::<Vec<_>>(), ["2024 年", "out", "forms"]);
    }

    #[test]
    fn nothing_acts_on_a_terminal_and_every_place_stays() {
        let name = "\u{1B}]0;OWNED\u{7}\u{1B}[2J甲\u{202E}gnp\u{61C}\u{9B}31m\u{2028}\u{200B}\u{E0041}.xlsx\r\n";
        let shown = plain(name);
        assert_eq!(shown, "?]0;OWNED??[2J甲\u{FFFD}gnp¿¿31m\u{FFFD}\u{FFFD}\u{1F7D1}.xlsx??");
        assert_eq!(shown.len(), name.len());
        assert_eq!(plain("区人社局 一季度（1）𠮷.xlsx"), "区人社局 一季度（1）𠮷.xlsx");
        let unseen =
            "\u{AD}\u{34F}\u{E0100}\u{17B4}\u{2800}\u{600}\u{180B}\u{1D173}\u{1BCA0}\u{FE0F}\t";
        let shown = "¿¿\u{1F7D1}\u{FFFD}\u{FFFD}¿\u{FFFD}\u{1F7D1}\u{1F7D1}\u{FFFD} ";
        assert_eq!(plain(unseen), shown);
        assert_eq!(plain_lines("a\u{1B}[2J\n\tb\n"), "a?[2J\n b\n");
    }

    #[test]
    fn json_keeps_what_it_said() {
        let shown = plain_json("{\n  \"file\": \"甲\u{202E}\u{E0041}.xlsx\"\n}");
        assert_eq!(shown, "{\n  \"file\": \"甲\\u202e\\udb40\\udc41.xlsx\"\n}");
        let value: serde_json::Value = serde_json::from_str(&shown).unwrap();
        assert_eq!(value["file"], "甲\u{202E}\u{E0041}.xlsx");
    }
}
