//! 发文字号: 机关代字, the year in 〔 〕 and the serial number (GB/T 9704-2012, 7.2.5).

/// The year of the number in `text`, if that is in due form: the year has four digits and stands
/// in hexagonal brackets, the serial number has no leading zero, and 第 is not written.
pub(super) fn year_of(text: &str) -> Option<u16> {
    let (code, rest) = text.split_once('〔')?;
    let (year, rest) = rest.split_once('〕')?;
    let serial = rest.strip_suffix('号')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let code_is_plain = !code.is_empty() && code.chars().all(char::is_alphanumeric);
    let plain = year.len() == 4 && digits(year) && digits(serial) && !serial.starts_with('0');
    year.parse().ok().filter(|_| code_is_plain && plain)
}

/// What `text` most likely means, in due form.
pub(super) fn mend(text: &str) -> Option<String> {
    let mended: String = text.chars().filter_map(mend_character).collect();
    let (head, serial) = mended.split_once('〕')?;
    let serial = serial.trim_start_matches(['第', '0']).trim_end_matches('号');
    let mended = format!("{head}〕{serial}号");
    year_of(&mended).map(|_| mended)
}

fn mend_character(character: char) -> Option<char> {
    match character {
        '[' | '［' | '【' | '(' | '（' | '﹝' | '〖' | '{' => Some('〔'),
        ']' | '］' | '】' | ')' | '）' | '﹞' | '〗' | '}' => Some('〕'),
        '０'..='９' => char::from_u32(u32::from(character) - 0xFF10 + u32::from('0')),
        blank if blank.is_whitespace() => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{mend, year_of};

    #[test]
    fn due_form() {
        assert_eq!(year_of("川政办字〔2024〕13号"), Some(2024));
        for wrong in
            ["川政办字[2024]13号", "〔2024〕13号", "川政办字〔24〕13号", "川政办字〔2024〕013号"]
        {
            assert_eq!(year_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn common_mistakes_are_mended() {
        for wrong in [
            "川政办字[2024]13号",
            "川政办字（2024）13号",
            "川政办字(2024)第13号",
            "川政办字【2024】013号",
            "川政办字 〔２０２４〕 13 号",
            "川政办字〔2024〕13",
        ] {
            assert_eq!(mend(wrong).as_deref(), Some("川政办字〔2024〕13号"), "{wrong}");
        }
        assert_eq!(mend("13号"), None);
    }
}
