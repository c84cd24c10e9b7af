//! Which cell answers what, in tables that were typed anew, merged, split or filled in oddly.

use hongtou::cell::CellRef;
use hongtou::date::Date;
use hongtou::form::{Answer, Evidence, Field, Forms};
use hongtou::intake::{Cell, Sheet, Value, Workbook};
use hongtou::notice::Notice;
use hongtou::period::{Period, Quarter};

use super::{Taken, answer, area, planted, returned, typed};
use crate::forms;

fn taken(notice: &Notice, workbook: &Workbook) -> Taken {
    let forms = Forms::new(notice, Period::new(notice.year, Quarter::First));
    Taken::of(&forms, workbook, &Evidence::default())
}

/// The answer to another field, as a text.
fn field(notice: &Notice, unit: &str, taken: &Taken, field: Field) -> Option<Answer> {
    let grid = forms::grid(notice, unit);
    let entry = grid.entries.iter().find(|entry| entry.field == field)?;
    taken.answers.get(&entry.id).cloned()
}

const HEADS: [&str; 5] = ["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"];

/// Title rows above, heads broken into lines, names with a number or a little otherwise, another
/// order of rows and columns, and what belongs to the foot in one cell.
#[test]
fn a_table_typed_anew_is_read() {
    let notice = forms::notice(2024);
    let workbook = typed(&[
        &["淄川区妇女儿童实事进展"],
        &["（2024年第一季度）", "", "填报单位：区人社局"],
        &[],
        &["", "", "进展\n情况", "实事\n项目", "序　号", "牵头单位"],
        &["", "", "调解了３０件", "4．实施“馨援” 女职工调解活动", "２", "区人社局"],
        &["", "", "办了２３场", "推进巾帼就业创业创新（全年60场）", "一", "区人社局\n区妇联"],
        &["", "", "填报人：王五　联系电话：0533-5181763　填报日期：2024年4月2日"],
    ]);
    let taken = taken(&notice, &workbook);
    assert_eq!(answer(&notice, "区人社局", &taken, 4).as_deref(), Some("调解了３０件"));
    assert_eq!(answer(&notice, "区人社局", &taken, 1).as_deref(), Some("办了２３场"));
    let foot = |one| field(&notice, "区人社局", &taken, one);
    assert_eq!(foot(Field::Person), Some(super::text("王五")));
    assert_eq!(foot(Field::Phone), Some(super::text("0533-5181763")));
    assert_eq!(foot(Field::FilledOn), Date::new(2024, 4, 2).map(Answer::Day));
    // What was not in the blank form and answers nothing: the title and the longer name.
    assert_eq!(taken.others, ["淄川区妇女儿童实事进展", "推进巾帼就业创业创新（全年60场）"]);
    assert_eq!(taken.places(), ["W654 D5"]);
}

/// A unit that sends the whole table back: its own rows count, the others' are found.
#[test]
fn only_the_own_rows_of_the_whole_table_count() {
    let notice = forms::notice(2024);
    let workbook = typed(&[
        &["填报单位：区科协", "第一季度"],
        &HEADS,
        &["7", "推进儿童友好城市建设", "区妇联", "区妇联写的", ""],
        &["8", "实施儿童文化素养提升行动", "区文旅局", "区文旅局写的", ""],
        &["", "", "区科协", "区科协写的", ""],
        &["9", "实施心理健康辅导行动", "区教体局", "", ""],
    ]);
    let mut merged = workbook.clone();
    merged.content.sheets[0].merges = vec![area("B4:B5"), area("A4:A5")];
    let taken = taken(&notice, &merged);
    assert_eq!(answer(&notice, "区科协", &taken, 8).as_deref(), Some("区科协写的"));
    assert_eq!(taken.places(), ["W653 D3", "W653 D4"]);
    assert_eq!(taken.others, ["第一季度", "区妇联写的", "区文旅局写的"]);
}

/// A merged answer is the answer of each row it covers; one task in two rows is one answer.
#[test]
fn merged_and_split_cells() {
    let notice = forms::notice(2024);
    let mut workbook = typed(&[
        &["填报单位：区人社局", "第一季度"],
        &HEADS,
        &["1", "推进巾帼就业创业创新", "区人社局", "两项一起推进", ""],
        &["4", "实施“馨援”女职工调解行动", "区人社局", "", ""],
    ]);
    workbook.content.sheets[0].merges.push(area("D3:D4"));
    let one = taken(&notice, &workbook);
    for task in [1, 4] {
        assert_eq!(answer(&notice, "区人社局", &one, task).as_deref(), Some("两项一起推进"));
    }
    let split = typed(&[
        &["填报单位：区人社局", "第一季度"],
        &HEADS,
        &["1", "推进巾帼就业创业创新", "区人社局", "第一页写的", ""],
        &["", "", "", "第二页接着写的", ""],
        &["4", "实施“馨援”女职工调解行动", "区人社局", "另一项", ""],
    ]);
    let split = taken(&notice, &split);
    assert_eq!(
        answer(&notice, "区人社局", &split, 1).as_deref(),
        Some("第一页写的\n第二页接着写的")
    );
    assert_eq!(answer(&notice, "区人社局", &split, 4).as_deref(), Some("另一项"));
}

/// Measures and progress in two columns under one head are one answer.
#[test]
fn heads_of_two_rows() {
    let notice = forms::notice(2024);
    let mut workbook = typed(&[
        &["填报单位：区科协", "第一季度"],
        &["序号", "实事名称", "工作进展情况", "", "完成时限"],
        &["", "", "具体措施", "任务进度", ""],
        &["8", "实施儿童文化素养提升行动", "成立了专班", "完成初赛", ""],
    ]);
    workbook.content.sheets[0].merges = ["A2:A3", "B2:B3", "C2:D2", "E2:E3"].map(area).into();
    let taken = taken(&notice, &workbook);
    assert_eq!(answer(&notice, "区科协", &taken, 8).as_deref(), Some("成立了专班\n完成初赛"));
}

/// The form itself, its names overwritten: the marks still tell whose the rows were, and that they were.
#[test]
fn marks_tell_a_row_whose_name_is_lost() {
    let notice = forms::notice(2024);
    let grid = forms::grid(&notice, "区人社局");
    let given = planted(&grid);
    let mut workbook = returned(&grid, &given);
    let place = CellRef::parse("B5").unwrap();
    workbook.content.sheets[0].cells.insert(place, Cell::new("另起的名目", Value::Text));
    let taken = taken(&notice, &workbook);
    assert_eq!(taken.answers, given);
    assert_eq!(taken.others, ["另起的名目"]);
    assert_eq!(taken.codes(), ["W671"]);
}

#[test]
fn rows_that_nobody_can_tell_are_found() {
    let notice = forms::notice(2024);
    let workbook = typed(&[
        &["填报单位：区妇联", "第一季度"],
        &HEADS,
        &["2", "实施“爱心妈妈”关爱行动", "区妇联", "结对十户", ""],
        &["", "关爱儿童和家庭的行动工程", "区妇联", "写了些别的", ""],
        &["", "食堂改造", "区妇联", "换了灶具", ""],
    ]);
    let taken = taken(&notice, &workbook);
    assert_eq!(answer(&notice, "区妇联", &taken, 2).as_deref(), Some("结对十户"));
    assert_eq!(
        &taken.others[1..],
        ["关爱儿童和家庭的行动工程", "写了些别的", "食堂改造", "换了灶具"]
    );
    assert!(taken.places().iter().any(|place| place == "W628 D5"), "{:?}", taken.places());
}

/// Two tables that say the same are one answer; two that differ are held.
#[test]
fn a_field_that_is_answered_twice() {
    let notice = forms::notice(2024);
    let one = |text: &str| {
        let heading: [&str; 2] = ["填报单位：区科协", "第一季度"];
        let row = ["8", "实施儿童文化素养提升行动", "区科协", text, ""];
        typed(&[&heading, &HEADS, &row])
    };
    let book = |first: &str, second: &str| {
        let (mut book, further) = (one(first), one(second));
        let sheet = further.content.sheets.into_iter().next().unwrap();
        book.content.sheets.push(Sheet { name: "Sheet2".into(), ..sheet });
        book
    };
    let same = taken(&notice, &book("完成初赛", "完成 初赛"));
    assert_eq!(same.codes(), Vec::<&str>::new());
    let differ = taken(&notice, &book("完成初赛", "完成决赛"));
    assert_eq!(answer(&notice, "区科协", &differ, 8).as_deref(), Some("完成初赛"));
    assert!(differ.others.contains(&"完成决赛".to_owned()));
    assert_eq!(differ.places(), ["E654 D3"]);
}

/// What a formula made counts as it was saved, with a note; hidden rows and sheets of no table
/// are read like others.
#[test]
fn formulas_hidden_rows_and_notes() {
    let notice = forms::notice(2024);
    let mut workbook = typed(&[
        &["填报单位：区科协", "第一季度"],
        &HEADS,
        &["8", "实施儿童文化素养提升行动", "区科协", "共办 3 场", ""],
    ]);
    let sheet = &mut workbook.content.sheets[0];
    let place = CellRef::parse("D3").unwrap();
    sheet.cells.get_mut(&place).unwrap().formula = true;
    sheet.hidden_rows.insert(2);
    let note = hongtou::intake::Note { cell: Some(place), text: "批注里的话".into() };
    sheet.notes.push(note);
    let taken = taken(&notice, &workbook);
    assert_eq!(answer(&notice, "区科协", &taken, 8).as_deref(), Some("共办 3 场"));
    assert!(taken.others.contains(&"批注里的话".to_owned()));
    assert_eq!(taken.places(), ["W655 D3", "W675 D3"]);
}

/// Figures by the name of what is counted, in digits of any width, with their measure.
#[test]
fn figures_of_a_table_typed_anew() {
    let notice = forms::notice(2024);
    let workbook = typed(&[
        &["填报单位：区民政局", "第一季度"],
        &["指标", "目标值", "累计完成", "单位"],
        &["发放基本生活费", "421", "１０５．５", "万元"],
        &["领取基本生活费的孤困境儿童", "190", "188名", "名"],
        &["重点困境儿童基本生活费", "1364", "约1364", "元/月/人"],
        &["慰问金", "", "3", "万元"],
    ]);
    let taken = taken(&notice, &workbook);
    let figure = |target| field(&notice, "区民政局", &taken, Field::Figure { task: 4, target });
    assert_eq!(figure(0), Some(crate::forms::number(188.0)));
    assert_eq!(figure(1), Some(crate::forms::number(105.5)));
    assert_eq!(figure(2), None);
    assert_eq!(figure(3), Some(super::text("约1364")));
    assert_eq!(taken.places(), ["W623 C5", "W628 C6"]);
}

/// 0.25万人次 is 2500人次; a row that counts in another measure says so, and what cannot be
/// reckoned over is held. 责任单位 beside the figures is no measure.
#[test]
fn figures_in_another_measure() {
    let notice = forms::notice(2024);
    let workbook = typed(&[
        &["填报单位：区民政局", "第一季度"],
        &["指标", "目标值", "累计完成", "计量单位"],
        &["发放基本生活费", "421", "1055000", "元"],
        &["领取基本生活费的孤困境儿童", "190", "0.0188万名", "名"],
        &["重点困境儿童基本生活费", "1364", "1364", "户"],
    ]);
    let taken = taken(&notice, &workbook);
    let figure = |target| field(&notice, "区民政局", &taken, Field::Figure { task: 4, target });
    assert_eq!(figure(0), Some(crate::forms::number(188.0)));
    assert_eq!(figure(1), Some(crate::forms::number(105.5)));
    assert_eq!(figure(3), Some(crate::forms::number(1364.0)));
    assert_eq!(taken.places(), ["W629 C3", "W629 C4", "E657 C5"]);
    let (words, heads) = (taken.corpus(), ["目标", "责任单位", "目标值", "累计完成"]);
    assert!(words.contains("“1055000元”折算成 105.5万元"), "{words}");
    assert!(words.contains("0.0188万名") && words.contains("1364 以“户”计"), "{words}");
    let own = ["发放基本生活费", "区民政局", "421", "105.5"];
    let workbook = typed(&[&["填报单位：区民政局", "第一季度"], &heads, &own]);
    let taken = self::taken(&notice, &workbook);
    assert_eq!(taken.places(), Vec::<String>::new());
}

/// A Word document: paragraphs and the table are sheets of their own.
#[test]
fn a_word_document_is_read_like_a_workbook() {
    let notice = forms::notice(2024);
    let mut document = typed(&[
        &["2024年为全区妇女儿童办实事工作进展情况报表"],
        &["（2024年第一季度）"],
        &["填报单位：区科协"],
        &["联系人：李四"],
        &["另附照片三张，见邮件。"],
    ]);
    let table =
        typed(&[&HEADS, &["8", "实施儿童文化素养提升行动", "区文旅局\n区科协", "完成初赛", ""]]);
    document.content.is_document = true;
    let table = table.content.sheets.into_iter().next().unwrap();
    document.content.sheets.push(Sheet { name: "表1".into(), ..table });
    let taken = taken(&notice, &document);
    assert_eq!(answer(&notice, "区科协", &taken, 8).as_deref(), Some("完成初赛"));
    assert_eq!(field(&notice, "区科协", &taken, Field::Person), Some(super::text("李四")));
    assert!(taken.others.contains(&"另附照片三张，见邮件。".to_owned()));
    assert_eq!(taken.codes(), Vec::<&str>::new());
}

#[test]
fn a_file_without_a_table_loses_nothing() {
    let notice = forms::notice(2024);
    let workbook = typed(&[&["填报单位：区科协", "一季度"], &["本季度办了初赛，没有填表。"]]);
    let taken = taken(&notice, &workbook);
    assert!(taken.answers.is_empty());
    assert!(taken.others.contains(&"本季度办了初赛，没有填表。".to_owned()));
    assert_eq!(taken.codes(), ["E656"]);
}
