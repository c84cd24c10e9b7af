//! What a unit sent: its versions and what changed, each answer with its cell, its stamped copies as pictures.

use std::io::{Cursor, Write};

use crate::years::filled;

use super::browser::Page;
use super::office;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The addresses of the pictures on a page.
fn pictures(text: &str) -> Vec<String> {
    let plain = text.replace("&amp;", "&").replace("&#x2f;", "/").replace("&#x3d;", "=");
    let found = plain.split("src=\"/copy?").skip(1);
    found.map(|one| format!("/copy?{}", one.split('"').next().unwrap())).collect()
}

#[test]
fn all_versions_are_shown_with_what_changed_and_where() {
    let office = office();
    office.put("returns/2024Q1/区文旅局（更正）.xlsx", filled("区文旅局", "2024Q1", 3.0));
    let page = Page::open(&office);
    let shown = page.get("/unit?period=2024Q1&unit=%E5%8C%BA%E6%96%87%E6%97%85%E5%B1%80");
    assert_eq!(shown.status, 200, "{}", shown.text);
    let status = office.run(&["status", "--period", "2024Q1", "--as-of", "2024-04-08", "--json"]).1;
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    let unit = &status["units"][0];
    assert_eq!(unit["versions"].as_array().unwrap().len(), 2);
    for answer in unit["answers"].as_array().unwrap() {
        let (field, cell) = (answer["field"].as_str().unwrap(), answer["cell"].as_str().unwrap());
        let row = format!("<tr id=\"{}\"><th scope=\"row\">{field}</th>", cell);
        let row = shown.text.split(&row).nth(1).unwrap_or_else(|| panic!("{field}"));
        assert!(row.split("</tr>").next().unwrap().contains(cell), "{field} {cell}");
    }
    for change in unit["versions"][1]["changes"].as_array().unwrap() {
        let said = format!(
            "<td class=\"text\">{}</td><td class=\"text\">{}</td>",
            change["old"].as_str().unwrap(),
            change["new"].as_str().unwrap()
        );
        assert!(shown.text.contains(&said), "{said}");
    }
    assert_eq!(page.get("/unit?period=2024Q1&unit=nobody").status, 404);
}

#[test]
fn stamped_copies_are_drawn_wherever_they_lie() {
    let office = office();
    office.run(&["notice", "--bundled-fonts", "-o", "out"]);
    let pdf = std::fs::read(office.path("out/notice.pdf")).unwrap();
    office.put("returns/2024Q1/区文旅局盖章件.pdf", &pdf);
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    packed.start_file("区文旅局的照片.jpg", zip::write::SimpleFileOptions::default()).unwrap();
    packed.write_all(b"\xff\xd8\xff\xe0 a photograph").unwrap();
    office.put("returns/2024Q1/区文旅局.zip", packed.finish().unwrap().into_inner());
    let page = Page::open(&office);
    let shown = page.get("/unit?period=2024Q1&unit=%E5%8C%BA%E6%96%87%E6%97%85%E5%B1%80");
    let pictures = pictures(&shown.text);
    assert!(pictures.len() >= 2, "{}", shown.text);
    let mut kinds = Vec::new();
    for picture in &pictures {
        let (head, bytes) = page.bytes(picture);
        assert!(head.starts_with("HTTP/1.1 200"), "{picture}: {head}");
        kinds.push(if bytes.starts_with(PNG) { "png" } else { "jpeg" });
    }
    assert!(kinds.contains(&"png") && kinds.contains(&"jpeg"), "{kinds:?}");
    // Nothing else is drawn or given out.
    let hash = "0".repeat(64);
    for none in [
        format!("/copy?at=notice.yaml&hash={hash}&page=0"),
        format!("/copy?at=returns/2024Q1/../../notice.yaml&hash={hash}&page=0"),
        format!("/copy?at=returns/2024Q1/区文旅局盖章件.pdf&hash={hash}&page=0"),
        pictures[0].replace("page=0", "page=99"),
        pictures[0].replace("page=0", "page=-1"),
        "/copy".to_owned(),
    ] {
        let none: String = none
            .bytes()
            .map(|one| match one {
                0x21..=0x7e => char::from(one).to_string(),
                other => format!("%{other:02X}"),
            })
            .collect();
        assert_eq!(page.get(&none).status, 404, "{none}");
    }
}
