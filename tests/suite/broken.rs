//! Broken descriptions: each prints exactly what stands beside it.
//!
//! `UPDATE=1 cargo test --test suite broken` rewrites the expected texts. What a rewrite cannot
//! hide is in the files themselves: the first line names the codes that must be found.

use std::fs;
use std::path::{Path, PathBuf};

use hongtou::cli::render::render;
use hongtou::compose;
use hongtou::diag::Lang;
use hongtou::notice::{self, Reading};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/broken")
}

fn files() -> Vec<PathBuf> {
    // In `tried` are first attempts at a description, and what people told of in public.
    let folders = [folder(), folder().join("tried")];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    files.sort();
    files
}

fn read(file: &Path) -> Reading {
    let name = file.file_name().unwrap().to_str().unwrap();
    let mut reading = notice::read(name, &fs::read(file).unwrap());
    reading.findings.extend(reading.notice.iter().flat_map(compose::long_titles));
    reading
}

#[test]
fn broken_files_print_what_stands_beside_them() {
    for file in files() {
        let findings = read(&file).findings.sorted();
        super::expect_file(&file.with_extension("zh.txt"), &render(&findings, Lang::Zh, false));
        let english = file.with_extension("en.txt");
        if english.exists() {
            super::expect_file(&english, &render(&findings, Lang::En, false));
        }
    }
}

/// The codes a file promises in its first line, `W001*101` for one so often; the two that cannot hold a line are
/// named here.
fn promised(file: &Path, text: &str) -> Vec<String> {
    let first = text.lines().next().unwrap_or_default();
    let name = file.file_stem().unwrap().to_str().unwrap();
    let codes = match (first.strip_prefix("# expects: "), name) {
        (Some(codes), _) => codes,
        (None, "empty") => "E005",
        (None, "utf16-cut") => "E001",
        (None, _) => panic!("{name}: no `# expects:` in the first line"),
    };
    codes.split_whitespace().filter(|code| *code != "none").flat_map(often).collect()
}

fn often(code: &str) -> Vec<String> {
    let (code, times) = code.split_once('*').unwrap_or((code, "1"));
    vec![code.to_owned(); times.parse().unwrap()]
}

#[test]
fn broken_files_keep_their_promise() {
    assert!(files().len() >= 28);
    let broken: Vec<String> = files().iter().filter_map(|file| broken_promise(file)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn broken_promise(file: &Path) -> Option<String> {
    let reading = read(file);
    let promised = promised(file, reading.source.text());
    let errors = promised.iter().any(|code| code.starts_with('E'));
    let findings = reading.findings.sorted();
    let found: Vec<&str> = findings.iter().map(|found| found.problem.code()).collect();
    let kept = found == promised && reading.notice.is_none() == errors;
    (!kept).then(|| format!("{}: {promised:?}, found {}", file.display(), found.join(" ")))
}
