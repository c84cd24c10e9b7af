//! 版头 and title (GB/T 9704-2012, 7.2 and 7.3.1): the lines before the recipients or the body.
//!
//! ```text
//! 000001 / 机密★1年 / 特急     copy number, secrecy, urgency
//! 甲区人民政府办公室文件        mark
//! 甲政办字〔2024〕6号  签发人：张三
//! 甲区人民政府办公室 / 关于…… / 的通知      title: what is none of the others
//! ```

use super::draft::{Guess, Head};
use super::line::{Item, Line};
use super::{attendance, shape};
use crate::intake::Align;
use crate::notice;

/// Lines a head and a title have together, at most.
const MOST: usize = 24;
/// Words before the number of a paper.
const NUMBER_LABELS: [&str; 6] = ["发文字号", "文号", "字号", "编号", "文件编号", "文件号"];
/// Characters of a line of a title.
const TITLE_LINE: usize = 45;

/// The head, and how many items it takes.
pub(super) fn read(items: &[Item]) -> (Head, usize) {
    let end = end(items);
    let (mut head, mut names, mut number_at) = (Head::default(), Vec::new(), None);
    for text in items[..end].iter().filter_map(Item::text) {
        let labelled = shape::labelled(text, &NUMBER_LABELS);
        let text = labelled.unwrap_or(text);
        if let Some((before, number, after)) =
            shape::number_in(text).filter(|_| head.number.is_none())
        {
            number_at = Some(names.len());
            head.number = Some(in_due_form(number));
            for beside in [before, after] {
                note(&mut head, &mut names, &beside, true);
            }
        } else if let Some(bare) = codeless(text).filter(|_| head.number.is_none()) {
            number_at = Some(names.len());
            let doubt = format!("原文写“{}”，没有机关代字或年份，补全以后照印", text.trim());
            head.number = Some(Guess::doubtful(format!("待填（{bare}）"), doubt));
        } else if let Some(open) = open_number(text).filter(|_| head.number.is_none()) {
            number_at = Some(names.len());
            head.number = Some(Guess::said(format!("待填（{open}）")));
        } else if labelled.is_some() && head.number.is_none() {
            number_at = Some(names.len());
            let doubt = format!("原文写“{text}”，不是公文的字号");
            head.number = Some(Guess::doubtful(format!("待填（{text}）"), doubt));
        } else {
            let no_title_yet = number_at.is_none_or(|at| at == names.len());
            note(&mut head, &mut names, text, no_title_yet);
        }
    }
    let title_at = match number_at {
        Some(at) if at < names.len() => at,
        // The number stands below the title, or there is none: the title follows the mark.
        Some(_) | None => {
            let mark = names.iter().rposition(|name| shape::is_mark(name));
            let is_only_mark =
                number_at.is_some() && names.len() == 1 && !names[0].contains("关于");
            mark.map_or(usize::from(is_only_mark), |mark| mark + 1)
        }
    };
    let title: Vec<String> = names.split_off(title_at);
    head.title = title.iter().flat_map(|line| title_lines(line)).collect();
    if head.title != title {
        head.title_doubt = Some("原文的标题里有空格，印出来没有".to_owned());
    }
    head.mark = names;
    (head, end)
}

/// 甲区人民政府办公室　关于……的通　知: white behind the body parts two lines, other white is alignment.
fn title_lines(line: &str) -> Vec<String> {
    let parted = line.trim().split_once(['\t', ' ', '\u{3000}']);
    let is_two =
        |(body, rest): &(&str, &str)| shape::is_body(body) && rest.trim_start().starts_with("关于");
    match parted.filter(is_two) {
        Some((body, rest)) => vec![body.to_owned(), shape::closed_up(rest)],
        None => vec![shape::closed_up(line)],
    }
}

/// 第6号, 2025年第6号, （2025）6号: a number without the letters of its office.
fn codeless(text: &str) -> Option<String> {
    const LENGTH: usize = 20;
    const OPEN: [char; 6] = ['〔', '[', '［', '【', '（', '('];
    const CLOSE: [char; 8] = ['〕', ']', '］', '】', '）', ')', '年', '度'];
    let bare = shape::squeezed(text);
    if bare.chars().count() > LENGTH {
        return None;
    }
    let bare = shape::bracketed(&bare).unwrap_or(&bare);
    let from = bare.trim_start_matches(OPEN);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    let year = from.get(..4).filter(|year| is_digits(year) && from[4..].starts_with(CLOSE));
    let behind = year.map_or(bare, |_| from[4..].trim_start_matches(CLOSE));
    let serial =
        behind.trim_start_matches('总').trim_start_matches('第').strip_suffix(['号', '期'])?;
    let is_serial = serial.len() <= 5 && is_digits(serial) || shape::han_number(serial).is_some();
    let serial = serial.trim_start_matches('0');
    is_serial.then(|| match year {
        Some(year) => format!("〔{year}〕{serial}号"),
        None => format!("第{serial}号"),
    })
}

/// The number as it is to be written: a serial number has no 第 and no zeros before it.
fn in_due_form(written: String) -> Guess<String> {
    if written.starts_with('〔') {
        let serial = written.trim_end_matches(['期', '号']).replace('第', "").replace("〕0", "〕");
        let doubt = format!("原文写“{written}”，没有机关代字");
        return Guess::doubtful(format!("待填（{serial}号）"), doubt);
    }
    let counted = written.strip_suffix('期').map(|own| format!("{own}号"));
    match notice::mended_number(counted.as_ref().unwrap_or(&written)).or(counted) {
        Some(mended) if mended != written => {
            Guess::doubtful(mended, format!("原文写“{written}”，这样写不合国标"))
        }
        _ => Guess::said(written),
    }
}

/// Where the head ends: before the recipients, the first sentence, or the first ordinal.
fn end(items: &[Item]) -> usize {
    let is_body = |item: &Item| match item {
        Item::Table(_) => true,
        Item::Line(Line { text, align }) => {
            let is_label = shape::labelled(text, &["签发人"]).is_some();
            // A line in the middle is a title's, however long.
            let is_open = *align != Align::Centre && shape::number_in(text).is_none();
            let is_long = is_open && text.chars().count() > TITLE_LINE;
            let is_of_meeting = attendance::is_said(text);
            !is_label
                && codeless(text).is_none()
                && secrecy(&shape::squeezed(text)).is_none()
                && (is_long || is_of_meeting || text.ends_with(['：', ':', '。']) || is_item(text))
        }
    };
    items.iter().take(MOST).position(is_body).unwrap_or_else(|| items.len().min(MOST))
}

fn is_item(text: &str) -> bool {
    shape::item(text).is_some()
}

/// Takes a line that is no number: what it is by itself, else a name, of the mark or of the title.
fn note(head: &mut Head, names: &mut Vec<String>, text: &str, no_title_yet: bool) {
    let text = text.trim();
    let bare = shape::squeezed(text);
    if bare.is_empty() {
    } else if let Some((sign, rest)) = parted_sign(text) {
        for one in [sign, rest] {
            note(head, names, one, no_title_yet);
        }
    } else if bare.len() == 6 && bare.bytes().all(|byte| byte.is_ascii_digit()) {
        head.copy_number = Some(bare);
    } else if let Some(secrecy) = secrecy(&bare) {
        head.secrecy = Some(secrecy.to_owned());
    } else if ["特急", "加急", "特提", "平急"].contains(&bare.as_str()) {
        head.urgency = Some(bare);
    } else if let Some((before, names)) = text.split_once("签发人").filter(|_| is_signers(&bare))
    {
        head.signers.extend(signers(names.trim_start_matches([':', '：'])));
        if !before.trim().is_empty() {
            head.left.push(before.trim().to_owned());
        }
    } else if !head.signers.is_empty() && no_title_yet && is_name(&bare) {
        head.signers.extend(signers(text));
    } else if let Some((by, day)) = shape::date_at_end(text).filter(|(by, _)| shape::is_body(by)) {
        // Under the mark of minutes: who issued them, and when.
        (head.issued_by, head.issued) = (Some(by), Some(day));
        head.left.push(text.to_owned());
    } else if let Some(by) =
        names.pop_if(|name| shape::date(&bare).is_some() && shape::is_body(name))
    {
        // The same in two cells of a table.
        head.left.push(format!("{} {text}", by.trim()));
        (head.issued_by, head.issued) = (Some(shape::squeezed(&by)), shape::date(&bare));
    } else if is_issue(&bare) || shape::bracketed(text).is_some() {
        // Under the title: when and by whom it was passed.
        head.left.push(text.to_owned());
    } else {
        names.push(text.to_owned());
    }
}

/// 000123　　机密★1年: a sign of the head, and what stands behind the white.
fn parted_sign(text: &str) -> Option<(&str, &str)> {
    const URGENT: [&str; 4] = ["特急", "加急", "特提", "平急"];
    let (first, rest) = text.split_once([' ', '\u{3000}', '\t'])?;
    let is_number = first.len() == 6 && first.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = first.ends_with(['年', '月', '期']) && secrecy(first).is_some();
    // 000123 号: what belongs to it.
    let is_sign = is_number || is_whole || URGENT.contains(&first);
    is_sign.then_some((first, rest.trim()))
}

/// 机密★1年, without a sign before it.
fn secrecy(bare: &str) -> Option<&str> {
    let own = bare.trim_start_matches(|one: char| !one.is_alphanumeric());
    let is_secrecy = ["绝密", "机密", "秘密"].iter().any(|word| own.starts_with(word));
    (is_secrecy && own.len() < 40).then_some(own)
}

/// 第6期, （总第42期）
fn is_issue(bare: &str) -> bool {
    let bare = bare.trim_matches(['（', '）', '(', ')']).trim_start_matches('总');
    let number = bare.strip_prefix('第').and_then(|rest| rest.strip_suffix(['期', '号']));
    number
        .is_some_and(|number| number.parse::<u16>().is_ok() || shape::han_number(number).is_some())
}

fn is_signers(bare: &str) -> bool {
    bare.contains("签发人：") || bare.contains("签发人:")
}

/// Whether it can only be the name of a person, or of a few.
fn is_name(bare: &str) -> bool {
    (2..=12).contains(&bare.chars().count()) && !shape::is_body(bare) && !bare.starts_with("关于")
}

/// Names of people in a line; white inside a name of two characters is alignment (张　三).
fn signers(text: &str) -> Vec<String> {
    let words = text.split(['\t', ' ', '、', '，']).filter(|word| !word.trim().is_empty());
    let mut names: Vec<String> = Vec::new();
    for word in words.map(shape::squeezed) {
        match names.last_mut() {
            Some(last) if last.chars().count() == 1 && word.chars().count() == 1 => *last += &word,
            _ => names.push(word),
        }
    }
    names
}

/// The number of a paper that has none yet (`甲政办字〔2025〕  号`), as it waits to be filled in.
fn open_number(text: &str) -> Option<String> {
    let bare = shape::squeezed(text);
    if bare.chars().count() > 30 {
        return None;
    }
    let (code, behind) = bare.split_once(shape::OPEN)?;
    let (year, rest) = behind.split_once(shape::CLOSE)?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_open =
        rest.trim_start_matches('第').trim_matches(['×', 'X', 'x', '_', '*', '＿', '　']) == "号";
    let is_code = !code.is_empty() && code.chars().all(char::is_alphabetic);
    (is_year && is_open && is_code).then(|| format!("{code}〔{year}〕号"))
}
