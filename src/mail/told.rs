//! What the log says that a unit was written in a period, and what is open today -> which letter that is, and how often
//! it was told before.
//!
//! A unit gets one letter a day with all that it must do: what lacks, which belongs to a stage, and what is to be
//! mended in a return, which belongs to its file. The log knows a letter by both:
//!
//! ```text
//! 提醒  期限后3天                  what lacks
//! 退回  1a2b3c4d5e6f               what is to be mended, before the first reminder or where nothing else is open
//! 退回  1a2b3c4d5e6f|期限后3天     both, or a return that does not count
//! 退回  1a2b3c4d5e6f*4d5e*7a01     with the faults that were told, each by a hash of its own
//! ```
//!
//! A file whose faults were all told is not written about again; one with a fault that is new is. What was told by
//! letters of before, which name no fault, counts as all that is wrong with the file.

use super::log::{Kind, Log};

/// Between the file that a letter is about and its stage: it can stand in no file's name.
const BETWEEN: char = '|';
/// Before each fault that a letter tells: it can stand in no file's name of Windows.
const FAULT: char = '*';

/// The letters of a period to a unit, by the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    reminders: Vec<String>,
    replies: Vec<String>,
}

/// A letter, and how often what it says was said before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What it is.
    pub kind: Kind,
    /// What it is about, as the log has it: of one that was told before, the same as then.
    pub about: String,
    /// How often the unit was reminded before.
    pub reminded: usize,
    /// How often it was asked before to mend that file.
    pub asked: usize,
}

impl Told {
    /// What `unit` was told in `period`.
    pub fn of(log: &Log, period: &str, unit: &str) -> Told {
        Told {
            reminders: log.about(Kind::Reminder, period, unit),
            replies: log.about(Kind::Reply, period, unit),
        }
    }

    /// Whether it was written about that file.
    pub fn knows(&self, file: &str) -> bool {
        let (of, _) = file_and_faults(file);
        self.replies.iter().any(|told| parts(told).0 == of)
    }

    /// The letter of today: about the file that is to be mended, where one is, and of the stage, where something lacks that
    /// belongs to one. Nothing where there is neither, and where a letter that was written today about a file which has
    /// been mended since asked for what lacks, too.
    pub fn next(
        &self,
        file: Option<&str>,
        stage: Option<&str>,
        is_of_today: impl Fn(&str) -> bool,
    ) -> Option<Next> {
        let (kind, about) = match (file, stage) {
            (None, None) => return None,
            (None, Some(stage)) => {
                let mut of_stage = self.replies.iter().filter(|told| parts(told).1 == Some(stage));
                if of_stage.any(|told| is_of_today(told)) {
                    return None;
                }
                (Kind::Reminder, stage.to_owned())
            }
            (Some(file), stage) => (Kind::Reply, self.of_file(file, stage)),
        };
        let reminded = self.stages().filter(|told| Some(*told) != stage).count();
        let of_file = file.map(|file| file_and_faults(file).0);
        // A letter of today about other faults of the file goes out no more: this one takes its place.
        let is_of_file = |told: &&String| {
            Some(parts(told).0) == of_file && **told != about && !is_of_today(told)
        };
        let asked = self.replies.iter().filter(is_of_file).count();
        Some(Next { kind, about, reminded, asked })
    }

    fn of_file(&self, file: &str, stage: Option<&str>) -> String {
        let (of, faults) = file_and_faults(file);
        let is_of_file = |told: &&String| parts(told).0 == of;
        let told = self.replies.iter().rfind(is_of_file).filter(|_| {
            let before = || self.replies.iter().filter(is_of_file).map(|told| faults_of(told));
            let knows = |fault| before().any(|told| told.is_empty() || told.contains(&fault));
            faults.iter().all(|fault| knows(*fault))
        });
        let is_new_stage = stage.is_some_and(|stage| !self.stages().any(|told| told == stage));
        match (told, stage) {
            (_, Some(stage)) if is_new_stage => format!("{file}{BETWEEN}{stage}"),
            (Some(told), _) => told.clone(),
            (None, _) => file.to_owned(),
        }
    }

    /// The stages at which it was written, each once.
    fn stages(&self) -> impl Iterator<Item = &str> {
        let of_replies = self.replies.iter().filter_map(|told| parts(told).1);
        let all: Vec<&str> = self.reminders.iter().map(String::as_str).chain(of_replies).collect();
        let is_first = |at: usize, all: &[&str]| !all[..at].contains(&all[at]);
        let once = (0..all.len()).filter(|at| is_first(*at, &all)).map(|at| all[at]);
        once.collect::<Vec<_>>().into_iter()
    }
}

/// The file, without the faults that were told of it, and the stage of a reply.
fn parts(about: &str) -> (&str, Option<&str>) {
    let (file, stage) =
        about.rsplit_once(BETWEEN).map_or((about, None), |(file, at)| (file, Some(at)));
    (file_and_faults(file).0, stage)
}

/// The faults that a reply told; none where it is of before.
fn faults_of(about: &str) -> Vec<&str> {
    let file = about.rsplit_once(BETWEEN).map_or(about, |(file, _)| file);
    file_and_faults(file).1
}

/// A file and its faults.
fn file_and_faults(file: &str) -> (&str, Vec<&str>) {
    let mut parts = file.split(FAULT);
    (parts.next().unwrap_or_default(), parts.collect())
}

/// What a letter is about that tells these faults of a file, each by its hash.
pub(super) fn with_faults(file: &str, faults: &[String]) -> String {
    let faults: String = faults.iter().map(|fault| format!("{FAULT}{fault}")).collect();
    format!("{file}{faults}")
}

/// What a letter is about, for a person to read: a stage is the turn of reminding that it belongs to, on whichever day
/// it was written.
pub fn in_words(kind: Kind, about: &str) -> String {
    let turn = |stage: &str| match stage.starts_with("期限") {
        true => format!("{stage}那一次"),
        false => stage.to_owned(),
    };
    match (kind, parts(about)) {
        (Kind::Reminder, _) => turn(about),
        (Kind::Reply, (file, Some(stage))) => format!("{file}，{}", turn(stage)),
        (Kind::Form | Kind::Reply, (file, _)) => file.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Told};

    fn told(reminders: &[&str], replies: &[&str]) -> Told {
        let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        Told { reminders: texts(reminders), replies: texts(replies) }
    }

    #[test]
    fn a_letter_is_one_for_what_lacks_and_what_is_to_be_mended() {
        let next = |told: &Told, file, stage| {
            let next = told.next(file, stage, |_| false).expect("a letter");
            (next.kind, next.about, next.reminded, next.asked)
        };
        let of = |kind, about: &str, reminded, asked| (kind, about.to_owned(), reminded, asked);
        assert_eq!(told(&[], &[]).next(None, None, |_| false), None);
        let before = told(&["期限前5天"], &[]);
        assert_eq!(next(&before, None, Some("期限当天")), of(Kind::Reminder, "期限当天", 1, 0));
        assert_eq!(next(&before, Some("a"), Some("期限当天")), of(Kind::Reply, "a|期限当天", 1, 0));
        // The stage was told: what is to be mended is new all the same.
        assert_eq!(next(&before, Some("a"), Some("期限前5天")), of(Kind::Reply, "a", 0, 0));
        let both = told(&["期限前5天"], &["a|期限当天"]);
        assert_eq!(next(&both, Some("a"), Some("期限当天")), of(Kind::Reply, "a|期限当天", 1, 0));
        assert_eq!(next(&both, Some("a"), Some("期限后3天")), of(Kind::Reply, "a|期限后3天", 2, 1));
        // Only a warning is left, and the unit knows of it.
        assert_eq!(next(&both, Some("a"), None), of(Kind::Reply, "a|期限当天", 2, 0));
        // It sent another, which is right, but for the stamped copy: another letter on another day.
        assert_eq!(next(&both, None, Some("期限当天")), of(Kind::Reminder, "期限当天", 1, 0));
        assert_eq!(both.next(None, Some("期限当天"), |about| about == "a|期限当天"), None);
        assert_eq!(next(&both, Some("b"), Some("期限当天")), of(Kind::Reply, "b", 1, 0));
        // A log of before.
        let old = told(&[], &["a"]);
        assert_eq!(next(&old, Some("a"), Some("期限后3天")), of(Kind::Reply, "a|期限后3天", 0, 1));
        assert_eq!(next(&old, Some("a*1"), None), of(Kind::Reply, "a", 0, 0), "all was told");
    }

    /// A fault that is new is told though the file was written about; one that is left of several is not told again.
    #[test]
    fn a_letter_is_known_by_what_it_tells() {
        let of = |told: &Told, file, stage| {
            let next = told.next(Some(file), stage, |_| false).expect("a letter");
            (next.about, next.asked)
        };
        let before = told(&[], &["a*1*2|期限前5天"]);
        assert_eq!(of(&before, "a*2", Some("期限前5天")), ("a*1*2|期限前5天".to_owned(), 0));
        assert_eq!(of(&before, "a*2*3", Some("期限前5天")), ("a*2*3".to_owned(), 1));
        let since = told(&[], &["a*1*2|期限前5天", "a*2*3"]);
        assert_eq!(of(&since, "a*1*3", Some("期限前5天")).0, "a*2*3", "each was told");
        assert_eq!(of(&since, "a*1*3", Some("期限后3天")).0, "a*1*3|期限后3天");
        assert_eq!(of(&since, "b*1", None), ("b*1".to_owned(), 0), "another file");
        let today = since.next(Some("a*4"), None, |about| about == "a*2*3").expect("a letter");
        assert_eq!((today.about.as_str(), today.asked), ("a*4", 1));
        let words = super::in_words;
        assert_eq!(words(Kind::Reply, "a*1*2|期限前5天"), "a，期限前5天那一次");
        assert_eq!(words(Kind::Reminder, "期限当天"), "期限当天那一次");
        assert_eq!((words(Kind::Reply, "a"), words(Kind::Form, "")), ("a".into(), "".into()));
    }
}
