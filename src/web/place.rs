//! The name under which a browser sends a file -> its place in the folder of what came back.
//!
//! A folder that is dropped keeps its folders: their names may say whose the files are. No name leads out of the folder,
//! is one of a device, or is longer than a file system takes.

use std::path::PathBuf;

/// Folders in folders are kept up to this depth, counted from the file.
const DEPTH: usize = 8;
/// A name of a file has 255 bytes; so many characters of three bytes leave room for a number.
const LONGEST: usize = 80;
/// Names that Windows gives to devices, whatever stands behind their dot.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$"];

/// The place below the folder of what came back, for a file that the browser calls so.
pub(super) fn below(called: &str) -> PathBuf {
    let parts: Vec<String> = called.split(['/', '\\']).filter_map(part).collect();
    let first = parts.len().saturating_sub(DEPTH);
    match parts.is_empty() {
        true => PathBuf::from("无名"),
        false => parts[first..].iter().collect(),
    }
}

/// A part of the way that any file system takes; none where it leads nowhere.
fn part(written: &str) -> Option<String> {
    let allowed = |one: char| match one {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
        control if control.is_control() => '_',
        other => other,
    };
    let name: String = written.chars().map(allowed).collect();
    // Windows drops dots and blanks at an end; at the beginning a dot hides the file.
    let name = name.trim_start_matches(['.', '~', ' ']).trim_end_matches(['.', ' ']);
    let name = shortened(name);
    (!name.is_empty()).then(|| if is_device(&name) { format!("_{name}") } else { name })
}

/// The name with its middle left out where it is too long: the end says what it is.
fn shortened(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    if characters.len() <= LONGEST {
        return name.to_owned();
    }
    let (head, tail) = (&characters[..LONGEST / 2], &characters[characters.len() - LONGEST / 2..]);
    head.iter().chain(['…'].iter()).chain(tail).collect()
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |kind: &str| {
        stem.strip_prefix(kind).is_some_and(|number| {
            let mut digits = number.chars();
            digits.next().is_some_and(|one| one.is_ascii_digit() || "¹²³".contains(one))
                && digits.next().is_none()
        })
    };
    DEVICES.contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

/// The `number`th name for a file whose own is taken: 区教育局 (2).xlsx.
pub(super) fn numbered(place: &std::path::Path, number: usize) -> PathBuf {
    let stem = place.file_stem().unwrap_or_default().to_string_lossy();
    let name = match place.extension() {
        Some(ending) => format!("{stem} ({number}).{}", ending.to_string_lossy()),
        None => format!("{stem} ({number})"),
    };
    place.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{below, numbered};

    fn place(called: &str) -> String {
        below(called).to_string_lossy().replace('\\', "/")
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        for (called, kept) in [
            ("区教育局.xlsx", "区教育局.xlsx"),
            ("一季度/区教育局/表.xlsx", "一季度/区教育局/表.xlsx"),
            ("../../notice.yaml", "notice.yaml"),
            ("..\\..\\notice.yaml", "notice.yaml"),
            ("/etc/passwd", "etc/passwd"),
            ("C:\\Windows\\a.xlsx", "C_/Windows/a.xlsx"),
            ("a\r\nSet-Cookie: x.xlsx", "a__Set-Cookie_ x.xlsx"),
            ("a\0.xlsx", "a_.xlsx"),
            (".hongtou-lock", "hongtou-lock"),
            ("~$表.xlsx", "$表.xlsx"),
            ("con.xlsx", "_con.xlsx"),
            ("COM1", "_COM1"),
            ("LPT9.tar.gz", "_LPT9.tar.gz"),
            ("COMPANY.xlsx", "COMPANY.xlsx"),
            ("a. . ", "a"),
            ("...", "无名"),
            ("", "无名"),
            ("a/b/c/d/e/f/g/h/i/j.xlsx", "c/d/e/f/g/h/i/j.xlsx"),
        ] {
            assert_eq!(place(called), kept, "{called:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_both_its_ends() {
        let long = place(&format!("开头{}结尾.xlsx", "长".repeat(300)));
        assert!(long.len() < 255 && long.starts_with("开头") && long.ends_with("结尾.xlsx"));
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        assert_eq!(numbered(Path::new("a/表.xlsx"), 2), Path::new("a/表 (2).xlsx"));
        assert_eq!(numbered(Path::new("无名"), 3), Path::new("无名 (3)"));
    }
}
