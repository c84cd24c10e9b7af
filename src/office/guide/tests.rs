use super::pages::{PAGES, PICTURES};
use super::*;
use crate::diag::{Lang, samples};
use crate::intake::limits;

/// What stands behind each `mark` of a text up to a quotation mark.
fn behind<'t>(text: &'t str, mark: &str) -> Vec<&'t str> {
    text.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// An address as it is read: characters that are not plain are written in digits.
fn in_characters(written: &str) -> String {
    form_urlencoded::parse(written.as_bytes()).map(|(name, _)| name.into_owned()).collect()
}

#[test]
fn every_link_and_picture_of_a_page_leads_somewhere() {
    for shelf in [Shelf::Served, Shelf::Below] {
        for page in PAGES {
            let shown = super::page(page.name, shelf).unwrap();
            for link in behind(&shown.html, "<a href=\"") {
                let link = in_characters(&link.replace('=', "%3D"));
                let (at, anchor) = link.split_once('#').unwrap_or((&link, ""));
                let is_led_to = |to: &&pages::Page| address(to.name, shelf) == at;
                let to = if at.is_empty() { Some(page) } else { PAGES.iter().find(is_led_to) };
                let has = |to: &pages::Page| render::heading(to.text, anchor).is_some();
                let is_there = to.is_some_and(|to| anchor.is_empty() || has(to));
                assert!(is_there, "{}: {link}", page.name);
            }
            for source in behind(&shown.html, "<img src=\"") {
                let name = source.rsplit(['=', '/']).next().unwrap();
                assert!(picture(name).is_some(), "{}: {source}", page.name);
            }
            assert!(!shown.html.contains("<script"), "{}", page.name);
        }
    }
    let all: String = PAGES.iter().map(|page| page.text).collect();
    assert!(PICTURES.iter().all(|(name, _)| all.contains(name)), "a picture that no page shows");
}

/// A link that only a reader of the sources can follow is words, and raw HTML is not made HTML.
#[test]
fn what_leads_out_of_the_guide_is_plain() {
    let html = render::rendered(
        "# 甲\n\n[乙](forms.md)、[丙](questions.md)<script>丁</script>\n",
        Shelf::Served,
    )
    .html;
    assert!(html.contains("乙、<a href=\"/help?page=questions\">丙</a>&lt;script&gt;丁"), "{html}");
}

/// A comment says to the tests what cannot be run; a reader sees nothing of it, not even an empty line.
#[test]
fn a_comment_of_a_page_is_not_shown() {
    let text = "# 甲\n\n<!-- not run: 乙 -->\n```\n丙\n```\n\n`丁`<!-- not run: 戊 -->，己<!-- a --><i>庚<!-- b -->\n";
    let html = render::rendered(text, Shelf::Served).html;
    let plain = "# 甲\n\n```\n丙\n```\n\n`丁`，己<i>庚\n";
    assert_eq!(html, render::rendered(plain, Shelf::Served).html);
    for page in PAGES {
        for shelf in [Shelf::Served, Shelf::Below] {
            let shown = super::page(page.name, shelf).unwrap().html;
            let is_left = ["<!--", "&lt;!--", "not run: ", "tried in "]
                .iter()
                .find(|one| shown.contains(**one));
            assert_eq!(is_left, None, "{}", page.name);
        }
    }
}

#[test]
fn every_code_is_treated_in_a_section_that_exists() {
    for section in sections::all() {
        let called = section.called();
        assert!(!called.contains("“”") && !called.contains("《》"), "{section:?}");
    }
    for problem in samples::all() {
        assert!(of_code(problem.code()).is_some(), "{}", problem.code());
    }
    assert_eq!(of_code("E614").unwrap().called(), "《收表和认表》“打不开的、不是报表的”");
    assert_eq!(of_code("E61"), None);
}

/// What a message names is a page that a clerk has, and no message names a file of the sources.
#[test]
fn a_message_sends_to_pages_of_the_guide_only() {
    let titles: Vec<String> = PAGES.iter().map(|page| title(page.text).to_owned()).collect();
    for problem in samples::all() {
        let told = problem.message(Lang::Zh);
        let english = problem.message(Lang::En);
        for text in [&told.title, &told.remedy, &english.title, &english.remedy] {
            for source in ["docs/", ".md", ".html", "README"] {
                assert!(!text.contains(source), "{}: {text}", problem.code());
            }
        }
        for named in told.remedy.split("帮助《").skip(1) {
            let name = named.split('》').next().unwrap();
            assert!(titles.iter().any(|title| title == name), "{}: {name}", problem.code());
        }
        for (at, _) in english.remedy.match_indices("” under 帮助") {
            let name = english.remedy[..at].rsplit('“').next().unwrap();
            assert!(super::page(name, Shelf::Served).is_some(), "{}: {name}", problem.code());
        }
    }
}

#[test]
fn the_guide_lies_beside_the_program_as_pages() {
    let (beside, below) = files();
    let names: Vec<&str> = beside.iter().chain(&below).map(|file| file.name.as_str()).collect();
    assert!(names.starts_with(&["说明.html", "page.html", "collecting.html"]), "{names:?}");
    let first = std::str::from_utf8(&beside[0].bytes).unwrap();
    assert!(first.contains("<a href=\"docs/collecting.html\">收表和认表</a>"), "{first}");
    assert!(first.contains("<img src=\"docs/notice-page-1.png\""), "{first}");
}

/// The limits that a clerk can meet are those of the program.
#[test]
fn the_limits_are_those_that_hold() {
    let text = |name: &str| PAGES.iter().find(|page| page.name == name).unwrap().text;
    let thousands = |number: usize| format!("{},{:03}", number / 1000, number % 1000);
    let files = thousands(limits::FILES);
    let wanted = [
        format!("| 一份报表 | {} MB", limits::FILE_MIB),
        format!("| 一个压缩包、一封邮件 | {} MB", limits::CARRIER_MIB),
        format!("| 一期的文件夹 | {files} 个文件 |"),
        format!("{} 行", limits::LINES),
    ];
    for page in ["collecting", "questions"] {
        for words in &wanted {
            assert!(text(page).contains(words), "{page}: {words}");
        }
    }
    let largest = format!("| 一份 PDF、照片 | {} MB |", limits::HASHED_MIB);
    assert!(text("collecting").contains(&largest), "{largest}");
}
