//! An answer of a mail server (RFC 5321, 4.2): three digits that decide, and words for a person.
//!
//! The words are read as they come, UTF-8 or GBK; only those that are known are kept.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use encoding_rs::GB18030;

use super::Login;
use super::words::Secret;

/// So many characters of what a server says are kept.
const LONGEST_SAID: usize = 200;

/// What a server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// Its three digits.
    pub(super) code: u16,
    /// Digits and known words in one line that can be shown.
    pub(super) said: String,
    /// The ways to log in that it names, of those the program knows.
    pub(super) ways: Vec<Way>,
}

/// A way to log in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// AUTH PLAIN (RFC 4616).
    Plain,
    /// AUTH LOGIN, which some servers know alone.
    Login,
}

impl Answer {
    /// The answer that these lines are, of which the last begins with a code.
    pub(super) fn new(lines: &[u8], secret: &Secret) -> Option<Answer> {
        let lines: Vec<&[u8]> = lines.trim_ascii().split(|byte| *byte == b'\n').collect();
        let code = code(lines.last()?)?;
        let words = |line: &&[u8]| decoded(line.get(4..).unwrap_or_default());
        let lines: Vec<String> = lines.iter().map(words).collect();
        let said = one_line(&format!("{code} {}", secret.known(&lines.join(" "))));
        Some(Answer { code, said, ways: lines.iter().flat_map(|line| ways(line)).collect() })
    }

    /// Whether it is one of those that say yes.
    pub(super) fn is_yes(&self) -> bool {
        self.code / 100 == 2
    }

    /// Whether it is a no that will stay one.
    pub(super) fn is_for_good(&self) -> bool {
        self.code / 100 == 5
    }
}

/// The three digits at the head of a line, by which alone an answer is judged.
pub(super) fn code(line: &[u8]) -> Option<u16> {
    let digits = line.get(..3).filter(|digits| digits.iter().all(u8::is_ascii_digit))?;
    str::from_utf8(digits).ok()?.parse().ok()
}

/// The ways to log in that a line names; some servers write them with an equals sign.
fn ways(line: &str) -> Vec<Way> {
    let line = line.to_ascii_uppercase();
    let ways = line.strip_prefix("AUTH").map(|ways| ways.replace('=', " ")).unwrap_or_default();
    let way = |way: &str| match way {
        "PLAIN" => Some(Way::Plain),
        "LOGIN" => Some(Way::Login),
        _ => None,
    };
    ways.split_whitespace().filter_map(way).collect()
}

/// Mail servers of Chinese offices answer in GBK.
fn decoded(words: &[u8]) -> String {
    match str::from_utf8(words) {
        Ok(words) => words.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(words).0.into_owned(),
    }
}

/// In one line of characters that can be seen, and not longer than a person reads.
pub(super) fn one_line(words: &str) -> String {
    let words = words.replace(|one: char| one.is_control(), " ");
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST_SAID).collect()
}

/// The argument of AUTH PLAIN (RFC 4616).
pub(super) fn plain(Login { user, password }: &Login) -> String {
    BASE64.encode(format!("\0{user}\0{password}"))
}

/// The arguments of AUTH LOGIN, one after the other.
pub(super) fn by_turns(Login { user, password }: &Login) -> [String; 2] {
    [BASE64.encode(user), BASE64.encode(password)]
}

#[cfg(test)]
mod tests {
    use super::{Answer, Secret, Way};

    fn said(lines: &[u8]) -> Option<String> {
        Answer::new(lines, &Secret::default()).map(|answer| answer.said)
    }

    #[test]
    fn an_answer_is_judged_by_its_digits_and_read_in_either_charset() {
        assert_eq!(said(b"550 5.1.1 no\r\n").as_deref(), Some("550 5.1.1 no"));
        assert_eq!(said(b"250-mailbox\r\n250 full\r\n").as_deref(), Some("250 mailbox full"));
        assert_eq!(said(b"550\r\n").as_deref(), Some("550"));
        assert_eq!(said("550 用户不存在\r\n".as_bytes()).as_deref(), Some("550 用户不存在"));
        assert_eq!(said(b"550 \xD3\xC3\xBB\xA7\r\n").as_deref(), Some("550 用户"));
        assert_eq!(said(b"552 full \x1B[31m\x07\r\n").as_deref(), Some("552 full …"));
        for none in [&b"\xFF\xFE\r\n"[..], b"HTTP/1.1 400\r\n", b"", b"25"] {
            assert_eq!(said(none), None);
        }
    }

    #[test]
    fn ways_to_log_in_are_named_on_a_line_of_their_own() {
        let ways = |lines: &[u8]| Answer::new(lines, &Secret::default()).unwrap().ways;
        let both = [Way::Login, Way::Plain];
        assert_eq!(ways(b"250-here\r\n250-AUTH LOGIN CRAM-MD5 PLAIN\r\n250 8BITMIME\r\n"), both);
        assert_eq!(ways(b"250-here\r\n250 AUTH=LOGIN\r\n"), [Way::Login]);
        assert_eq!(ways(b"250 PLAIN\r\n"), []);
    }
}
