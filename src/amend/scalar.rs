//! A text -> as YAML writes it, in a block and in brackets alike: no text breaks out of its place.

/// `text` as the value of a key.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Letters, Chinese characters and digits, with the signs of days and numbers between them, mean themselves
/// everywhere. What an editor takes for a number or for nothing is quoted.
fn is_plain(text: &str) -> bool {
    let is_letter =
        |one: char| one.is_ascii_alphanumeric() || matches!(one, '\u{4E00}'..='\u{9FFF}');
    let inside = |one: char| is_letter(one) || matches!(one, '-' | '_' | '.');
    let begins = text.starts_with(is_letter);
    let is_number = text.len() > 3 && text.parse::<f64>().is_ok();
    let is_nothing = ["null", "nan", "inf"].iter().any(|word| text.eq_ignore_ascii_case(word));
    begins && text.chars().all(inside) && !is_number && !is_nothing
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for one in text.chars() {
        match one {
            '"' => quoted += "\\\"",
            '\\' => quoted += "\\\\",
            '\n' => quoted += "\\n",
            '\t' => quoted += "\\t",
            one if crate::han::is_invisible(one) || one.is_control() => {
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
