//! Drafts: read by a parser of another maker, the same bytes twice, and nothing sent.

use hongtou::mail::log::Event;
use mail_parser::{MessageParser, MimeHeaders};

use super::{Year, files, said};

const OUTBOX: &str = "out/outbox/2024Q1";

fn drafted() -> Year {
    let year = Year::new();
    let output = year.run(&["send", "--as-of", "2024-03-28"]);
    assert_eq!(said(&output).0, 0, "{}", said(&output).1);
    year
}

#[test]
fn a_draft_opens_for_sending_with_its_form_under_its_name() {
    let year = drafted();
    let bytes = year.read(&format!("{OUTBOX}/01-区人社局-2024Q1.eml"));
    assert!(bytes.is_ascii(), "any server takes it");
    let mail = MessageParser::default().parse(&bytes).expect("a message");
    let to = mail.to().and_then(|to| to.first()).expect("a recipient");
    assert_eq!((to.name(), to.address()), (Some("区人社局"), Some("rsj@example.gov.cn")));
    let from = mail.from().and_then(|from| from.first()).expect("a sender");
    assert_eq!((from.name(), from.address()), (Some("区妇联"), Some("fulian@example.gov.cn")));
    let subject = mail.subject().expect("a subject");
    assert!(subject.starts_with("请填报（第一季度）区人社局：2024年"), "{subject}");
    assert_eq!(mail.header_raw("X-Unsent").map(str::trim), Some("1"));
    assert_eq!(mail.date().expect("a date").to_rfc3339(), "2024-03-28T00:00:00+08:00");

    let text = mail.body_text(0).expect("a text");
    assert!(text.contains("2024年3月31日前") && text.contains("“淄川区妇联”邮箱"), "{text}");
    assert!(mail.body_html(0).expect("HTML").contains("<p>区人社局：</p>"));
    let form = mail.attachment(0).expect("the form");
    assert_eq!(form.attachment_name(), Some("01-区人社局-2024Q1.xlsx"));
    assert_eq!(form.contents(), year.read(&format!("{OUTBOX}/01-区人社局-2024Q1.xlsx")));
    assert_eq!(mail.attachment_count(), 1);
}

/// Old programs look for the name in encoded words in `Content-Type`, new ones for `filename*`.
#[test]
fn the_name_of_the_form_is_written_for_old_and_new_programs() {
    let year = drafted();
    let bytes = year.read(&format!("{OUTBOX}/01-区人社局-2024Q1.eml"));
    let text = String::from_utf8(bytes).expect("ASCII").replace("\r\n ", "");
    let head = text.split("Content-Type: application/").nth(1).expect("an attachment");
    let head = head.split("\r\n\r\n").next().expect("a head");
    assert!(head.contains("name=\"=?utf-8?b?"), "{head}");
    assert!(head.contains("filename*0*=utf-8''01-%E5%8C%BA"), "{head}");
}

#[test]
fn each_unit_gets_what_it_needs() {
    let year = drafted();
    let folder = year.path(OUTBOX);
    // 区妇联 collects: its form lies there, and nobody writes to it.
    assert_eq!(files(&folder, "2024Q1.xlsx").len(), 9, "eight forms and the list");
    let drafts = files(&folder, ".eml");
    assert_eq!(drafts.len(), 7);
    assert!(!drafts.contains(&"02-区妇联-2024Q1.eml".to_owned()));
    assert_eq!(files(&folder, ".txt").len(), 7);
    let pasted = year.read(&format!("{OUTBOX}/08-区科协-2024Q1.txt"));
    let pasted = String::from_utf8(pasted).expect("UTF-8");
    assert!(
        pasted.starts_with("\u{FEFF}主题：请填报（第一季度）区科协：")
            && pasted.contains("\r\n区科协：\r\n")
    );
    let by_hand = year.read(&format!("{OUTBOX}/08-区科协-2024Q1.eml"));
    let mail = MessageParser::default().parse(&by_hand).expect("a message");
    assert!(mail.to().is_none() && mail.from().is_some());
    let log = year.log();
    assert_eq!(log.len(), 7, "each is noted");
    assert!(log.iter().all(|line| line.event == Event::Drafted), "a draft is not sent");
}

#[test]
fn mailboxes_to_look_at_are_named() {
    let year = Year::new();
    let (code, text) = said(&year.run(&["send", "--as-of", "2024-03-28"]));
    assert_eq!(code, 0);
    assert!(text.contains("[W801]: 没有写邮箱：区科协；"), "{text}");
    assert!(text.contains("[W802]: 区财政局、区文旅局的邮箱都是 czj@example.gov.cn"), "{text}");
}

#[test]
fn the_list_has_a_row_a_unit() {
    let year = drafted();
    let bytes = year.read(&format!("{OUTBOX}/发送清单-2024Q1.xlsx"));
    let book = crate::forms::workbook::Workbook::open(&bytes);
    let texts = book.texts("xl/worksheets/sheet1.xml");
    let row = |at: u32| "ABCDEF".chars().map(move |column| format!("{column}{at}"));
    let cells = |at| row(at).map(|cell| texts.get(&cell).cloned().unwrap_or_default());
    let first: Vec<String> = cells(3).collect();
    assert_eq!(first[..3], ["区人社局", "rsj@example.gov.cn", "01-区人社局-2024Q1.xlsx"]);
    assert!(first[3].len() == 64 && first[4] == "待发", "{first:?}");
    assert_eq!(cells(4).nth(4).as_deref(), Some("本单位"));
    assert_eq!(cells(10).nth(4).as_deref(), Some("待送"));
    assert!(!texts.contains_key("A11"));
}

#[test]
fn the_same_day_gives_the_same_bytes() {
    let (one, other) = (drafted(), drafted());
    for name in files(&one.path(OUTBOX), "") {
        let place = format!("{OUTBOX}/{name}");
        assert!(one.read(&place) == other.read(&place), "{name}");
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let year = Year::new();
    let output = year.run(&["send", "--dry-run", "--smtp"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(text.lines().count(), 8, "{text}");
    assert!(text.contains("将发送  区人社局  rsj@example.gov.cn"), "{text}");
    assert!(text.contains("不发  区妇联"), "{text}");
    assert!(!year.path("out").exists() && !year.path("log").exists());
}

/// A name that would be a line of the head, or a block, is the letters it is made of.
#[test]
fn a_name_forms_no_line_of_the_head() {
    let year = Year::new();
    let yaml = String::from_utf8(year.read("notice.yaml")).expect("UTF-8");
    let hostile = "区人社局</p><p> Bcc: a@b.cc \\\" , <x@y.zz>";
    let yaml = yaml.replace("name: 区人社局", &format!("name: \"{hostile}\""));
    let yaml = yaml.replace("[区人社局", &format!("[\"{hostile}\""));
    let yaml = yaml.replace("reporter: 区人社局", &format!("reporter: \"{hostile}\""));
    year.put("notice.yaml", yaml.replace("区人社局]", &format!("\"{hostile}\"]")));
    let output = year.run(&["send", "--as-of", "2024-03-28"]);
    assert_eq!(said(&output).0, 0, "{}", said(&output).1);
    let name = files(&year.path(OUTBOX), ".eml").remove(0);
    let bytes = year.read(&format!("{OUTBOX}/{name}"));
    let mail = MessageParser::default().parse(&bytes).expect("a message");
    let shown = hostile.replace("\\\"", "\"");
    let to = mail.to().and_then(|to| to.first()).expect("a recipient");
    assert_eq!((to.name(), to.address()), (Some(shown.as_str()), Some("rsj@example.gov.cn")));
    assert!(mail.bcc().is_none() && mail.to().expect("a recipient").iter().count() == 1);
    assert!(mail.body_html(0).expect("HTML").contains("&lt;/p&gt;&lt;p&gt; Bcc: a@b.cc"));
}
