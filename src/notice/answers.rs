//! What is asked before a description is begun, and the answers: from a terminal, or from a small file that
//! is read as a description is, with the same keys and findings.

use crate::diag::{Diagnostics, Problem, ValueProblem};
use crate::origin::{Origin, Source, Sourced};

use super::model::SText;
use super::roster::{RosterFile, RosterRow};
use super::yaml::{Kind, Node};
use super::{check, decode, encoding, keys, number, tree};

/// What is known before a description is begun; the rest is left to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// 年度
    pub year: Option<u16>,
    /// 发文机关
    pub issuer: Option<String>,
    /// 发文字号, in due form.
    pub number: Option<String>,
    /// 标题
    pub title: Option<String>,
    /// 主送机关
    pub recipients: Option<String>,
    /// 单位名册
    pub units: Vec<RosterRow>,
    /// 联系人
    pub people: Vec<String>,
    /// 联系电话
    pub phones: Vec<String>,
}

/// The answers in the file `name`, and what of them is to be looked at; `roster` reads a workbook that it
/// names. An empty answer is none.
///
/// # Errors
/// What is wrong with them, each with its place.
pub fn answers(
    name: &str,
    bytes: &[u8],
    roster: &RosterFile<'_>,
) -> Result<(Answers, Diagnostics), Diagnostics> {
    let (source, mut findings) = encoding::decode(name, bytes);
    if findings.has_errors() {
        return Err(findings);
    }
    let tree::Parsed { root, findings: slips, .. } = tree::parse(&source, &keys::ANSWERS);
    findings.extend(slips);
    let Some(root) = root else { return Err(findings) };
    let raw = decode::answers(&without_empty(root), roster, &mut findings);
    let year = raw.year.and_then(|year| check::year(&year, &mut findings));
    let number = raw.number.map(|number| mended(number, &mut findings));
    sound_rows(&raw.units, &mut findings);
    if findings.has_errors() {
        return Err(findings);
    }
    let plain = |text: SText| text.value;
    let answers = Answers {
        year,
        issuer: raw.issuer.map(plain),
        number,
        title: raw.title.map(plain),
        recipients: raw.recipients.map(plain),
        units: raw.units,
        people: raw.people.iter().flat_map(|text| answered_several(text)).collect(),
        phones: raw.phones.iter().flat_map(|text| answered_several(text)).collect(),
    };
    Ok((answers, findings))
}

/// The mapping without keys that nothing stands behind.
fn without_empty(root: Node) -> Node {
    let Kind::Mapping(entries) = root.kind else { return root };
    let entries = entries.into_iter().filter(|entry| !is_empty(&entry.value)).collect();
    Node { kind: Kind::Mapping(entries), ..root }
}

fn is_empty(node: &Node) -> bool {
    match &node.kind {
        Kind::Null => true,
        Kind::Scalar(text) => text.trim().is_empty(),
        Kind::List(items) => items.iter().all(is_empty),
        Kind::Mapping(_) => false,
    }
}

/// The answers as they are written.
#[derive(Debug, Default)]
pub(super) struct RawAnswers {
    pub(super) year: Option<SText>,
    pub(super) issuer: Option<SText>,
    pub(super) number: Option<SText>,
    pub(super) title: Option<SText>,
    pub(super) recipients: Option<SText>,
    pub(super) units: Vec<RosterRow>,
    pub(super) people: Vec<SText>,
    pub(super) phones: Vec<SText>,
}

/// A number in due form, where it can be told what is meant.
fn mended(written: SText, findings: &mut Diagnostics) -> String {
    if let Some(mended) = number::mend(&written) {
        return mended;
    }
    check::number_is_right(&written, findings);
    written.value
}

/// The year that is answered.
///
/// # Errors
/// Where it is none.
pub fn answered_year(answer: &str) -> Result<u16, Problem> {
    let mut findings = Diagnostics::new();
    let year = check::year(&placed(answer), &mut findings);
    year.ok_or_else(|| Problem::Value(ValueProblem::BadYear { found: answer.to_owned() }))
}

/// The number that is answered, in due form.
///
/// # Errors
/// Where it is none.
pub fn answered_number(answer: &str) -> Result<String, Problem> {
    let is_right = number::year_of(answer).is_some();
    let right = if is_right { Some(answer.to_owned()) } else { number::mend(answer) };
    right.ok_or_else(|| {
        Problem::Value(ValueProblem::BadNumber { found: answer.to_owned(), right: None })
    })
}

/// The units that are answered in one line: 区教体局、区民政局.
pub fn answered_units(answer: &str) -> Vec<RosterRow> {
    named(&placed(answer))
}

/// The people or telephone numbers that are answered in one line: 张三、李四.
pub fn answered_several(answer: &str) -> Vec<String> {
    let parts = answer.split(['、', '，', ',', '；', ';']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The units named in one text.
pub(super) fn named(text: &SText) -> Vec<RosterRow> {
    let names =
        text.split(['、', '，', ',', '；', ';', '\t', ' ', '\u{3000}', '\n']).map(str::trim);
    let names = names.filter(|name| !name.is_empty());
    let row = |name: &str| RosterRow {
        name: Sourced::new(name.to_owned(), text.origin.narrow(name)),
        aliases: Vec::new(),
        email: None,
    };
    names.map(row).collect()
}

fn placed(text: &str) -> SText {
    Sourced::new(text.to_owned(), Origin::new(&Source::new("", text), 0..text.len()))
}

/// That the rows of a register are those of one: no name twice, mailboxes that are some.
pub fn sound_rows(rows: &[RosterRow], findings: &mut Diagnostics) {
    let units = rows.iter().map(|row| super::raw::RawUnit {
        name: Some(row.name.clone()),
        aliases: row.aliases.clone(),
        email: row.email.clone(),
        members: None,
        is_group: false,
        predecessors: Vec::new(),
        force: super::raw::RawForce::default(),
    });
    let times = super::check::force::Times { changes: &[], year: None };
    super::units::register(units.collect(), &times, findings);
}
