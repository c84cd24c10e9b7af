//! Who issues the paper, in which format, and for which year, from what its parts say together.

use super::draft::{Draft, Guess, Head, PaperFormat};
use super::shape;
use crate::date::Date;

/// Puts format, issuer and mark into the draft.
pub(super) fn settle(draft: &mut Draft) {
    let others = others_of_mark(&mut draft.head.mark);
    draft.head.left.splice(0..0, others);
    draft.format = format(draft);
    let mark = mark(draft);
    let own = own_names(&mark.bodies, draft.format);
    let titled = titled(&draft.head.title.concat());
    let signed = draft.tail.signed_by.first().cloned();
    draft.joint_issuers = mark.bodies.get(1..).unwrap_or_default().to_vec();
    let issued_by = draft.head.issued_by.clone();
    draft.issuer = own
        .map(Guess::said)
        .or_else(|| issued_by.map(|name| Guess::doubtful(name, "取自标志下面的一行")))
        .or_else(|| titled.map(|name| Guess::doubtful(name, "原文没有红头，取自标题")))
        .or_else(|| signed.map(|name| Guess::doubtful(name, "原文没有红头，取自署名")))
        .or_else(|| {
            let printed = draft.colophon.printed_by.clone();
            printed.map(|name| Guess::doubtful(name, "原文没有红头，取自印发机关"))
        });
    draft.mark = own_mark(draft, &mark);
    if draft.head.title.is_empty() && draft.format == PaperFormat::Order {
        draft.head.title = vec![mark.whole];
        draft.head.title_doubt = Some("命令不印标题，取自发文机关标志".to_owned());
    }
}

/// 发文机关标志: the bodies in it, and the whole of it.
struct Mark {
    bodies: Vec<String>,
    whole: String,
}

fn mark(draft: &Draft) -> Mark {
    let whole: String = draft.head.mark.iter().map(|line| shape::squeezed(line)).collect();
    let bodies = draft.head.mark.iter().flat_map(|line| names(line));
    let bodies = bodies.map(|name| name.strip_suffix("文件").unwrap_or(&name).to_owned());
    // 专题会议纪要 on a line of its own is no body.
    let bodies = bodies.filter(|name| !without_minutes(name).is_empty()).collect();
    Mark { bodies, whole }
}

/// Takes out of the mark what is neither a body nor says what the paper is (内部资料, 会议材料之三), where the rest is.
fn others_of_mark(mark: &mut Vec<String>) -> Vec<String> {
    const KINDS: [&str; 6] = ["文件", "纪要", "令", "函", "公报", "通报"];
    let is_mark = |line: &String| {
        let whole = shape::squeezed(line);
        let is_kind = KINDS.iter().any(|kind| whole.ends_with(kind));
        is_kind || names(line).iter().all(|name| shape::is_body(name))
    };
    if !mark.iter().any(is_mark) {
        return Vec::new();
    }
    mark.extract_if(.., |line| !is_mark(line)).collect()
}

/// The names in a line of the mark; white inside one that is spread out (甲 区 人 民 政 府) parts none.
fn names(line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_spread = words.len() > 2 && words.iter().all(|word| word.chars().count() <= 2);
    if is_spread { vec![words.concat()] } else { words.into_iter().map(str::to_owned).collect() }
}

fn format(draft: &Draft) -> PaperFormat {
    let mark: String = draft.head.mark.iter().map(|line| shape::squeezed(line)).collect();
    let title = draft.head.title.concat();
    let number = draft.head.number.as_ref();
    let code = number.and_then(|number| number.value.split('〔').next()).unwrap_or_default();
    if mark.ends_with("文件") {
        PaperFormat::Document
    } else if mark.ends_with("纪要") || mark.is_empty() && title.ends_with("纪要") {
        PaperFormat::Minutes
    } else if mark.ends_with('令') || mark.is_empty() && title.ends_with('令') {
        PaperFormat::Order
    } else if code.ends_with('函') || !mark.is_empty() && title.ends_with('函') {
        PaperFormat::Letter
    } else {
        PaperFormat::Document
    }
}

/// The first body of the mark, without the words of the format behind it.
fn own_names(bodies: &[String], format: PaperFormat) -> Option<String> {
    let first = bodies.first()?;
    let own = match format {
        PaperFormat::Document | PaperFormat::Letter => first.as_str(),
        PaperFormat::Minutes => without_minutes(first),
        PaperFormat::Order => first.trim_end_matches('令'),
    };
    (!own.is_empty()).then(|| own.to_owned())
}

/// The body before the words of minutes: 甲区人民政府专题会议纪要.
fn without_minutes(mark: &str) -> &str {
    const KINDS: [&str; 7] =
        ["专题会议", "常务会议", "办公会议", "工作会议", "协调会议", "会议", "专题"];
    let own = mark.trim_end_matches("纪要");
    KINDS.iter().find_map(|kind| own.strip_suffix(kind)).unwrap_or(own)
}

/// The body that a title begins with: `甲区人民政府办公室关于……`.
fn titled(title: &str) -> Option<String> {
    let (name, _) = title.split_once("关于")?;
    shape::is_body(name).then(|| shape::squeezed(name))
}

/// The mark, where it is not what is printed of the issuer anyway.
fn own_mark(draft: &Draft, mark: &Mark) -> Option<String> {
    let issuer = draft.issuer.as_ref().map(|one| one.value.as_str()).unwrap_or_default();
    let usual = match draft.format {
        PaperFormat::Document => "文件",
        PaperFormat::Letter => "",
        PaperFormat::Minutes => "纪要",
        PaperFormat::Order => "令",
    };
    let is_usual = mark.whole == format!("{issuer}{usual}") || draft.head.mark.is_empty();
    (!is_usual && draft.joint_issuers.is_empty()).then(|| mark.whole.clone())
}

/// The year of the number, or the next, where the title has that (2026年, signed in December 2025); else the first in
/// the title; else of the date.
pub(super) fn year(head: &Head, date: Option<Date>) -> Option<Guess<String>> {
    let number = head.number.as_ref().map(|number| number.value.as_str());
    let of_number = number.and_then(|number| number.split_once('〔')?.1.split_once('〕'));
    let title = head.title.concat();
    let of_title = title.find('年').and_then(|at| title.get(at.checked_sub(4)?..at));
    let of_title = of_title.filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some((year, _)) = of_number {
        let is_next = |titled: &&str| {
            let numbers = titled.parse::<u16>().ok().zip(year.parse::<u16>().ok());
            numbers.is_some_and(|(titled, own)| titled == own + 1)
        };
        return Some(match of_title.filter(is_next) {
            Some(titled) => {
                Guess::doubtful(titled.to_owned(), format!("取自标题，发文字号里是{year}年"))
            }
            None => {
                Guess { value: year.to_owned(), doubt: date.and_then(|day| other_day(year, day)) }
            }
        });
    }
    let of_date = date.or(head.issued).map(|day| day.year().to_string());
    of_title
        .map(|year| Guess::doubtful(year.to_owned(), "取自标题"))
        .or_else(|| of_date.map(|year| Guess::doubtful(year, "取自成文日期")))
}

/// What is to be known of a number of another year than the signature's.
fn other_day(year: &str, day: Date) -> Option<String> {
    let signed = day.year().to_string();
    (signed != year).then(|| format!("取自发文字号，成文日期是{signed}年"))
}
