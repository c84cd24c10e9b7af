//! What the columns of a table of tasks hold, by the words of its head, and what a row says in them.
//!
//! ```text
//! 序号 | 任务 | 内容 | 牵头单位 | 完成时限
//! 序号 | 任务 | 计量单位 | 2024年 | 2025年 | 2026年 | 责任单位     of the years that of the paper promises
//! ```

use super::draft::{Guess, RoleDraft, RoleKind, TaskDraft};
use super::role_list::merged;
use super::task_rows;
use super::{label, shape};
use super::{naming, plan_name};
use crate::intake::SOFT_END;
use crate::notice;

const NUMBERS: [&str; 3] = ["序号", "编号", "项次"];
const GROUPS: [&str; 8] = ["类别", "分类", "领域", "板块", "类型", "方面", "项目类别", "任务类别"];
/// Words in the head of a column of text.
const TEXTS: [&str; 6] = ["内容", "目标", "任务", "措施", "标准", "要求"];
/// Words in the head of a column that says until when.
const DUES: [&str; 8] =
    ["时限", "完成时间", "时间节点", "完成日期", "时间要求", "完成期限", "办结时间", "办结期限"];

/// What the amounts of another column are counted in.
const MEASURES: [&str; 3] = ["计量单位", "单位", "数量单位"];
/// How the head of a column ends that has those amounts.
const AMOUNTS: [&str; 10] =
    ["目标值", "目标数", "目标", "计划", "计划数", "任务数", "任务量", "数量", "数值", "指标值"];

/// Words in the head of a column that says what is reached on the way.
const STAGES: [&str; 9] =
    ["上半年", "下半年", "季度", "阶段", "1-6月", "7-12月", "6月底", "9月底", "半年"];

/// What the columns hold.
pub(super) struct Columns {
    number: Option<usize>,
    pub(super) group: Option<usize>,
    pub(super) name: Option<usize>,
    pub(super) texts: Vec<usize>,
    /// Those that say what is to be reached on the way: 上半年, beside the year's.
    stages: Vec<usize>,
    pub(super) units: Vec<(usize, RoleKind)>,
    /// The words of the head for the roles, where they are others than ours.
    words: Vec<(RoleKind, String)>,
    due: Option<usize>,
    /// What is to be done in the year of the paper, beside columns of other years or of measures, and in what it is
    /// counted.
    amount: Option<usize>,
    measure: Option<usize>,
    /// All others, with their heads.
    others: Vec<(usize, String)>,
}

/// Whether a cell is the head of a column of dues.
pub(super) fn is_due(cell: &str) -> bool {
    DUES.iter().any(|word| cell.contains(word))
}

/// Whether a cell may be the head of a column of text, or of dues.
pub(super) fn is_of_head(cell: &str) -> bool {
    const LONGEST: usize = 6;
    let cell = shape::squeezed(cell);
    let mut words = TEXTS.iter().chain(&DUES);
    cell.chars().count() <= LONGEST && words.any(|word| cell.ends_with(word))
}

/// 1500, 3,200万元, 5个, 小计: what a section says of all its tasks.
fn is_sum(cell: &str) -> bool {
    let cell = shape::squeezed(cell);
    let bare = cell.trim_end_matches(['万', '亿', '元', '项', '个', '件', '%']);
    let is_figure = |one: char| one.is_ascii_digit() || ".,，".contains(one);
    ["小计", "合计"].contains(&cell.as_str()) || !bare.is_empty() && bare.chars().all(is_figure)
}

/// A row that has a number and no name.
pub(super) enum Nameless {
    /// Nothing else stands in it.
    Empty(usize),
    /// All its words.
    Words(String),
}

impl Columns {
    /// The columns of a table by its head, in a paper of `year`.
    pub(super) fn of(table: &[Vec<String>], year: Option<u16>) -> Option<Columns> {
        let head = table.first()?;
        let head: Vec<String> = head.iter().map(|cell| shape::squeezed(cell)).collect();
        let is = |words: &[&str]| head.iter().position(|cell| words.contains(&cell.as_str()));
        let has = |cell: &str, words: &[&str]| words.iter().any(|word| cell.contains(word));
        let number = is(&NUMBERS);
        let (name, grouping) = plan_name::name_and_group(table, &head, number);
        let mut columns = Columns {
            number,
            group: is(&GROUPS).or(grouping),
            name,
            texts: Vec::new(),
            stages: Vec::new(),
            units: Vec::new(),
            words: Vec::new(),
            due: head.iter().position(|cell| has(cell, &DUES)),
            amount: None,
            measure: head.iter().position(|cell| MEASURES.contains(&last_part(cell))),
            others: Vec::new(),
        };
        let is_amount = |cell: &str| AMOUNTS.iter().any(|word| last_part(cell).ends_with(word));
        let years = years(&head);
        let known = [columns.number, columns.group, columns.name, columns.due];
        for (at, cell) in head.iter().enumerate().filter(|(at, _)| !known.contains(&Some(*at))) {
            if let Some((word, kind)) = label::role_in(cell) {
                columns.units.push((at, kind));
                let own = last_part(cell);
                if own != kind.chinese() && (word == own || word.is_empty()) {
                    columns.words.push((kind, own.to_owned()));
                }
                continue;
            }
            // What was done before, or is to be done later, is no promise of this year.
            let is_promised =
                years[at].is_some_and(|own| Some(own) == year) && columns.amount.is_none();
            let is_text = has(cell, &TEXTS)
                || columns.measure.is_some() && is_amount(cell)
                || plan_name::name_column(&head) == Some(at);
            if is_promised {
                columns.amount = Some(at);
            }
            match years[at].map_or(is_text && columns.measure != Some(at), |_| is_promised) {
                true => columns.texts.push(at),
                false => columns.others.push((at, cell.clone())),
            }
        }
        let is_stage = |at: &usize| STAGES.iter().any(|word| last_part(&head[*at]).contains(word));
        let (stages, whole): (Vec<usize>, Vec<usize>) =
            columns.texts.iter().partition(|at| is_stage(at));
        columns.stages = if whole.is_empty() { Vec::new() } else { stages };
        // The first text is what the tasks are called where no column has their names.
        let texts = columns.texts.iter().skip(usize::from(columns.name.is_none())).copied();
        let mut counted = texts.filter(|at| columns.measure.is_some() && is_amount(&head[*at]));
        columns.amount = columns.amount.or(counted.next_back());
        let has_text = columns.name.is_some() || !columns.texts.is_empty();
        (has_text && !columns.units.is_empty()).then_some(columns)
    }

    /// 内容 of a column in 栏目.
    pub(super) fn content(&self, at: usize) -> &'static str {
        let role = self.units.iter().find(|(own, _)| *own == at).map(|(_, kind)| kind.chinese());
        let is = |own: Option<usize>| own == Some(at);
        match role {
            Some(role) => role,
            None if is(self.number) => "序号",
            None if is(self.name.or(self.texts.first().copied())) => "实事名称",
            None if is(self.due) => "完成时限",
            None if is(self.texts.first().copied()) => "内容",
            None => "自填",
        }
    }

    /// What is printed below other heads than in the paper.
    pub(super) fn doubt(&self, head: &[String]) -> Option<String> {
        let group = self.group.map(|at| format!("“{}”一栏印成标题行", head[at]));
        let first = self.texts.first().map_or("", |at| head[*at].as_str());
        let more = self.texts.iter().skip(1);
        let more = more.map(|at| format!("“{}”一栏的文字印在“{first}”一栏里", head[*at]));
        group.into_iter().chain(more).reduce(|one, other| one + "；" + &other)
    }

    /// The heading that a row is, or that its column of groups gives to what follows.
    pub(super) fn heading(&self, row: &[String]) -> Option<String> {
        let filled: Vec<usize> = (0..row.len()).filter(|at| !row[*at].trim().is_empty()).collect();
        let is_numbered =
            |at: usize| shape::ordinal(row[at].trim()).is_some_and(|one| one.level <= 2);
        let alone = match filled[..] {
            [one] if self.number == Some(one) && self.number(row).is_some() => None,
            [one] if self.due == Some(one) || self.units.iter().any(|(at, _)| *at == one) => None,
            [one] if !self.texts.contains(&one) || is_numbered(one) => Some(one),
            _ => merged_cell(row, &filled),
        };
        let cell = alone.or(self.group).and_then(|at| row.get(at))?;
        let title = shape::squeezed(cell);
        (!title.is_empty()).then_some(title)
    }

    /// A task with a number in figures: beside such, a number in Han characters is one of a section.
    pub(super) fn is_counted(&self, row: &[String]) -> bool {
        let number = self.number.and_then(|at| row.get(at)).map(|cell| shape::squeezed(cell));
        number.is_some_and(|number| {
            number.starts_with(|one: char| {
                one.is_numeric() && shape::han_number(&one.to_string()).is_none()
            })
        }) && row.iter().filter(|cell| !cell.trim().is_empty()).count() > 2
    }

    /// 一 | 就业增收 | | 1500 | : the heading that a row is whose number stands in a cell of its own, or before its words
    /// beside a sum, and which has no units.
    pub(super) fn section(&self, row: &[String]) -> Option<String> {
        let name = self.name.or(self.texts.first().copied())?;
        let number = self.number?;
        let is_known = |at: usize| at == number || at == name;
        let is_sum = |at: usize| self.others.iter().any(|(own, _)| *own == at) && is_sum(&row[at]);
        let is_free = |at: usize| is_known(at) || row[at].trim().is_empty() || is_sum(at);
        let (typed, title) = (shape::squeezed(row.get(number)?), shape::squeezed(row.get(name)?));
        let bare = typed.trim_matches(['、', '.', '．', '（', '）', '(', ')']);
        let is_headed = |text: &str| {
            shape::ordinal(text).is_some_and(|one| one.level <= 2 && !one.rest.is_empty())
        };
        if !(0..row.len()).all(is_free) {
            return None;
        }
        match (typed.is_empty(), title.is_empty()) {
            (true, false) => is_headed(&title).then_some(title),
            (false, true) => is_headed(&typed).then_some(typed),
            (false, false) if shape::han_number(bare).is_some() => {
                Some(if typed == bare { format!("{bare}、{title}") } else { typed + &title })
            }
            _ => None,
        }
    }

    /// The task of a row, or nothing where it is a heading or goes on with the row above.
    pub(super) fn task(&self, row: &[String]) -> Option<TaskDraft> {
        let filled: Vec<usize> = (0..row.len()).filter(|at| !row[*at].trim().is_empty()).collect();
        let name = self.name.or(self.texts.first().copied())?;
        let cell = self.paragraphs(row, name);
        if filled.len() < 2 || cell.is_empty() || merged_cell(row, &filled).is_some() {
            return None;
        }
        let ordinal = shape::ordinal(&cell[0]);
        let typed = ordinal.as_ref().map_or(0, |one| one.number);
        let own = ordinal.map_or(cell[0].as_str(), |one| one.rest);
        let (called, rest) = match self.name {
            Some(_) => (Guess::said(cell.concat().replacen(&cell[0], own, 1)), String::new()),
            None => naming::of_cell(own),
        };
        let called = Guess { value: called.value.trim_end_matches('。').to_owned(), ..called };
        let rest = (!rest.is_empty()).then_some(rest).into_iter();
        let more = cell.iter().skip(1).filter(|_| self.name.is_none()).cloned();
        let texts = self.texts.iter().filter(|at| **at != name);
        let text = texts.flat_map(|at| self.paragraphs(row, *at));
        let due = self.due.map(|at| self.paragraphs(row, at).concat());
        let stages = self.stages.iter().filter(|at| **at != name);
        Some(TaskDraft {
            stages: stages.flat_map(|at| self.paragraphs(row, *at)).collect(),
            typed: self.number(row).unwrap_or(typed),
            name: called,
            text: rest.chain(more).chain(text).collect(),
            roles: self.roles(row),
            role_words: self.words.clone(),
            due: due.filter(|due| !due.is_empty()).map(Guess::said),
            promised: self.promised(row, name),
            left: self.left(row),
            ..TaskDraft::default()
        })
    }

    /// 合计 | 2项: the sum below the tasks.
    pub(super) fn is_sum(&self, row: &[String]) -> bool {
        const WORDS: [&str; 4] = ["合计", "总计", "小计", "共计"];
        let mut cells =
            row.iter().map(|cell| shape::squeezed(cell)).filter(|cell| !cell.is_empty());
        cells.next().is_some_and(|first| WORDS.contains(&first.as_str()))
    }

    /// The heads of columns in which words stand that no key has.
    pub(super) fn unkept(&self, rows: &[Vec<String>]) -> Vec<&str> {
        let is_filled = |at: usize| {
            rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.trim().is_empty()))
        };
        let others = self.others.iter().filter(|(at, _)| is_filled(*at));
        others.map(|(_, head)| head.as_str()).collect()
    }

    /// A row without a name: more text and more units of the task above.
    pub(super) fn go_on(&self, task: &mut TaskDraft, row: &[String]) {
        task.text.extend(self.texts.iter().flat_map(|at| self.paragraphs(row, *at)));
        let all = merged(task.roles.iter().cloned().chain(self.roles(row)).collect());
        if all != task.roles {
            task.roles = all;
            task.units_doubt = Some("原文的表里这一项有几行，单位合在一起".to_owned());
        }
        let due = self.due.map(|at| self.paragraphs(row, at).concat()).unwrap_or_default();
        let is_other = task.due.as_ref().is_some_and(|own| own.value != due);
        task.left.extend((is_other && !due.is_empty()).then(|| format!("完成时限：{due}")));
        task.left.extend(self.left(row));
    }

    /// 改造敬老院 | 处 | ≥4: what a column promises, in what another column counts it.
    fn promised(&self, row: &[String], name: usize) -> Option<String> {
        let cell = |at: usize| row.get(at).map(|cell| shape::squeezed(cell)).unwrap_or_default();
        let (amount, measure) = (cell(self.amount?), cell(self.measure?));
        let is_digit = |one: char| one.is_ascii_digit();
        let start = amount.find(is_digit)?;
        let end = amount.rfind(is_digit)? + 1;
        let is_number = amount[start..end].chars().all(|one| is_digit(one) || ".,".contains(one));
        let whole = format!("{}{measure}{}", &amount[..end], &amount[end..]);
        let is_amount = is_number && !measure.is_empty() && notice::is_amount(&whole);
        is_amount.then(|| cell(name) + &whole)
    }

    /// Whether a row has a number and no name: its words, all but the number empty or not.
    pub(super) fn nameless(&self, row: &[String]) -> Option<Nameless> {
        let number = self.number(row)?;
        let name = self.name.or(self.texts.first().copied())?;
        let words = row.iter().map(|cell| shape::squeezed(cell)).filter(|cell| !cell.is_empty());
        let words: Vec<String> = words.collect();
        let is_named = row.get(name).is_some_and(|cell| !cell.trim().is_empty());
        (!is_named).then(|| match words.len() {
            1 => Nameless::Empty(number),
            _ => Nameless::Words(words.join(" ")),
        })
    }

    fn paragraphs(&self, row: &[String], at: usize) -> Vec<String> {
        let cell = row.get(at).map(|cell| cell.replace(SOFT_END, "")).unwrap_or_default();
        cell.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    fn number(&self, row: &[String]) -> Option<usize> {
        let cell = shape::squeezed(row.get(self.number?)?);
        let bare = cell.trim_matches(['、', '.', '．', '（', '）', '(', ')']);
        bare.parse().ok().or_else(|| shape::han_number(bare))
    }

    fn roles(&self, row: &[String]) -> Vec<RoleDraft> {
        let cells = self.units.iter().filter_map(|(at, kind)| Some((row.get(*at)?, *kind)));
        let listed = cells.flat_map(|(cell, kind)| task_rows::listed(cell, kind));
        merged(listed.filter(|role| !role.parties.is_empty()).collect())
    }

    /// What stands in columns that a description has no key for, and under 序号 what is no number.
    fn left(&self, row: &[String]) -> Vec<String> {
        let number = self.number.filter(|_| self.number(row).is_none());
        let others = self.others.iter().map(|(at, head)| (*at, head.as_str()));
        let units = self.units.iter().map(|(at, kind)| (*at, kind.chinese()));
        let units =
            units.filter(|(at, _)| row.get(*at).is_some_and(|cell| task_rows::has_people(cell)));
        let cells = number.map(|at| (at, "序号")).into_iter().chain(others).chain(units);
        let cells = cells.map(|(at, head)| (head, self.paragraphs(row, at).concat()));
        cells
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(head, cell)| format!("{head}：{cell}"))
            .collect()
    }
}

/// The last part of the head of a column: 目标/计量单位 is 计量单位.
fn last_part(head: &str) -> &str {
    head.rsplit('/').next().unwrap_or(head)
}

/// The first cell of a row that is merged over its columns, whose words stand in each.
fn merged_cell(row: &[String], filled: &[usize]) -> Option<usize> {
    let first = *filled.first()?;
    let is_one = filled.len() > 2 && filled.iter().all(|at| row[*at] == row[first]);
    is_one.then_some(first)
}

/// Of each head the year that it begins with (2024年完成, 2025), where the columns are of several years.
fn years(head: &[String]) -> Vec<Option<u16>> {
    let year = |cell: &String| {
        let digits = cell.get(..4).filter(|own| own.bytes().all(|one| one.is_ascii_digit()))?;
        let is_ended = cell[4..].is_empty() || cell[4..].starts_with(['年', '目', '完', '计']);
        digits.parse().ok().filter(|year| is_ended && (2000..2100).contains(year))
    };
    let years: Vec<Option<u16>> = head.iter().map(year).collect();
    let first = years.iter().flatten().next();
    let are_several = years.iter().flatten().any(|year| Some(year) != first);
    if are_several { years } else { vec![None; head.len()] }
}
