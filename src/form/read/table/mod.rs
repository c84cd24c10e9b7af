//! A sheet -> its tables: where their heads stand, and which column holds what.
//!
//! A table may begin anywhere and its columns may stand in any order. It reaches down to the
//! next heads or to the end of the sheet; what is a row of it is told by the rows themselves.

mod head;
mod nearly;
mod plain;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use crate::cell::CellRef;

use super::periods;
use super::view::View;
use crate::form::forms::{Forms, OwnHeads};
use crate::form::words;
use crate::period::Period;

pub(super) use head::{Column, column};
pub(super) use rows::{Row, Tasks};

use nearly::{NearHead, near_heads};
use plain::is_plain;

/// Columns that are looked at for heads: no form has more.
const WIDEST: u16 = 64;

/// What the columns of a table ask about a period: told once for all its rows.
pub(super) struct Asked {
    columns: BTreeMap<Column, Vec<u16>>,
    /// Columns of counts whose heads speak of something else, with the first cell and the words of the head.
    of_quarter: BTreeMap<u16, (CellRef, String)>,
    /// Columns of answers in which counts may stand, where the table has no column of counts: 完成情况.
    counted: Vec<u16>,
}

impl Asked {
    /// The same on a page that has a block of targets: counts stand there.
    pub(super) fn beside_a_block(self) -> Asked {
        Asked { counted: Vec::new(), ..self }
    }

    /// The columns of answers in which counts may stand.
    pub(super) fn counted(&self) -> &[u16] {
        &self.counted
    }

    /// The columns that ask that.
    pub(super) fn columns(&self, column: Column) -> &[u16] {
        self.columns.get(&column).map_or(&[], Vec::as_slice)
    }

    /// The head of that column, where it speaks of the quarter alone or otherwise of something else.
    pub(super) fn of_quarter(&self, column: u16) -> Option<&(CellRef, String)> {
        self.of_quarter.get(&column)
    }
}

/// A table of a sheet.
pub(super) struct Table {
    /// The row of its heads, the upper one of two.
    pub(super) head_row: u32,
    /// The rows below the heads, in which something is written.
    pub(super) rows: Vec<u32>,
    /// Its columns by what they hold; of some there may be several.
    pub(super) columns: BTreeMap<Column, Vec<u16>>,
    /// The cells of its heads.
    pub(super) heads: BTreeSet<CellRef>,
    /// Those of its heads that surely are some: no answer may be among them.
    pub(super) sure: BTreeSet<CellRef>,
    /// Heads that nearly are a question of the office's.
    pub(super) near: Vec<NearHead>,
}

impl Table {
    /// Whether it is the block of targets: it asks how many are done, and no more.
    pub(super) fn counts(&self) -> bool {
        self.columns.contains_key(&Column::Done) && self.texts().next().is_none()
    }

    /// The columns in which each unit writes a text: its answers, and what the office asks besides.
    pub(super) fn texts(&self) -> impl Iterator<Item = u16> {
        let is_text = |column: &Column| matches!(column, Column::Answer | Column::Question(_));
        let texts = self.columns.iter().filter(move |(column, _)| is_text(column));
        texts.flat_map(|(_, places)| places.iter().copied())
    }

    /// The columns in which a row of a task says something: texts and counts.
    pub(super) fn said(&self) -> impl Iterator<Item = u16> {
        self.texts().chain(self.columns(Column::Done).iter().copied())
    }

    /// Whether it only counts, and its rows are of tasks (实事名称 累计完成), not of targets: one names a task, and
    /// none a target.
    pub(super) fn counts_by_task(&self, view: &View<'_>, forms: &Forms<'_>) -> bool {
        let names = || self.rows.iter().map(|row| self.text(view, *row, Column::Name));
        let is_target = |name: &str| !forms.targets_named(name).is_empty();
        self.counts()
            && names().any(|name| forms.tasks.named(name).is_some())
            && !names().any(is_target)
    }

    /// The columns that hold that.
    pub(super) fn columns(&self, column: Column) -> &[u16] {
        self.columns.get(&column).map_or(&[], Vec::as_slice)
    }

    /// What its columns ask about `period`.
    pub(super) fn asked(&self, view: &View<'_>, period: Period) -> Asked {
        let asking = |column| (column, self.asking(view, column, period));
        let questions = self.columns.keys().filter(|one| matches!(one, Column::Question(_)));
        let columns = [Column::Answer, Column::Due, Column::State, Column::Done].into_iter();
        let columns = columns.chain(questions.copied()).map(asking);
        let done = self.columns(Column::Done).iter();
        let of_quarter = done.filter_map(|at| Some((*at, self.of_quarter(view, *at, period)?)));
        let columns: BTreeMap<Column, Vec<u16>> = columns.collect();
        let answers = columns.get(&Column::Answer).into_iter().flatten().copied();
        let counted = answers.filter(|at| head::may_hold_counts(&self.head(view, *at), period));
        let alone = self.columns(Column::Done).is_empty();
        let counted = counted.filter(|_| alone).collect();
        Asked { of_quarter: of_quarter.collect(), counted, columns }
    }

    /// Those of these columns that ask about `period`: of several, not the ones whose heads name other
    /// periods only; of counts, the ones since the year's beginning, where the heads say so.
    fn asking(&self, view: &View<'_>, column: Column, period: Period) -> Vec<u16> {
        let all = self.columns(column);
        let of_period = |at: &u16| {
            let named = periods::named(&self.head(view, *at), period.year(), period.cycle());
            named.is_empty() || named.contains(&period)
        };
        let counts = |at: &u16| column == Column::Done && self.head(view, *at).contains("累计");
        let left = |kept: Vec<u16>, all: &[u16]| if kept.is_empty() { all.to_vec() } else { kept };
        let asking = left(all.iter().copied().filter(of_period).collect(), all);
        let asking = left(asking.iter().copied().filter(counts).collect(), &asking);
        let whole =
            |at: &u16| column == Column::Done && self.of_quarter(view, *at, period).is_none();
        left(asking.iter().copied().filter(whole).collect(), &asking)
    }

    /// The head of a column of counts that speaks of the quarter alone or otherwise of something else, and its
    /// words.
    fn of_quarter(
        &self,
        view: &View<'_>,
        column: u16,
        period: Period,
    ) -> Option<(CellRef, String)> {
        let counts = self.columns(Column::Done).contains(&column);
        let words = Some(self.head(view, column)).filter(|_| counts)?;
        let at = *self.heads.iter().find(|head| head.column == column)?;
        head::speaks_of_other(&words, period).then_some((at, words))
    }

    /// Whether `words` are a head of the counts that a form of `period` asks for.
    pub(super) fn is_head_of_counts(words: &str, own: &OwnHeads, period: Period) -> bool {
        column(words, own) == Some(Column::Done) && !head::speaks_of_other(words, period)
    }

    /// Whether one of its heads says that.
    fn has_head(&self, view: &View<'_>, text: &str) -> bool {
        let words = words::normal(text);
        self.heads.iter().any(|head| words::normal(view.text(*head)) == words)
    }

    /// The words of a column's heads.
    fn head(&self, view: &View<'_>, column: u16) -> String {
        let own = self.heads.iter().filter(|head| head.column == column);
        own.map(|head| view.text(*head)).collect()
    }

    /// The units that the row names, in whatever columns it has for them.
    pub(super) fn units(&self, view: &View<'_>, row: u32) -> String {
        let places = self.columns(Column::Units).iter().map(|at| CellRef::new(row, *at));
        let named = places.map(|place| view.text(place).trim()).filter(|text| !text.is_empty());
        named.collect::<Vec<_>>().join("\n")
    }

    /// What shows in that row of the first column that holds that.
    pub(super) fn text<'s>(&self, view: &View<'s>, row: u32, column: Column) -> &'s str {
        let place = self.columns(column).first().map(|at| CellRef::new(row, *at));
        place.map_or("", |place| view.text(place))
    }
}

/// The tables of a sheet, from above.
pub(super) fn tables(view: &View<'_>, own: &OwnHeads) -> Vec<Table> {
    let rows = view.rows();
    let mut tables: Vec<Table> = Vec::new();
    let mut doubtful = 0;
    for row in rows {
        let numbered = tables
            .last()
            .is_some_and(|table| words::is_numbering(table.text(view, row, Column::Number)));
        let heads = Heads::of(view, (row, own), tables.last()).filter(|_| !numbered);
        doubtful += usize::from(heads == Some(Heads::Likely));
        let heads = heads.filter(|heads| match heads {
            Heads::Sure => true,
            Heads::Likely => doubtful <= DOUBTFUL && !names_a_task(view, row, own),
        });
        if let Some(table) = heads.and_then(|heads| head_at(view, row, (own, heads))) {
            join(&mut tables, table);
        } else if let Some(table) = tables.last_mut() {
            table.rows.push(row);
        }
    }
    tables
}

/// Rows of which only their names tell whether they are heads: so many are looked at.
const DOUBTFUL: usize = 100;

/// Whether a row is one of heads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heads {
    /// Two of its cells are heads and nothing more, or those of the table above again.
    Sure,
    /// No table is above it, and two of its cells hold words of heads.
    Likely,
}

impl Heads {
    /// Whether the row is one, with a table `above` or none. 实施重点项目 in a row with 取得阶段性进展 holds words of two
    /// heads, and is a task with its answer.
    fn of(view: &View<'_>, (row, own): (u32, &OwnHeads), above: Option<&Table>) -> Option<Heads> {
        let is_named = |text: &str| column(text, own).is_some();
        let texts = || view.row(row).map(|(_, cell)| cell.text.as_str());
        if texts().filter(|text| is_named(text)).count() < 2 {
            return None;
        }
        let again = |text: &str| above.is_some_and(|above| above.has_head(view, text));
        let is_head = |text: &str| is_plain(text, own) || is_named(text) && again(text);
        if texts().any(|text| own.is_task(text) && !is_head(text)) {
            return None;
        }
        match (texts().filter(|text| is_head(text)).count(), above) {
            (2.., _) => Some(Heads::Sure),
            (_, None) => Some(Heads::Likely),
            (_, Some(_)) => None,
        }
    }
}

/// Whether a cell of the row, no head, holds a name that is like a task's.
fn names_a_task(view: &View<'_>, row: u32, own: &OwnHeads) -> bool {
    let mut texts = view.row(row).map(|(_, cell)| cell.text.as_str());
    texts.any(|text| !is_plain(text, own) && own.is_like_a_task(text))
}

/// Heads of two rows are one table: nothing stands between them, and the lower row names what
/// the upper one left open or divides it.
fn join(tables: &mut Vec<Table>, lower: Table) {
    let Some(upper) = tables.last_mut().filter(|upper| upper.rows.is_empty()) else {
        return tables.push(lower);
    };
    if lower.head_row != upper.head_row + 1 || lower.counts() != upper.counts() {
        return tables.push(lower);
    }
    upper.heads.extend(lower.heads);
    upper.sure.extend(lower.sure);
    upper.near.extend(lower.near);
    for (column, places) in lower.columns {
        let known = upper.columns.entry(column).or_default();
        known.extend(places);
        known.sort_unstable();
        known.dedup();
    }
}

/// The table whose heads stand in that row, if it can be read by them.
fn head_at(view: &View<'_>, row: u32, (own, found): (&OwnHeads, Heads)) -> Option<Table> {
    let mut columns: BTreeMap<Column, Vec<u16>> = BTreeMap::new();
    let mut heads = BTreeSet::new();
    let mut open = Vec::new();
    for at in 0..=view.last_column.min(WIDEST) {
        let Some((place, cell)) = view.at(CellRef::new(row, at)) else { continue };
        heads.insert(place);
        match column(&cell.text, own) {
            Some(column) => columns.entry(column).or_default().push(at),
            None => open.push(at),
        }
    }
    let asked: Vec<usize> = columns.keys().filter_map(|column| column.question()).collect();
    let near = near_heads(view, row, (&open, &asked), own);
    for head in near.iter().filter(|head| head.taken) {
        columns.insert(Column::Question(head.questions[0]), vec![head.column]);
        open.retain(|at| *at != head.column);
    }
    let sure = if found == Heads::Sure { heads.clone() } else { BTreeSet::new() };
    let table = Table { head_row: row, rows: Vec::new(), columns, heads, sure, near };
    settle(view, table, (&open, own))
}

/// 单位 beside figures is a measure; one head that nobody knows, among the official ones, is
/// what the unit calls its answer.
fn settle(view: &View<'_>, mut table: Table, (open, own): (&[u16], &OwnHeads)) -> Option<Table> {
    let has = |table: &Table, column| table.columns.contains_key(&column);
    let row = table.head_row;
    name_of_targets(view, &mut table);
    promises_apart(view, &mut table);
    let bare = |at: &u16| words::normal(view.text(CellRef::new(row, *at))) == "单位";
    let units_alone = table.columns(Column::Units).iter().all(bare);
    if has(&table, Column::Done) && !has(&table, Column::Measure) && units_alone {
        let measure = table.columns.remove(&Column::Units);
        table.columns.extend(measure.map(|places| (Column::Measure, places)));
    }
    if is_of_targets(view, &table) && !has(&table, Column::Done) {
        let counts = table.columns.remove(&Column::Answer);
        table.columns.extend(counts.map(|places| (Column::Done, places)));
    }
    let official = has(&table, Column::Name)
        && (has(&table, Column::Number) || has(&table, Column::Units) || has(&table, Column::Due));
    let asks = has(&table, Column::Answer) || has(&table, Column::Done) || !own.ask_an_answer();
    if let ([only], false, true) = (open, asks, official) {
        // Beside a measure stands a number.
        let counted = has(&table, Column::Measure) && !has(&table, Column::Units);
        let column = if counted { Column::Done } else { Column::Answer };
        table.columns.insert(column, vec![*only]);
    }
    let rows_named = has(&table, Column::Name) || has(&table, Column::Number);
    let asks = has(&table, Column::Done) || table.texts().next().is_some();
    (rows_named && asks).then_some(table)
}

/// In the block of targets 目标 stands over their names, though the notice's own column of that name holds how much is
/// promised or an answer: 序号, 目标, 目标, 累计完成.
fn name_of_targets(view: &View<'_>, table: &mut Table) {
    let has = |column| table.columns.contains_key(&column);
    if !(has(Column::Amount) && has(Column::Done)) || has(Column::Name) {
        return;
    }
    let is_name = |at: &u16| words::normal(&table.head(view, *at)) == "目标";
    let spare = table.columns.iter().filter(|(column, places)| {
        column.question().is_some() || **column == Column::Amount && places.len() > 1
    });
    let found = spare.flat_map(|(_, places)| places).copied().filter(is_name).min();
    let Some(name) = found else { return };
    for places in table.columns.values_mut() {
        places.retain(|at| *at != name);
    }
    table.columns.retain(|_, places| !places.is_empty());
    table.columns.insert(Column::Name, vec![name]);
}

/// A second column of names that is of what is promised (实事名称, 目标任务) is no task's name.
fn promises_apart(view: &View<'_>, table: &mut Table) {
    let names = table.columns(Column::Name).to_vec();
    let is_promise = |at: &u16| head::is_of_promises(&table.head(view, *at));
    let (promises, names): (Vec<u16>, Vec<u16>) = names.into_iter().partition(is_promise);
    if !names.is_empty() && !promises.is_empty() {
        table.columns.insert(Column::Name, names);
        table.columns.entry(Column::Amount).or_default().extend(promises);
    }
}

/// Whether the heads are those of the block of targets: what stands there are counts, though the head says
/// 完成情况.
fn is_of_targets(view: &View<'_>, table: &Table) -> bool {
    let measured = table.columns.contains_key(&Column::Measure)
        && table.columns.contains_key(&Column::Amount)
        && !table.columns.contains_key(&Column::Units);
    let mut names = table.columns(Column::Name).iter();
    measured && names.any(|at| words::normal(&table.head(view, *at)) == "目标")
}
