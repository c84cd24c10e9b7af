//! A task that was ended within a period whose forms were out already: nobody owes an answer, and one that came is printed.

use hongtou::form::{self, Field};

use super::{NOTICE, Year, answers};

const TASK: &str = "完成时限: 2024-12-31\n    目标:\n      - {名称: 健康检查";
const ENDED: &str = "完成时限: 2024-12-31\n    至: 2024-05-31\n    目标:\n      - {名称: 健康检查";

/// 区文旅局 has a part in both tasks, 区卫健局 in the one that is ended alone.
fn sent() -> Year {
    let mut year = Year::new();
    year.change(&[("责任单位: 区卫健局", "责任单位: [区卫健局, 区文旅局]")]);
    year.run(&["forms", "--period", "2024Q2", "--as-of", "2024-05-20"], 0);
    year.answer("2024Q2", "区科协", 2.0);
    let grids = year.grids("2024Q2");
    let mut said = answers(&grids[0], 6.0);
    for entry in grids[0].entries.iter().filter(|entry| entry.field.task() == Some(1)) {
        assert!(matches!(entry.field, Field::Answer { .. } | Field::State { .. }));
        said.remove(&entry.id);
    }
    year.office.put("returns/2024Q2/区文旅局.xlsx", form::write(&grids[0], &said).unwrap());
    year
}

#[test]
fn what_was_ended_after_the_forms_went_out_is_not_owed() {
    let mut year = sent();
    let remind = ["remind", "--period", "2024Q2", "--as-of", "2024-07-08"];
    let said = year.run(&remind, 1);
    assert!(said.contains("催报 1 个单位，退回 1 个单位"), "{said}");
    year.change(&[(TASK, ENDED)]);
    let said = year.run(&remind, 0);
    assert!(said.contains("没有要催、要退的单位") && !said.contains("E655"), "{said}");
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    let rows = year.rows("2024Q2", "汇总表");
    assert!(rows.iter().any(|row| row.contains("已取消")), "{rows:?}");
    // What comes all the same is printed.
    year.yaml = year.yaml.replacen(ENDED, TASK, 1);
    year.answer("2024Q2", "区卫健局", 60.0);
    year.change(&[(TASK, ENDED)]);
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    let rows = year.rows("2024Q2", "汇总表").concat();
    assert!(rows.contains("区卫健局到6月已按计划推进"), "{rows}");
}

/// A task that is in force on the last day of the period is owed for it.
#[test]
fn what_ends_with_the_period_is_owed() {
    let mut year = sent();
    year.change(&[(TASK, &ENDED.replace("2024-05-31", "2024Q2"))]);
    let said = year.run(&["remind", "--period", "2024Q2", "--as-of", "2024-07-08"], 1);
    assert!(said.contains("催报 1 个单位，退回 1 个单位"), "{said}");
}

/// A task that is renamed, or taken out, without a word was not ended: the issued quarter stays as it was.
#[test]
fn what_is_renamed_or_taken_out_without_a_word_was_not_ended() {
    let task = NOTICE.find("  - 名称: 实施健康检查").unwrap()..NOTICE.find("附件: ").unwrap();
    let renamed = NOTICE.replace("名称: 实施健康检查", "名称: 开展妇女体检");
    let taken_out = NOTICE.replace(&NOTICE[task], "");
    for changed in [renamed, taken_out] {
        let (year, issued) = issued();
        year.office.put("notice.yaml", &changed);
        let said = year.run(&AGAIN, 0);
        assert!(said.contains("W901") && said.contains("与2024年4月8日定稿的第1版相同"), "{said}");
        assert!(files(&year) == issued, "{said}");
        let said = year.run(&["remind", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
        assert!(said.contains("催报 1 个单位"), "{said}");
    }
}

/// What was ended by a day of the issued quarter, and written so after it was issued: the report of then stays as it
/// was, and nobody is reminded any more.
#[test]
fn what_is_ended_after_the_report_was_issued_changes_no_byte_of_it() {
    let (mut year, issued) = issued();
    year.change(&[(TASK, &ENDED.replace("2024-05-31", "2024-03-26"))]);
    let said = year.run(&AGAIN, 0);
    assert!(said.contains("与2024年4月8日定稿的第1版相同"), "{said}");
    assert!(files(&year) == issued, "{said}");
    let said = year.run(&["remind", "--period", "2024Q1", "--as-of", "2024-04-20"], 0);
    assert!(said.contains("没有要催、要退的单位"), "{said}");
    year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-20"], 0);
    assert!(year.rows("2024Q1", "汇总表").concat().contains("已取消"));
}

const AGAIN: [&str; 5] = ["report", "--period", "2024Q1", "--as-of", "2024-04-08"];

/// The first quarter, issued while 区卫健局 had returned nothing; with the bytes of its report.
fn issued() -> (Year, [Vec<u8>; 2]) {
    let year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year.run(&[&AGAIN[..], &["--final"]].concat(), 0);
    let issued = files(&year);
    (year, issued)
}

fn files(year: &Year) -> [Vec<u8>; 2] {
    ["docx", "xlsx"].map(|kind| year.read(&format!("out/report/2024Q1/汇总-2024Q1.{kind}")))
}

/// Whatever a form says of what is over, or leaves blank, its unit is not asked about it.
#[test]
fn no_letter_is_about_what_is_over() {
    let mut year = sent();
    year.run(&["status", "--period", "2024Q2", "--as-of", "2024-07-03"], 1);
    let grids = year.grids("2024Q2");
    let grid = grids.iter().find(|grid| grid.identity.unit == "区卫健局").unwrap();
    let blank = form::write(grid, &form::Answers::new()).unwrap();
    let mut faulty = answers(grid, 60.0);
    let figure = grid.entries.iter().find(|one| matches!(one.field, Field::Figure { .. }));
    let some = form::CellText::new("若干").0;
    faulty.insert(figure.unwrap().id.clone(), form::Answer::Text(some));
    let faulty = form::write(grid, &faulty).unwrap();
    let remind = ["remind", "--period", "2024Q2", "--as-of", "2024-07-08"];
    year.office.put("returns/2024Q2/区卫健局.xlsx", &faulty);
    let said = year.run(&remind, 1);
    assert!(said.contains("退回 2 个单位"), "{said}");
    year.change(&[(TASK, ENDED)]);
    for returned in [blank, faulty] {
        year.office.put("returns/2024Q2/区卫健局.xlsx", &returned);
        let said = year.run(&remind, 0);
        assert!(said.contains("没有要催、要退的单位") && !said.contains("E626"), "{said}");
    }
}
