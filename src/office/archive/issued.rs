//! Issued reports (定稿): written once, in a folder of their own, with the description and a list of what they were
//! made of; later reports of the period are compared with the last.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Lang, LogProblem, Problem};
use crate::document::Typeface;
use crate::layout::fonts::FontSet;
use crate::mail::ledger::{Edition, Stood};
use crate::period::Period;
use crate::receipts::{Known, Ruling};
use crate::report::{Fact, Issued, Report, Revised, Revision, UnitStatus};
use crate::shown;

use super::super::folder_lock::FolderLock;
use super::super::output::NewFile;
use super::super::{input, output};
use super::descriptions::Descriptions;
use super::{DESCRIPTION, LIST, List, list_file, put, root};

/// The list beside an issued report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct IssuedList {
    /// When and by whom, and the hash of each file. Its day is the one the report is as of.
    #[serde(flatten)]
    list: List,
    /// The period (2024Q1).
    period: String,
    /// The number of the edition, from 1.
    pub(crate) edition: usize,
    /// The font of each kind of type.
    fonts: BTreeMap<String, String>,
    /// What counted of each unit.
    units: Vec<IssuedUnit>,
    /// What the office had ruled of files.
    rulings: Vec<String>,
    /// What the report says.
    facts: Vec<Fact>,
    /// Whether that says what was done before and since.
    says_before: bool,
    /// Whether that says what is printed of the notice itself.
    says_notice: bool,
    /// Whether that says what was not counted.
    says_uncounted: bool,
}

/// What counted of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct IssuedUnit {
    unit: String,
    state: String,
    /// The file that counted, of units that were taken over several; empty where none did.
    file: String,
    sha256: String,
    /// Which of the versions that came, from 1; 0 where none counted.
    version: usize,
    /// How many came.
    versions: usize,
}

impl IssuedUnit {
    fn of(status: &UnitStatus) -> IssuedUnit {
        let chosen = status.versions.iter().position(|version| version.chosen);
        IssuedUnit {
            unit: status.unit.clone(),
            state: status.state.chinese().into(),
            file: status.files(),
            sha256: status.hashes(),
            version: chosen.map_or(0, |at| at + 1),
            versions: status.versions.len(),
        }
    }
}

impl IssuedList {
    /// As the ledger tells of it.
    fn edition(self, period: &str) -> Edition {
        let stood = |one: IssuedUnit| Stood {
            unit: one.unit,
            file: one.file,
            hash: one.sha256,
            state: one.state,
        };
        let List { time, by, .. } = self.list;
        let units = self.units.into_iter().map(stood).collect();
        Edition { period: period.to_owned(), edition: self.edition, time, by, units }
    }

    /// The names of its files.
    fn held(&self) -> Vec<String> {
        self.list.files.keys().cloned().collect()
    }

    /// Whether it was issued by the day that is told to count: one of that very day was; one of a day before was
    /// not where somebody had looked as of that day before it was made.
    fn is_known(&self, known: Known<'_>) -> bool {
        let List { as_of, time, .. } = &self.list;
        let Some((told, day)) = known.as_of.zip(Date::parse(as_of)) else { return true };
        day == told || day < told && !known.was_looked_at_before(&self.period, time)
    }

    /// As later reports are compared with it.
    fn issued(mut self) -> Issued {
        for fact in &mut self.facts {
            for text in [&mut fact.unit, &mut fact.place, &mut fact.value, &mut fact.file] {
                if let Some((end, _)) = text.char_indices().nth(LONGEST) {
                    text.truncate(end);
                }
            }
        }
        let day = Date::parse(&self.list.as_of).map_or(self.list.as_of, Date::chinese);
        let IssuedList { edition, facts, says_before, says_notice, says_uncounted, .. } = self;
        Issued { edition, day, facts, says_before, says_notice, says_uncounted }
    }
}

/// What is to be issued of a report, which by then is gone.
pub(crate) struct Issue {
    kept: Descriptions,
    period: Period,
    as_of: Date,
    units: Vec<IssuedUnit>,
    rulings: Vec<String>,
    facts: Vec<Fact>,
}

impl Issue {
    /// The report, and what the office had ruled of files by its day.
    pub(crate) fn of(report: &Report, rulings: &[Ruling], kept: Descriptions) -> Issue {
        Issue {
            kept,
            period: report.period,
            as_of: report.as_of,
            units: report.units.iter().map(IssuedUnit::of).collect(),
            rulings: rulings.iter().map(ruled).collect(),
            facts: report.facts(),
        }
    }

    /// Writes the files as the next edition, unless the last one says the same: that of a later day, or one that
    /// another run issued meanwhile.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub(crate) fn write(self, files: &[NewFile], fonts: &FontSet) -> Result<Kept, Diagnostics> {
        let of_period = root(self.kept.place()).join(self.period.to_string());
        output::make_folder(&of_period)?;
        let _lock = FolderLock::of(&of_period)?;
        let last = lists(&of_period).0.into_iter().next_back();
        if let Some((_, last)) = last.as_ref().filter(|(_, last)| last.facts == self.facts) {
            let day = last.list.as_of.clone();
            return Ok(Kept::SameAs { edition: last.edition, day, held: last.held() });
        }
        let day = self.as_of.to_string().replace('-', "");
        let folder = |edition: usize| of_period.join(format!("{NAME}{edition}版-{day}"));
        // What is there is never written over, whatever it is, nor its number given twice.
        let taken = issued_folders(&of_period).filter_map(|one| number(name(&one)));
        let taken = taken.chain(last.map(|(_, last)| last.edition)).max();
        let edition = taken.unwrap_or(0) + 1;
        let folder = folder(edition);
        let mut all = self.kept.files.clone();
        all.extend(self.kept.sent_with(self.period));
        all.extend(files.iter().cloned());
        let faces = Typeface::ALL.into_iter().filter_map(|typeface| {
            let face = fonts.faces_of(typeface).next()?;
            Some((typeface.chinese().to_owned(), face.name().to_owned()))
        });
        let list = IssuedList {
            list: List::of(&all, Some(self.as_of)),
            period: self.period.to_string(),
            edition,
            fonts: faces.collect(),
            units: self.units,
            rulings: self.rulings,
            facts: self.facts,
            says_before: true,
            says_notice: true,
            says_uncounted: true,
        };
        all.push(list_file(&list));
        appear(&folder, &all)?;
        Ok(Kept::New(folder))
    }
}

/// Where an edition lies.
pub(crate) enum Kept {
    /// In this folder, as a new one.
    New(PathBuf),
    /// This one says the same.
    SameAs {
        /// Its number.
        edition: usize,
        /// The day that it is as of.
        day: String,
        /// Its files.
        held: Vec<String>,
    },
}

/// An edition that says what a report says that is to be issued, so that nothing is added to it.
pub(crate) struct Held {
    /// Its number.
    edition: usize,
    /// Its files.
    files: Vec<String>,
}

impl Kept {
    /// The edition that says the same, where nothing new is kept.
    pub(crate) fn held(self) -> Option<Held> {
        match self {
            Kept::New(_) => None,
            Kept::SameAs { edition, held, .. } => Some(Held { edition, files: held }),
        }
    }
}

impl Held {
    /// What is said where it was issued without files of these names: it stays as it is.
    pub(crate) fn said_of(&self, names: &[&str], lang: Lang) -> String {
        let Held { edition, files } = self;
        let lacking = names.iter().filter(|name| files.iter().all(|file| file != *name));
        let lacking: Vec<&str> = lacking.copied().collect();
        match (lang, lacking.is_empty()) {
            (_, true) => String::new(),
            (Lang::Zh, false) => format!(
                "第{edition}版定稿时没有 {}，定稿以后不往里加；要留存的，另外保存\n",
                lacking.join("、")
            ),
            (Lang::En, false) => format!(
                "edition {edition} was issued without {}, and nothing is added to it: keep that elsewhere\n",
                lacking.join(", ")
            ),
        }
    }
}

/// The edition of that number.
pub(crate) fn held(place: &Path, period: Period, edition: usize) -> Option<Held> {
    let (lists, _) = lists(&root(place).join(period.to_string()));
    let list = lists.into_iter().map(|(_, list)| list).find(|list| list.edition == edition)?;
    Some(Held { edition, files: list.held() })
}

fn ruled(ruling: &Ruling) -> String {
    format!("文件: {}, {}", ruling.names, ruling.says)
}

/// Characters of a fact at most: no cell has more.
const LONGEST: usize = 32_000;

/// How the name of the folder of an issued report begins.
const NAME: &str = "汇总-第";

/// The number of the edition that a folder is called by.
fn number(name: &str) -> Option<usize> {
    name.strip_prefix(NAME)?.split_once('版')?.0.parse().ok()
}

/// The folders of issued reports in a period's folder. One that is empty was left by a run that was stopped.
fn issued_folders(of_period: &Path) -> impl Iterator<Item = PathBuf> {
    let is_one = |folder: &PathBuf| {
        let is_empty = std::fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_none());
        name(folder).starts_with(NAME) && !is_empty
    };
    folders(of_period).into_iter().filter(is_one)
}

/// Writes the files into a folder beside, which then gets its name: a run that is stopped leaves no half of it.
fn appear(folder: &Path, files: &[NewFile]) -> Result<(), Diagnostics> {
    let beside = folder.with_file_name(format!(".{}-正在存", name(folder)));
    output::make_folder(&beside)?;
    put(&beside, files)?;
    let is_free = if folder.exists() { std::fs::remove_dir(folder) } else { Ok(()) };
    let renamed = is_free.and_then(|()| std::fs::rename(&beside, folder));
    renamed.map_err(|error| output::unwritable(folder, &error).into())
}

/// The lists of the reports in a period's folder, in the order of their editions; and those that cannot be read.
fn lists(of_period: &Path) -> (Vec<(PathBuf, IssuedList)>, Diagnostics) {
    let (mut lists, mut findings) = (Vec::new(), Diagnostics::new());
    for folder in issued_folders(of_period) {
        match super::read_list::<IssuedList>(&folder).filter(|list| list.edition > 0) {
            Some(list) => lists.push((folder, list)),
            None => {
                let unread = LogProblem::EditionUnread { file: shown::path(&folder.join(LIST)) };
                findings.push(Diagnostic::nowhere(Problem::Log(unread)));
            }
        }
    }
    lists.sort_by_key(|(_, list)| list.edition);
    (lists, findings)
}

/// The folders in `folder`, in order; none where it is not there.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name(folder: &Path) -> &str {
    folder.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

/// All reports that were issued, for the ledger; and the lists that cannot be read.
pub(crate) fn editions(place: &Path) -> (Vec<Edition>, Diagnostics) {
    let (mut editions, mut findings) = (Vec::new(), Diagnostics::new());
    for of_period in folders(&root(place)) {
        let (lists, unread) = lists(&of_period);
        findings.extend(unread);
        let period = name(&of_period);
        editions.extend(lists.into_iter().map(|(_, list)| list.edition(period)));
    }
    (editions, findings)
}

/// The report of `period` that was issued last up to the day that is told to count, as later ones are compared with
/// it, and the one before it; and what is wrong with what is kept of the period: lists that cannot be read, files that are no longer what
/// they were.
pub(crate) fn last_issued(
    place: &Path,
    period: Period,
    known: Known<'_>,
) -> ([Option<Issued>; 2], Diagnostics) {
    let (lists, mut findings) = lists(&root(place).join(period.to_string()));
    for (folder, IssuedList { list, .. }) in &lists {
        for name in list.files.keys() {
            let bytes = input::bytes(&folder.join(name)).unwrap_or_default();
            findings.extend(list.tampered(folder, name, &bytes));
        }
    }
    let lists = lists.into_iter().rev().map(|(_, list)| list);
    let mut last = lists.filter(|list| list.is_known(known)).map(IssuedList::issued);
    ([last.next(), last.next()], findings)
}

/// Whether a report of `period` was issued up to the day that is told to count.
pub(crate) fn was_issued(place: &Path, period: Period, known: Known<'_>) -> bool {
    let (lists, _) = lists(&root(place).join(period.to_string()));
    lists.iter().any(|(_, list)| list.is_known(known))
}

/// Where the description lies that the last report of this very day was issued with.
pub(super) fn description_of(place: &Path, day: Date) -> Option<PathBuf> {
    let all = folders(&root(place)).into_iter().flat_map(|of_period| lists(&of_period).0);
    let of_day = all.filter(|(_, issued)| Date::parse(&issued.list.as_of) == Some(day));
    let last = of_day.max_by(|(_, one), (_, other)| one.list.time.cmp(&other.list.time))?;
    Some(last.0.join(DESCRIPTION))
}

/// The folder of the report of `period` that was issued last as of that very day.
pub(super) fn of_day(place: &Path, period: Period, day: Date) -> Option<PathBuf> {
    let (lists, _) = lists(&root(place).join(period.to_string()));
    let mut of_day = lists.into_iter().rev();
    let is_it = |(_, one): &(PathBuf, IssuedList)| Date::parse(&one.list.as_of) == Some(day);
    of_day.find(is_it).map(|(folder, _)| folder)
}

/// Characters of a text that the screen shows.
const SHOWN: usize = 40;

/// Changes that the screen lists; the report has all.
const LISTED: usize = 20;

/// How a report compares with the one of its period that was issued last; nothing where none was.
pub(crate) fn compared(issued: Option<&Issued>, revision: Option<&Revision>, lang: Lang) -> String {
    let Some(Issued { edition, day, .. }) = issued else { return String::new() };
    let changes = revision.map_or(&[][..], |revision| &revision.changes);
    let head = match (lang, changes.len()) {
        (Lang::Zh, 0) => format!("与{day}定稿的第{edition}版相同\n"),
        (Lang::En, 0) => format!("the same as edition {edition}, issued as of {day}\n"),
        (Lang::Zh, count) => {
            format!("与{day}定稿的第{edition}版相比，有 {count} 处不同（列在“修订说明”里）：\n")
        }
        (Lang::En, count) => {
            format!("{count} differences from edition {edition}, issued as of {day} (修订说明):\n")
        }
    };
    let lines = changes.iter().take(LISTED).map(|one| line(one, lang));
    head + &lines.collect::<String>()
}

fn line(one: &Revised, lang: Lang) -> String {
    let none = match lang {
        Lang::Zh => "（没有）",
        Lang::En => "(none)",
    };
    let shown = |text: &str| {
        let text = text.replace('\n', " ");
        let begins: String = text.chars().take(SHOWN).collect();
        let more = if begins.len() < text.len() { "……" } else { "" };
        if text.is_empty() { none.to_owned() } else { begins + more }
    };
    let file = if one.file.is_empty() { String::new() } else { format!("（{}）", one.file) };
    let Revised { unit, place, was, now, .. } = one;
    let line = format!("{unit} {place}：{} → {}{file}", shown(was), shown(now));
    format!("  {}\n", shown::plain(line.trim()))
}

/// That the report was issued, and where it lies; or which edition says the same.
pub(crate) fn said(kept: &Kept, lang: Lang) -> String {
    match (lang, kept) {
        (Lang::Zh, Kept::New(folder)) => format!("已定稿，存在 {}\n", shown::path(folder)),
        (Lang::En, Kept::New(folder)) => format!("issued, and kept in {}\n", shown::path(folder)),
        (Lang::Zh, Kept::SameAs { edition, day, .. }) => {
            format!("内容与第{edition}版（截至{day}）相同，没有再存\n")
        }
        (Lang::En, Kept::SameAs { edition, day, .. }) => {
            format!("the same as edition {edition} (as of {day}); nothing more is kept\n")
        }
    }
}
