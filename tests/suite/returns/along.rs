//! What comes along with returns, or around them: crumbs of mails and downloads that are nobody's.

use std::path::Path;
use std::process::Command;

use hongtou::diag::Returned;

use super::carried::{form, found, mail, origins, receive, zip};
use crate::program;

const FORM: &[u8] = b"Content-Disposition: attachment; filename=\"08.xlsx\"";

/// `status --json` on a folder of returns, and its exit code.
fn status(folder: &Path) -> (serde_json::Value, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("status").arg(program::folder(2024).join("notice.yaml"));
    command.args(["--period", "2024Q1", "--lang", "zh", "--json", "--as-of", "2024-03-20"]);
    let output = command.arg("--returns").arg(folder).output().unwrap();
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code())
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn put(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// The head of a crumb, and what is in it.
const CRUMBS: [(&[u8], &[u8]); 6] = [
    (
        b"Content-Type: text/plain; name=ATT00001.txt\r\nContent-Disposition: attachment; filename=ATT00001.txt",
        b"\r\n",
    ),
    (
        b"Content-Type: text/html\r\nContent-Disposition: attachment; filename=\"ATT00002.htm\"",
        b"<html><body><br></body></html>",
    ),
    (
        b"Content-Type: application/pkcs7-signature\r\nContent-Disposition: attachment; filename=\"smime.p7s\"",
        b"\x30\x82\x01\x00\x00\x2A\x86",
    ),
    (
        b"Content-Type: text/x-vcard\r\nContent-Disposition: attachment; filename=\"a.vcf\"",
        b"BEGIN:VCARD\r\nFN:a\r\nEND:VCARD\r\n",
    ),
    (
        b"Content-Type: text/calendar\r\nContent-Disposition: attachment; filename=\"invite.ics\"",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    ),
    (b"Content-Disposition: attachment; filename=\"x.xlsx.crdownload\"", b"PK\x03\x04"),
];

#[test]
fn crumbs_of_a_mail_are_no_findings() {
    let form = form();
    for crumb in CRUMBS {
        let received = receive("信.eml", &mail(&[(FORM, &form), crumb]));
        assert_eq!(found(&received), [], "{}", String::from_utf8_lossy(crumb.0));
        assert_eq!(origins(&received), ["信.eml › 08.xlsx"]);
        let alone = found(&receive("信.eml", &mail(&[crumb])));
        assert_eq!(alone, [Returned::NothingAttached { begins: "见附件".into() }]);
    }
}

/// Exchange gives the names of lost texts to attachments that lost their names, too.
#[test]
fn a_form_under_the_name_of_a_crumb_is_read() {
    let head = b"Content-Disposition: attachment; filename=\"ATT00001.txt\"";
    let received = receive("信.eml", &mail(&[(head, &form())]));
    assert_eq!(origins(&received), ["信.eml › ATT00001.txt"]);
}

#[test]
fn hidden_folders_and_unfinished_files_are_passed_over() {
    let (folder, form) = (tempfile::tempdir().unwrap(), form());
    for name in [
        ".stversions/区妇联~20240401.xlsx",
        "来件/.git/x.xlsx",
        "~区妇联.tmp",
        "区妇联.xlsx.baiduyun.downloading",
        "区妇联.xlsx.part",
        ".区妇联.xlsx.icloud",
        "区妇联.xlsx.lnk",
    ] {
        put(&folder.path().join(name), &form[..100]);
    }
    let zip = zip(&[(".sync/区妇联.xlsx", &form[..100]), ("区妇联.xlsx.tmp", b"x")]);
    put(&folder.path().join("来件.zip"), &zip);
    let (said, code) = status(folder.path());
    assert_eq!((&said["findings"], code), (&serde_json::json!([]), Some(0)));
}
