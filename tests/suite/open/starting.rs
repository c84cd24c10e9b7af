//! A year is begun on the page as the command begins it, and one is shown at a time.

use crate::years::Office;

use super::browser::Page;
use super::office;

/// A folder in which the year 2024 lies, and nothing else.
fn home() -> Office {
    let of_year = office();
    let notice = of_year.read("notice.yaml");
    let home = Office { folder: tempfile::tempdir().unwrap() };
    home.put("2024/notice.yaml", notice);
    home
}

#[test]
fn where_nothing_is_the_page_offers_to_begin() {
    let home = Office { folder: tempfile::tempdir().unwrap() };
    let mut page = Page::open(&home);
    for path in ["/", "/returns", "/report"] {
        let answer = page.get(path);
        assert_eq!(answer.status, 303, "{path}");
        assert!(answer.head.to_lowercase().contains("location: /start"), "{}", answer.head);
    }
    let fields = [
        ("year", "2025"),
        ("number", "甲政办字(2025)第03号"),
        ("units", "区教体局\r\n区民政局\r\n"),
        ("title", "关于“一张网”: #1 的通知"),
        ("folder", "2025"),
    ];
    let said = page.send_files("/start/new", &fields, &[]);
    assert!(said.text.contains("建好了"), "{}", said.text);
    let written = home.read("2025/notice.yaml");
    for part in ["甲政办字〔2025〕3号", "区教体局", "区民政局", "一张网"] {
        assert!(written.contains(part), "{part}: {written}");
    }
    assert!(!written.contains("\u{d}"), "one unit a line");
    // The program has gone into the new folder: what is to be filled in is told.
    page.read_form();
    assert!(page.get("/").text.contains("待填"));
}

#[test]
fn a_year_is_moved_on_and_a_paper_read_as_by_the_command() {
    let (home, other) = (home(), home());
    let page = Page::open(&home);
    let said = page.send_files("/start/new", &[("last", "2024"), ("folder", "2025")], &[]);
    assert!(said.text.contains("建好了") && said.text.contains("发文字号待填"), "{}", said.text);
    other.run(&["init", "2025", "--from", "2024/notice.yaml", "--clock", "2024-04-08 09:00"]);
    assert_eq!(home.read("2025/notice.yaml"), other.read("2025/notice.yaml"));

    let mut page = Page::open(&home);
    page.read_form();
    other.run(&["notice", "2024/notice.yaml", "--bundled-fonts", "-o", "out"]);
    let paper = std::fs::read(other.path("out/notice.docx")).unwrap();
    let paper: [(&str, &str, &[u8]); 1] = [("paper", "通知.docx", &paper)];
    let said = page.send_files("/start/new", &[("folder", "旧")], &paper);
    assert!(said.text.contains("读出实事 2 项"), "{}", said.text);
    other.run(&["init", "旧", "--from", "out/notice.docx", "--clock", "2024-04-08 09:00"]);
    let of = |office: &Office| {
        let text = office.read("旧/notice.yaml");
        // Its head names the file that it was read from.
        text.lines().filter(|line| !line.starts_with("# ")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(of(&home), of(&other));
}

/// A paper of another year: its folder is called by its own year, unless somebody names it; two papers of one name are
/// both kept.
#[test]
fn the_folder_of_a_paper_is_called_by_its_year() {
    let home = home();
    let page = Page::open(&home);
    let text = |day: &str| {
        format!(
            "甲政办字〔2022〕3号\n关于印发2022年任务的通知\n各镇：\n一、修路。修路3公里。（责任单位：区交通局）\n甲区政府办公室\n2022年3月{day}日\n"
        )
    };
    assert!(page.get("/start").text.contains("不填的，用通知的年份"));
    home.put("2022/原文/通知.txt", text("1"));
    let (one, two) = (text("2"), text("3"));
    let paper: [(&str, &str, &[u8]); 1] = [("paper", "通知.txt", one.as_bytes())];
    let said = page.send_files("/start/new", &[("by_paper", "1"), ("folder", "")], &paper);
    assert!(said.text.contains("建好了") && said.text.contains("通知-2.txt"), "{}", said.text);
    assert!(home.read("2022/notice.yaml").contains("年度: 2022"));
    assert_eq!(home.read("2022/原文/通知.txt"), text("1"));
    assert_eq!(home.read("2022/原文/通知-2.txt"), one);
    let mut page = Page::open(&home);
    page.read_form();
    let paper: [(&str, &str, &[u8]); 1] = [("paper", "通知.txt", two.as_bytes())];
    let said = page.send_files("/start/new", &[("by_paper", "1"), ("folder", "")], &paper);
    assert!(said.text.contains("没有建成"), "the folder has one: {}", said.text);
    let said = page.send_files("/start/new", &[("by_paper", "1"), ("folder", "另")], &paper);
    assert!(said.text.contains("建好了"), "{}", said.text);
    assert_eq!(home.read("另/原文/通知.txt"), two);
}

#[test]
fn what_is_wrong_makes_nothing_and_nothing_is_written_over() {
    let home = home();
    let page = Page::open(&home);
    let before = home.read("2024/notice.yaml");
    let asks: [&[(&str, &str)]; 4] = [
        &[("number", "十三号"), ("folder", "2025")],
        &[("year", "二零二五"), ("folder", "2025")],
        &[("last", "2024"), ("folder", "2024")],
        &[("last", "2024"), ("folder", "2023")],
    ];
    for fields in asks {
        let said = page.send_files("/start/new", fields, &[]);
        assert!(said.text.contains("没有建成"), "{fields:?}: {}", said.text);
    }
    let paper: [(&str, &str, &[u8]); 1] = [("paper", "通知.docx", b"PK\x03\x04")];
    let said = page.send_files("/start/new", &[("folder", "2026")], &paper);
    assert!(said.text.contains("没有建成"), "{}", said.text);
    assert_eq!(home.read("2024/notice.yaml"), before);
    let names: Vec<_> = std::fs::read_dir(home.folder.path()).unwrap().flatten().collect();
    assert_eq!(names.len(), 1, "{names:?}");
}

#[test]
fn a_folder_that_is_named_lies_where_years_lie() {
    let home = home();
    let mut page = Page::open(&home);
    for (named, made) in [("../外", "外"), ("/根", "根"), ("甲/乙", "甲_乙"), ("con", "_con")]
    {
        page.read_form();
        let said = page.send_files("/start/new", &[("folder", named)], &[]);
        assert!(said.text.contains("建好了"), "{named}: {}", said.text);
        assert!(home.path(&format!("{made}/notice.yaml")).is_file(), "{named}");
    }
    assert!(!home.folder.path().parent().unwrap().join("外").exists());
}

#[test]
fn forms_of_another_year_do_nothing() {
    let home = home();
    home.put("2023/notice.yaml", home.read("2024/notice.yaml"));
    let mut page = Page::open(&home);
    assert!(page.get("/start").text.contains("打开 2023"));
    assert_eq!(page.post("/start/open", &[("folder", "2024")]).status, 303);
    // The form that was shown before is that of the folder in which the years lie.
    assert_eq!(page.post("/report/make", &[("period", "2024Q1")]).status, 403);
    page.read_form();
    assert_eq!(page.post("/report/make", &[("period", "2024Q1")]).status, 200);
    for none in ["", "..", "2022", "2024/..", "/"] {
        assert_eq!(page.post("/start/open", &[("folder", none)]).status, 404, "{none}");
    }
    assert_eq!(page.post("/start/open", &[("folder", "2023")]).status, 303);
    let bytes = [("表.xlsx", b"PK".as_slice())];
    assert_eq!(page.drop_files("2024Q1", &bytes).status, 403);
    assert!(!home.path("2023/returns").exists());
}
