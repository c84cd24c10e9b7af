//! Rulings and a day that lies back: what the book of receipts knows of when one was followed.

use super::{Office, UNITS, ended, filled};

fn at(office: &Office, clock: &str, arguments: &[&str]) -> (i32, String) {
    let clock = format!("{clock} 09:00");
    let fonts = (arguments[0] == "report").then_some("--bundled-fonts");
    let mut command = office.command(&[arguments, &["--period", "2024Q1"]].concat());
    command.args(["--clock", &clock]).args(fonts);
    ended(command.output().expect("the program runs"))
}

/// Writes these rulings behind the notice.
fn rule(office: &Office, says: &str) {
    let notice = office.read("notice.yaml");
    let before = notice.split("来件:").next().expect("a notice").to_owned();
    let more = if says.is_empty() { String::new() } else { format!("来件:\n  - {{{says}}}\n") };
    office.put("notice.yaml", before + &more);
}

/// Every file that a report of that day has, as bytes.
fn paper(office: &Office) -> Vec<Vec<u8>> {
    let read = |end| std::fs::read(office.path(&format!("out/report/2024Q1/汇总-2024Q1.{end}")));
    ["pdf", "docx"].map(|end| read(end).expect("a report")).into()
}

/// A ruling that was followed when the report was issued is followed when it is made again as of that day, though it
/// was withdrawn since, or written with another day.
#[test]
fn a_ruling_that_was_withdrawn_stood_on_an_earlier_day() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    office.put("returns/2024Q1/区科协（更正）.xlsx", filled("区科协", "2024Q1", 5.0));
    rule(&office, "文件: 区科协（更正）.xlsx, 不计: 是, 日期: 2024-04-11");
    assert_eq!(at(&office, "2024-04-11", &["status"]).0, 0);
    assert_eq!(at(&office, "2024-04-12", &["report", "--final"]).0, 0);
    let issued = paper(&office);
    let report = ["report", "--as-of", "2024-04-12"];
    rule(&office, "");
    at(&office, "2024-05-06", &["status"]);
    let told =
        "[W691]: “来件”里2024-04-11起照办的一条（不计: 是, 日期: 2024-04-11）后来撤回或改写了";
    for clock in ["2024-05-06", "2024-05-07"] {
        let (code, said) = at(&office, clock, &report);
        assert!(code == 0 && said.contains(told), "{said}");
        assert!(said.contains("与2024年4月12日定稿的第1版相同"), "{said}");
        assert!(paper(&office) == issued, "not a byte of the paper is another");
    }
    rule(&office, "文件: 区科协（更正）.xlsx, 不计: 是, 说明: 问过了, 日期: 2024-05-08");
    at(&office, "2024-05-08", &["status"]);
    let (_, said) = at(&office, "2024-05-09", &report);
    assert!(said.contains("[W689]") && said.contains("定稿的第1版相同"), "{said}");
    // Of today the description alone holds.
    rule(&office, "");
    let (_, said) = at(&office, "2024-05-10", &["status"]);
    assert!(said.contains("2 份") && !said.contains("W691"), "{said}");
}

/// A ruling without a day was not yet made where runs saw the file and did not follow it.
#[test]
fn a_ruling_without_a_day_is_of_the_day_it_was_first_followed_on() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    at(&office, "2024-04-03", &["status"]);
    assert_eq!(at(&office, "2024-04-08", &["report", "--final"]).0, 0);
    rule(&office, "文件: 区科协2024Q1.xlsx, 不计: 是, 报送期: 2024Q1");
    let told = "没有写日期，第一次照办是2024-05-06，在截至日2024-04-08以后，没有照它办";
    // Before any run followed it, and behind one that did.
    for clock in ["2024-05-06", "2024-05-08"] {
        let (code, said) = at(&office, clock, &["report", "--as-of", "2024-04-08"]);
        assert!(code == 0 && said.contains("[W689]") && said.contains(told), "{said}");
        assert!(said.contains("定稿的第1版相同"), "{said}");
        let (_, said) = at(&office, clock, &["remind", "--as-of", "2024-04-08"]);
        assert!(said.contains("没有要催、要退的单位"), "{said}");
        assert!(at(&office, "2024-05-06", &["status"]).1.contains("不计的文件 1"));
    }
    // One that says its day is of that day.
    rule(&office, "文件: 区科协2024Q1.xlsx, 不计: 是, 日期: 2024-04-07");
    let (_, said) = at(&office, "2024-05-09", &["status", "--as-of", "2024-04-08"]);
    assert!(said.contains("不计的文件 1") && !said.contains("W689"), "{said}");
}

/// A report as of a day before an edition that says the same: that one is named, and no other window.
#[test]
fn the_edition_that_says_the_same_is_named() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    at(&office, "2024-04-08", &["report", "--final"]);
    rule(&office, "文件: 区科协（更正）.xlsx, 版次: 2");
    office.put("returns/2024Q1/区科协（更正）.xlsx", filled("区科协", "2024Q1", 5.0));
    assert!(at(&office, "2024-04-12", &["report", "--final"]).1.contains("已定稿"));
    let (_, said) = at(&office, "2024-04-13", &["report", "--final", "--as-of", "2024-04-10"]);
    assert!(said.contains("内容与第2版（截至2024-04-12）相同，没有再存"), "{said}");
    assert!(said.contains("与2024年4月8日定稿的第1版相比"), "{said}");
}
