//! What lies among returns and is none, or is of another quarter.

use super::{Office, UNITS, filled};

const PERIOD: [&str; 4] = ["--period", "2024Q1", "--as-of", "2024-04-08"];

fn status(office: &Office) -> (i32, String) {
    office.run(&[&["status"], &PERIOD[..]].concat())
}

/// The history that a synchronising program keeps, a download that is not done, a file of an office program, a
/// copy of the same bytes: nobody's return changes by them, and they are told in one line.
#[test]
fn case_13_leftovers_of_synchronising_drives_are_passed_over() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    let cut = &filled("区科协", "2024Q1", 2.0)[..4_000];
    office.put(
        "returns/2024Q1/.stversions/区文旅局2024Q1~20240401.xlsx",
        filled("区文旅局", "2024Q1", 1.0),
    );
    office.put("returns/2024Q1/区科协2024Q1.xlsx.baiduyun.downloading", cut);
    office.put("returns/2024Q1/~区卫健局2024Q1.tmp", "x");
    office.put("returns/2024Q1/desktop.ini", "[.ShellClassInfo]");
    office.put("returns/2024Q1/区卫健局2024Q1（冲突副本）.xlsx", filled("区卫健局", "2024Q1", 2.0));
    let (code, said) = status(&office);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("应报3个单位，已报3个（"), "{said}");
    let line = "没有看：4 个临时文件（.stversions/、desktop.ini、~区卫健局2024Q1.tmp等）\n";
    assert!(said.contains(line), "{said}");
    let passed = &office.status("2024Q1")["passedOver"];
    let all = [
        ".stversions/",
        "desktop.ini",
        "~区卫健局2024Q1.tmp",
        "区科协2024Q1.xlsx.baiduyun.downloading",
    ];
    assert_eq!(*passed, serde_json::json!(all));
}

#[test]
fn where_nothing_is_passed_over_nothing_is_said() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    let (_, said) = status(&office);
    assert!(!said.contains("没有看"), "{said}");
    assert!(office.status("2024Q1")["passedOver"].is_null());
}

/// A return whose name was lost on the way is no hidden file, and a copy that says otherwise is a version.
#[test]
fn what_somebody_may_have_sent_is_read() {
    let office = Office::with_returns("", "2024Q1", &["区文旅局", "区卫健局"]);
    office.put("returns/2024Q1/.xlsx", filled("区科协", "2024Q1", 2.0));
    office.put("returns/2024Q1/区卫健局2024Q1 (冲突副本).xlsx", filled("区卫健局", "2024Q1", 3.0));
    let (_, said) = status(&office);
    assert!(
        said.contains("已报 2") && said.contains("待核 1") && said.contains("[E661]"),
        "{said}"
    );
    assert!(!said.contains("没有看"), "{said}");
}

/// A late return in the folder of the next quarter: good for neither unit's state there, told in both with where
/// it belongs, and no letter asks for what has come.
#[test]
fn case_06_a_late_return_beside_a_good_one_changes_no_state() {
    let office = Office::with_returns("", "2024Q1", &["区文旅局", "区卫健局"]);
    office.put_returns("2024Q2", &UNITS);
    office.put("returns/2024Q2/区科协补报.xlsx", filled("区科协", "2024Q1", 1.0));
    let of = |period| office.run(&["status", "--period", period, "--as-of", "2024-07-08"]).1;
    let second = of("2024Q2");
    assert!(second.contains("应报3个单位，已报3个（"), "{second}");
    let remedy = "这一份是2024年第一季度晚报的，移到那一期的文件夹（2024Q1）里";
    assert!(second.contains("[E652]") && second.contains(remedy), "{second}");
    let first = of("2024Q1");
    assert!(first.contains("已报2个，待核1个（"), "{first}");
    let told = "“区科协”2024年第一季度的报表放在2024Q2的文件夹里";
    assert!(first.contains("[E665]") && first.contains(told), "{first}");
    let arguments = ["remind", "--period", "2024Q1", "--as-of", "2024-07-08", "--dry-run"];
    let (_, said) = office.run(&arguments);
    assert!(said.contains("没有要催、要退的单位"), "{said}");
    assert!(!said.contains("W805"), "whose it is, is known: {said}");
}
