//! A [`Reading`] -> the same, its figures that are out of all proportion to their targets held:
//! 35200 metres in a cell of kilometres, 8000 sets in one of ten thousand sets.
//!
//! A figure is out of proportion where it is at least 20 times its target and at least 20, or where
//! dividing by 1,000 or 10,000 brings it between a tenth of the target and twice it: of 62公里 35200
//! is, for 35.2 fits; 65 is not. It counts where somebody says that it is right: the unit by a word
//! beside it (数字无误) where its text gives no other number, or the office in its ruling. Held too, until the office rules so, are figures below a
//! head that speaks of the quarter alone.

use crate::decimal::Decimal;
use crate::diag::{Diagnostic, Problem, Unclear};
use crate::notice::{Target, TargetKind};
use crate::origin::BookOrigin;

use super::answer::Answer;
use super::forms::Forms;
use super::grid::{Entry, Field, FormGrid};
use super::in_words;
use super::returned::{Answered, Identified, OfQuarter, Reading, Return};
use super::words::normal;

/// Words by which a unit says that a figure is right.
const RIGHT: [&str; 8] = ["无误", "属实", "准确", "正确", "已核实", "已核对", "已确认", "确是此数"];
/// One of these stands in each of [`RIGHT`].
const LETTERS: [char; 4] = ['误', '实', '确', '核'];
/// What the figure is called beside such a word.
const FIGURE: [&str; 6] = ["数字", "数据", "数量", "此数", "该数", "完成数"];
/// What else may stand in such a statement.
const BESIDE: [&str; 17] = [
    "以上",
    "上述",
    "所填",
    "所报",
    "填报",
    "累计",
    "本期",
    "经核实",
    "经核对",
    "经确认",
    "核实",
    "核对",
    "确认",
    "均",
    "都",
    "确",
    "已",
];
/// Words that take it back, wherever they stand.
const DOUBT: [&str; 9] =
    ["未核", "未经", "待核", "待定", "待确认", "有误", "不实", "不属实", "存疑"];

/// Whether `text`, which stands beside a figure, says that it is right: in a clause that says this and nothing
/// else. 低保对象已核实 is said of others, 数字无误？ is asked.
pub(in crate::form) fn says_right(text: &str) -> bool {
    says(text, false)
}

/// Whether a task's text says so; there the clause must name the figure.
fn text_says_right(text: &str) -> bool {
    says(text, true)
}

fn says(text: &str, named: bool) -> bool {
    // Most texts have none of these letters: they are not looked through for each of the words.
    if !text.contains(LETTERS) {
        return false;
    }
    let whole = normal(text);
    let has = |words: &[&str]| words.iter().any(|word| whole.contains(word));
    let clauses = text.split_inclusive(|one| "，。；、！？：（）,.;!?:()\n".contains(one));
    has(&RIGHT)
        && !has(&DOUBT)
        && clauses.filter(|clause| !clause.ends_with(['？', '?'])).any(|clause| {
            // A blank may part it from what stands before.
            let last = clause.split_whitespace().next_back().unwrap_or_default();
            let joined = behind_figure(clause).filter(|_| !named);
            [clause, last].into_iter().chain(joined).any(|clause| is_statement(clause, named))
        })
}

/// Letters of a measure between a figure and what is said of it, at most.
const MEASURE: usize = 4;

/// What is said of the figure that a clause begins with, its measure aside: 数字无误 of 35200公里数字无误.
fn behind_figure(clause: &str) -> Option<&str> {
    let clause = clause.trim();
    let behind = clause.trim_start_matches(|one: char| one.is_numeric() || ".,，．".contains(one));
    let at = FIGURE.iter().filter_map(|word| behind.find(word)).min()?;
    let is_measure = behind.len() < clause.len() && behind[..at].chars().count() <= MEASURE;
    is_measure.then_some(&behind[at..])
}

/// The letters behind a figure, which say that it is right, without what they say.
pub(in crate::form) fn without_statement(own: &str) -> &str {
    let cut = own.split(['(', ',', ';']).next().unwrap_or_default();
    let mut starts = cut.char_indices().map(|(at, _)| at);
    starts.find(|at| is_statement(&cut[*at..], false)).map_or(cut, |at| &cut[..at])
}

/// Whether a clause has such a word, and nothing but words that go with it.
fn is_statement(clause: &str, named: bool) -> bool {
    let clause: String = normal(clause).chars().filter(|one| one.is_alphanumeric()).collect();
    let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    let known = [&RIGHT[..], &FIGURE[..], &BESIDE[..]].concat();
    let rest = known.iter().fold(clause.clone(), |rest, word| rest.replace(word, ""));
    has(&RIGHT) && (!named || has(&FIGURE)) && rest.is_empty()
}

/// Whether `done` is out of all proportion to `promised`.
pub fn is_out_of_proportion(done: Decimal, promised: Decimal) -> bool {
    let many = || -> Option<bool> {
        let (one, twenty) = (Decimal::parse("20")?, promised.times_ten_to(1)?);
        Some(done >= one && done >= twenty.plus(twenty)?)
    };
    let is_target = promised > Decimal::ZERO;
    is_target && (many().unwrap_or(false) || fitting(done, promised, &POWERS).is_some())
}

/// Thousands and ten thousands.
const POWERS: [i32; 2] = [-3, -4];

/// The figure that fits, where a number of what is counted in such powers of ten was meant.
fn fitting(done: Decimal, promised: Decimal, powers: &[i32]) -> Option<Decimal> {
    let (least, most) = (promised.times_ten_to(-1)?, promised.plus(promised)?);
    let read = powers.iter().filter_map(|power| done.times_ten_to(*power));
    let mut read = read.filter(|number| (least..=most).contains(number));
    read.next()
}

/// The percentage that fits where its part of one was written for a level: 0.981 for 保持在98%以上 is 98.1, 1 is 100,
/// and -0.15 for 下降15% is -15. What a cell's format shows as a percentage was read as one.
fn of_hundred(done: Decimal, target: &Target) -> Option<Decimal> {
    let is_percentage = target.kind.is_level() && ["%", "％"].contains(&target.unit.as_str());
    let promised = target.promised()?;
    let size = |number: Decimal| if promised.is_negative() { number.opposite() } else { number };
    let percentage = done.times_ten_to(2)?;
    let (one, amount) = (Decimal::ONE, size(promised));
    let (least, most) = (amount.times_ten_to(-1)?.times(5)?, amount.plus(amount)?);
    let fits = (least..=most).contains(&size(percentage));
    (is_percentage && size(done) <= one && amount > one && fits).then_some(percentage)
}

/// The level that was likely meant by one that can hardly be: `None` where `done` may well be so. Ten times what was
/// promised and more is as far from it as a point that was left out; no more than all is covered, nothing falls by more
/// than all of it, 106 is the index of a growth by 6%, and a level of its own is not below zero: the sign is that of 降到.
fn of_level(done: Decimal, target: &Target) -> Option<Option<Decimal>> {
    let goal = target.goal().filter(|goal| goal.kind.is_level())?;
    let promised = goal.most.unwrap_or(goal.least);
    let size = |number: Decimal| if number.is_negative() { number.opposite() } else { number };
    let (amount, of_done) = (size(promised), size(done));
    let is_rate = ["%", "％"].contains(&target.unit.as_str());
    let is_change = goal.kind.is_change();
    let hundred = Decimal::ONE.times_ten_to(2)?;
    let close = |number: Decimal| {
        let (least, most) = (amount.times_ten_to(-1)?.times(5)?, amount.plus(amount)?);
        (least..=most).contains(&size(number)).then_some(number)
    };
    if done.is_negative() && !is_change {
        let meant = close(done.opposite());
        return (meant.is_some() || !is_rate && goal.bound.is_upper()).then_some(meant);
    }
    if amount <= Decimal::ZERO || done.is_negative() != promised.is_negative() {
        return None;
    }
    let index = done.minus(hundred).filter(|_| goal.kind == TargetKind::Rises && is_rate);
    let index = index.and_then(close);
    let tenfold = of_done >= amount.times_ten_to(1)? && of_done >= Decimal::parse("20")?;
    let twice = is_rate && !is_change && of_done > hundred && of_done >= amount.plus(amount)?;
    let covers = target.all_reached().is_some() && of_done > hundred;
    let falls = is_rate && goal.kind == TargetKind::Falls && of_done > hundred;
    let of_powers = || (1..=4).find_map(|power| close(done.times_ten_to(-power)?));
    let is_out = index.is_some() || tenfold || twice || covers || falls;
    is_out.then(|| index.or_else(of_powers))
}

/// Weighs the figures of `reading`. `confirmed` where the office said that they are right.
pub fn weigh(
    forms: &Forms<'_>,
    identified: &Identified,
    mut reading: Reading,
    confirmed: bool,
) -> Reading {
    let Some(grid) = forms.grid(identified.unit, identified.period) else { return reading };
    if !confirmed {
        hold_quarters(&grid, &mut reading);
    }
    for entry in &grid.entries {
        let Field::Figure { task, target } = entry.field else { continue };
        let target = &forms.notice.tasks[task].targets[target];
        let Some(answered) = reading.returned.answers.get(&entry.id) else { continue };
        let right = || {
            let contradicted = || in_words::against(forms.notice, &grid, entry, &reading.returned);
            let by_unit = || is_confirmed(&grid, entry, task, &reading.returned);
            confirmed || by_unit() && contradicted().is_none()
        };
        let Some(found) = out(answered, target, right).map(Problem::Unclear) else { continue };
        let Some(answered) = reading.returned.answers.get_mut(&entry.id) else { continue };
        answered.held |= found.blocks();
        reading.findings.push(Diagnostic::at(&answered.origin, found));
    }
    reading
}

/// Holds the figures below heads that speak of the quarter alone: what is asked for is since January.
fn hold_quarters(grid: &FormGrid, reading: &mut Reading) {
    for OfQuarter { origin, head, fields } in &reading.of_quarter {
        let mut labels = Vec::new();
        for entry in grid.entries.iter().filter(|entry| fields.contains(&entry.id)) {
            let Some(answered) = reading.returned.answers.get_mut(&entry.id) else { continue };
            answered.held = true;
            labels.push(entry.label.clone());
        }
        if !labels.is_empty() {
            let found = Unclear::OfQuarterAlone { head: head.clone(), labels };
            reading.findings.push(Diagnostic::at(origin, Problem::Unclear(found)));
        }
    }
}

/// What is found of a figure that is out of proportion; `right` tells whether somebody says that it is so.
fn out(answered: &Answered, target: &Target, right: impl FnOnce() -> bool) -> Option<Unclear> {
    let Answer::Number(done) = &answered.answer else { return None };
    let promised = target.promised()?;
    let of_hundred = of_hundred(*done, target);
    let of_level = of_level(*done, target);
    let is_unlike = of_hundred.is_some() || of_level.is_some();
    if answered.held || !is_unlike && !is_out_of_proportion(*done, promised) {
        return None;
    }
    let measure = &target.unit.value;
    let (done_text, amount) = (format!("{done}{measure}"), format!("{promised}{measure}"));
    if right() {
        return Some(Unclear::Confirmed { done: done_text, amount });
    }
    // What is counted in 万 was written one by one, never by the thousand.
    let powers = if measure.starts_with('万') { &POWERS[1..] } else { &POWERS[..] };
    let fits = match of_level {
        Some(meant) => of_hundred.or(meant),
        None => of_hundred.or_else(|| fitting(*done, promised, powers)),
    };
    let fits = fits.map(|number| format!("{number}{measure}"));
    Some(Unclear::OutOfProportion { done: done_text, amount, fits })
}

/// Whether the unit says that it is right: in the task's text, or in a cell of the figure's row.
fn is_confirmed(grid: &FormGrid, figure: &Entry, task: usize, returned: &Return) -> bool {
    let row = returned.answers.get(&figure.id).and_then(|one| row_of(&one.origin));
    let mut beside =
        returned.others.iter().filter(|one| row.is_some() && row_of(&one.origin) == row);
    text_confirms(grid, task, returned) || beside.any(|one| says_right(&one.text))
}

/// Whether the task's text says that its figures are right.
pub(super) fn text_confirms(grid: &FormGrid, task: usize, returned: &Return) -> bool {
    let mut texts = grid.entries.iter().filter(|entry| entry.field.is_text_of(task));
    texts.any(|entry| {
        let text = returned.answers.get(&entry.id);
        text.is_some_and(|one| text_says_right(&one.answer.to_string()))
    })
}

fn row_of(origin: &BookOrigin) -> Option<(Option<&str>, u32)> {
    Some((origin.sheet_name(), origin.cell_ref()?.row))
}

#[cfg(test)]
mod tests {
    use super::{POWERS, fitting, is_out_of_proportion, says_right, text_says_right};
    use crate::decimal::Decimal;

    #[test]
    fn figures_out_of_all_proportion() {
        let number = |text: &str| Decimal::parse(text).unwrap();
        let out = |done, promised| is_out_of_proportion(number(done), number(promised));
        for (done, promised) in [
            ("35200", "62"),
            ("8000", "1.5"),
            ("20", "1"),
            ("10", "0.02"),
            ("12000", "2"),
            ("6200", "62"),
        ] {
            assert!(out(done, promised), "{done} of {promised}");
        }
        for (done, promised) in [
            ("65", "62"),
            ("19", "1"),
            ("1239", "62"),
            ("15", "0.5"),
            ("3", "0"),
            ("0", "5"),
            ("-5", "60"),
        ] {
            assert!(!out(done, promised), "{done} of {promised}");
        }
        assert_eq!(fitting(number("35200"), number("62"), &POWERS), Some(number("35.2")));
        assert_eq!(fitting(number("8000"), number("1.5"), &POWERS), Some(number("0.8")));
        assert_eq!(fitting(number("1300"), number("62"), &POWERS), None);
        assert_eq!(fitting(number("2000"), number("1.2"), &POWERS[1..]), Some(number("0.2")));
    }

    #[test]
    fn words_that_say_it_is_right() {
        assert!(super::RIGHT.iter().all(|word| word.contains(super::LETTERS)));
        for text in [
            "（数字 无误）",
            "190000数字无误",
            "35200公里数据属实",
            "以上已核实",
            "经核实无误",
            "35200公里，数据属实。",
            "数据均已核实",
        ] {
            assert!(says_right(text), "{text}");
        }
        for text in [
            "待核实",
            "尚未确认",
            "尚未核实，数字无误与否待定",
            "数字无误？",
            "数字不属实",
            "低保对象已核实。",
            "群众反映问题5件，均已核实处理。",
            "整治问题已核实销号",
            "数字是否无误",
            "请核实",
        ] {
            assert!(!says_right(text), "{text}");
        }
        assert!(text_says_right("改造渠道35000米，数字属实。"));
        assert!(!text_says_right("群众反映问题5件，均已核实。"));
    }
}
