//! The lines of `log/send.jsonl` -> what became of each mail.
//!
//! One JSON object a line, only ever added to. A line says that a mail is about to be sent before
//! the server hears of it, and another what came of it: a mail with the first line and without
//! the second may have gone out or not (不确定), and so may one whose answer was lost. Reading and
//! writing the file is the command line's work.
//!
//! A log may lie in several files: a backup, or what a synchronising drive put beside it when two
//! computers wrote at once ([`Log::join`]). Of each mail the file counts that knows most:
//!
//! ```text
//! send.jsonl              发送中            区科协   不确定
//! send (冲突副本).jsonl   发送中 已发       区科协   已发      -> 已发
//! ```

mod bytes;
mod names;
mod past;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use bytes::whole;
use bytes::{is_resaved, lost, most_lost, written};

/// What a mail is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// The form of a period.
    #[default]
    #[serde(rename = "报表")]
    Form,
    /// A reminder.
    #[serde(rename = "提醒")]
    Reminder,
    /// A reply that says what is wrong with a return.
    #[serde(rename = "退回")]
    Reply,
}

/// What happened to a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Event {
    /// A draft was written, for a person to send.
    #[default]
    #[serde(rename = "起草")]
    Drafted,
    /// It is about to be sent.
    #[serde(rename = "发送中")]
    Sending,
    /// The server took it.
    #[serde(rename = "已发")]
    Sent,
    /// The server did not take it.
    #[serde(rename = "失败")]
    Failed,
    /// The server's answer was lost.
    #[serde(rename = "不确定")]
    Uncertain,
    /// It was uncertain, and somebody said that it arrived.
    #[serde(rename = "算作已发")]
    Settled,
}

/// Which mail: no two of a year are alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// What it is.
    pub kind: Kind,
    /// The period (2024Q1).
    pub period: String,
    /// The unit's official name.
    pub unit: String,
    /// Which of several: the stage of a reminder, the file a reply is about; empty for a form.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

/// A line.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Line {
    /// When by the clock, as a person reads it where the office is (2024-04-08 09:12). Drafts of
    /// before there was [`as_of`](Line::as_of) have the day that was assumed here.
    pub time: String,
    /// The day that somebody said is to count as today (2024-04-08); empty where none was said.
    #[serde(default, rename = "asOf", skip_serializing_if = "String::is_empty")]
    pub as_of: String,
    /// What happened.
    pub event: Event,
    /// To which mail.
    #[serde(flatten)]
    pub subject: Subject,
    /// The mailbox; empty where there is none.
    #[serde(default)]
    pub to: String,
    /// The name of the file that goes with it; empty where none does.
    #[serde(default)]
    pub file: String,
    /// SHA-256 of that file.
    #[serde(default)]
    pub hash: String,
    /// The name of the message, which changes with anything in it.
    #[serde(default)]
    pub id: String,
    /// What the server said, or what else is to be known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// Whether a person sent it without the program, and said so.
    #[serde(default, rename = "byHand", skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
    /// The computer's user who ran the program.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The number of the program.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
}

impl Line {
    /// The day that counted as today when it was written.
    pub fn day(&self) -> &str {
        let day = if self.as_of.is_empty() { &self.time } else { &self.as_of };
        day.split(' ').next().unwrap_or_default()
    }

    /// The line as it stands in the file, without its end.
    ///
    /// # Errors
    /// None in practice: every value is a text.
    pub fn json(&self) -> serde_json::Result<String> {
        #[derive(Serialize)]
        struct Written<'l> {
            format: u32,
            #[serde(flatten)]
            line: &'l Line,
        }
        serde_json::to_string(&Written { format: FORMAT, line: self })
    }
}

/// The format of the lines. It is raised where a program that knows the old one only would take a
/// line for something else; lines without a format are of the first.
const FORMAT: u32 = 1;

/// Why a log cannot be used: the number of the line, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFault {
    /// It is none of ours.
    NotOurs(usize),
    /// A newer program wrote it.
    Newer(usize),
}

/// Reads a line that was written to its end.
fn read_line(bytes: &[u8], number: usize) -> Result<Line, LogFault> {
    #[derive(Deserialize)]
    struct Versioned {
        #[serde(default)]
        format: u32,
    }
    let versioned = serde_json::from_slice(bytes);
    if versioned.is_ok_and(|Versioned { format }| format > FORMAT) {
        return Err(LogFault::Newer(number));
    }
    serde_json::from_slice(bytes).map_err(|_| LogFault::NotOurs(number))
}

/// What became of a mail, as far as the log knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Was {
    /// Nothing is known of it, or only that it was drafted.
    Never,
    /// It went out, or somebody said so.
    Sent(Line),
    /// It was not taken.
    Failed(Line),
    /// It may have gone out.
    Uncertain(Line),
}

impl Was {
    /// What counts more where two files say two things: nothing goes out twice; and what is later.
    fn weight(&self) -> (u8, &str) {
        match self {
            Was::Never => (0, ""),
            Was::Failed(line) => (1, &line.time),
            Was::Uncertain(line) => (2, &line.time),
            Was::Sent(line) => (3, &line.time),
        }
    }
}

/// All lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// Those of the log itself.
    own: Piece,
    /// Those of its copies that say more.
    copies: Vec<Piece>,
}

/// The lines of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Piece {
    lines: Vec<Line>,
    /// The places of the lines about each mail.
    about: BTreeMap<Subject, Vec<usize>>,
}

impl Log {
    /// Reads the bytes of a log. A last line without an end was cut off in writing, in a character
    /// as may be, and nothing hangs on it: what it would have said is uncertain, or has not
    /// happened.
    ///
    /// # Errors
    /// The first line that cannot be read, or that a program saved in another way than text is.
    pub fn read(bytes: &[u8]) -> Result<Log, LogFault> {
        let mut log = Log::default();
        let (whole, cut_off) = bytes.split_at(whole(bytes));
        let lines = || whole.split(|byte| *byte == b'\n').enumerate();
        let most = most_lost(lines().filter_map(|(_, line)| written(line)).map(<[u8]>::len));
        let mut after_lost = false;
        for (at, line) in lines() {
            let lost = lost(line);
            if lost > most || (lost > 0 && after_lost) || is_resaved(line) {
                return Err(LogFault::NotOurs(at + 1));
            }
            if let Some(line) = written(line) {
                log.push(read_line(line, at + 1)?);
                after_lost = false;
            }
            after_lost |= lost > 0;
        }
        let lost = lost(cut_off);
        if lost > most || (lost > 0 && after_lost) || is_resaved(cut_off) {
            return Err(LogFault::NotOurs(lines().count()));
        }
        Ok(log)
    }

    /// Adds what a copy of the log says. Where one of the two has all lines of the other, the other says
    /// nothing: a backup, or the log itself where it was restored from one.
    pub fn join(&mut self, copy: Log) {
        let copy = copy.own;
        if self.own.is_in(&copy) {
            self.own = copy;
        } else if !self.pieces().any(|piece| copy.is_in(piece)) {
            self.copies.push(copy);
        }
    }

    /// One more.
    pub fn push(&mut self, line: Line) {
        self.own.push(line);
    }

    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        std::iter::once(&self.own).chain(&self.copies)
    }

    /// All lines, those of copies last; what stands in several of them is told as often.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.pieces().flat_map(|piece| &piece.lines)
    }

    /// What became of the mail.
    pub fn was(&self, subject: &Subject) -> Was {
        let all = self.pieces().map(|piece| piece.was(subject));
        all.max_by(|one, other| one.weight().cmp(&other.weight())).unwrap_or(Was::Never)
    }

    /// Whether there is no line at all.
    pub fn is_empty(&self) -> bool {
        self.lines().next().is_none()
    }

    /// Whether any line is about that period.
    pub fn knows_period(&self, period: &str) -> bool {
        self.lines().any(|line| line.subject.period == period)
    }

    /// Whether a line is about that mail as the message of that name.
    pub fn knows_message(&self, subject: &Subject, id: &str) -> bool {
        self.pieces().flat_map(|piece| piece.of(subject)).any(|line| line.id == id)
    }

    /// Which mails of that kind a unit was sent or drafted in a period, by what they are about,
    /// each once, in the order of the log.
    pub fn about(&self, kind: Kind, period: &str, unit: &str) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for about in self.pieces().flat_map(|piece| piece.about(kind, period, unit)) {
            if !all.contains(&about) {
                all.push(about);
            }
        }
        all
    }
}

impl Piece {
    fn push(&mut self, line: Line) {
        self.about.entry(line.subject.clone()).or_default().push(self.lines.len());
        self.lines.push(line);
    }

    /// Whether each line stands in `other` too, as often as here.
    fn is_in(&self, other: &Piece) -> bool {
        let sorted = |piece: &Piece| {
            let mut lines = piece.lines.clone();
            lines.sort();
            lines
        };
        let mut others = sorted(other).into_iter();
        sorted(self).into_iter().all(|line| others.any(|one| one == line))
    }

    /// The lines about that mail, in order.
    fn of(&self, subject: &Subject) -> impl Iterator<Item = &Line> {
        self.about.get(subject).into_iter().flatten().map(|at| &self.lines[*at])
    }

    fn was(&self, subject: &Subject) -> Was {
        let mut was = Was::Never;
        for line in self.of(subject) {
            was = match line.event {
                Event::Drafted => was,
                Event::Sending | Event::Uncertain => Was::Uncertain(line.clone()),
                Event::Sent | Event::Settled => Was::Sent(line.clone()),
                Event::Failed => Was::Failed(line.clone()),
            };
        }
        was
    }

    fn about(&self, kind: Kind, period: &str, unit: &str) -> Vec<String> {
        let went = |at: &&usize| {
            matches!(self.lines[**at].event, Event::Drafted | Event::Sent | Event::Settled)
        };
        let (period, unit) = (period.to_owned(), unit.to_owned());
        let first = Subject { kind, period, unit, about: String::new() };
        let same = |one: &Subject| {
            one.kind == kind && one.period == first.period && one.unit == first.unit
        };
        let mails = self.about.range(&first..).take_while(|(subject, _)| same(subject));
        let mut about: Vec<(usize, &str)> = mails
            .filter_map(|(subject, lines)| {
                Some((*lines.iter().find(went)?, subject.about.as_str()))
            })
            .collect();
        about.sort_unstable();
        about.into_iter().map(|(_, about)| about.to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, Kind, Line, Log, LogFault, Subject, Was};

    fn subject(unit: &str) -> Subject {
        let (period, unit) = ("2024Q1".to_owned(), unit.to_owned());
        Subject { kind: Kind::Form, period, unit, about: String::new() }
    }

    fn line(unit: &str, event: Event) -> String {
        let subject = subject(unit);
        let time = "2024-03-28 09:12".to_owned();
        let line = Line { time, event, subject, ..Line::default() };
        line.json().unwrap() + "\n"
    }

    #[test]
    fn a_log_cut_anywhere_is_read_up_to_there() {
        let whole = line("区人社局", Event::Sending) + &line("区人社局", Event::Sent);
        let next = whole.clone() + &line("区教体局", Event::Sending);
        for end in whole.len()..next.len() {
            let log = Log::read(&next.as_bytes()[..end]).unwrap();
            assert!(matches!(log.was(&subject("区人社局")), Was::Sent(_)), "{end}");
            assert_eq!(log.was(&subject("区教体局")), Was::Never, "{end}");
        }
    }

    /// Zeros in place of the last line, or of its end, and the lines of later runs behind them.
    #[test]
    fn zeros_of_a_power_cut_are_a_line_that_was_not_finished() {
        let sending = line("区人社局", Event::Sending);
        let later = line("区教体局", Event::Sending) + &line("区教体局", Event::Sent);
        for between in ["\0\0\0", "\0\0\0\n", "{\"time\":\"2024\0\0\n", "\n\0\n\r\n"] {
            let log = Log::read(format!("{sending}{between}{later}").as_bytes()).unwrap();
            assert!(matches!(log.was(&subject("区人社局")), Was::Uncertain(_)), "{between:?}");
            assert!(matches!(log.was(&subject("区教体局")), Was::Sent(_)), "{between:?}");
        }
        let lost = "\0".repeat(sending.len() + line("区人社局", Event::Sent).len());
        let lost = Log::read(format!("{lost}{later}").as_bytes());
        assert_eq!(lost, Err(LogFault::NotOurs(1)), "both lines of a mail are gone");
        let tail = "\0".repeat(later.len());
        assert_eq!(Log::read(format!("{sending}{tail}").as_bytes()), Err(LogFault::NotOurs(2)));
        let all = "\0".repeat(4 * later.len());
        assert!(Log::read(all.as_bytes()).is_err(), "{}", later.len());
        assert_eq!(Log::read(&[0; 300]), Err(LogFault::NotOurs(1)), "one line, or two");
        let blank = |line: &str| "\0".repeat(line.len() - 1) + "\n";
        let two = blank(&sending) + &blank(&sending) + &later;
        assert_eq!(Log::read(two.as_bytes()), Err(LogFault::NotOurs(2)), "its line ends are left");
        let refused = line("区教体局", Event::Failed)
            .replace("\"to\":\"\"", &format!("\"to\":\"{}\"", "x".repeat(900)));
        let two = "\0".repeat(2 * sending.len()) + &refused + &later;
        assert_eq!(Log::read(two.as_bytes()), Err(LogFault::NotOurs(1)), "beside a long line");
        let broken = Log::read(format!("{sending}{{\"time\":\n{later}").as_bytes());
        assert_eq!(broken, Err(LogFault::NotOurs(2)));
    }

    #[test]
    fn a_log_saved_in_another_way_is_told_and_not_passed_over() {
        let log = [line("甲", Event::Sending), line("甲", Event::Sent)].concat();
        let wide = |bytes: fn(u16) -> [u8; 2]| log.encode_utf16().flat_map(bytes).collect();
        let saved: [Vec<u8>; 4] = [
            wide(u16::to_le_bytes),
            wide(u16::to_be_bytes),
            [&[0xFF, 0xFE], wide(u16::to_le_bytes).as_slice()].concat(),
            log.replace('\n', "\r").into_bytes(),
        ];
        for bytes in saved {
            assert!(matches!(Log::read(&bytes), Err(LogFault::NotOurs(_))), "{bytes:?}");
        }
    }

    /// As old editors save it: with a mark before the first line, and lines ended their way.
    #[test]
    fn a_log_that_an_editor_saved_is_read() {
        let plain = line("区人社局", Event::Sending) + &line("区人社局", Event::Sent);
        let saved = format!("\u{FEFF}{}", plain.replace('\n', "\r\n"));
        assert_eq!(Log::read(saved.as_bytes()), Log::read(plain.as_bytes()));
        assert_eq!(Log::read("\u{FEFF}\r\n".as_bytes()), Ok(Log::default()));
    }

    /// Lines of before there was a format are read; those of a format to come are not guessed at.
    #[test]
    fn each_line_has_its_format() {
        let now = line("区人社局", Event::Sent);
        assert!(now.starts_with("{\"format\":1,"), "{now}");
        let before = now.replace("\"format\":1,", "");
        assert_eq!(Log::read(before.as_bytes()), Log::read(now.as_bytes()));
        let to_come = "{\"format\":2,\"happened\":[]}\n";
        assert_eq!(Log::read((now + to_come).as_bytes()), Err(LogFault::Newer(2)));
    }
    fn joined(own: &[Event], copy: &[Event]) -> Was {
        let piece = |events: &[Event]| {
            let lines: String = events.iter().map(|event| line("甲", *event)).collect();
            Log::read(lines.as_bytes()).unwrap()
        };
        let mut log = piece(own);
        log.join(piece(copy));
        log.was(&subject("甲"))
    }

    /// Whichever of two files is the older, nothing that went out goes out again, and what is uncertain in
    /// one of two that differ is asked about.
    #[test]
    fn of_two_pieces_each_mail_has_what_the_fuller_knows() {
        use Event::{Failed, Sending, Sent};
        assert!(matches!(joined(&[], &[Sending, Sent]), Was::Sent(_)), "the log is gone");
        assert!(matches!(joined(&[Sending, Failed], &[Sending]), Was::Failed(_)), "a backup");
        assert!(matches!(joined(&[Sending], &[Sending, Failed]), Was::Failed(_)), "restored");
        assert!(
            matches!(joined(&[Sending, Sent], &[Sending, Failed]), Was::Sent(_)),
            "both went on"
        );
        let twice = [Sending, Failed, Sending];
        assert!(matches!(joined(&[Sending, Failed], &twice), Was::Uncertain(_)), "alike, and two");
    }
}
