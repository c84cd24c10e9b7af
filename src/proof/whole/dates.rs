//! Days: those that do not exist, weekdays that are not theirs, dues that are over before they are set.

use crate::date::Date;
use crate::notice::{Notice, Task};
use crate::proof::passage::{self, Kind, Passage};

use super::{Mark, OF_ONE_PIECE, WholeRow};

pub(super) static ROWS: [WholeRow; 3] = [
    WholeRow::new("W185", OF_ONE_PIECE, no_such_day)
        .says("没有“{}”这一天", "there is no day “{}”")
        .remedy("核对日期", "look the day up"),
    WholeRow::new("W186", OF_ONE_PIECE, other_weekday)
        .says("“{}”与日期不符", "“{}” is not the weekday of its day")
        .remedy("核对日期和星期，改正写错的一处", "see which of day and weekday is right"),
    WholeRow::new("W187", OF_ONE_PIECE, due_before_signed)
        .says("完成时限“{}”早于成文日期", "the due day “{}” is before the paper is signed")
        .remedy("核对完成时限", "see to the due day"),
];

pub(super) static OF_TEXTS: [WholeRow; 1] = [WholeRow::new("W200", OF_ONE_PIECE, past_its_due)
    .says("“{}”与{1}对不上", "“{}” does not go with {2}")
    .remedy("核对文字和完成时限，改正写错的一处", "see which of text and due day is right")];

/// A day in a text: its characters, and what it says.
struct Written {
    begin: usize,
    end: usize,
    year: u16,
    month: u8,
    day: u8,
}

impl Written {
    fn day(&self) -> Option<Date> {
        Date::new(self.year, self.month, self.day)
    }
}

/// The days in a passage; those without a year are of `year`.
fn days(passage: &Passage<'_>, year: u16) -> Vec<Written> {
    let digit = |one: char| one.is_ascii_digit();
    let mut days = Vec::new();
    for month_end in passage.all("月") {
        let month = passage.begin(month_end, digit);
        let day_end = passage.run(month_end + 1, digit);
        let has_day = day_end > month_end + 1 && passage.at(day_end) == Some('日');
        let Ok(month_number) = passage.slice(month..month_end).parse() else { continue };
        let Some(day_number) =
            passage.slice(month_end + 1..day_end).parse().ok().filter(|_| has_day)
        else {
            continue;
        };
        let of_year = passage.before(month) == Some('年');
        let begin = if of_year { passage.begin(month - 1, digit) } else { month };
        let written = passage.slice(begin..month.saturating_sub(1)).parse().ok();
        let year = if of_year { written.filter(|year: &u16| *year >= 1000) } else { Some(year) };
        let Some(year) = year else { continue };
        days.push(Written { begin, end: day_end + 1, year, month: month_number, day: day_number });
    }
    days
}

fn no_such_day(notice: &Notice) -> Vec<Mark> {
    let mut marks = Vec::new();
    for passage in passage::of(notice) {
        for written in days(&passage, notice.year) {
            if written.day().is_none() {
                let place = passage.text.part(passage.bytes(written.begin..written.end));
                marks.push(Mark::at(&place, passage.slice(written.begin..written.end)));
            }
        }
    }
    marks
}

fn other_weekday(notice: &Notice) -> Vec<Mark> {
    let mut marks = Vec::new();
    for passage in passage::of(notice) {
        for written in days(&passage, notice.year) {
            let beside = weekday_behind(&passage, written.end)
                .or_else(|| weekday_before(&passage, written.begin));
            let (Some((begin, at, word)), Some(day)) = (beside, written.day()) else { continue };
            let said = passage.at(at).map(|one| if one == '天' { '日' } else { one });
            if said != Some(day.weekday()) {
                let place = passage.text.part(passage.bytes(begin..at + 1));
                let found = passage.slice(begin..at + 1).to_owned();
                let right = Some(format!("{word}{}", day.weekday()));
                marks.push(Mark { right, ..Mark::at(&place, found) });
            }
        }
    }
    marks
}

const WEEKDAYS: [&str; 3] = ["星期", "礼拜", "周"];
const OF_WEEKDAYS: &str = "一二三四五六日天";

/// A weekday behind a day: where it begins, which one it is, and its word. 3月8日周一鸣同志 has none.
fn weekday_behind(passage: &Passage<'_>, end: usize) -> Option<(usize, usize, &'static str)> {
    let begin = passage.run(end, |one| "（( ".contains(one));
    let word = WEEKDAYS.into_iter().find(|word| passage.goes_on(begin, word))?;
    let at = begin + word.chars().count();
    let is_one = passage.at(at).is_some_and(|one| OF_WEEKDAYS.contains(one));
    let is_alone = word != "周"
        || begin > end
        || passage
            .at(at + 1)
            .is_none_or(|next| !han(next) || "上下早晚中前后起至到的在举召开".contains(next));
    (is_one && is_alone).then_some((begin, at, word))
}

/// A weekday before a day: 星期五（3月28日）.
fn weekday_before(passage: &Passage<'_>, begin: usize) -> Option<(usize, usize, &'static str)> {
    let end = passage.begin(begin, |one| "（( ".contains(one));
    let at = end.checked_sub(1)?;
    let is_one = passage.at(at).is_some_and(|one| OF_WEEKDAYS.contains(one));
    let word = WEEKDAYS.into_iter().find(|word| passage.slice(0..at).ends_with(word))?;
    let start = at - word.chars().count();
    let each = passage.before(start).is_some_and(|one| "每一二三四五六上下".contains(one));
    (is_one && end < begin && !each).then_some((start, at, word))
}

fn han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}')
}

fn due_before_signed(notice: &Notice) -> Vec<Mark> {
    let Some(signed) = notice.signed.as_ref().map(|signed| signed.date.value) else {
        return Vec::new();
    };
    let dues = notice.tasks.iter().filter_map(|task| task.due.as_ref());
    let over = dues.filter(|due| due.day.is_some_and(|day| day < signed));
    over.map(|due| Mark::at(&due.words.origin, due.words.value.clone())).collect()
}

/// Days before which something is done, as a text says it: 6月底前, 6月20日前, with their characters.
fn deadlines(passage: &Passage<'_>, year: u16) -> Vec<(std::ops::Range<usize>, Date)> {
    let named =
        days(passage, year).into_iter().filter_map(|day| Some((day.begin..day.end, day.day()?)));
    let digit = |one: char| one.is_ascii_digit();
    let ends = passage.all("月底").filter_map(|at| {
        let begin = passage.begin(at, digit);
        let month: u8 = passage.slice(begin..at).parse().ok()?;
        let of_year = passage.before(begin) == Some('年');
        let own = if of_year { passage.begin(begin - 1, digit) } else { begin };
        let year = if of_year { passage.slice(own..begin - 1).parse().ok()? } else { year };
        let next =
            if month == 12 { Date::first_of(year + 1) } else { Date::new(year, month + 1, 1)? };
        Some((own..at + 2, next.before(1)))
    });
    named.chain(ends).filter(|(place, _)| passage.at(place.end) == Some('前')).collect()
}

/// A task's text that ends later than it is due, and a closing by which all is done before a task is due.
fn past_its_due(notice: &Notice) -> Vec<Mark> {
    let mut marks = Vec::new();
    let due = |task: &Task| task.due.as_ref().and_then(|due| due.day);
    for task in &notice.tasks {
        let texts = task.text.iter().map(|text| Passage::new(text, Kind::Paragraph));
        for (passage, due) in texts.filter_map(|passage| Some((passage, due(task)?))) {
            let late = deadlines(&passage, notice.year).into_iter().filter(|(_, day)| *day > due);
            let of_task = |(place, _)| Mark {
                more: Some(Box::new(due_of(task))),
                ..Mark::of(&passage, place)
            };
            marks.extend(late.map(of_task));
        }
    }
    let last_task =
        notice.tasks.iter().filter(|task| due(task).is_some()).max_by_key(|task| due(task));
    let last = last_task.and_then(due);
    for passage in notice.closing.iter().map(|text| Passage::new(text, Kind::Paragraph)) {
        let of_all = deadlines(&passage, notice.year).into_iter().filter(|(place, day)| {
            let is_of_all = passage.slice(place.end..place.end + ALL).contains("完成");
            is_of_all && last.is_some_and(|last| *day < last)
        });
        let more = last_task.map(|task| Box::new(due_of(task)));
        marks.extend(
            of_all.map(|(place, _)| Mark { more: more.clone(), ..Mark::of(&passage, place) }),
        );
    }
    marks
}

/// With the due of which task it was compared, in Chinese and in English.
fn due_of(task: &Task) -> [String; 2] {
    let words = task.due.as_ref().map(|due| due.words.value.as_str()).unwrap_or_default();
    let name = task.name.value.as_str();
    [format!("“{name}”的完成时限“{words}”"), format!("the due day “{words}” of “{name}”")]
}

/// Characters behind a day in which 完成 says that all is done by then.
const ALL: usize = 8;
