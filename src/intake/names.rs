//! Names that strangers gave to files -> names to be shown and compared. Nothing here is ever used
//! as a path: what would lead out of a folder is taken away because it would mislead a reader.

use encoding_rs::GB18030;

use crate::origin::INTO;
use crate::shown;

/// Characters of a path that are kept. No office names a file so.
const LONGEST: usize = 200;

/// The path `raw` of a file inside an archive: UTF-8, or else GBK, as archivers of Chinese
/// systems write it whatever the archive's flag says.
pub(super) fn decoded(raw: &[u8]) -> String {
    match str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// A path as it is shown: `/` between its parts, none of them empty, `.` or `..`, [`plain`](shown::plain),
/// and not longer than a line or two. Empty where nothing is left.
pub(super) fn shown(path: &str) -> String {
    let path = path.replace('\\', "/");
    let parts = path.split('/').map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !matches!(*part, "" | "." | "..")).collect();
    let shown = shown::plain(&parts.join("/"));
    shown[end(&shown, LONGEST)..].to_owned()
}

/// Where the last so many characters of a text begin.
fn end(text: &str, longest: usize) -> usize {
    let last = longest.checked_sub(1).and_then(|at| text.char_indices().rev().nth(at));
    last.map_or(0, |(at, _)| at)
}

/// Characters of the way to a file inside an archive or a mail, and of the folders around it: each finding has
/// the way with it, and an archive may have four others in it, each with such names.
const WAY: usize = 120;

/// What messages call a file at `path` inside the archive or mail that they call `carrier`: the file in the folder
/// of returns, and the end of the way from there.
pub(super) fn inside(carrier: &str, path: &str) -> String {
    let (file, way) = match carrier.split_once(INTO) {
        Some((file, way)) => (file, format!("{way}{INTO}{path}")),
        None => (carrier, path.to_owned()),
    };
    match end(&way, WAY) {
        0 => format!("{file}{INTO}{way}"),
        cut => format!("{file}{INTO}…{}", &way[cut..]),
    }
}

/// The last of the `folders` that a file lies in, joined.
pub(super) fn folders(folders: &[&str]) -> String {
    let parts: Vec<&str> = folders.iter().copied().filter(|part| !part.is_empty()).collect();
    let joined = parts.join("/");
    joined[end(&joined, LONGEST)..].to_owned()
}

/// Characters of a sheet's name. Excel has 31; each finding and each text of the sheet has its name with it.
const SHEET: usize = 100;

/// The name of a sheet.
pub(super) fn of_sheet(name: &str) -> String {
    clipped(name, SHEET)
}

/// The beginning of a text, up to so many characters.
pub(super) fn clipped(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Names of files that have others in them end so.
const CARRIERS: [&str; 11] =
    [".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".eml", ".emlx", ".msg", ".mbox", ".dat"];

/// Whether a file has others in it, by its name: a unit that passes on what others sent is named there.
pub fn carries_others(way: &str) -> bool {
    let way = way.to_lowercase();
    CARRIERS.iter().any(|end| way.ends_with(end))
}

/// The folder and the name of a path as it is shown.
pub(super) fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

#[cfg(test)]
mod tests {
    use super::{decoded, folders, inside, of_sheet, shown};

    #[test]
    fn names_are_read_as_chinese_archivers_write_them() {
        assert_eq!(decoded("区教体局.xlsx".as_bytes()), "区教体局.xlsx");
        assert_eq!(decoded(b"\xC7\xF8\xBD\xCC\xCC\xE5\xBE\xD6.xls"), "区教体局.xls");
        assert_eq!(decoded(b""), "");
    }

    #[test]
    fn names_of_sheets_have_an_end() {
        assert_eq!(of_sheet("填报表"), "填报表");
        assert_eq!(of_sheet(&"长".repeat(100)), "长".repeat(100));
        assert_eq!(of_sheet(&"长".repeat(101)), "长".repeat(100) + "…");
    }

    #[test]
    fn the_way_to_a_file_has_an_end() {
        let way = inside(&inside("来件.zip", "年报/一.zip"), "表.xlsx");
        assert_eq!(way, "来件.zip › 年报/一.zip › 表.xlsx");
        let long = inside(&inside(&way, &("长".repeat(150) + ".zip")), "甲.xlsx");
        assert_eq!(long, format!("来件.zip › …{}.zip › 甲.xlsx", "长".repeat(107)));
        assert_eq!(folders(&["", "甲", "", "乙"]), "甲/乙");
        assert_eq!(folders(&["甲", &"长".repeat(200)]), "长".repeat(200));
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        assert_eq!(shown("../../etc/passwd"), "etc/passwd");
        assert_eq!(shown("..\\..\\Windows\\甲.xlsx"), "Windows/甲.xlsx");
        assert_eq!(shown("/abs//./表.xlsx"), "abs/表.xlsx");
        assert_eq!(shown("甲\u{202E}xslx.exe\n"), "甲\u{FFFD}xslx.exe");
        assert_eq!(shown("../.."), "");
        assert_eq!(shown(&"长".repeat(10_000)).chars().count(), 200);
    }
}
