//! A mailbox -> the mails in it: the file of a whole folder of mails as Thunderbird, Foxmail and
//! others keep and export it (mbox, RFC 4155), or the file of one mail of Apple Mail (.emlx).
//!
//! ```text
//! From - Tue Apr  2 09:00:00 2024      the line before each mail of an mbox
//! From: a@b.cn                         the mail
//! ```

use std::ops::Range;

use memchr::memmem;

/// The first bytes of a text that some programs save as UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Whether a file is a mailbox, by its first line that is not empty.
pub(super) fn is_mailbox(bytes: &[u8]) -> bool {
    bytes.get(first_line(bytes)..).is_some_and(|rest| rest.starts_with(b"From "))
        || emlx(bytes).is_some()
}

/// Where the first line begins that is not empty, behind the mark of UTF-8.
fn first_line(bytes: &[u8]) -> usize {
    let text = bytes.strip_prefix(MARK).unwrap_or(bytes);
    bytes.len() - text.trim_ascii_start().len()
}

/// Where the mails lie in the mailbox `bytes`, up to so many of them.
pub(super) fn mails(bytes: &[u8], most: usize) -> Vec<Range<usize>> {
    if let Some(mail) = emlx(bytes) {
        return vec![mail];
    }
    let starts: Vec<usize> = starts(bytes).take(most.saturating_add(1)).collect();
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let mails = starts.iter().zip(ends).take(most);
    mails.map(|(start, end)| behind_line(bytes, *start)..end).collect()
}

/// Where the lines before mails begin. A line of a text that begins with the same word is none: no
/// field of a head is behind it, or no empty line before it and no time in it.
fn starts(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let first = first_line(bytes);
    let further =
        memmem::find_iter(bytes, b"\nFrom ").map(|at| at + 1).filter(move |at| *at > first);
    [first].into_iter().chain(further).filter(move |at| {
        let before = bytes.get(..*at).unwrap_or_default();
        let is_behind_empty =
            *at == first || before.ends_with(b"\n\n") || before.ends_with(b"\n\r\n");
        let end = behind_line(bytes, *at);
        let line = bytes.get(*at..end).unwrap_or_default();
        line.starts_with(b"From ")
            && (is_behind_empty || has_time(line))
            && is_field(bytes.get(end..).unwrap_or_default())
    })
}

/// Whether a line names a day of the week and a time, as the one before a mail does: `Tue … 09:00:00`.
fn has_time(line: &[u8]) -> bool {
    let words = || line.split(u8::is_ascii_whitespace);
    let days: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
    let is_time = |word: &[u8]| {
        let parts: Vec<&[u8]> = word.split(|byte| *byte == b':').collect();
        let two_digits = |part: &&[u8]| part.len() == 2 && part.iter().all(u8::is_ascii_digit);
        (2..=3).contains(&parts.len()) && parts.iter().all(two_digits)
    };
    words().any(|word| days.contains(&word.strip_suffix(b",").unwrap_or(word)))
        && words().any(is_time)
}

/// Whether a text begins with a field: a name and a colon.
fn is_field(text: &[u8]) -> bool {
    let name = text.iter().take_while(|byte| byte.is_ascii_graphic() && **byte != b':').count();
    name > 0 && text.get(name) == Some(&b':')
}

/// Where the line after the one at `start` begins.
fn behind_line(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(bytes.len(), |at| start + at + 1)
}

/// The mail of an .emlx: its length stands alone in the first line, and what Apple Mail notes of it
/// is behind it.
fn emlx(bytes: &[u8]) -> Option<Range<usize>> {
    let start = behind_line(bytes.get(..24.min(bytes.len()))?, 0);
    let length: usize = str::from_utf8(bytes.get(..start)?).ok()?.trim().parse().ok()?;
    let end = start.saturating_add(length).min(bytes.len());
    is_field(bytes.get(start..)?).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::{is_mailbox, mails};

    fn texts(mailbox: &str, most: usize) -> Vec<&str> {
        mails(mailbox.as_bytes(), most).into_iter().map(|mail| &mailbox[mail]).collect()
    }

    #[test]
    fn each_mail_is_found_and_no_line_of_a_text() {
        let mailbox = "From - Tue Apr  2\r\nSubject: a\r\n\r\nFrom now on\r\n\r\nFrom here to there\r\n\r\n\
                       From b@c Wed\r\nX-Mozilla-Status: 0001\r\n\r\nb\r\n";
        let wanted = [
            "Subject: a\r\n\r\nFrom now on\r\n\r\nFrom here to there\r\n\r\n",
            "X-Mozilla-Status: 0001\r\n\r\nb\r\n",
        ];
        assert_eq!(texts(mailbox, 9), wanted);
        assert_eq!(texts(mailbox, 1), wanted[..1]);
    }

    #[test]
    fn mails_without_an_empty_line_between_or_with_one_before_all_are_apart() {
        let mailbox = "\u{FEFF}\nFrom - Sat Jun 28 10:00:00 2025\nSubject: a\n\nx\nFrom Sat on\nnote: b\n\
                       From a@b.cn Sun, 29 Jun 2025 10:00\nSubject: b\n\nb\n";
        assert!(is_mailbox(mailbox.as_bytes()));
        let wanted = ["Subject: a\n\nx\nFrom Sat on\nnote: b\n", "Subject: b\n\nb\n"];
        assert_eq!(texts(mailbox, 9), wanted);
    }

    #[test]
    fn a_mail_of_apple_has_its_length_before_it() {
        let mail = "Subject: a\n\nb\n";
        let file = format!("{}      \n{mail}<?xml version=\"1.0\"?><plist/>", mail.len());
        assert!(is_mailbox(file.as_bytes()));
        assert_eq!(texts(&file, 9), [mail]);
        assert_eq!(texts("99999\nSubject: a\n", 9), ["Subject: a\n"]);
        assert!(!is_mailbox(b"12\n34\n"));
        assert!(!is_mailbox(b"12"));
    }
}
