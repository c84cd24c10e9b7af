//! 栏目 of a progress form from the head of a table.
//!
//! ```text
//! 序号 | 实事名称 | 责任单位 | 具体措施及任务进度情况 | 完成时限     the usual ones: none are written
//! 序号 | 项目 | 本季度进展情况 | 存在问题                      with 责任单位, which a form has; 进展 is the answer
//! ```

use super::draft::{AnnexContent, ColumnDraft, RoleKind};
use super::{label, shape};
use crate::notice;

/// The columns of the form where the notice has none of its own.
const USUAL: [&str; 5] = ["序号", "实事名称", "责任单位", ANSWER, "完成时限"];
/// What the column is called in which units say what they have done.
const ANSWER: &str = "具体措施及任务进度情况";
/// Other heads of it that `check` knows.
const ANSWERS: [&str; 4] = [ANSWER, "进展情况", "工作进展", "工作进展情况"];
/// Words in heads that mean it.
const PROGRESS: [&str; 5] = ["进展", "进度", "完成情况", "推进情况", "落实情况"];
/// Columns of a form at most.
const MOST: usize = 12;

/// The form whose head this is and whose column at `name` has the tasks, with what `check` asks of it.
pub(super) fn form(head: &[String], name: usize, due_filled: Option<bool>) -> Option<AnnexContent> {
    let mut columns = columns(head, name);
    let mut doubts = Vec::new();
    if columns.is_empty() {
        return Some(AnnexContent::Form { due_filled, columns, doubts });
    }
    doubts.extend(answer(&mut columns));
    doubts.extend(missing(&mut columns, name));
    (columns.len() <= MOST).then_some(AnnexContent::Form { due_filled, columns, doubts })
}

/// Whether a column waits for what units have done; 备注 and 分管领导 stay empty in a plan, too.
pub(super) fn asks_for_answers(head: &str) -> bool {
    const WORDS: [&str; 14] = [
        "进展",
        "进度",
        "情况",
        "问题",
        "措施",
        "落实",
        "打算",
        "下步",
        "下一步",
        "原因",
        "累计",
        "本月",
        "本季",
        "完成",
    ];
    let is_due = ["时限", "时间", "日期", "节点", "期限"].iter().any(|word| head.contains(word));
    !is_due && WORDS.iter().any(|word| head.contains(word))
}

/// Whether a column asks how far the work is; 基本情况 of a registration does not.
pub(super) fn asks_for_progress(head: &str) -> bool {
    const WORDS: [&str; 9] =
        ["进展", "进度", "完成", "推进", "落实", "累计", "措施", "本月", "本季"];
    let is_other =
        label::role_in(head).is_some() || !asks_for_answers(head) && !head.contains("推进");
    !is_other && WORDS.iter().any(|word| head.contains(word))
}

/// The columns; none where they are the usual ones. What the words of a column do not say, its place does.
fn columns(head: &[String], name: usize) -> Vec<ColumnDraft> {
    let bare: Vec<String> = head.iter().map(|cell| shape::squeezed(cell)).collect();
    if bare.iter().map(String::as_str).eq(USUAL) {
        return Vec::new();
    }
    let known: Vec<bool> = bare.iter().map(|cell| notice::is_known_column(cell)).collect();
    let role = |cell: &str| label::role_in(cell).map(|(_, kind)| kind.chinese());
    let column = |(at, cell): (usize, &String)| {
        let meant = if at == name { Some("实事名称") } else { role(cell) };
        // One column alone holds it.
        let first = bare.iter().position(|other| role(other) == meant);
        let is_first = at == name || first == Some(at);
        let content = meant.filter(|_| !known[at] && is_first);
        let lines = cell.lines().map(shape::squeezed).collect();
        ColumnDraft { lines, content }
    };
    head.iter().enumerate().map(column).collect()
}

/// 本季度进展情况 holds the answer where no column plainly does.
fn answer(columns: &mut [ColumnDraft]) -> Option<String> {
    let is_plain = |one: &ColumnDraft| ANSWERS.contains(&one.lines.concat().as_str());
    let is_open = |one: &ColumnDraft| {
        let head = one.lines.concat();
        one.content.is_none()
            && !notice::is_known_column(&head)
            && PROGRESS.iter().any(|word| head.contains(word))
    };
    if columns.iter().any(is_plain) {
        return None;
    }
    let own = columns.iter_mut().find(|one| is_open(one))?;
    own.content = Some(ANSWER);
    Some(format!("“{}”一栏当作填进度的一栏", own.lines.concat()))
}

/// Puts in 序号 and 责任单位, which every form has.
fn missing(columns: &mut Vec<ColumnDraft>, name: usize) -> Option<String> {
    let column = |word: &str| ColumnDraft { lines: vec![word.to_owned()], content: None };
    let is =
        |one: &ColumnDraft, word: &str| one.lines.concat() == word || one.content == Some(word);
    let is_lead = |one: &ColumnDraft| {
        let role = label::role_in(&one.lines.concat()).map(|(_, kind)| kind);
        matches!(role, Some(RoleKind::Lead | RoleKind::Responsible))
    };
    let mut put: Vec<&str> = Vec::new();
    if !columns.iter().any(is_lead) {
        columns.insert(name + 1, column("责任单位"));
        put.push("责任单位");
    }
    if !columns.iter().any(|one| is(one, "序号") || is(one, "编号")) {
        columns.insert(0, column("序号"));
        put.push("序号");
    }
    let put = put.join("”“");
    (!put.is_empty()).then(|| format!("原文的表没有“{put}”一栏，报表要有，印出来加上了"))
}
