//! `hongtou open`, spoken to as a browser speaks: what is dropped on the page is copied as it is, never over another,
//! and answered; what the page shows is what the commands say.

mod browser;
mod dropping;
mod form;
mod guesses;
mod help;
mod letters;
mod notice;
mod ruling;
mod starting;
mod stopping;
mod unit;

use crate::years::Office;

use browser::Page;

/// A year with one return.
fn office() -> Office {
    Office::with_returns("", "2024Q1", &["区文旅局"])
}

#[test]
fn the_year_is_shown_as_the_commands_say_it() {
    let office = office();
    let page = Page::open(&office);
    let shown = page.get("/");
    assert_eq!(shown.status, 200, "{}", shown.text);
    for words in ["2024年办好实事的通知", "甲政办字〔2024〕13号", "2024年第一季度"]
    {
        assert!(shown.text.contains(words), "{words}: {}", shown.text);
    }
    let said = office.run(&["status", "--period", "2024Q1", "--as-of", "2024-04-08", "--json"]).1;
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    let units = said["units"].as_array().unwrap();
    assert_eq!(units.len(), 3);
    for unit in units {
        let (name, state) = (unit["unit"].as_str().unwrap(), unit["stateName"].as_str().unwrap());
        let row = format!("\">{name}</a></th><td><span class=\"state ");
        let row = shown.text.split(&row).nth(1).unwrap_or_else(|| panic!("{name}"));
        assert!(row.split("</span>").next().unwrap().ends_with(state), "{name} {state}: {row}");
    }
}

#[test]
fn a_description_that_cannot_be_read_is_told_with_its_line() {
    let office = office();
    let page = Page::open(&office);
    office.put("notice.yaml", "年度: 2024\n发文机关: [");
    let shown = page.get("/");
    assert!(shown.text.contains("现在读不了") && shown.text.contains("第2行"), "{}", shown.text);
    office.put("notice.yaml", "");
    assert!(page.get("/returns").text.contains("现在读不了"));
    // What is only not filled in yet can be read.
    let sound = Office::new("").read("notice.yaml");
    let number = sound.lines().find(|line| line.starts_with("发文字号:")).unwrap();
    office.put("notice.yaml", sound.replace(number, "发文字号: 待填"));
    let shown = page.get("/").text;
    assert!(shown.contains("还有要填的") && !shown.contains("现在读不了"), "{shown}");
    assert!(shown.contains("到“填写”"), "{shown}");
    // Nor is a folder that cannot be read a fault of the description.
    office.put("notice.yaml", &sound);
    std::fs::create_dir_all(office.path("log")).unwrap();
    std::fs::create_dir(office.path("log/发送.csv")).unwrap();
    let shown = page.get("/letters").text;
    assert!(!shown.contains("现在读不了"), "{shown}");
}

/// Before the first return the folder of the period is not there: nothing came yet.
#[test]
fn a_year_in_which_nothing_came_yet_is_shown() {
    let office = Office::new("");
    let page = Page::open(&office);
    for path in ["/", "/returns", "/returns?period=2024Q3"] {
        let shown = page.get(path);
        assert!(shown.text.contains("未报"), "{path}: {}", shown.text);
    }
    assert!(!office.path("returns").exists(), "a look makes no folder");
    let said =
        page.drop_files("2024Q1", &[("表.xlsx", &crate::years::filled("区科协", "2024Q1", 2.0))]);
    assert!(said.text.contains("区科协的报表，按它计"), "{}", said.text);
}

#[test]
fn a_second_start_shows_the_page_that_is_open() {
    let office = office();
    let page = Page::open(&office);
    let (code, said) = page.again(&office);
    assert_eq!(code, 0, "{said}");
    let address = browser::address(&said);
    assert_ne!(address, page.address, "another token");
    let let_in =
        browser::ask(page.port, &format!("GET /{} HTTP/1.1", browser::query(&address)), &[]);
    assert_eq!(let_in.status, 303);
    // One whose program has gone opens anew.
    drop(page);
    let page = Page::open(&office);
    assert_eq!(page.get("/").status, 200);
}

#[test]
fn it_ends_by_its_button_and_nothing_stays() {
    let office = office();
    let mut page = Page::open(&office);
    let ended = page.post("/end", &[]);
    assert!(ended.text.contains("已关闭"), "{}", ended.text);
    assert_eq!(page.ends(), 0);
    let left = std::fs::read_dir(page.own_folder()).unwrap().count();
    assert_eq!(left, 0, "its file is gone");
}

#[cfg(unix)]
#[test]
fn its_secret_is_this_users_alone() {
    use std::os::unix::fs::PermissionsExt;

    let office = office();
    let page = Page::open(&office);
    let files: Vec<_> = std::fs::read_dir(page.own_folder()).unwrap().flatten().collect();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].metadata().unwrap().permissions().mode() & 0o077, 0);
}

#[test]
fn the_state_changes_with_the_folder_alone() {
    let office = office();
    let page = Page::open(&office);
    let state = || page.get("/state").text;
    page.get("/");
    let before = state();
    assert_eq!(state(), before);
    office.put_returns("2024Q1", &["区科协"]);
    assert_ne!(state(), before);
}

/// The same bytes as the command writes in a folder that is the same.
#[test]
fn the_report_is_what_the_command_writes() {
    let (office, other) = (office(), office());
    let page = Page::open(&office);
    let made = page.post("/report/make", &[("period", "2024Q1")]);
    assert!(made.text.contains("刚做好的"), "{}", made.text);
    let arguments = ["report", "--period", "2024Q1", "--html", "--clock", "2024-04-08 09:00"];
    other.run(&arguments);
    for ending in ["pdf", "docx", "xlsx", "html"] {
        let name = format!("out/report/2024Q1/汇总-2024Q1.{ending}");
        let [own, others] = [&office, &other].map(|one| std::fs::read(one.path(&name)).unwrap());
        assert!(own == others, "{name}");
        assert!(made.text.contains(&format!(".{ending}</a>")), "{}", made.text);
    }
    let text = made.text.replace("&amp;", "&").replace("&#x2f;", "/");
    let link = text.split("href=\"/file?at=").nth(1).unwrap().split('"').next().unwrap();
    let (head, bytes) = page.bytes(&format!("/file?at={link}"));
    assert!(head.starts_with("HTTP/1.1 200"), "{link} {head}");
    let written = std::fs::read(office.path("out/report/2024Q1/汇总-2024Q1.pdf")).unwrap();
    assert!(bytes == written, "{link}");
}

#[test]
fn no_other_file_of_the_computer_is_given_out() {
    let office = office();
    let page = Page::open(&office);
    office.put("out/a.pdf", "%PDF-1.4");
    office.put("returns/2024Q1/坏.html", "<script>alert(1)</script>");
    office.put("out/.hidden.pdf", "x");
    assert_eq!(page.get("/file?at=out/a.pdf").status, 200);
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", office.path("out/link.pdf")).unwrap();
    for at in [
        "notice.yaml",
        "out",
        "out/",
        "out/../notice.yaml",
        "out/%2e%2e/notice.yaml",
        "out\\..\\notice.yaml",
        "/etc/passwd",
        "out//etc/passwd",
        "out/.hidden.pdf",
        "out/link.pdf",
        "log/send.jsonl",
        "C:/Windows/win.ini",
        "out/a.pdf%00",
        "out/a.pdf:stream",
        "",
    ] {
        assert_eq!(page.get(&format!("/file?at={at}")).status, 404, "{at}");
    }
    let (head, _) = page.bytes("/file?at=returns/2024Q1/%E5%9D%8F.html");
    let head = head.to_lowercase();
    assert!(head.contains("attachment;") && head.contains("application/octet-stream"), "{head}");
}
