//! 栏目 -> what the report's table says under each of the notice's own columns.
//!
//! What is done in the period and which part of what was promised is done are reckoned here for the row of a
//! unit: of its own figure, its own share of the promise. Of a total that several units sum up to without
//! shares of their own, no part is one unit's; its row says how much all have done (合计).

use std::borrow::Cow;

use crate::decimal::Decimal;
use crate::notice::{ColumnContent, FormColumn, Notice, Together, usual_columns};
use crate::period::Period;

use super::light::percent;
use super::model::{Figure, Report, Told, UnitPart};
use super::target::{TargetReport, UnitShare};

/// A column of the table, where the notice prints its own.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportColumn {
    /// The words of its head, a line each.
    pub lines: Vec<String>,
    /// What stands in it.
    pub content: ColumnContent,
    /// Of a question of the office's own its place among them.
    pub question: usize,
    /// Whether it is the first of the targets' columns.
    pub names_figures: bool,
}

impl ReportColumn {
    /// Those of `notice`; none where it has the usual ones.
    pub(super) fn all(notice: &Notice) -> Vec<ReportColumn> {
        let columns = notice.columns();
        let of_targets = columns.iter().position(|column| column.content.is_of_targets());
        let own = |column: &&FormColumn| column.content == ColumnContent::Own;
        let column = |(at, column): (usize, &FormColumn)| ReportColumn {
            lines: column.lines.iter().map(|line| line.value.clone()).collect(),
            content: column.content,
            question: columns[..at].iter().filter(own).count(),
            names_figures: of_targets == Some(at),
        };
        columns.iter().enumerate().map(column).collect()
    }

    /// Says under the head of what is done in the period since when that is.
    pub(super) fn say_since(&mut self, since: &str) {
        if self.content == ColumnContent::ThisPeriod {
            self.lines.push(format!("（{since}）"));
        }
    }

    /// The usual five.
    pub(super) fn usual(units_word: &str) -> Vec<ReportColumn> {
        let column = |(head, content): (String, ColumnContent)| ReportColumn {
            lines: vec![head],
            content,
            question: 0,
            names_figures: false,
        };
        usual_columns(units_word).into_iter().map(column).collect()
    }

    /// The words of its head in one line.
    pub fn head(&self) -> String {
        self.lines.concat()
    }
}

/// What a unit answers in a column of the office's own.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnAnswer {
    /// The words of the column.
    pub head: String,
    /// What it wrote; nothing where the cell was left empty.
    pub told: Option<Told>,
}

/// What a unit's figure comes to, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reckoned {
    /// What is done in the period alone; nothing of a level.
    pub this_period: Option<Decimal>,
    /// Which part of what was promised is done, in hundredths of a percent.
    pub share: Option<i64>,
    /// Whether the part is of all units together.
    pub of_all: bool,
}

impl Reckoned {
    /// What the figure of `unit` comes to among those of its target.
    pub(super) fn of(target: &TargetReport, unit: &str) -> Reckoned {
        let Some(share) = target.shares.iter().find(|share| share.unit == unit) else {
            return Reckoned::default();
        };
        let promised = share.promised.or(target.promised()).filter(|_| !target.is_unweighed());
        let is_sum = target.together == Together::Sum && target.shares.len() > 1;
        let of_all = is_sum && share.promised.is_none();
        let own = || share.number?.share_of(promised?);
        let part = if of_all { target.share() } else { own() };
        Reckoned { this_period: this_period(target, share), share: part, of_all }
    }
}

/// What the unit did since the period that this one is compared with.
fn this_period(target: &TargetReport, share: &UnitShare) -> Option<Decimal> {
    let adds = !target.kind.is_level();
    let before = if target.before.is_some() { share.before? } else { Decimal::ZERO };
    share.number.filter(|_| adds)?.minus(before)
}

/// What stands where nothing is known.
const UNKNOWN: &str = "—";
/// Where a check keeps a figure out until somebody has looked.
const HELD: &str = "待核";

impl Figure {
    /// What is told of it; of a fall that rose, with that word before the number.
    pub fn said(&self, text: &str) -> String {
        let rise = Decimal::parse(text.trim()).filter(|number| self.kind.is_rise(*number));
        rise.map_or_else(|| text.trim().to_owned(), |number| self.kind.said(number))
    }

    /// What stands in a column of the targets.
    fn in_column(&self, content: ColumnContent) -> String {
        let with_measure = |number: &str| format!("{number}{}", self.measure);
        match content {
            ColumnContent::Amount => self.promise.clone(),
            ColumnContent::ThisPeriod => {
                let number = self.reckoned.this_period.map(|number| number.to_string());
                number.map_or_else(|| UNKNOWN.to_owned(), |number| with_measure(&number))
            }
            ColumnContent::Done => match &self.done {
                None => UNKNOWN.to_owned(),
                Some(told) if told.held => HELD.to_owned(),
                Some(told) if told.is_number() => with_measure(&self.said(&told.text)),
                // A figure is one line, whatever was written into its cell.
                Some(told) => told.text.split_whitespace().collect::<Vec<_>>().join(" "),
            },
            ColumnContent::Share => {
                let all = if self.reckoned.of_all { "合计" } else { "" };
                let share = self.reckoned.share.map(|share| format!("{all}{}", percent(share)));
                share.unwrap_or_else(|| UNKNOWN.to_owned())
            }
            ColumnContent::Number | ColumnContent::Name => String::new(),
            ColumnContent::Lead | ColumnContent::Units | ColumnContent::Supporting => String::new(),
            ColumnContent::Answer | ColumnContent::Due | ColumnContent::Own => String::new(),
        }
    }
}

impl Report {
    /// The words over what stands in the table, of several columns the first; nothing where it has no such column.
    pub fn head(&self, content: ColumnContent) -> Option<String> {
        let columns = self.printed_columns();
        columns.iter().find(|column| column.content == content).map(ReportColumn::head)
    }

    /// The period that this one is compared with, where that is not the one right before it: of that nothing is
    /// known.
    pub fn compared_with(&self) -> Option<Period> {
        self.before.filter(|before| Some(*before) != self.period.before())
    }

    /// What the period is called that this one is compared with: 上季度, else its own name.
    pub fn compared_name(&self) -> &'static str {
        let last = self.period.cycle().words().last;
        self.compared_with().map_or(last, Period::chinese_part)
    }

    /// The same of the period since which the changes of the notice are told.
    pub fn changed_since_name(&self) -> &'static str {
        let since = self.changed_since.filter(|since| Some(*since) != self.period.before());
        since.map_or(self.period.cycle().words().last, Period::chinese_part)
    }

    /// Over what is done since then: 第二季度以来; 本季 where that is the period alone.
    pub fn done_since(&self) -> String {
        let short = || self.period.cycle().words().this_short.to_owned();
        self.compared_with().map_or_else(short, |period| format!("{}以来", period.chinese_part()))
    }

    /// That it is compared with an earlier period than the one right before it.
    pub fn compared_in_words(&self) -> Option<String> {
        let (known, before) = (self.compared_with()?.chinese_part(), self.period.before()?);
        let since = self.done_since();
        Some(format!(
            "{}没有可用的收件，“{since}完成”从{known}的累计数算起。",
            before.chinese_part()
        ))
    }

    /// The columns of the table: the notice's own, else the usual five.
    pub fn printed_columns(&self) -> Cow<'_, [ReportColumn]> {
        match self.columns.is_empty() {
            true => Cow::Owned(ReportColumn::usual(&self.units_word)),
            false => Cow::Borrowed(&self.columns),
        }
    }
}

impl UnitPart {
    /// How many rows it has in a table with these columns: one for each of its figures, if any column is of targets.
    pub fn rows<'c>(&self, columns: impl IntoIterator<Item = &'c ReportColumn>) -> usize {
        let mut columns = columns.into_iter();
        let of_targets = columns.any(|column| column.content.is_of_targets());
        if of_targets { self.figures.len().max(1) } else { 1 }
    }

    /// What it says in a column of the targets, a figure each; the first such column says what is counted, but of a
    /// single one where the name of the task does.
    pub fn figures_in(&self, column: &ReportColumn) -> Vec<String> {
        let several = self.figures.len() > 1;
        let is_promise = column.content == ColumnContent::Amount;
        let between = if is_promise { "" } else { "：" };
        let is_named = |figure: &Figure| column.names_figures && (several || figure.is_named);
        let figure = |figure: &Figure| match figure.in_column(column.content) {
            text if is_named(figure) => format!("{}{between}{text}", figure.name),
            text => text,
        };
        self.figures.iter().map(figure).collect()
    }

    /// Its texts with the words of their columns, where it wrote some; the answer has none.
    pub fn texts(&self) -> impl Iterator<Item = (Option<&str>, &Told)> {
        let answer = self.answer.as_ref().map(|told| (None, told));
        let own =
            self.own.iter().filter_map(|own| Some((Some(own.head.as_str()), own.told.as_ref()?)));
        answer.into_iter().chain(own)
    }

    /// All its texts in one, those of the office's own columns each behind its words; nothing where it wrote none.
    pub fn in_one(&self) -> Option<Told> {
        let mut texts = self.texts();
        let (head, first) = texts.next()?;
        let worded = |(head, told): (Option<&str>, &Told)| {
            let text: &str = if told.held { "（待核）" } else { &told.text };
            head.map_or_else(|| text.to_owned(), |head| format!("【{head}】{text}"))
        };
        let rest: Vec<String> = texts.map(worded).collect();
        if head.is_none() && rest.is_empty() {
            return Some(first.clone());
        }
        let lines: Vec<String> = [worded((head, first))].into_iter().chain(rest).collect();
        Some(Told { text: lines.join("\n").into(), held: false, ..first.clone() })
    }
}
