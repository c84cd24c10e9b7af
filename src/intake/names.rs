//! Names that strangers gave to files -> names to be shown and compared. Nothing here is ever used
//! as a path: what would lead out of a folder is taken away because it would mislead a reader.

use encoding_rs::GB18030;

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
    let shown: Vec<char> = shown::plain(&parts.join("/")).chars().collect();
    shown[shown.len().saturating_sub(LONGEST)..].iter().collect()
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

/// The folder and the name of a path as it is shown.
pub(super) fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

#[cfg(test)]
mod tests {
    use super::{decoded, of_sheet, shown};

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
    fn nothing_leads_out_of_the_folder() {
        assert_eq!(shown("../../etc/passwd"), "etc/passwd");
        assert_eq!(shown("..\\..\\Windows\\甲.xlsx"), "Windows/甲.xlsx");
        assert_eq!(shown("/abs//./表.xlsx"), "abs/表.xlsx");
        assert_eq!(shown("甲\u{202E}xslx.exe\n"), "甲\u{FFFD}xslx.exe");
        assert_eq!(shown("../.."), "");
        assert_eq!(shown(&"长".repeat(10_000)).chars().count(), 200);
    }
}
