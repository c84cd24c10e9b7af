//! Texts from outside made of odd characters: controls, what nobody sees, what no font has, the marks of
//! templates. Wherever they stand (the name of a file, of a file inside an archive, of a sheet, a cell, the
//! subject of a mail), the report and the mails are written, and the file is named in what is found.

use hongtou::compose;
use hongtou::date::Date;
use hongtou::diag::{Diagnostics, Glyphs, Problem, Severity};
use hongtou::document::Style;
use hongtou::document::template::Templates;
use hongtou::docx::{self, Reader};
use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid};
use hongtou::intake::{self, Incoming};
use hongtou::layout;
use hongtou::layout::fonts::FontSet;
use hongtou::mail::reply::replies;
use hongtou::mail::stage::stage;
use hongtou::mail::{Along, Facts, Lack, Mend, Missing, reminder_letter, reply_letter};
use hongtou::notice::Notice;
use hongtou::origin::{Place, Source};
use hongtou::period::{Period, Quarter};
use hongtou::report::Report;
use hongtou::returns::{Reduced, Returns, Sorter};
use proptest::prelude::*;
use zip::CompressionMethod;

use crate::hostile::makers::{archive, book};
use crate::mail::{Year, said};
use crate::{forms, mutations, report_xlsx};

/// Characters and marks that broke something somewhere once.
const ODD: [&str; 40] = [
    "祹",
    "龘",
    "😀",
    "❤\u{FE0F}",
    "𠀀",
    "𰀀",
    "\u{E000}",
    "\u{F0000}",
    "ก",
    "한",
    "ཀ",
    "ع",
    "e\u{301}",
    "\u{FFFD}",
    "\u{FFFE}",
    "\u{1FFFF}",
    "\u{FEFF}",
    "\u{200B}",
    "\u{200D}",
    "\u{202E}",
    "\u{2028}",
    "\u{AD}",
    "\u{34F}",
    "\u{600}",
    "\u{61C}",
    "\u{17B4}",
    "\u{180B}",
    "\u{2800}",
    "\u{3164}",
    "\u{1D173}",
    "\u{1BCA0}",
    "\u{E0041}",
    "\u{E0100}",
    "\t",
    "\u{1B}[2J",
    "\u{85}",
    "{{ x }}",
    "{% raw %}",
    "<o n=\"0\">",
    "</p>&amp;]]>",
];

/// A template of an office's own that puts texts together before it prints them.
const JOINED: &str = "<p>{% for one in attention.doubtful %}{{ '件：' ~ one.file }}\
    {{ one.texts|join('；')|upper }}{% endfor %}</p>";

fn odd() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(ODD.as_slice()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// What XML can say of `text`, escaped.
fn xml(text: &str) -> String {
    let allowed = |one: &char| !one.is_control() && !matches!(one, '\u{FFFE}' | '\u{FFFF}');
    let text = text.chars().filter(allowed);
    text.map(|one| format!("&#{};", u32::from(one))).collect()
}

/// A table that is no form, with this in a cell and as the name of its sheet.
fn table(cell: &str, sheet: &str) -> Vec<u8> {
    let row =
        format!("<row r='1'><c r='A1' t='inlineStr'><is><t>甲{}</t></is></c></row>", xml(cell));
    let workbook = format!(
        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' \
         xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>\
         <sheet name='表{}' sheetId='1' r:id='rId1'/></sheets></workbook>",
        xml(sheet)
    );
    book(&row, &[("xl/workbook.xml", workbook.as_bytes())])
}

/// A form with its marks, each of whose cells says this.
fn filled(grid: &FormGrid, odd: &str) -> Vec<u8> {
    let said = |field: Field| match field {
        Field::Figure { .. } => format!("约{odd}20"),
        Field::Answer { .. }
        | Field::Question { .. }
        | Field::Due { .. }
        | Field::State { .. }
        | Field::Person
        | Field::Phone
        | Field::FilledOn => format!("推进{odd}中"),
    };
    let text = |words: String| Answer::Text(CellText::new(&words).0);
    let answers: Answers =
        grid.entries.iter().map(|entry| (entry.id.clone(), text(said(entry.field)))).collect();
    form::write(grid, &answers).unwrap()
}

/// A mail about this to which a table of that name is attached.
fn mail(subject: &str, name: &str) -> Vec<u8> {
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    let word = |text: &str| format!("=?utf-8?B?{}?=", BASE64_STANDARD.encode(text));
    let (subject, name) = (word(&format!("报送{subject}")), word(&format!("{name}表.xlsx")));
    // Other bytes than those of the archive: the same file twice is one.
    let body = BASE64_STANDARD.encode(table("2", ""));
    format!(
        "From: a@example.gov.cn\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"B\"\r\n\r\n--B\r\n\
         Content-Type: application/octet-stream; name=\"{name}\"\r\n\
         Content-Disposition: attachment; filename=\"{name}\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{body}\r\n--B--\r\n"
    )
    .into_bytes()
}

/// The files of a unit and of nobody, each odd in another place.
fn files(unit: &str, grid: &FormGrid, odd: &str) -> Vec<(String, Vec<u8>)> {
    let form = filled(grid, odd);
    let member = format!("甲{odd}表.xlsx");
    let packed = archive(&[(&member, &table("1", ""))], CompressionMethod::Deflated);
    vec![
        (format!("{}.xlsx", grid.identity.unit), form.clone()),
        (format!("{unit}{odd}表.xlsx"), form[..form.len() / 2].to_vec()),
        (format!("a{odd}.xlsx"), table("1", "")),
        ("b.xlsx".into(), table(odd, "")),
        ("c.xlsx".into(), table("1", odd)),
        ("d.zip".into(), packed),
        ("e.eml".into(), mail(odd, odd)),
    ]
}

fn returned(notice: &Notice, files: &[(String, Vec<u8>)]) -> Returns {
    let sorter = Sorter::new(notice, Period::new(2024, Quarter::First), None);
    let mut came = Reduced::found(Diagnostics::new());
    for (path, bytes) in files {
        came.extend(sorter.reduce(intake::receive(&Incoming {
            path,
            bytes,
            hash: path,
            saved: None,
        })));
    }
    sorter.sort(came)
}

/// The report as DOCX and as a workbook; what no font has is a warning that names a file.
fn reported(report: &Report, templates: &Templates, fonts: &FontSet) {
    let document = compose::report(report, templates).expect("a document");
    let settled = layout::settle(document, &Style::REPORT, fonts).expect("every character is set");
    for found in settled.warnings().iter() {
        let replaced = matches!(found.problem, Problem::Glyphs(Glyphs::Replaced { .. }));
        assert!(!replaced || matches!(found.place, Place::Book(_)), "{found:?}");
    }
    docx::write(&settled, Reader::Word).expect("a paper");
    for (name, part) in report_xlsx::parts(&report_xlsx::bytes(report)) {
        roxmltree::Document::parse(&part).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

/// The reminders and the replies to all units.
fn written_to(notice: &Notice, returns: &Returns, templates: &Templates) {
    let facts = Facts::of(notice, returns.period);
    let today = Date::new(2024, 4, 10).unwrap();
    let stage = stage(&notice.reporting, facts.due, today).expect("reminders began");
    let doubtful: Vec<&str> = returns.doubtful.iter().map(|one| &*one.arrival.origin).collect();
    let lack = Lack { missing: Missing::All, of: &[], doubtful: &doubtful };
    let grid = &returns.units[0].grid;
    reminder_letter(&facts, (grid, Along::Nothing), (&stage, lack, 1), templates)
        .expect("a reminder");
    let (replies, _) = replies(returns, &returns.findings.clone().sorted());
    assert!(replies.len() >= 2, "the form and the broken file");
    for reply in replies {
        let grid = &returns.units[reply.unit].grid;
        let mend = Mend { reply: &reply, lack: Some(lack), doubtful: &doubtful, earlier: 1, today };
        reply_letter(&facts, (grid, "表.xlsx"), mend, templates).expect("a reply");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_texts_from_outside_end_nothing(odd in odd()) {
        let notice = forms::notice(2024);
        let files = files("区财政局", &forms::grid(&notice, "区妇联"), &odd);
        let returns = returned(&notice, &files);
        let named: Vec<&str> = returns.findings.iter().filter_map(|found| match &found.place {
            Place::Book(origin) => Some(origin.file_name()),
            Place::Text(_) | Place::Nowhere => None,
        }).collect();
        for begin in ["区妇联", "区财政局", "a", "b", "c", "d", "e"] {
            prop_assert!(named.iter().any(|name| name.starts_with(begin)), "{}: {:?}", begin, named);
        }
        let report = Report::new(&notice, &returns, Date::new(2024, 4, 10).unwrap());
        let fonts = mutations::fonts();
        let mut templates = Templates::default();
        reported(&report, &templates, &fonts);
        written_to(&notice, &returns, &templates);
        templates.replace("report-attention.xml", Source::new("own/report-attention.xml", JOINED));
        reported(&report, &templates, &fonts);
    }
}

/// What our own side wrote is still an error at its place.
#[test]
fn what_no_font_has_is_an_error_in_a_template() {
    let notice = forms::notice(2024);
    let files = files("区财政局", &forms::grid(&notice, "区妇联"), "😀");
    let report = Report::new(&notice, &returned(&notice, &files), Date::new(2024, 4, 10).unwrap());
    let mut templates = Templates::default();
    let own = Source::new("own/report-attention.xml", "<p>😀</p>");
    templates.replace("report-attention.xml", own);
    let document = compose::report(&report, &templates).expect("a document");
    let fonts = mutations::fonts();
    let refused = layout::settle(document, &Style::REPORT, &fonts);
    let found: Vec<_> = refused.expect_err("a refusal").into_iter().collect();
    let missing = |problem: &Problem| matches!(problem, Problem::Glyphs(Glyphs::Missing { .. }));
    assert!(
        found.iter().any(|one| missing(&one.problem)
            && one.severity() == Severity::Error
            && format!("{:?}", one.place).contains("own/report-attention.xml:1:4")),
        "{found:?}"
    );
}

/// Each character that no font has takes a font of its own in the PDF, in which it is kept as it came:
/// fifty of them do, and the others are 〓 there.
#[test]
fn characters_that_no_font_has_take_few_fonts() {
    let rare: String = ('\u{20000}'..).take(400).collect();
    let notice = forms::notice(2024);
    let files = files("区财政局", &forms::grid(&notice, "区妇联"), &rare);
    let report = Report::new(&notice, &returned(&notice, &files), Date::new(2024, 4, 10).unwrap());
    let document = compose::report(&report, &Templates::default()).expect("a document");
    let fonts = mutations::fonts();
    let settled = layout::settle(document, &Style::REPORT, &fonts).expect("every character is set");
    let bytes = hongtou::pdf::write(&settled, hongtou::pdf::PdfKind::Archive).expect("a PDF");
    let embedded = lopdf::Document::load_mem(&bytes)
        .expect("a PDF")
        .objects
        .values()
        .filter(|one| one.as_dict().is_ok_and(|one| one.has(b"FontFile2") || one.has(b"FontFile3")))
        .count();
    assert!((50..70).contains(&embedded), "{embedded} fonts");
}

/// The same by the program, from names on a disk: what they say on a terminal can be seen.
#[test]
fn odd_names_end_no_command() {
    let year = Year::new();
    let notice = forms::notice(2024);
    let grid = forms::grid(&notice, "区妇联");
    // Windows takes no control characters.
    let odd = match cfg!(windows) {
        true => ["😀", "❤\u{FE0F}", "\u{AD}\u{E0100}", "\u{FFFE}[2J"],
        false => ["😀", "❤\u{FE0F}", "\u{AD}\t\u{E0100}", "\u{FFFE}\u{1B}[2J"],
    };
    for (at, odd) in odd.iter().enumerate() {
        for (name, bytes) in files("区财政局", &grid, odd) {
            year.put(&format!("returns/2024Q1/{at}/{name}"), bytes);
        }
    }
    #[cfg(unix)]
    year.put_raw(b"returns/2024Q1/\xFF\xFE.xlsx", &table("1", ""));
    for command in ["status", "report", "remind"] {
        let output = year.run(&[command, "--as-of", "2024-04-10", "--returns", "returns/2024Q1"]);
        let (code, text) = said(&output);
        let text = text + &String::from_utf8_lossy(&output.stdout);
        assert!(code < 2, "{command}: {text}");
        assert!(
            !text.contains(['\u{1B}', '\u{AD}', '\u{E0100}', '\u{FE0F}', '\u{FFFE}', '\t']),
            "{text}"
        );
    }
    assert!(year.path("out/report/2024Q1").is_dir(), "a report");
}
