//! Characters that a font lacks: which other font each kind of type takes them from, what is said
//! of it, and what the Word file names.

use std::path::Path;
use std::process::Output;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hongtou::document::Typeface::{self, FangSong, HeiTi, KaiTi, Song, XiaoBiaoSong};
use hongtou::layout::fonts::{Face, FontSet};

use crate::{mutations, program};

/// A font of this repository.
fn face(file: &str) -> Face {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(file);
    Face::new(std::fs::read(path).unwrap().into(), 0, file.into()).unwrap()
}

/// The file of the font that draws `character`.
fn drawn_by(fonts: &FontSet, typeface: Typeface, character: char) -> String {
    let (face, _) = fonts.glyph(typeface, character).expect("a glyph");
    fonts.face(face).origin().to_owned()
}

#[test]
fn each_kind_of_type_takes_what_it_lacks_from_one_that_is_like_it() {
    let fonts = mutations::fonts();
    for (typeface, character, file) in [
        (FangSong, '中', "FandolFang.otf"),
        (FangSong, '玥', "Song.otf"),
        (FangSong, '䶮', "Song.otf"),
        (FangSong, '𬭊', "Song.otf"),
        (FangSong, '㎡', "Song.otf"),
        (KaiTi, '䶮', "GongwenKai.ttf"),
        (HeiTi, '䶮', "Hei.otf"),
        (XiaoBiaoSong, '堃', "SongBold.otf"),
        (Song, '𬭊', "Song.otf"),
    ] {
        assert_eq!(drawn_by(&fonts, typeface, character), file, "{typeface:?} {character}");
    }
}

/// An office's fonts end at GB 2312, as Fandol 仿宋 does, which stands for each of them here.
#[test]
fn where_a_kind_has_nothing_more_of_its_own_the_next_like_it_has() {
    for (lacking, file) in [
        (XiaoBiaoSong, "Song.otf"),
        (KaiTi, "Song.otf"),
        (HeiTi, "SongBold.otf"),
        (Song, "GongwenKai.ttf"),
    ] {
        let mut fonts = mutations::fonts();
        let ends = fonts.add(face("FandolFang.otf"));
        fonts.chain(lacking, [ends]);
        assert_eq!(drawn_by(&fonts, lacking, '䶮'), file, "{lacking:?}");
    }
}

/// Every character of the bundled fonts that 仿宋 lacks.
#[test]
fn no_black_type_stands_amid_serifs_where_a_serif_has_the_character() {
    let fonts = mutations::fonts();
    let fang = face("FandolFang.otf");
    let codes = include_str!("../../fonts/codepoints.txt").lines();
    let all = codes.filter_map(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
    let lacking: Vec<char> = all.filter(|one| !fang.has(*one)).collect();
    assert!(lacking.len() > 1_400, "{}", lacking.len());
    let serifs = ["Song.otf", "SongBold.otf", "GongwenKai.ttf"].map(face);
    for character in lacking {
        let Some((found, _)) = fonts.glyph(FangSong, character) else { continue };
        let black = fonts.face(found).origin() == "Hei.otf";
        assert!(!black || !serifs.iter().any(|serif| serif.has(character)), "{character}");
    }
}

/// Installed fonts are asked by their kind, and only once the first of the kind lacks a character.
#[test]
fn the_reserve_of_a_kind_is_read_when_it_is_needed_and_stays_with_its_kind() {
    let mut fonts = FontSet::new();
    let ends = fonts.add(face("FandolFang.otf"));
    for typeface in Typeface::ALL {
        fonts.chain(typeface, [ends]);
    }
    let read = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&read);
    fonts.reserve(move |typeface| {
        count.fetch_add(1, Ordering::Relaxed);
        match typeface {
            HeiTi => vec![face("Hei.otf")],
            Song => vec![face("Song.otf")],
            XiaoBiaoSong | FangSong | KaiTi => Vec::new(),
        }
    });
    assert_eq!(drawn_by(&fonts, FangSong, '中'), "FandolFang.otf");
    assert_eq!(read.load(Ordering::Relaxed), 0);
    assert_eq!(drawn_by(&fonts, FangSong, '䶮'), "Song.otf");
    assert_eq!(read.load(Ordering::Relaxed), 2, "仿宋 and 宋体");
    assert_eq!(drawn_by(&fonts, HeiTi, '䶮'), "Hei.otf");
    assert_eq!(drawn_by(&fonts, XiaoBiaoSong, '䶮'), "Song.otf");
}

/// The 2024 description with names that 仿宋 lacks, and signs beside them.
fn rare() -> String {
    let text = std::fs::read_to_string(program::folder(2024).join("notice.yaml")).unwrap();
    let (old, new) = ("[齐冬梅, 朱滢榕]", "[丁玥喆, 乔䶮, 白𬭊, 冯燊]");
    assert!(text.contains(old));
    text.replacen(old, new, 1)
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn run(folder: &Path, description: &str, arguments: &[&str]) -> Output {
    std::fs::write(folder.join("notice.yaml"), description).unwrap();
    program::run(folder, arguments)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn check_and_notice_name_what_another_font_draws_once() {
    let folder = tempfile::tempdir().unwrap();
    let named = "警告[W403]: 仿宋体（Fandol 仿宋）没有“玥”“喆”“䶮”“𬭊”“燊”，用“公文细宋”印出";
    let line = 1 + rare().lines().position(|line| line.contains("丁玥喆")).unwrap();
    for command in ["check", "notice"] {
        let output = run(folder.path(), &rare(), &[command]);
        assert_eq!(output.status.code(), Some(0), "{command}");
        let said = text(&output.stdout) + &text(&output.stderr);
        assert_eq!(said.matches("W403").count(), 1, "{said}");
        assert!(said.contains(named) && said.contains(&format!("notice.yaml:{line}:")), "{said}");
    }
    // A raised 3 is among the digits and letters that come with 仿宋.
    let signs =
        rare().replace("切实提升我区广大", "面积1200㎡、35μg/m³").replace("[丁玥喆", "[丁明");
    let said = text(&run(folder.path(), &signs, &["check"]).stdout);
    assert!(said.contains("没有“㎡”“䶮”“𬭊”“燊”，"), "{said}");
    let common = rare().replace("[丁玥喆, 乔䶮, 白𬭊, 冯燊]", "[齐冬梅]");
    assert!(!text(&run(folder.path(), &common, &["check"]).stdout).contains("W403"));
}

#[test]
fn check_and_notice_name_what_no_font_has_once_and_as_an_error() {
    let folder = tempfile::tempdir().unwrap();
    // The bundled fonts end at the 8,105 characters of 通用规范汉字表.
    let rare = rare().replace("白𬭊", "李𠮷, 赵𠀋").replace("切实提升我区广大", "切实🎉提升");
    for (command, code) in [("check", 1), ("notice", 2)] {
        let output = run(folder.path(), &rare, &[command]);
        assert_eq!(output.status.code(), Some(code), "{command}");
        let said = text(&output.stdout) + &text(&output.stderr);
        assert_eq!(said.matches("[E401]").count(), 1, "{said}");
        let named = "没有“🎉”（U+1F389）“𠮷”（U+20BB7）“𠀋”（U+2000B）";
        assert!(said.contains(named), "{said}");
        assert!(said.contains("李𠮷") && said.contains("切实🎉"), "both lines are shown: {said}");
    }
}

/// 仿宋_GB2312 ends at GB 2312; the 仿宋 of Windows does not.
#[test]
fn the_word_file_names_a_font_that_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &rare(), &["notice"]);
    assert!(output.status.success());
    let docx = std::fs::read(folder.path().join("out/notice.docx")).unwrap();
    let parts = crate::report_xlsx::parts(&docx);
    let document = &parts["word/document.xml"];
    for names in ["玥喆", "䶮", "𬭊", "燊"] {
        let run = format!(
            "<w:rFonts w:hint=\"eastAsia\" w:eastAsia=\"仿宋\"/></w:rPr>\
             <w:t xml:space=\"preserve\">{names}</w:t>"
        );
        assert!(document.contains(&run), "{names}");
    }
    assert_eq!(document.matches("w:eastAsia=\"仿宋\"").count(), 4);
}
