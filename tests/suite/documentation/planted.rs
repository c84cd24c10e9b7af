//! A fault planted in a page is found by the check of its kind: in each page as it is now there is none, and in the same
//! page with one change there is one.

use super::page::{Page, page};
use super::{links, numbers, others, told, tried, typed};

type Check = fn(&Page) -> Vec<String>;

/// What is found in the changed page and not in the page.
fn found(check: Check, page: &Page, wanted: &str, instead: &str) -> Vec<String> {
    let before = check(page);
    assert!(before.is_empty(), "{before:#?}");
    check(&page.with(wanted, instead))
}

/// The changes of a page, each with what the check says of it.
fn are_found(check: Check, path: &str, changes: &[(&str, &str, &str)]) {
    let page = page(path);
    for (wanted, instead, said) in changes {
        let faults = found(check, &page, wanted, instead);
        assert!(matches!(faults.as_slice(), [one] if one.contains(said)), "{instead}: {faults:#?}");
    }
}

#[test]
fn a_false_command_is_found() {
    let changes = [
        ("`hongtou check`", "`hongtou chek`", "no command chek"),
        (
            "`hongtou notice --final`",
            "`hongtou notice --finally`",
            "hongtou notice has no --finally",
        ),
        (
            "`hongtou report --period 2024`",
            "`hongtou report --year 2024`",
            "hongtou report has no --year",
        ),
        ("`hongtou log`", "`hongtou log a.yaml 2024Q1 b`", "takes no word b"),
        ("就加 `--strict`", "就加 `--strictly`", "no command has --strictly"),
    ];
    are_found(typed::faults, "README.zh-CN.md", &changes);
    let changes = [
        (
            "[NOTICE.yaml] [-o DIR]            notice",
            "[NOTICE.yaml] [-p DIR]            notice",
            "has no -p",
        ),
        ("--period 2024Q1 --html ", "--period 2024Q1 --hmtl ", "has no --hmtl"),
        ("$ hongtou check fix", "$ hongtou checked fix", "no command checked"),
    ];
    are_found(typed::faults, "README.md", &changes);
}

/// What is typed right and does something else.
#[test]
fn a_command_that_fails_and_an_output_that_is_another_are_found() {
    let changes = [
        ("已报6个（", "已报7个（", "printed"),
        ("逾期未报 1\n  区财政局", "逾期未报 1\n  区民政局", "printed"),
        ("……\n错误[E614]", "……\n错误[E615]", "printed"),
        ("\n其余已报 5\n", "\n", "printed"),
        (
            "> hongtou status --period 2024Q1 --as",
            "> hongtou status --period 2023Q1 --as",
            "ended with 2",
        ),
        ("`hongtou explain E211`", "`hongtou explain E999`", "ended with 2"),
        ("`hongtou report --period 2024Q1`", "`hongtou report --period 2026Q1`", "ended with 2"),
    ];
    let page = page("README.zh-CN.md");
    assert_eq!(tried::faults(&page), [""; 0]);
    for (wanted, instead, said) in changes {
        let faults = tried::faults(&page.with(wanted, instead));
        assert!(faults.iter().any(|one| one.contains(said)), "{instead}: {faults:#?}");
    }
}

#[test]
fn a_command_without_its_mark_is_found() {
    let page = page("docs/mail.md");
    assert_eq!(tried::marks(&page), [""; 0]);
    let bare = page.text.replace("<!-- not run: needs a mail server -->\n", "");
    let faults = tried::marks(&Page { path: page.path.clone(), text: bare });
    assert!(faults.len() > 2, "{faults:#?}");
    let changes = [("ledger.rs -->", "leger.rs -->", "does not try it")];
    are_found(tried::marks, "docs/years.md", &changes);
    let changes = [("<!-- not run: ", "<!-- not ran: ", "no mark says so")];
    are_found(others::unmarked, "docs/performance.md", &changes);
    let changes = [("-->\n```\n> hongtou", "-->\n\n```\n> hongtou", "marks nothing")];
    are_found(typed::faults, "docs/years.md", &changes);
}

#[test]
fn a_false_link_anchor_picture_and_path_are_found() {
    let changes = [
        ("(docs/page.md)", "(docs/pages.md)", "docs/pages.md leads nowhere"),
        ("(docs/page-year.png)", "(docs/page-years.png)", "no picture"),
        ("(docs/questions.md)", "(docs/questions.md#没有这一节)", "leads nowhere"),
    ];
    are_found(links::faults, "README.zh-CN.md", &changes);
    let changes =
        [("src=\"docs/report-page-1.png\"", "src=\"docs/report-page-9.png\"", "no picture")];
    are_found(links::faults, "README.md", &changes);
    let changes = [
        (
            "tests/suite/hostile/files.rs",
            "tests/suite/hostile/file.rs",
            "no tests/suite/hostile/file.rs",
        ),
        ("--bench hostile ", "--bench hostiles ", "no bench hostiles"),
        (
            "--test suite hostile::folder",
            "--test suite hostile::unheard_of",
            "no test hostile::unheard_of",
        ),
    ];
    are_found(others::faults, "docs/reliability.md", &changes);
}

#[test]
fn a_false_code_message_and_number_are_found() {
    let changes = [
        ("`错误[E013]: 这里", "`错误[E099]: 这里", "no code E099"),
        (
            "应为“川政办字〔2024〕13号”：年份用六角",
            "应为“川政办字〔2024〕13号”：年份用方",
            "nothing prints",
        ),
    ];
    let page = page("README.zh-CN.md");
    for (wanted, instead, said) in changes {
        let faults = found(told::faults, &page, wanted, instead);
        assert!(faults.iter().any(|one| one.contains(said)), "{instead}: {faults:#?}");
    }
    let changes = [("\nmakes 112 files", "\nmakes 113 files", "are counted")];
    are_found(numbers::faults, "docs/reliability.md", &changes);
    let changes = [
        ("每分钟最多发 20 封", "每分钟最多发 30 封", "are counted"),
        ("隔 10、20、40 秒", "隔 10、20、50 秒", "are counted"),
    ];
    are_found(numbers::faults, "docs/mail.md", &changes);
    are_found(numbers::faults, "README.md", &[("in: five are", "in: six are", "are counted")]);
}
