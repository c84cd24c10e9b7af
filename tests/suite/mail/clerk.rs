//! A clerk's year: nine units, two quarters, and `remind` on the days on which she sat down to it. No unit gets
//! two letters on a day, none for what it need not change, and none twice.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::files;

/// What came by that day.
const CAME: [(&str, &str, &[&str]); 6] = [
    (
        "2026-04-01",
        "2026Q1",
        &["03-区卫健局-2026Q1(1).xlsx", "住建局一季度报表.xlsx", "卫健局扫描件.pdf"],
    ),
    (
        "2026-04-07",
        "2026Q1",
        &[
            "住建局盖章.pdf",
            "医保.xlsx",
            "将军路.eml",
            "扫描_20260403.pdf",
            "民政局第一季度.xls",
            "综合执法和市场监管一季度.zip",
            "般阳路.xlsx",
        ],
    ),
    ("2026-06-25", "2026Q2", &["卫健.xlsx", "卫健盖章.pdf"]),
    (
        "2026-07-01",
        "2026Q2",
        &["住建局2季度.xlsx", "住建盖章.pdf", "医保.xlsx", "医保盖章.pdf", "民政.xlsx"],
    ),
    (
        "2026-07-07",
        "2026Q2",
        &[
            "执法.xlsx",
            "执法盖章.pdf",
            "民政盖章.pdf",
            "市场监管局二季度.xlsx",
            "市场盖章.pdf",
            "将军路.xlsx",
            "将军盖章.pdf",
        ],
    ),
    ("2026-07-10", "2026Q2", &["般阳路.xlsx", "般阳盖章.pdf", "财政.xlsx", "财政盖章.pdf"]),
];

/// The days on which she ran `remind`.
const DAYS: [(&str, &str); 8] = [
    ("2026Q1", "2026-03-25"),
    ("2026Q1", "2026-04-01"),
    ("2026Q1", "2026-04-07"),
    ("2026Q1", "2026-04-10"),
    ("2026Q2", "2026-06-25"),
    ("2026Q2", "2026-07-01"),
    ("2026Q2", "2026-07-07"),
    ("2026Q2", "2026-07-10"),
];

struct Office {
    folder: TempDir,
}

impl Office {
    fn new() -> Office {
        let office = Office { folder: tempfile::tempdir().expect("a folder") };
        office.put("notice.yaml", &std::fs::read(kept().join("notice.yaml")).expect("a text"));
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    #[allow(clippy::disallowed_methods, reason = "a test prepares its folder")]
    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }

    /// What came by `day`.
    fn receive(&self, day: &str) {
        for (_, period, names) in CAME.iter().filter(|(came, ..)| *came == day) {
            for name in *names {
                let file = kept().join("files").join(period).join(name);
                let bytes = std::fs::read(file).expect("a return");
                self.put(&format!("returns/{period}/{name}"), &bytes);
            }
        }
    }

    fn run(&self, command: &str, period: &str, day: &str) -> String {
        let mut run = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        run.args([command, "--period", period, "--as-of", day, "--lang", "zh"]);
        let output = run.current_dir(self.folder.path()).output().expect("the program runs");
        assert!(output.status.code() < Some(2), "{command} {period} {day}");
        String::from_utf8_lossy(&output.stderr).into_owned()
            + &String::from_utf8_lossy(&output.stdout)
    }

    /// The letters that were written on a day: unit, and the words to paste.
    fn letters(&self, period: &str, day: &str) -> Vec<(String, String)> {
        let folder = self.path(&format!("out/remind/{period}/{day}"));
        if !folder.exists() {
            return Vec::new();
        }
        let unit = |words: &str| {
            let subject = words.lines().next().expect("a subject");
            let behind = subject.split_once('）').expect("a period in brackets").1;
            behind.split('：').next().unwrap_or_default().to_owned()
        };
        let texts = files(&folder, ".txt").into_iter().map(|name| {
            let words = std::fs::read_to_string(folder.join(name)).expect("words");
            (unit(&words), words)
        });
        texts.collect()
    }
}

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/cases/nine-units")
}

/// What a letter wants, in a word or two: the beginning of its subject, what is named as missing, and each place to
/// mend.
fn wanted(words: &str) -> String {
    let subject = words.trim_start_matches('\u{FEFF}').trim_start_matches("主题：");
    let kind = subject.split('（').next().unwrap_or_default();
    let missing = words.split_once("尚未收到贵单位的").map(|(_, rest)| {
        let end = rest.find('，').unwrap_or(rest.len());
        rest[..end].to_owned()
    });
    let places = words.match_indices("问题：").map(|(at, _)| {
        let rest = &words[at + "问题：".len()..];
        rest[..rest.find('；').unwrap_or(rest.len())].to_owned()
    });
    let all: Vec<String> = missing.into_iter().chain(places).collect();
    format!("{kind}：{}", all.join("；"))
}

#[test]
fn a_clerks_year_of_letters() {
    let office = Office::new();
    office.run("send", "2026Q1", "2026-03-20");
    let (mut told, mut written) = (Vec::new(), BTreeSet::new());
    for (period, day) in DAYS {
        if day == "2026-06-25" {
            office.run("send", "2026Q2", "2026-06-20");
        }
        office.receive(day);
        office.run("remind", period, day);
        let letters = office.letters(period, day);
        let mut units = BTreeMap::new();
        for (unit, words) in &letters {
            *units.entry(unit.clone()).or_insert(0) += 1;
            assert!(written.insert(words.clone()), "written twice, again on {day}:\n{words}");
            told.push(format!("{day} {unit} {}", wanted(words)));
        }
        assert!(units.values().all(|count| *count == 1), "{day}: {units:?}");
        // A second run of the day finds nothing new.
        let before = office.letters(period, day);
        let said = office.run("remind", period, day);
        assert_eq!(before, office.letters(period, day));
        let words = format!("{} 封以前写过，没有再写", letters.len());
        assert!(letters.is_empty() || said.contains(&words), "{day}: {said}");
    }
    let told = told.join("\n") + "\n";
    println!("{told}");
    assert_eq!(told, include_str!("clerk.txt"));
}
