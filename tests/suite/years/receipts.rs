//! The book of receipts: which run saw which file first, what is left out because it came later, and for which
//! file a ruling by name was made.

use super::{Office, UNITS, ended, filled};

const BOOK: &str = "log/收件.jsonl";

/// Runs at that moment of the clock.
fn at(office: &Office, clock: &str, arguments: &[&str]) -> (i32, String) {
    let clock = format!("{clock} 09:00");
    let more = ["--period", "2024Q1", "--clock", &clock];
    let mut command = office.command(&[arguments, &more].concat());
    command.env("USERNAME", "张三");
    ended(command.output().expect("the program runs"))
}

fn corrected(office: &Office) {
    office.put("returns/2024Q1/区文旅局（更正）.xlsx", filled("区文旅局", "2024Q1", 5.0));
}

/// Event, file and unit of each line of the book.
fn lines(office: &Office) -> Vec<[String; 3]> {
    let of = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        ["event", "file", "unit"].map(|key| line[key].as_str().unwrap_or_default().to_owned())
    };
    office.read(BOOK).lines().map(of).collect()
}

fn line(event: &str, file: &str, unit: &str) -> [String; 3] {
    [event, file, unit].map(str::to_owned)
}

#[test]
fn what_was_seen_first_is_noted() {
    let office = Office::with_returns("", "2024Q1", &["区文旅局"]);
    office.put("returns/2024Q1/空白.xlsx", "x");
    assert_eq!(at(&office, "2024-04-08", &["status", "--as-of", "2024-04-07"]).0, 1);
    let first = [
        line("看过", "", ""),
        line("收到", "区文旅局2024Q1.xlsx", "区文旅局"),
        line("收到", "空白.xlsx", ""),
    ];
    assert_eq!(lines(&office), first);
    let told = office.read(BOOK);
    let returned = told.lines().nth(1).expect("a line");
    let begins = "{\"format\":1,\"id\":\"";
    let rest = "\"time\":\"2024-04-08 09:00\",\"asOf\":\"2024-04-07\",\"event\":\"收到\",\"period\":\"2024Q1\",\
                \"file\":\"区文旅局2024Q1.xlsx\",\"hash\":\"";
    let ends = format!(
        "\"unit\":\"区文旅局\",\"unitBy\":\"编号\",\"reports\":\"2024Q1\",\"filledOn\":\"2024-03-30\",\
         \"by\":\"张三\",\"version\":\"{}\"}}",
        env!("CARGO_PKG_VERSION")
    );
    assert!(returned.starts_with(begins) && returned.contains(rest), "{returned}");
    assert!(returned.ends_with(&ends), "{returned}");
    at(&office, "2024-04-08", &["status", "--as-of", "2024-04-07"]);
    assert_eq!(lines(&office), first, "nothing is new");
    std::fs::remove_file(office.path("returns/2024Q1/空白.xlsx")).expect("gone");
    let [old, new] = ["returns/2024Q1/区文旅局2024Q1.xlsx", "returns/2024Q1/文旅.xlsx"];
    std::fs::rename(office.path(old), office.path(new)).expect("another name");
    at(&office, "2024-04-09", &["remind", "--as-of", "2024-04-09"]);
    let more = [
        line("看过", "", ""),
        line("不在了", "空白.xlsx", ""),
        line("改名", "文旅.xlsx", "区文旅局"),
    ];
    assert_eq!(lines(&office)[3..], more);
    assert!(office.read(BOOK).contains("\"was\":\"区文旅局2024Q1.xlsx\""));
}

/// What came on 12 April is not in the report as of 8 April, whenever that is made.
#[test]
fn case_05_a_report_made_again_as_of_its_day_is_the_same() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    let report = ["report", "--as-of", "2024-04-08", "--only", "pdf", "--only", "docx"];
    assert_eq!(at(&office, "2024-04-08", &report).0, 0);
    let bytes = |kind| std::fs::read(office.path(&format!("out/report/2024Q1/汇总-2024Q1.{kind}")));
    let made = ["pdf", "docx"].map(|kind| bytes(kind).expect("a report"));
    corrected(&office);
    let (code, said) = at(&office, "2024-04-12", &report);
    assert_eq!(code, 0, "{said}");
    let told = "[W683]: 截至2024-04-08以后才收到（2024-04-12第一次看到），没有计入";
    assert!(said.contains(told) && said.contains("区文旅局（更正）.xlsx"), "{said}");
    let again = ["pdf", "docx"].map(|kind| bytes(kind).expect("a report"));
    assert!(again == made, "not a byte of the paper is another");
    let (_, said) = at(&office, "2024-04-20", &["status", "--as-of", "2024-04-08"]);
    let listed =
        "截至2024-04-08以后才收到，没有计入 1\n  区文旅局（更正）.xlsx  区文旅局  2024-04-12\n";
    assert!(said.contains(listed) && !said.contains("W626"), "{said}");
    let (_, json) = at(&office, "2024-04-20", &["status", "--as-of", "2024-04-08", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let later = &json["later"][0];
    assert_eq!(later["file"], "区文旅局（更正）.xlsx");
    assert_eq!([&later["unit"], &later["seen"]], ["区文旅局", "2024-04-12"]);
    let (_, said) = at(&office, "2024-04-20", &["status", "--as-of", "2024-04-12"]);
    assert!(said.contains("[W626]") && !said.contains("没有计入"), "{said}");
}

/// A quarter of which nothing had come, not even a folder, when the report was made: its late return is no return
/// before.
#[test]
fn what_came_late_for_a_quarter_without_a_folder_is_not_in_a_report_made_again() {
    let office = Office::with_returns("", "2024Q2", &UNITS);
    let report = |clock: &str| {
        let report = ["report", "--period", "2024Q2", "--as-of", "2024-07-08", "--bundled-fonts"];
        assert_eq!(office.run(&[&report[..], &["--clock", clock]].concat()).0, 0);
        let bytes =
            |kind| std::fs::read(office.path(&format!("out/report/2024Q2/汇总-2024Q2.{kind}")));
        ["pdf", "docx"].map(|kind| bytes(kind).expect("a report"))
    };
    let made = report("2024-07-08 09:00");
    assert!(office.read(BOOK).contains("\"noFolder\":[\"2024Q1\",\"2024Q3\",\"2024Q4\"]"));
    office.put_returns("2024Q1", &["区科协"]);
    assert!(report("2024-07-20 09:00") == made, "not a byte of the paper is another");
}

/// A report looks at the folders of later quarters too, for returns of its own: what is put there afterwards is not
/// in it when it is made again.
#[test]
fn what_is_put_into_a_later_folder_is_not_in_a_report_made_again() {
    let office = Office::with_returns("", "2024Q1", &["区文旅局", "区卫健局"]);
    office.put_returns("2024Q2", &UNITS);
    let report = ["report", "--as-of", "2024-07-08", "--bundled-fonts"];
    let bytes = |kind| std::fs::read(office.path(&format!("out/report/2024Q1/汇总-2024Q1.{kind}")));
    let papers = || ["pdf", "docx"].map(|kind| bytes(kind).expect("a report"));
    assert_eq!(at(&office, "2024-07-08", &report).0, 0);
    let made = papers();
    office.put("returns/2024Q2/区科协补报.xlsx", filled("区科协", "2024Q1", 1.0));
    assert_eq!(at(&office, "2024-07-20", &report).0, 0);
    assert!(papers() == made, "not a byte of the paper is another");
    assert!(at(&office, "2024-07-20", &["report", "--bundled-fonts"]).1.contains("[E665]"));
}

/// A late return that lay in the folder of the next quarter on the day of a report, and was moved to its own since: it
/// was in no folder of its own then, and is in neither report when they are made again.
#[test]
fn what_was_moved_from_another_folder_since_is_not_in_a_report_made_again() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    office.put_returns("2024Q2", &UNITS);
    let late = filled("区科协", "2024Q1", 1.0);
    office.put("returns/2024Q2/区科协一季度更正.xlsx", &late);
    let report = |period: &str, clock: &str| {
        let clock = format!("{clock} 09:00");
        let report = ["report", "--period", period, "--as-of", "2024-07-08", "--bundled-fonts"];
        let (_, said) = office.run(&[&report[..], &["--clock", &clock]].concat());
        let name = format!("out/report/{period}/汇总-{period}.xlsx");
        let bytes = std::fs::read(office.path(&name)).expect("a report");
        let book = hongtou::intake::open(&name.as_str().into(), &bytes).expect("a workbook");
        (["汇总表", "指标进度", "报送情况"].map(|sheet| crate::cycles::rows(&book, sheet)), said)
    };
    let made = ["2024Q2", "2024Q1"].map(|period| report(period, "2024-07-08").0);
    std::fs::remove_file(office.path("returns/2024Q2/区科协一季度更正.xlsx"))
        .expect("it was there");
    office.put("returns/2024Q1/区科协一季度更正.xlsx", &late);
    at(&office, "2024-07-16", &["status"]);
    let again = ["2024Q2", "2024Q1"].map(|period| report(period, "2024-07-17"));
    let said = &again[1].1;
    assert!(said.contains("[W683]") && said.contains("区科协一季度更正.xlsx"), "{said}");
    for (made, (again, _)) in made.iter().zip(&again) {
        assert_eq!(made, again);
    }
}

/// The report of a day has the same bytes whatever came behind it; the screen names that.
#[test]
fn what_came_later_is_said_and_in_no_paper() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    let report = ["report", "--as-of", "2024-04-08", "--bundled-fonts"];
    let papers = || {
        let bytes =
            |kind| std::fs::read(office.path(&format!("out/report/2024Q1/汇总-2024Q1.{kind}")));
        ["pdf", "docx", "xlsx"].map(|kind| bytes(kind).expect("a report"))
    };
    assert_eq!(at(&office, "2024-04-08", &report).0, 0);
    let made = papers();
    corrected(&office);
    let (code, said) = at(&office, "2024-04-12", &report);
    let told = "截至2024-04-08以后才收到（2024-04-12第一次看到），没有计入";
    assert!(code == 0 && said.contains(told), "{said}");
    assert!(papers() == made, "a byte of the papers is another");
}

/// The same file once more, under a name that comes before the other: the paper of that day names the one that was there.
#[test]
fn a_copy_that_came_later_takes_no_place_in_the_report_of_the_day() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    let report = ["report", "--as-of", "2024-04-08", "--only", "xlsx"];
    let book =
        || std::fs::read(office.path("out/report/2024Q1/汇总-2024Q1.xlsx")).expect("a report");
    assert_eq!(at(&office, "2024-04-08", &report).0, 0);
    let made = book();
    let bytes = std::fs::read(office.path("returns/2024Q1/区科协2024Q1.xlsx")).expect("a return");
    office.put("returns/2024Q1/区科协1.xlsx", bytes);
    assert_eq!(at(&office, "2024-04-12", &report).0, 0);
    assert!(book() == made, "a byte of the workbook is another");
    let (_, said) = at(&office, "2024-04-12", &["status"]);
    assert!(said.contains("已报 3") && !said.contains("没有计入"), "{said}");
}

/// On one day of the clock, by the days that were told.
#[test]
fn days_that_were_told_count_as_those_of_the_clock() {
    let office = Office::with_returns("", "2024Q1", &["区文旅局", "区卫健局"]);
    let status = |day: &str| at(&office, "2024-05-06", &["status", "--as-of", day]).1;
    assert!(status("2024-04-08").contains("已报 2"));
    office.put("returns/2024Q1/区科协2024Q1.xlsx", filled("区科协", "2024Q1", 2.0));
    assert!(status("2024-04-08").contains("已报 3"), "the same day told");
    office.put("returns/2024Q1/区文旅局（更正）.xlsx", filled("区文旅局", "2024Q1", 5.0));
    assert!(status("2024-04-12").contains("2 份"));
    let said = status("2024-04-08");
    assert!(said.contains("已报 3") && said.contains("没有计入 1"), "{said}");
    assert!(!said.contains("2 份"), "{said}");
}

/// The unit is as if nothing had come, and an earlier quarter is seen as it was.
#[test]
fn what_came_later_is_not_there() {
    let office = Office::with_returns("", "2024Q1", &["区文旅局", "区卫健局"]);
    at(&office, "2024-04-08", &["status"]);
    office.put("returns/2024Q1/区科协2024Q1.xlsx", filled("区科协", "2024Q1", 2.0));
    at(&office, "2024-04-12", &["status"]);
    let (_, said) = at(&office, "2024-04-20", &["remind", "--as-of", "2024-04-08", "--dry-run"]);
    assert!(said.contains("催报 1 个单位"), "{said}");
    let (_, said) = at(&office, "2024-04-20", &["status", "--as-of", "2024-04-08"]);
    assert!(said.contains("已报2个，逾期未报1个"), "{said}");
    let (_, said) = at(&office, "2024-04-20", &["status"]);
    assert!(said.contains("已报 3"), "{said}");
}

/// Case 05: a return that is dated behind the day, where nothing shows when it came.
#[test]
fn case_05_a_return_dated_behind_the_day_is_told() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    let (code, said) = at(&office, "2024-04-20", &["status", "--as-of", "2024-03-29"]);
    let told = "[W684]: “区文旅局”用的这一份是2024-03-30的，在截至日2024-03-29以后";
    assert!(code == 0 && said.contains(told), "{said}");
    assert!(!at(&office, "2024-04-20", &["status", "--as-of", "2024-03-30"]).1.contains("W684"));
    assert!(!at(&office, "2024-03-01", &["status"]).1.contains("W684"), "no day is told");
}

#[test]
fn only_who_reads_the_offices_own_returns_notes_them() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    let elsewhere = Office::with_returns("", "2024Q1", &UNITS);
    let folder = elsewhere.path("returns");
    let given = folder.to_str().expect("a path");
    assert_eq!(at(&office, "2024-04-08", &["status", "--returns", given]).0, 0);
    let quiet: [&[&str]; 2] = [
        &["remind", "--as-of", "2024-04-08", "--dry-run"],
        &["forms", "--previous", "returns/2024Q1", "--period", "2024Q2", "-o", "out"],
    ];
    for arguments in quiet {
        let mut command = office.command(arguments);
        command.args(if arguments[0] == "forms" { &[][..] } else { &["--period", "2024Q1"] });
        assert_eq!(ended(command.output().expect("the program runs")).0, 0, "{arguments:?}");
    }
    assert_eq!(office.run(&["check"]).0, 0);
    assert!(!office.path("log").exists() && !elsewhere.path("log").exists());
    assert_eq!(at(&office, "2024-04-08", &["status", "--returns", "returns"]).0, 0);
    assert_eq!(lines(&office).len(), 4);
}

#[test]
fn a_book_that_cannot_be_used_keeps_nobody() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    office.put(&format!("{BOOK}/nobody"), "");
    let (code, said) = at(&office, "2024-04-08", &["status"]);
    assert!(code == 0 && said.matches("[W811]: 收件登记").count() == 1, "{said}");
    assert!(said.contains("已报 3"), "{said}");

    let office = Office::with_returns("", "2024Q1", &UNITS);
    at(&office, "2024-04-08", &["status"]);
    let book = office.read(BOOK);
    office.put(BOOK, format!("{}\n不是记录\n{book}{{\"format\":1,", &book[..30]));
    let (code, said) = at(&office, "2024-04-09", &["status"]);
    let told = "[W810]: 收件登记“./log/收件.jsonl”第 1 行读不出来，没有用，另有 1 行也是";
    assert!(code == 0 && said.contains(told), "{said}");
    let now = office.read(BOOK);
    assert_eq!(now.lines().count(), 7, "the last was cut off: {now}");
    assert!(now.lines().last().expect("a line").contains("\"time\":\"2024-04-09 09:00\""), "{now}");

    let wide: Vec<u8> = book.encode_utf16().flat_map(u16::to_le_bytes).collect();
    office.put(BOOK, &wide);
    assert!(at(&office, "2024-04-10", &["status"]).1.contains("[W810]"));
    assert_eq!(std::fs::read(office.path(BOOK)).expect("the book"), wide, "nothing is added");
}

/// Another run holds the folder: nothing is noted, nothing fails, and the next run notes it.
#[test]
fn where_another_run_holds_the_log_nothing_is_noted() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    office.put("log/.hongtou-lock", "张三");
    let lock = std::fs::OpenOptions::new().write(true).open(office.path("log/.hongtou-lock"));
    let lock = lock.expect("a lock");
    lock.lock().expect("held");
    let (code, said) = at(&office, "2024-04-08", &["status"]);
    assert!(code == 0 && !said.contains("W811") && !office.path(BOOK).exists(), "{said}");
    drop(lock);
    at(&office, "2024-04-08", &["status"]);
    assert_eq!(lines(&office).len(), 4);
}

fn ruled(says: &str) -> Office {
    let office = Office::new(&format!("来件:\n  - {{文件: 报表.xlsx, {says}}}\n"));
    office.put_returns("2024Q1", &["区文旅局", "区卫健局"]);
    office
}

fn rule(office: &Office, says: &str) {
    let notice = office.read("notice.yaml");
    let (before, _) = notice.split_once("来件:").expect("a ruling");
    let more = if says.is_empty() { String::new() } else { format!("来件:\n  - {{{says}}}\n") };
    office.put("notice.yaml", format!("{before}{more}"));
}

/// 不计 was ruled of a draft; what stands under its name later is the return.
#[test]
fn a_ruling_by_name_holds_for_the_file_it_was_made_for() {
    let office = ruled("不计: 是, 报送期: 2024Q1");
    office.put("returns/2024Q1/报表.xlsx", filled("区科协", "2024Q1", 1.0));
    let status = |office: &Office, day: &str| at(office, day, &["status"]).1;
    assert!(status(&office, "2024-04-08").contains("不计的文件 1"));
    assert!(status(&office, "2024-04-08").contains("不计的文件 1"), "the same file");
    office.put("returns/2024Q1/报表.xlsx", filled("区科协", "2024Q1", 3.0));
    let said = status(&office, "2024-04-12");
    assert!(said.contains("已报3个（其中待核1个）（"), "{said}");
    let told = "[E668]: “来件”里这个文件名的一条，2024-04-08照办的是另一份文件（校验码 ";
    assert!(said.contains(told) && !said.contains("不计的文件"), "{said}");
    let hash = said.split("换成这一份的校验码 '").nth(1).expect("its hash")[..8].to_owned();

    // The old one may be gone: written by its hash, the ruling is of another file, and says so.
    rule(&office, &format!("文件: '{hash}', 不计: 是"));
    let said = status(&office, "2024-04-12");
    assert!(said.contains("不计的文件 1") && !said.contains("E668"), "{said}");
    // What it says is new, and so it is made for the file that lies there now.
    rule(&office, "文件: 报表.xlsx, 不计: 是, 报送期: 2024Q1, 日期: 2024-04-12");
    let said = status(&office, "2024-04-12");
    assert!(said.contains("不计的文件 1") && !said.contains("E668"), "{said}");
    rule(&office, "");
    let said = status(&office, "2024-04-13");
    assert!(said.contains("已报3个（"), "{said}");
    let events: Vec<String> = lines(&office).into_iter().map(|[event, ..]| event).collect();
    let of_rulings = |one: &&String| one.contains("裁定");
    let events: Vec<&String> = events.iter().filter(of_rulings).collect();
    assert_eq!(events, ["裁定", "裁定", "裁定", "撤回裁定"], "{}", office.read(BOOK));
    let says = "\"ruling\":{\"names\":\"报表.xlsx\",\"says\":\"不计: 是, 报送期: 2024Q1, 日期: 2024-04-12\"}";
    assert!(office.read(BOOK).contains(says));
}

/// Case 12 as it is lived: ruled in the first quarter, and in the second another unit's file has that name.
#[test]
fn case_12_a_ruling_of_one_quarter_takes_no_file_of_the_next() {
    let office = ruled("单位: 区科协");
    let unmarked = include_bytes!("../../../fixtures/years/17/区科协一二季度.xlsx");
    office.put("returns/2024Q1/报表.xlsx", filled("区科协", "2024Q1", 2.0));
    assert!(at(&office, "2024-04-08", &["status"]).1.contains("已报3个（"));
    office.put_returns("2024Q2", &["区文旅局", "区卫健局"]);
    office.put("returns/2024Q2/报表.xlsx", unmarked);
    let second = |office: &Office| {
        let clock = ["--period", "2024Q2", "--clock", "2024-07-08 09:00"];
        office.run(&[&["status"], &clock[..]].concat()).1
    };
    let said = second(&office);
    assert!(said.contains("[E668]") && said.contains("待核 1"), "{said}");
    // A return of its own whose marks say what the ruling says is not asked about.
    office.put("returns/2024Q2/报表.xlsx", filled("区科协", "2024Q2", 4.0));
    let said = second(&office);
    assert!(said.contains("已报3个（") && !said.contains("E668"), "{said}");
}

/// A stamped copy is ruled as a form is.
#[test]
fn a_stamped_copy_under_a_ruled_name_is_asked_about() {
    let office = Office::with_returns(
        "来件:\n  - {文件: 盖章.pdf, 单位: 区科协, 报送期: 2024Q1}\n",
        "2024Q1",
        &UNITS,
    );
    office.put("returns/2024Q1/盖章.pdf", "%PDF-1.4 1");
    let said = at(&office, "2024-04-08", &["status"]).1;
    assert!(said.contains("盖章件 1 份"), "{said}");
    office.put("returns/2024Q1/盖章.pdf", "%PDF-1.4 2");
    let said = at(&office, "2024-04-09", &["status"]).1;
    assert!(said.contains("[E668]") && !said.contains("盖章件 1 份"), "{said}");
    assert!(said.contains("认不出单位的盖章件或照片 1\n  盖章.pdf"), "{said}");
}

/// A late return that was put into the folder of the next quarter belongs to its own, as of its day too.
#[test]
fn case_06_a_late_return_in_the_next_folder_is_told_as_of_its_day() {
    let office = Office::with_returns("", "2024Q1", &["区文旅局", "区卫健局"]);
    office.put_returns("2024Q2", &UNITS);
    let second = |clock: &str| {
        let arguments = ["status", "--period", "2024Q2", "--clock", clock];
        office.run(&arguments).1
    };
    second("2024-07-05 09:00");
    office.put("returns/2024Q2/区科协补报.xlsx", filled("区科协", "2024Q1", 1.0));
    assert!(second("2024-07-08 09:00").contains("[E652]"));
    assert!(at(&office, "2024-07-09", &["status"]).1.contains("[E665]"));
    let said = at(&office, "2024-07-09", &["status", "--as-of", "2024-07-05"]).1;
    assert!(!said.contains("E665") && said.contains("逾期未报 1"), "{said}");
    let told = line("收到", "区科协补报.xlsx", "区科协");
    assert!(lines(&office).contains(&told), "{:?}", lines(&office));
}

/// A return that came and is there no more is told of: the office puts it back, or says that it is out; no unit is
/// asked for what it sent.
#[test]
fn a_return_that_is_gone_is_in_doubt() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    let issue = ["report", "--as-of", "2024-04-08", "--final"];
    assert_eq!(at(&office, "2024-04-08", &issue).0, 0);
    let path = office.path("returns/2024Q1/区科协2024Q1.xlsx");
    let bytes = std::fs::read(&path).expect("the return");
    std::fs::remove_file(&path).expect("gone");
    // The first run that misses it, and a later one.
    for clock in ["2024-05-06", "2024-05-08"] {
        let (code, said) = at(&office, clock, &["status"]);
        let words = "“区科协”的这份报表2024年4月8日收到过，2024年5月6日起不在文件夹里了";
        assert!(code == 1 && said.contains("E673") && said.contains(words), "{said}");
        assert!(said.contains("待核 1"), "{said}");
        let (_, said) = at(&office, clock, &["remind"]);
        assert!(said.contains("没有要催、要退的单位"), "{said}");
    }
    // Put back, nothing is to be said.
    office.put("returns/2024Q1/区科协2024Q1.xlsx", bytes);
    assert_eq!(at(&office, "2024-05-09", &["status"]).0, 0);
    // Taken away on purpose, the unit owes.
    std::fs::remove_file(&path).expect("gone");
    let notice = office.read("notice.yaml");
    let ruled = "来件:\n  - {文件: 区科协2024Q1.xlsx, 报送期: 2024Q1, 不计: 是}\n";
    office.put("notice.yaml", format!("{notice}{ruled}"));
    let (code, said) = at(&office, "2024-05-10", &["status"]);
    assert!(code == 0 && !said.contains("E673") && said.contains("逾期未报 1"), "{said}");
}

/// An older version that counts again, because the later one is gone, is no return as it was.
#[test]
fn the_later_of_two_is_gone() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    let later = "2024-04-02";
    office.put("returns/2024Q1/区科协（更正）.xlsx", filled_on("区科协", "2024Q1", 3.0, later));
    assert_eq!(at(&office, "2024-04-08", &["status"]).0, 0);
    std::fs::remove_file(office.path("returns/2024Q1/区科协（更正）.xlsx")).expect("gone");
    assert!(at(&office, "2024-05-06", &["status"]).1.contains("E673"));
    // The older one may go.
    office.put("returns/2024Q1/区科协（更正）.xlsx", filled_on("区科协", "2024Q1", 3.0, later));
    std::fs::remove_file(office.path("returns/2024Q1/区科协2024Q1.xlsx")).expect("gone");
    assert!(!at(&office, "2024-05-07", &["status"]).1.contains("E673"));
}

/// The return of a unit that says it was filled in on that day.
fn filled_on(unit: &str, period: &str, figure: f64, day: &str) -> Vec<u8> {
    let (grid, mut answers) = super::answered(unit, period, figure);
    let field = hongtou::form::Field::FilledOn;
    let id = grid.entry(field).expect("a day").id.clone();
    let day = hongtou::date::Date::parse(day).expect("a day");
    answers.insert(id, hongtou::form::Answer::Day(day));
    hongtou::form::write(&grid, &answers).expect("a workbook")
}

/// A correction that was put over a return under its name: as of a day before, what lay there is missed, as under
/// another name.
#[test]
fn a_return_that_a_later_one_was_put_over_is_in_doubt_as_of_its_day() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    at(&office, "2024-04-03", &["status"]);
    assert_eq!(at(&office, "2024-04-08", &["report", "--as-of", "2024-04-08", "--final"]).0, 0);
    office.put("returns/2024Q1/区科协2024Q1.xlsx", filled("区科协", "2024Q1", 3.0));
    let (code, said) = at(&office, "2024-04-21", &["status"]);
    assert!(code == 0 && said.contains("已报3个（") && !said.contains("E673"), "{said}");
    let (code, said) = at(&office, "2024-04-21", &["status", "--as-of", "2024-04-08"]);
    let words = "“区科协”的这份报表2024年4月3日收到过，2024年4月21日起不在文件夹里了";
    assert!(code == 1 && said.contains("[E673]") && said.contains(words), "{said}");
    assert!(said.contains("已报2个，待核1个（") && !said.contains("逾期未报"), "{said}");
    assert!(said.contains("从备份里放回来，同名的已经有别的文件时另起一个名字"), "{said}");
    let (_, said) = at(&office, "2024-04-21", &["remind", "--as-of", "2024-04-08"]);
    assert!(said.contains("没有要催、要退的单位") && !said.contains("W805"), "{said}");
}
