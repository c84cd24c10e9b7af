//! The year for the archive: what `hongtou archive` packs and says, and what `--verify` finds.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use sha2::{Digest, Sha256};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::program;

const LIST: &str = "归档清单.txt";
const ABOUT: &str = "归档说明.txt";
/// What lies in the year beside the description.
const FILES: [(&str, &[u8]); 4] = [
    ("out/report/2024Q1/汇总-2024Q1.pdf", b"%PDF-1.7 a report"),
    ("returns/2024Q1/区科协（更正）.xlsx", b"PK a return"),
    ("log/send.jsonl", b"{}\n"),
    ("空.txt", b""),
];

/// The folder of a year.
fn year() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let notice = program::folder(2024).join("notice.yaml");
    std::fs::copy(notice, folder.path().join("notice.yaml")).unwrap();
    for (name, bytes) in FILES {
        put(folder.path(), name, bytes);
    }
    folder
}

#[allow(clippy::disallowed_methods, reason = "a test writes its own input")]
fn put(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// How the command ended in `folder`, and what it said.
fn run(folder: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.current_dir(folder).args(["archive", "--lang", "zh"]).args(args);
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8(said).unwrap());
    (output.status.code().unwrap(), said.concat())
}

/// The files of an archive.
fn unpacked(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(zip)).unwrap();
    let count = zip.len();
    let one = |at| {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(one).collect()
}

fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_year_is_packed_whole_with_the_hash_of_each_file() {
    let folder = year();
    for left in ["returns/2024Q1/~$区科协.xlsx", ".git/config", "Thumbs.db"] {
        put(folder.path(), left, b"no file of the year");
    }
    let of_before = packed(&[(LIST.to_owned(), Vec::new())]);
    put(folder.path(), "归档-2023.zip", &of_before);
    put(folder.path(), "out/归档-2023(1).zip", &of_before);
    let (code, said) = run(folder.path(), &[]);
    assert_eq!(code, 0, "{said}");
    let zip = std::fs::read(folder.path().join("归档-2024.zip")).unwrap();
    let hash = format!("{:X}", HexOf(&Sha256::digest(&zip)));
    assert!(said.contains("5 个文件") && said.contains(&hash), "{said}");
    assert!(said.contains("电子印章") && said.contains("时间戳"), "{said}");
    let all = unpacked(&zip);
    let names: Vec<&str> = all.keys().map(String::as_str).collect();
    let mut expected: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    expected.extend(["notice.yaml", LIST, ABOUT]);
    expected.sort_unstable();
    assert_eq!(names, expected);
    for (name, bytes) in FILES {
        assert_eq!(all[name], bytes, "{name}");
    }
    let about = std::str::from_utf8(&all[ABOUT]).unwrap();
    assert!(about.contains("要防伪造") && about.contains("时间戳"), "{about}");
    // As sha256sum reads it.
    let line = |(name, bytes): (&String, &Vec<u8>)| {
        format!("{:x}  {name}\n", HexOf(&Sha256::digest(bytes)))
    };
    let list: String = all.iter().filter(|(name, _)| *name != LIST).map(line).collect();
    assert_eq!(std::str::from_utf8(&all[LIST]).unwrap(), list);
}

/// Hexadecimal digits.
struct HexOf<'b>(&'b [u8]);

impl std::fmt::UpperHex for HexOf<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02X}"))
    }
}

impl std::fmt::LowerHex for HexOf<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

#[test]
fn the_same_year_has_the_same_bytes_and_no_archive_is_written_over() {
    let folder = year();
    let other = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &[]).0, 0);
    let first = std::fs::read(folder.path().join("归档-2024.zip")).unwrap();
    let (code, said) = run(folder.path(), &[]);
    assert!(code == 0 && said.contains("没有再存"), "{said}");
    let elsewhere = other.path().to_str().unwrap();
    assert_eq!(run(folder.path(), &["-o", elsewhere]).0, 0);
    assert!(std::fs::read(other.path().join("归档-2024.zip")).unwrap() == first);
    put(folder.path(), "log/send.jsonl", b"{\"another\": 1}\n");
    assert_eq!(run(folder.path(), &[]).0, 0);
    assert!(std::fs::read(folder.path().join("归档-2024.zip")).unwrap() == first);
    let second = std::fs::read(folder.path().join("归档-2024-2.zip")).unwrap();
    assert_eq!(unpacked(&second)["log/send.jsonl"], b"{\"another\": 1}\n");
    let left = std::fs::read_dir(folder.path()).unwrap();
    let names = left.map(|one| one.unwrap().file_name().into_string().unwrap());
    assert!(names.into_iter().all(|name| !name.starts_with(".hongtou-")));
}

#[test]
fn each_file_that_was_changed_since_is_named() {
    let folder = year();
    assert_eq!(run(folder.path(), &[]).0, 0);
    let verify = ["--verify", "归档-2024.zip"];
    let (code, said) = run(folder.path(), &verify);
    assert!(code == 0 && said.contains("没有不一样的") && said.contains("不能证明"), "{said}");
    put(folder.path(), FILES[0].0, b"%PDF-1.7 another");
    std::fs::remove_file(folder.path().join(FILES[1].0)).unwrap();
    let (code, said) = run(folder.path(), &verify);
    assert_eq!(code, 1);
    assert_eq!(said.matches("[E910]").count(), 2, "{said}");
    assert!(said.contains("汇总-2024Q1.pdf”归档以后改过"), "{said}");
    assert!(said.contains("区科协（更正）.xlsx”归档以后没有了"), "{said}");
    put(folder.path(), FILES[0].0, FILES[0].1);
    put(folder.path(), FILES[1].0, FILES[1].1);
    put(folder.path(), "后来的.txt", b"new");
    let (code, said) = run(folder.path(), &verify);
    assert!(code == 0 && said.contains("[W911]") && said.contains("后来的.txt"), "{said}");
    // From elsewhere only the archive itself is looked at, or the year that is named.
    let elsewhere = tempfile::tempdir().unwrap();
    let zip = folder.path().join("归档-2024.zip");
    let (code, said) = run(elsewhere.path(), &["--verify", zip.to_str().unwrap()]);
    assert!(code == 0 && said.contains("没有不一样的"), "{said}");
    let notice = folder.path().join("notice.yaml");
    let named = [notice.to_str().unwrap(), "--verify", zip.to_str().unwrap()];
    assert!(run(elsewhere.path(), &named).1.contains("[W911]"));
}

#[test]
fn an_archive_that_was_damaged_or_changed_is_told() {
    type Change = fn(&mut Vec<(String, Vec<u8>)>);
    let folder = year();
    assert_eq!(run(folder.path(), &[]).0, 0);
    let zip = std::fs::read(folder.path().join("归档-2024.zip")).unwrap();
    let files: Vec<(String, Vec<u8>)> = unpacked(&zip).into_iter().collect();
    let cases: [(Change, &str, &str); 7] = [
        (|files| at(files, FILES[0].0).push(b' '), "E909", "汇总-2024Q1.pdf”和清单不一样"),
        (|files| files.retain(|(name, _)| name != FILES[1].0), "E909", "”没有了"),
        (|files| files.push(("夹带.txt".into(), Vec::new())), "E909", "清单上没有"),
        (|files| at(files, ABOUT).push(b' '), "E909", "归档说明.txt”和清单不一样"),
        (|files| files.retain(|(name, _)| name != LIST), "E908", "清单读不出来"),
        (|files| at(files, LIST).insert(0, b'x'), "E908", "清单读不出来"),
        (
            |files| {
                let list = at(files, LIST);
                *list = [&list[..], &list[..]].concat();
            },
            "E908",
            "清单读不出来",
        ),
    ];
    for (number, (change, code, words)) in cases.into_iter().enumerate() {
        let mut files = files.clone();
        change(&mut files);
        let elsewhere = tempfile::tempdir().unwrap();
        put(elsewhere.path(), "a.zip", &packed(&files));
        let (ended, said) = run(elsewhere.path(), &["--verify", "a.zip"]);
        assert_eq!(ended, if code == "E908" { 2 } else { 1 }, "{number}: {said}");
        assert!(said.contains(&format!("[{code}]")) && said.contains(words), "{number}: {said}");
    }
    // Bytes of the archive, as a bad disk or a copy that was cut short gives them.
    let damaged = |change: &dyn Fn(&mut Vec<u8>)| {
        let (elsewhere, mut zip) = (tempfile::tempdir().unwrap(), zip.clone());
        change(&mut zip);
        put(elsewhere.path(), "a.zip", &zip);
        run(elsewhere.path(), &["--verify", "a.zip"])
    };
    let place = zip.windows(17).position(|bytes| bytes == FILES[0].1).unwrap();
    let (ended, said) = damaged(&|zip| zip[place + 12] ^= 1);
    assert!(ended == 1 && said.contains("汇总-2024Q1.pdf”和清单不一样"), "{said}");
    // Two of one name, of which readers take one or the other.
    let mut two = vec![("out/report/2024Q1/汇总-2024Q1.pd2".to_owned(), b"another".to_vec())];
    two.extend(files.clone());
    let (mut two, other) = (packed(&two), "汇总-2024Q1.pd2".as_bytes());
    while let Some(place) = two.windows(other.len()).position(|bytes| bytes == other) {
        two[place + other.len() - 1] = b'f';
    }
    let (ended, said) = damaged(&|zip| zip.clone_from(&two));
    assert!(ended == 2 && said.contains("[E908]"), "{said}");
    for length in [0, 10, zip.len() / 2, zip.len() - 30] {
        let (ended, said) = damaged(&|zip| zip.truncate(length));
        assert!(ended == 2 && said.contains("[E908]"), "{length}: {said}");
    }
}

fn at<'f>(files: &'f mut [(String, Vec<u8>)], name: &str) -> &'f mut Vec<u8> {
    &mut files.iter_mut().find(|(one, _)| one == name).unwrap().1
}

/// What is not packed is told, and what looks like something left behind by its name alone is packed.
#[cfg(unix)]
#[test]
fn what_is_left_out_is_told() {
    let folder = year();
    std::os::unix::fs::symlink("/etc", folder.path().join("returns/别处")).unwrap();
    let pipe = folder.path().join("returns/管道");
    assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    put(folder.path(), LIST, b"of mine");
    put(folder.path(), "out/.隐藏.txt", b"hidden");
    let kept = ["归档材料.bak/会议.part", "归档-汇总材料.zip", "out/归档清单.txt", "草稿.tmp"];
    kept.iter().for_each(|name| put(folder.path(), name, b"kept"));
    let (code, said) = run(folder.path(), &[]);
    assert!(code == 0 && said.contains("[W912]"), "{said}");
    let left = ["returns/别处", "returns/管道", LIST, "out/.隐藏.txt"];
    assert!(left.iter().all(|name| said.contains(name)), "{said}");
    let all = unpacked(&std::fs::read(folder.path().join("归档-2024.zip")).unwrap());
    assert!(kept.iter().all(|name| all[*name] == b"kept"), "{:?}", all.keys());
    assert!(
        all.keys().all(|name| !["别处", "管道", "隐藏"].iter().any(|left| name.contains(left)))
    );
    assert_eq!(run(folder.path(), &["--verify", "归档-2024.zip"]).0, 0);
}

/// Names of bytes that are no text, and of signs that would end a line of the list, stay apart.
#[cfg(unix)]
#[test]
fn every_name_has_a_line_of_its_own() {
    use std::os::unix::ffi::OsStrExt;
    let folder = year();
    let odd: [&[u8]; 5] = [b"\xc4\xe3.txt", b"\xba\xc3.txt", b"a\nb.txt", b"a.txt\r", b"a.txt"];
    for name in odd {
        let name = Path::new(std::ffi::OsStr::from_bytes(name)).to_owned();
        std::io::copy(&mut &b"odd"[..], &mut opened(&folder.path().join(name))).unwrap();
    }
    assert_eq!(run(folder.path(), &[]).0, 0);
    let all = unpacked(&std::fs::read(folder.path().join("归档-2024.zip")).unwrap());
    for name in ["%C4%E3.txt", "%BA%C3.txt", "a%0Ab.txt", "a.txt%0D", "a.txt"] {
        assert_eq!(all[name], b"odd", "{name}");
    }
    let (code, said) = run(folder.path(), &["--verify", "归档-2024.zip"]);
    assert!(code == 0 && said.contains("没有不一样的"), "{said}");
    std::fs::remove_file(folder.path().join(std::ffi::OsStr::from_bytes(odd[0]))).unwrap();
    let (code, said) = run(folder.path(), &["--verify", "归档-2024.zip"]);
    assert!(code == 1 && said.contains("%C4%E3.txt”归档以后没有了"), "{said}");
}

#[cfg(unix)]
fn opened(path: &Path) -> std::fs::File {
    std::fs::OpenOptions::new().create(true).truncate(true).write(true).open(path).unwrap()
}

/// Archives that lie in the year are not packed again, wherever they were written.
#[test]
fn archives_do_not_grow() {
    let folder = year();
    for _ in 0..2 {
        assert_eq!(run(folder.path(), &["-o", "out"]).0, 0);
    }
    assert!(run(folder.path(), &["-o", "out"]).1.contains("没有再存"));
    assert!(!folder.path().join("out/归档-2024-2.zip").exists());
    let (code, said) = run(folder.path(), &["--verify", "out/归档-2024.zip"]);
    assert!(code == 0 && said.contains("没有不一样的"), "{said}");
    // A folder stands for the description in it, and one that is not there is told.
    let elsewhere = tempfile::tempdir().unwrap();
    let [zip, year] = ["out/归档-2024.zip", ""].map(|name| folder.path().join(name));
    let (zip, year) = (zip.to_str().unwrap(), year.to_str().unwrap());
    let (code, said) = run(elsewhere.path(), &[year, "--verify", zip]);
    assert!(code == 0 && said.contains("没有不一样的"), "{said}");
    assert_eq!(run(elsewhere.path(), &["nowhere.yaml", "--verify", zip]).0, 2);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_leaves_no_archive() {
    let folder = year();
    put(folder.path(), "notice.yaml", b"a: [");
    let (code, said) = run(folder.path(), &[]);
    assert!(code == 2 && said.contains("[E017]"), "{said}");
    assert!(!folder.path().join("归档-2024.zip").exists());
}

#[test]
fn that_the_description_is_gone_is_told_and_another_year_is_not_compared_with() {
    let folder = year();
    assert_eq!(run(folder.path(), &[]).0, 0);
    let archive = folder.path().join("归档-2024.zip");
    let verify = ["--verify", archive.to_str().unwrap()];
    let (code, said) = run(folder.path(), &verify);
    assert!(code == 0 && said.contains("这个文件夹"), "{said}");
    std::fs::remove_file(folder.path().join("notice.yaml")).unwrap();
    let (code, said) = run(folder.path(), &verify);
    assert!(code == 1 && said.contains("E910") && said.contains("notice.yaml"), "{said}");

    // Another year has files of the same names.
    let other = year();
    let notice = std::fs::read_to_string(program::folder(2026).join("notice.yaml")).unwrap();
    put(other.path(), "notice.yaml", notice.as_bytes());
    let (code, said) = run(other.path(), &verify);
    assert!(code == 0 && said.contains("没有和文件夹对照：这个文件夹是2026年的"), "{said}");
    let (code, said) = run(other.path(), &[&["."][..], &verify].concat());
    assert!(code == 1 && said.contains("E910"), "where it is named, it is compared: {said}");

    let elsewhere = tempfile::tempdir().unwrap();
    let (code, said) = run(elsewhere.path(), &verify);
    assert!(code == 0 && said.contains("没有和文件夹对照：这个文件夹里没有"), "{said}");
}
