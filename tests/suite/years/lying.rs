//! A report of a day that lies back, made again when files were moved or renamed since; and copies of one file.

use crate::returns::carried::{mail, zip};

use super::{Office, UNITS, filled};

fn at(office: &Office, clock: &str, arguments: &[&str]) -> String {
    let fonts = (arguments[0] == "report").then_some("--bundled-fonts");
    let mut command = office.command(arguments);
    command.args(["--clock", &format!("{clock} 09:00")]).args(fonts);
    super::ended(command.output().expect("the program runs")).1
}

/// The papers of both quarters as of 8 July, made on that day of the clock.
fn papers(office: &Office, clock: &str) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for period in ["2024Q1", "2024Q2"] {
        at(office, clock, &["report", "--period", period, "--as-of", "2024-07-08"]);
        for end in ["pdf", "docx", "xlsx"] {
            let name = format!("out/report/{period}/汇总-{period}.{end}");
            all.push((name.clone(), std::fs::read(office.path(&name)).expect("a report")));
        }
    }
    all
}

fn are_same(made: &[(String, Vec<u8>)], again: &[(String, Vec<u8>)]) {
    for ((name, made), (_, again)) in made.iter().zip(again) {
        assert!(made == again, "{name}: not a byte is another");
    }
}

fn rename(office: &Office, from: &str, to: &str) {
    std::fs::rename(office.path(from), office.path(to)).expect("it is there");
}

fn book(office: &Office) -> String {
    office.read("log/收件.jsonl")
}

/// A late return lay in the folder of the next quarter on the day of the report, and was moved to its own since: the
/// reports of that day tell of it as they did, also before any other run has seen the move.
#[test]
fn a_late_return_that_was_moved_since_is_where_it_lay() {
    for is_seen in [true, false] {
        let office = Office::with_returns("", "2024Q1", &["区文旅局", "区卫健局"]);
        office.put_returns("2024Q2", &UNITS);
        office.put("returns/2024Q2/区科协一季度.xlsx", filled("区科协", "2024Q1", 1.0));
        let made = papers(&office, "2024-07-08");
        rename(&office, "returns/2024Q2/区科协一季度.xlsx", "returns/2024Q1/区科协补报.xlsx");
        if is_seen {
            at(&office, "2024-07-16", &["status", "--period", "2024Q1"]);
        }
        are_same(&made, &papers(&office, "2024-07-17"));
        let noted = book(&office);
        assert_eq!(noted.matches("区科协补报.xlsx").count(), 1, "{noted}");
        assert_eq!(noted.matches("\"event\":\"不在了\"").count(), 1, "{noted}");
        are_same(&made, &papers(&office, "2024-07-17"));
        assert_eq!(book(&office), noted, "nothing is new");
        let said = at(&office, "2024-07-18", &["status", "--period", "2024Q1"]);
        assert!(said.contains("已报 3"), "{said}");
    }
}

/// A file whose name nobody understood got a better one since.
#[test]
fn a_file_that_was_renamed_since_is_called_as_it_was() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    office.put_returns("2024Q2", &["区文旅局"]);
    rename(&office, "returns/2024Q2/区文旅局2024Q2.xlsx", "returns/2024Q2/报表.xlsx");
    let made = papers(&office, "2024-07-08");
    rename(&office, "returns/2024Q2/报表.xlsx", "returns/2024Q2/区文旅局二季度.xlsx");
    are_same(&made, &papers(&office, "2024-07-16"));
    let noted = book(&office);
    assert_eq!(noted.matches("\"event\":\"改名\"").count(), 1, "{noted}");
    are_same(&made, &papers(&office, "2024-07-17"));
    assert!(!book(&office).contains("不在了"));
    let said = at(&office, "2024-07-18", &["status", "--period", "2024Q2"]);
    assert!(said.contains("区文旅局二季度.xlsx") && !said.contains(" 报表.xlsx"), "{said}");
}

/// The name that a file had on the day is another file's since: moved, renamed and swapped files are found by their
/// bytes, and what came under their names later was not there.
#[test]
fn a_name_that_another_file_has_since_is_that_of_then() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    office.put("returns/2024Q1/区科协.xlsx", filled("区科协", "2024Q1", 1.0));
    office.put_returns("2024Q2", &["区文旅局", "区卫健局"]);
    // A correction of the first quarter, in the wrong folder.
    office.put("returns/2024Q2/区科协.xlsx", filled("区科协", "2024Q1", 2.0));
    office.put("returns/2024Q2/区文旅局盖章.pdf", b"%PDF-1.7 one scan");
    office.put("returns/2024Q2/区卫健局盖章.pdf", b"%PDF-1.7 one scan");
    let made = papers(&office, "2024-07-08");
    rename(&office, "returns/2024Q2/区科协.xlsx", "returns/2024Q1/区科协更正.xlsx");
    office.put("returns/2024Q2/区科协.xlsx", filled("区科协", "2024Q2", 3.0));
    for (from, to) in [("区文旅局", "临时"), ("区卫健局", "区文旅局"), ("临时", "区卫健局")]
    {
        let named = |name: &str| format!("returns/2024Q2/{name}2024Q2.xlsx");
        rename(&office, &named(from), &named(to));
    }
    std::fs::remove_file(office.path("returns/2024Q2/区卫健局盖章.pdf")).expect("it is there");
    are_same(&made, &papers(&office, "2024-07-16"));
    at(&office, "2024-07-17", &["status", "--period", "2024Q2"]);
    are_same(&made, &papers(&office, "2024-07-18"));
    let noted = book(&office);
    are_same(&made, &papers(&office, "2024-07-18"));
    assert_eq!(book(&office), noted, "nothing is new");
    let said = at(&office, "2024-07-18", &["status", "--period", "2024Q2"]);
    assert!(said.contains("已报 3"), "{said}");
}

/// Three units sent the same scan, each under its name: the book is still when nothing is new.
#[test]
fn copies_under_several_names_stay_those_of_their_units() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    for unit in UNITS {
        office.put(&format!("returns/2024Q1/{unit}盖章件.pdf"), "%PDF-1.4\n%%EOF\n");
    }
    at(&office, "2024-04-08", &["status", "--period", "2024Q1"]);
    let noted = book(&office);
    for clock in ["2024-04-08", "2024-04-08"] {
        at(&office, clock, &["status", "--period", "2024Q1"]);
        assert_eq!(book(&office), noted, "nothing is new");
    }
}

/// The year as of May: the quarters that nobody could report yet are none of which nothing was reported.
#[test]
fn the_year_as_of_a_day_within_it_asks_for_nothing_that_is_not_due() {
    let office = Office::with_returns("", "2024Q1", &["区文旅局", "区卫健局"]);
    at(&office, "2024-05-08", &["report", "--period", "2024", "--as-of", "2024-05-08"]);
    let name = "out/report/2024/汇总-2024.xlsx";
    let states = || {
        let bytes = std::fs::read(office.path(name)).expect("a report");
        let read = hongtou::intake::open(&name.into(), &bytes).expect("a workbook");
        crate::cycles::rows(&read, "报送情况").join("\n")
    };
    let made = states();
    office.put_returns("2024Q2", &UNITS);
    office.put_returns("2024Q3", &["区文旅局"]);
    at(&office, "2024-10-08", &["status", "--period", "2024Q3"]);
    at(&office, "2024-10-08", &["report", "--period", "2024", "--as-of", "2024-05-08"]);
    assert_eq!(states(), made);
    assert!(made.contains("逾期未报") && !made.contains("第三季度"), "{made}");
    // What came before its day stands beside what is not due yet.
    let office = Office::with_returns("", "2024Q1", &UNITS);
    office.put_returns("2024Q2", &["区文旅局"]);
    at(&office, "2024-06-20", &["report", "--period", "2024", "--as-of", "2024-06-20"]);
    let bytes = std::fs::read(office.path(name)).expect("a report");
    let read = hongtou::intake::open(&name.into(), &bytes).expect("a workbook");
    let states = crate::cycles::rows(&read, "报送情况").join("\n");
    assert!(states.contains("区科协|已报|尚未到期"), "{states}");
}

/// The list beside an edition that is issued as of a day that lies back has the rulings of that day.
#[test]
fn the_list_of_an_edition_has_the_rulings_of_its_day() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    let rule = |says: &str| {
        let notice = office.read("notice.yaml");
        let before = notice.split("来件:").next().expect("a notice").to_owned();
        office.put("notice.yaml", format!("{before}来件:\n  - {{{says}}}\n"));
    };
    office.put("returns/2024Q1/区科协（更正）.xlsx", filled("区科协", "2024Q1", 5.0));
    rule("文件: 区科协（更正）.xlsx, 不计: 是, 说明: 是草稿");
    at(&office, "2024-04-08", &["status", "--period", "2024Q1"]);
    at(&office, "2024-04-12", &["status", "--period", "2024Q1"]);
    rule("文件: 区文旅局2024Q1.xlsx, 数字无误: 是, 说明: 电话问过");
    at(&office, "2024-05-06", &["status", "--period", "2024Q1"]);
    let issue = ["report", "--period", "2024Q1", "--as-of", "2024-04-12", "--final"];
    at(&office, "2024-05-07", &issue);
    let list = office.read("存档/2024Q1/汇总-第1版-20240412/清单.json");
    assert!(list.contains("是草稿") && !list.contains("电话问过"), "{list}");
}

/// An archive and a mail that got another name since, or were moved to the folder of the period they are of.
#[test]
fn what_is_packed_is_found_by_what_it_holds() {
    let form = |period: &str, figure: f64| filled("区科协", period, figure);
    let archive = |bytes: &[u8]| zip(&[("区科协报表.xlsx", bytes)]);
    let attached = |bytes: &[u8]| {
        let head = b"Content-Type: application/octet-stream; name=\"kx.xlsx\"\r\nContent-Disposition: attachment; filename=\"kx.xlsx\"";
        mail(&[(head, bytes)])
    };
    for end in ["zip", "eml"] {
        let pack = |bytes: Vec<u8>| if end == "zip" { archive(&bytes) } else { attached(&bytes) };
        let office = Office::with_returns("", "2024Q1", &["区文旅局", "区卫健局"]);
        office.put_returns("2024Q2", &["区文旅局", "区卫健局"]);
        office.put(&format!("returns/2024Q2/报表.{end}"), pack(form("2024Q2", 3.0)));
        office.put(&format!("returns/2024Q2/补报.{end}"), pack(form("2024Q1", 1.0)));
        let made = papers(&office, "2024-07-08");
        let [first, second] = ["2024Q1", "2024Q2"].map(|period| format!("returns/{period}"));
        rename(&office, &format!("{second}/报表.{end}"), &format!("{second}/区科协.{end}"));
        rename(&office, &format!("{second}/补报.{end}"), &format!("{first}/区科协.{end}"));
        are_same(&made, &papers(&office, "2024-07-16"));
        let said = at(&office, "2024-07-17", &["status", "--period", "2024Q2"]);
        assert!(said.contains("已报 3"), "{end}: {said}");
        at(&office, "2024-07-17", &["status", "--period", "2024Q1"]);
        are_same(&made, &papers(&office, "2024-07-18"));
        let noted = book(&office);
        assert_eq!(noted.matches("\"event\":\"改名\"").count(), 1, "{end}: {noted}");
        assert_eq!(noted.matches("\"event\":\"不在了\"").count(), 1, "{end}: {noted}");
        assert_eq!(noted.matches("\"event\":\"收到\"").count(), 6, "{end}: {noted}");
    }
}
