//! A text -> as YAML writes it, in a block and in brackets alike: no text breaks out of its place.

use super::edit::{Field, Value, spelled};

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// As a hand writes it: without quotation marks where YAML needs none, and as what stood there was.
    AsByHand,
    /// In quotation marks wherever anybody might take it for something else.
    Quoted,
}

/// Characters of a list that still stands in one line.
const ONE_LINE: usize = 60;

/// `text` as the value of a key.
pub(super) fn scalar(text: &str, manner: Manner) -> String {
    if is_sure(text) || (manner == Manner::AsByHand && is_plain(text)) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// `text` in the place of a text that is written as `old`, in quotation marks where that is.
pub(super) fn in_place_of(old: &str, text: &str, manner: Manner) -> String {
    let is_number = |text: &str| text.bytes().all(|one| one.is_ascii_digit() || one == b'.');
    match old.chars().next() {
        _ if manner == Manner::Quoted => scalar(text, manner),
        Some('"') => quoted(text),
        Some('\'') if !text.contains(needs_escape) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        Some('\'') => quoted(text),
        _ if is_number(old) && is_number(text) && !text.is_empty() => text.to_owned(),
        _ => scalar(text, manner),
    }
}

/// What a value is in one line: in brackets where it is a list or a mapping.
pub(super) fn inline(value: &Value, chinese: bool, manner: Manner) -> String {
    let joined = |all: Vec<String>| all.join(", ");
    match value {
        Value::Text(text) => scalar(text, manner),
        Value::Word { english, chinese: word } => {
            scalar(if chinese { word } else { english }, manner)
        }
        Value::List(items) => {
            let items = items.iter().map(|item| inline(item, chinese, manner)).collect();
            format!("[{}]", joined(items))
        }
        Value::Fields(fields) => {
            let field = |one: &Field| {
                format!("{}: {}", spelled(one.key, chinese), inline(&one.value, chinese, manner))
            };
            format!("{{{}}}", joined(fields.iter().map(field).collect()))
        }
    }
}

/// What stands behind the colon of a key that is indented so far, in lines where that is usual.
pub(super) fn behind(value: &Value, indent: usize, chinese: bool, manner: Manner) -> String {
    let one_line = || format!(" {}", inline(value, chinese, manner));
    match value {
        Value::Text(_) | Value::Word { .. } => one_line(),
        Value::List(items) => {
            let line = one_line();
            let is_short = line.chars().count() <= ONE_LINE && !line.contains(['{', '"']);
            if is_short || items.is_empty() {
                return line;
            }
            let item = |one: &Value| item(one, indent + 2, chinese, manner);
            items.iter().map(|one| format!("\n{}", item(one))).collect()
        }
        Value::Fields(fields) => lines(fields, indent + 2, chinese, manner)
            .iter()
            .map(|line| format!("\n{}{line}", " ".repeat(indent + 2)))
            .collect(),
    }
}

/// An item of a list that is written in lines, its dash so far indented.
pub(super) fn item(value: &Value, indent: usize, chinese: bool, manner: Manner) -> String {
    format!("{}- {}", " ".repeat(indent), bare_item(value, indent, chinese, manner))
}

/// The same behind its dash.
pub(super) fn bare_item(value: &Value, indent: usize, chinese: bool, manner: Manner) -> String {
    match value {
        Value::Text(_) | Value::Word { .. } | Value::List(_) => inline(value, chinese, manner),
        Value::Fields(fields) => {
            let between = format!("\n{}", " ".repeat(indent + 2));
            lines(fields, indent + 2, chinese, manner).join(&between)
        }
    }
}

/// A key and what stands behind it, for each key of a mapping.
fn lines(fields: &[Field], indent: usize, chinese: bool, manner: Manner) -> Vec<String> {
    let line = |one: &Field| {
        format!("{}:{}", spelled(one.key, chinese), behind(&one.value, indent, chinese, manner))
    };
    fields.iter().map(line).collect()
}

/// Letters, Chinese characters and digits, with the signs of days and numbers between them, mean themselves
/// everywhere. What an editor takes for a number or for nothing is quoted.
fn is_sure(text: &str) -> bool {
    let is_letter =
        |one: char| one.is_ascii_alphanumeric() || matches!(one, '\u{4E00}'..='\u{9FFF}');
    let inside = |one: char| is_letter(one) || matches!(one, '-' | '_' | '.');
    text.starts_with(is_letter) && text.chars().all(inside) && !is_taken_for_other(text)
}

/// The same with what a hand writes without quotation marks besides: the marks of Chinese texts, a mailbox, a share.
fn is_plain(text: &str) -> bool {
    let begins = |one: char| one.is_ascii_alphanumeric() || is_wide(one);
    let inside = |one: char| begins(one) || "-_.@%/()+".contains(one);
    text.starts_with(begins) && text.chars().all(inside) && !is_taken_for_other(text)
}

fn is_taken_for_other(text: &str) -> bool {
    let is_number = text.len() > 3 && text.parse::<f64>().is_ok();
    let is_nothing = ["null", "nan", "inf"].iter().any(|word| text.eq_ignore_ascii_case(word));
    is_number || is_nothing
}

/// Characters that mean nothing to YAML, and can be seen.
fn is_wide(one: char) -> bool {
    matches!(one, '\u{3001}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '★')
}

/// Whether a character can only stand in double quotation marks.
fn needs_escape(one: char) -> bool {
    one.is_control() || crate::han::is_invisible(one)
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for one in text.chars() {
        match one {
            '"' => quoted += "\\\"",
            '\\' => quoted += "\\\\",
            '\n' => quoted += "\\n",
            '\t' => quoted += "\\t",
            one if needs_escape(one) => {
                quoted += &format!("\\U{:08X}", u32::from(one));
            }
            one => quoted.push(one),
        }
    }
    quoted + "\""
}

/// `text` as the rest of a comment: of one line, without what is not seen, and not too long.
pub(super) fn comment(text: &str) -> String {
    const LONGEST: usize = 80;
    let is_seen = |one: &char| !(one.is_control() || crate::han::is_invisible(*one));
    let seen: String = text.chars().map(|one| if one == '\t' { ' ' } else { one }).collect();
    let seen: Vec<char> = seen.trim().chars().filter(is_seen).collect();
    let more = if seen.len() > LONGEST { "……" } else { "" };
    seen.into_iter().take(LONGEST).collect::<String>() + more
}
