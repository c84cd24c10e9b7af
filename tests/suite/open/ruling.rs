//! What is ruled by buttons stands in the description as a hand would write it, and is taken back by one.

use crate::years::{Office, filled};

use super::browser::{Answer, Page};
use super::office;

/// What stands in a hidden field of a page.
pub(super) fn field<'t>(text: &'t str, name: &str) -> &'t str {
    let begins = format!("name=\"{name}\" value=\"");
    text.split(&begins)
        .nth(1)
        .unwrap_or_else(|| panic!("{name}: {text}"))
        .split('"')
        .next()
        .unwrap()
}

/// What is written in an address or a form.
pub(super) fn coded(text: &str) -> String {
    text.bytes().map(|one| format!("%{one:02X}")).collect()
}

/// A year to which a picture came that is nobody's.
fn with_photo() -> Office {
    let office = office();
    office.put("returns/2024Q1/照片 #1 [甲].png", b"\x89PNG\r\n\x1a\n0000".as_slice());
    office
}

struct Form {
    notice: String,
    file: String,
}

impl Form {
    fn of(page: &Page) -> Form {
        let text = page.get("/returns?period=2024Q1").text;
        Form { notice: field(&text, "notice").to_owned(), file: field(&text, "file").to_owned() }
    }

    fn post(&self, page: &Page, more: &[(&str, &str)]) -> Answer {
        let back = coded("/returns?period=2024Q1");
        let mut fields = vec![
            ("notice", &*self.notice),
            ("file", &*self.file),
            ("period", "2024Q1"),
            ("back", &back),
        ];
        fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        fields.extend(more);
        page.post("/ruling", &fields)
    }
}

fn shown(page: &Page) -> String {
    page.get("/returns?period=2024Q1").text
}

/// What differs by the words of a ruling alone.
fn without_words(mut status: serde_json::Value) -> serde_json::Value {
    let all = status.as_object_mut().unwrap();
    all.remove("rulings");
    status
}

#[test]
fn a_button_does_what_the_same_ruling_does_by_hand() {
    let (office, by_hand) = (with_photo(), with_photo());
    let page = Page::open(&office);
    let form = Form::of(&page);
    let unit = coded("区科协");
    let said = form.post(&page, &[("do", "is"), ("unit", &unit), ("of", "2024Q1")]);
    assert_eq!(said.status, 303, "{}", said.text);
    assert!(said.head.to_lowercase().contains("location: /returns?period=2024q1"), "{}", said.head);
    let told = shown(&page);
    assert!(told.contains("已写进来件") && told.contains("撤回这一处"), "{told}");
    let digits = &form.file[..16];
    let written = format!(
        "来件:\n  - 文件: {digits}  # 照片 #1 [甲].png\n    单位: 区科协\n    报送期: 2024Q1\n    日期: 2024-04-08\n"
    );
    let before = by_hand.read("notice.yaml");
    assert_eq!(office.read("notice.yaml"), format!("{before}{written}"));
    assert!(!shown(&page).contains("已写进来件"), "told once");
    let hand = format!(
        "returns:\n- {{file: {}, unit: 区科协, period: 2024Q1, date: 2024-04-08}}\n",
        digits.to_lowercase()
    );
    by_hand.put("notice.yaml", before + &hand);
    assert_eq!(without_words(office.status("2024Q1")), without_words(by_hand.status("2024Q1")));
    assert_eq!(office.status("2024Q1")["units"][1]["stateName"], "缺电子版");
}

#[test]
fn one_button_takes_it_back_byte_for_byte() {
    let office = with_photo();
    let text = office.read("notice.yaml").replace('\n', "\r\n") + "# 完";
    office.put("notice.yaml", format!("\u{FEFF}{text}"));
    let page = Page::open(&office);
    let form = Form::of(&page);
    assert_eq!(
        form.post(&page, &[("do", "ignore"), ("reason", &coded("重复\r\n- 文件: x"))]).status,
        303
    );
    let told = shown(&page);
    let now = office.read("notice.yaml");
    assert!(now.contains("不计: 是\r\n    说明: \"重复 - 文件: x\"\r\n"), "{now}");
    let undo = field(&told, "notice").to_owned();
    let back = coded("/returns");
    let said = page.post("/ruling/undo", &[("notice", &undo), ("back", &back)]);
    assert_eq!(said.status, 303);
    assert_eq!(office.read("notice.yaml"), format!("\u{FEFF}{text}"));
    assert!(shown(&page).contains("已撤回"));
    // What it is now was made by nobody.
    page.post("/ruling/undo", &[("notice", &Form::of(&page).notice), ("back", &back)]);
    assert!(shown(&page).contains("撤不回"));
    // What was ruled is withdrawn by a button of its own, too.
    let form = Form::of(&page);
    form.post(&page, &[("do", "ignore")]);
    let form = Form { notice: Form::of(&page).notice, ..form };
    // The first page told what was done; its first form is that of taking back.
    form.post(&page, &[("do", "withdraw")]);
    assert!(shown(&page).contains("的来件已撤回"));
    assert_eq!(office.read("notice.yaml").trim_end(), format!("\u{FEFF}{text}"));
}

#[test]
fn what_somebody_else_wrote_is_never_overwritten() {
    let office = with_photo();
    let page = Page::open(&office);
    let form = Form::of(&page);
    let other = office.read("notice.yaml") + "# 别人加的\n";
    office.put("notice.yaml", &other);
    let unit = coded("区科协");
    assert_eq!(form.post(&page, &[("do", "is"), ("unit", &unit)]).status, 303);
    let told = shown(&page);
    assert!(told.contains("改过的内容原样保留") && told.contains("单位: 区科协"), "{told}");
    assert!(told.contains("没有写这个文件的来件"), "{told}");
    assert_eq!(office.read("notice.yaml"), other);
    assert!(!office.path("存档/修改前").exists());
    // Nor is it by taking back.
    let form = Form::of(&page);
    form.post(&page, &[("do", "ignore")]);
    let undo = field(&shown(&page), "notice").to_owned();
    let third = office.read("notice.yaml") + "# 又加的\n";
    office.put("notice.yaml", &third);
    page.post("/ruling/undo", &[("notice", &undo)]);
    assert!(shown(&page).contains("改过的内容原样保留"));
    assert_eq!(office.read("notice.yaml"), third);
}

#[test]
fn nothing_odd_is_written() {
    let office = with_photo();
    let page = Page::open(&office);
    let form = Form::of(&page);
    let before = office.read("notice.yaml");
    let nobody = coded("区某局\n  - 文件: x");
    let tag = coded("!!python/object: {a: &b *c} # |");
    let zeros = "0".repeat(64);
    let asks: [&[(&str, &str)]; 11] = [
        &[("do", "is"), ("unit", &nobody)],
        &[("do", "is"), ("unit", &tag)],
        &[("do", "is"), ("of", "2031Q1")],
        &[("do", "is"), ("of", "%27%0A")],
        &[("do", "is"), ("unit", ""), ("of", "")],
        &[("do", "rm")],
        &[("do", "withdraw")],
        &[("do", "ignore"), ("file", &zeros)],
        &[("do", "ignore"), ("file", "")],
        &[("do", "ignore"), ("period", "2031Q1")],
        &[("do", "ignore"), ("notice", &zeros)],
    ];
    for fields in asks {
        let said = form.post(&page, fields);
        assert_eq!(said.status, 303, "{fields:?} {}", said.text);
        assert!(shown(&page).contains("class=\"noted wrong\""), "{fields:?}");
        assert_eq!(office.read("notice.yaml"), before, "{fields:?}");
    }
    assert_eq!(page.without_form("/ruling", &[("do", "ignore"), ("file", &form.file)]).status, 403);
    assert_eq!(page.without_form("/ruling/undo", &[("notice", &form.notice)]).status, 403);
    assert_eq!(page.get("/ruling").status, 405);
    assert_eq!(office.read("notice.yaml"), before);
}

#[test]
fn a_text_of_a_form_stays_in_its_place() {
    let office = with_photo();
    let page = Page::open(&office);
    for words in [
        "a: #b",
        "'",
        "\"}]",
        "- x\n来件: []",
        "!!null",
        "&a *b",
        "|",
        "%YAML 1.2",
        "\u{85}\u{2028}甲",
    ] {
        let (form, before) = (Form::of(&page), office.read("notice.yaml"));
        form.post(&page, &[("do", "ignore"), ("reason", &coded(words)), ("by", &coded(words))]);
        let told = shown(&page);
        assert!(told.contains("已写进来件"), "{words}: {told}");
        let now = office.read("notice.yaml");
        assert_eq!(now.lines().count(), before.lines().count() + 7, "{now}");
        let ruled = office.status("2024Q1")["rulings"].to_string();
        let first = words.split_whitespace().next().unwrap().replace('"', "\\\"");
        assert!(ruled.contains(&first), "{words}: {ruled}");
        page.post("/ruling/undo", &[("notice", field(&told, "notice"))]);
        assert_eq!(office.read("notice.yaml"), before);
        shown(&page);
    }
}

#[test]
fn the_browser_is_sent_to_pages_of_ours_alone() {
    let office = with_photo();
    let page = Page::open(&office);
    for back in [
        "http://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/returns\r\nSet-Cookie: a=b",
        "/end",
        "javascript:alert(1)",
        "",
    ] {
        let said = page.post("/ruling/undo", &[("notice", "0"), ("back", &coded(back))]);
        let head = said.head.to_lowercase();
        assert!(said.status == 303 && head.contains("\nlocation: /returns\r"), "{back}: {head}");
        assert!(!head.contains("set-cookie"), "{head}");
    }
    for back in ["/", "/report?period=2024Q1"] {
        let said = page.post("/ruling/undo", &[("notice", "0"), ("back", &coded(back))]);
        assert!(said.head.contains(&format!("location: {back}\r")), "{}", said.head);
    }
}

#[test]
fn what_is_kept_disturbs_nothing() {
    let office = with_photo();
    let page = Page::open(&office);
    for _ in 0..2 {
        Form::of(&page).post(&page, &[("do", "ignore")]);
        shown(&page);
        Form::of(&page).post(&page, &[("do", "withdraw")]);
        shown(&page);
    }
    assert_eq!(std::fs::read_dir(office.path("存档/修改前")).unwrap().flatten().count(), 4);
    let commands: [&[&str]; 4] = [
        &["status", "--period", "2024Q1"],
        &["check"],
        &["report", "--period", "2024Q1", "--final"],
        &["log"],
    ];
    for command in commands {
        let (code, said) = office.run(&[command, &["--clock", "2024-04-08 09:00"]].concat());
        assert!(code <= 1 && !said.contains("修改前"), "{said}");
    }
    assert_eq!(page.get("/").status, 200);
}

#[test]
fn a_version_and_figures_are_ruled() {
    let office = office();
    office.put("returns/2024Q1/又一份.xlsx", filled("区文旅局", "2024Q1", 3.0));
    let before = office.status("2024Q1");
    assert_eq!(before["units"][0]["stateName"], "待核");
    let page = Page::open(&office);
    let notice = {
        // Every page that has forms of files names the description it was made from.
        office.put("returns/2024Q1/照片.png", b"\x89PNG\r\n\x1a\n0000".as_slice());
        Form::of(&page).notice
    };
    let versions = before["units"][0]["versions"].as_array().unwrap().clone();
    let hash = versions[0]["hash"].as_str().unwrap().to_owned();
    let form = Form { notice, file: hash.clone() };
    form.post(&page, &[("do", "counts")]);
    assert!(shown(&page).contains("已写进来件"));
    let form = Form { notice: Form::of(&page).notice, file: hash.clone() };
    form.post(&page, &[("do", "right")]);
    assert!(shown(&page).contains("已写进来件"));
    let now = office.read("notice.yaml");
    assert!(now.contains("    版次: 1\n") && now.contains("    数字无误: 是\n"), "{now}");
    let after = office.status("2024Q1");
    assert_eq!(after["units"][0]["hash"], hash.as_str());
    assert_ne!(after["units"][0]["stateName"], "待核");
}

/// What nobody can read has the same buttons, a unit's and nobody's: it is left out, and asked for no more.
#[test]
fn what_cannot_be_read_is_ruled_too() {
    let office = office();
    office.put("returns/2024Q1/区科协一季度.xlsx", b"not a workbook".as_slice());
    office.put("returns/2024Q1/不知谁的.xlsx", b"not a workbook either".as_slice());
    let page = Page::open(&office);
    let unit = format!("/unit?period=2024Q1&unit={}", coded("区科协"));
    for (shows, back) in [("/returns?period=2024Q1", "不知谁的"), (unit.as_str(), "区科协一季度")]
    {
        let text = page.get(shows).text;
        assert!(text.contains(&format!("{back}.xlsx")) && text.contains("E61"), "{text}");
        let form = Form {
            notice: field(&text, "notice").to_owned(),
            file: field(&text, "file").to_owned(),
        };
        assert_eq!(form.post(&page, &[("do", "ignore")]).status, 303, "{shows}");
        let told = shown(&page);
        assert!(told.contains(&format!("不计：{back}.xlsx")), "{told}");
    }
    assert!(!page.get(&unit).text.contains("E61"));
}
