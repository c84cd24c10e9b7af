//! The two real notices: they read without errors, say what was published, and are warned about
//! where they should be.

use std::fs;
use std::path::PathBuf;

use hongtou::diag::{Diagnostic, Lang};
use hongtou::notice::{self, Bracket, Notice, Reading, SText, Title};
use hongtou::origin::Place;

fn folder(year: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/notices").join(year)
}

fn reading(year: &str) -> Reading {
    let bytes = fs::read(folder(year).join("notice.yaml")).unwrap();
    notice::read("notice.yaml", &bytes)
}

fn read(year: &str) -> Notice {
    let reading = reading(year);
    let errors: Vec<_> = reading.findings.into_iter().map(|found| line(&found)).collect();
    reading.notice.unwrap_or_else(|| panic!("{errors:#?}"))
}

/// `12:5 W202 title`
fn line(found: &Diagnostic) -> String {
    let Place::Text(origin) = &found.place else { panic!("no place: {found:?}") };
    let (line, column) = origin.line_column();
    format!("{line}:{column} {} {}", found.problem.code(), found.problem.message(Lang::Zh).title)
}

#[test]
fn counts_of_units_tasks_and_pairs() {
    for (year, wanted) in [("2024", (8, 10, 15)), ("2026", (18, 10, 23))] {
        let notice = read(year);
        let pairs: usize = notice.tasks.iter().map(|task| task.units.len()).sum();
        assert_eq!((notice.units.units.len(), notice.tasks.len(), pairs), wanted, "{year}");
    }
}

#[test]
fn oddities_are_carried_by_the_description() {
    let notice = read("2024");
    assert_eq!(notice.tasks[0].bracket, Bracket::Paragraph);
    assert!(notice.tasks[1..].iter().all(|task| task.bracket == Bracket::Inline));
    let tenth = &notice.tasks[9].units[0];
    assert_eq!(tenth.written.value, "区教育局");
    assert_eq!(notice.units.get(tenth.id).name.value, "区教体局");

    let notice = read("2026");
    assert_eq!((notice.signed, notice.printed, notice.note), (None, None, None));
}

/// Every text of the description stands in the published text, whitespace aside.
#[test]
fn texts_are_the_published_ones() {
    for year in ["2024", "2026"] {
        let published = fs::read_to_string(folder(year).join("published.txt")).unwrap();
        let published = without_blanks(&published);
        for text in printed_texts(&read(year)) {
            assert!(published.contains(&without_blanks(&text)), "{year}: {text}");
        }
    }
}

/// The published body is nothing but the texts of the description in their order.
#[test]
fn nothing_of_the_published_body_is_left_out() {
    for year in ["2024", "2026"] {
        let notice = read(year);
        let published = fs::read_to_string(folder(year).join("published.txt")).unwrap();
        let body: String = body(&notice).concat();
        assert!(without_blanks(&published).contains(&without_blanks(&body)), "{year}: {body}");
    }
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn lines(title: &Title) -> Vec<String> {
    match title {
        Title::Text(text) => vec![text.value.clone()],
        Title::Lines(lines) => lines.iter().map(|line| line.value.clone()).collect(),
    }
}

fn texts(list: &[SText]) -> impl Iterator<Item = String> {
    list.iter().map(|text| text.value.clone())
}

/// From the title to the last closing paragraph, as the page prints it.
fn body(notice: &Notice) -> Vec<String> {
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let mut body = lines(&notice.title);
    body.push(format!("{}：", notice.recipients.as_ref().unwrap().value));
    body.extend(texts(&notice.preamble));
    for (task, numeral) in notice.tasks.iter().zip(numerals) {
        let units: Vec<&str> = task.units.iter().map(|unit| unit.written.as_str()).collect();
        body.push(format!("{numeral}、{}。", task.name.value));
        body.extend(texts(&task.text));
        body.push(format!("（责任单位：{}）", units.join("、")));
    }
    body.extend(texts(&notice.closing));
    body
}

fn printed_texts(notice: &Notice) -> Vec<String> {
    let mut texts = vec![notice.issuer.value.clone(), notice.number.value.clone()];
    let attachment = notice.attachment.as_ref().unwrap();
    texts.push(lines(&attachment.title).concat());
    let contact = notice.contact.as_ref().unwrap();
    let people: Vec<&str> = contact.people.iter().map(|name| name.as_str()).collect();
    texts.push(format!(
        "联系人：{} 联系电话：{}",
        people.join(" "),
        contact.phone().unwrap().value
    ));
    texts.push(format!("抄送：{}。", notice.copies.as_ref().unwrap().value));
    if let (Some(signed), Some(printed)) = (&notice.signed, &notice.printed) {
        texts.push(format!("{}{}", signed.by[0].value, signed.date.chinese()));
        texts.push(format!("{}{}印发", printed.by.value, printed.date.chinese()));
    }
    texts.extend(notice.note.as_ref().map(|note| format!("（{}）", note.value)));
    texts
}

/// What `check` finds is in the file beside each notice.
#[test]
fn warnings_are_the_expected_ones() {
    for year in ["2024", "2026"] {
        let found: String =
            reading(year).findings.sorted().iter().map(|found| line(found) + "\n").collect();
        super::expect_file(&folder(year).join("expected.txt"), &found);
    }
}
