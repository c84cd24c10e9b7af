//! Whole folders of returns, as programs saved them (fixtures/returns/boxes): `status --json` says
//! of each file what the scripts planted in it: whose it is and by what, each answer, which
//! version counts and what changed, the stamped copies, and every finding at its place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::program;

fn boxes() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/boxes");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut boxes: Vec<PathBuf> = entries.filter(|path| path.join("files").is_dir()).collect();
    boxes.sort();
    boxes
}

fn files(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

#[test]
fn at_least_sixty_files_are_kept_with_a_note_each() {
    let mut count = 0;
    for folder in boxes() {
        let own = files(&folder.join("files"));
        let note = std::fs::read_to_string(folder.join("NOTE.md")).unwrap();
        let noted = note.lines().filter(|line| line.starts_with("| `")).count();
        assert_eq!(noted, own, "{}", folder.display());
        count += own;
    }
    assert!(count >= 60, "{count}");
}

/// What `status --json` says, and what was planted.
struct Said {
    name: String,
    said: Value,
    planted: Value,
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn said(folder: &Path) -> Said {
    let planted = std::fs::read(folder.join("expected.json")).unwrap();
    let planted: Value = serde_json::from_slice(&planted).unwrap();
    let year = u16::try_from(planted["year"].as_u64().unwrap()).unwrap();
    let mut notice = std::fs::read_to_string(program::folder(year).join("notice.yaml")).unwrap();
    notice += &std::fs::read_to_string(folder.join("returns.yaml")).unwrap_or_default();
    let scratch = tempfile::tempdir().unwrap();
    std::fs::write(scratch.path().join("notice.yaml"), notice).unwrap();
    let text = |key: &str| planted[key].as_str().unwrap().to_owned();
    let returns = folder.join("files").join(planted["folder"].as_str().unwrap_or_default());
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.current_dir(&scratch).args(["status", "notice.yaml", "--json", "--lang", "zh"]);
    command.args(["--period", &text("period"), "--as-of", &text("asOf"), "--returns"]);
    let output = command.arg(returns).output().unwrap();
    let said = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(program::ending(&said)), "{said}");
    Said { name: folder.file_name().unwrap().to_string_lossy().into_owned(), said, planted }
}

#[test]
fn status_says_what_was_planted() {
    let wrong: Vec<String> = boxes().iter().flat_map(|folder| said(folder).differences()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

impl Said {
    fn differences(&self) -> Vec<String> {
        let units = self.said["units"].as_array().unwrap();
        let planted = self.planted["units"].as_object().unwrap();
        assert_eq!(units.len(), planted.len(), "{}", self.name);
        let mut wrong = Vec::new();
        for unit in units {
            let name = unit["unit"].as_str().unwrap();
            self.compare_unit(name, unit, &planted[name], &mut wrong);
        }
        for (what, found, planted) in self.lists() {
            for one in found.symmetric_difference(&planted) {
                let side = if planted.contains(one) { "missing" } else { "not planted" };
                wrong.push(format!("{} {what} {side}: {one}", self.name));
            }
        }
        wrong
    }

    fn compare_unit(&self, name: &str, unit: &Value, planted: &Value, wrong: &mut Vec<String>) {
        let mut same = |what: &str, found: &Value, planted: &Value| {
            if found != planted {
                wrong.push(format!("{} {name} {what}: {found}, planted {planted}", self.name));
            }
        };
        same("state", &unit["state"], &planted["state"]);
        same("file", &unit["file"], &planted["file"]);
        same("by", &unit["unitBy"], &planted["by"]);
        same("answers", &pairs(&unit["answers"], "field", "text"), &planted["answers"]);
        let stamped = rows(&unit["stamped"], &["file", "pages"]);
        same("stamped", &stamped, planted.get("stamped").unwrap_or(&Value::Array(Vec::new())));
        let versions = unit["versions"].as_array().unwrap();
        if let Some(planted) = planted.get("versions") {
            let files = versions.iter().map(|one| one["file"].clone()).collect();
            same("versions", &Value::Array(files), planted);
        }
        if let Some(planted) = planted.get("changes") {
            let last = versions.last().map_or(&Value::Null, |last| &last["changes"]);
            same("changes", &rows(last, &["field", "old", "new"]), planted);
        }
        for planted in planted.get("others").and_then(Value::as_array).into_iter().flatten() {
            let others = unit["others"].as_array().unwrap();
            if !others.iter().any(|other| other["text"] == *planted) {
                wrong.push(format!("{} {name}: nobody kept {planted}", self.name));
            }
        }
    }

    /// The lists of files, and the findings with file and cell.
    fn lists(&self) -> [(&'static str, BTreeSet<String>, BTreeSet<String>); 4] {
        let planted = |key: &str| texts(&self.planted[key]);
        let files = |key: &str| texts(&rows(&self.said[key], &["file"]));
        let unpaired: BTreeSet<String> =
            planted("unpaired").iter().map(|one| format!("[{one}]")).collect();
        let ignored: BTreeSet<String> =
            planted("ignored").iter().map(|one| format!("[{one}]")).collect();
        let findings = self.said["findings"].as_array().unwrap();
        let findings = findings.iter().map(|found| {
            let keys = ["code", "file", "cell"].map(|key| found[key].clone());
            Value::Array(keys.into_iter().filter(|key| !key.is_null()).collect()).to_string()
        });
        let doubtful = self.said["doubtful"].as_array().unwrap().iter().map(|file| {
            let mut units: Vec<Value> =
                file["units"].as_array().unwrap().iter().map(|one| one["is"].clone()).collect();
            units.sort_by_key(Value::to_string);
            serde_json::json!([file["file"], units]).to_string()
        });
        [
            ("findings", findings.collect(), planted("findings")),
            ("doubtful", doubtful.collect(), planted("doubtful")),
            ("unpaired", files("unpaired"), unpaired),
            ("ignored", files("ignored"), ignored),
        ]
    }
}

fn texts(list: &Value) -> BTreeSet<String> {
    list.as_array().unwrap().iter().map(Value::to_string).collect()
}

fn pairs(list: &Value, key: &str, value: &str) -> Value {
    let pairs = list.as_array().unwrap().iter();
    let pairs: BTreeMap<String, Value> =
        pairs.map(|one| (one[key].as_str().unwrap().to_owned(), one[value].clone())).collect();
    serde_json::to_value(pairs).unwrap()
}

fn rows(list: &Value, keys: &[&str]) -> Value {
    let rows = list.as_array().into_iter().flatten();
    rows.map(|one| Value::Array(keys.iter().map(|key| one[*key].clone()).collect())).collect()
}
