//! The paper that a description was read from, as `init` keeps it in the folder of the year (原文), and what it says of
//! something that was read: the paragraph, or the row of a table, with its page where it has pages.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::date::Date;
use crate::intake::{self, MERGED, Paper, Piece, SOFT_END};
use crate::shown;

use super::input;
use super::worker::Readers;

/// The folder of the year that keeps it.
pub(crate) const FOLDER: &str = "原文";
/// So many papers are read.
const PAPERS: usize = 4;
/// So many words of a paper are shown beside one place.
const PASSAGES: usize = 4;
/// Words that tell less than this part of what the best tell are of something else.
const TELLING: f64 = 0.25;
/// Bytes of a paper; a larger one is not read either.
const LARGEST: u64 = 256 << 20;

/// A paper.
#[derive(Debug, Default)]
pub(crate) struct OldPaper {
    /// Its place in the folder of the year.
    pub(crate) place: PathBuf,
    /// What it is called.
    pub(crate) name: String,
    /// SHA-256 of its bytes.
    pub(crate) hash: String,
    /// Whether it could be read.
    pub(crate) is_read: bool,
    lines: Vec<Line>,
}

/// A paragraph, or a row of a table.
#[derive(Debug)]
struct Line {
    text: String,
    /// The same without blanks.
    bare: String,
    /// Its page, from 1.
    page: Option<usize>,
}

/// Words of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// Which paper, in the order of [`papers`].
    pub(crate) paper: usize,
    /// Its page, from 1, where it has pages.
    pub(crate) page: Option<usize>,
    /// Its words, each with whether they are those that were looked for.
    pub(crate) parts: Vec<(String, bool)>,
}

/// The papers that are kept in the folder of a year, by their names.
pub(crate) fn papers(folder: &Path) -> Vec<OldPaper> {
    let mut files = kept(folder);
    files.retain(|path| !is_description(path));
    files.truncate(PAPERS);
    let Ok(program) = std::env::current_exe() else { return Vec::new() };
    let readers = if files.is_empty() { None } else { Some(Readers::new(program, None)) };
    let read = |path: &PathBuf| {
        let words = readers.as_ref().and_then(|readers| readers.words(path));
        let file = path.file_name().unwrap_or_default();
        OldPaper {
            place: Path::new(FOLDER).join(file),
            name: shown::plain(&file.to_string_lossy()),
            hash: input::whole(path, LARGEST).map(hash).unwrap_or_default(),
            is_read: words.is_some(),
            lines: words.map(|words| lines(&words)).unwrap_or_default(),
        }
    };
    files.iter().map(read).collect()
}

/// What a file of last year's is called where it is kept for the next: 2024年的notice.yaml.
pub(crate) fn of_last_year(year: u16, name: &str) -> PathBuf {
    Path::new(FOLDER).join(format!("{year}{OF_LAST_YEAR}{name}"))
}

/// What stands behind the year in such a name.
const OF_LAST_YEAR: &str = "年的";

/// The papers that are kept in the folder of a year, and are its own: those of the years before are none.
pub(crate) fn own_papers(folder: &Path) -> Vec<PathBuf> {
    let is_own =
        |path: &PathBuf| !is_of_last_year(&path.file_name().unwrap_or_default().to_string_lossy());
    let papers = kept(folder).into_iter();
    papers.filter(|path| !is_description(path) && is_own(path)).collect()
}

/// Last year's description, where the one in the folder was moved on from it.
pub(crate) fn last_description(folder: &Path) -> Option<PathBuf> {
    kept(folder).into_iter().rfind(|path| is_description(path))
}

fn is_description(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("yaml"))
}

/// All that is kept, by its names; of what is kept of last year several times the last.
fn kept(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder.join(FOLDER)).into_iter().flatten().flatten();
    let files = entries.map(|entry| entry.path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.is_file() && !is_hidden(path)).collect();
    files.sort();
    let (all, names): (Vec<PathBuf>, Vec<(String, usize)>) =
        files.into_iter().map(|path| (path.clone(), version(&path))).unzip();
    let is_last = |at: usize| {
        !names.iter().any(|(name, number)| *name == names[at].0 && *number > names[at].1)
    };
    all.iter().enumerate().filter(|(at, _)| is_last(*at)).map(|(_, path)| path.clone()).collect()
}

/// What a file is called without the number that it has beside an older one of its name, and the number: of last year's
/// (2024年的notice.yaml, 2024年的notice-2.yaml) the last is meant, and the others are only kept.
fn version(path: &Path) -> (String, usize) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let (rest, number) = stem.rsplit_once('-').unwrap_or((&*stem, ""));
    match number.parse() {
        Ok(number) if is_of_last_year(&name) => (name.replacen(&*stem, rest, 1), number),
        _ => (name, 0),
    }
}

/// Whether a file is called as what is kept of a year before.
fn is_of_last_year(name: &str) -> bool {
    let year = name.split_once(OF_LAST_YEAR).map(|(year, _)| year);
    year.is_some_and(|year| year.len() == 4 && year.parse::<u16>().is_ok())
}

/// What programs put beside a file while it is open is none.
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(['.', '~'])
}

fn hash(bytes: Vec<u8>) -> String {
    intake::hash(Sha256::digest(bytes))
}

fn lines(paper: &Paper) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, piece) in paper.pieces.iter().enumerate() {
        let page = paper.pages.get(at).copied();
        let line = |text: String| Line { bare: bare(&text), text, page };
        match piece {
            Piece::Paragraph(one) => lines.push(line(shown::plain(&one.text.replace('\n', " ")))),
            Piece::Table(rows) => lines.extend(rows.iter().map(|row| line(row_text(row)))),
        }
    }
    lines.retain(|line| !line.bare.is_empty());
    lines
}

/// The cells of a row that say something.
fn row_text(row: &[String]) -> String {
    // A line end in a cell may part two names.
    let whole = |cell: &String| cell.replace([SOFT_END, '\n'], " ").replace(MERGED, "");
    let cells = row.iter().map(|cell| shown::plain(&whole(cell)).trim().to_owned());
    cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("　｜　")
}

fn bare(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace() && !one.is_control()).collect()
}

/// The words between quotation marks.
pub(crate) fn quoted(text: &str) -> Vec<String> {
    let inner = text.split('“').skip(1).filter_map(|rest| rest.split_once('”'));
    inner.map(|(words, _)| words.to_owned()).filter(|words| !words.is_empty()).collect()
}

/// The words of `papers` in which one of `needles` stands: those in which most stand, and that stand nowhere else; and
/// for each word that a guess has `quoted` one in which it stands.
pub(crate) fn passages(papers: &[OldPaper], needles: &[String], quoted: &[String]) -> Vec<Passage> {
    let lines: Vec<(usize, &Line)> = papers
        .iter()
        .enumerate()
        .flat_map(|(at, paper)| paper.lines.iter().map(move |line| (at, line)))
        .collect();
    let spelled = |texts: &[String]| -> BTreeSet<String> {
        texts.iter().flat_map(|text| text.split('\n')).flat_map(spelled).collect()
    };
    let (quoted, mut sought) = (spelled(quoted), spelled(needles));
    sought.extend(quoted.iter().cloned());
    let weights = weights(&lines, &sought);
    let most = weights.iter().copied().fold(0.0, f64::max);
    let tells = |at: &usize| weights[*at] > 0.0 && weights[*at] >= most * TELLING;
    let heavier = |one: &usize, other: &usize| weights[*one].total_cmp(&weights[*other]);
    let with = |word: &String| {
        (0..lines.len()).rev().filter(|at| lines[*at].1.bare.contains(word)).max_by(heavier)
    };
    let mut best: Vec<usize> = (0..lines.len()).filter(tells).collect();
    best.sort_by(|one, other| heavier(other, one));
    best.splice(0..0, quoted.iter().filter_map(with));
    let mut seen = BTreeSet::new();
    best.retain(|at| seen.insert(*at));
    best.truncate(PASSAGES);
    best.sort_unstable();
    let passage = |at: usize| {
        let (paper, line) = lines.get(at)?;
        Some(Passage { paper: *paper, page: line.page, parts: marked(&line.text, &sought) })
    };
    best.into_iter().filter_map(passage).collect()
}

/// How much each line tells of what is sought.
fn weights(lines: &[(usize, &Line)], sought: &BTreeSet<String>) -> Vec<f64> {
    let mut weights = vec![0.0; lines.len()];
    for needle in sought {
        let hits: Vec<usize> =
            (0..lines.len()).filter(|at| holds(&lines[*at].1.bare, needle)).collect();
        hits.iter().for_each(|at| weights[*at] += length(needle) / length_of(hits.len()));
    }
    weights
}

/// A rare word tells more than one that stands everywhere, and a long one more than a short one, but no sentence all.
fn length(needle: &str) -> f64 {
    const LONGEST: usize = 20;
    length_of(needle.chars().count().min(LONGEST))
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
const fn length_of(number: usize) -> f64 {
    number as f64
}

/// Whether a line says it, or is a part of it that says something by itself.
fn holds(line: &str, needle: &str) -> bool {
    const TELLING: usize = 6;
    line.contains(needle) || (line.chars().count() >= TELLING && needle.contains(line))
}

/// How a paper may write a text: without blanks; a day as papers write it.
fn spelled(text: &str) -> Vec<String> {
    const SHORTEST: usize = 2;
    let own = bare(text);
    if let Some(day) = Date::parse(&own) {
        let chinese = day.chinese();
        let short = chinese.split_once('年').map(|(_, short)| short.to_owned());
        return [Some(chinese), short].into_iter().flatten().collect();
    }
    if own.chars().count() < SHORTEST { Vec::new() } else { vec![own] }
}

/// A text by the words in it that were looked for; the longest where they overlap.
fn marked(text: &str, sought: &BTreeSet<String>) -> Vec<(String, bool)> {
    let mut by_length: Vec<&String> = sought.iter().collect();
    by_length.sort_by_key(|needle| std::cmp::Reverse(needle.len()));
    let (mut parts, mut plain, mut at) = (Vec::new(), String::new(), 0);
    while let Some(one) = text.get(at..).and_then(|rest| rest.chars().next()) {
        match by_length.iter().find(|needle| text[at..].starts_with(needle.as_str())) {
            Some(needle) => {
                if !plain.is_empty() {
                    parts.push((std::mem::take(&mut plain), false));
                }
                parts.push(((*needle).clone(), true));
                at += needle.len();
            }
            None => {
                plain.push(one);
                at += one.len_utf8();
            }
        }
    }
    if !plain.is_empty() {
        parts.push((plain, false));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{Line, OldPaper, bare, passages, quoted};

    fn paper(lines: &[&str]) -> OldPaper {
        let line = |text: &&str| Line { text: (*text).to_owned(), bare: bare(text), page: None };
        OldPaper { lines: lines.iter().map(line).collect(), is_read: true, ..OldPaper::default() }
    }

    #[test]
    fn the_words_that_say_the_same_are_found() {
        let papers = [paper(&[
            "关于办好实事的",
            "一、改造道路。改造道路 12公里（区住建局）",
            "二、修桥。修桥3座（区住建局）",
            "各单位在2024年12月31日前完成。",
        ])];
        let found = |needles: &[&str]| {
            let needles: Vec<String> = needles.iter().map(|one| (*one).to_owned()).collect();
            let all = passages(&papers, &needles, &[]);
            let text = |parts: &[(String, bool)]| {
                parts.iter().map(|(part, _)| &**part).collect::<String>()
            };
            all.iter().map(|one| text(&one.parts)).collect::<Vec<_>>()
        };
        assert_eq!(found(&["12公里"]), ["一、改造道路。改造道路 12公里（区住建局）"]);
        assert_eq!(found(&["2024-12-31"]), ["各单位在2024年12月31日前完成。"]);
        assert_eq!(found(&["关于办好实事的通知"]), ["关于办好实事的"]);
        assert_eq!(found(&["区住建局"]).len(), 2);
        assert!(found(&["", "座", "没有的"]).is_empty());
        let marked = passages(&papers, &["修桥".to_owned()], &[]);
        assert_eq!(marked[0].parts.iter().filter(|(part, is)| *is && part == "修桥").count(), 2);
        let both = passages(&papers, &["12公里".to_owned()], &["修桥".to_owned()]);
        assert_eq!(both.len(), 2, "each word that is quoted has one");
        assert_eq!(quoted("写“甲”，又写“乙”，“"), ["甲", "乙"]);
    }
}
