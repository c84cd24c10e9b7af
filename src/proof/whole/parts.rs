//! What is numbered, mentioned or summed: tasks, attachments, levels of headings, totals, length.

use std::ops::Range;

use crate::decimal::Decimal;
use crate::diag::Force;
use crate::han;
use crate::notice::{Annex, AnnexTable, Notice, SText};
use crate::proof::passage::{self, Kind, Passage};

use super::{Mark, OF_ONE_PIECE, WholeRow};

pub(super) static ROWS: [WholeRow; 5] = [
    WholeRow::new("W188", OF_ONE_PIECE, tasks_counted)
        .says("“{}”与实事的条数不符", "“{}” is not the number of tasks")
        .remedy("条数没有写错的，看看是不是漏了一条", "or see whether a task was left out"),
    WholeRow::new("W189", (Force::National, "GB/T 9704—2012 7.3.7"), attachments_mentioned)
        .says("文中提到“{}”，没有这个附件", "“{}” is mentioned, and there is no such attachment")
        .remedy("加上附件，或者改正文字", "add the attachment, or mend the text"),
    WholeRow::new("W190", (Force::National, "GB/T 9704—2012 7.3.3"), levels)
        .says("层次序数“{}”跳了级", "the ordinal “{}” skips a level")
        .remedy("层次依次用“一、”“（一）”“1.”“（1）”", "levels are 一、 （一） 1. （1） in order"),
    WholeRow::new("W191", OF_ONE_PIECE, totals)
        .says("合计“{}”与上面各行相加不符", "the total “{}” is not the sum of the rows above")
        .remedy("核对各行和合计", "see to the rows and the total"),
    WholeRow::new("W192", (Force::Regulation, "《整治形式主义为基层减负若干规定》"), length)
        .says("正文有 {} 字，超过 4000 字", "the text has {} characters, over 4,000")
        .remedy("压缩篇幅", "make it shorter"),
];

/// The passages that stand round the tasks.
fn frame(notice: &Notice) -> impl Iterator<Item = Passage<'_>> {
    let title = notice.title.lines().iter().map(|line| Passage::new(line, Kind::Title));
    let text = notice.preamble.iter().chain(&notice.closing);
    let text = text.map(|text| Passage::new(text, Kind::Paragraph));
    let form = notice.attachment.iter().flat_map(|form| form.title.lines());
    title.chain(text).chain(form.map(|line| Passage::new(line, Kind::AttachmentTitle)))
}

fn tasks_counted(notice: &Notice) -> Vec<Mark> {
    // What was added later is not in the paper that was signed.
    let signed = notice.date();
    let tasks = notice.tasks.iter().filter(|task| task.force.holds_on(signed)).count();
    frame(notice).flat_map(|passage| counted(&passage, tasks, notice.year)).collect()
}

/// Whether what stands before a number of tasks speaks of those of another year, or of some of them.
fn of_others(before: &str, year: u16) -> bool {
    const OTHERS: [&str; 10] =
        ["去年", "上年", "前年", "往年", "上一年", "负责", "承担", "牵头", "其中", "其余"];
    let clause = before.rsplit(['，', '。', '；', '：']).next().unwrap_or_default();
    let of_year = |at: usize| {
        let written = clause.get(at.checked_sub(4)?..at)?;
        written.parse::<u16>().ok().filter(|written| *written != year)
    };
    let other_year = clause.match_indices('年').any(|(at, _)| of_year(at).is_some());
    let of_some = clause.ends_with(['前', '后', '首', '余', '另']);
    // Another year alone may be a slip of this one.
    let is_past =
        other_year && ["完", "已", "办好的", "年的"].iter().any(|word| clause.contains(word));
    of_some || is_past || OTHERS.iter().any(|word| clause.contains(word))
}

/// What counts the tasks, and does not say `tasks`.
fn counted(passage: &Passage<'_>, tasks: usize, year: u16) -> Vec<Mark> {
    const WHAT: [&str; 7] =
        ["件实事", "项实事", "件民生实事", "项民生实事", "件惠民实事", "项惠民实事", "件为民实事"];
    let is_numeral = |one: char| one.is_ascii_digit() || "一二三四五六七八九十百".contains(one);
    let mut marks = Vec::new();
    for (what, at) in WHAT.iter().flat_map(|what| passage.all(what).map(move |at| (what, at))) {
        let begin = passage.begin(at, is_numeral);
        let end = at + what.chars().count();
        let written = passage.slice(begin..at);
        let number = written.parse().ok().or_else(|| han::number(written));
        // 每件实事, 第三件实事 and 一件实事 count nothing.
        let is_one = passage.before(begin) == Some('第') || number == Some(1);
        let is_one = is_one || of_others(passage.slice(0..begin), year);
        if number.is_some_and(|number| number != tasks) && !is_one {
            let place = passage.text.part(passage.bytes(begin..end));
            let right = match written.starts_with(|one: char| one.is_ascii_digit()) {
                true => format!("{tasks}{what}"),
                false => format!("{}{what}", han::numeral(tasks)),
            };
            marks.push(Mark {
                place,
                found: passage.slice(begin..end).to_owned(),
                right: Some(right),
                more: None,
            });
        }
    }
    marks
}

fn attachments_mentioned(notice: &Notice) -> Vec<Mark> {
    let form = notice.attachment.iter().filter(|form| form.printed).count();
    let own = notice.annexes.iter().filter(|annex| matches!(annex, Annex::Own(_))).count();
    let there = form + own;
    let mut marks = Vec::new();
    for passage in passage::of(notice).iter().filter(|passage| passage.kind == Kind::Paragraph) {
        let tables = passage.all("附表").filter(|at| passage.slice(0..*at).ends_with('见'));
        for at in passage.all("附件").chain(tables) {
            let (end, number) = numbered(passage, at + 2);
            let of_another = of_another(passage.slice(0..at));
            let pointed = ["见", "详见"].iter().any(|word| passage.slice(0..at).ends_with(word));
            let lacks =
                number.map_or(pointed && there == 0, |number| number > there && number < 100);
            if lacks && !of_another {
                let place = passage.text.part(passage.bytes(at..end));
                marks.push(Mark::at(&place, passage.slice(at..end)));
            }
        }
    }
    marks
}

/// The number from `at` on, in digits or in numerals (附件一; 附件一式两份 has none), and its end.
fn numbered(passage: &Passage<'_>, at: usize) -> (usize, Option<usize>) {
    let end = passage.run(at, |one| one.is_ascii_digit());
    if end > at {
        return (end, passage.slice(at..end).parse().ok());
    }
    let end = passage.run(at, |one| "一二三四五六七八九十".contains(one));
    let number = han::number(passage.slice(at..end));
    let closes = passage.at(end).is_none_or(|next| "，。、；：）》的".contains(next));
    if number.is_some() && closes { (end, number) } else { (at, None) }
}

/// Whether an attachment behind `before` is that of a document which is cited: 国发〔2021〕16号文件附件3.
fn of_another(before: &str) -> bool {
    let of_paper = ["通知", "意见", "方案", "文件", "办法"]
        .iter()
        .any(|word| before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(['本', '此'])));
    of_paper || ["的", "》", "号", "号）", "号文"].iter().any(|word| before.ends_with(word))
}

/// The level of the ordinal that a paragraph begins with, and its characters.
fn ordinal(passage: &Passage<'_>) -> Option<(usize, Range<usize>)> {
    let numeral = |one: char| "一二三四五六七八九十".contains(one);
    let digit = |one: char| one.is_ascii_digit();
    let closes = |end: usize, marks: &str| passage.at(end).is_some_and(|one| marks.contains(one));
    let plain = [(passage.run(0, numeral), "、", 1), (passage.run(0, digit), ".．、", 3)];
    let plain = plain.into_iter().find(|(end, marks, _)| *end > 0 && closes(*end, marks));
    if let Some((end, _, level)) = plain {
        return Some((level, 0..end + 1));
    }
    let opens = closes(0, "（(");
    let inside = [(passage.run(1, numeral), 2), (passage.run(1, digit), 4)];
    let inside = inside.into_iter().find(|(end, _)| opens && *end > 1 && closes(*end, "）)"));
    inside.map(|(end, level)| (level, 0..end + 1))
}

fn levels(notice: &Notice) -> Vec<Mark> {
    let own = notice.annexes.iter().filter_map(|annex| match annex {
        Annex::Form => None,
        Annex::Own(own) => Some(&own.text[..]),
    });
    let texts = [&notice.preamble[..], &notice.closing[..]].into_iter().chain(own);
    texts.flat_map(skipped).collect()
}

/// Ordinals that are more than one level below the one before them.
fn skipped(texts: &[SText]) -> Vec<Mark> {
    let (mut above, mut marks) = (None, Vec::new());
    for text in texts {
        let passage = Passage::new(text, Kind::Paragraph);
        let Some((level, range)) = ordinal(&passage) else { continue };
        if above.is_some_and(|above| level > above + 1) {
            let place = text.part(passage.bytes(range.clone()));
            marks.push(Mark::at(&place, passage.slice(range)));
        }
        above = Some(level);
    }
    marks
}

fn totals(notice: &Notice) -> Vec<Mark> {
    let own = notice.annexes.iter().filter_map(|annex| match annex {
        Annex::Form => None,
        Annex::Own(own) => Some(&own.tables),
    });
    own.flatten().flat_map(total).collect()
}

/// The cells of a last row called 合计 whose column does not sum up to them.
fn total(table: &AnnexTable) -> Vec<Mark> {
    let is_called = |row: &[Option<SText>], words: &[&str]| {
        let cells = row.iter().flatten();
        cells.take(2).any(|cell| words.contains(&cell.replace([' ', '　'], "").as_str()))
    };
    let Some((last, rows)) = table.rows.split_last() else { return Vec::new() };
    let has_others = rows.iter().any(|row| is_called(row, &["小计", "合计", "总计", "其中"]));
    if !is_called(last, &["合计", "总计"]) || has_others || rows.len() < 2 {
        return Vec::new();
    }
    let columns = 0..last.len();
    columns.filter_map(|column| wrong_sum(rows, last.get(column)?.as_ref()?, column)).collect()
}

fn wrong_sum(rows: &[Vec<Option<SText>>], cell: &SText, column: usize) -> Option<Mark> {
    let number = |text: &str| Decimal::parse(&text.replace([',', '，'], ""));
    let total = number(cell)?;
    let mut sum = Decimal::ZERO;
    for row in rows {
        sum = sum.plus(number(row.get(column)?.as_ref()?)?)?;
    }
    (sum != total).then(|| Mark {
        place: cell.origin.clone(),
        found: cell.value.clone(),
        right: Some(sum.to_string()),
        more: None,
    })
}

fn length(notice: &Notice) -> Vec<Mark> {
    const MOST: usize = 4000;
    let of_annex = notice.annexes.iter().filter_map(|annex| match annex {
        Annex::Form => None,
        Annex::Own(own) => Some(&own.text),
    });
    let annexed: usize = of_annex.flatten().map(|text| text.chars().count()).sum();
    let paragraphs = passage::of(notice);
    let text = paragraphs.iter().filter(|one| matches!(one.kind, Kind::Paragraph | Kind::Name));
    let characters = text.map(Passage::len).sum::<usize>() - annexed;
    let place = notice.preamble.first().map_or(&notice.number.origin, |text| &text.origin);
    (characters > MOST).then(|| Mark::at(place, characters.to_string())).into_iter().collect()
}
