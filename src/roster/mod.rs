//! A workbook of units -> the rows of a register: names, other names and mailboxes, on the first sheet that
//! has them, with what of it was not used. Each value knows its cell.

mod columns;

use std::collections::BTreeSet;

use crate::cell::{Area, CellRef};
use crate::diag::{Diagnostic, Diagnostics, Problem, Unfinished};
use crate::intake::{Sheet, Workbook};
use crate::notice::{
    RosterColumn, RosterRead, RosterRow, SText, mailbox, name_and_mailbox, not_used, roster_column,
    unit_name,
};
use crate::origin::{BookOrigin, Source};

use columns::{Registers, UnitColumns, by_heads, registers};

/// The register in `workbook`.
///
/// # Errors
/// Where no sheet has names, none stands below them, or a row has none.
pub fn rows_of(workbook: &Workbook) -> Result<RosterRead, Diagnostics> {
    let shown: Vec<&Sheet> = workbook.content.sheets.iter().filter(|sheet| !sheet.hidden).collect();
    let with = |found: fn(&Sheet) -> Option<Registers>| {
        shown.iter().find_map(|sheet| Some((*sheet, found(sheet)?)))
    };
    let file = workbook.file.to_string();
    let Some((sheet, registers)) = with(by_heads).or_else(|| with(columns::registers)) else {
        return Err(of_file(workbook, Unfinished::RosterNoNames { file }));
    };
    let mut read = Reader { workbook, sheet }.register(&registers)?;
    if read.rows.is_empty() {
        return Err(of_file(workbook, Unfinished::RosterEmpty { file }));
    }
    read.left.extend(other_registers(workbook, &shown, sheet));
    Ok(read)
}

fn of_file(workbook: &Workbook, problem: Unfinished) -> Diagnostics {
    Diagnostic::at(&workbook.origin(), Problem::Unfinished(problem)).into()
}

/// That another sheet has units, too.
fn other_registers(workbook: &Workbook, shown: &[&Sheet], used: &Sheet) -> Vec<Diagnostic> {
    let others = shown.iter().filter(|sheet| sheet.name != used.name && registers(sheet).is_some());
    others
        .map(|sheet| {
            let problem = Unfinished::RosterLeft { text: sheet.name.clone() };
            let place = BookOrigin::sheet(&workbook.file, &sheet.name);
            Diagnostic::at(&place, Problem::Unfinished(problem))
        })
        .collect()
}

/// Reads the registers of a sheet.
struct Reader<'w> {
    workbook: &'w Workbook,
    sheet: &'w Sheet,
}

impl Reader<'_> {
    fn register(&self, registers: &Registers) -> Result<RosterRead, Diagnostics> {
        let (mut read, mut faults) = (RosterRead::default(), Diagnostics::new());
        read.left.extend(
            registers.left.iter().filter_map(|at| self.text(*at)).map(|text| not_used(&text)),
        );
        let rows: BTreeSet<u32> = self.sheet.cells.keys().map(|at| at.row).collect();
        for columns in &registers.columns {
            for row in rows.range(registers.first_row..) {
                match self.unit(*row, columns, &mut read.left) {
                    Ok(unit) => read.rows.extend(unit),
                    Err(fault) => faults.push(fault),
                }
            }
        }
        read.left.extend(self.words_of_other_rows(registers).iter().map(not_used));
        if faults.is_empty() { Ok(read) } else { Err(faults) }
    }

    /// The unit of a row; nothing where the row has none.
    fn unit(
        &self,
        row: u32,
        columns: &UnitColumns,
        left: &mut Diagnostics,
    ) -> Result<Option<RosterRow>, Diagnostic> {
        let at = |column: u16| CellRef::new(row, column);
        let others: Vec<u16> = columns.aliases.iter().copied().chain(columns.email).collect();
        let beside = || others.iter().filter_map(|column| self.text(at(*column)));
        let Some(written) = self.text(at(columns.name)) else {
            return self
                .without_name(at(columns.name), &beside().collect::<Vec<_>>(), left)
                .map(|()| None);
        };
        if roster_column(&written) == Some(RosterColumn::Name) {
            return Ok(None);
        }
        // 县卫健局 <x@y.gov.cn> in one cell, as mail programs write it.
        let apart = name_and_mailbox(&written).map(|parts| parts.map(str::to_owned));
        let (written, own) = match apart {
            Some([name, own]) => (written.clone().map(|_| name), Some(written.map(|_| own))),
            None => (written, None),
        };
        let name = unit_name(&written)
            .map(str::to_owned)
            .filter(|_| !self.goes_over(at(columns.name), &others));
        let Some(name) = name else {
            let all = std::iter::once(written).chain(own).chain(beside());
            left.extend(all.map(|text| not_used(&text)));
            return Ok(None);
        };
        let aliases = columns.aliases.iter().flat_map(|column| self.aliases(at(*column)));
        let beside = columns.email.and_then(|column| self.mailbox_text(at(column)));
        left.extend(own.iter().filter(|_| beside.is_some()).map(not_used));
        let email = beside.or(own);
        Ok(Some(RosterRow {
            name: written.map(|_| name),
            aliases: aliases.collect(),
            email: email.and_then(|text| mailbox(text, left)),
        }))
    }

    /// What stands beside a `name` that is empty: of the unit above, where its name goes over several rows.
    fn without_name(
        &self,
        name: CellRef,
        beside: &[SText],
        left: &mut Diagnostics,
    ) -> Result<(), Diagnostic> {
        match beside.first().filter(|_| self.first_of(name) == name) {
            Some(first) => {
                let problem = Problem::Unfinished(Unfinished::RosterNameless);
                Err(Diagnostic::at(&first.origin, problem))
            }
            None => {
                left.extend(beside.iter().map(not_used));
                Ok(())
            }
        }
    }

    /// Words of rows that hold nothing in any column of the registers: 合计 below 序号.
    fn words_of_other_rows(&self, registers: &Registers) -> Vec<SText> {
        let used = |at: &&CellRef| {
            registers.columns.iter().any(|columns| {
                let others = columns.aliases.iter().copied().chain(columns.email);
                others.chain([columns.name]).any(|column| column == at.column)
            })
        };
        let cells = || self.sheet.cells.keys().filter(|at| at.row >= registers.first_row);
        let read: BTreeSet<u32> = cells().filter(used).map(|at| at.row).collect();
        let others = cells().filter(|at| !read.contains(&at.row));
        let words = others.filter_map(|at| self.text(*at));
        words.filter(|text| text.chars().any(char::is_alphabetic)).collect()
    }

    /// The text of a cell, which knows its cell; nothing where the cell is empty.
    fn text(&self, at: CellRef) -> Option<SText> {
        self.texts(at, |text| vec![text.replace('\n', "")]).pop()
    }

    /// The text of a cell of mailboxes, which may stand on lines of their own.
    fn mailbox_text(&self, at: CellRef) -> Option<SText> {
        self.texts(self.first_of(at), |text| vec![text.replace('\n', " ")]).pop()
    }

    fn aliases(&self, at: CellRef) -> Vec<SText> {
        const BETWEEN: [char; 7] = ['、', '，', ',', '；', ';', '/', '\n'];
        self.texts(at, |text| text.split(BETWEEN).map(str::to_owned).collect())
    }

    fn texts(&self, at: CellRef, parts: impl Fn(&str) -> Vec<String>) -> Vec<SText> {
        let Some(cell) = self.sheet.cells.get(&at) else { return Vec::new() };
        let parts = parts(&cell.text.replace(['\r', '\t'], " ")).into_iter();
        let parts = parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
        let place = || self.workbook.cell_origin(self.sheet, at);
        Source::of_cells(&self.workbook.file, parts.map(|part| (place(), part)).collect())
    }

    /// The cell that holds what `at` shows: the first of a merged region.
    fn first_of(&self, at: CellRef) -> CellRef {
        self.region(at).map_or(at, |area| area.first)
    }

    /// Whether a merged region goes from `at` over one of `columns`: a heading among the units.
    fn goes_over(&self, at: CellRef, columns: &[u16]) -> bool {
        let region = self.region(at);
        region.is_some_and(|area| {
            columns.iter().any(|column| (area.first.column..=area.last.column).contains(column))
        })
    }

    fn region(&self, at: CellRef) -> Option<Area> {
        let holds = |area: &&Area| {
            (area.first.row..=area.last.row).contains(&at.row)
                && (area.first.column..=area.last.column).contains(&at.column)
        };
        self.sheet.merges.iter().find(holds).copied()
    }
}
