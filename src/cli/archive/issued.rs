//! Issued reports (定稿): written once, in a folder of their own, with the description and a list of what they were
//! made of; later reports of the period are compared with the last.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::diag::{Diagnostics, Lang};
use crate::document::Typeface;
use crate::layout::fonts::FontSet;
use crate::notice::{Notice, Ruling};
use crate::period::Period;
use crate::report::{Fact, Issued, Report, Revised, Revision, UnitStatus};
use crate::returns::ruling_in_words;
use crate::shown;

use super::super::output::NewFile;
use super::super::{input, output};
use super::descriptions::Descriptions;
use super::{List, list_file, put, root};

/// The list beside an issued report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(in crate::cli) struct IssuedList {
    /// When and by whom, and the hash of each file. Its day is the one the report is as of.
    #[serde(flatten)]
    list: List,
    /// The period (2024Q1).
    period: String,
    /// The number of the edition, from 1.
    pub(in crate::cli) edition: usize,
    /// The font of each kind of type.
    fonts: BTreeMap<String, String>,
    /// What counted of each unit.
    units: Vec<IssuedUnit>,
    /// What the office had ruled of files.
    rulings: Vec<String>,
    /// What the report says.
    facts: Vec<Fact>,
}

/// What counted of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct IssuedUnit {
    unit: String,
    state: String,
    /// The file that counted; empty where none did.
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
            file: status.file.clone().unwrap_or_default(),
            sha256: status.hash.clone().unwrap_or_default(),
            version: chosen.map_or(0, |at| at + 1),
            versions: status.versions.len(),
        }
    }
}

/// What is to be issued of a report, which by then is gone.
pub(in crate::cli) struct Issue {
    kept: Descriptions,
    period: Period,
    as_of: Date,
    units: Vec<IssuedUnit>,
    rulings: Vec<String>,
    facts: Vec<Fact>,
}

impl Issue {
    pub(in crate::cli) fn of(report: &Report, notice: &Notice, kept: Descriptions) -> Issue {
        let is_of = |one: &&Ruling| one.period().is_none_or(|ruled| ruled == report.period);
        Issue {
            kept,
            period: report.period,
            as_of: report.as_of,
            units: report.units.iter().map(IssuedUnit::of).collect(),
            rulings: notice.returns.iter().filter(is_of).map(|one| ruled(one, notice)).collect(),
            facts: report.facts(),
        }
    }

    /// Writes the files as the next edition. Gives its folder.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub(in crate::cli) fn write(
        self,
        files: &[NewFile],
        fonts: &FontSet,
    ) -> Result<PathBuf, Diagnostics> {
        let place = self.kept.place();
        let last = last(place, self.period).map_or(0, |last| last.edition);
        let folder = |edition: usize| {
            let day = self.as_of.to_string().replace('-', "");
            root(place).join(self.period.to_string()).join(format!("汇总-第{edition}版-{day}"))
        };
        let mut edition = last + 1;
        // What is there is never written over, whatever it is.
        while folder(edition).exists() {
            edition += 1;
        }
        let folder = folder(edition);
        let mut all = self.kept.files.clone();
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
        };
        all.push(list_file(&list));
        output::make_folder(&folder)?;
        put(&folder, &all)?;
        Ok(folder)
    }
}

fn ruled(ruling: &Ruling, notice: &Notice) -> String {
    let words = ruling_in_words(notice, ruling);
    format!("文件: {}, {}", words.names, words.says)
}

/// Characters of a fact at most: no cell has more.
const LONGEST: usize = 32_000;

/// The list of the report of `period` that was issued last.
fn last(place: &Path, period: Period) -> Option<IssuedList> {
    let folder = root(place).join(period.to_string());
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let lists = entries.filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let is_one = name.starts_with("汇总-第") && entry.path().is_dir();
        let list: IssuedList = is_one.then(|| super::read_list(&entry.path()))??;
        (list.edition > 0 && list.period == period.to_string()).then_some(list)
    });
    lists.max_by_key(|list| list.edition)
}

/// The report of `period` that was issued last, as later ones are compared with it.
pub(in crate::cli) fn last_issued(place: &Path, period: Period) -> Option<Issued> {
    let IssuedList { edition, list, mut facts, .. } = last(place, period)?;
    for fact in &mut facts {
        for text in [&mut fact.unit, &mut fact.place, &mut fact.value, &mut fact.file] {
            if let Some((end, _)) = text.char_indices().nth(LONGEST) {
                text.truncate(end);
            }
        }
    }
    let day = Date::parse(&list.as_of).map_or(list.as_of, Date::chinese);
    Some(Issued { edition, day, facts })
}

/// The files of an issued report that are no longer what they were.
pub(in crate::cli) fn tampered(place: &Path, period: Period) -> Diagnostics {
    let folder = root(place).join(period.to_string());
    let mut findings = Diagnostics::new();
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let list = List::read(folder);
        for name in list.files.keys() {
            let bytes = input::bytes(&folder.join(name)).unwrap_or_default();
            findings.extend(list.tampered(folder, name, &bytes));
        }
    }
    findings
}

/// Characters of a text that the screen shows.
const SHOWN: usize = 40;

/// Changes that the screen lists; the report has all.
const LISTED: usize = 20;

/// How a report compares with the one of its period that was issued last; nothing where none was.
pub(in crate::cli) fn compared(
    issued: Option<&Issued>,
    revision: Option<&Revision>,
    lang: Lang,
) -> String {
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
        let begins: String = text.chars().take(SHOWN).collect();
        let more = if begins.len() < text.len() { "……" } else { "" };
        if text.is_empty() { none.to_owned() } else { begins + more }
    };
    let file = if one.file.is_empty() { String::new() } else { format!("（{}）", one.file) };
    let Revised { unit, place, was, now, .. } = one;
    let line = format!("{unit} {place}：{} → {}{file}", shown(was), shown(now));
    format!("  {}\n", shown::plain(line.trim()))
}

/// That the report was issued, and where it lies.
pub(in crate::cli) fn said(folder: &Path, lang: Lang) -> String {
    let folder = shown::path(folder);
    match lang {
        Lang::Zh => format!("已定稿，存在 {folder}\n"),
        Lang::En => format!("issued, and kept in {folder}\n"),
    }
}
