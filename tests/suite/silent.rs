//! 检查: 不提示: a finding that the office has looked at is not listed, and the last line of `check` says so.

use std::path::PathBuf;
use std::process::{Command, Output};

use crate::command::put;
use crate::proof::BASE;

/// The published text with these entries below 不提示.
fn silencing(entries: &[&str]) -> String {
    let entries: String = entries.iter().map(|one| format!("    - {{{one}}}\n")).collect();
    format!("{}\n检查:\n  不提示:\n{entries}", BASE.trim_end())
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn with(text: &str) -> Folder {
        let folder = tempfile::tempdir().unwrap();
        put(&folder.path().join("notice.yaml"), text);
        Folder(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("notice.yaml")
    }

    fn check(&self, options: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.args(["--lang", "zh", "check"]).arg(self.file()).args(options).output().unwrap()
    }

    fn said(&self, options: &[&str]) -> String {
        let Output { stdout, stderr, .. } = self.check(options);
        String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap()
    }
}

const RANGE: &str = "规则: W141, 文字: 35-64岁, 说明: 省里下发的项目名称原文如此";

#[test]
fn a_silenced_finding_is_counted_in_the_last_line() {
    let before = Folder::with(BASE).said(&[]);
    assert!(before.contains("W141") && !before.contains("没有列出"), "{before}");
    let folder = Folder::with(&silencing(&[RANGE]));
    for options in [&[][..], &["--short"], &["--strict"]] {
        let said = folder.said(options);
        let last = said.trim_end().lines().next_back().unwrap();
        let line = 1 + BASE.lines().position(|line| line.contains("35-64岁")).unwrap();
        let named = format!("第{line}行“35-64”（W141，GB/T 15834—2011 4.13）");
        let wanted = format!("按“检查”里写的，有 1 处没有列出；其中依据条例、国标的 1 处：{named}");
        assert_eq!(last, wanted, "{options:?}");
        assert!(!said.contains("warning") && !said.contains("[W141]"), "{said}");
    }
    assert_eq!(folder.check(&["--strict"]).status.code(), Some(0));
}

/// Of practice it is only counted.
#[test]
fn what_only_practice_asks_is_counted() {
    let practice = |text: &str| text.replacen("切实提升我区", "组织其它活动，切实提升我区", 1);
    let said = Folder::with(&practice(BASE)).said(&[]);
    assert!(said.contains("[W172]"), "{said}");
    let both = silencing(&[RANGE, "规则: W172, 说明: 照录原文"]);
    let said = Folder::with(&practice(&both)).said(&[]);
    assert!(said.contains("有 2 处没有列出；其中依据条例、国标的 1 处：第"), "{said}");
    let alone = silencing(&["规则: W172, 说明: 照录原文"]).replacen("35-64岁", "35～64岁", 1);
    let said = Folder::with(&practice(&alone)).said(&["--strict"]);
    assert_eq!(
        said.trim_end().lines().next_back(),
        Some("按“检查”里写的，有 1 处没有列出；没有依据条例、国标的")
    );
}

/// JSON has them beside the findings, with the reason.
#[test]
fn json_has_what_is_silenced() {
    let folder = Folder::with(&silencing(&[RANGE]));
    let json: serde_json::Value =
        serde_json::from_slice(&folder.check(&["--json"]).stdout).unwrap();
    assert_eq!(json["findings"], serde_json::json!([]));
    let silenced = &json["silenced"][0];
    assert_eq!(
        (&silenced["code"], &silenced["reason"]),
        (&"W141".into(), &"省里下发的项目名称原文如此".into())
    );
    assert_eq!(silenced["severity"], "warning");
}

/// Words that stand elsewhere silence nothing, and an entry that has nothing to silence is told.
#[test]
fn an_entry_without_a_finding_is_told() {
    let elsewhere =
        Folder::with(&silencing(&["规则: W141, 文字: 淄川区, 说明: 原文如此"])).said(&[]);
    assert!(
        elsewhere.contains("[W141]") && elsewhere.contains("[W536]: 没有查出要不提示的 W141"),
        "{elsewhere}"
    );
    let mended = silencing(&[RANGE]).replacen("35-64岁", "35～64岁", 1);
    let mended = Folder::with(&mended).said(&[]);
    assert!(!mended.contains("[W141]") && mended.contains("[W536]"), "{mended}");
}

/// What the office leaves as it is is not mended either.
#[test]
fn what_is_silenced_is_not_mended() {
    let text = silencing(&[RANGE]);
    let folder = Folder::with(&text);
    folder.check(&["--fix"]);
    assert_eq!(std::fs::read_to_string(folder.file()).unwrap(), text);
    let other = Folder::with(BASE);
    other.check(&["--fix"]);
    assert!(std::fs::read_to_string(other.file()).unwrap().contains("35～64岁"));
}
