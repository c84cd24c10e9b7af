//! A workbook -> which form it says it is, by the marks that [`marks`] names; and where its
//! marks say its fields stand.
//!
//! The hidden sheet is believed first, then the file's properties, the defined names and the code
//! that is printed on the sheet: programs that save workbooks lose some of them. Marks that say
//! different things are a finding at the one that is not believed.

use std::collections::BTreeMap;

use crate::cell::CellRef;
use crate::diag::{Diagnostic, Diagnostics, Problem, Returned};
use crate::form::identity::Code;
use crate::form::marks::{self, CODE_LABEL, FIELDS_ROW, HIDDEN_SHEET, KIND, KIND_KEY, SHEET};
use crate::intake::{Sheet, Workbook};
use crate::origin::BookOrigin;
use crate::sheet::LONGEST_PROPERTY;

/// What a workbook says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The form's name.
    pub form: String,
    /// Its version.
    pub version: String,
    /// The number of its notice, where a mark says so.
    pub notice: Option<String>,
    /// The period, as it is written (2024Q1), where a mark says so.
    pub period: Option<String>,
    /// The unit's name, where a mark says so.
    pub unit: Option<String>,
}

impl Claim {
    /// For messages: unit, period and code, as far as they are known.
    pub fn describe(&self) -> String {
        let notice = self.notice.as_deref();
        let parts = [notice, self.unit.as_deref(), self.period.as_deref(), Some(&self.form)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// The keys that make a claim, as the hidden sheet has them.
const KEYS: [&str; 5] = ["form", "version", "notice", "period", "unit"];

/// What a mark says, and where.
struct Mark {
    value: String,
    place: BookOrigin,
    /// Whether the mark holds only the beginning of a long text.
    cut: bool,
}

/// What the marks of a workbook say.
pub(in crate::form::read) struct Marks {
    /// What is believed; nothing where no mark says anything.
    pub(in crate::form::read) claim: Option<Claim>,
    /// The names of forms the marks give, each once, with the place of the first that does.
    pub(super) forms: Vec<(String, BookOrigin)>,
    /// Marks that differ, or that only a newer program reads.
    pub(super) findings: Diagnostics,
}

/// Which form `workbook` says it is.
pub(in crate::form::read) fn marks(workbook: &Workbook) -> Marks {
    let sources = [
        hidden_sheet(workbook),
        properties(workbook),
        defined_names(workbook),
        printed_code(workbook),
    ];
    let mut findings = Diagnostics::new();
    findings.extend(newer_form(workbook));
    let [form, version, notice, period, unit] =
        KEYS.map(|key| believed(key, &sources, &mut findings));
    let claim =
        form.zip(version).map(|(form, version)| Claim { form, version, notice, period, unit });
    let mut forms: Vec<(String, BookOrigin)> = Vec::new();
    for mark in sources.iter().filter_map(|source| source.get("form")) {
        if forms.iter().all(|(form, _)| *form != mark.value) {
            forms.push((mark.value.clone(), mark.place.clone()));
        }
    }
    Marks { claim, forms, findings }
}

type Source = BTreeMap<&'static str, Mark>;

/// The first mark of `key`, compared with the others.
fn believed(key: &str, sources: &[Source], findings: &mut Diagnostics) -> Option<String> {
    let mut marks = sources.iter().filter_map(|source| source.get(key));
    let first = marks.next()?;
    for other in marks.filter(|other| !agree(first, other)) {
        let (found, believed) = (other.value.clone(), first.value.clone());
        let problem = Problem::Returned(Returned::MarksDiffer { found, believed });
        findings.push(Diagnostic::at(&other.place, problem));
    }
    Some(first.value.clone())
}

fn agree(one: &Mark, other: &Mark) -> bool {
    one.value == other.value
        || other.cut && one.value.starts_with(&other.value)
        || one.cut && other.value.starts_with(&one.value)
}

/// The rows of the hidden sheet up to its list of fields, key and value. The sheet is known by
/// its name and by what its first row says.
fn hidden_sheet(workbook: &Workbook) -> Source {
    let Some(sheet) = understood_list(workbook) else { return Source::new() };
    let rows = (0..FIELDS_ROW).filter_map(|row| {
        let key = text(sheet, CellRef::new(row, 0))?;
        let key = KEYS.into_iter().find(|one| *one == key)?;
        let place = CellRef::new(row, 1);
        let value = text(sheet, place)?.to_owned();
        let place = workbook.cell_origin(sheet, place);
        Some((key, Mark { value, place, cut: false }))
    });
    rows.collect()
}

/// The hidden sheet, if the workbook has it, in whatever layout.
pub(in crate::form::read) fn list_sheet(workbook: &Workbook) -> Option<&Sheet> {
    let sheet = workbook.sheet(HIDDEN_SHEET)?;
    let kind = kind(sheet)?;
    (kind == KIND || marks::unknown_layout(kind).is_some()).then_some(sheet)
}

/// The form that the hidden sheet names.
pub(in crate::form::read) fn form_of_list(workbook: &Workbook) -> Option<String> {
    hidden_sheet(workbook).remove("form").map(|mark| mark.value)
}

/// The hidden sheet, where this program knows its layout.
fn understood_list(workbook: &Workbook) -> Option<&Sheet> {
    list_sheet(workbook).filter(|sheet| kind(sheet) == Some(KIND))
}

/// What the hidden sheet says in its first row.
fn kind(sheet: &Sheet) -> Option<&str> {
    text(sheet, CellRef::new(0, 0)).filter(|key| *key == KIND_KEY)?;
    text(sheet, CellRef::new(0, 1))
}

/// That a newer program made the form, in a layout of the hidden sheet that is not understood here: it
/// is known by its other marks, and read by what its cells show.
fn newer_form(workbook: &Workbook) -> Option<Diagnostic> {
    let sheet = list_sheet(workbook)?;
    let layout = marks::unknown_layout(kind(sheet)?)?.to_owned();
    let problem = Problem::Returned(Returned::NewerForm { layout });
    Some(Diagnostic::at(&workbook.cell_origin(sheet, CellRef::new(0, 1)), problem))
}

fn properties(workbook: &Workbook) -> Source {
    let marks = KEYS.into_iter().filter_map(|key| {
        let value = workbook.content.properties.get(&marks::property(key))?.clone();
        let cut = value.chars().count() >= LONGEST_PROPERTY;
        Some((key, Mark { value, place: workbook.origin(), cut }))
    });
    marks.collect()
}

/// What stands in the cells that the names of the identity name.
fn defined_names(workbook: &Workbook) -> Source {
    let marks = KEYS.into_iter().filter_map(|key| {
        let (sheet, place) = named_cell(workbook, &marks::defined_name(key))?;
        let value = text(sheet, place)?.to_owned();
        Some((key, Mark { value, place: workbook.cell_origin(sheet, place), cut: false }))
    });
    marks.collect()
}

/// The cell of a defined name: `'填报表'!$D$7`, in OpenDocument `$填报表.$D$7`.
pub(in crate::form::read) fn named_cell<'w>(
    workbook: &'w Workbook,
    name: &str,
) -> Option<(&'w Sheet, CellRef)> {
    let formula = workbook.content.names.get(name)?;
    let (sheet, cell) = formula.rsplit_once('!').or_else(|| formula.rsplit_once('.'))?;
    let sheet = sheet.trim_start_matches(['=', '$']).trim_matches('\'').replace("''", "'");
    Some((workbook.sheet(&sheet)?, CellRef::parse(cell)?))
}

/// The form of the code that is printed on a sheet.
pub(super) fn code_on(sheet: &Sheet) -> Option<String> {
    code_cell(sheet).map(|(_, code)| code.form)
}

/// The code on the sheet that is filled in, else on the first that has one: a further sheet may be
/// another unit's.
fn printed_code(workbook: &Workbook) -> Source {
    let mut sheets = workbook.sheet(SHEET).into_iter().chain(&workbook.content.sheets);
    let found = sheets.find_map(|sheet| Some((sheet, code_cell(sheet)?)));
    let Some((sheet, (place, code))) = found else { return Source::new() };
    let place = workbook.cell_origin(sheet, place);
    let mark = |value: String| Mark { value, place: place.clone(), cut: false };
    let marks = [("form", code.form), ("version", code.version), ("period", code.period)];
    marks.into_iter().map(|(key, value)| (key, mark(value))).collect()
}

/// The cell with the printed code, and the code.
pub(in crate::form::read) fn code_cell(sheet: &Sheet) -> Option<(CellRef, Code)> {
    sheet.cells.iter().rev().find_map(|(place, cell)| {
        let (_, words) = cell.text.split_once(CODE_LABEL)?;
        Some((*place, Code::parse(words.split_whitespace().next()?)?))
    })
}

/// Where the marks say that each field stands, and in which sheet.
pub(in crate::form::read) type Addresses<'w> = BTreeMap<String, (&'w Sheet, CellRef)>;

/// By the defined names, which follow their cells when rows and columns are moved.
pub(in crate::form::read) fn named_fields(workbook: &Workbook) -> Addresses<'_> {
    let names = workbook.content.names.keys();
    let fields = names
        .filter_map(|name| Some((marks::named_id(name)?.to_owned(), named_cell(workbook, name)?)));
    fields.collect()
}

/// By the list in the hidden sheet, which says where they stood when the form was made.
pub(in crate::form::read) fn listed_fields(workbook: &Workbook) -> Addresses<'_> {
    let Some((list, form)) = understood_list(workbook).zip(form_sheet(workbook)) else {
        return Addresses::new();
    };
    let last = list.cells.keys().next_back().map_or(0, |cell| cell.row);
    let rows = (FIELDS_ROW + 1..=last).filter_map(|row| {
        let id = text(list, CellRef::new(row, 0))?;
        let place = CellRef::parse(text(list, CellRef::new(row, 1))?)?;
        Some((id.to_owned(), (form, place)))
    });
    rows.collect()
}

/// The sheet that is filled in: by its name, or by the code on it where it was renamed.
pub(super) fn form_sheet(workbook: &Workbook) -> Option<&Sheet> {
    let mut sheets = workbook.content.sheets.iter();
    workbook.sheet(SHEET).or_else(|| sheets.find(|sheet| code_cell(sheet).is_some()))
}

fn text(sheet: &Sheet, cell: CellRef) -> Option<&str> {
    sheet.cells.get(&cell).map(|cell| cell.text.as_str())
}
