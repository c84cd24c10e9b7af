//! `status` and `report` on returned files: every answer in PDF and DOCX word for word, who has
//! not returned, odd files named, nothing in the folder changed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use hongtou::date::Date;
use hongtou::form::{Answer, Answers, CellText, Field, FormGrid};
use hongtou::notice::{Notice, UnitId};
use hongtou::period::Period;
use hongtou::{form, notice};

use crate::{measure, program, word};

/// The head of the column of answers.
const ANSWERS: &str = "具体措施及任务进度情况";

fn notice_2024() -> Notice {
    let bytes = std::fs::read(program::folder(2024).join("notice.yaml")).unwrap();
    notice::read("notice.yaml", &bytes).notice.unwrap()
}

fn period() -> Period {
    Period::parse("2024Q1").unwrap()
}

/// What a unit answers: another text for each task, one of them longer than a page.
fn answers(grid: &FormGrid) -> Answers {
    let unit = &grid.identity.unit;
    let text = |task: usize| match task {
        0 => format!("=1+1\n{unit}＋@第一行\n-第二行"),
        6 => format!("{unit}长").repeat(900),
        _ => format!("{unit}在第{task}项上的进展，已经走访。"),
    };
    let answer = |field: Field| match field {
        Field::Answer { task } => Some(Answer::Text(CellText::new(&text(task)).0)),
        Field::Figure { target, .. } => {
            Some(crate::forms::number(12.5 + f64::from(u8::try_from(target).unwrap())))
        }
        Field::Person => Some(Answer::Text(CellText::new(&format!("=李四{unit}")).0)),
        Field::Phone => Some(Answer::Text(CellText::new(&format!("@{unit}-0533")).0)),
        Field::FilledOn => Date::new(2024, 4, 3).map(Answer::Day),
        Field::Due { .. } | Field::State { .. } | Field::Question { .. } => None,
    };
    let entries = grid.entries.iter();
    entries.filter_map(|entry| Some((entry.id.clone(), answer(entry.field)?))).collect()
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn put(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// A folder with what came back: all units but the fifth, one file cut off, one sent twice, a
/// lock file, a sealed copy.
fn returned(folder: &Path) -> BTreeMap<String, Answers> {
    let notice = notice_2024();
    let mut sent = BTreeMap::new();
    for at in (0..notice.units.units.len()).filter(|at| *at != 4) {
        let grid = FormGrid::new(&notice, UnitId(at), period()).unwrap();
        let answers = answers(&grid);
        let bytes = form::write(&grid, &answers).unwrap();
        put(&folder.join(format!("收到/{at}.xlsx")), &bytes);
        if at == 0 {
            put(&folder.join("又一份.xlsx"), &bytes);
            put(&folder.join("cut.xlsx"), &bytes[..bytes.len() / 2]);
            put(&folder.join("~$0.xlsx"), b"lock");
            put(&folder.join("盖章件.pdf"), b"%PDF-1.4");
        }
        sent.insert(grid.identity.unit.clone(), answers);
    }
    sent
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hongtou"))
        .args(arguments)
        .arg(program::folder(2024).join("notice.yaml"))
        .args(["--period", "2024Q1", "--returns"])
        .arg(folder)
        .args(["--as-of", "2024-04-10", "--lang", "zh"])
        .output()
        .unwrap()
}

#[test]
fn status_says_who_returned_and_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    returned(folder.path());
    let output = run(folder.path(), &["status"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.contains("应报8个单位，已报7个（其中缺盖章件7个），逾期未报1个（期限 2024-03-31"),
        "{said}"
    );
    assert!(said.contains("\n逾期未报 1\n  区财政局\n"), "{said}");
    assert!(said.contains("\n  区妇联    编号  收到/1.xlsx  "), "{said}");
    assert!(said.contains("\n认不出单位的盖章件或照片 1\n  盖章件.pdf\n"), "{said}");
    assert!(said.contains("E614×1") && said.contains("W663×1"), "{said}");
    let wrong = String::from_utf8(output.stderr).unwrap();
    assert!(wrong.contains("E614") && wrong.contains("cut.xlsx"), "{wrong}");
    assert!(!wrong.contains("~$0.xlsx") && !wrong.contains("W626"), "{wrong}");
    let json = run(folder.path(), &["status", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let units = json["units"].as_array().unwrap();
    let states: Vec<&str> = units.iter().map(|unit| unit["state"].as_str().unwrap()).collect();
    assert_eq!(states.iter().filter(|state| **state == "noStamped").count(), 7);
    assert_eq!(units[4]["state"], "late");
    assert_eq!(json["findings"][0]["code"], "E614");
}

/// A link among the returns is not followed, and not passed over in silence.
#[cfg(unix)]
#[test]
fn a_link_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(program::folder(2024), folder.path().join("别处")).unwrap();
    let wrong = String::from_utf8(run(folder.path(), &["status"]).stderr).unwrap();
    assert!(wrong.contains("E621") && wrong.contains("别处"), "{wrong}");
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("/nowhere", folder.path().join("区科协.xlsx")).unwrap();
    let said = run(folder.path(), &["status", "--json"]).stdout;
    let said: serde_json::Value = serde_json::from_slice(&said).unwrap();
    let units = said["units"].as_array().unwrap().iter();
    let mut doubtful = units.filter(|one| one["state"] == "doubtful").map(|one| &one["unit"]);
    assert_eq!((doubtful.next().unwrap(), doubtful.next()), (&"区科协".into(), None));
}

#[test]
fn a_blank_form_is_no_return() {
    let folder = tempfile::tempdir().unwrap();
    let grid = FormGrid::new(&notice_2024(), UnitId(3), period()).unwrap();
    put(&folder.path().join("空.xlsx"), &form::write(&grid, &Answers::new()).unwrap());
    let output = run(folder.path(), &["status"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("有误 1"), "{said}");
    let wrong = String::from_utf8(output.stderr).unwrap();
    assert!(wrong.contains("E626") && wrong.contains("空.xlsx"), "{wrong}");
}

/// Errors end a command that looks at returns with 1, warnings with 0 unless `--strict` says otherwise.
#[test]
fn warnings_alone_end_with_0_and_errors_or_strict_with_1() {
    let folder = tempfile::tempdir().unwrap();
    let notice = std::fs::read(program::folder(2024).join("notice.yaml")).unwrap();
    put(&folder.path().join("notice.yaml"), &notice);
    std::fs::create_dir_all(folder.path().join("returns/2024Q1")).unwrap();
    // What came back without a mailbox is a warning, and nobody's return.
    let late =
        "From: MAILER-DAEMON@x\r\nSubject: Undelivered Mail Returned to Sender\r\n\r\n失败\r\n";
    put(&folder.path().join("returns/2024Q1/退信.eml"), late.as_bytes());
    let ends = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.args(arguments).args(["--period", "2024Q1", "--as-of", "2024-04-10"]);
        let output = command.args(["--lang", "zh"]).current_dir(folder.path()).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).unwrap())
    };
    let commands = [&["status"][..], &["remind"], &["report", "--only", "xlsx"]];
    for command in commands {
        let (code, said) = ends(command);
        assert!(code == Some(0) && said.contains("1 个警告"), "{command:?}: {said}");
        let (code, said) = ends(&[command, &["--strict"]].concat());
        assert!(code == Some(1) && said.contains("1 个警告"), "{command:?}: {said}");
    }
    put(&folder.path().join("returns/2024Q1/区科协.xlsx"), b"PK cut");
    for command in commands {
        let (code, said) = ends(command);
        assert!(code == Some(1) && said.contains("1 个错误，1 个警告"), "{command:?}: {said}");
    }
}

#[test]
fn a_report_of_some_kinds_is_the_same_as_of_all() {
    let folder = tempfile::tempdir().unwrap();
    returned(folder.path());
    let out = tempfile::tempdir().unwrap();
    let written = |only: &[&str], to: &str| -> BTreeMap<String, Vec<u8>> {
        let to = out.path().join(to);
        let place = ["report", "--bundled-fonts", "-o", to.to_str().unwrap()];
        let output = run(folder.path(), &[&place[..], only].concat());
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        let files = std::fs::read_dir(&to).unwrap().map(|entry| entry.unwrap().path());
        let name = |path: &Path| path.extension().unwrap().to_str().unwrap().to_owned();
        files.map(|path| (name(&path), std::fs::read(&path).unwrap())).collect()
    };
    let all = written(&[], "all");
    assert_eq!(all.keys().collect::<Vec<_>>(), ["docx", "pdf", "xlsx"]);
    for (only, kinds) in
        [("pdf,excel", &["pdf", "xlsx"][..]), ("word", &["docx"]), ("xlsx", &["xlsx"])]
    {
        let some = written(&["--only", only], only);
        assert_eq!(some.keys().collect::<Vec<_>>(), kinds);
        assert!(some.iter().all(|(kind, bytes)| all[kind] == *bytes), "{only}");
    }
}

#[test]
fn every_answer_is_in_the_report_word_for_word() {
    let folder = tempfile::tempdir().unwrap();
    let sent = returned(folder.path());
    let out = tempfile::tempdir().unwrap();
    let output_folder = out.path().to_str().unwrap();
    let output = run(folder.path(), &["report", "--bundled-fonts", "-o", output_folder]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let pdf = column(&std::fs::read(out.path().join("汇总-2024Q1.pdf")).unwrap());
    let docx = std::fs::read(out.path().join("汇总-2024Q1.docx")).unwrap();
    let (docx, told) = (without_blanks(&word::body(&docx).text()), told_in_word(&docx));
    let book = std::fs::read(out.path().join("汇总-2024Q1.xlsx")).unwrap();
    let book = book_texts(&book);
    let everything = whole(&std::fs::read(out.path().join("汇总-2024Q1.pdf")).unwrap());
    let (mut count, mut levels) = (0, 0);
    for (field, answer) in sent.values().flatten() {
        let text = match answer {
            Answer::Text(text) => without_blanks(text.as_str()),
            Answer::Number(number) => {
                let level = format!("现为{number}");
                let is_level = pdf.contains(&level);
                levels += usize::from(is_level);
                if is_level { level } else { format!("累计完成{number}") }
            }
            Answer::Day(day) => day.chinese(),
        };
        assert!(book.contains(&text), "{text} in the workbook");
        count += 1;
        // Who filled in a form is nothing for a leader's paper.
        if matches!(field.as_str(), "person" | "phone") {
            let shown = everything.contains(&text) || docx.contains(&text);
            assert!(!shown, "{text} on paper");
            continue;
        }
        // The table of units has columns of its own, a line a cell.
        assert!(pdf.contains(&text) || everything.contains(&text), "{text} in the PDF");
        assert!(docx.contains(&text) || told.contains(&text), "{text} in the DOCX");
    }
    let notice = notice_2024();
    let targets = notice.tasks.iter().flat_map(|task| &task.targets);
    let figures = targets.filter(|target| !target.is_reported_by(UnitId(4))).count();
    assert_eq!(count, 14 + 3 * 7 + figures, "all fields of the seven units");
    assert_eq!(levels, 2, "what is paid a month");
    assert!(pdf.contains("（未报送）") && docx.contains("未报送单位：区财政局。"));
}

#[test]
fn the_same_returns_give_the_same_report() {
    let folder = tempfile::tempdir().unwrap();
    returned(folder.path());
    let written = |zone: &str| {
        let out = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.arg("report").arg(program::folder(2024).join("notice.yaml"));
        command.args(["--period", "2024Q1", "--as-of", "2024-04-10", "--bundled-fonts"]);
        command.arg("--returns").arg(folder.path()).arg("-o").arg(out.path()).env("TZ", zone);
        command.output().unwrap();
        let mut files: Vec<_> =
            std::fs::read_dir(out.path()).unwrap().map(|one| one.unwrap().path()).collect();
        files.sort();
        assert!(files.len() >= 2);
        files.iter().map(|file| std::fs::read(file).unwrap()).collect::<Vec<_>>()
    };
    assert!(written("Asia/Shanghai") == written("America/New_York"));
}

/// Every file below `folder`, `/` between the parts of its name, with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.insert(name.replace('\\', "/"), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn the_demo_makes_a_year_and_the_same_one_twice() {
    let demo = |zone: &str| {
        let folder = tempfile::tempdir().unwrap();
        let year = folder.path().join("demo");
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.arg("demo").arg(&year).args(["--bundled-fonts", "--lang", "zh"]).env("TZ", zone);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(
            said.contains("应报8个单位，已报6个（其中缺盖章件1个），有误1个，逾期未报1个"),
            "{said}"
        );
        files(&year)
    };
    let first = demo("Asia/Shanghai");
    // Description and its schema, notice, forms, returns, report; forms, drafts and texts of the mails and their
    // list; the log and the book of receipts; what the forms went out with; the returns and the report of the second quarter; and the reminders and
    // replies of the day.
    let (reminders, others): (Vec<&String>, Vec<&String>) =
        first.keys().partition(|name| name.starts_with("out/remind/"));
    assert_eq!(others.len(), 2 + 3 + 8 + 14 + 3 + (8 * 3 + 1) + 2 + 2 + (16 + 3), "{others:?}");
    // Silent; without a stamped copy; broken.
    let mails =
        ["催报-05-区财政局-2024Q1.eml", "催报-07-区文旅局-2024Q1.eml", "退回-08-区科协-2024Q1.eml"];
    for mail in mails {
        assert!(reminders.iter().any(|name| name.ends_with(mail)), "{reminders:?}");
    }
    assert!(first == demo("America/New_York"));
}

#[test]
fn a_demo_never_writes_over_a_description() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), b"year: 2025");
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    let output = command.arg("demo").arg(folder.path()).arg("--bundled-fonts").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn nothing_in_the_folder_of_returns_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    returned(folder.path());
    let before = files(folder.path());
    run(folder.path(), &["status"]);
    let out = tempfile::tempdir().unwrap();
    run(folder.path(), &["report", "--bundled-fonts", "-o", out.path().to_str().unwrap()]);
    assert!(files(folder.path()) == before);
    assert_eq!(files(out.path()).len(), 3);
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What stands in the fourth column of the tables, row after row: a text that no page holds is
/// parted into several rows.
pub(crate) fn told_in_word(docx: &[u8]) -> String {
    let body = word::body(docx);
    let rows = body.named("w:tr").into_iter();
    let fourth = rows.filter_map(|row| Some(row.named("w:tc").get(3)?.text()));
    without_blanks(&fourth.collect::<String>())
}

/// The texts of the workbook one after the other.
pub(crate) fn book_texts(book: &[u8]) -> String {
    without_blanks(&word::part(book, "xl/sharedStrings.xml").text())
}

/// All characters of the PDF in the order they are drawn.
pub(crate) fn whole(pdf: &[u8]) -> String {
    let pages = measure::pages(pdf);
    let glyphs = pages.iter().flat_map(|page| &page.glyphs).filter(|glyph| !glyph.is_space());
    glyphs.map(|glyph| glyph.text.as_str()).collect()
}

/// What stands in the column of answers, page after page, without the repeated head.
pub(crate) fn column(pdf: &[u8]) -> String {
    let pages = measure::pages(pdf);
    // The tables lie sideways.
    let of_page = |page: &measure::Page| {
        let page = &page.turned_right();
        let (left, right) = beside_answers(page)?;
        let inside = page.glyphs.iter().filter(|one| (left..right).contains(&(one.x + 0.2)));
        let below_title =
            inside.filter(|glyph| (glyph.size - 12.0).abs() < 0.1 && !glyph.is_space());
        let text: String = below_title.map(|glyph| glyph.text.as_str()).collect();
        Some(text.replacen(ANSWERS, "", 1))
    };
    pages.iter().filter_map(of_page).collect()
}

/// The rules beside the column of answers, in mm from the left; `None` where the page has none.
fn beside_answers(page: &measure::Page) -> Option<(f64, f64)> {
    let saying = |glyphs: &[measure::Glyph]| {
        glyphs.iter().map(|glyph| glyph.text.as_str()).collect::<String>() == ANSWERS
    };
    let head = page.glyphs.windows(ANSWERS.chars().count()).find(|glyphs| saying(glyphs))?;
    let (x, y) = (head[0].x, head[0].baseline - 1.0);
    let posts = page.rules.iter().filter(|rule| !rule.is_horizontal());
    let beside = posts.filter(|rule| (rule.area.top..rule.area.bottom).contains(&y));
    let beside: Vec<f64> = beside.map(|rule| rule.area.left).collect();
    let left = beside.iter().copied().filter(|at| *at < x).fold(f64::MIN, f64::max);
    Some((left, beside.into_iter().filter(|at| *at > x).fold(f64::MAX, f64::min)))
}

/// A whole disk is no folder of returns: it is not read to its end.
#[test]
fn a_folder_of_too_many_files_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    for at in 0..=hongtou::intake::limits::FILES {
        put(&folder.path().join(format!("{at}.xlsx")), b"");
    }
    let output = run(folder.path(), &["status"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("E615"));
}
