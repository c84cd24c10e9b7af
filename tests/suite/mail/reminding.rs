//! Reminders and replies: to whom, how often, and a form in which only what is wrong is open to
//! be filled in again.

use std::io::{Cursor, Read, Write};

use hongtou::date::Date;
use hongtou::form::{self, Answer, Answers, CellText, Entry, Field, FormGrid};
use hongtou::mail::log::Kind;
use hongtou::notice::{self, UnitId};
use hongtou::period::{Period, Quarter};
use mail_parser::{MessageParser, MimeHeaders};

use super::server::Server;
use super::{Year, files, said};
use crate::forms::workbook::{Workbook, named};

/// What stands where a number is asked for.
const NO_NUMBER: &str = "正在统计";

pub(super) fn grid(year: &Year, unit: usize) -> FormGrid {
    let reading = notice::read("notice.yaml", &year.read("notice.yaml"));
    let notice = reading.notice.expect("a notice");
    FormGrid::new(&notice, UnitId(unit), Period::new(2024, Quarter::First)).expect("a form")
}

fn text(words: &str) -> Answer {
    Answer::Text(CellText::new(words).0)
}

pub(super) fn answers(grid: &FormGrid) -> Answers {
    let answer = |entry: &Entry| match entry.field {
        Field::Answer { task } => text(&format!("第{task}项：开展活动3场，\n下一步继续推进。")),
        Field::Question { .. } => text("无"),
        Field::State { .. } => text("推进中"),
        Field::Figure { target, .. } => crate::forms::number([1.0, 0.5, 0.25][target % 3]),
        Field::Due { .. } => text("年底"),
        Field::Person => text("李四"),
        Field::Phone => text("0533-5180000"),
        Field::FilledOn => Answer::Day(Date::new(2024, 3, 30).expect("a day")),
    };
    grid.entries.iter().map(|entry| (entry.id.clone(), answer(entry))).collect()
}

fn first_figure(grid: &FormGrid) -> &Entry {
    let figure = |entry: &&Entry| matches!(entry.field, Field::Figure { .. });
    grid.entries.iter().find(figure).expect("a target")
}

/// 区人社局 returned with a word for a number, 区妇联 and 区教体局 without a fault.
pub(super) fn returned() -> Year {
    with_stamped_copies(false)
}

pub(super) fn with_stamped_copies(asked_for: bool) -> Year {
    let year = Year::new();
    let yaml = String::from_utf8(year.read("notice.yaml")).expect("UTF-8");
    assert!(yaml.contains("sealed_pdf: true"));
    year.put("notice.yaml", yaml.replace("sealed_pdf: true", &format!("sealed_pdf: {asked_for}")));
    for unit in 0..3 {
        let grid = grid(&year, unit);
        let mut answers = answers(&grid);
        if unit == 0 {
            answers.insert(first_figure(&grid).id.clone(), text(NO_NUMBER));
        }
        let bytes = form::write(&grid, &answers).expect("a workbook");
        let unit = &grid.identity.unit;
        year.put(&format!("returns/2024Q1/{unit}.xlsx"), bytes);
        year.put(&format!("returns/2024Q1/{unit}盖章件.pdf"), b"%PDF-1.4");
    }
    year
}

pub(super) fn remind(year: &Year, day: &str, more: &[&str]) -> (i32, String) {
    let output = year.run(&[&["remind", "--as-of", day], more].concat());
    let (code, text) = said(&output);
    (code, text + &String::from_utf8_lossy(&output.stdout))
}

fn letter(year: &Year, place: &str) -> String {
    let bytes = year.read(place);
    let mail = MessageParser::default().parse(&bytes).expect("a message");
    mail.body_text(0).expect("a text").into_owned()
}

#[test]
fn only_the_missing_are_reminded_and_only_the_faulty_replied_to() {
    let year = returned();
    let (code, text) = remind(&year, "2024-04-08", &[]);
    assert!(code == 0 && text.contains("来件里有 1 个警告"), "{text}");
    let names = files(&year.path("out/remind/2024Q1/2024-04-08"), ".eml");
    let missing: Vec<&str> = names.iter().filter_map(|name| name.strip_prefix("催报-")).collect();
    let units = ["04-区民政局", "05-区财政局", "06-区卫健局", "07-区文旅局", "08-区科协"];
    let units = units.map(|unit| format!("{unit}-2024Q1.eml"));
    assert_eq!(missing, units);
    let replies: Vec<&String> = names.iter().filter(|name| name.starts_with("退回-")).collect();
    assert_eq!(replies, ["退回-01-区人社局-2024Q1.eml"]);
    let words = letter(&year, "out/remind/2024Q1/2024-04-08/催报-04-区民政局-2024Q1.eml");
    assert!(words.contains("现已逾期8天") && !words.contains("此前已提醒"), "{words}");
}

/// What the letter says: the cell and what to do; and the form is the one to be sent back.
#[test]
fn a_reply_names_the_cell_and_the_remedy() {
    let year = returned();
    remind(&year, "2024-04-08", &[]);
    let place = "out/remind/2024Q1/2024-04-08/退回-01-区人社局-2024Q1.eml";
    let cell = first_figure(&grid(&year, 0)).cell.to_string();
    let words = letter(&year, place);
    assert!(words.contains(&cell) && words.contains(NO_NUMBER), "{cell}: {words}");
    assert!(words.contains("怎么改："), "{words}");
    let bytes = year.read(place);
    let mail = MessageParser::default().parse(&bytes).expect("a message");
    let form = mail.attachment(0).expect("a form");
    assert_eq!(form.attachment_name(), Some("01-区人社局-2024Q1-更正.xlsx"));
    let html = mail.body_html(0).expect("HTML");
    assert!(html.contains("<table") && html.contains(&cell), "{html}");
}

/// The new form holds all answers but the wrong one; with that one mended it is read as a return
/// without a fault.
#[test]
fn a_corrected_form_reads_back_with_the_answer_that_was_mended() {
    let year = returned();
    remind(&year, "2024-04-08", &[]);
    let bytes = year.read("out/remind/2024Q1/2024-04-08/01-区人社局-2024Q1-更正.xlsx");
    let grid = grid(&year, 0);
    let wrong = first_figure(&grid);
    let day = grid.entries.iter().find(|entry| entry.field == Field::FilledOn).expect("a day");
    let texts = Workbook::open(&bytes).texts("xl/worksheets/sheet1.xml");
    assert!(!texts.contains_key(&wrong.cell.to_string()));
    let book = Workbook::open(&bytes);
    let form = book.form();
    let hints = named(&form, "dataValidation").filter(|one| one.attribute("promptTitle").is_some());
    let hints: Vec<(&str, &str)> =
        hints.filter_map(|one| Some((one.attribute("sqref")?, one.attribute("prompt")?))).collect();
    let points = |cell: String, words: &str| {
        hints.iter().any(|(at, said)| *at == cell && said.contains(words))
    };
    assert_eq!(hints.len(), 2, "the wrong figure and the day are pointed out: {hints:?}");
    assert!(points(wrong.cell.to_string(), NO_NUMBER), "{hints:?}");
    assert!(points(day.cell.to_string(), "更正的日期"), "{hints:?}");
    let words = letter(&year, "out/remind/2024Q1/2024-04-08/退回-01-区人社局-2024Q1.eml");
    assert!(words.contains("并重新写填报日期"), "{words}");

    let mended = with_number(&bytes, &wrong.cell.to_string(), "58");
    let mended = with_number(&mended, &day.cell.to_string(), "45390");
    std::fs::remove_file(year.path("returns/2024Q1/区人社局.xlsx")).expect("gone");
    year.put("returns/2024Q1/新.xlsx", mended);
    let output = year.run(&["report", "--as-of", "2024-04-08", "--bundled-fonts"]);
    let (_, words) = said(&output);
    assert!(!words.contains("新.xlsx"), "a fault in the mended form: {words}");
    let book = Workbook::open(&year.read("out/report/2024Q1/汇总-2024Q1.xlsx"));
    let told = book.strings();
    for entry in &grid.entries {
        let Some(Answer::Text(answer)) = answers(&grid).remove(&entry.id) else { continue };
        let kept = !matches!(entry.field, Field::State { .. });
        assert!(!kept || told.contains(&answer.as_str().to_owned()), "{}", answer.as_str());
    }
    assert!(!told.iter().any(|text| text == NO_NUMBER));
    assert!(told.iter().any(|text| text == "区人社局"));
}

/// The same workbook with a number in an empty cell.
fn with_number(bytes: &[u8], cell: &str, number: &str) -> Vec<u8> {
    rewritten(bytes, |name, text| {
        if name != "xl/worksheets/sheet1.xml" {
            return text;
        }
        let start = text.find(&format!("<c r=\"{cell}\" ")).expect("the cell");
        let end = start + text[start..].find("/>").expect("an empty cell");
        format!("{}><v>{number}</v></c>{}", &text[..end], &text[end + 2..])
    })
}

/// The form of a unit that calls itself another's.
pub(super) fn with_heading(bytes: &[u8], unit: &str, other: &str) -> Vec<u8> {
    let [own, other] = [unit, other].map(|unit| format!("填报单位：{unit}"));
    rewritten(bytes, |_, text| text.replace(&own, &other))
}

/// The same workbook, each of its parts with another text.
fn rewritten(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = String::new();
        part.read_to_string(&mut content).expect("the part");
        out.start_file(&name, zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(change(&name, content).as_bytes()).expect("written");
    }
    out.finish().expect("a workbook").into_inner()
}

#[test]
fn earlier_reminders_are_counted_by_stages() {
    let year = returned();
    for day in ["2024-03-26", "2024-03-28", "2024-03-31"] {
        remind(&year, day, &[]);
    }
    let reminders = |year: &Year| {
        let log = year.log().into_iter();
        log.filter(|line| line.subject.unit == "区科协" && line.subject.kind == Kind::Reminder)
            .map(|line| line.subject.about)
            .collect::<Vec<_>>()
    };
    assert_eq!(reminders(&year), ["期限前5天", "期限当天"]);
    for _ in 0..2 {
        remind(&year, "2024-04-03", &[]);
        let words = letter(&year, "out/remind/2024Q1/2024-04-03/催报-08-区科协-2024Q1.eml");
        assert!(words.contains("此前已提醒2次") && words.contains("现已逾期3天"), "{words}");
    }
    assert_eq!(reminders(&year).len(), 3);
}

#[test]
fn nobody_is_reminded_too_early() {
    let year = returned();
    let (_, words) = remind(&year, "2024-03-20", &[]);
    assert!(words.contains("还没到提醒的日子（2024-03-26 起）"), "{words}");
    assert!(words.contains("催报 0 个单位，退回 1 个单位"), "{words}");
    let names = files(&year.path("out/remind/2024Q1/2024-03-20"), ".eml");
    assert_eq!(names, ["退回-01-区人社局-2024Q1.eml"]);
}

#[test]
fn the_same_day_gives_the_same_reminders() {
    let folder = "out/remind/2024Q1/2024-04-08";
    let (one, other) = (returned(), returned());
    remind(&one, "2024-04-08", &[]);
    remind(&other, "2024-04-08", &[]);
    remind(&other, "2024-04-08", &[]);
    let names = files(&one.path(folder), "");
    assert_eq!(names.len(), 3 * 6 + 1);
    for name in names {
        let place = format!("{folder}/{name}");
        assert!(one.read(&place) == other.read(&place), "{name}");
    }
}

/// A second run of the day puts its drafts in the place of the first one's, and says so; on another day the
/// list and the words say which mails were drafted before.
#[test]
fn drafts_of_an_earlier_run_are_told() {
    let year = returned();
    let (_, words) = remind(&year, "2024-04-03", &[]);
    assert!(words.contains("已生成 18 个文件，") && !words.contains("以前写过"), "{words}");
    let (_, words) = remind(&year, "2024-04-03", &["--again"]);
    assert!(words.contains("已生成 18 个文件，其中 18 个替换了以前生成的"), "{words}");
    for day in ["2024-04-03", "2024-04-05"] {
        let (_, words) = remind(&year, day, &[]);
        let all = "  2024-04-03：区人社局、区民政局、区财政局、区卫健局、区文旅局、区科协\n";
        assert!(words.contains("6 封以前写过，没有再写") && words.contains(all), "{words}");
        assert!(!words.contains("个文件"), "{words}");
    }
    assert!(files(&year.path("out/remind/2024Q1/2024-04-05"), ".eml").is_empty());
    let list =
        Workbook::open(&year.read("out/remind/2024Q1/2024-04-05/催报和退回清单-2024Q1.xlsx"));
    let told = |text: &str| list.strings().iter().any(|one| one.contains(text));
    assert!(told("催报（第一季度）区民政局"), "{:?}", list.strings());
    assert!(told("已起草") && told("2024-04-03 起草过") && !told("待发"), "{:?}", list.strings());
    // The next stage is another letter, but for the one unit that only has a figure to mend.
    let (_, words) = remind(&year, "2024-04-07", &[]);
    assert!(words.contains("1 封以前写过") && words.contains("2024-04-03：区人社局\n"), "{words}");
}

/// A draft of the day that says something else now is made anew: the form came meanwhile.
#[test]
fn todays_draft_goes_with_what_came() {
    let year = with_stamped_copies(true);
    let form = year.read("returns/2024Q1/区教体局.xlsx");
    for name in ["区教体局.xlsx", "区教体局盖章件.pdf"] {
        std::fs::remove_file(year.path(&format!("returns/2024Q1/{name}"))).expect("gone");
    }
    let place = "out/remind/2024Q1/2024-04-08/催报-03-区教体局-2024Q1.eml";
    remind(&year, "2024-04-08", &[]);
    assert!(letter(&year, place).contains("填报表（Excel）和盖章扫描件"));
    year.put("returns/2024Q1/区教体局.xlsx", form);
    let (_, words) = remind(&year, "2024-04-08", &[]);
    assert!(letter(&year, place).contains("贵单位的盖章扫描件"), "{words}");
    // The blank form of before is in the way.
    assert!(words.contains("W503") && words.contains("03-区教体局-2024Q1.xlsx"), "{words}");
}

/// Which mails are sent is said only where some are: else the drafts would be of all units.
#[test]
fn what_only_sending_heeds_is_refused_without_it() {
    let year = returned();
    for option in [&["--only", "区科协"][..], &["--skip-uncertain"]] {
        let (code, words) = remind(&year, "2024-04-03", option);
        assert!(code == 2 && words.contains("[E810]") && words.contains(option[0]), "{words}");
        assert!(!year.path("out/remind").exists());
    }
    let (_, words) = remind(&year, "2024-04-03", &["--dry-run", "--only", "区科协"]);
    assert!(!words.contains("[E810]"), "{words}");
}

#[test]
fn a_stage_is_sent_once_and_the_next_counts_it() {
    let (year, server) = (returned(), Server::start(&[]));
    let send = |day: &str| {
        let arguments = ["remind", "--as-of", day, "--smtp", "--per-minute", "0"];
        let mut command = year.command(&arguments);
        // The forms were handed out in another way.
        command.arg("--without-log");
        command.env("HONGTOU_SMTP_SERVER", format!("127.0.0.1:{}", server.port));
        said(&command.output().expect("the program runs"))
    };
    let (code, words) = send("2024-04-03");
    assert_eq!(code, 0, "{words}");
    assert_eq!(server.taken().len(), 5, "four reminders with a mailbox and a reply");
    send("2024-04-05");
    assert_eq!(server.taken().len(), 5, "the stage is over, the reply is out");
    send("2024-04-07");
    assert_eq!(server.taken().len(), 9);
    let words = letter(&year, "out/remind/2024Q1/2024-04-07/催报-04-区民政局-2024Q1.eml");
    assert!(words.contains("此前已提醒1次"), "{words}");
}

/// Where stamped copies are due, what is missing is both.
#[test]
fn a_stamped_copy_is_asked_for_with_the_form() {
    let year = with_stamped_copies(true);
    remind(&year, "2024-04-08", &[]);
    let words = letter(&year, "out/remind/2024Q1/2024-04-08/催报-04-区民政局-2024Q1.eml");
    assert!(words.contains("贵单位的填报表（Excel）和盖章扫描件，"), "{words}");
}

/// The form came, and the stamped copy that is due with it did not.
#[test]
fn a_stamped_copy_that_lacks_is_asked_for() {
    let year = with_stamped_copies(true);
    std::fs::remove_file(year.path("returns/2024Q1/区教体局盖章件.pdf")).expect("gone");
    remind(&year, "2024-04-08", &[]);
    let words = letter(&year, "out/remind/2024Q1/2024-04-08/催报-03-区教体局-2024Q1.eml");
    assert!(words.contains("尚未收到贵单位的盖章扫描件，"), "{words}");
    assert!(!words.contains("表格见附件") && words.contains("已报送的，请来电核对"), "{words}");
    // No blank form, but its own answers to print.
    assert!(!year.path("out/remind/2024Q1/2024-04-08/03-区教体局-2024Q1.xlsx").exists());
    let name = "out/remind/2024Q1/2024-04-08/03-区教体局-2024Q1-打印盖章.xlsx";
    let told = Workbook::open(&year.read(name)).strings();
    for answer in answers(&grid(&year, 2)).into_values() {
        let Answer::Text(answer) = answer else { continue };
        assert!(told.contains(&answer.as_str().to_owned()), "{}", answer.as_str());
    }
}

/// A broken file in the name of a unit: the unit is asked for another.
#[test]
fn a_broken_file_of_a_unit_is_replied_to() {
    let year = returned();
    year.put("returns/2024Q1/区民政局一季度.xlsx", &b"PK\x03\x04 cut off"[..]);
    remind(&year, "2024-04-08", &[]);
    let words = letter(&year, "out/remind/2024Q1/2024-04-08/退回-04-区民政局-2024Q1.eml");
    assert!(words.contains("区民政局一季度.xlsx") && words.contains("重新填写"), "{words}");
}

/// A file that is broken beyond knowing whose it is: the office is told, nobody else.
#[test]
fn a_file_of_nobody_is_named() {
    let year = returned();
    year.put("returns/2024Q1/汇总.xlsx", &b"PK\x03\x04 cut off"[..]);
    let (_, words) = remind(&year, "2024-04-08", &[]);
    assert!(words.contains("[W805]") && words.contains("汇总.xlsx"), "{words}");
}

/// A form of 区民政局 that says it is 区财政局's: each is asked for one that tells, by a letter that names
/// the file; a candidate with a return of its own is not.
#[test]
fn the_candidates_of_a_file_in_doubt_are_reminded() {
    let year = returned();
    let bytes = form::write(&grid(&year, 3), &answers(&grid(&year, 3))).expect("a workbook");
    let said = |unit: &str| with_heading(&bytes, "区民政局", unit);
    year.put("returns/2024Q1/来表.xlsx", said("区财政局"));
    let (_, words) = remind(&year, "2024-04-08", &[]);
    for name in ["04-区民政局", "05-区财政局", "06-区卫健局"] {
        let place = format!("out/remind/2024Q1/2024-04-08/催报-{name}-2024Q1.eml");
        let letter = letter(&year, &place);
        let told = letter.contains("收到的“来表.xlsx”可能是贵单位报的");
        assert_eq!(told, name != "06-区卫健局", "{letter} {words}");
    }
    let year = returned();
    year.put("returns/2024Q1/来表.xlsx", said("区教体局"));
    remind(&year, "2024-04-08", &[]);
    let names = files(&year.path("out/remind/2024Q1/2024-04-08"), ".eml");
    let about = |unit: &str| names.iter().any(|name| name.contains(unit));
    assert!(about("催报-04-区民政局") && !about("区教体局"), "{names:?}");
}

/// A form of another notice: the unit in its name is asked for this one.
#[test]
fn a_form_of_another_notice_is_replied_to() {
    let year = returned();
    let yaml = String::from_utf8(year.read("notice.yaml")).expect("UTF-8");
    let other = Year::new();
    other.put("notice.yaml", yaml.replace("13号", "14号"));
    let grid = grid(&other, 3);
    year.put("returns/2024Q1/区民政局.xlsx", form::write(&grid, &answers(&grid)).expect("a form"));
    remind(&year, "2024-04-08", &[]);
    let words = letter(&year, "out/remind/2024Q1/2024-04-08/退回-04-区民政局-2024Q1.eml");
    assert!(words.contains("这是另一个通知的报表"), "{words}");
}

/// What another program holds open, or the system does not give out, may be anything: its unit has not
/// missed the day, and nobody is written to whose it may be. Excel's own file beside it is no return.
#[cfg(unix)]
#[test]
fn a_file_that_is_not_read_sends_nobody_a_letter() {
    for (name, silent) in [("区科协一季度.xlsx", vec!["区科协"]), ("报表.xlsx", vec!["区"])]
    {
        let year = returned();
        year.put(&format!("returns/2024Q1/{name}"), "whatever it is");
        year.put(&format!("returns/2024Q1/~${name}"), "who has it open");
        let (_, said) = unprivileged(&year, name, &["status", "--json"]);
        let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        let mut units = said["units"].as_array().expect("units").iter();
        let state = &units.find(|one| one["unit"] == "区科协").expect("the unit")["state"];
        assert_eq!(state, if name == "报表.xlsx" { "late" } else { "doubtful" });
        let mut findings = said["findings"].as_array().expect("findings").iter();
        assert!(findings.any(|found| found["file"] == name && found["code"] == "E621"));
        let (code, said) = unprivileged(&year, name, &["remind"]);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains(&format!("[W807]: “{name}”没有读到")), "{said}");
        assert!(!said.contains("~$") && !said.contains("W805"), "{said}");
        let letters = year.path("out/remind/2024Q1/2024-04-08");
        let names = if letters.is_dir() { files(&letters, ".eml") } else { Vec::new() };
        for unit in silent {
            assert!(!names.iter().any(|name| name.contains(unit)), "{name}: {names:?}");
        }
        assert_eq!(names.iter().any(|name| name.contains("区财政局")), name != "报表.xlsx");
    }
}

/// Nobody sends a link: one under nobody's name is named, and the letters go.
#[cfg(unix)]
#[test]
fn a_link_under_nobodys_name_holds_no_letter_back() {
    for (name, silent) in [("别处.xlsx", false), ("区财政局.xlsx", true)] {
        let year = returned();
        let link = year.path("returns/2024Q1").join(name);
        std::os::unix::fs::symlink("/nowhere", link).expect("a link");
        let (code, said) = remind(&year, "2024-04-08", &[]);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains(if silent { "W807" } else { "W805" }), "{said}");
        let names = files(&year.path("out/remind/2024Q1/2024-04-08"), ".eml");
        let has = |unit: &str| names.iter().any(|name| name.contains(unit));
        assert_eq!((has("区科协"), has("区财政局")), (true, !silent), "{names:?}");
    }
}

/// A run where nobody may read that file; the administrator may read everything, and runs it as a
/// user who may not.
#[cfg(unix)]
#[allow(clippy::disallowed_methods, reason = "a test prepares its folder")]
fn unprivileged(year: &Year, name: &str, words: &[&str]) -> (i32, String) {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let file = year.path("returns/2024Q1").join(name);
    set_permissions(&file, Permissions::from_mode(0o000)).expect("no permissions");
    let mut command = year.command(&[words, &["--as-of", "2024-04-08"]].concat());
    if std::fs::read(&file).is_ok() {
        let program = year.path("hongtou");
        std::fs::copy(command.get_program(), &program).expect("the program");
        let mut own = std::process::Command::new(&program);
        own.args(command.get_args()).current_dir(year.folder.path()).uid(65534).gid(65534);
        set_permissions(year.folder.path(), Permissions::from_mode(0o777)).expect("a folder");
        command = own;
    }
    let output = command.output().expect("the program runs");
    let (code, text) = said(&output);
    (code, text + &String::from_utf8_lossy(&output.stdout))
}
