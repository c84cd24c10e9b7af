//! The office's own fonts: found in the folder of fonts by any of their names, before anything
//! else, and told by their Chinese names.
//!
//! The fonts are the project's 黑体 with another name table (OpenType, `name`), made here: an
//! office's own may not be kept in a repository.

use std::path::Path;
use std::process::Command;

use crate::program;

/// A name: its number (1 family, 4 full, 6 PostScript, 16 typographic family), its language, what
/// it says.
type Name = (u16, u16, &'static str);

const CHINESE: u16 = 0x0804;
const ENGLISH: u16 = 0x0409;

/// A `name` table of these names, in Unicode for Windows.
fn name_table(names: &[Name]) -> Vec<u8> {
    let texts: Vec<Vec<u8>> = names
        .iter()
        .map(|(_, _, text)| text.encode_utf16().flat_map(u16::to_be_bytes).collect())
        .collect();
    let count = u16::try_from(names.len()).unwrap();
    let mut table: Vec<u8> = [0, count, 6 + 12 * count].map(u16::to_be_bytes).concat();
    let mut at = 0;
    for ((id, language, _), text) in names.iter().zip(&texts) {
        let length = u16::try_from(text.len()).unwrap();
        table.extend([3, 1, *language, *id, length, at].map(u16::to_be_bytes).concat());
        at += length;
    }
    table.extend(texts.concat());
    table
}

/// The font file `sfnt` with this name table.
fn renamed(sfnt: &[u8], names: &[Name]) -> Vec<u8> {
    let word = |at: usize| u32::from_be_bytes(sfnt[at..at + 4].try_into().unwrap());
    let count = usize::from(u16::from_be_bytes(sfnt[4..6].try_into().unwrap()));
    let (mut head, mut body) = (sfnt[..12].to_vec(), Vec::new());
    for record in (0..count).map(|number| 12 + 16 * number) {
        let tag = &sfnt[record..record + 4];
        let (from, length) = (word(record + 8) as usize, word(record + 12) as usize);
        let table = match tag {
            b"name" => name_table(names),
            _ => sfnt[from..from + length].to_vec(),
        };
        let place = u32::try_from(12 + 16 * count + body.len()).unwrap();
        let length = u32::try_from(table.len()).unwrap();
        head.extend_from_slice(tag);
        head.extend([word(record + 4), place, length].map(u32::to_be_bytes).concat());
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    head.extend(body);
    head
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn put(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn folder(fonts: &[(&str, &[Name])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let hei = std::fs::read(own.join("Hei.otf")).unwrap();
    std::fs::copy(own.join("FandolFang.otf"), folder.path().join("FandolFang.otf")).unwrap();
    for (file, names) in fonts {
        put(&folder.path().join(file), &renamed(&hei, names));
    }
    folder
}

/// What `hongtou fonts` says of a kind of type.
fn used(folder: &Path, kind: &str, bundled: bool) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.args(["fonts", "--lang", "zh", "--fonts"]).arg(folder);
    let output = command.args(bundled.then_some("--bundled-fonts")).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let line = said.lines().find(|line| line.starts_with(&format!("{kind}: ")));
    line.unwrap_or_else(|| panic!("{kind}: {said}")).to_owned()
}

#[test]
fn a_font_is_found_by_any_of_its_names() {
    let folder = folder(&[
        (
            "chinese.otf",
            &[
                (1, ENGLISH, "FZXiaoBiaoSong-B05S"),
                (1, CHINESE, "方正小标宋简体"),
                (4, CHINESE, "方正小标宋简体"),
                (6, ENGLISH, "FZXBSJW--GB1-0"),
            ],
        ),
        ("english.otf", &[(1, ENGLISH, "KaiTi_GB2312"), (6, ENGLISH, "KaiTi_GB2312")]),
        (
            "full.otf",
            &[(1, ENGLISH, "Some Family"), (4, CHINESE, "仿宋_GB2312"), (6, ENGLISH, "SomeFamily")],
        ),
        // The family is hidden behind a typographic one.
        (
            "typographic.otf",
            &[(1, CHINESE, "黑体"), (6, ENGLISH, "Unlike"), (16, ENGLISH, "Unlike")],
        ),
        ("postscript.otf", &[(1, ENGLISH, "Other"), (6, ENGLISH, "SimSun")]),
    ]);
    for (kind, file) in [
        ("小标宋体", "chinese.otf"),
        ("楷体", "english.otf"),
        ("仿宋体", "full.otf"),
        ("黑体", "typographic.otf"),
        ("宋体", "postscript.otf"),
    ] {
        let line = used(folder.path(), kind, false);
        assert!(line.contains(file), "{line}");
    }
    let line = used(folder.path(), "小标宋体", false);
    assert!(line.starts_with("小标宋体: 方正小标宋简体 ("), "{line}");
}

#[test]
fn bundled_fonts_are_the_bundled_ones() {
    let folder = folder(&[("own.otf", &[(1, CHINESE, "黑体"), (6, ENGLISH, "SimHei")])]);
    assert!(used(folder.path(), "黑体", false).contains("own.otf"));
    let bundled = used(folder.path(), "黑体", true);
    assert!(!bundled.contains("own.otf") && bundled.contains("思源黑体"), "{bundled}");
    assert!(used(folder.path(), "仿宋体", true).contains("Fandol 仿宋"));
}

/// Where the office's 仿宋_GB2312 ends, its 仿宋 goes on, and not a font of another kind; digits are
/// those of the office's own.
#[test]
fn a_fuller_font_of_the_same_kind_comes_next() {
    let folder = folder(&[(
        "fuller.otf",
        &[(1, CHINESE, "仿宋"), (4, CHINESE, "仿宋"), (6, ENGLISH, "FangSong")],
    )]);
    let fandol = std::fs::read(folder.path().join("FandolFang.otf")).unwrap();
    let names =
        [(1, CHINESE, "仿宋_GB2312"), (4, CHINESE, "仿宋_GB2312"), (6, ENGLISH, "FangSong_GB2312")];
    put(&folder.path().join("own.otf"), &renamed(&fandol, &names));
    let notice = std::fs::read_to_string(program::folder(2024).join("notice.yaml")).unwrap();
    let notice = notice.replacen("[齐冬梅", "[李³玥", 1);
    put(&folder.path().join("notice.yaml"), notice.as_bytes());
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.args(["check", "--lang", "zh", "--fonts"]).arg(folder.path());
    let output = command.arg(folder.path().join("notice.yaml")).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let named = "[W403]: 仿宋体（仿宋_GB2312）没有“³”“玥”，用“仿宋”印出";
    assert!(said.contains(named), "{said}");
}

/// The stand-in is told by the name under which an office knows it.
#[test]
fn a_substitute_has_a_chinese_name() {
    let empty = tempfile::tempdir().unwrap();
    let program = empty.path().join(format!("hongtou{}", std::env::consts::EXE_SUFFIX));
    std::fs::copy(env!("CARGO_BIN_EXE_hongtou"), &program).unwrap();
    let output = Command::new(program)
        .args(["fonts", "--lang", "zh"])
        .env_remove("HONGTOU_FONTS")
        .current_dir(empty.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    // Where the machine has a 仿宋 of its own, nothing has to stand in.
    let line = String::from_utf8(output.stdout).unwrap();
    let own = line.lines().any(|line| line.starts_with("仿宋体: ") && !line.contains("公文楷体"));
    assert!(own || said.contains("W401") && said.contains("“公文楷体”"), "{said}");
}
