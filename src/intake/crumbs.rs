//! Files that are nobody's return, though they lie among returns: what systems, office programs,
//! downloads and synchronising programs leave in a folder, and what mail programs add to a mail.
//!
//! The first are told by their name, the others by name and content. All are passed over without a
//! word: nobody sent them, so nobody is asked about them.

use crate::diag::FileKind;

/// How names of left-over files begin.
const BEGINNINGS: [&str; 7] = ["~$", ".~", "._", "~wrl", "~wrd", "~wra", "~df"];

/// How names of temporary and unfinished files end: temporary files, what was kept of a file before; downloads of browsers and net
/// disks that are not done; files that a synchronising program keeps elsewhere or for itself;
/// links of Windows and macOS.
const ENDINGS: [&str; 31] = [
    ".tmp",
    "~",
    ".bak",
    ".td",
    ".filepart",
    ".temp",
    ".crdownload",
    ".opdownload",
    ".partial",
    ".part",
    ".download",
    ".downloading",
    ".qkdownloading",
    ".baiduyun.p",
    ".xltd",
    ".aria2",
    ".!qb",
    ".!ut",
    ".bc!",
    ".!sync",
    ".icloud",
    ".ffs_db",
    ".ffs_lock",
    ".ffs_tmp",
    ".nutstoresync",
    ".gstmp",
    ".lnk",
    ".url",
    ".webloc",
    ".swp",
    ".lock",
];

/// Names of files and folders that systems leave behind.
const NAMES: [&str; 10] = [
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    ".ds_store",
    "__macosx",
    "$recycle.bin",
    "system volume information",
    "@eadir",
    "#recycle",
    "icon\r",
];

/// Extensions of files that a unit may send. A file whose whole name is one of them lost its name
/// on the way, and is no hidden file.
const SENT: [&str; 14] = [
    ".xlsx", ".xls", ".xlsm", ".et", ".ods", ".docx", ".doc", ".wps", ".pdf", ".ofd", ".zip",
    ".rar", ".eml", ".jpg",
];

/// Whether a file or folder of this name is nobody's return: a lock file of an open document, a
/// temporary or unfinished file, or what a system leaves in a folder.
pub fn is_passed_over(name: &str) -> bool {
    let name = name.to_lowercase();
    let begins = BEGINNINGS.iter().any(|start| name.starts_with(start));
    let ends = ENDINGS.iter().any(|end| name.ends_with(end));
    begins || ends || NAMES.contains(&name.as_str()) || is_hidden(&name)
}

/// Whether a file or folder of this name is what a system leaves behind.
pub fn is_of_systems(name: &str) -> bool {
    NAMES.contains(&name.to_lowercase().as_str())
}

/// Whether everything in a folder of this name is passed over: hidden folders belong to programs
/// (`.stversions`, `.git`), not to people.
pub fn is_passed_over_folder(name: &str) -> bool {
    name.starts_with('.') || is_passed_over(name)
}

/// A file whose name begins with a dot, but not one that a unit may have sent (`.区科协.xlsx`).
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') && !SENT.iter().any(|end| name.ends_with(end))
}

/// Names, without numbers and endings, of what mail programs and servers hang on to mails.
const HUNG_ON: [&str; 10] = [
    "oledata",
    "pgpexch",
    "untitled attachment",
    "noname",
    "footer",
    "disclaimer",
    "免责声明",
    "保密声明",
    "邮件声明",
    "mime-attachment",
];

/// Bytes that what is hung on has at most: no form is as small.
const HUNG_ON_BYTES: usize = 6 << 10;

/// Names, without numbers and endings, of pictures that stand for a sender.
const SIGNS: [&str; 6] = ["image", "logo", "icon", "banner", "outlook", "签名"];

/// Whether a picture of that name is a sender's sign, if it is small.
pub(super) fn is_sign(name: &str) -> bool {
    SIGNS.contains(&bare(&name.to_lowercase()))
}

/// A name without its ending and the number before that.
fn bare(name: &str) -> &str {
    let stem = name.split('.').next().unwrap_or_default();
    stem.trim_end_matches(|one: char| one.is_ascii_digit() || " -_".contains(one))
}

/// Whether a file is what mail programs add to a mail: a signature, a card, an invitation, or the
/// rest of the mail's own text behind an attachment.
pub(super) fn is_mail_crumb(name: &str, kind: FileKind, bytes: &[u8]) -> bool {
    let name = name.to_lowercase();
    let is_signature = [".p7s", ".asc", ".sig"].iter().any(|end| name.ends_with(end));
    let is_hung_on = bytes.len() <= HUNG_ON_BYTES
        && (is_rest_of_text(&name) || name == "smime.p7m" || HUNG_ON.contains(&bare(&name)));
    match kind {
        FileKind::Text | FileKind::Html => {
            is_rest_of_text(&name)
                || is_signature
                || is_hung_on
                || is_card(bytes)
                || is_small_xml(&name, bytes)
        }
        FileKind::Unknown | FileKind::Empty => is_hung_on || is_signature,
        FileKind::Xlsx
        | FileKind::Xls
        | FileKind::Ods
        | FileKind::Xlsb
        | FileKind::Encrypted
        | FileKind::Docx
        | FileKind::Document
        | FileKind::Slides
        | FileKind::Pdf
        | FileKind::Ofd
        | FileKind::Picture
        | FileKind::SpreadsheetXml
        | FileKind::Mail
        | FileKind::Mailbox
        | FileKind::OutlookMail
        | FileKind::Winmail
        | FileKind::Zip
        | FileKind::Pages
        | FileKind::Guarded
        | FileKind::Archive => false,
    }
}

/// Exchange calls what follows an attachment in a mail's text `ATT00001.txt` or `ATT00001.htm`. It
/// calls an attachment that lost its name the same: only texts and pages are asked for here.
fn is_rest_of_text(name: &str) -> bool {
    let number = name.strip_prefix("att").and_then(|rest| rest.split('.').next());
    number.is_some_and(|one| one.len() >= 3 && one.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What systems say to each other beside a mail or a document (`receipt.xml`): XML of a few lines that is no
/// office program's.
fn is_small_xml(name: &str, bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let is_xml = name.ends_with(".xml") && text.starts_with(b"<");
    let text = String::from_utf8_lossy(text).to_lowercase();
    let of_office = [
        "schemas-microsoft-com",
        "schemas.microsoft.com",
        "openxmlformats",
        "opendocument",
        "<table",
    ];
    is_xml && bytes.len() <= HUNG_ON_BYTES && !of_office.iter().any(|mark| text.contains(mark))
}

/// A vCard (RFC 6350) or a calendar (RFC 5545).
fn is_card(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins =
        |mark: &[u8]| text.get(..mark.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(mark));
    begins(b"BEGIN:VCARD") || begins(b"BEGIN:VCALENDAR")
}

#[cfg(test)]
mod tests {
    use super::{is_mail_crumb, is_passed_over, is_passed_over_folder};
    use crate::diag::FileKind;

    #[test]
    fn nobodys_files_are_passed_over() {
        for name in [
            "~$01-区人社局.xlsx",
            ".~lock.报表.xlsx#",
            "Thumbs.db",
            "._报表.xlsx",
            "desktop.ini",
            "~区卫健局2024Q1.tmp",
            "区科协2024Q1.xlsx.baiduyun.downloading",
            "区科协.xlsx.crdownload",
            ".区科协.xlsx.icloud",
            "sync.FFS_DB",
            "区科协.xlsx - 快捷方式.lnk",
            "区科协.xlsx.td",
            "区科协.xlsx.filepart",
            "区科协.et~",
            "区科协.bak",
            ".syncthing.区科协.xlsx.tmp",
            ".gitignore",
        ] {
            assert!(is_passed_over(name), "{name}");
        }
        for name in ["报表.xlsx", "~报表.xlsx", "thumbs.xlsx", ".xlsx", ".区科协.xlsx", "part.xlsx"]
        {
            assert!(!is_passed_over(name), "{name}");
        }
    }

    #[test]
    fn folders_of_programs_are_passed_over() {
        for name in [".stversions", ".git", "__MACOSX", "$RECYCLE.BIN", "区科协.xlsx.download"] {
            assert!(is_passed_over_folder(name), "{name}");
        }
        assert!(!is_passed_over_folder("区科协"));
    }

    #[test]
    fn a_crumb_is_no_workbook_whatever_its_name() {
        let card = b"\xEF\xBB\xBF\r\nbegin:vcard\r\n";
        assert!(is_mail_crumb("名片", FileKind::Text, card));
        assert!(is_mail_crumb("ATT00001.htm", FileKind::Html, b"<html>"));
        assert!(is_mail_crumb("smime.p7s", FileKind::Unknown, b"\x30\x82\0"));
        assert!(!is_mail_crumb("ATT00001.txt", FileKind::Xlsx, b"PK"));
        let receipt = "<?xml version='1.0'?><receipt><状态>已签收</状态></receipt>".as_bytes();
        assert!(is_mail_crumb("receipt.xml", FileKind::Text, receipt));
        assert!(!is_mail_crumb("receipt.txt", FileKind::Text, receipt));
        let document =
            b"<w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'/>";
        assert!(!is_mail_crumb("a.xml", FileKind::Text, document));
        assert!(!is_mail_crumb("附表.txt", FileKind::Text, "填报".as_bytes()));
        assert!(!is_mail_crumb("attachment.txt", FileKind::Text, b"x"));
    }
}
