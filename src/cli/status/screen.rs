//! The status of a period as one screen: counts, the units state by state in columns, the files
//! that are nobody's, and how many findings there are of each kind.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Lang};
use crate::form::Step;
use crate::notice::{Notice, Ruling, RulingRecord};
use crate::office::status::{ByFile, by_file, notes};
use crate::report::{Report, State, Tally, UnitStatus};
use crate::returns::Returns;
use crate::shown;

use super::super::columns::{columns, table};
use crate::office::status::recorded;

/// Cells of a file's name at most; a longer one is cut in its middle.
const LONGEST_NAME: usize = 46;

/// Files that are named where they are only counted.
const NAMED: usize = 3;

/// Files of one kind that a screen lists; the report's workbook has all.
const LISTED: usize = 100;

/// The screen.
pub(super) fn screen(notice: &Notice, report: &Report, returns: &Returns, lang: Lang) -> String {
    let (findings, by_file) = (&report.findings, by_file(&report.findings));
    let tally = report.tally();
    let mut text = head(report, &tally, lang);
    for state in State::ALL {
        let units: Vec<&UnitStatus> =
            report.units.iter().filter(|unit| unit.state == state).collect();
        if !units.is_empty() {
            text += &format!("{} {}\n", title(state, &tally, lang), units.len());
            text += &table(&units.iter().map(|unit| row(unit, &by_file, lang)).collect::<Vec<_>>());
        }
    }
    text += &files(returns, lang);
    text += &later(notice, (report, returns), lang);
    text += &passed_over(&returns.passed_over, lang);
    text += &rulings(recorded(notice, report.period), lang);
    text + &counts(findings, lang)
}

/// As the report counts its units: what is still wrong with some that returned stands behind these.
fn head(report: &Report, tally: &Tally, lang: Lang) -> String {
    let (period, due, as_of, owed) = (report.period, report.due, report.as_of, tally.owed);
    match lang {
        Lang::Zh => format!(
            "{period}：应报{owed}个单位，{}（期限 {due}，截至 {as_of}）\n\n",
            tally.in_words(State::chinese)
        ),
        Lang::En => format!(
            "{period}: {owed} units owe a return: {} (due {due}, as of {as_of})\n\n",
            counted(tally)
        ),
    }
}

/// The same as [`Tally::in_words`] in English.
fn counted(tally: &Tally) -> String {
    let said = |(state, count): &(State, usize)| format!("{} {count}", word(*state, Lang::En));
    let wanting: Vec<String> = tally.wanting.iter().map(said).collect();
    let wanting = match wanting.is_empty() {
        true => String::new(),
        false => format!(" (of these {})", wanting.join(", ")),
    };
    let first = format!("{}{wanting}", said(&(State::Returned, tally.returned)));
    let all = std::iter::once(first).chain(tally.absent.iter().map(said));
    all.collect::<Vec<_>>().join(", ")
}

/// The title of the units of a state: of those that returned, where the head counts others among them, the rest.
fn title(state: State, tally: &Tally, lang: Lang) -> String {
    let word = word(state, lang);
    match (state, lang) {
        (State::Returned, Lang::Zh) if !tally.wanting.is_empty() => format!("其余{word}"),
        (State::Returned, Lang::En) if !tally.wanting.is_empty() => format!("others {word}"),
        (_, _) => word.to_owned(),
    }
}

const fn word(state: State, lang: Lang) -> &'static str {
    match (lang, state) {
        (Lang::Zh, state) => state.chinese(),
        (Lang::En, State::Returned) => "returned",
        (Lang::En, State::NoStamped) => "stamped copy missing",
        (Lang::En, State::NoElectronic) => "electronic form missing",
        (Lang::En, State::Faulty) => "faulty",
        (Lang::En, State::Doubtful) => "to be looked at",
        (Lang::En, State::Late) => "late",
        (Lang::En, State::Awaited) => "awaited",
    }
}

/// Unit, how it was recognised, its file, and what is to be said of it.
fn row(unit: &UnitStatus, findings: &ByFile<'_>, lang: Lang) -> [String; 4] {
    let by = unit.by.map_or(String::new(), |step| step_word(step, lang).into());
    let file = unit.file.as_deref().map_or(String::new(), shortened);
    [unit.unit.clone(), by, file, notes(unit, findings, lang).join(separator(lang))]
}

const fn separator(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    }
}

const fn step_word(step: Step, lang: Lang) -> &'static str {
    match (lang, step) {
        (Lang::Zh, step) => step.chinese(),
        (Lang::En, Step::Pin) => "ruled",
        (Lang::En, Step::Mark) => "mark",
        (Lang::En, Step::Visible) => "its text",
        (Lang::En, Step::Name) => "name",
        (Lang::En, Step::Likeness) => "likeness",
        (Lang::En, Step::Assumed) => "assumed",
    }
}

/// The files that are nobody's.
fn files(returns: &Returns, lang: Lang) -> String {
    let titles = match lang {
        Lang::Zh => ["待核的文件", "认不出单位的盖章件或照片", "不计的文件"],
        Lang::En => ["files to be looked at", "stamped copies of nobody known", "files ruled out"],
    };
    let doubtful = returns.doubtful.iter().map(|file| &file.arrival.origin);
    let unpaired = returns.unpaired.iter().map(|copy| &copy.arrival.origin);
    let ignored = returns.ignored.iter().map(|one| &one.arrival.origin);
    let lists: [Vec<&std::sync::Arc<str>>; 3] =
        [doubtful.collect(), unpaired.collect(), ignored.collect()];
    let mut text = String::new();
    for (title, list) in titles.iter().zip(lists).filter(|(_, list)| !list.is_empty()) {
        text += &format!("{title} {}\n", list.len());
        text.extend(list.iter().take(LISTED).map(|file| format!("  {}\n", shortened(file))));
        text += &more(list.len(), lang);
    }
    text
}

/// The files that came after the day that counts as today, with the day on which they were seen first.
fn later(notice: &Notice, (report, returns): (&Report, &Returns), lang: Lang) -> String {
    let (count, as_of) = (returns.later.len(), report.as_of);
    let mut text = match (count, lang) {
        (0, _) => return String::new(),
        (_, Lang::Zh) => format!("截至{as_of}以后才收到，没有计入 {count}\n"),
        (_, Lang::En) => format!("came after {as_of}, not counted {count}\n"),
    };
    let rows: Vec<[String; 4]> = returns
        .later
        .iter()
        .take(LISTED)
        .map(|one| {
            let unit =
                one.unit.map_or(String::new(), |unit| notice.units.get(unit).name.value.clone());
            [shortened(&one.file), unit, one.seen.to_string(), String::new()]
        })
        .collect();
    text += &table(&rows);
    text + &more(count, lang)
}

/// How many more there are than are listed.
fn more(count: usize, lang: Lang) -> String {
    match (count.saturating_sub(LISTED), lang) {
        (0, _) => String::new(),
        (more, Lang::Zh) => format!("  … 还有 {more} 个\n"),
        (more, Lang::En) => format!("  … {more} more\n"),
    }
}

/// What was not looked into, in a line: nobody sent it, and nothing is left out without a word.
fn passed_over(names: &[String], lang: Lang) -> String {
    let Some(more) = names.len().checked_sub(NAMED) else { return told_passed(names, 0, lang) };
    told_passed(&names[..NAMED], more, lang)
}

fn told_passed(named: &[String], more: usize, lang: Lang) -> String {
    if named.is_empty() {
        return String::new();
    }
    let count = named.len() + more;
    let names: Vec<String> = named.iter().map(|name| shortened(name)).collect();
    match lang {
        Lang::Zh => {
            let end = if more > 0 { "等" } else { "" };
            format!("没有看：{count} 个临时文件（{}{end}）\n", names.join("、"))
        }
        Lang::En => {
            let end = if more > 0 { ", …" } else { "" };
            format!("not looked at: {count} temporary files ({}{end})\n", names.join(", "))
        }
    }
}

/// The rulings that say why, who or when.
fn rulings<'n>(rulings: impl Iterator<Item = &'n Ruling>, lang: Lang) -> String {
    let lines: Vec<String> = rulings.map(ruling).collect();
    let title = match (lines.len(), lang) {
        (0, _) => return String::new(),
        (count, Lang::Zh) => format!("来件里写明的 {count}\n"),
        (count, Lang::En) => format!("ruled, with a note {count}\n"),
    };
    title + &lines.concat()
}

/// File, why, who and when, as far as that is written.
fn ruling(ruling: &Ruling) -> String {
    let RulingRecord { reason, by, on } = &ruling.record;
    let who = by.iter().map(|by| by.value.clone());
    let when = on.iter().map(|on| on.value.to_string());
    let reason = reason.iter().map(|reason| reason.value.clone());
    let said: Vec<String> = reason.chain(who).chain(when).collect();
    format!("  {}  {}\n", shortened(&ruling.file.value), shown::plain(&said.join("  ")))
}

/// How many findings of each code.
fn counts(findings: &[Diagnostic], lang: Lang) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for found in findings {
        *counts.entry(found.problem.code()).or_default() += found.problem.count();
    }
    let counts: Vec<String> =
        counts.iter().map(|(code, count)| format!("{code}×{count}")).collect();
    let title = match lang {
        Lang::Zh => "问题",
        Lang::En => "findings",
    };
    format!("{title} {}: {}\n", findings.len(), counts.join(" "))
}

/// The name with its middle left out where it is too long.
fn shortened(name: &str) -> String {
    if columns(name) <= LONGEST_NAME {
        return name.to_owned();
    }
    let take = |characters: &mut dyn Iterator<Item = char>| {
        let mut room = (LONGEST_NAME - 2) / 2;
        let kept = characters.take_while(|one| {
            let width = columns(&one.to_string());
            let fits = width <= room;
            room = room.saturating_sub(width);
            fits
        });
        kept.collect::<String>()
    };
    let head = take(&mut name.chars());
    let tail: String = take(&mut name.chars().rev()).chars().rev().collect();
    format!("{head}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::{columns, shortened};

    #[test]
    fn a_long_name_keeps_both_its_ends() {
        let name = format!("收到/{}最后.xlsx", "很长的名字".repeat(20));
        let short = shortened(&name);
        assert!(short.starts_with("收到/很长") && short.ends_with("最后.xlsx"), "{short}");
        assert!(columns(&short) <= 46, "{short}");
        assert_eq!(shortened("甲.xlsx"), "甲.xlsx");
    }
}
