//! Which columns of a sheet are a register: by the heads above them, else by what stands in them. Registers
//! may stand side by side.
//!
//! ```text
//! 序号 | 单位名称 | 邮箱 | 序号 | 单位名称 | 邮箱     ->   two registers below this row
//! 区教体局 | 张三 | jtj@example.gov.cn              ->   one, from its first row on
//! ```

use std::collections::BTreeMap;

use crate::cell::CellRef;
use crate::intake::{Cell, Sheet};
use crate::notice::{RosterColumn, name_and_mailbox, plain_head, roster_column};

/// Rows from above among which the heads are looked for.
const HEAD_ROWS: u32 = 20;

/// The columns of one register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct UnitColumns {
    /// The official names.
    pub(super) name: u16,
    /// Other names.
    pub(super) aliases: Vec<u16>,
    /// The mailboxes.
    pub(super) email: Option<u16>,
}

/// The registers of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Registers {
    /// The first row that may hold a unit.
    pub(super) first_row: u32,
    /// Their columns, from the left.
    pub(super) columns: Vec<UnitColumns>,
    /// Cells that stand for what is not used.
    pub(super) left: Vec<CellRef>,
}

/// The registers of `sheet`, where it has some.
pub(super) fn registers(sheet: &Sheet) -> Option<Registers> {
    by_heads(sheet).or_else(|| by_content(sheet))
}

/// The columns below the first row that has a head of names.
pub(super) fn by_heads(sheet: &Sheet) -> Option<Registers> {
    let mut rows: BTreeMap<u32, Vec<Headed>> = BTreeMap::new();
    for (at, cell) in sheet.cells.iter().filter(|(at, _)| at.row < HEAD_ROWS) {
        if let Some(column) = roster_column(&cell.text) {
            let head = plain_head(&cell.text);
            rows.entry(at.row).or_default().push(Headed { at: *at, column, head });
        }
    }
    let mut has_names = rows
        .into_iter()
        .filter(|(_, heads)| heads.iter().any(|one| one.column == RosterColumn::Name));
    let (row, heads) = has_names.next()?;
    let mut found = side_by_side(&heads, |held, next| held.head == next.head);
    if found.columns.iter().all(|columns| columns.email.is_none()) {
        find_mailboxes(sheet, row + 1, &heads, &mut found);
    }
    Some(Registers { first_row: row + 1, ..found })
}

/// Takes a column of mailboxes without a head of theirs; of several registers it would be anybody's.
fn find_mailboxes(sheet: &Sheet, first_row: u32, heads: &[Headed], found: &mut Registers) {
    let is_headed =
        |column: &Column<'_>| heads.iter().any(|head| head.at.column == column.at.column);
    let all = columns_of(sheet, first_row).into_iter();
    let mut mailboxes = all.filter(|column| !is_headed(column) && column.has_mailboxes());
    if let [columns] = &mut found.columns[..] {
        columns.email = mailboxes.next().map(|column| column.at.column);
    }
    found.left.extend(mailboxes.map(|other| other.at));
}

/// A column that is known.
struct Headed {
    /// Its head, or its first cell.
    at: CellRef,
    column: RosterColumn,
    head: String,
}

/// Registers from columns: a new one begins where `is_again` says that the kind of column comes again.
fn side_by_side(heads: &[Headed], is_again: impl Fn(&Headed, &Headed) -> bool) -> Registers {
    let mut found = Registers { first_row: 0, columns: Vec::new(), left: Vec::new() };
    let mut open: Vec<&Headed> = Vec::new();
    for head in heads {
        let held = open.iter().find(|one| one.column == head.column);
        match held.filter(|_| head.column != RosterColumn::Alias) {
            None => open.push(head),
            Some(held) if is_again(held, head) => {
                found.close(&open);
                open = vec![head];
            }
            Some(_) => found.left.push(head.at),
        }
    }
    found.close(&open);
    found
}

impl Registers {
    /// Takes the columns as a register, where one of them has names.
    fn close(&mut self, columns: &[&Headed]) {
        let of = |kind: RosterColumn| {
            columns.iter().filter(move |one| one.column == kind).map(|one| one.at.column)
        };
        match of(RosterColumn::Name).next() {
            Some(name) => self.columns.push(UnitColumns {
                name,
                aliases: of(RosterColumn::Alias).collect(),
                email: of(RosterColumn::Email).next(),
            }),
            None => self.left.extend(columns.iter().map(|one| one.at)),
        }
    }
}

/// What a body of government and its kin ends with.
const BODIES: [&str; 33] = [
    "局",
    "委",
    "办",
    "办公室",
    "镇",
    "乡",
    "街道",
    "处",
    "部",
    "院",
    "所",
    "站",
    "中心",
    "公司",
    "集团",
    "会",
    "联",
    "协",
    "队",
    "社",
    "校",
    "厅",
    "署",
    "馆",
    "场",
    "区",
    "园",
    "室",
    "府",
    "行",
    "学",
    "法院",
    "妇联",
];

/// Without heads: columns of which more than half are bodies or mailboxes.
fn by_content(sheet: &Sheet) -> Option<Registers> {
    let all = columns_of(sheet, 0);
    let known: Vec<Headed> = all.iter().filter_map(Column::known).collect();
    let has_mailboxes = known.iter().any(|one| one.column == RosterColumn::Email);
    let mut found = side_by_side(&known, |held, next| {
        let between = |one: &&Headed| {
            one.column != held.column && (held.at.column..next.at.column).contains(&one.at.column)
        };
        !has_mailboxes || known.iter().any(|one| between(&one))
    });
    let bodies =
        all.iter().filter(|column| found.columns.iter().any(|one| one.name == column.at.column));
    let bodies = bodies.filter_map(|column| {
        column.cells.iter().find(|(_, cell)| is_body(&cell.text)).map(|(at, _)| at.row)
    });
    found.first_row = bodies.min()?;
    let above = sheet.cells.keys().filter(|at| at.row < found.first_row).copied();
    let others = all.iter().filter(|column| column.known().is_none() && column.has_words());
    let others = others.filter_map(|column| {
        column.cells.iter().map(|(at, _)| *at).find(|at| at.row >= found.first_row)
    });
    found.left.extend(above.chain(others));
    Some(found)
}

/// The cells of a column that hold something.
struct Column<'s> {
    /// The first of them.
    at: CellRef,
    cells: Vec<(CellRef, &'s Cell)>,
}

fn columns_of(sheet: &Sheet, first_row: u32) -> Vec<Column<'_>> {
    let mut columns: BTreeMap<u16, Vec<(CellRef, &Cell)>> = BTreeMap::new();
    let cells =
        sheet.cells.iter().filter(|(at, cell)| at.row >= first_row && !cell.text.trim().is_empty());
    for (at, cell) in cells {
        columns.entry(at.column).or_default().push((*at, cell));
    }
    let first = |cells: &[(CellRef, &Cell)]| cells.first().map(|(at, _)| *at);
    columns.into_values().filter_map(|cells| Some(Column { at: first(&cells)?, cells })).collect()
}

impl Column<'_> {
    fn mostly(&self, is: impl Fn(&str) -> bool) -> bool {
        self.cells.iter().filter(|(_, cell)| is(&cell.text)).count() * 2 > self.cells.len()
    }

    fn has_mailboxes(&self) -> bool {
        self.mostly(|text| text.contains(['@', '＠']))
    }

    fn has_words(&self) -> bool {
        self.cells.iter().any(|(_, cell)| cell.text.chars().any(char::is_alphabetic))
    }

    fn known(&self) -> Option<Headed> {
        let bodies = self.mostly(is_body);
        let column = match (self.has_mailboxes() && !bodies, bodies) {
            (true, _) => RosterColumn::Email,
            (false, true) => RosterColumn::Name,
            (false, false) => return None,
        };
        Some(Headed { at: self.at, column, head: String::new() })
    }
}

/// Whether it is the name of a body, perhaps with its mailbox behind it: 县卫健局 <x@y.gov.cn>.
fn is_body(text: &str) -> bool {
    let text = name_and_mailbox(text).map_or(text, |[name, _]| name).trim_matches(['"', '”', ' ']);
    let text = text.trim();
    BODIES.iter().any(|ending| text.ends_with(ending))
        && text.chars().count() > 2
        && !text.contains(['。', '：', '@'])
}
