//! The guide (帮助) on the page: there with and without a year, reached from every page and from every finding.

use crate::years::Office;

use super::browser::Page;
use super::office;

/// The pages that the guide leads to.
const PAGES: [&str; 6] = [
    "/help",
    "/help?page=page",
    "/help?page=collecting",
    "/help?page=layout",
    "/help?page=questions",
    "/help?page=notice-yaml",
];

/// Without what the templates write in digits.
fn in_characters(text: &str) -> String {
    text.replace("&#x2f;", "/").replace("&#x3d;", "=")
}

#[test]
fn the_guide_is_read_with_and_without_a_year() {
    let nothing = Office { folder: tempfile::tempdir().unwrap() };
    for office in [office(), nothing] {
        let page = Page::open(&office);
        for path in PAGES {
            let shown = page.get(path);
            assert_eq!(shown.status, 200, "{path}");
            assert_eq!(shown.text.matches("<h1").count(), 1, "{path}");
            let links = in_characters(&shown.text);
            assert!(links.contains("<a href=\"/help?page=collecting\""), "{path}: {links}");
        }
        let picture = page.get("/help/picture?name=page-returns.png");
        assert!(picture.status == 200 && picture.head.contains("image/png"), "{}", picture.head);
        for path in ["/help?page=returns", "/help?page=../notice", "/help/picture?name=notice.yaml"]
        {
            assert_eq!(page.get(path).status, 404, "{path}");
        }
        assert!(page.get("/start").text.contains("<a href=\"/help\""));
    }
}

#[test]
fn every_finding_leads_to_what_its_code_means_and_to_the_guide() {
    let office = office();
    office.put("returns/2024Q1/坏的.xlsx", b"broken");
    let page = Page::open(&office);
    let year = page.get("/?period=2024Q1").text;
    let code = year.split("/help/code?code=").nth(1).expect("a finding");
    let code = &code[..4];
    let shown = page.get(&format!("/help/code?code={code}"));
    let (_, said) = office.run(&["explain", code]);
    let section = said.rsplit("帮助：").next().unwrap().split("一节").next().unwrap();
    assert!(section.contains("《收表和认表》"), "{said}");
    assert!(shown.status == 200 && shown.text.contains(section), "{}", shown.text);
    let links = in_characters(&shown.text);
    assert!(links.contains("<a href=\"/help?page=collecting#"), "{links}");
    let unknown = page.get("/help/code?code=%3Cb%3E1");
    assert!(unknown.status == 404 && !unknown.text.contains("<b>1"), "{}", unknown.text);
}
