//! A workbook that holds a unit's returns of several periods, or those of several units that one took over -> each
//! of them by itself.
//!
//! A sheet is of the form whose code is printed on it; one that was copied within the workbook and got the heading
//! of another period is of that period, and the code that was copied with it says nothing. Sheets without a code go
//! with the one before them, the hidden sheet with the form that it names. Sheets of other units are not parted: a
//! further sheet may show another unit's table.

use std::collections::{BTreeMap, BTreeSet};

use crate::cell::CellRef;
use crate::form::Forms;
use crate::form::marks::property;
use crate::intake::{Content, Sheet, Workbook};
use crate::notice::UnitId;
use crate::origin::INTO;
use crate::period::Period;

use super::identify::{self, Page, code_cell, form_of_list, list_sheet, named_cell};

/// A workbook, or the sheets of one that are a return of their own.
pub struct Single {
    /// It; the file of such sheets is called `表.xlsx › 二季度`.
    pub workbook: Workbook,
    /// Of such sheets, the period, and the name of the first that bears a code.
    pub of: Option<(Period, String)>,
}

/// A sheet that bears the code of a form.
struct Coded<'w> {
    at: usize,
    sheet: &'w Sheet,
    code: CellRef,
    form: String,
    unit: UnitId,
    period: Period,
    /// Whether it is a copy with the heading of another period than the code's.
    is_retitled: bool,
}

impl Coded<'_> {
    const fn of(&self) -> Of {
        (self.unit, self.period)
    }
}

/// Whose form a part is, and for which period.
type Of = (UnitId, Period);

/// What each sheet of a workbook is for.
struct Plan {
    /// The form of each sheet.
    of_sheet: Vec<Of>,
    /// That of what is no sheet's: the file's properties.
    of_file: Of,
    /// The sheet by which each part is called.
    names: BTreeMap<Of, String>,
    /// Codes that were copied and say nothing.
    copied: Vec<(usize, CellRef)>,
}

/// The returns that a workbook holds: itself, unless its sheets are of several forms.
pub fn parts(forms: &Forms<'_>, workbook: Workbook) -> Vec<Single> {
    match plan(forms, &workbook) {
        Some(plan) => parted(workbook, &plan),
        None => vec![Single { workbook, of: None }],
    }
}

fn plan(forms: &Forms<'_>, workbook: &Workbook) -> Option<Plan> {
    if workbook.content.is_document {
        return None;
    }
    let mut coded = coded(forms, workbook);
    let owing = |unit: UnitId| forms.successor(unit).unwrap_or(unit);
    let units: BTreeSet<UnitId> = coded.iter().map(|one| owing(one.unit)).collect();
    if coded.len() < 2 || units.len() > 1 {
        return None;
    }
    retitle(forms, &mut coded);
    let mut names = BTreeMap::new();
    for one in &coded {
        names.entry(one.of()).or_insert_with(|| one.sheet.name.replace(INTO, " "));
    }
    let is_alone = names.values().collect::<BTreeSet<_>>().len() == names.len();
    if names.len() < 2 || !is_alone {
        return None;
    }
    let known = |form: &str| forms.named(form);
    let present = |of: &Of| names.contains_key(of);
    let of_properties = || known(workbook.content.properties.get(&property("form"))?);
    let of_list = form_of_list(workbook).and_then(|form| known(&form));
    let of_file = of_list.or_else(of_properties).filter(present).unwrap_or(coded[0].of());
    let list = list_sheet(workbook);
    let is_list = |sheet: &Sheet| list.is_some_and(|list| std::ptr::eq(list, sheet));
    let mut last = coded[0].of();
    let of_sheet = workbook.content.sheets.iter().enumerate().map(|(at, sheet)| {
        last = coded.iter().find(|one| one.at == at).map_or(last, Coded::of);
        if is_list(sheet) { of_file } else { last }
    });
    let of_sheet = of_sheet.collect();
    let copied = coded.iter().filter(|one| one.is_retitled).map(|one| (one.at, one.code));
    let copied = copied.collect();
    Some(Plan { of_sheet, of_file, names, copied })
}

/// The sheets with the code of a form of this notice.
fn coded<'w>(forms: &Forms<'_>, workbook: &'w Workbook) -> Vec<Coded<'w>> {
    let sheets = workbook.content.sheets.iter().enumerate();
    let coded = sheets.filter_map(|(at, sheet)| {
        let (cell, code) = code_cell(sheet)?;
        let (unit, period) = forms.named(&code.form)?;
        Some(Coded { at, sheet, code: cell, form: code.form, unit, period, is_retitled: false })
    });
    coded.collect()
}

/// Gives copies of a sheet the period of their heading, where another one with their code keeps it.
fn retitle(forms: &Forms<'_>, coded: &mut [Coded<'_>]) {
    let copies = |one: &Coded<'_>| coded.iter().filter(|other| other.form == one.form).count() > 1;
    // A sheet of another year is shown beside the form.
    let is_of_year = |period: Period| forms.notice.periods().any(|one| one == period);
    let shown: Vec<Option<Period>> = coded
        .iter()
        .map(|one| {
            let heading = || identify::periods_of(&Page::of(forms, one.at, one.sheet), one.period);
            match copies(one).then(heading).unwrap_or_default()[..] {
                [period] if period != one.period && is_of_year(period) => Some(period),
                [] | [_] | [..] => None,
            }
        })
        .collect();
    let kept: BTreeSet<String> = coded
        .iter()
        .zip(&shown)
        .filter(|(_, shown)| shown.is_none())
        .map(|(one, _)| one.form.clone())
        .collect();
    for (one, shown) in coded.iter_mut().zip(shown) {
        if let Some(period) = shown.filter(|_| kept.contains(&one.form)) {
            (one.period, one.is_retitled) = (period, true);
        }
    }
}

fn parted(mut workbook: Workbook, plan: &Plan) -> Vec<Single> {
    for (at, code) in &plan.copied {
        workbook.content.sheets[*at].cells.remove(code);
    }
    let of_name = |name: &String| {
        let sheet = named_cell(&workbook, name).and_then(|(sheet, _)| place(&workbook, sheet));
        sheet.map_or(plan.of_file, |at| plan.of_sheet[at])
    };
    let of_names: Vec<Of> = workbook.content.names.keys().map(of_name).collect();
    let Workbook { file, content } = workbook;
    let Content { is_document, sheets, names, properties, pictures } = content;
    let empty = Content { is_document, pictures, ..Content::default() };
    let mut contents: BTreeMap<Of, Content> =
        plan.names.keys().map(|of| (*of, empty.clone())).collect();
    for (sheet, of) in sheets.into_iter().zip(&plan.of_sheet) {
        contents.entry(*of).or_default().sheets.push(sheet);
    }
    for ((name, formula), of) in names.into_iter().zip(of_names) {
        contents.entry(of).or_default().names.insert(name, formula);
    }
    contents.entry(plan.of_file).or_default().properties = properties;
    let part = |(of, content): (Of, Content)| {
        let sheet = plan.names.get(&of).cloned().unwrap_or_default();
        let file = format!("{file}{INTO}{sheet}").into();
        Single { workbook: Workbook { file, content }, of: Some((of.1, sheet)) }
    };
    contents.into_iter().map(part).collect()
}

fn place(workbook: &Workbook, sheet: &Sheet) -> Option<usize> {
    workbook.content.sheets.iter().position(|one| std::ptr::eq(one, sheet))
}
