//! Groups of units; lead, responsible and supporting units; who reports.

use hongtou::form::{Answer, CellText, Field, FormGrid, Part};
use hongtou::notice::Notice;

use super::{Office, filled, form, forms, printed, read, said, with};

const TOWNS: &str = "  - {名称: 西河镇, 邮箱: e@example.gov.cn}
  - {名称: 各镇人民政府, 别名: [各镇], 成员: [东湖镇, 西河镇]}
实事:
";

/// The notice with a group in the register; the third task is assigned so, and printed in that bracket.
fn assigned(third: &str) -> String {
    let third = third.replace('\n', "\n    ");
    with(&[
        ("实事:\n", TOWNS),
        ("责任单位: [区园林局]", &third),
        ("苗圃站]\n", "苗圃站]\n    完成时限: 2025-12-31\n"),
    ])
}

fn names(notice: &Notice) -> Vec<String> {
    forms(notice).into_iter().map(|(name, _)| name).collect()
}

/// What the body and the attached table say of the third task's units.
fn bracket_and_cell(yaml: &str) -> (String, String) {
    let paragraphs = Office::new(yaml).notice();
    let bracket = paragraphs.iter().find(|text| text.contains("全部公共球场")).expect("the task");
    let (_, bracket) = bracket.split_once("免费开放。").expect("its text");
    let at = paragraphs.iter().rposition(|text| text == "开放公共球场").expect("a row");
    let row: Vec<&str> = paragraphs[at + 1..].iter().map(String::as_str).collect();
    let end = row.iter().position(|text| text.is_empty()).expect("the cell of answers");
    (bracket.to_owned(), row[..end].join("|"))
}

/// Field 27: the group had one form, and owed it.
#[test]
fn a_group_is_printed_as_that_and_each_member_owes_a_form() {
    let yaml = assigned("责任单位: [区园林局, 各镇人民政府]");
    let notice = read(&yaml, &[]);
    assert_eq!(
        bracket_and_cell(&yaml),
        ("（责任单位：区园林局、各镇人民政府）".into(), "区园林局|各镇人民政府".into())
    );
    assert_eq!(names(&notice), ["区水利局", "区园林局", "区园林局苗圃站", "东湖镇", "西河镇"]);
    let forms = forms(&notice);
    let town = form(&forms, "西河镇");
    assert_eq!(printed(town, Part::Units), ["区园林局\n各镇人民政府"]);
    assert_eq!(printed(town, Part::Name), ["开放公共球场"]);

    let office = Office::new(&yaml);
    for unit in ["区水利局", "区园林局", "区园林局苗圃站", "东湖镇"] {
        office.receive(form(&forms, unit), &filled(form(&forms, unit)));
    }
    let status = office.run(&["status", "--period", "2025Q2", "--as-of", "2025-07-08"], 0);
    assert!(status.contains("西河镇") && !status.contains("各镇人民政府"), "{status}");
    assert!(!status.contains("警告"), "what came is known: {status}");
    let [pdf, docx, book] = office.report(0);
    for text in [&pdf, &docx, &book] {
        assert!(text.contains("东湖镇已办好有关事项。"), "{text}");
        assert!(text.contains("（未报送）") || text.contains("（逾期未报）"), "{text}");
    }
    assert!(!docx.contains("（牵头）"), "the notice says of nobody that it leads: {docx}");
}

#[test]
fn each_member_gets_its_letter() {
    let office = Office::new(&assigned("责任单位: 各镇"));
    office.run(&["send", "--period", "2025Q2", "--as-of", "2025-06-20"], 0);
    let folder = office.0.path().join("out/outbox/2025Q2");
    let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let read = |file: std::path::PathBuf| std::fs::read_to_string(file).unwrap_or_default();
    let letters: String = all.map(read).collect();
    for address in ["d@example.gov.cn", "e@example.gov.cn"] {
        assert!(letters.contains(address), "{address}");
    }
}

/// Field 31, what it wanted of units.
#[test]
fn units_are_printed_with_the_words_of_the_notice() {
    for (third, bracket, cell) in [
        ("责任单位: 区园林局", "（责任单位：区园林局）", "区园林局"),
        ("牵头单位: 区园林局", "（牵头单位：区园林局）", "牵头单位：|区园林局"),
        (
            "牵头单位: 区园林局\n配合单位: [区水利局, 各镇人民政府]",
            "（牵头单位：区园林局；配合单位：区水利局、各镇人民政府）",
            "牵头单位：|区园林局|配合单位：|区水利局|各镇人民政府",
        ),
        (
            "责任单位: [区园林局, 区水利局]\n配合单位: 区园林局苗圃站\n牵头单位: 东湖镇",
            "（责任单位：区园林局、区水利局；配合单位：区园林局苗圃站；牵头单位：东湖镇）",
            "责任单位：|区园林局|区水利局|配合单位：|区园林局苗圃站|牵头单位：|东湖镇",
        ),
        (
            "责任单位: [区水利局, {单位: 区园林局, 注: 负责前半部分}]",
            "（责任单位：区水利局、区园林局（负责前半部分））",
            "区水利局|区园林局（负责前半部分）",
        ),
    ] {
        let yaml = assigned(third);
        assert_eq!(bracket_and_cell(&yaml), (bracket.to_owned(), cell.to_owned()), "{third}");
        let forms = forms(&read(&yaml, &[]));
        let form = printed(form(&forms, "区园林局"), Part::Units);
        assert_eq!(form.last().unwrap(), &cell.replace('|', "\n"), "{third}");
    }
    let spaced = assigned("责任单位: [区园林局, 区水利局]") + "版式: {单位间隔: 空格}\n";
    assert_eq!(bracket_and_cell(&spaced).0, "（责任单位：区园林局 区水利局）");
}

#[test]
fn who_reports_is_who_gets_a_form() {
    let both = "牵头单位: 区园林局\n配合单位: [区水利局, 各镇人民政府]";
    for (who, reporting) in [
        ("", vec!["区园林局", "区水利局", "东湖镇", "西河镇"]),
        ("\n谁填报: 全部", vec!["区园林局", "区水利局", "东湖镇", "西河镇"]),
        ("\n谁填报: 牵头单位", vec!["区园林局"]),
        ("\nwho_reports: leads", vec!["区园林局"]),
        ("\n谁填报: [各镇人民政府, 区园林局]", vec!["区园林局", "东湖镇", "西河镇"]),
        ("\n谁填报: 西河镇", vec!["西河镇"]),
    ] {
        let notice = read(&assigned(&format!("{both}{who}")), &[]);
        let units = notice.tasks[2].units.iter();
        let names: Vec<&str> = units.map(|unit| notice.units.get(unit.id).name.as_str()).collect();
        assert_eq!(names, reporting, "{who}");
        let asked = |grid: &FormGrid| grid.entry(Field::Answer { task: 2 }).is_some();
        let forms = forms(&notice);
        let with_form = forms.iter().filter(|(_, grid)| asked(grid)).count();
        assert_eq!(with_form, reporting.len(), "{who}");
    }
}

/// The lead comes first and is called that, whoever is named first.
#[test]
fn the_blocks_of_the_report_keep_the_order() {
    let yaml =
        assigned("配合单位: [{单位: 区水利局, 注: 负责供水}, 各镇人民政府]\n牵头单位: 区园林局");
    let office = Office::new(&yaml);
    let forms = forms(&read(&yaml, &[]));
    forms.iter().for_each(|(_, grid)| office.receive(grid, &filled(grid)));
    let [_, docx, book] = office.report(0);
    for text in [docx.as_str(), book.as_str()] {
        let at = |unit: &str| text.rfind(&format!("{unit}已办好有关事项。")).expect(unit);
        assert!(at("东湖镇") < at("西河镇"), "{text}");
    }
    let (_, third) = docx.split_once("开放公共球场").expect("the task");
    for (label, next) in [
        ("区园林局（牵头）", "区水利局（配合）（负责供水）"),
        ("区水利局（配合）（负责供水）", "东湖镇（配合）"),
        ("东湖镇（配合）", "西河镇（配合）"),
    ] {
        let [first, second] = [label, next].map(|one| third.find(one).expect(one));
        assert!(first < second, "{label}");
    }
}

/// Where a group leads, or several units do, the task is done when all of them say so.
#[test]
fn a_task_is_done_when_all_that_lead_say_so() {
    for (third, done, is_done) in [
        ("责任单位: [区园林局, 区水利局]", vec!["区园林局"], true),
        ("责任单位: 各镇人民政府", vec!["东湖镇"], false),
        ("责任单位: 各镇人民政府", vec!["东湖镇", "西河镇"], true),
        ("牵头单位: [区园林局, 区水利局]", vec!["区园林局"], false),
        ("配合单位: 各镇人民政府\n牵头单位: 区园林局", vec!["区园林局"], true),
        ("配合单位: 各镇人民政府\n牵头单位: 区园林局\n谁填报: 各镇人民政府", vec!["东湖镇"], true),
    ] {
        let yaml = assigned(third);
        let notice = read(&yaml, &[]);
        let office = Office::new(&yaml);
        for (unit, grid) in &forms(&notice) {
            let mut answers = filled(grid);
            let state = grid.entry(Field::State { task: 2 }).map(|entry| entry.id.clone());
            let says = done.contains(&unit.as_str());
            let state = state.filter(|_| says);
            state.map(|id| answers.insert(id, Answer::Text(CellText::new("已完成").0)));
            office.receive(grid, &answers);
        }
        let [pdf, ..] = office.report(0);
        assert_eq!(pdf.contains("已完成1件"), is_done, "{third}: {pdf}");
    }
}

/// A table that a unit typed itself is known by the group's name, by the lead's beside it, or by its own.
#[test]
fn rows_that_name_the_group_are_each_members() {
    let yaml = assigned("牵头单位: 区园林局\n配合单位: 各镇人民政府");
    for named in ["各镇人民政府", "牵头单位：区园林局\n配合单位：各镇人民政府", "东湖镇"]
    {
        let office = Office::new(&yaml);
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "2025年民生实事进展情况报表（2025年第二季度）").unwrap();
        sheet.write(1, 0, "填报单位：东湖镇").unwrap();
        let heads = ["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"];
        sheet.write_row(2, 0, heads).unwrap();
        let row = ["3", "开放公共球场", named, "镇里两处球场已经开放。", "2025年12月31日"];
        sheet.write_row(3, 0, row).unwrap();
        let bytes = save(&mut book);
        super::put(&office.0.path().join("returns/2025Q2/来件.xlsx"), &bytes);
        let [_, docx, _] = office.report(0);
        assert!(docx.contains("东湖镇（配合）镇里两处球场已经开放。"), "{named}: {docx}");
    }
}

#[allow(clippy::disallowed_methods, reason = "it is not the program that saves it")]
fn save(book: &mut rust_xlsxwriter::Workbook) -> Vec<u8> {
    book.save_to_buffer().unwrap()
}

/// Several units report a target together: named one by one, or as the group.
#[test]
fn the_members_report_a_target_together() {
    let target = "责任单位: 各镇人民政府\n目标:\n  - {名称: 开放球场, 数量: 20, 计量单位: 处, 填报单位: 各镇人民政府, 合计方式: 合计}";
    let notice = read(&assigned(target), &[]);
    let names = notice.tasks[2].targets[0].reporters.iter();
    let names: Vec<&str> = names.map(|one| notice.units.get(one.unit).name.as_str()).collect();
    assert_eq!(names, ["东湖镇", "西河镇"]);
    let share =
        target.replace("填报单位: 各镇人民政府", "填报单位: {单位: 各镇人民政府, 数量: 20}");
    assert_eq!(said(&assigned(&share)), ["E251"], "whose share is it");
    let leads = "牵头单位: 区园林局\n配合单位: 各镇人民政府\n谁填报: 牵头单位\n目标:\n  - {名称: 开放球场, 数量: 20, 计量单位: 处, 填报单位: 东湖镇}";
    assert_eq!(said(&assigned(leads)), ["E208"]);
}

/// A description that names units as before says the same.
#[test]
fn descriptions_made_before_are_the_same() {
    let one = "责任单位: [区园林局, 区水利局]";
    let notice = read(&assigned(one), &[]);
    let (assignments, units) = (&notice.tasks[2].assigned, &notice.tasks[2].units);
    let lines: Vec<String> = assignments.lines().into_iter().map(|line| line.value).collect();
    assert_eq!(lines, ["区园林局", "区水利局"]);
    assert_eq!(assignments.share_of(units[0].id), (None, None));
    assert_eq!(assignments.share_of(units[1].id), (None, None));
}

#[test]
fn what_a_task_does_not_say_of_its_units_is_told() {
    for (third, codes) in [
        ("谁填报: 全部", vec!["E105"]),
        ("责任单位: []", vec!["E107"]),
        ("责任单位: {注: 前半}", vec!["E105"]),
        ("责任单位: [区园林局]\n谁填报: 牵头单位", vec!["E253"]),
        ("牵头单位: [区园林局]\n配合单位: [区园林局]", vec!["E205"]),
        ("责任单位: [东湖镇, 各镇人民政府]", vec![]),
        ("责任单位: [各镇政府]", vec!["E204"]),
    ] {
        assert_eq!(said(&assigned(third)), codes, "{third}");
    }
}
