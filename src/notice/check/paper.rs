//! 版头 beyond mark and number, the people of minutes and 签名章: each held against the form the
//! standard gives it, and against the format of the paper (GB/T 9704-2012, 7.2, 7.3.5.3, 10).

use crate::diag::{Diagnostic, Diagnostics, FormatProblem, Problem};
use crate::notice::model::{Attendance, Format, Imprint, PaperHead, SText, Signed, Stamped};
use crate::notice::raw::{RawAttendance, RawHead, RawSigned, RawStamped};
use crate::origin::Origin;

use super::layout::length;
use super::{Choice, date, one_of};

pub(in crate::notice) const URGENCIES: [Choice<()>; 2] =
    [("特急", "特急", ()), ("加急", "加急", ())];
/// 密级, the highest first.
pub(in crate::notice) const LEVELS: [&str; 3] = ["绝密", "机密", "秘密"];

fn found(at: &Origin, problem: FormatProblem, findings: &mut Diagnostics) {
    findings.push(Diagnostic::at(at, Problem::Format(problem)));
}

/// 版头. `own_mark` says that a mark is written.
pub(super) fn head(
    raw: RawHead,
    issuer: Option<&SText>,
    own_mark: bool,
    format: Format,
    findings: &mut Diagnostics,
) -> PaperHead {
    forbidden(&raw, format, findings);
    if let Some(urgency) = &raw.urgency {
        one_of(urgency, &URGENCIES, findings);
    }
    if let (Some(secrecy), None) = (&raw.secrecy, &raw.copy_number) {
        found(&secrecy.origin, FormatProblem::SecretUnnumbered, findings);
    }
    PaperHead {
        copy_number: raw.copy_number.filter(|written| is_copy_number(written, findings)),
        secrecy: raw.secrecy.filter(|written| is_secrecy(written, findings)),
        urgency: raw.urgency,
        joint_issuers: joint_issuers(raw.joint_issuers, issuer, findings),
        joint_mark: !own_mark && format == Format::Document,
        signers: raw.signers,
    }
}

/// What the format has no place for: 签发人 belongs to 文件格式, and an order is published.
fn forbidden(raw: &RawHead, format: Format, findings: &mut Diagnostics) {
    let signers = raw.signers.first().filter(|_| format != Format::Document);
    let in_order = |text| Option::filter(text, |_| format == Format::Order);
    let elements = [
        ("签发人", signers),
        ("份号", in_order(raw.copy_number.as_ref())),
        ("密级和保密期限", in_order(raw.secrecy.as_ref())),
        ("紧急程度", in_order(raw.urgency.as_ref())),
    ];
    for (element, written) in elements {
        let Some(written) = written else { continue };
        let problem = FormatProblem::NotInFormat { element, format: format.chinese() };
        found(&written.origin, problem, findings);
    }
}

/// Six Arabic digits (7.2.1).
fn is_copy_number(written: &SText, findings: &mut Diagnostics) -> bool {
    let right = written.len() == 6 && written.bytes().all(|byte| byte.is_ascii_digit());
    if !right {
        let problem = FormatProblem::BadCopyNumber { found: written.value.clone() };
        found(&written.origin, problem, findings);
    }
    right
}

/// 机密, or 机密★1年 (7.2.2).
fn is_secrecy(written: &SText, findings: &mut Diagnostics) -> bool {
    let right = is_due_form(written);
    if !right {
        let mended = Some(mend(written)).filter(|mended| is_due_form(mended));
        let problem = FormatProblem::BadSecrecy { found: written.value.clone(), right: mended };
        found(&written.origin, problem, findings);
    }
    right
}

fn is_due_form(text: &str) -> bool {
    let Some(rest) = LEVELS.iter().find_map(|level| text.strip_prefix(level)) else {
        return false;
    };
    rest.is_empty() || rest.strip_prefix('★').is_some_and(is_term)
}

/// 1年, 6个月, 30日, 2030年12月31日, 长期; digits Arabic, without leading zero.
fn is_term(term: &str) -> bool {
    if term == "长期" {
        return true;
    }
    let mut rest = term;
    let mut parts = 0;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|one: char| one.is_ascii_digit()).len();
        let (number, after) = rest.split_at(digits);
        let units = ["年", "个月", "月", "日", "天"];
        let Some(left) = units.iter().find_map(|unit| after.strip_prefix(unit)) else {
            return false;
        };
        if number.is_empty() || number.starts_with('0') {
            return false;
        }
        rest = left;
        parts += 1;
    }
    (1..=3).contains(&parts)
}

/// What `text` most likely means.
fn mend(text: &str) -> String {
    const DIGITS: &str = "〇一二三四五六七八九";
    let level = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
    let (level, rest) = text.split_at(level);
    let term = rest.trim_start_matches(['★', '☆', '*', '＊', '·', '•', '－', '-', ' ', '\u{3000}']);
    let digit = |one: char| match one {
        '０'..='９' => char::from_u32(u32::from(one) - 0xFF10 + u32::from('0')).unwrap_or(one),
        '十' => '十',
        _ => (0u32..)
            .zip(DIGITS.chars())
            .find(|(_, known)| *known == one)
            .map_or(one, |(at, _)| char::from_digit(at, 10).unwrap_or(one)),
    };
    let term: String = term.chars().map(digit).filter(|one| !one.is_whitespace()).collect();
    let term = match (term.strip_prefix('十'), term.split_once('十')) {
        (Some(rest), _) if rest.starts_with(|one: char| one.is_ascii_digit()) => format!("1{rest}"),
        (Some(rest), _) => format!("10{rest}"),
        (None, Some((tens, rest))) if rest.starts_with(|one: char| one.is_ascii_digit()) => {
            format!("{tens}{rest}")
        }
        (None, Some((tens, rest))) => format!("{tens}0{rest}"),
        (None, None) => term,
    };
    if term.is_empty() { level.into() } else { format!("{level}★{term}") }
}

/// The bodies beside the issuer, each once.
fn joint_issuers(
    written: Vec<SText>,
    issuer: Option<&SText>,
    findings: &mut Diagnostics,
) -> Vec<SText> {
    let mut bodies: Vec<SText> = Vec::new();
    for body in written {
        let first = issuer.into_iter().chain(&bodies).find(|known| known.value == body.value);
        if let Some(first) = first {
            let problem = Problem::Format(FormatProblem::IssuerTwice { name: body.value.clone() });
            findings.push(Diagnostic::at(&body.origin, problem).with_related(&first.origin));
            continue;
        }
        bodies.push(body);
    }
    bodies
}

/// A joint paper whose signing bodies are not written is signed by all that issue it.
pub(super) fn signed_jointly(raw: RawSigned, issuer: Option<&SText>, head: &RawHead) -> RawSigned {
    if raw.by.is_some() || head.joint_issuers.is_empty() {
        return raw;
    }
    RawSigned { by: Some(issuer.into_iter().chain(&head.joint_issuers).cloned().collect()), ..raw }
}

/// The people of minutes; no other format has them.
pub(super) fn attendance(
    raw: RawAttendance,
    format: Format,
    findings: &mut Diagnostics,
) -> Attendance {
    if format != Format::Minutes {
        let element = "出席、请假、列席名单";
        let problem = FormatProblem::NotInFormat { element, format: format.chinese() };
        found(&raw.origin, problem, findings);
    }
    Attendance { present: raw.present, absent: raw.absent, observers: raw.observers }
}

/// 签名章, which takes the place of 署名.
pub(super) fn stamped(
    raw: RawStamped,
    signed: Option<&Signed>,
    findings: &mut Diagnostics,
) -> Option<Stamped> {
    if let Some(signed) = signed {
        let problem = Problem::Format(FormatProblem::SignedTwice);
        let twice = Diagnostic::at(&raw.origin, problem);
        findings.push(twice.with_related(&signed.date.origin));
    }
    let width =
        raw.width.and_then(|written| length(&written, super::layout::STAMP_WIDTH, findings));
    let height =
        raw.height.and_then(|written| length(&written, super::layout::STAMP_HEIGHT, findings));
    let date = raw.date.and_then(|written| date(written, findings));
    Some(Stamped { post: raw.post?, date: date?, width, height })
}

/// What is there and is not printed in this format, or says the opposite of something else.
pub(super) fn not_printed(
    format: Format,
    recipients: Option<&SText>,
    printed: Option<&Imprint>,
    findings: &mut Diagnostics,
) {
    let recipients = recipients.filter(|_| format == Format::Order);
    let printed = printed.filter(|_| format == Format::Letter);
    let elements = [
        ("主送机关", recipients.map(|written| &written.origin)),
        ("印发机关和印发日期", printed.map(|printed| &printed.date.origin)),
    ];
    for (element, origin) in elements {
        let Some(origin) = origin else { continue };
        let problem = FormatProblem::NotPrinted { element, format: format.chinese() };
        found(origin, problem, findings);
    }
}

/// A secret paper is not published.
pub(super) fn secret_published(head: &PaperHead, note: Option<&SText>, findings: &mut Diagnostics) {
    let (Some(secrecy), Some(note)) = (&head.secrecy, note) else { return };
    if note.contains("公开") && !note.contains("不公开") && !note.contains("不予公开") {
        let problem = Problem::Format(FormatProblem::SecretPublished);
        findings.push(Diagnostic::at(&note.origin, problem).with_related(&secrecy.origin));
    }
}

#[cfg(test)]
mod tests {
    use super::{is_due_form, mend};

    #[test]
    fn due_form() {
        for right in ["绝密", "机密★1年", "秘密★6个月", "机密★长期", "秘密★2030年12月31日"]
        {
            assert!(is_due_form(right), "{right}");
        }
        for wrong in ["机密1年", "机密★", "机密★一年", "内部", "机密★01年", "机密★年", "机密★1年前"]
        {
            assert!(!is_due_form(wrong), "{wrong}");
        }
    }

    #[test]
    fn common_mistakes_are_mended() {
        let right = ["机密★1年", "秘密★10年", "绝密★30年", "机密★15年", "秘密★6个月", "机密"];
        let wrong =
            ["机密*1年", "秘密☆十年", "绝密 ３０年", "机密★十五年", "秘密★ 六个月", "机密★"];
        for (right, wrong) in right.into_iter().zip(wrong) {
            assert_eq!(mend(wrong), right, "{wrong}");
        }
        assert!(!is_due_form(&mend("内部资料")));
    }
}
