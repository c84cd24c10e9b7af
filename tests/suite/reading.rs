//! Reading holds for every encoding, size and kind of bytes; values stay as written.

use std::fs;

use hongtou::cli::render::render;
use hongtou::date::Date;
use hongtou::diag::Lang;
use hongtou::notice::{self, Reading};
use hongtou::office::json::json;
use proptest::prelude::*;

fn real() -> Vec<u8> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/notices/2024/notice.yaml");
    fs::read(file).unwrap()
}

fn codes(reading: Reading) -> Vec<&'static str> {
    reading.findings.sorted().iter().map(|found| found.problem.code()).collect()
}

#[test]
fn every_encoding_reads_alike() {
    let plain = real();
    let text = String::from_utf8(plain.clone()).unwrap();
    let crlf = text.replace('\n', "\r\n");
    let utf16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(crlf.encode_utf16());
        units.flat_map(to_bytes).collect()
    };
    let bom = [b"\xEF\xBB\xBF", plain.as_slice()].concat();
    let wanted = notice::read("n.yaml", &plain).notice.unwrap();
    for bytes in [bom, crlf.clone().into_bytes(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)]
    {
        let found = notice::read("n.yaml", &bytes).notice.unwrap();
        assert_eq!(format!("{found:?}"), format!("{wanted:?}"));
    }
}

#[test]
fn utf16_without_its_mark_is_one_finding() {
    let bytes: Vec<u8> = "year: 2024\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(codes(notice::read("n.yaml", &bytes)), ["E001"]);
}

const SMALL: &str = "\
year: 2024
issuer: 淄川区人民政府办公室
number: 川政办字〔2024〕13号
title: 关于办好十件实事的通知
recipients: 各镇人民政府
preamble: 现将有关事项通知如下：
units: [{name: 08}, {name: null-unit}, {name: '3.10'}]
tasks:
  - name: yes
    text: 1e3
    units: [08, 3.10]
    due: 2024年3月8日
    targets: [{name: 0x1F, amount: 3.10, unit: '%', kind: adds, reporter: 08}]
";

#[test]
fn numbers_and_yes_stay_as_they_are_written() {
    let notice = notice::read("n.yaml", SMALL.as_bytes()).notice.unwrap();
    let task = &notice.tasks[0];
    let target = &task.targets[0];
    assert_eq!((task.name.as_str(), task.text[0].as_str()), ("yes", "1e3"));
    assert_eq!((target.name.as_str(), target.amount.as_str()), ("0x1F", "3.10"));
    assert_eq!(task.units[0].written.as_str(), "08");
    let due = task.due.as_ref().unwrap();
    assert_eq!((due.words.as_str(), due.day), ("2024年3月8日", Date::new(2024, 3, 8)));
    assert_eq!(notice.mark.as_str(), "淄川区人民政府办公室文件");
}

#[test]
fn two_thousand_tasks_are_read() {
    let (head, task) = SMALL.split_once("  - name: yes\n").unwrap();
    let tasks: String = (0..2000).map(|n| format!("  - name: 第{n}项\n{task}")).collect();
    let notice = notice::read("n.yaml", format!("{head}{tasks}").as_bytes()).notice.unwrap();
    assert_eq!(notice.tasks.len(), 2000);
}

#[test]
fn hostile_files_end_in_a_finding() {
    let deep = 100_000;
    for (bytes, wanted) in [
        ("[".repeat(deep), "E021"),
        ("- ".repeat(deep / 2), "E021"),
        ((0..1000).map(|n| format!("{}a:\n", " ".repeat(n))).collect(), "E021"),
        ("- \n".repeat(500_000), "E022"),
        ("年".repeat(1_500_000), "E004"),
        (format!("{SMALL}note: {}\n", "一,".repeat(600_000)), "E006"),
        (format!("{SMALL}note: {}\n", "一".repeat(40_001)), "E109"),
        (format!("{SMALL}note: {}\n", "一一一 一\n  ".repeat(160_000)), "E109"),
        (format!("a: &a {}\nb: [{}]\n", "x\n ".repeat(500_000), "*a,\n ".repeat(9_000)), "E022"),
    ] {
        let found = codes(notice::read("n.yaml", bytes.as_bytes()));
        assert_eq!(found, [wanted], "{} bytes", bytes.len());
    }
}

/// 30,000 units with an alias each; a task and the closing name each once, as `name` has it.
fn many_units(name: impl Fn(usize) -> String) -> String {
    let all = |line: &dyn Fn(usize) -> String| -> String { (0..30_000).map(line).collect() };
    let register = all(&|n| format!("- {{name: u{n}, aliases: [甲{n}]}}\n"));
    let names = all(&|n| format!("  - {}\n", name(n)));
    let (head, rest) = SMALL.split_once("units: ").unwrap();
    let (_, task) = rest.split_once('\n').unwrap();
    let task = task.replace("[08, 3.10]", &format!("\n{}", names.replace("  -", "    -")));
    let task = task.replace("reporter: 08", "reporter: u1");
    format!("{head}units:\n{register}{task}closing:\n{names}")
}

/// Where every line has its fault, the first hundred are listed and the others counted.
#[test]
fn a_fault_in_every_line_is_listed_a_hundred_times() {
    let unknown: String = (0..190_000).map(|n| format!("键{n}: 1\n")).collect();
    let texts = |text: &str| format!("{SMALL}closing:\n{}", text.repeat(3_000_000 / text.len()));
    let slips = texts(&format!("- {}\n", "一,".repeat(5_000)));
    let folded = texts(&format!("- {}\n", "二,三 四\n  在2025年".repeat(900)));
    for (text, counted) in [
        (unknown, vec!["E102"]),
        (slips, vec!["W206"]),
        (folded, vec!["W204", "W206", "W207", "W208"]),
        (many_units(|n| format!("甲{n}")), vec!["W202", "W203"]),
        (many_units(|n| format!("局{n}")), vec!["E204"]),
    ] {
        let findings = notice::read("n.yaml", text.as_bytes()).findings.sorted();
        let counts = findings.iter().filter(|found| found.problem.count() > 1);
        let codes: Vec<_> = counts.map(|found| found.problem.code()).collect();
        assert_eq!(codes, counted);
        assert!(findings.len() < 700, "{} findings", findings.len());
        assert!(render(&findings, Lang::Zh, false).len() < 1_000_000);
        assert!(json(&findings, Lang::Zh).unwrap().len() < 2_000_000);
    }
}
/// Nothing panics, and there is a notice exactly where there is no error.
fn holds(bytes: &[u8]) {
    let Reading { notice, findings, .. } = notice::read("n.yaml", bytes);
    assert_eq!(notice.is_some(), !findings.has_errors());
    let findings = findings.sorted();
    for lang in [Lang::Zh, Lang::En] {
        assert_eq!(render(&findings, lang, false).is_empty(), findings.is_empty());
    }
}

/// What turns one YAML into another, or into none.
const SPLINTERS: [&[u8]; 22] = [
    b"",
    b"\n",
    b"\t",
    b": ",
    b"- ",
    b"\"",
    b"'",
    b"[",
    b"]",
    b"{",
    b"}",
    b"&a ",
    b"*a",
    b"|\n",
    b">\n",
    b"#",
    b"---\n",
    b"\r",
    b"\0",
    b"\xFF",
    "：".as_bytes(),
    "\u{3000}".as_bytes(),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        holds(&bytes);
    }

    #[test]
    fn any_text(text in "[a-z年号：: \\-\\[\\]{}'\"&*|>#!%@\\n\\t\u{3000}]{0,200}") {
        holds(text.as_bytes());
    }

    #[test]
    fn a_real_file_with_splinters(
        splinters in proptest::collection::vec((any::<prop::sample::Index>(), 0..40usize, 0..22usize), 1..5),
    ) {
        let mut bytes = real();
        for (place, cut, splinter) in splinters {
            let at = place.index(bytes.len());
            let end = (at + cut).min(bytes.len());
            bytes.splice(at..end, SPLINTERS[splinter].iter().copied());
        }
        holds(&bytes);
    }
}
