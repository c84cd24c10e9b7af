//! What a cell accepts, and what its hint and its error say.
//!
//! A hint holds no text of the notice: Excel allows it 255 characters. Whatever is checked here
//! is checked again when a form comes back, since a paste goes past these checks.

use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, XlsxError};

use crate::form::grid::{Entry, Field, FormGrid, TaskState};
use crate::notice::TargetKind;
use crate::sheet::LONGEST_TEXT;

/// A name or a telephone number.
const LONGEST_LINE: u32 = 100;

/// No number of a form is further from nothing.
const FURTHEST: f64 = 1e15;

/// So much of a remark is shown.
const LONGEST_REMARK: usize = 200;

/// What is accepted in the cell of `entry`, and what it says: the hint of its field, or what was
/// wrong with the answer before.
pub(super) fn validation(entry: &Entry, grid: &FormGrid) -> Result<DataValidation, XlsxError> {
    let usual = of_field(entry.field, grid)?;
    let Some(remark) = grid.remarks.get(&entry.id) else { return Ok(usual) };
    let remark: String = remark.chars().take(LONGEST_REMARK).collect();
    usual.set_input_title("请更正")?.set_input_message(remark)
}

fn of_field(field: Field, grid: &FormGrid) -> Result<DataValidation, XlsxError> {
    match field {
        Field::Answer { .. } => text(
            LONGEST_TEXT,
            "写采取的措施和进度，尽量写出数字。格子里换行按 Alt+回车；写不下时把行拉高，最高的一行约能打印 700 字。",
        ),
        Field::Question { .. } => {
            text(LONGEST_TEXT, "按表头写；没有的可以不写。格子里换行按 Alt+回车，写不下时把行拉高。")
        }
        Field::Due { .. } => text(LONGEST_LINE, "写完成这项实事的时限，例如：2024年12月31日。"),
        Field::State { .. } => state(),
        Field::Person => text(LONGEST_LINE, "写填报人的姓名。"),
        Field::Phone => text(LONGEST_LINE, "写填报人的联系电话，例如：0533-5181763。"),
        Field::Figure { .. } => figure(field, grid),
        Field::FilledOn => day(grid),
    }?
    .set_error_title("填写有误")
}

fn text(longest: u32, hint: &str) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_text_length(DataValidationRule::LessThanOrEqualTo(longest))
        .set_input_message(hint)?
        .set_error_message(format!("文字太长，最多 {longest} 个字。"))
}

fn state() -> Result<DataValidation, XlsxError> {
    let words = TaskState::ALL.map(TaskState::chinese);
    DataValidation::new()
        .allow_list_strings(&words)?
        .set_input_message("点格子右边的箭头，选这项实事现在的状态；可以不选。")?
        .set_error_message(format!("请从下拉列表里选：{}；不选就清空。", words.join("、")))
}

fn figure(field: Field, grid: &FormGrid) -> Result<DataValidation, XlsxError> {
    let until = grid.counted_until();
    match grid.levels.get(&field) {
        None | Some(TargetKind::Adds) => above_zero(format!(
            "填从年初到{until}的累计完成数。只填数字，不写计量单位；没有开展的填 0。"
        )),
        Some(TargetKind::Reached | TargetKind::Kept) => {
            above_zero(format!("填到{until}达到的数，不是累计数。只填数字，不写计量单位。"))
        }
        Some(TargetKind::Falls) => change(format!(
            "填到{until}比上年增减的幅度，下降的填负数，例如：-15。只填数字，不写计量单位。"
        )),
        Some(TargetKind::Rises) => change(format!(
            "填到{until}比上年增减的幅度，增长的填正数，下降的填负数。只填数字，不写计量单位。"
        )),
    }
}

fn change(hint: String) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(-FURTHEST, FURTHEST))
        .set_input_message(hint)?
        .set_error_message("这里只能填数字，下降的填负数，不写计量单位和“下降”“约”等字。")
}

fn above_zero(hint: String) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
        .set_input_message(hint)?
        .set_error_message("这里只能填不小于 0 的数字，不写计量单位和“余”“约”等字。")
}

/// From the period's first day to the end of the year after it. The example is no day after the one on which
/// the form is due.
fn day(grid: &FormGrid) -> Result<DataValidation, XlsxError> {
    let period = grid.identity.period;
    let (first, last) = (period.first_day(), period.last_day());
    let last_year = period.year() + 1;
    let first_day = ExcelDateTime::from_ymd(period.year(), first.month(), first.day())?;
    let last_day = ExcelDateTime::from_ymd(last_year, 12, 31)?;
    let example = grid.due.min(last);
    let example = format!("例如：{}-{}-{}", example.year(), example.month(), example.day());
    DataValidation::new()
        .allow_date(DataValidationRule::Between(first_day, last_day))
        .set_input_message(format!("写填报的日期，{example}。"))?
        .set_error_message(format!(
            "这里要填日期，{example}，不早于{}，不晚于{last_year}年12月31日。",
            first.chinese()
        ))
}
