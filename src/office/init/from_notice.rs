//! Last year's notice.yaml -> this year's, with the office's own templates, fonts and register of units that
//! lie beside it. What came back, what was made and the logs are left behind. Last year's description and notice are kept
//! as old papers are: what was moved on by guess is looked up in them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem, Unfinished};
use crate::notice::{self, Change, Onward, OnwardNote, RosterRow};
use crate::office::input;
use crate::office::old_paper;
use crate::office::output::{self, NewFile};
use crate::office::tell::Tell;
use crate::shown;

use super::blank::year_of;
use super::from_paper::kept_as;
use super::{Begun, mailboxes, then_check};

/// Folders of the office's own beside a description.
const OWN: [&str; 2] = ["templates", "fonts"];
/// What editors check a description by.
const SCHEMA: &str = "hongtou.schema.json";
/// Bytes of a file that is copied at most; the largest fonts have thirty million.
pub(super) const LARGEST: u64 = 256 << 20;

/// A file that goes along.
#[derive(Clone)]
pub(super) struct Beside {
    /// Where it lies; it stays there.
    pub(super) from: PathBuf,
    /// Its place in the new folder.
    pub(super) to: PathBuf,
}

/// The description at `from` with the mailboxes of `units`, moved on to the year by which `folder` is named, else by
/// one.
///
/// # Errors
/// Where it has errors, or is not of an earlier year.
pub(super) fn begin(
    from: &Path,
    folder: &Path,
    units: &[RosterRow],
    lang: Lang,
) -> Result<Begun, Diagnostics> {
    let rosters = RefCell::new(Vec::new());
    let from = &*input::lying(from);
    let bytes = input::bytes(from)?;
    let reading = notice::read_with(&shown::path(from), &bytes, &|named| {
        rosters.replace(vec![named.value.clone()]);
        input::roster_beside(from, named)
    });
    let Some(old) = reading.notice else { return Err(reading.findings) };
    let named = year_of(folder);
    let new = named.unwrap_or(old.year + 1);
    if new <= old.year {
        let problem = Unfinished::NotLater { old: old.year, new };
        return Err(Diagnostic::nowhere(Problem::Unfinished(problem)).into());
    }
    let (source, given) = mailboxes::given(&reading.source, units, lang)?;
    let onward = notice::onward(&source, old.year, new)?;
    let line = |line| line_before(reading.source.text(), source.text(), line);
    let onward = notice::with_guesses(onward, &source, (new, named.is_some()), &line);
    let place = shown::path(&folder.join(super::NAME));
    let looked_up = looked_up(from, (folder, old.year));
    let kept = looked_up.first().map(|one| shown::path(&one.to)).unwrap_or_default();
    let words = words(&onward, &place, [old.year, new], lang)
        + &told_of_guesses(&onward.text, &kept, lang)
        + &given;
    let last = from.parent().unwrap_or(Path::new(""));
    let beside = [beside(last, rosters.into_inner())?, looked_up].concat();
    Ok(Begun {
        folder: folder.to_path_buf(),
        text: as_written(&bytes, &onward.text),
        beside,
        findings: Diagnostics::new(),
        words,
        next: then_check(lang),
    })
}

/// A text with the mark of the byte order and the line ends of the file `bytes`, so that a comparison of both shows
/// what was changed.
fn as_written(bytes: &[u8], text: &str) -> String {
    let first = bytes.iter().position(|byte| *byte == b'\n').and_then(|at| at.checked_sub(1));
    let is_crlf = first.and_then(|at| bytes.get(at)) == Some(&b'\r');
    let mark = if bytes.starts_with("\u{feff}".as_bytes()) { "\u{feff}" } else { "" };
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    format!("{mark}{}", if is_crlf { text.replace('\n', "\r\n") } else { text })
}

/// The line of last year's file that is the `line` of the text with mailboxes; none where only that has it.
fn line_before(file: &str, with_mailboxes: &str, line: usize) -> Option<usize> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (file.lines().collect(), with_mailboxes.lines().collect());
    let first = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let last = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    if line <= first {
        return Some(line);
    }
    // From the end.
    let rest = new.len().checked_sub(line)?;
    (rest < last).then(|| old.len() - rest)
}

/// Last year's description and its notice, kept to look things up in: that of `out`, and the papers that it was read from.
/// What is kept of them from an earlier time, and is another by now, stays beside them.
fn looked_up(from: &Path, (folder, year): (&Path, u16)) -> Vec<Beside> {
    let last = from.parent().unwrap_or(Path::new(""));
    let kept = |from: PathBuf, name: &str| {
        let to = kept_as(&from, folder, old_paper::of_last_year(year, name));
        Beside { from, to }
    };
    let made = NOTICES.iter().map(|place| last.join(place)).find(|place| place.is_file());
    let made = made.map(|place| kept(place, "notice.pdf"));
    let papers = old_paper::own_papers(last).into_iter().map(|paper| {
        let name = paper.file_name().unwrap_or_default().to_string_lossy().into_owned();
        kept(paper, &format!("原文-{name}"))
    });
    let description = kept(from.to_path_buf(), super::NAME);
    [description].into_iter().chain(made).chain(papers).collect()
}

/// Where the notice of a year is written.
const NOTICES: [&str; 2] = ["out/notice.pdf", "out/notice/notice.pdf"];

/// How many guesses wait in the comments of the new text, and where they are looked at.
fn told_of_guesses(text: &str, kept: &str, lang: Lang) -> String {
    let guesses = notice::read(super::NAME, text.as_bytes()).remarks.len();
    match (guesses, lang) {
        (0, _) => String::new(),
        (_, Lang::Zh) => format!(
            "拿不准的 {guesses} 处，在 notice.yaml 里写成了“推测”的注释：在网页的“核对”里一处一处看，或者看过以后删掉那一行；去年的另存在 {kept}，对照着看\n"
        ),
        (_, Lang::En) => format!(
            "{guesses} guesses are comments (推测) in notice.yaml: look at each on the page (核对), or delete its line; last year's lies in {kept}\n"
        ),
    }
}

/// The files of the office in the folder of the old description.
fn beside(old: &Path, rosters: Vec<String>) -> Result<Vec<Beside>, Diagnostics> {
    let single = rosters.into_iter().chain([SCHEMA.to_owned()]);
    let mut files: Vec<PathBuf> = single.map(PathBuf::from).collect();
    for folder in OWN {
        files.extend(
            names_in(&old.join(folder))?.into_iter().map(|name| Path::new(folder).join(name)),
        );
    }
    let all = files.into_iter().map(|to| Beside { from: old.join(&to), to });
    Ok(all.filter(|one| one.from.is_file()).collect())
}

/// The names in a folder, in their order; none where it is not there.
fn names_in(folder: &Path) -> Result<Vec<PathBuf>, Diagnostics> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(folder).map_err(|error| input::unreadable(folder, &error))?;
    let mut names: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.file_name().into())).collect();
    names.sort();
    Ok(names)
}

/// Copies `beside` into `folder`; what is there stays.
///
/// # Errors
/// Where it cannot be read or written.
pub(super) fn copy(beside: &[Beside], folder: &Path, tell: &dyn Tell) -> Result<(), Diagnostics> {
    for one in beside {
        let place = folder.join(&one.to);
        if place.exists() || place.is_symlink() {
            continue;
        }
        let into = place.parent().unwrap_or(folder);
        let name = one.to.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let written = output::write_made(into, &[one], |one| {
            let bytes = input::whole(&one.from, LARGEST);
            let bytes = bytes.map_err(|error| input::unreadable(&one.from, &error))?;
            Ok(Cow::Owned(NewFile { name: name.clone(), bytes }))
        })?;
        written.iter().for_each(|path| tell.wrote(path));
    }
    Ok(())
}

/// What was changed and what is to be looked at, with its lines.
fn words(onward: &Onward, file: &str, [old, new]: [u16; 2], lang: Lang) -> String {
    let lines = |of: fn(&Change) -> bool| lines(&onward.notes, of, lang);
    let years = lines(|change| matches!(change, Change::Year));
    let amounts = lines(|change| matches!(change, Change::Amount));
    let comments = lines(|change| matches!(change, Change::YearInComment));
    let others = lines(|change| matches!(change, Change::OtherYear));
    let mut said: Vec<(String, Vec<usize>)> = Vec::new();
    // What may be wrong stands first.
    let mut notes: Vec<&OnwardNote> = onward.notes.iter().collect();
    notes.sort_by_key(|note| weight(&note.change));
    for note in notes {
        let Some(words) = single(&note.change, lang) else { continue };
        match said.iter_mut().find(|(known, _)| *known == words) {
            Some((_, lines)) => lines.push(note.line),
            None => said.push((words, vec![note.line])),
        }
    }
    let single: String =
        said.iter().map(|(words, lines)| place(file, words, lines, lang)).collect();
    let [head, moved, left, cited, remarks] = match lang {
        Lang::Zh => [
            format!("从 {old} 年搬到 {new} 年，要看的地方：\n"),
            format!("{old} 改成了 {new}：第 {years} 行\n"),
            format!("目标的数量没有动，看看是不是今年的数：第 {amounts} 行\n"),
            format!("引用、届次、别的年份没有动：第 {others} 行\n"),
            format!("注释里的年份没有动：第 {comments} 行\n"),
        ],
        Lang::En => [
            format!("moved on from {old} to {new}; to look at:\n"),
            format!("{old} became {new} in line {years}\n"),
            format!("amounts of targets are last year's: line {amounts}\n"),
            format!("cited and other years were left: line {others}\n"),
            format!("years in comments were left: line {comments}\n"),
        ],
    };
    let left = if amounts.is_empty() { String::new() } else { left };
    let cited = if others.is_empty() { String::new() } else { cited };
    let remarks = if comments.is_empty() { String::new() } else { remarks };
    format!("{head}{single}{moved}{left}{cited}{remarks}")
}

/// The first place of what is said, and the lines of the others.
fn place(file: &str, words: &str, lines: &[usize], lang: Lang) -> String {
    let others: Vec<String> = lines.iter().skip(1).map(usize::to_string).collect();
    let others = match (others.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("，还有第 {} 行", others.join("、")),
        (false, Lang::En) => format!(", and in line {}", others.join(", ")),
    };
    let first = lines.first().copied().unwrap_or(1);
    format!("{file}:{first}  {words}{others}\n")
}

fn lines(notes: &[OnwardNote], of: fn(&Change) -> bool, lang: Lang) -> String {
    let mut lines: Vec<usize> =
        notes.iter().filter(|note| of(&note.change)).map(|note| note.line).collect();
    lines.dedup();
    let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
    lines.join(if lang == Lang::Zh { "、" } else { ", " })
}

/// What may be wrong comes before what is only to be done, and that before what was certain.
fn weight(change: &Change) -> u8 {
    match change {
        Change::YearKept { .. } => 0,
        Change::YearDoubtful { .. } => 1,
        Change::Beside { .. } | Change::Meeting { .. } | Change::Count { .. } | Change::Ended => 2,
        Change::Number | Change::Dropped { .. } | Change::OldGuess => 3,
        Change::Day { .. } => 4,
        Change::Year | Change::OtherYear | Change::Amount | Change::YearInComment => 5,
    }
}

/// What is said of a guess of an earlier move.
const fn old_guess(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "去年搬过来时的推测没有核对过，去掉了；今年的另外写",
        Lang::En => "a guess that nobody confirmed last year was left behind; this year's are new",
    }
}

/// What is said of a place by itself.
fn single(change: &Change, lang: Lang) -> Option<String> {
    Some(match (change, lang) {
        (Change::Year | Change::OtherYear | Change::Amount | Change::YearInComment, _) => {
            return None;
        }
        (Change::YearDoubtful { around }, Lang::Zh) => {
            format!("年份改了，像是说过去的事，请核对（原文）：{around}")
        }
        (Change::YearDoubtful { around }, Lang::En) => {
            format!("a year was moved that may tell of what was (as it was): {around}")
        }
        (Change::Beside { around, hint }, Lang::Zh) if hint.is_empty() => {
            format!("星期、节日、农历没有动，请对照新的日期：{around}")
        }
        (Change::Beside { around, hint }, Lang::Zh) => {
            format!("没有动，新的一年是“{hint}”：{around}")
        }
        (Change::Beside { around, hint }, Lang::En) if hint.is_empty() => {
            format!("a day of the week or a holiday was left: {around}")
        }
        (Change::Beside { around, hint }, Lang::En) => {
            format!("left; the new year is {hint}: {around}")
        }
        (Change::Ended, Lang::Zh) => {
            "去年已经停止（有“至”），今年不再列入；用不着的请删去这一条".into()
        }
        (Change::Ended, Lang::En) => {
            "it ended last year and is left out of this one: take it out where it is of no use"
                .into()
        }
        (Change::Number, Lang::Zh) => "发文字号待填：年份已换，序号由单位编".into(),
        (Change::Number, Lang::En) => "the number is to be filled in".into(),
        (Change::Day { from, to, off_rest }, Lang::Zh) => {
            let why = if *off_rest { "（避开周末）" } else { "" };
            format!("日期 {from} 改成了 {to}{why}")
        }
        (Change::Day { from, to, off_rest }, Lang::En) => {
            let why = if *off_rest { " (off the weekend)" } else { "" };
            format!("the day {from} became {to}{why}")
        }
        (Change::Meeting { around }, Lang::Zh) => {
            format!("会议的次数没有动，看看要不要改：{around}")
        }
        (Change::Meeting { around }, Lang::En) => {
            format!("the number of a meeting was left: {around}")
        }
        (Change::Count { around }, Lang::Zh) => {
            format!("届次、年数没有动，看看要不要改：{around}")
        }
        (Change::Count { around }, Lang::En) => {
            format!("a number that counts years was left: {around}")
        }
        (Change::OldGuess, _) => old_guess(lang).to_owned(),
        (Change::YearKept { around }, Lang::Zh) => format!("年份没有动，看看要不要改：{around}"),
        (Change::YearKept { around }, Lang::En) => format!("a year was left: {around}"),
        (Change::Dropped { key }, Lang::Zh) => format!("“{key}”是去年的，没有搬过来"),
        (Change::Dropped { key }, Lang::En) => {
            format!("“{key}” is last year's and was left behind")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::as_written;

    #[test]
    fn the_new_text_is_written_as_the_old_one() {
        for (old, new) in [
            ("甲\n乙\r\n", "丙\n丁\n"),
            ("甲\r\n乙\n", "丙\r\n丁\r\n"),
            ("\u{feff}甲\r\n", "\u{feff}丙\r\n丁\r\n"),
            ("\u{feff}甲", "\u{feff}丙\n丁\n"),
            ("\n甲", "丙\n丁\n"),
        ] {
            assert_eq!(as_written(old.as_bytes(), "丙\n丁\n"), new, "{old:?}");
        }
    }
}
