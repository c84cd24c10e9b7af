//! What is found of each field, before it is an answer: its cells, and by what they were known.

use std::collections::{BTreeMap, BTreeSet};

use crate::cell::CellRef;
use crate::diag::{Diagnostic, Diagnostics, Problem};
use crate::form::forms::Forms;
use crate::form::grid::{Entry, Field, FormGrid};
use crate::form::returned::{OfQuarter, Step};
use crate::form::words::is_blank;
use crate::intake::{Cell, Workbook};
use crate::notice::UnitId;
use crate::origin::BookOrigin;

use super::identify::Page;
use super::known::Known;
use super::table::{Asked, Column, Table};
use super::view::View;

/// Bytes of a measure at most: 元/月/人, 万平方米.
const MEASURE: usize = 40;

/// A cell of a workbook: the sheet's place in it, and the cell.
pub(super) type Spot = (usize, CellRef);

/// Everything the steps of reading look at.
pub(super) struct Book<'b> {
    /// The forms of the notice.
    pub(super) forms: &'b Forms<'b>,
    /// Whose return it is.
    pub(super) unit: UnitId,
    /// The unit's form.
    pub(super) grid: &'b FormGrid,
    /// The workbook.
    pub(super) workbook: &'b Workbook,
    /// Its sheets that are read.
    pub(super) pages: &'b [Page<'b>],
    /// What the blank forms say.
    pub(super) known: &'b Known<'b>,
    /// Whether the workbook is the form as it is sent now, by its marks: another version says other things.
    pub(super) is_sent: bool,
}

impl<'b> Book<'b> {
    /// The field of the form, if it asks for it.
    pub(super) fn entry(&self, field: Field) -> Option<&'b Entry> {
        self.grid.entry(field)
    }

    /// What a row of `table` says is counted there. Units that do the work are no measure.
    pub(super) fn measure(&self, view: &View<'_>, table: &Table, row: u32) -> String {
        let text = table.text(view, row, Column::Measure);
        let is_one = text.len() <= MEASURE && self.forms.units.any(text).is_empty();
        if is_one { text.to_owned() } else { String::new() }
    }

    /// A cell that holds the value of a field or a part of it.
    pub(super) fn source(
        &self,
        view: &View<'_>,
        (place, cell): (CellRef, Cell),
        (step, measure): (Step, String),
    ) -> Source {
        let (spot, origin) = ((view.number, place), self.origin(view, place));
        let unseen = view.hides(place).is_some() || view.over(place).is_some();
        Source { spot, origin, cell, step, measure, unseen, is_line: false, goes_on: false }
    }

    /// A cell as a place for messages.
    pub(super) fn origin(&self, view: &View<'_>, place: CellRef) -> BookOrigin {
        self.workbook.cell_origin(view.sheet, place)
    }
}

/// A cell that holds a field's value or a part of it.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Where it stands.
    pub(super) spot: Spot,
    /// The same for messages.
    pub(super) origin: BookOrigin,
    /// What it holds.
    pub(super) cell: Cell,
    /// By what it was known.
    pub(super) step: Step,
    /// What its row says is counted there (计量单位); empty where it does not.
    pub(super) measure: String,
    /// Whether no reader sees it: its row, column or sheet is hidden, or another cell covers it.
    pub(super) unseen: bool,
    /// Whether it is one line of its cell, whose other lines are other figures.
    pub(super) is_line: bool,
    /// Whether its row says that it goes on with the text above in the same line (（续）).
    pub(super) goes_on: bool,
}

/// What was found.
#[derive(Default)]
pub(super) struct Gathered {
    /// For each field the answers to it, each with its cells: one a table, and one for each row that
    /// names the task anew.
    pub(super) sources: BTreeMap<String, Vec<Vec<Source>>>,
    /// The cells of all of them.
    pub(super) values: BTreeSet<Spot>,
    /// Where each field stands, answered or not.
    pub(super) places: BTreeMap<String, (Spot, BookOrigin)>,
    /// Cells whose text is no other content: names and numbers of rows, heads, labels.
    pub(super) taken: BTreeSet<Spot>,
    /// Cells that hold a value and other words beside it.
    pub(super) parts: BTreeSet<Spot>,
    /// Rows that are a task's, the sender's or another's.
    pub(super) rows: BTreeSet<(usize, u32)>,
    /// Rows of which that is in doubt, with the finding that says so.
    pub(super) doubts: Vec<(usize, u32, Diagnostic)>,
    /// Rows of blocks of targets that were compared.
    pub(super) compared: usize,
    /// Heads that speak of the quarter alone, or of something else.
    pub(super) of_quarter: BTreeMap<Spot, OfQuarter>,
    /// What was found.
    pub(super) findings: Diagnostics,
}

impl Gathered {
    /// One more finding.
    pub(super) fn find(&mut self, place: &BookOrigin, found: impl Into<Problem>) {
        self.findings.push(Diagnostic::at(place, found.into()));
    }

    /// The field `id` stands at `spot`; the first place that is found counts.
    pub(super) fn stands(&mut self, id: &str, spot: Spot, origin: &BookOrigin) {
        self.places.entry(id.to_owned()).or_insert_with(|| (spot, origin.clone()));
    }

    /// The figure `id` stands in that column, whose head may speak of something else.
    pub(super) fn counts(
        &mut self,
        (book, page, asked): (&Book<'_>, &Page<'_>, &Asked),
        column: u16,
        id: &str,
    ) {
        let view = &page.view;
        let Some((at, head)) = asked.of_quarter(column) else { return };
        self.counts_under(book.origin(view, *at), (view.number, *at), head.clone(), id);
    }

    /// The figure `id` stands under a head that speaks of something else.
    pub(super) fn counts_under(&mut self, origin: BookOrigin, at: Spot, head: String, id: &str) {
        let known = self.of_quarter.entry(at);
        let of_quarter = OfQuarter { origin, head, fields: BTreeSet::new() };
        known.or_insert(of_quarter).fields.insert(id.to_owned());
    }

    /// `cells` of one table answer the field `id`, those aside in which nothing is seen: they are empty.
    pub(super) fn add(&mut self, id: &str, cells: Vec<Source>) {
        let (blank, cells): (Vec<Source>, Vec<Source>) =
            cells.into_iter().partition(|source| is_blank(&source.cell.text));
        self.taken.extend(blank.iter().map(|source| source.spot));
        if !cells.is_empty() {
            self.values.extend(cells.iter().map(|source| source.spot));
            self.sources.entry(id.to_owned()).or_default().push(cells);
        }
    }

    /// Whether that cell holds a value of some field.
    pub(super) fn holds_value(&self, spot: Spot) -> bool {
        self.values.contains(&spot)
    }
}
