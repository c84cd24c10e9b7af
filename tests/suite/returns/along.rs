//! What comes along with returns, or around them: crumbs of mails and downloads that are nobody's.

use std::path::Path;
use std::process::Command;

use hongtou::diag::{BounceCause, FileKind, Returned};
use hongtou::intake::{CopyKind, Received};
use zip::CompressionMethod;

use super::carried::{form, found, mail, origins, receive, zip};
use super::hostile::{archive, book};
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
const CRUMBS: [(&[u8], &[u8]); 13] = [
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
    (b"Content-Disposition: attachment; filename=\"ATT00002.bin\"", b"\0\x01\x02"),
    (b"Content-Disposition: attachment; filename=\"smime.p7m\"", b"\x30\x80\x06\x09"),
    (b"Content-Disposition: attachment; filename=\"oledata.mso\"", b"\xD0\xCF\x11\xE0"),
    (b"Content-Disposition: attachment; filename=\"PGPexch.htm\"", b"<html></html>"),
    (b"Content-Disposition: attachment; filename=\"Untitled attachment 00012.txt\"", b"--\nfooter"),
    (
        b"Content-Disposition: attachment; filename*=utf-8''%E5%85%8D%E8%B4%A3%E5%A3%B0%E6%98%8E.txt",
        b"for the reader only",
    ),
    (b"Content-Disposition: attachment; filename=\"image001.png\"", b"\x89PNG\r\n\x1A\n"),
];

#[test]
fn crumbs_of_a_mail_are_no_findings() {
    let form = form();
    for crumb in CRUMBS {
        let received = receive("信.eml", &mail(&[(FORM, &form), crumb]));
        assert_eq!(found(&received), [], "{}", String::from_utf8_lossy(crumb.0));
        assert_eq!(origins(&received), ["信.eml › 08.xlsx"]);
        assert_eq!(received.stamped.len(), 0);
        let alone = found(&receive("信.eml", &mail(&[crumb])));
        assert_eq!(
            alone,
            [Returned::NothingAttached {
                subject: "一季度报表".into(), begins: "见附件".into()
            }]
        );
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
    // An archive with nothing else in it is told of: its sender meant to send something.
    let found = said["findings"].as_array().unwrap().iter();
    let found: Vec<_> = found.map(|one| (&one["code"], &one["file"])).collect();
    assert_eq!((found, code), (vec![(&"W631".into(), &"来件.zip".into())], Some(0)));
}

/// A report of a mail server, with our own mail and its blank form in it.
fn bounce(action: &str) -> Vec<u8> {
    let ours = mail(&[(FORM, &form())]);
    let head = format!(
        "From: MAILER-DAEMON@mx.example.gov.cn\r\nTo: fl@example.gov.cn\r\nSubject: Undelivered\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n \
         boundary=yy\r\n\r\n--yy\r\nContent-Type: text/plain\r\n\r\nsorry\r\n--yy\r\n\
         Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.gov.cn\r\n\r\n\
         Final-Recipient: rfc822; kx@example.gov.cn\r\nAction: {action}\r\nStatus: 5.1.1\r\n\r\n\
         --yy\r\nContent-Type: message/rfc822\r\n\r\n"
    );
    [head.as_bytes(), &ours, b"\r\n--yy--\r\n"].concat()
}

fn no_mailbox() -> Returned {
    Returned::Bounced {
        address: "kx@example.gov.cn".into(),
        cause: BounceCause::NoMailbox,
        reason: "5.1.1".into(),
    }
}

#[test]
fn an_automatic_reply_with_our_mail_in_it_is_nobodys() {
    let ours = mail(&[(FORM, &form())]);
    let reply = |head: &str| {
        let head = format!(
            "From: kx@example.gov.cn\r\n{head}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; \
             boundary=yy\r\n\r\n--yy\r\nContent-Type: message/rfc822\r\n\r\n"
        );
        receive("回复.eml", &[head.as_bytes(), &ours, b"\r\n--yy--\r\n"].concat())
    };
    for head in
        ["Subject: =?utf-8?b?6Ieq5Yqo5Zue5aSN77ya5oql6KGo?=", "Auto-Submitted: auto-replied"]
    {
        let received = reply(head);
        assert_eq!((origins(&received), found(&received)), (vec![], vec![]), "{head}");
    }
    assert_eq!(origins(&reply("Subject: FW")).len(), 1);
}

#[test]
fn a_mail_that_ends_inside_its_attachment_is_told_as_that() {
    let whole = mail(&[(FORM, &form())]);
    for length in [whole.len() / 2, whole.len() - 100] {
        let received = receive("信.eml", &whole[..length]);
        assert_eq!(found(&received), [Returned::MailCut]);
    }
}

/// What was to come behind the cut may have been another unit's form.
#[test]
fn a_mail_that_ends_between_its_attachments_is_told_as_cut() {
    let two = mail(&[(FORM, &form()), (FORM, &form())]);
    let second = two.windows(4).rposition(|bytes| bytes == b"--xx").unwrap();
    let second = two[..second].windows(4).rposition(|bytes| bytes == b"--xx").unwrap();
    // Behind its boundary and inside its head: the first one is there; before the boundary it may be cut itself.
    for length in [second, second + 6, second + 60, two.len() - 8] {
        let received = receive("信.eml", &two[..length]);
        assert!(found(&received).contains(&Returned::MailCut), "{length}: {:?}", found(&received));
        assert_eq!(origins(&received).is_empty(), length == second, "{length}");
    }
}

#[test]
fn a_bounced_mail_is_a_warning_and_no_return() {
    let received = receive("退信.eml", &bounce("failed"));
    assert_eq!(origins(&received), [""; 0]);
    assert_eq!(found(&received), [no_mailbox()]);
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("区妇联退信.eml"), &bounce("failed"));
    let (said, code) = status(folder.path());
    let findings = said["findings"].as_array().unwrap();
    assert_eq!((findings.len(), findings[0]["code"].as_str()), (1, Some("W633")));
    assert_eq!(findings[0]["severity"], "warning");
    let states: Vec<_> =
        said["units"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert!(states.iter().all(|state| *state == "awaited"), "{states:?}");
    assert_eq!(code, Some(0), "a warning");
}

#[test]
fn a_receipt_is_nothing() {
    let received = receive("回执.eml", &bounce("delivered"));
    assert_eq!((origins(&received).len(), found(&received).len()), (0, 0));
}

/// Some servers write no fields.
#[test]
fn a_bounce_in_words_is_known_by_sender_and_subject() {
    let mut mail = mail(&[(FORM, &form())]);
    let text = String::from_utf8_lossy(&mail).into_owned();
    let at = text.find("jtj@example.gov.cn").unwrap();
    mail = [&b"From: Postmaster@qq.com\r\nTo: fl@example.gov.cn\r\nSubject: =?utf-8?B?57O757uf6YCA5L+h?=\r\n"[..],
        &mail[text[..at].len() + b"jtj@example.gov.cn>\r\nSubject: =?GB2312?B?0ru8vrbIsaix7Q==?=\r\n".len()..]].concat();
    let received = receive("退信.eml", &mail);
    assert_eq!(origins(&received), [""; 0]);
    let [Returned::Bounced { reason, .. }] = &found(&received)[..] else { panic!("a bounce") };
    assert_eq!(reason, "见附件");
}

#[test]
fn a_mailbox_gives_all_its_mails() {
    let form = form();
    let one = mail(&[(FORM, &form)]);
    let mailbox: Vec<u8> = (0..3)
        .flat_map(|_| [&b"From - Tue Apr  2 09:00:00 2024\r\n"[..], &one, b"\r\n"].concat())
        .collect();
    let received = receive("收件箱.mbox", &mailbox);
    assert_eq!(found(&received), []);
    let wanted =
        ["收件箱.mbox › #1 › 08.xlsx", "收件箱.mbox › #2 › 08.xlsx", "收件箱.mbox › #3 › 08.xlsx"];
    assert_eq!(origins(&received), wanted);
    let sender = &received.opened[2].arrival.mail.as_ref().unwrap().address;
    assert_eq!(sender, "jtj@example.gov.cn");
    let apple =
        [format!("{}     \n", one.len()).as_bytes(), &one, b"<?xml version='1.0'?><plist/>"]
            .concat();
    assert_eq!(origins(&receive("1234.emlx", &apple)), ["1234.emlx › 08.xlsx"]);
}

/// A mail of a mailbox is no file beside the one that is attached to it.
#[test]
fn a_mailbox_may_have_as_many_mails_as_an_archive_files() {
    let one = mail(&[(FORM, b"x")]);
    let mails = |count: usize| -> Vec<u8> {
        let begun = |_| [&b"From - Tue Apr  2 09:00:00 2024\r\n"[..], &one, b"\r\n"].concat();
        (0..count).flat_map(begun).collect()
    };
    let is_beyond = |problem: &Returned| matches!(problem, Returned::Beyond { .. });
    let beyond = |count: usize| found(&receive("收件箱.mbox", &mails(count))).iter().any(is_beyond);
    assert_eq!([beyond(251), beyond(500), beyond(501)], [false, false, true]);
}

#[test]
fn names_cut_inside_a_character_are_joined() {
    let heads: [&[u8]; 3] = [
        b"Content-Disposition: attachment;\r\n filename=\"=?utf-8?B?5Yy65Y2r5YGl5bGA5oo=?=\r\n\t=?utf-8?B?peihqC54bHN4?=\"",
        b"Content-Type: a/b; name=\"=?gb2312?B?x/jOwL2hvtax?= =?gb2312?B?qLHtLnhsc3g=?=\"\r\nContent-Disposition: attachment",
        b"Content-Disposition: attachment;\r\n filename*0*=gb2312''%C7%F8%CE%C0%BD%A1%BE;\r\n filename*1*=%D6%B1%A8%B1%ED%2E%78%6C%73%78",
    ];
    let form = form();
    for head in heads {
        let received = receive("信.eml", &mail(&[(head, &form)]));
        assert_eq!(origins(&received), ["信.eml › 区卫健局报表.xlsx"]);
    }
}

#[test]
fn photos_and_pages_of_all_kinds_are_stamped_copies() {
    let kinds: [(&str, &[u8], CopyKind); 6] = [
        ("盖章.webp", b"RIFF\x10\0\0\0WEBPVP8 ", CopyKind::Picture),
        ("盖章.heic", b"\0\0\0\x24ftypheic\0\0\0\0mif1", CopyKind::Picture),
        ("盖章.jp2", b"\0\0\0\x0CjP  \r\n\x87\n", CopyKind::Picture),
        ("盖章.ceb", b"Founder CEB 3.00\0\0", CopyKind::Pages),
        ("盖章.gd", b"SURSEN GD\0\0", CopyKind::Pages),
        ("盖章.CEBX", b"\x01\0\x02\0", CopyKind::Pages),
    ];
    for (name, bytes, kind) in kinds {
        let received = receive(name, bytes);
        assert_eq!(found(&received), [], "{name}");
        assert_eq!(received.stamped.iter().map(|one| one.kind).collect::<Vec<_>>(), [kind]);
    }
}

/// A unit sends the scan of the sealed page inside a document.
#[test]
fn a_document_that_holds_a_scan_and_no_text_is_a_stamped_copy() {
    let photo: (&str, &[u8]) = ("word/media/image1.jpeg", b"\xFF\xD8\xFF\xE0");
    let document = |text: &str| {
        let body = format!(
            "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>{text}</w:t><w:drawing/></w:r></w:p></w:body></w:document>"
        );
        archive(
            &[("[Content_Types].xml", b"<a/>"), ("word/document.xml", body.as_bytes()), photo],
            CompressionMethod::Deflated,
        )
    };
    let kinds =
        |received: &Received| received.stamped.iter().map(|one| one.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&receive("区妇联盖章.docx", &document(""))), [CopyKind::Document]);
    let book = book("", &[("xl/media/image1.png", b"\x89PNG")]);
    assert_eq!(kinds(&receive("区妇联盖章.xlsx", &book)), [CopyKind::Document]);
    let text = receive("区妇联.docx", &document("已完成"));
    assert_eq!((kinds(&text), origins(&text)), (vec![], vec!["区妇联.docx"]));
}

#[test]
fn words_that_are_no_answer_are_said() {
    let body = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>已办</w:t></w:r><w:r><w:rPr><w:strike/>\
                </w:rPr><w:t>未办</w:t></w:r></w:p></w:body></w:document>";
    let parts: [(&str, &[u8]); 2] =
        [("[Content_Types].xml", b"<a/>"), ("word/document.xml", body.as_bytes())];
    let received = receive("甲.docx", &archive(&parts, CompressionMethod::Deflated));
    assert_eq!(found(&received), [Returned::Unshown { text: "未办".into() }]);
}

/// Somebody gave a border to whole columns.
#[test]
fn a_sheet_of_blank_rows_is_read() {
    let filled = "<row r='1'><c r='A1' t='inlineStr'><is><t>填报单位：区妇联</t></is></c></row>";
    let blank: String = (2..300_000)
        .map(|row| {
            format!("<row r='{row}' spans='1:2'><c r='A{row}' s='1'/><c r='B{row}' s='1'/></row>")
        })
        .collect();
    let last = "<row r='9000' hidden='1'><c r='B9000'><v>7</v></c></row>";
    let received = receive("甲.xlsx", &book(&format!("{filled}{blank}{last}"), &[]));
    assert_eq!(found(&received), []);
    let sheet = &received.opened[0].workbook.content.sheets[0];
    let cells: Vec<_> =
        sheet.cells.iter().map(|(at, cell)| format!("{at}={}", cell.text)).collect();
    assert_eq!(cells, ["A1=填报单位：区妇联", "B9000=7"]);
    assert_eq!(sheet.hidden_rows.iter().copied().collect::<Vec<_>>(), [8_999]);
}

fn enciphered(name: &str) -> Received {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/enciphered");
    receive(name, &std::fs::read(folder.join(name)).unwrap())
}

/// Excel enciphers a workbook whose structure is protected, and nobody ever saw the password.
#[test]
fn a_workbook_with_the_password_of_excel_itself_is_read() {
    for name in ["agile.xlsx", "standard.xlsx"] {
        let received = enciphered(name);
        assert_eq!(found(&received), [], "{name}");
        let cells = &received.opened[0].workbook.content.sheets[0].cells;
        let texts: Vec<&str> = cells.values().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["保护过的工作簿"], "{name}");
    }
    assert_eq!(found(&enciphered("password.xlsx")), [Returned::Encrypted]);
}

/// The older ways are named only; one of them the reader of the cells would take for plain text.
#[test]
fn an_old_workbook_that_is_enciphered_is_named() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/libreoffice-xls");
    let whole = std::fs::read(folder.join("return.xls")).unwrap();
    assert_eq!(found(&receive("甲.xls", &whole)), []);
    // The record of the code page becomes one that says how the others are enciphered (MS-XLS 2.4.117).
    let at = whole.windows(6).position(|six| six == b"\x42\0\x02\0\xB0\x04").unwrap();
    for way in [0, 1] {
        let mut bytes = whole.clone();
        bytes[at..at + 6].copy_from_slice(&[0x2F, 0, 2, 0, way, 0]);
        assert_eq!(found(&receive("甲.xls", &bytes)), [Returned::Encrypted], "{way}");
    }
}

/// A winmail.dat with these files.
fn winmail(files: &[(&str, &[u8])]) -> Vec<u8> {
    let attribute = |id: u32, data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_le_bytes();
        [&[2][..], &id.to_le_bytes(), &length, data, &[0, 0]].concat()
    };
    let mut whole = b"\x78\x9F\x3E\x22\x01\x00".to_vec();
    for (name, bytes) in files {
        whole.extend(attribute(0x0006_9002, &[0; 14]));
        whole.extend(attribute(0x0001_8010, name.as_bytes()));
        whole.extend(attribute(0x0006_800F, bytes));
    }
    whole
}

const WINMAIL: &[u8] = b"Content-Type: application/ms-tnef\r\nContent-Disposition: attachment; filename=\"winmail.dat\"";

#[test]
fn what_outlook_packed_is_read() {
    let form = form();
    let packed = winmail(&[("区妇联.xlsx", &form), ("区妇联盖章.pdf", b"%PDF-1.4")]);
    let received = receive("信.eml", &mail(&[(WINMAIL, &packed)]));
    assert_eq!(found(&received), []);
    assert_eq!(origins(&received), ["信.eml › winmail.dat › 区妇联.xlsx"]);
    assert_eq!(received.stamped[0].arrival.name, "区妇联盖章.pdf");
    assert_eq!(received.opened[0].arrival.mail.as_ref().unwrap().address, "jtj@example.gov.cn");
    let kind = FileKind::Winmail;
    let cut = found(&receive("winmail.dat", &packed[..1_000]));
    assert_eq!(cut, [Returned::NotWorkbook { kind }]);
    let looks = found(&receive("信.eml", &mail(&[(WINMAIL, &winmail(&[])), (FORM, &form)])));
    assert_eq!(looks, []);
}

#[test]
fn a_file_of_a_leak_guard_is_named() {
    let kind = FileKind::Guarded;
    let bytes: Vec<u8> =
        (0..4_096_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for name in ["区妇联.docx", "区妇联.XLS"] {
        assert_eq!(found(&receive(name, &bytes)), [Returned::NotWorkbook { kind }], "{name}");
    }
    let kind = FileKind::Unknown;
    let zeros = [&bytes[..512], &[0; 3_584]].concat();
    assert_eq!(found(&receive("区妇联.xlsx", &zeros)), [Returned::NotWorkbook { kind }]);
    assert_eq!(found(&receive("区妇联.mp4", &bytes)), [Returned::NotWorkbook { kind }]);
}

/// Excel 365 writes a comment for older programs, too, with words of its own around it.
#[test]
fn of_a_threaded_comment_its_own_words_are_kept() {
    let comment = "<comments><commentList><comment ref='D5'><text><t>[Threaded comment]\n\nYour version \
        of Excel allows you to read this. Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\n\
        Comment:\n    数字还要核实\nReply:\n    已核实</t></text></comment></commentList></comments>";
    let relations = "<Relationships><Relationship Id='a' Type='x/comments' Target='../comments1.xml'/>\
        </Relationships>";
    let parts: [(&str, &[u8]); 2] = [
        ("xl/comments1.xml", comment.as_bytes()),
        ("xl/worksheets/_rels/sheet1.xml.rels", relations.as_bytes()),
    ];
    let received = receive("甲.xlsx", &book("<row><c><v>1</v></c></row>", &parts));
    let notes = &received.opened[0].workbook.content.sheets[0].notes;
    assert_eq!(
        notes.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(),
        ["数字还要核实\n已核实"]
    );
}
