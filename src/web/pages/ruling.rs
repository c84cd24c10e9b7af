//! What the office rules of a file, by buttons: written into the description at its place, told on the next page, and
//! taken back by one.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::amend::Refused;
use crate::diag::Diagnostics;
use crate::office::amending::{self, Undone};
use crate::office::ruling::{self, Asked, CameFile, Wish, came, holds, said, wished};
use crate::office::status::{Gathered, gathered};
use crate::period::Period;

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::noted::Noted;
use super::super::reply::Reply;
use super::super::routes;
use super::undone::{self, Remedies};

/// What the forms of all files of a page have in common: `all` of the macro in `ruling.html`.
#[derive(Serialize)]
pub(super) struct Rulings {
    /// The hash of the description that the page was made from.
    notice: String,
    /// The period whose files are shown.
    period: String,
    /// The page that is shown after a button.
    back: String,
    /// The units that may be named.
    units: Vec<String>,
    /// The periods that may be named.
    periods: Vec<Named>,
}

#[derive(Serialize)]
struct Named {
    period: String,
    name: String,
}

/// A file in the macro: `one`.
#[derive(Serialize)]
pub(super) struct OfFile {
    /// SHA-256 of it.
    hash: String,
    /// As messages call it.
    called: String,
    /// Whether it is a form of a unit, of which versions and figures are ruled.
    is_version: bool,
    /// Whether it is left out.
    ignored: bool,
    /// What is ruled of it now.
    ruled: Option<RuledNow>,
}

#[derive(Serialize)]
struct RuledNow {
    line: usize,
    says: String,
}

/// The hash of the description, to be asked for before anything of it is read that the page shows.
///
/// # Errors
/// Where it cannot be read.
pub(super) fn notice_hash(desk: &Desk) -> Result<String, Diagnostics> {
    amending::hash(desk.place())
}

impl Rulings {
    /// Those of a page whose address is `back`, and which was made from the description of that hash.
    pub(super) fn of(notice: String, gathered: &Gathered, back: String) -> Rulings {
        let Gathered { notice: of_year, report, .. } = gathered;
        let mut units: Vec<String> = report.units.iter().map(|unit| unit.unit.clone()).collect();
        for unit in of_year.tasks.iter().flat_map(|task| &task.units) {
            let name = &of_year.units.get(unit.id).name.value;
            if !units.contains(name) {
                units.push(name.clone());
            }
        }
        let named = |one: Period| Named { period: one.to_string(), name: one.chinese() };
        let periods = of_year.periods().map(named).collect();
        Rulings { notice, period: report.period.to_string(), back, units, periods }
    }
}

/// All files of a page, by what messages call them.
pub(super) struct Files<'g> {
    gathered: &'g Gathered,
    came: BTreeMap<String, CameFile>,
}

impl<'g> Files<'g> {
    /// Those that came.
    pub(super) fn of(gathered: &'g Gathered) -> Files<'g> {
        let came = came(&gathered.returns).into_iter().map(|one| (one.called.clone(), one));
        Files { gathered, came: came.collect() }
    }

    /// Whether one that is called so came and has a hash.
    pub(super) fn is_known(&self, called: &str) -> bool {
        self.came.contains_key(called)
    }

    /// The one that is called so, for the macro; nothing where none came that has a hash.
    pub(super) fn called(&self, called: &str) -> Option<OfFile> {
        let Gathered { notice, report, .. } = self.gathered;
        let file = self.came.get(called)?;
        let at = holds(notice, file, report.period);
        let ruling = at.and_then(|at| notice.returns.get(at));
        let ignored = ruling.is_some_and(|one| one.verdict.is_ignore());
        let ruled = at.and_then(|at| said(notice, at)).map(|(line, says)| RuledNow { line, says });
        let CameFile { hash, called, is_version, .. } = file.clone();
        Some(OfFile { hash, called, is_version, ignored, ruled })
    }
}

/// Writes a ruling.
pub(in crate::web) fn rule(desk: &Desk, fields: &Fields) -> Reply {
    let _turn = desk.turn();
    let noted = ruled(desk, fields).unwrap_or_else(|noted| *noted);
    answered(desk, fields, noted)
}

/// Takes back what was written last.
pub(in crate::web) fn undo(desk: &Desk, fields: &Fields) -> Reply {
    let _turn = desk.turn();
    let noted = match amending::undo(desk.place(), fields.get("notice")) {
        Ok(written) => undone::written("已撤回，说明文件和改以前一样。", written, false),
        Err(undone) => *why_not(undone),
    };
    answered(desk, fields, noted)
}

/// The browser goes back to the page of ours that it came from, which tells what was done.
fn answered(desk: &Desk, fields: &Fields, mut noted: Noted) -> Reply {
    let asked = fields.get("back");
    let back = if routes::is_page(asked) { asked } else { "/returns" };
    noted.back = back.to_owned();
    desk.note(noted);
    Reply::go_on(back)
}

fn ruled(desk: &Desk, fields: &Fields) -> Result<Noted, Box<Noted>> {
    let gathered = gathered(&desk.incoming(fields.get("period"))).map_err(failed)?;
    let period = gathered.report.period;
    let hash = fields.get("file");
    let file = came(&gathered.returns).into_iter().find(|one| one.hash == hash);
    let file = file.ok_or_else(|| wrong(NO_FILE))?;
    let wish = wish(&gathered, fields)?;
    let asked = Asked {
        place: desk.place(),
        shown: fields.get("notice"),
        file: &file,
        period,
        wish,
        reason: fields.get("reason"),
        by: fields.get("by"),
    };
    let called = &file.called;
    let title = match &asked.wish {
        Wish::Withdraw => format!("“{called}”的来件已撤回。"),
        Wish::Ignore => format!("“{called}”不计，已写进来件。"),
        Wish::Is { counts: true, .. } => format!("“{called}”，按这一份计，已写进来件。"),
        Wish::Is { figures_right: true, .. } => format!("“{called}”数字无误，已写进来件。"),
        Wish::Is { unit, period, .. } => {
            let said = [unit.clone(), period.map(Period::chinese)];
            let said: Vec<String> = said.into_iter().flatten().collect();
            format!("“{called}”是{}的，已写进来件；按哪一份计没有变。", said.join("、"))
        }
    };
    let written = ruling::rule(&asked).map_err(|undone| {
        let is_changed = matches!(undone, Undone::Changed | Undone::Refused(Refused::Odd));
        let mut noted = why_not(undone);
        if is_changed {
            noted.sides = sides(&asked, &gathered);
        }
        noted
    })?;
    Ok(undone::written(&title, written, true))
}

/// What was to be written, and what the description says now.
fn sides(asked: &Asked<'_>, gathered: &Gathered) -> Vec<(&'static str, String)> {
    let Gathered { notice, report, .. } = gathered;
    let wanted = wished(asked, notice, report.as_of);
    let now = holds(notice, asked.file, report.period).and_then(|at| said(notice, at));
    let now = now.map_or_else(
        || "没有写这个文件的来件".to_owned(),
        |(line, says)| format!("第{line}行，{says}"),
    );
    vec![("想写的", wanted), ("notice.yaml 现在的", now)]
}

fn wish(gathered: &Gathered, fields: &Fields) -> Result<Wish, Box<Noted>> {
    let filled = |name: &str| Some(fields.get(name)).filter(|text| !text.is_empty());
    let of = |written: &str| {
        let period = Period::parse(written);
        period.filter(|one| gathered.notice.periods().any(|own| own == *one))
    };
    let is = |counts: bool, figures_right: bool, whole: bool| {
        let period =
            filled("of").filter(|_| whole).map(|one| of(one).ok_or_else(|| wrong(NO_PERIOD)));
        let unit = filled("unit").filter(|_| whole).map(str::to_owned);
        Ok(Wish::Is { unit, period: period.transpose()?, counts, figures_right })
    };
    match fields.get("do") {
        "is" => is(false, false, true),
        "counts" => is(true, false, false),
        "right" => is(false, true, false),
        "ignore" => Ok(Wish::Ignore),
        "withdraw" => Ok(Wish::Withdraw),
        _ => Err(wrong(NO_WISH)),
    }
}

type Words = [&'static str; 2];

const NO_FILE: Words =
    ["这一期收到的文件里没有这一个，没有写。", "可能已经移走或者改过，请看下面现在的情况。"];
const NO_PERIOD: Words = ["没有这一期，没有写。", "请从列出的各期里选。"];
const NO_WISH: Words = ["没有可写的：什么也没有选。", REMEDIES.nothing];
const REMEDIES: Remedies = Remedies {
    changed: "下面是按现在的内容重新读出来的，请看一看，还要写的再按一次。",
    nothing: "请选单位或者期，再按一次。",
    odd: "请用记事本打开 notice.yaml，在来件里照下面“想写的”自己写。",
    wrong: "",
};

fn wrong(words: Words) -> Box<Noted> {
    Box::new(undone::wrong(words))
}

fn failed(found: Diagnostics) -> Box<Noted> {
    why_not(Undone::Failed(found))
}

fn why_not(undone: Undone) -> Box<Noted> {
    Box::new(undone::why_not(undone, &REMEDIES))
}
