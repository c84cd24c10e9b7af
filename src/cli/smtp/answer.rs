//! An answer of a mail server (RFC 5321, 4.2): three digits that decide, and words for a person.
//!
//! The words are read as they come, UTF-8 or GBK, and hold no secret: some servers repeat what they
//! were told, password and all.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use encoding_rs::GB18030;

use super::Login;

/// So many characters of what a server says are kept.
const LONGEST_SAID: usize = 200;

/// What a server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// Its three digits.
    pub(super) code: u16,
    /// Digits and words in one line that can be shown, without secrets.
    pub(super) said: String,
    /// The words of each line, for what a server can do.
    pub(super) lines: Vec<String>,
}

impl Answer {
    /// The answer that these lines are, of which the last begins with a code.
    pub(super) fn new(lines: &[u8], secrets: &Secrets) -> Option<Answer> {
        let lines: Vec<&[u8]> = lines.trim_ascii().split(|byte| *byte == b'\n').collect();
        let code = code(lines.last()?)?;
        let words = |line: &&[u8]| secrets.hidden(&decoded(line.get(4..).unwrap_or_default()));
        let lines: Vec<String> = lines.iter().map(words).collect();
        let said = one_line(&format!("{code} {}", lines.join(" ")));
        Some(Answer { code, said, lines })
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

/// What must be in nothing that is shown or written down.
#[derive(Default)]
pub(super) struct Secrets(Vec<String>);

/// So many characters of a secret that stand in a word give it away: a server may cut short what it
/// repeats.
const TELLING: usize = 4;

impl Secrets {
    /// The password, and what stands for it on the line.
    pub(super) fn of(login: &Login) -> Secrets {
        let Login { user, password } = login;
        Secrets(
            [password.clone(), plain(login), BASE64.encode(user), BASE64.encode(password)].into(),
        )
    }

    /// `words` with … in place of each that has a piece of a secret in it, in either case.
    fn hidden(&self, words: &str) -> String {
        if self.0.is_empty() {
            return words.to_owned();
        }
        let shown =
            words.split_inclusive(|one: char| one.is_whitespace() || "\"'<>()".contains(one));
        let shown = shown.map(|word| if self.gives_away(word.trim()) { "… " } else { word });
        shown.collect()
    }

    fn gives_away(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.0.iter().any(|secret| {
            let secret: Vec<char> = secret.to_lowercase().chars().collect();
            let mut pieces = secret.windows(TELLING.min(secret.len()).max(1));
            pieces.any(|piece| word.contains(&piece.iter().collect::<String>()))
        })
    }
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
    use super::{Answer, Login, Secrets, plain};

    fn said(lines: &[u8]) -> Option<String> {
        Answer::new(lines, &Secrets::default()).map(|answer| answer.said)
    }

    #[test]
    fn an_answer_is_judged_by_its_digits_and_read_in_either_charset() {
        assert_eq!(said(b"550 5.1.1 no\r\n").as_deref(), Some("550 5.1.1 no"));
        assert_eq!(said(b"250-a\r\n250 b\r\n").as_deref(), Some("250 a b"));
        assert_eq!(said(b"550\r\n").as_deref(), Some("550"));
        assert_eq!(said("550 用户不存在\r\n".as_bytes()).as_deref(), Some("550 用户不存在"));
        assert_eq!(said(b"550 \xD3\xC3\xBB\xA7\r\n").as_deref(), Some("550 用户"));
        assert_eq!(said(b"552 full \x1B[31m\x07\r\n").as_deref(), Some("552 full [31m"));
        for none in [&b"\xFF\xFE\r\n"[..], b"HTTP/1.1 400\r\n", b"", b"25"] {
            assert_eq!(said(none), None);
        }
    }

    /// Whole, in base64, cut short, in capitals: nothing of it is left, and the rest is.
    #[test]
    fn nothing_of_a_secret_is_left() {
        let login = Login { user: "clerk".into(), password: "S3cretPass".into() };
        let (secrets, argument) = (Secrets::of(&login), plain(&login));
        for repeated in [
            argument.clone(),
            argument[..9].to_owned(),
            argument.to_uppercase(),
            "S3cretPass".to_owned(),
            "clerk:S3cretPass".to_owned(),
            "UzNjcmV0UGFzcw==".to_owned(),
        ] {
            let line = format!("535 5.7.8 refused \"AUTH PLAIN {repeated}\" for clerk\r\n");
            let said = Answer::new(line.as_bytes(), &secrets).unwrap().said;
            assert_eq!(said, "535 5.7.8 refused \"AUTH PLAIN … for clerk", "{repeated}");
        }
    }
}
