//! What came and was seen is put over under its name, taken away, or gone with its folder: it is told, and no unit is
//! asked for what it sent.

use hongtou::form;

use super::{NOTICE, Office, UNITS, answered, ended, filled};

/// Runs at that moment of the clock.
fn at(office: &Office, clock: &str, arguments: &[&str]) -> (i32, String) {
    let clock = format!("{clock} 09:00");
    let more = if arguments.contains(&"--period") { &[][..] } else { &["--period", "2024Q1"] };
    let mut command = office.command(&[arguments, more, &["--clock", &clock]].concat());
    ended(command.output().expect("the program runs"))
}

fn said(office: &Office, clock: &str, arguments: &[&str], code: i32) -> String {
    let (ended, said) = at(office, clock, arguments);
    assert_eq!(ended, code, "{arguments:?}: {said}");
    said
}

const NOBODY: &str = "没有要催、要退的单位";

/// Four ways to lose a return that was reported: another unit's file, an empty one, a blank form, another period's.
#[test]
fn what_lies_under_the_name_of_a_return_is_not_that_return() {
    let blank = {
        let (grid, _) = answered("区科协", "2024Q1", 2.0);
        form::write(&grid, &form::Answers::new()).expect("a form")
    };
    let others = [
        ("another unit's", filled("区文旅局", "2024Q1", 2.0)),
        ("empty", Vec::new()),
        ("blank", blank),
        ("another period's", filled("区科协", "2024Q2", 2.0)),
    ];
    for (name, bytes) in others {
        let office = Office::with_returns("", "2024Q1", &UNITS);
        said(&office, "2024-04-03", &["status"], 0);
        said(&office, "2024-04-08", &["report", "--final"], 0);
        office.put("returns/2024Q1/区科协2024Q1.xlsx", bytes);
        // The first run that misses it, a later one, and one as of the day of the report.
        for arguments in [&["status"][..], &["status", "--as-of", "2024-04-08"]] {
            let said = said(&office, "2024-04-20", arguments, 1);
            let words =
                "[E673]: “区科协”的这份报表2024年4月3日收到过，2024年4月20日起不在文件夹里了";
            assert!(said.contains(words) && said.contains("待核1个"), "{name}: {said}");
        }
        for arguments in [&["remind"][..], &["remind", "--as-of", "2024-04-08"]] {
            let (_, said) = at(&office, "2024-04-21", arguments);
            assert!(said.contains(NOBODY) && !said.contains("W805"), "{name}: {said}");
        }
    }
}

/// A newer version of the same return of the same unit stays what it is.
#[test]
fn a_newer_version_under_the_same_name_is_the_return() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    said(&office, "2024-04-03", &["status"], 0);
    office.put("returns/2024Q1/区科协2024Q1.xlsx", filled("区科协", "2024Q1", 3.0));
    let said = said(&office, "2024-04-20", &["status"], 0);
    assert!(said.contains("已报3个（") && !said.contains("E673"), "{said}");
}

/// A stamped copy that came and is there no more is not asked for again, where stamped copies are due.
#[test]
fn a_stamped_copy_that_is_gone_is_in_doubt() {
    let office = Office::of(&NOTICE.replace("发件邮箱:", "盖章件: 是, 发件邮箱:"));
    office.put_returns("2024Q1", &UNITS);
    for unit in UNITS {
        office.put(&format!("returns/2024Q1/{unit}盖章件.pdf"), format!("%PDF-1.4 {unit}"));
    }
    assert!(said(&office, "2024-04-05", &["status"], 0).contains("已报3个（"));
    std::fs::remove_file(office.path("returns/2024Q1/区科协盖章件.pdf")).expect("gone");
    for day in ["2024-04-08", "2024-04-09"] {
        let told = said(&office, day, &["status"], 1);
        let words = "[E673]: “区科协”的这份盖章件2024年4月5日收到过，2024年4月8日起不在文件夹里了";
        assert!(told.contains(words) && told.contains("待核 1"), "{told}");
        assert!(!told.contains("缺盖章件"), "{told}");
        let (_, told) = at(&office, day, &["remind"]);
        assert!(told.contains(NOBODY), "{told}");
    }
    // Another copy of it, under any name, is one.
    office.put("returns/2024Q1/区科协盖章（补）.pdf", "%PDF-1.4 2");
    assert!(!said(&office, "2024-04-10", &["status"], 0).contains("E673"));
    std::fs::remove_file(office.path("returns/2024Q1/区科协盖章（补）.pdf")).expect("gone");
    // Where none is due nothing is missed.
    office.put("notice.yaml", NOTICE);
    assert!(said(&office, "2024-04-11", &["status"], 0).contains("已报3个（"));
}

/// The folder of a period is gone with all that came, or called otherwise.
#[test]
fn a_folder_that_is_gone_is_told() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    said(&office, "2024-04-08", &["report", "--final"], 0);
    let [place, other] = ["returns/2024Q1", "returns/第一季度"].map(|name| office.path(name));
    std::fs::rename(&place, &other).expect("another name");
    office.put_returns("2024Q2", &UNITS);
    let count = |said: &str| said.matches("[E673]").count();
    for day in ["2024-07-08", "2024-07-09"] {
        let told = said(&office, day, &["report", "--period", "2024Q2"], 1);
        assert_eq!(count(&told), 3, "{told}");
        assert!(told.contains("2024Q1/区科协2024Q1.xlsx"), "{told}");
        let told = said(&office, day, &["report", "--period", "2024"], 1);
        assert!(count(&told) == 3 && !told.contains("没有收件"), "{told}");
        let book = std::fs::read(office.path("out/report/2024/汇总-2024.xlsx")).expect("a report");
        let texts = crate::forms::workbook::Workbook::open(&book).strings();
        assert!(!texts.iter().any(|text| text.contains("没有收件")), "{texts:?}");
        let told = said(&office, day, &["status"], 1);
        assert!(count(&told) == 3 && told.contains("待核 3") && !told.contains("E505"), "{told}");
    }
    std::fs::rename(&other, &place).expect("its name");
    let told = said(&office, "2024-07-10", &["report", "--period", "2024Q2"], 0);
    assert_eq!(count(&told), 0, "{told}");
    // A period of which nothing ever came is as ever.
    assert!(said(&office, "2024-10-10", &["status", "--period", "2024Q3"], 2).contains("[E505]"));
}
