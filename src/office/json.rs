//! Findings -> JSON for programs: one object a finding, in the order given (docs/json.md).
//!
//! Lines and columns count from 1, columns in characters; the end is the first column behind
//! the place. A finding in a workbook has `sheet` and `cell` instead, as far as they are known; one
//! without a place has no `file`.

use serde::Serialize;

use crate::diag::{Diagnostic, Lang, Severity};
use crate::origin::{BookOrigin, Origin, Place as Origins};
use crate::proof::Silent;
use crate::shown;

/// The version of what is printed: what is there keeps its name and meaning in it, and more may be added.
pub(crate) const VERSION: u32 = 1;

/// JSON as the bytes of a file, in which other programs find every character that was there.
pub(crate) fn json_bytes(value: &impl Serialize) -> Vec<u8> {
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    (shown::plain_json(&json).into_owned() + "\n").into_bytes()
}

/// What `check` prints.
#[derive(Serialize)]
pub(crate) struct Checked {
    version: u32,
    findings: Vec<Finding>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    silenced: Vec<Silenced>,
}

/// A finding that is not listed, with the reason that the description gives.
#[derive(Serialize)]
struct Silenced {
    #[serde(flatten)]
    finding: Finding,
    reason: String,
}

/// What `check` found, and what it does not list.
pub(crate) fn checked(findings: &[Diagnostic], silenced: &[Silent], lang: Lang) -> Checked {
    let silenced = silenced
        .iter()
        .map(|one| Silenced { finding: finding(&one.finding, lang), reason: one.reason.clone() });
    Checked {
        version: VERSION,
        findings: self::findings(findings, lang),
        silenced: silenced.collect(),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Finding {
    /// The stable code.
    pub(crate) code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: Option<AnyPlace>,
    title: String,
    /// What to do.
    pub(crate) remedy: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<AnyPlace>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum AnyPlace {
    Text(Place),
    Book(BookPlace),
}

#[derive(Serialize)]
struct BookPlace {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// The findings as a JSON array, with the words in `lang`.
///
/// # Errors
/// None in practice: every value is a text or a number.
pub fn json(findings: &[Diagnostic], lang: Lang) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&self::findings(findings, lang))
}

/// The findings as values to be written with others.
pub(crate) fn findings(findings: &[Diagnostic], lang: Lang) -> Vec<Finding> {
    findings.iter().map(|found| finding(found, lang)).collect()
}

/// One finding.
pub(crate) fn finding(found: &Diagnostic, lang: Lang) -> Finding {
    let message = found.problem.message(lang);
    Finding {
        code: found.problem.code(),
        severity: match found.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        place: any_place(&found.place),
        title: message.title,
        remedy: message.remedy,
        related: found.related.iter().filter_map(|one| any_place(&one.into())).collect(),
    }
}

fn any_place(found: &Origins) -> Option<AnyPlace> {
    match found {
        Origins::Text(origin) => Some(AnyPlace::Text(place(origin))),
        Origins::Book(origin) => Some(AnyPlace::Book(book_place(origin))),
        Origins::Nowhere => None,
    }
}

fn book_place(origin: &BookOrigin) -> BookPlace {
    BookPlace {
        file: origin.file_name().to_owned(),
        sheet: origin.sheet_name().map(str::to_owned),
        cell: origin.cell_ref().map(|cell| cell.to_string()),
    }
}

fn place(origin: &Origin) -> Place {
    let (line, column) = origin.line_column();
    let (end_line, end_column) = origin.end_line_column();
    Place { file: origin.source().name().to_string(), line, column, end_line, end_column }
}
