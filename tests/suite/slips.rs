//! Slips in the lines of a description: one by one, mixed, left alone in texts; and every notice of the
//! fixtures, with any of its colons typed another way, is the same notice.

use std::fs;
use std::path::PathBuf;

use hongtou::diag::{Lang, Severity};
use hongtou::notice::{self, Reading, keys};
use proptest::prelude::*;

const NAME: &str = "n.yaml";

/// What is said of `text`: code, line, and what to do.
fn said(text: &str) -> Vec<(&'static str, usize, String)> {
    let findings = notice::read(NAME, text.as_bytes()).findings.sorted();
    let told = findings.iter().filter_map(|found| {
        let hongtou::origin::Place::Text(origin) = &found.place else { return None };
        let remedy = found.problem.message(Lang::Zh).remedy;
        Some((found.problem.code(), origin.line_column().0, remedy))
    });
    told.collect()
}

const HEAD: &str = "年度: 2024
发文机关: 甲区人民政府办公室
发文字号: 甲政办字〔2024〕13号
标题: 关于办好实事的通知
主送机关: 各镇人民政府
引言: 现将有关事项通知如下：
";
const UNITS: &str = "单位名册:
  - 名称: 区人社局
  - 名称: 区妇联
";
const TASK: &str = "实事:
  - 名称: 推进就业
    内容: 年内举办招聘会60场。
    责任单位: [区人社局, 区妇联]
    目标:
      - {名称: 招聘会, 数量: 60, 计量单位: 场, 填报单位: 区人社局}
";

fn whole() -> String {
    [HEAD, UNITS, TASK].concat()
}

/// The description with one stretch written in another way.
fn with(from: &str, to: &str) -> String {
    let text = whole();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// A description without places: what it says.
fn meaning(reading: &Reading) -> String {
    let shown = format!("{:?}", reading.notice.as_ref().expect("a notice"));
    let mark = format!("{NAME}:");
    let mut parts = shown.split(&mark);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':')
    })
}

#[test]
fn each_kind_that_is_sure_is_taken() {
    let plain = meaning(&notice::read(NAME, whole().as_bytes()));
    for (from, to, code, better) in [
        ("年度: ", "年度：", "W001", "年度: 2024"),
        ("年度: ", "年度 ：", "W001", "年度 : 2024"),
        ("年度: ", "年度:", "W002", "年度: 2024"),
        ("单位名册:", "单位名册：", "W001", "单位名册:"),
        ("年度: 2024", "年度:\u{a0}2024", "W003", "年度: 2024"),
        ("年度: 2024", "年度: 2024\u{3000}", "W003", "年度: 2024"),
        ("    内容", "\u{a0}\u{a0}\u{a0}\u{a0}内容", "W003", "    内容: 年内举办招聘会60场。"),
        ("    内容", "\u{2003}\u{2003}内容", "W003", "    内容: 年内举办招聘会60场。"),
        ("标题", "\u{a0}标题", "W003", "标题: 关于办好实事的通知"),
        ("实事:\n", "\u{3000}\n实事:\n", "W003", ""),
        ("年度: 2024", "年度: ２０２４", "W004", "年度: 2024"),
        ("年度: 2024", "年度: “2024”", "W005", "年度: 2024"),
        ("- 名称: 区妇联", "-名称: 区妇联", "W006", "  - 名称: 区妇联"),
        ("- 名称: 区妇联", "－名称: 区妇联", "W006", "  - 名称: 区妇联"),
        ("- 名称: 区妇联", "•\u{a0}名称: 区妇联", "W006", "  - 名称: 区妇联"),
        (
            "招聘会, 数量",
            "招聘会，数量",
            "W007",
            "      - {名称: 招聘会, 数量: 60, 计量单位: 场, 填报单位: 区人社局}",
        ),
        ("[区人社局, 区妇联]", "【区人社局, 区妇联】", "W008", "    责任单位: [区人社局, 区妇联]"),
        ("[区人社局, 区妇联]", "\n      区人社局\n      区妇联", "W009", "      - 区人社局"),
        ("[区人社局, 区妇联]", "\n区人社局\n区妇联", "W009", "      - 区人社局"),
        ("  - 名称: 区人社局\n  - 名称: 区妇联", "区人社局\n区妇联", "W009", "  - 区人社局"),
        (
            "  - 名称: 区人社局\n  - 名称: 区妇联",
            "  - 区人社局\n  - 区妇联",
            "W009",
            "- 名称: 区人社局",
        ),
        (
            "\n  - 名称: 区人社局\n  - 名称: 区妇联",
            " [区人社局, 区妇联]",
            "W009",
            "- 名称: 区人社局",
        ),
    ] {
        let text = with(from, to);
        let found = said(&text);
        assert_eq!(found.iter().map(|one| one.0).collect::<Vec<_>>(), [code], "{to}: {found:?}");
        assert!(found[0].2.ends_with(&format!("：{better}")), "{to}: {}", found[0].2);
        assert_eq!(meaning(&notice::read(NAME, text.as_bytes())), plain, "{to}");
    }
}

/// What is not sure is an error, and what is behind it is read on.
#[test]
fn each_kind_that_is_not_sure_is_told_with_its_line() {
    for (from, to, code, better) in [
        ("标题: ", "标提：", "E011", "标提: 关于办好实事的通知"),
        ("标题: ", "标提:", "E012", "标提: 关于办好实事的通知"),
        ("    内容", "\t内容", "E013", "    内容: 年内举办招聘会60场。"),
        ("    内容", "\u{3000}\u{3000}内容", "E014", "    内容: 年内举办招聘会60场。"),
        (
            "年内举办招聘会60场。",
            "\"年内举办招聘会60场。",
            "E015",
            "    内容: \"年内举办招聘会60场。\"",
        ),
        ("年内举办", "\"年内\"举办", "E016", "    内容: “年内”举办招聘会60场。"),
        ("区妇联]", "区妇联", "E017", "    责任单位: [区人社局, 区妇联]"),
        ("年内举办", "年内: 举办", "E018", "    内容: 年内：举办招聘会60场。"),
        ("年内举办", "[年内]举办", "E019", "    内容: \"[年内]举办招聘会60场。\""),
        ("年内举办", "{年内}举办", "E019", "    内容: \"{年内}举办招聘会60场。\""),
        ("年内举办", "- 年内举办", "E019", "    内容: \"- 年内举办招聘会60场。\""),
        ("年内举办", "> 年内举办", "E019", "    内容: \"> 年内举办招聘会60场。\""),
        ("年内举办", "*年内举办", "E019", "    内容: \"*年内举办招聘会60场。\""),
        ("年内举办", "&年内举办", "E019", "    内容: \"&年内举办招聘会60场。\""),
        ("年内举办", "!年内举办", "E019", "    内容: \"!年内举办招聘会60场。\""),
        ("年内举办", "%年内举办", "E019", "    内容: \"%年内举办招聘会60场。\""),
        ("年内举办", "@年内举办", "E019", "    内容: \"@年内举办招聘会60场。\""),
        ("年内举办", "`年内举办", "E019", "    内容: \"`年内举办招聘会60场。\""),
        ("    内容", "   内容", "E020", "    内容: 年内举办招聘会60场。"),
        ("标题: ", "标题 ", "E026", "标题: 关于办好实事的通知"),
        ("标题: ", "标题；", "E026", "标题: 关于办好实事的通知"),
        ("招聘会60场。", "招聘会\n60场。", "E029", "    内容: 年内举办招聘会60场。"),
        ("招聘会60场。", "招聘会\n  60场。", "E029", "    内容: 年内举办招聘会60场。"),
        ("招聘会60场。", "招聘会\n\n60场。", "E029", "    内容: 年内举办招聘会60场。"),
        ("引言: 现将", "引言:\n  - 经研究。\n  现将", "E030", "  - 现将有关事项通知如下："),
        (
            "招聘会, 数量",
            "招聘会,讲座, 数量",
            "E031",
            "      - {名称: \"招聘会,讲座\", 数量: 60, 计量单位: 场, 填报单位: 区人社局}",
        ),
    ] {
        let text = with(from, to).replace("填报单位: 区人社局}", "填报单位: 区卫健局}");
        let better = better.replace("填报单位: 区人社局}", "填报单位: 区卫健局}");
        let found = said(&text);
        let own = found.iter().find(|one| one.0 == code);
        let own = own.unwrap_or_else(|| panic!("{to}: {found:?}"));
        assert_eq!(own.2, format!("这里应当是：{better}"), "{to}");
        assert!(found.iter().any(|one| one.0 == "E204" || one.0 == "E208"), "{to}: {found:?}");
    }
}

#[test]
fn a_line_written_as_shown_has_no_slip() {
    let text = with("年度: ", "年度：")
        .replace("    内容: ", "\t内容：")
        .replace("名称: 招聘会, 数量: ", "名称:招聘会，数量:");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (code, line, remedy) in said(&text) {
        assert!(code.starts_with("W00") || code == "E013", "{code}");
        let (_, better) = remedy.split_once('：').unwrap();
        lines[line - 1] = better.to_owned();
    }
    assert_eq!(lines.join("\n") + "\n", whole());
}

/// What looks like a slip in a text is a text.
#[test]
fn texts_are_left_alone() {
    for text in [
        "|\n      年度：2024\n      名称:甲\n      \t－ 乙\n      [丙",
        ">-\n      年内：举办，\n\n      标题：丙",
        "\"年内：举办\n      内容：招聘会，\n      名称:甲\"",
        "'年内：举办 名称：甲，数量：60'",
        "年内举办\n      目标：招聘会60场\n      名称:甲",
        "[目标：甲, 名称:乙, “丙”]",
        "\n      - 目标：举办招聘会60场。\n      - 名称：甲，数量：60\n      - “春风行动”",
        "目标：举办招聘会60场，名称:甲，数量：60 # 年度：2024",
        "“春风行动”招聘会60余场",
        "“春风行动”",
    ] {
        let whole = with("年内举办招聘会60场。", text);
        let found = said(&whole);
        let slips = found.iter().filter(|one| one.0.starts_with("W0") || one.0.starts_with("E0"));
        assert_eq!(slips.count(), 0, "{text}: {found:?}");
    }
    let braces = with("[区人社局, 区妇联]", "[{单位: 区人社局, 注: 负责资金，单位：元}, 区妇联]");
    assert_eq!(said(&braces).len(), 0, "{:?}", said(&braces));
}

/// Below a key that is misspelt everything stays where it is: the key is told, and no indentation that is right.
#[test]
fn what_stands_below_a_key_that_nobody_knows_stays_there() {
    let below = "  标题: 报表\n  完成时限栏: 填写\n  栏目:\n    - 序号\n    - {名称: 实事}\n";
    let whole = format!("{}附件错:\n{below}结尾: 请认真落实。\n", whole());
    let found: Vec<_> = said(&whole).into_iter().map(|(code, line, _)| (code, line)).collect();
    assert_eq!(found, [("E102", 16)], "{:?}", said(&whole));
    let items = format!("{}其他附件错:\n  - 标题: 甲\n    年度: 2024\n", self::whole());
    let found: Vec<_> = said(&items).into_iter().map(|(code, line, _)| (code, line)).collect();
    assert_eq!(found, [("E102", 16)], "{:?}", said(&items));
}

#[test]
fn the_places_behind_a_slip_are_those_of_the_file() {
    let text = with("名称: 招聘会, 数量: ", "名称：招聘会，数量：")
        .replace("填报单位: 区人社局", "填报单位：区卫健局");
    let findings = notice::read(NAME, text.as_bytes()).findings.sorted();
    let last = findings.iter().find(|found| found.severity() == Severity::Error).unwrap();
    let hongtou::origin::Place::Text(origin) = &last.place else { panic!("{last:?}") };
    assert_eq!(origin.text(), "区卫健局");
}

/// Windows hides the ending that Notepad adds.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn a_description_with_a_hidden_ending_is_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notice.yaml.txt"), whole()).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.args(arguments).args(["--lang", "zh"]).current_dir(folder.path());
        let done = command.output().unwrap();
        (
            done.status.code(),
            String::from_utf8_lossy(&done.stderr).into_owned()
                + &String::from_utf8_lossy(&done.stdout),
        )
    };
    let (code, told) = run(&["check"]);
    assert!(
        code == Some(0) && told.contains("[W504]") && told.contains("notice.yaml.txt"),
        "{told}"
    );
    let (code, told) = run(&["init", "2025", "--from", "notice.yaml"]);
    assert_eq!(code, Some(0), "{told}");
    fs::write(folder.path().join("notice.yaml"), whole()).unwrap();
    assert!(!run(&["check"]).1.contains("[W504]"));
}

/// Where a key's colon is followed by a space or the line's end.
fn colons(text: &str) -> Vec<usize> {
    let known = |name: &str| keys::TABLES.iter().any(|table| table.find(name).is_some());
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_comment = line.trim_start().starts_with('#');
        for (at, _) in line.match_indices(':').filter(|_| !is_comment) {
            let before = &line[..at];
            let name = before.rsplit(['{', ' ']).next().unwrap_or_default();
            let lead = before[..before.len() - name.len()].trim_end();
            let begins = lead.is_empty()
                || lead.ends_with('-')
                || lead.ends_with('{')
                || lead.ends_with(',');
            if begins && known(name) && line[at + 1..].starts_with([' ', '\n']) {
                found.push(start + at);
            }
        }
        start += line.len();
    }
    found
}

fn notices() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/notices");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().join("notice.yaml"))
        .collect();
    files.sort();
    files
}

/// The text with some of its colons typed as `typed`; how many.
fn retyped(text: &str, chosen: impl Fn(usize) -> bool, typed: &str) -> (String, usize) {
    let (mut all, mut done, mut count) = (String::new(), 0, 0);
    for (number, at) in colons(text).into_iter().enumerate() {
        let end = at + if text[at..].starts_with(": ") { 2 } else { 1 };
        if chosen(number) && (typed != ":" || end == at + 2) {
            all += &text[done..at];
            all += typed;
            (done, count) = (end, count + 1);
        }
    }
    (all + &text[done..], count)
}

fn same_notice(file: &PathBuf, chosen: impl Fn(usize) -> bool, typed: &str, code: &str) {
    let text = fs::read_to_string(file).unwrap();
    let wanted = notice::read(NAME, text.as_bytes());
    let (text, count) = retyped(&text, chosen, typed);
    let found = notice::read(NAME, text.as_bytes());
    let errors: Vec<_> =
        found.findings.iter().filter(|one| one.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{}: {errors:?}", file.display());
    assert_eq!(found.findings.count(|one| one == code), count, "{}", file.display());
    assert_eq!(found.findings.len(), wanted.findings.len() + count, "{}", file.display());
    assert_eq!(meaning(&found), meaning(&wanted), "{}", file.display());
}

#[test]
fn every_notice_with_all_colons_typed_otherwise_is_the_same() {
    assert!(notices().len() > 19);
    for file in notices() {
        same_notice(&file, |_| true, "：", "W001");
        same_notice(&file, |_| true, ":", "W002");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_colons_typed_otherwise_are_the_same(
        file in any::<prop::sample::Index>(),
        chosen in proptest::collection::vec(any::<bool>(), 1..400),
        wide in any::<bool>(),
    ) {
        let files = notices();
        let (typed, code) = if wide { ("：", "W001") } else { (":", "W002") };
        same_notice(file.get(&files), |number| chosen[number % chosen.len()], typed, code);
    }
}

/// Slips without end stay within the bounds of a file.
/// The seconds that this thread was on a processor, which a busy machine does not lengthen; 0 where the system
/// does not tell.
fn processor_seconds() -> u64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split_whitespace().next().and_then(|first| first.parse::<u64>().ok());
    nanoseconds.unwrap_or(0) / 1_000_000_000
}

#[test]
fn hostile_lines_cost_little() {
    let many = |line: &str| format!("{}{}", whole(), line.repeat(1_000_000 / line.len()));
    for text in [
        ":".repeat(3_500_000).replace(&":".repeat(90_000), &(":".repeat(89_999) + "\n")),
        "：".repeat(1_100_000).replace(&"：".repeat(90_000), &("：".repeat(89_999) + "\n")),
        ":\n".repeat(1_700_000),
        format!("年度: {}\n", "[".repeat(99_000)),
        format!("附件: {}\n", "{标题：".repeat(20_000)),
        many("x\n"),
        many("\u{a0}\n"),
        many("  \"y\n"),
        many(" - 'y\n"),
        many("标题: \"y\n"),
        many("引言: [y\n"),
        many("单位名册:\n区\n"),
        many("    目标: [{名称：甲，数量：\n"),
        many(&format!("引言: {}\n", "a: ".repeat(20_000))),
        many(&format!("附注: {{甲{}}}\n", "，标题：".repeat(15_000))),
        many(&format!("附件: {{标题: 甲{}}}\n", "，内容：乙".repeat(15_000))),
        many(&format!("附件: {{标题: 甲{}}}\n", "，标题: 乙".repeat(15_000))),
        many(&format!("附件: {{标题: 甲{}}}\n", ",乙".repeat(20_000))),
        many("    -\u{3000}－ 甲：\n"),
        many("\t年度：2024\n"),
    ] {
        let begun = processor_seconds();
        let findings = notice::read(NAME, text.as_bytes()).findings;
        assert!(!findings.is_empty() && findings.sorted().len() < 1_500);
        let head: String = text.chars().skip(text.chars().count().saturating_sub(12)).collect();
        assert!(processor_seconds() - begun < 30, "{head:?}");
    }
}
