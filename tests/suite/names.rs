//! The names of the project's own files: each can be made on every system it is checked out on.

use std::collections::BTreeMap;
use std::path::Path;

/// Names that are devices on Windows, with any ending (Microsoft, “Naming Files, Paths, and Namespaces”).
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// Devices of which there are ten, the last three under two digits each.
const PORTS: [&str; 2] = ["com", "lpt"];
const DIGITS: &str = "0123456789¹²³";
/// What no name may have there, beside what stands for no character.
const FORBIDDEN: &str = "<>:\"|?*\\";
/// With the folder before it, a path there has 259 characters.
const LONGEST: usize = 120;

/// Folders of the project in which a build or git writes.
const NOT_OURS: [&str; 3] = [".git", "target", "fuzz/target"];

#[test]
fn every_file_can_be_checked_out_on_windows() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for path in paths(Path::new(env!("CARGO_MANIFEST_DIR")), "") {
        let name = path.rsplit('/').next().unwrap();
        assert_eq!(fault(name), None, "{path}");
        assert!(path.chars().count() <= LONGEST, "{path} is long");
        if let Some(other) = seen.insert(path.to_lowercase(), path.clone()) {
            panic!("{path} and {other} are one file there");
        }
    }
    assert!(seen.len() > 1000, "{} names", seen.len());
}

#[test]
fn names_that_windows_does_not_take_are_found() {
    for name in ["nul.yaml", "NUL", "con .txt", "Com1.tar.gz", "LPT².md", "conout$"] {
        assert_eq!(fault(name), Some("is a device"), "{name}");
    }
    for name in ["a:b", "谁?", "a\u{1}b", "尾.", "尾 "] {
        assert!(fault(name).is_some(), "{name}");
    }
    for name in ["nul-byte.yaml", "com.rs", "com10.rs", "console", ".gitignore", "区人社局 一.xlsx"]
    {
        assert_eq!(fault(name), None, "{name}");
    }
}

/// What keeps Windows from making a file called that.
fn fault(name: &str) -> Option<&'static str> {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let port = PORTS.iter().find_map(|port| stem.strip_prefix(port));
    let port = port.is_some_and(|rest| rest.chars().count() == 1 && DIGITS.contains(rest));
    if port || DEVICES.contains(&stem.as_str()) {
        return Some("is a device");
    }
    if name.contains(|c: char| c.is_control() || FORBIDDEN.contains(c)) {
        return Some("has a character that is not allowed");
    }
    name.ends_with(['.', ' ']).then_some("ends with a dot or a blank")
}

/// The paths of files and folders below `folder` of the project `root`, with `/` between.
fn paths(root: &Path, folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        if NOT_OURS.contains(&path.as_str()) {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            found.extend(paths(root, &path));
        }
        found.push(path);
    }
    found
}
