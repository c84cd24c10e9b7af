//! The words of findings about what a return says in English.

use super::{Asked, Kept, Sign, Strip, Subject, Unclear};

const PIN: &str =
    "once it is clear, name the file's unit and period under “returns” in the description";

impl Unclear {
    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Unclear::Doubtful { what, candidates } if candidates.is_empty() => (
                format!("nothing says which {} the file is of; to be verified", subject(*what)),
                format!("look at it; {PIN}, or ask the unit to use the form it was sent"),
            ),
            Unclear::Doubtful { what, candidates } if candidates.len() == 1 => (
                format!(
                    "nothing of the notice fits the {} of the file: {}; to be verified",
                    subject(*what),
                    listed(candidates)
                ),
                format!("look at it or ask who sent it; its texts are in 其他内容; if a unit of the notice did, {PIN}"),
            ),
            Unclear::Doubtful { what, candidates } => (
                format!("the {} is in doubt: {}; to be verified", subject(*what), listed(candidates)),
                format!("look at it or ask the unit; {PIN}"),
            ),
            Unclear::OtherNotice { found, wanted, former } => (
                format!("a form of another notice ({found}), not of {wanted}; not counted"),
                former_number(former.as_deref()) + &format!("ask the unit to use the form of this notice, or move the file where it belongs; if it was sent for {wanted}, {PIN}"),
            ),
            Unclear::OtherPeriod { found, folder, wanted } => (
                format!("a form for {found}, while {wanted} is collected; not counted"),
                format!("where {wanted} has not come yet, ask the unit for it; if this is a late one, move it to the folder of its period ({folder}); if only the period is wrong, {PIN}"),
            ),
            Unclear::NameDiffers { what, found, sign, believed } => (
                format!(
                    "the {} is “{found}” by the {}, and “{believed}” in the form",
                    subject(*what),
                    sign_en(*sign)
                ),
                "it is read as the form says; see whether the wrong file was sent".into(),
            ),
            Unclear::Unsure { what: Subject::Period, believed, sign: Sign::Collected } => (
                format!("no period is named; taken for {believed}, which is collected"),
                "make sure of it; the form that was sent out names its period".into(),
            ),
            Unclear::Unsure { what, believed, sign } => (
                format!(
                    "taken for the {} “{believed}” by the {} alone",
                    subject(*what),
                    sign_en(*sign)
                ),
                format!("make sure of it; if it is wrong, {PIN}"),
            ),
            Unclear::NoTable => (
                "no table of the form is in the file (no heads such as 实事名称)".into(),
                "all its texts are listed among the other contents; ask for the form itself".into(),
            ),
            Unclear::RowUnknown { name } => (
                format!("“{name}” is no task of the notice; the row does not count"),
                "its text is listed among the other contents; see which task is meant".into(),
            ),
            Unclear::RowDoubtful { name, candidates, alike } => (
                format!("“{name}” could be {}; to be verified", candidates.join(" or ")),
                format!(
                    "its text is listed among the other contents; ask for {} as in the notice",
                    match alike {
                        true => "the names and the numbers (序号) of all rows",
                        false => "the task's name",
                    }
                ),
            ),
            Unclear::RowLikened { name, task } => (
                format!("“{name}” was taken for the task “{task}”"),
                "see whether it is".into(),
            ),
            Unclear::HeadLikened { head, meant, taken: true } => (
                format!("the head “{head}” was taken for the column “{}”", meant.join("” or “")),
                "see whether it is".into(),
            ),
            Unclear::HeadLikened { head, meant, taken: false } => (
                format!(
                    "the form has no column “{head}”; it may be “{}”, and does not count",
                    meant.join("” or “")
                ),
                "its texts are listed among the other contents; if it is that column, ask for the head as sent"
                    .into(),
            ),
            Unclear::RowOfOther { task, units } => (
                format!("the row of “{task}” is {units}'s, not the sender's; it does not count"),
                "its text is listed among the other contents; see whether the wrong table was sent"
                    .into(),
            ),
            Unclear::TwoAnswers(two) => (
                format!(
                    "“{}” is answered twice in different words: “{}” here, “{}” in {}{}",
                    two.label, two.text, two.kept_text, two.kept, kept_en(two.because)
                ),
                "ask the unit which answer counts, and to send a form with one".into(),
            ),
            Unclear::OneForSeveral { labels } => (
                format!("one cell is merged over the figures of {}: one of them is meant", labels.join(", ")),
                "ask the unit to part it and to fill in each row".into(),
            ),
            Unclear::Covered { text, seen } => (
                format!("a merged cell covers the text “{text}”; what is seen is “{seen}”"),
                "what is covered is among the other contents too; see which one is meant".into(),
            ),
            Unclear::Hidden { strip, answers, count } => (
                format!("a hidden {} holds {count} answers, which were read: {answers}", strip_en(*strip)),
                "see whether they are left from the period before".into(),
            ),
            Unclear::Formula { text } => (
                format!("a formula stands here, read as the result it was saved with, “{text}”"),
                "it may not be up to date; ask the unit to write the content itself".into(),
            ),
            Unclear::EmptyAnswer { label, .. } => (
                format!("“{label}” has no answer"),
                "ask the unit to fill it in, with the reason where nothing was done".into(),
            ),
            Unclear::EmptyField { label, asked } => {
                let hint = match asked {
                    Asked::Figure => "; a count of nothing is 0",
                    Asked::Due => "; a day, a month, words such as 年底前, or 长期坚持",
                    Asked::Other => ", or ask and note it yourself",
                };
                (format!("“{label}” is empty"), format!("ask the unit to fill it in{hint}"))
            }
            Unclear::NotAState { text } => (
                format!("the state “{text}” is not in the list"),
                "kept as it is; choose 未启动, 推进中 or 已完成".into(),
            ),
            Unclear::SameAsBefore { period } => (
                format!("word for word what was reported for {period}"),
                "see whether the last period's form was sent again".into(),
            ),
            Unclear::FigureFell { now, before, period, level: true, .. } => (
                format!("less than in {period}: {now} now, {before} then"),
                "the level is to be reached or kept: ask whether it fell or was mistyped".into(),
            ),
            Unclear::FigureFell { now, before, period, level: false, .. } => (
                format!("the count since January fell: {now} now, {before} for {period}"),
                "see whether it counts this period only, or was wrong before".into(),
            ),
            Unclear::Reckoned { written, number, measure } => (
                format!("“{written}” counts as {number} {measure}"),
                format!("make sure of it; ask the unit to count in “{measure}”, digits alone"),
            ),
            Unclear::OtherMeasure { number, found, measure } => (
                format!("{number} in “{found}”, while the notice counts in “{measure}”"),
                format!("ask the unit to count in “{measure}” and send the form again"),
            ),
            Unclear::OutOfProportion { done, amount, fits } => (
                format!("{done} is out of all proportion to the target of {amount}; held"),
                format!(
                    "{}ask the unit to count as the notice does; where it is right, to send it again \
                     with “数字无误” in the task's text",
                    fits.as_ref().map(|fits| format!("is {fits} meant? ")).unwrap_or_default()
                ),
            ),
            Unclear::Confirmed { done, amount } => (
                format!("{done} is out of all proportion to the target of {amount}, and said to be right"),
                "it counts; ask the unit again if in doubt".into(),
            ),
            Unclear::BelowZero { done } => (
                format!("{done} done is below zero"),
                "make sure of it: figures count from the year's beginning; nothing is 0".into(),
            ),
            Unclear::Rose { done, measure, amount } => (
                format!("the target is {amount}, and {done}{measure} is a rise"),
                format!(
                    "it counts as a rise; make sure of it: a fall is -{done}; \
                     of a rise, ask the unit to say 上升{done}{measure} in the task's text"
                ),
            ),
            Unclear::NoAnswer { text, figure } => (
                format!("“{text}” alone is no answer"),
                match figure {
                    true => "ask the unit for the number; 0 where nothing was done",
                    false => "ask the unit to write what was done into this cell, or why nothing was",
                }
                .into(),
            ),
            Unclear::ShownOtherwise { held, shown } => (
                format!("the cell holds {held}, and its number format shows “{shown}”: one of them is meant"),
                "ask the unit to take the format away and to type the number again".into(),
            ),
            Unclear::OfQuarterAlone { head, labels } => (
                format!(
                    "the head was changed to “{head}”, which does not say since January: held are {}",
                    labels.join(", ")
                ),
                "the form asks for what is done since the year's beginning: ask the unit for that, under the head \
                 as it was sent; if the figures are that all the same, rule 数字无误: 是 for this file in 来件"
                    .into(),
            ),
            Unclear::Picture => (
                "a picture stands in this cell, which cannot be read".into(),
                "ask the unit to take it out and to write the content; photos go beside the form"
                    .into(),
            ),
            Unclear::TickRead { text } => (
                format!("the state “{text}” was read as 已完成, as the task's text says"),
                "make sure of it; ask the unit to choose from the list".into(),
            ),
            Unclear::LockedChanged { what, was, now } => (
                format!("{what} was changed: “{was}” when it was sent, “{now}” now"),
                "the notice's own words still count; ask the unit why".into(),
            ),
            Unclear::TextDiffers { said, figure } => (
                format!("the cell says {figure}, the task's text {said}"),
                "the cell counts; see which of them is meant".into(),
            ),
            Unclear::OverTarget { done, amount } => (
                format!("{done} done, more than the {amount} promised"),
                "make sure of the measure (万 or not); leave it if the target was passed".into(),
            ),
            Unclear::DaysOutside { days, period } => (
                format!("days outside {period} in the text: {days}"),
                "see whether the text is still the last period's".into(),
            ),
        }
    }
}

fn kept_en(because: Kept) -> &'static str {
    match because {
        Kept::Seen => ", which is the one that is seen",
        Kept::Marked => ", which is the one that the form's mark names",
        Kept::First => "",
    }
}

fn strip_en(strip: Strip) -> &'static str {
    match strip {
        Strip::Row => "row",
        Strip::Column => "column",
        Strip::Sheet => "sheet",
    }
}

fn subject(what: Subject) -> &'static str {
    match what {
        Subject::Unit => "unit",
        Subject::Period => "period",
    }
}

fn sign_en(sign: Sign) -> &'static str {
    match sign {
        Sign::Mark => "mark of the form",
        Sign::Visible => "text of the sheet",
        Sign::FileName => "file's name",
        Sign::Folder => "folder's or archive's name",
        Sign::MailSubject => "mail's subject",
        Sign::Sender => "mail's sender",
        Sign::Tasks => "tasks in the table",
        Sign::LikeName => "likeness of a unit's name",
        Sign::FilledOn => "the day it was filled in on",
        Sign::Collected => "period that is collected",
    }
}

fn listed(candidates: &[(String, Sign)]) -> String {
    let each =
        candidates.iter().map(|(value, sign)| format!("“{value}” by the {}", sign_en(*sign)));
    each.collect::<Vec<_>>().join(", ")
}

/// What to write where the notice's number was corrected.
fn former_number(former: Option<&str>) -> String {
    let corrected = |number| {
        format!("if the notice's number was corrected, add former_numbers: [{number}]; else ")
    };
    former.map(corrected).unwrap_or_default()
}
