//! `hongtou init` as it is run: an empty description, answers, last year's, and what `check` then asks for.

use std::path::Path;
use std::process::{Command, Output};

use hongtou::notice::{self, Change};
use tempfile::TempDir;

use crate::program::{fixture_folder, fixtures};

/// Runs the program in `folder`, in Chinese, without a terminal.
pub(crate) fn hongtou(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.args(arguments).args(["--lang", "zh"]).current_dir(folder);
    command.stdin(std::process::Stdio::null()).output().expect("the program starts")
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

/// Runs it, and gives what it said where it ends with `code`.
pub(crate) fn ends(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = hongtou(folder, arguments);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{said}");
    said
}

pub(crate) fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
pub(crate) fn write(folder: &Path, name: &str, text: &str) {
    let place = folder.join(name);
    std::fs::create_dir_all(place.parent().unwrap()).unwrap();
    std::fs::write(place, text).unwrap();
}

/// Each place to fill in takes its example.
fn filled(text: &str) -> String {
    let mut filled = String::new();
    for (at, part) in text.split("待填（").enumerate() {
        match part.split_once('）').filter(|_| at > 0) {
            Some((example, rest)) => filled += &format!("{example}{rest}"),
            None => filled += part,
        }
    }
    filled
}

#[test]
fn an_empty_description_is_complete_once_its_places_are_filled() {
    let year = TempDir::new().unwrap();
    let told = ends(year.path(), &["init", "2026"], 0);
    assert!(told.contains("要填的 10 处"), "{told}");
    let text = read(year.path(), "2026/notice.yaml");
    let checked = ends(year.path(), &["check", "2026/notice.yaml"], 1);
    for place in
        ["发文机关", "发文字号", "标题", "主送机关", "引言", "名称", "内容", "责任单位", "日期"]
    {
        assert!(checked.contains(&format!("“{place}”还没有填")), "{place}\n{checked}");
    }
    assert_eq!(checked.matches("E5").count(), 10, "nothing but what is to be filled in\n{checked}");
    let last = checked.lines().last().unwrap();
    assert!(last.starts_with("还有：要填的 10 处，推测的 0 处"), "{last}");
    write(year.path(), "2026/notice.yaml", &filled(&text));
    assert_eq!(ends(year.path(), &["check", "2026/notice.yaml"], 0), "没有发现问题\n");
    ends(year.path(), &["notice", "2026/notice.yaml", "--bundled-fonts", "-o", "out"], 0);
    ends(year.path(), &["forms", "2026/notice.yaml", "--period", "2026Q1", "-o", "forms"], 0);
}

#[test]
fn answers_stand_in_their_places_and_wrong_ones_are_told_where_they_are() {
    let year = TempDir::new().unwrap();
    let answers = "年度: 2027\n发文机关: \"甲区: 政府 # 办\"\nnumber: 甲政办字(2027)第03号\n标题: 关于甲的通知\n\
        主送机关: 各镇\n单位名册:\n  - 名称: 区教体局\n    邮箱: jtj@example.gov.cn\n  - 名称: 区民政局\n联系人: 张三、李四\n";
    write(year.path(), "回答.txt", answers);
    ends(year.path(), &["init", "新年", "--answers", "回答.txt"], 0);
    let text = filled(&read(year.path(), "新年/notice.yaml"));
    let notice = notice::read("n.yaml", text.as_bytes()).notice.expect(&text);
    assert_eq!((notice.year, notice.number.as_str()), (2027, "甲政办字〔2027〕3号"));
    assert_eq!(notice.issuer.value, "甲区: 政府 # 办");
    assert_eq!(notice.units.units[0].email.as_ref().unwrap().0.value, "jtj@example.gov.cn");
    assert_eq!(notice.contact.unwrap().people.len(), 2);

    for (wrong, code, place) in [
        ("年度: 二六\n", "E201", "回答.txt:1:5"),
        ("发文字号: 十三\n", "E211", "回答.txt:1:7"),
        ("标提: 甲\n", "E102", "回答.txt:1:1"),
        ("年度: 2026\n单位名册: [{名称: 甲, 邮箱: a}]\n", "E209", "回答.txt:2:"),
        ("单位名册: 甲、乙、甲\n", "E206", "回答.txt:1:7"),
        ("发文字号：十三\n", "E211", "回答.txt:1:6"),
    ] {
        write(year.path(), "回答.txt", wrong);
        let told = ends(year.path(), &["init", "2026", "--answers", "回答.txt"], 2);
        assert!(told.contains(code) && told.contains(place), "{wrong}\n{told}");
        assert!(!year.path().join("2026").exists(), "nothing is half written");
    }
}

#[test]
fn answers_name_a_text_with_a_unit_a_line() {
    let year = TempDir::new().unwrap();
    write(year.path(), "u.txt", "1. 区人社局\trsj@example.gov.cn\n2. 区教育体育局\n");
    write(year.path(), "回答.txt", "年度: 2027\n单位名册: u.txt\n");
    ends(year.path(), &["init", "新年", "--answers", "回答.txt"], 0);
    let text = read(year.path(), "新年/notice.yaml");
    assert!(text.contains("区人社局") && text.contains("rsj@example.gov.cn"), "{text}");
    assert!(!text.contains("u.txt"), "{text}");
    write(year.path(), "回答.txt", "年度: 2027\n单位名册: 没有.txt\n");
    ends(year.path(), &["init", "又一年", "--answers", "回答.txt"], 2);
}

/// Each place that was left open is told of with an example, which is right where it is written there.
#[test]
fn a_key_that_is_unknown_is_told_behind_an_empty_answer() {
    let year = TempDir::new().unwrap();
    for empty in ["发文机关:", "标题: ", "联系人:", "issuer:"] {
        write(year.path(), "回答.txt", &format!("年度: 2027\n{empty}\n没有的键: 5\n"));
        let told = ends(year.path(), &["init", "2027", "--answers", "回答.txt"], 2);
        assert!(told.contains("E102") && told.contains("回答.txt:3:1"), "{told}");
        assert!(!told.contains("E020") && !told.contains("E101"), "{told}");
    }
}

#[test]
fn empty_answers_leave_their_places_open() {
    let year = TempDir::new().unwrap();
    let keys = [
        ("年度", "year"),
        ("发文机关", "issuer"),
        ("发文字号", "number"),
        ("标题", "title"),
        ("主送机关", "recipients"),
        ("单位名册", "units"),
        ("联系人", "people"),
        ("联系电话", "phone"),
    ];
    for (at, empty) in ["", " ~", " \"\"", " \"　\"", " []", " ['']"].into_iter().enumerate() {
        let chinese: String = keys.iter().map(|(key, _)| format!("{key}:{empty}\n")).collect();
        let english: String = keys.iter().map(|(_, key)| format!("{key}:{empty}\n")).collect();
        write(year.path(), "zh.txt", &chinese);
        write(year.path(), "en.txt", &english);
        ends(year.path(), &["init", &format!("甲{at}"), "--answers", "zh.txt"], 0);
        ends(year.path(), &["init", &format!("乙{at}"), "--answers", "en.txt"], 0);
        let text = read(year.path(), &format!("甲{at}/notice.yaml"));
        assert_eq!(text, read(year.path(), &format!("乙{at}/notice.yaml")));
        let checked = ends(year.path(), &["check", &format!("甲{at}/notice.yaml")], 1);
        assert_eq!(checked.matches("E535").count(), 10, "{empty}\n{checked}");
    }
    write(
        year.path(),
        "zh.txt",
        "年度: 2026\n联系电话: 0533-1234567\n联系人:\n单位名册: 区民政局\n",
    );
    ends(year.path(), &["init", "半", "--answers", "zh.txt"], 0);
    let text = read(year.path(), "半/notice.yaml");
    let checked = ends(year.path(), &["check", "半/notice.yaml"], 1);
    let advice: Vec<&str> = checked.lines().filter(|line| line.contains("建议:")).collect();
    assert_eq!(
        (advice.len(), advice.iter().filter(|line| line.contains("例如 ")).count()),
        (10, 10)
    );
    write(year.path(), "半/notice.yaml", &filled(&text));
    assert_eq!(ends(year.path(), &["check", "半/notice.yaml"], 0), "没有发现问题\n");
}

#[test]
fn what_the_office_decided_goes_on_and_rulings_do_not() {
    let year = TempDir::new().unwrap();
    let kept = [
        "别名: [区教育局, 教体局]",
        "邮箱: jtj2025@example.gov.cn",
        "接收邮箱: dcs2025@example.gov.cn",
        "格式: document",
        "天头: 38毫米",
        "期限天数: 7",
        "遇休息日: 顺延",
    ];
    let old = "年度: 2025\n发文机关: 甲区人民政府办公室\n发文字号: 甲政办字〔2025〕8号\n标题: 关于印发2025年民生实事任务分工的通知\n\
        主送机关: 区政府有关部门\n引言: 按照《甲办法》（2025年修订），现将２０２５年任务印发给你们。\n单位名册:\n  - 名称: 区教体局\n    别名: [区教育局, 教体局]\n    邮箱: jtj2025@example.gov.cn\n\
        实事:\n  - 名称: 办学\n    内容: 按甲政发〔2025〕3号帮扶2025届毕业生。\n    责任单位: 区教体局\n    完成时限: 2025.9.30前\n\
        署名:\n  日期: 2025-03-28\n报送:\n  接收邮箱: dcs2025@example.gov.cn\n  期限天数: 7\n  遇休息日: 顺延\n  节假日: [2025-10-01]\n\
        来件:\n  - {文件: 甲.xlsx, 单位: 区教体局}\n版式:\n  格式: document\n  自定版式:\n    天头: 38毫米\n";
    write(year.path(), "2025/notice.yaml", old);
    let told = ends(year.path(), &["init", "2026", "--from", "2025/notice.yaml"], 0);
    let new = read(year.path(), "2026/notice.yaml");
    for line in kept {
        assert!(old.contains(line) && new.contains(line), "{line}\n{new}");
    }
    for gone in ["甲.xlsx", "2025-10-01", "2025-03-28", "2025.9.30"] {
        assert!(!without_guesses(&new).contains(gone), "{gone}\n{new}");
    }
    for wanted in [
        "“来件”是去年的，没有搬过来",
        "“节假日”是去年的，没有搬过来",
        "2026/notice.yaml:9  年份没有动，看看要不要改：",
        "（2025年修订），",
        "帮扶2025届毕业生",
        "引用、届次、别的年份没有动：第 17 行",
        "日期 2025.9.30 改成了 2026.9.30",
        "2025 改成了 2026：第 1、6、9 行",
    ] {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
    assert!(new.contains("（2025年修订），现将２０２６年任务"), "{new}");
    let english = Command::new(env!("CARGO_BIN_EXE_hongtou"))
        .args(["init", "en", "--from", "2025/notice.yaml", "--lang", "en"])
        .current_dir(year.path())
        .output()
        .unwrap();
    let told = said(&english);
    for wanted in
        ["“来件” is last year's and was left behind", "cited and other years were left: line 18"]
    {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let year = TempDir::new().unwrap();
    write(year.path(), "2026/notice.yaml", "我的");
    write(year.path(), "old.yaml", &read(&fixture_folder("2024"), "notice.yaml"));
    write(year.path(), "答.txt", "年度: 2026\n");
    for more in [&[][..], &["--answers", "答.txt"], &["--from", "old.yaml"]] {
        let told = ends(year.path(), &[&["init", "2026"], more].concat(), 2);
        assert!(told.contains("E527"), "{told}");
        assert_eq!(read(year.path(), "2026/notice.yaml"), "我的");
    }
    let both = ends(year.path(), &["init", "2027", "--from", "old.yaml", "--answers", "答.txt"], 2);
    assert!(both.contains("--answers"), "{both}");
}

#[test]
fn last_years_description_goes_on_with_what_belongs_to_the_office() {
    let year = TempDir::new().unwrap();
    let old = read(&fixture_folder("2024"), "notice.yaml")
        + "\nreturns:\n  - {file: 甲.xlsx, unit: 区妇联}\n";
    write(year.path(), "2024/notice.yaml", &old);
    for file in [
        "templates/notice.xml",
        "fonts/甲.ttf",
        "returns/2024Q1/甲.xlsx",
        "out/notice.pdf",
        "log/发送.csv",
    ] {
        write(year.path(), &format!("2024/{file}"), file);
    }
    write(year.path(), "2026/fonts/甲.ttf", "新的");
    let told = ends(year.path(), &["init", "2026", "--from", "2024/notice.yaml"], 0);
    assert_eq!(read(year.path(), "2026/templates/notice.xml"), "templates/notice.xml");
    assert_eq!(read(year.path(), "2026/fonts/甲.ttf"), "新的", "what is there stays");
    assert!(
        ["returns", "out", "log"].iter().all(|one| !year.path().join("2026").join(one).exists())
    );
    let asked = read(year.path(), "2026/notice.yaml");
    let new = without_guesses(&asked);
    assert_eq!(
        new.matches("2024").count(),
        2,
        "a comment on the paper, and on what was left: {new}"
    );
    let guesses = asked.lines().count() - new.lines().count();
    for wanted in [
        "notice.yaml:8  发文字号待填",
        "日期 2024-03-28 改成了 2026-03-30（避开周末）",
        "“returns”是去年的，没有搬过来",
        "2024 改成了 2026：第 5、12、16、",
        &format!("拿不准的 {guesses} 处"),
    ] {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
    let same = old.lines().zip(new.lines()).filter(|(old, new)| old == new).count();
    assert!(same * 10 > old.lines().count() * 8, "lines stay where they were");
    let checked = ends(year.path(), &["check", "2026/notice.yaml"], 1);
    assert!(checked.contains("E535") && checked.contains("1 个错误"), "{checked}");
    assert!(checked.contains(&format!("推测的 {guesses} 处")), "{checked}");
    write(year.path(), "2026/notice.yaml", &filled(&asked));
    assert!(!ends(year.path(), &["check", "2026/notice.yaml"], 0).contains("错误"));
    let back = ends(year.path(), &["init", "2023", "--from", "2024/notice.yaml"], 2);
    assert!(back.contains("E537"), "{back}");
}

/// A description as it would be without the comments that ask.
fn without_guesses(text: &str) -> String {
    let is_other = |line: &&str| !line.trim_start().starts_with("# 推测：");
    text.split_inclusive('\n').filter(is_other).collect()
}

/// What was moved on by guess waits in comments, and nothing else of the text is another. Last year's description and
/// notice are kept to look it up in; those of the year before are not.
#[test]
fn what_was_moved_on_by_guess_is_asked_for_in_comments() {
    for name in fixtures() {
        let year = TempDir::new().unwrap();
        let old = read(&fixture_folder(&name), "notice.yaml");
        write(year.path(), "旧/notice.yaml", &old);
        let reading = notice::read("notice.yaml", old.as_bytes());
        let of = reading.notice.unwrap().year;
        let roster: Vec<_> = std::fs::read_dir(fixture_folder(&name)).unwrap().flatten().collect();
        for file in
            roster.iter().filter(|file| file.path().extension().is_some_and(|e| e == "xlsx"))
        {
            lay(
                &year.path().join("旧").join(file.file_name()),
                &std::fs::read(file.path()).unwrap(),
            );
        }
        let said = hongtou(year.path(), &["init", &(of + 1).to_string(), "--from", "旧"]);
        assert_eq!(said.status.code(), Some(0), "{name} {}", self::said(&said));
        let new = read(year.path(), &format!("{}/notice.yaml", of + 1));
        let plain = notice::onward(&reading.source, of, of + 1).unwrap().text;
        assert_eq!(without_guesses(&new), plain, "{name}");
        let kept = format!("{}/原文/{of}年的notice.yaml", of + 1);
        assert_eq!(read(year.path(), &kept), old, "{name}");
        // A second reading of the comments sees all of them, and no other.
        let before = notice::read("n", plain.as_bytes()).remarks.len();
        let asked = notice::read("n", new.as_bytes()).remarks.len();
        let lines = new.lines().count() - plain.lines().count();
        assert_eq!(asked - before, lines, "{name}");
        assert!(lines > 0, "{name}: the number at least");
    }
}

#[test]
fn what_last_year_kept_is_kept_for_the_next_once() {
    let year = TempDir::new().unwrap();
    write(year.path(), "2024/notice.yaml", &read(&fixture_folder("2024"), "notice.yaml"));
    write(year.path(), "2024/out/notice.pdf", "去年的通知");
    write(year.path(), "2024/原文/通知.txt", "原来的通知");
    write(year.path(), "2024/原文/2023年的notice.pdf", "前年的");
    write(year.path(), "2024/原文/2023年的notice.yaml", "年度: 2023\n");
    ends(year.path(), &["init", "2025", "--from", "2024/notice.yaml"], 0);
    let kept = std::fs::read_dir(year.path().join("2025/原文")).unwrap().flatten();
    let mut kept: Vec<String> =
        kept.map(|one| one.file_name().to_string_lossy().into_owned()).collect();
    kept.sort();
    assert_eq!(kept, ["2024年的notice.pdf", "2024年的notice.yaml", "2024年的原文-通知.txt"]);
    // Begun again from what is another by now: what is kept of it is the last, and the one before stays.
    let old = read(&fixture_folder("2024"), "notice.yaml") + "# 改过\n";
    write(year.path(), "2024/notice.yaml", &old);
    std::fs::remove_file(year.path().join("2025/notice.yaml")).unwrap();
    let told = ends(year.path(), &["init", "2025", "--from", "2024"], 0);
    assert!(told.contains("2024年的notice-2.yaml"), "{told}");
    assert_eq!(read(year.path(), "2025/原文/2024年的notice-2.yaml"), old);
    assert!(!read(year.path(), "2025/原文/2024年的notice.yaml").contains("改过"));
    assert!(!year.path().join("2025/原文/2024年的notice-2.pdf").exists(), "the same");
    // The year that no folder names is a guess as well.
    ends(year.path(), &["init", "明年", "--from", "2024"], 0);
    let new = read(year.path(), "明年/notice.yaml");
    assert!(new.contains("# 推测：年度按去年的下一年写"), "{new}");
}

/// With `--units` the lines are those of last year's own file.
#[test]
fn lines_of_last_year_are_those_of_its_file() {
    let year = TempDir::new().unwrap();
    let old = "年度: 2024\n发文机关: 甲区人民政府办公室\n发文字号: 甲政办字〔2024〕8号\n标题: 关于印发2024年任务的通知\n\
        主送机关: 各镇\n引言: 现印发给你们。\n单位名册:\n  - 名称: 区教体局\n实事:\n  - 名称: 办学\n    内容: 建校。\n    责任单位: 区教体局\n    完成时限: 2024-11-15\n";
    write(year.path(), "2024/notice.yaml", old);
    write(year.path(), "u.txt", "区教体局 jtj@example.gov.cn\n");
    ends(year.path(), &["init", "2025", "--from", "2024/notice.yaml", "--units", "u.txt"], 0);
    let new = read(year.path(), "2025/notice.yaml");
    assert!(new.contains("jtj@example.gov.cn"), "{new}");
    assert!(
        new.contains("（去年第4行）") && new.contains("2025-11-17（避开周末）（去年第13行）"),
        "{new}"
    );
}

#[test]
fn a_description_with_errors_is_not_moved_on() {
    let year = TempDir::new().unwrap();
    write(year.path(), "old.yaml", "年度: 2024\n标提: 甲\n");
    let told = ends(year.path(), &["init", "2025", "--from", "old.yaml"], 2);
    assert!(told.contains("E102") && told.contains("old.yaml:2:1"), "{told}");
    assert!(!year.path().join("2025").exists());
}

/// Every fixture goes on to three other years, without errors or a year left over where it is the notice's own.
#[test]
fn every_fixture_goes_on_to_other_years() {
    let mut moved = 0;
    for name in fixtures() {
        let bytes = std::fs::read(fixture_folder(&name).join("notice.yaml")).unwrap();
        let old = notice::read("notice.yaml", &bytes);
        let before = codes(&old);
        let year = old.notice.as_ref().expect("a fixture").year;
        for new in [year + 1, year + 2, year + 7] {
            let onward = notice::onward(&old.source, year, new).unwrap();
            let reading = notice::read("notice.yaml", filled(&onward.text).as_bytes());
            let after = codes(&reading);
            // A year that was left, and listed, is told of again.
            let is_kept =
                |change: &Change| matches!(change, Change::YearKept { .. } | Change::OtherYear);
            let kept = onward.notes.iter().any(|note| is_kept(&note.change));
            let is_new = |code: &&str| !(before.contains(code) || kept && *code == "W204");
            let fresh: Vec<&str> = after.into_iter().filter(is_new).collect();
            assert!(fresh.is_empty(), "{name} {new}: {fresh:?}\n{:?}", reading.findings);
            assert_eq!(reading.notice.expect("no errors").year, new);
            let lines = onward.text.lines().count();
            assert!(onward.notes.iter().all(|note| (1..=lines).contains(&note.line)), "{name}");
            moved += onward.notes.iter().filter(|note| note.change == Change::Year).count();
        }
    }
    assert!(moved > 100, "{moved}");
}

fn codes(reading: &notice::Reading) -> Vec<&'static str> {
    reading.findings.iter().map(|found| found.problem.code()).collect()
}

#[test]
fn a_comment_is_asked_about_until_it_is_deleted() {
    let year = TempDir::new().unwrap();
    let plain = read(&fixture_folder("2024"), "notice.yaml");
    let asked = plain.replacen("issuer:", "# 推测：发文机关取自红头，请核对\nissuer:", 1).replacen(
        "tasks:",
        "# 未能归入各项的原文：此件公开\ntasks:",
        1,
    );
    write(year.path(), "notice.yaml", &asked);
    let before = ends(year.path(), &["check", "--bundled-fonts"], 0);
    for wanted in ["W530", "发文机关取自红头", "notice.yaml:6:1", "W531", "此件公开"] {
        assert!(before.contains(wanted), "{wanted}\n{before}");
    }
    assert!(
        before.lines().last().unwrap().contains("推测的 1 处，没有归入各项的原文 1 处"),
        "{before}"
    );
    ends(year.path(), &["check", "--strict", "--bundled-fonts"], 1);
    let made = ends(year.path(), &["notice", "--bundled-fonts"], 0);
    assert!(
        made.contains("W533") && made.contains("还有 2 处") && !made.contains("W530"),
        "{made}"
    );
    write(year.path(), "notice.yaml", &plain);
    let after = ends(year.path(), &["check", "--bundled-fonts"], 0);
    assert!(!after.contains("W53") && !after.contains("还有："), "{after}");
}

/// What was looked for and what was found is told, and the place stays free for the right file.
#[test]
fn a_text_that_is_no_notice_is_told_from_one() {
    let year = TempDir::new().unwrap();
    write(
        year.path(),
        "论文.txt",
        "关于城市绿地布局的研究\n张三\n一、样本。本文选取了120个样本。\n二、结论。显著相关。\n",
    );
    let told = ends(year.path(), &["init", "2024", "--from", "论文.txt"], 2);
    assert!(told.contains("E528") && told.contains("没有写描述：没有找到发文字号、"), "{told}");
    write(year.path(), "便函.txt", "关于报送名单的通知\n各镇：\n请报送名单。\n");
    let told = ends(year.path(), &["init", "2024", "--from", "便函.txt"], 2);
    assert!(
        told.contains("只找到公文的标题（关于……的通知）、主送机关，没有找到发文字号、"),
        "{told}"
    );
    assert!(!year.path().join("2024").exists());
    write(year.path(), "草稿.txt", "一、办招聘会60场。（责任单位：区人社局）\n");
    ends(year.path(), &["init", "2024", "--from", "草稿.txt"], 0);
}

/// From last year's Word file to this year's notice: read, look, move on.
#[test]
fn a_published_notice_goes_on_in_two_steps() {
    let year = TempDir::new().unwrap();
    let paper = year.path().join("去年的通知.docx");
    lay(&paper, &crate::program::notice(2024).docx);
    let early = ends(year.path(), &["init", "2025", "--from", "去年的通知.docx"], 0);
    assert!(early.contains("这份描述还是 2024 年的"), "{early}");
    let told = ends(year.path(), &["init", "2024", "--from", "去年的通知.docx"], 0);
    assert!(!told.contains("还是 2024 年的"), "{told}");
    let checked = ends(year.path(), &["check", "2024/notice.yaml", "--bundled-fonts"], 0);
    let guesses = checked.matches("W530").count();
    // No guess speaks of another task.
    assert!(!checked.contains("按先后第"), "{checked}");
    assert!(guesses > 1 && checked.contains(&format!("推测的 {guesses} 处")), "{checked}");
    let text = read(year.path(), "2024/notice.yaml");
    let confirmed = text.lines().filter(|line| !line.trim_start().starts_with("# 推测："));
    write(
        year.path(),
        "2024/notice.yaml",
        &confirmed.map(|line| format!("{line}\n")).collect::<String>(),
    );
    let checked = ends(year.path(), &["check", "2024/notice.yaml", "--bundled-fonts"], 0);
    assert!(!checked.contains("还有："), "{checked}");
    ends(year.path(), &["init", "2026", "--from", "2024/notice.yaml"], 0);
    write(year.path(), "2026/notice.yaml", &filled(&read(year.path(), "2026/notice.yaml")));
    let checked = ends(year.path(), &["check", "2026/notice.yaml", "--bundled-fonts"], 0);
    assert!(!checked.contains("错误") && !checked.contains("W204"), "{checked}");
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn lay(place: &Path, bytes: &[u8]) {
    std::fs::write(place, bytes).unwrap();
}
