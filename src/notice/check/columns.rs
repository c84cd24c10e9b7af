//! 栏目: what stands in each column of the progress form, and whether units can fill it in.
//!
//! A column whose words are known ones (序号, 本月完成, 完成率 ...) holds that; any other is a question of the
//! office's own. Rows must tell which task they are of and whose, and something must be asked.

use std::collections::BTreeMap;

use crate::diag::{ColumnProblem, Diagnostic, Diagnostics, Problem};
use crate::notice::model::{ColumnContent, FormColumn, Role};
use crate::notice::raw::{RawColumn, RawColumns};
use crate::origin::Origin;

use super::{Choice, one_of};

/// What a column may hold.
pub(in crate::notice) const CONTENTS: [Choice<ColumnContent>; 12] = [
    ("number", "序号", ColumnContent::Number),
    ("name", "实事名称", ColumnContent::Name),
    ("lead", "牵头单位", ColumnContent::Lead),
    ("units", "责任单位", ColumnContent::Units),
    ("supporting", "配合单位", ColumnContent::Supporting),
    ("answer", "具体措施及任务进度情况", ColumnContent::Answer),
    ("due", "完成时限", ColumnContent::Due),
    ("amount", "年度目标", ColumnContent::Amount),
    ("this_period", "本期完成", ColumnContent::ThisPeriod),
    ("done", "累计完成", ColumnContent::Done),
    ("share", "完成率", ColumnContent::Share),
    ("own", "自填", ColumnContent::Own),
];

/// Words of heads, besides those of [`CONTENTS`], that say what stands below.
const WORDS: [(&str, ColumnContent); 27] = [
    ("编号", ColumnContent::Number),
    ("项目名称", ColumnContent::Name),
    ("任务名称", ColumnContent::Name),
    ("事项名称", ColumnContent::Name),
    ("工作任务", ColumnContent::Name),
    ("重点任务", ColumnContent::Name),
    ("牵头部门", ColumnContent::Lead),
    ("牵头（责任）部门", ColumnContent::Lead),
    ("主责单位", ColumnContent::Lead),
    ("落实单位", ColumnContent::Units),
    ("配合部门", ColumnContent::Supporting),
    ("协办单位", ColumnContent::Supporting),
    ("协同单位", ColumnContent::Supporting),
    ("责任部门", ColumnContent::Units),
    ("承办单位", ColumnContent::Units),
    ("进展情况", ColumnContent::Answer),
    ("工作进展", ColumnContent::Answer),
    ("工作进展情况", ColumnContent::Answer),
    ("完成时间", ColumnContent::Due),
    ("时间节点", ColumnContent::Due),
    ("目标数", ColumnContent::Amount),
    ("全年目标", ColumnContent::Amount),
    ("本月完成", ColumnContent::ThisPeriod),
    ("本季完成", ColumnContent::ThisPeriod),
    ("本季度完成", ColumnContent::ThisPeriod),
    ("本半年完成", ColumnContent::ThisPeriod),
    ("完成比例", ColumnContent::Share),
];

/// The columns that every form has: they say which task a row is of, and whose.
const NEEDED: [ColumnContent; 3] =
    [ColumnContent::Number, ColumnContent::Name, ColumnContent::Units];
/// Who leads says whose a row is, too.
const IN_ITS_PLACE: [(ColumnContent, ColumnContent); 1] =
    [(ColumnContent::Units, ColumnContent::Lead)];

/// Columns of a table at most: more are too narrow to be written in.
pub(super) const MOST: usize = 12;

/// The columns, if all are right.
pub(super) fn check(
    raw: RawColumns,
    words: &[(Role, String)],
    findings: &mut Diagnostics,
) -> Option<Vec<FormColumn>> {
    let columns = all_read(raw.columns, |one| column(one, words, findings))?;
    let faults = faults(&columns, &raw.origin);
    let are_right = faults.is_empty();
    findings.extend(faults);
    are_right.then_some(columns)
}

/// All columns, as `column` reads each; nothing where one cannot be read, but all faults are found.
pub(super) fn all_read<C>(
    raw: Vec<RawColumn>,
    column: impl FnMut(RawColumn) -> Option<C>,
) -> Option<Vec<C>> {
    let written = raw.len();
    let columns: Vec<C> = raw.into_iter().filter_map(column).collect();
    (columns.len() == written).then_some(columns)
}

fn column(
    raw: RawColumn,
    words: &[(Role, String)],
    findings: &mut Diagnostics,
) -> Option<FormColumn> {
    let head = raw.head();
    let content = match raw.content {
        Some(written) => one_of(&written, &CONTENTS, findings)?,
        None => of_words(&head, words),
    };
    Some(FormColumn { lines: raw.lines, content })
}

/// What the words of a head say: the notice's own for its units first.
pub(super) fn of_words(head: &str, words: &[(Role, String)]) -> ColumnContent {
    if let Some((role, _)) = words.iter().find(|(_, word)| bare(word) == bare(head)) {
        return match role {
            Role::Lead => ColumnContent::Lead,
            Role::Responsible => ColumnContent::Units,
            Role::Supporting => ColumnContent::Supporting,
        };
    }
    let named = CONTENTS.iter().map(|(_, word, content)| (*word, *content));
    let mut known = named.chain(WORDS).filter(|(word, _)| *word == bare(head));
    known.next().map_or(ColumnContent::Own, |(_, content)| content)
}

/// Whether the words of a head say what stands below, so that nobody has to.
pub(in crate::notice) fn is_known(head: &str) -> bool {
    of_words(head, &[]) != ColumnContent::Own
}

/// The words of a head without blanks, as they are told apart.
pub(super) fn bare(head: &str) -> String {
    head.split_whitespace().collect()
}

fn faults(columns: &[FormColumn], origin: &Origin) -> Vec<Diagnostic> {
    let mut faults = twice(columns);
    let mut find = |found| faults.push(Diagnostic::at(origin, Problem::OfColumns(found)));
    let has = |content| columns.iter().any(|column| column.content == content);
    let instead = |content| {
        IN_ITS_PLACE.iter().any(|(missing, instead)| *missing == content && has(*instead))
    };
    let missing = NEEDED.into_iter().filter(|content| !has(*content) && !instead(*content));
    let missing: Vec<&str> = missing.map(name).collect();
    if !missing.is_empty() {
        find(ColumnProblem::Missing { names: missing.join("、") });
    }
    if !columns.iter().any(|column| column.content.is_text()) {
        find(ColumnProblem::NothingAsked);
    }
    if columns.len() > MOST {
        find(ColumnProblem::TooMany { columns: columns.len(), most: MOST });
    }
    faults
}

fn name(content: ColumnContent) -> &'static str {
    let known = CONTENTS.iter().find(|(_, _, known)| *known == content);
    known.map_or("", |(_, word, _)| *word)
}

/// Columns with the same words, and others than the office's own questions with the same content.
fn twice(columns: &[FormColumn]) -> Vec<Diagnostic> {
    let mut words: BTreeMap<String, &FormColumn> = BTreeMap::new();
    let mut contents: BTreeMap<ColumnContent, &FormColumn> = BTreeMap::new();
    let mut found = Vec::new();
    for column in columns {
        let alike = words.insert(bare(&column.head()), column);
        let is_own = column.content == ColumnContent::Own;
        let same = contents.insert(column.content, column).filter(|_| !is_own);
        let Some(first) = alike.or(same) else { continue };
        let problem = ColumnProblem::Twice { name: column.head(), first: first.head() };
        let found_at = Diagnostic::at(&column.lines[0].origin, Problem::OfColumns(problem));
        found.push(found_at.with_related(&first.lines[0].origin));
    }
    found
}
