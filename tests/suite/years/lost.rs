//! The period before is lost or missing: that is said, and what is known last is taken (cases 10 and 11).

use hongtou::intake;

use super::{NOTICE, Office, UNITS, filled, filled_for};

const FORM: &str = "out/forms/2024Q4/02-区科协-2024Q4.xlsx";

/// The forms of the first quarter went out under another number.
fn under_another_number() -> Office {
    let office = Office::new("");
    let before = NOTICE.replace("〔2024〕13号", "〔2024〕3号");
    for unit in UNITS {
        let name = format!("returns/2024Q1/{unit}.xlsx");
        office.put(&name, filled_for(&before, unit, "2024Q1", 1.0));
    }
    office.put_returns("2024Q2", &UNITS);
    office
}

const LOST: &str =
    "警告[W686]: 2024Q1 收到 3 份，3 份都没有用上（另一个通知的报表 3 份），与它对照的缺 3 个单位";

#[test]
fn case_10_the_report_says_that_the_period_before_is_lost() {
    let office = under_another_number();
    let (code, said) = office.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(LOST) && said.contains("写“曾用字号”"), "{said}");
}

#[test]
fn case_10_the_forms_say_that_the_period_before_is_lost() {
    let office = under_another_number();
    for command in ["send", "forms"] {
        let arguments = ["--period", "2024Q2", "--as-of", "2024-06-25"];
        let previous = ["--previous", "returns/2024Q1"];
        let (code, said) = office.run(&[&[command][..], &arguments, &previous].concat());
        assert_eq!(code, 0, "{said}");
        assert!(said.contains(LOST), "{command}: {said}");
    }
}

/// With the number named, and of a period of which one return counts, there is nothing to say.
#[test]
fn what_counts_is_not_lost() {
    let office = under_another_number();
    let notice = office.read("notice.yaml") + "曾用字号: [甲政办字〔2024〕3号]\n";
    office.put("notice.yaml", &notice);
    let report = ["report", "--period", "2024Q2", "--as-of", "2024-07-08"];
    assert!(!office.run(&report).1.contains("W686"));
    let office = under_another_number();
    office.put("returns/2024Q1/好.xlsx", filled("区科协", "2024Q1", 1.0));
    assert!(!office.run(&report).1.contains("W686"));
    let office = Office::new("");
    office.put_returns("2024Q2", &UNITS);
    office.put("returns/2024Q1/盖章件.pdf", "%PDF-1.4\n");
    assert!(!office.run(&report).1.contains("W686"), "stamped copies are no returns");
}

/// A quarter that came to nothing behind one that is known is said once more, and not where it no longer matters.
#[test]
fn only_what_lies_behind_the_last_known_period_is_said() {
    let office = under_another_number();
    office.put_returns("2024Q3", &UNITS);
    let (_, said) = office.run(&["report", "--period", "2024Q3", "--as-of", "2024-10-08"]);
    assert!(!said.contains("W686"), "{said}");
}

fn forms(office: &Office, previous: &str) -> (i32, String) {
    office.run(&["forms", "--period", "2024Q4", "--previous", previous, "--as-of", "2024-12-25"])
}

/// The heads beside the table of the fourth quarter's form.
fn aside(office: &Office) -> String {
    let bytes = std::fs::read(office.path(FORM)).expect("a form");
    let book = intake::open(&"表.xlsx".into(), &bytes).expect("a workbook");
    let sheet = book.sheet("填报表").expect("the sheet");
    let cells = sheet.cells.values().filter(|cell| cell.text.contains("填报（"));
    cells.map(|cell| cell.text.replace('\n', "")).collect::<Vec<_>>().join("|")
}

fn two_of_three() -> Office {
    let office = Office::new("");
    office.put_returns("2024Q1", &UNITS);
    office.put_returns("2024Q2", &UNITS);
    office
}

const SHOWN: &str = "警告[W813]: 2024Q3 没有可用的收件，表旁边显示的是 2024Q2 填的";

/// The third quarter has no folder: by its name, by that of the second, and by that of the year.
#[test]
fn case_11_the_forms_show_the_last_known_period() {
    for previous in ["returns/2024Q3", "returns/2024Q2", "returns"] {
        let office = two_of_three();
        let (code, said) = forms(&office, previous);
        assert_eq!(code, 0, "{said}");
        assert_eq!(said.matches(SHOWN).count(), 1, "{said}");
        assert!(aside(&office).starts_with("上期填报（2024年第二季度）"), "{}", aside(&office));
    }
}

/// Of a third quarter that came to nothing both is said.
#[test]
fn a_folder_that_came_to_nothing_is_passed_over() {
    let office = two_of_three();
    office.put(
        "returns/2024Q3/区科协.xlsx",
        filled_for(&NOTICE.replace("〔2024〕13号", "〔2024〕3号"), "区科协", "2024Q3", 5.0),
    );
    let (code, said) = forms(&office, "returns/2024Q3");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(SHOWN), "{said}");
    assert!(
        said.contains("[W686]: 2024Q3 收到 1 份，1 份都没有用上（另一个通知的报表 1 份）"),
        "{said}"
    );
}

/// Where the third is known an earlier one is refused, as ever.
#[test]
fn an_earlier_period_than_the_last_known_is_refused() {
    let office = two_of_three();
    office.put_returns("2024Q3", &UNITS);
    let (code, said) = forms(&office, "returns/2024Q2");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("E812") && said.contains("要的是上一期（2024Q3）的报表"), "{said}");
    let (code, said) = forms(&office, "returns/2024Q3");
    assert!(code == 0 && !said.contains("W813"), "{said}");
    assert!(aside(&office).starts_with("上季度填报（2024年第三季度）"), "{}", aside(&office));
    let (code, said) = forms(&Office::new(""), "returns/2024Q3");
    assert!(code == 2 && said.contains("[E505]: 没有文件夹“returns/2024Q3”"), "{said}");
}

/// What is shown of an earlier period is none of this one's answers.
#[test]
fn the_form_is_read_without_what_is_shown_beside() {
    let office = two_of_three();
    forms(&office, "returns");
    office.put("returns/2024Q4/区科协.xlsx", std::fs::read(office.path(FORM)).expect("a form"));
    let (_, said) = office.run(&["status", "--period", "2024Q4", "--as-of", "2025-01-08"]);
    assert!(said.contains("[E626]"), "{said}");
}
