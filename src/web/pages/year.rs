//! 今年: where the year stands, what is next, who returned, what went out.

use hyper::header;
use serde::Serialize;

use crate::mail::ledger::Entry;
use crate::mail::period::next_due;
use crate::mail::stage::stage;
use crate::office::status::{Gathered, gathered};
use crate::office::{ledger, status};
use crate::report::{PeriodStates, State};

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::reply::Reply;
use super::super::view;
use super::{Found, OnePeriod, Unit, away, class, periods, sorted, units};

/// So many of the last entries of the ledger are shown.
const LATEST: usize = 20;

#[derive(Serialize)]
struct Page {
    title: String,
    number: String,
    period: String,
    name: String,
    due: String,
    away: String,
    counts: String,
    next: Vec<String>,
    periods: Vec<OnePeriod>,
    units: Vec<Unit>,
    board: Board,
    latest: Vec<Latest>,
    findings: Vec<Found>,
    /// What is found in the description.
    of_notice: Vec<Found>,
}

/// The units by the periods of the year.
#[derive(Serialize)]
struct Board {
    periods: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    unit: String,
    cells: Vec<Option<Cell>>,
}

#[derive(Serialize)]
struct Cell {
    word: &'static str,
    class: &'static str,
}

#[derive(Serialize)]
struct Latest {
    time: String,
    what: &'static str,
    unit: String,
    period: String,
    detail: String,
    file: String,
}

/// The page.
pub(in crate::web) fn show(desk: &Desk, asked: &Fields) -> Reply {
    let _turn = desk.turn();
    let at = ("year.html", "/");
    match gathered(&desk.incoming(asked.get("period"))) {
        Ok(gathered) => view::page(desk, at, page(desk, gathered)),
        Err(findings) => view::page(desk, ("unread.html", "/"), sorted(findings)),
    }
}

/// What is said of closing.
#[derive(Serialize)]
struct Ended {
    /// Letters are going out: nothing was closed.
    posting: bool,
}

/// Closes the program, unless letters are going out: nobody would hear what became of them.
pub(in crate::web) fn end(desk: &Desk, _asked: &Fields) -> Reply {
    let said = Ended { posting: desk.is_posting() };
    if said.posting {
        return view::page(desk, ("ended.html", ""), said);
    }
    desk.ended.notify_one();
    view::page(desk, ("ended.html", ""), said).with(header::CONNECTION, "close".to_owned())
}

fn page(desk: &Desk, gathered: status::Gathered) -> Page {
    let (units, board, next) = (units(&gathered), board(&gathered.periods), next(&gathered));
    let Gathered { notice, report, of_notice, .. } = gathered;
    let (entries, of_ledger) = ledger::entries(desk.place()).unwrap_or_default();
    let mut findings = report.findings.clone();
    findings.extend(of_ledger);
    Page {
        title: notice.title.plain(),
        number: notice.number.value.clone(),
        period: report.period.to_string(),
        name: report.period.chinese(),
        due: report.due.chinese(),
        away: away(report.due, report.as_of),
        counts: report.tally().in_words(State::chinese),
        next,
        periods: periods(&notice, report.period),
        units,
        board,
        latest: entries.iter().rev().take(LATEST).map(latest).collect(),
        findings: super::found(&findings),
        of_notice: sorted(of_notice),
    }
}

fn latest(entry: &Entry) -> Latest {
    let Entry { time, unit, period, detail, what, file, .. } = entry;
    Latest {
        time: time.clone(),
        what: what.chinese(),
        unit: unit.clone(),
        period: period.clone(),
        detail: detail.clone(),
        file: file.clone(),
    }
}

/// What is to be done next, by the day and by what came.
fn next(gathered: &Gathered) -> Vec<String> {
    let Gathered { notice, report, .. } = gathered;
    let count = |state| report.count(state);
    let missing = count(State::Late) + count(State::Awaited) + count(State::NoElectronic);
    let mend = count(State::Faulty) + count(State::NoStamped);
    let mut next = Vec::new();
    if count(State::Doubtful) > 0 {
        next.push(format!(
            "有{}个单位的文件要看一看是谁的、哪一期的（收表）",
            count(State::Doubtful)
        ));
    }
    match stage(&notice.reporting, report.due, report.as_of) {
        Ok(stage) if missing + mend > 0 => next.push(format!(
            "{}：{missing}个单位还没有报，{mend}个单位要更正或补盖章件，可以发催报的信",
            stage.name
        )),
        Err(first) if missing > 0 => {
            next.push(format!("等各单位报来；{}起可以提醒", first.chinese()))
        }
        Ok(_) | Err(_) => {}
    }
    if missing + mend + count(State::Doubtful) == 0 {
        next.push(format!("{}都报齐了，可以出汇总", report.period.chinese()));
    }
    let after = next_due(notice, report.as_of);
    if after != report.period {
        next.push(format!(
            "下一期是{}，{}前报",
            after.chinese(),
            notice.reporting.due(after).chinese()
        ));
    }
    next
}

fn board(periods: &[PeriodStates]) -> Board {
    let mut names: Vec<&String> = Vec::new();
    for (name, _) in periods.iter().flat_map(|one| &one.units) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let cell = |one: &PeriodStates, name: &String| {
        let state = one.units.iter().find(|(unit, _)| unit == name)?.1;
        Some(Cell { word: state.chinese(), class: class(state) })
    };
    let row = |name: &String| Row {
        unit: name.clone(),
        cells: periods.iter().map(|one| cell(one, name)).collect(),
    };
    Board {
        periods: periods.iter().map(|one| one.period.chinese()).collect(),
        rows: names.into_iter().map(row).collect(),
    }
}
