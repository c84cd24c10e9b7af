//! What archives and mails carry: found under the name that shows the way, with the mail's head,
//! and never more of it than there may be.

use std::io::{Cursor, Write};

use hongtou::date::Moment;
use hongtou::diag::{Bound, Problem, Returned};
use hongtou::form::{self, Answers};
use hongtou::intake::{self, CopyKind, Incoming, Received};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::{forms, measure, program};

pub(super) fn receive(path: &str, bytes: &[u8]) -> Received {
    let saved = Some(Moment::of_unix_seconds(1_711_600_000));
    intake::receive(&Incoming { path, bytes, hash: "AB", saved })
}

pub(super) fn form() -> Vec<u8> {
    form::write(&forms::grid(&forms::notice(2024), "区妇联"), &Answers::new()).unwrap()
}

pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub(super) fn found(received: &Received) -> Vec<Returned> {
    let findings = received.all_findings().sorted().into_iter();
    findings
        .map(|found| {
            let Problem::Returned(problem) = found.problem else { panic!("{found:?}") };
            problem
        })
        .collect()
}

pub(super) fn origins(received: &Received) -> Vec<&str> {
    received.opened.iter().map(|opened| &*opened.arrival.origin).collect()
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(super) fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        let word = word << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let six = (word >> (18 - 6 * at)) & 63;
            text.push(if at > chunk.len() { '=' } else { BASE64[six as usize].into() });
        }
        if text.len() % 77 == 76 {
            text.push('\n');
        }
    }
    text
}

/// A mail as a Chinese client of some age writes it: names and subject in GBK.
pub(crate) fn mail(parts: &[(&[u8], &[u8])]) -> Vec<u8> {
    let mut mail = b"From: =?GB2312?B?x/i9zMzlvtY=?= <jtj@example.gov.cn>\r\n\
        Subject: =?GB2312?B?0ru8vrbIsaix7Q==?=\r\nDate: Wed, 10 Apr 2024 08:30:00 +0800\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"xx\"\r\n\r\n\
        --xx\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n\xBC\xFB\xB8\xBD\xBC\xFE\r\n"
        .to_vec();
    for (head, bytes) in parts {
        mail.extend(b"--xx\r\n");
        mail.extend(*head);
        mail.extend(b"\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        mail.extend(base64(bytes).as_bytes());
        mail.extend(b"\r\n");
    }
    mail.extend(b"--xx--\r\n");
    mail
}

#[test]
fn a_zip_shows_the_way() {
    let form = form();
    let inner = zip(&[("内/表.xlsx", &form)]);
    let outer = zip(&[
        ("来件/", b""),
        ("来件/~$表.xlsx", b"x"),
        ("__MACOSX/来件/._表.xlsx", b"x"),
        ("来件/表.xlsx", &form),
        ("来件/盖章.pdf", b"%PDF-1.4"),
        ("来件/照片.jpg", b"\xFF\xD8\xFF\xE0"),
        ("再套.zip", &inner),
        ("说明.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
    ]);
    let received = receive("区教体局/报.zip", &outer);
    let wanted = ["区教体局/报.zip › 来件/表.xlsx", "区教体局/报.zip › 再套.zip › 内/表.xlsx"];
    assert_eq!(origins(&received), wanted);
    let deep = &received.opened[1].arrival;
    assert_eq!(
        (deep.name.as_str(), deep.folder.as_str()),
        ("表.xlsx", "区教体局/报.zip/再套.zip/内")
    );
    assert_eq!(deep.saved.unwrap().to_string(), "2024-03-28 12:26");
    assert_eq!(received.opened[0].arrival.hash, deep.hash);
    assert_eq!(deep.hash.len(), 64);
    let stamped: Vec<_> = received.stamped.iter().map(|one| (one.kind, one.pages)).collect();
    assert_eq!(stamped, [(CopyKind::Pdf, None), (CopyKind::Picture, Some(1))]);
    assert_eq!(received.all_findings().len(), 1);
}

#[test]
fn names_in_a_zip_may_be_gbk_or_lead_elsewhere() {
    let form = form();
    let mut bytes = zip(&[("AAAA.xlsx", &form), ("../../../etc/甲.xlsx", &form)]);
    // The name of both its entries, written as an archiver of a Chinese Windows does.
    while let Some(at) = bytes.windows(4).position(|four| four == b"AAAA") {
        bytes[at..at + 4].copy_from_slice(b"\xBD\xCC\xCC\xE5");
    }
    let received = receive("报.zip", &bytes);
    assert_eq!(origins(&received), ["报.zip › 教体.xlsx", "报.zip › etc/甲.xlsx"]);
}

#[test]
fn a_mail_gives_its_head_to_what_it_carries() {
    let form = form();
    let encoded = b"Content-Type: application/octet-stream;\r\n name=\"=?GB2312?B?x/i9zMzlvtYueGxzeA==?=\"\r\n\
        Content-Disposition: attachment;\r\n filename=\"=?GB2312?B?x/i9zMzlvtYueGxzeA==?=\"";
    let raw = b"Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"\xC7\xF8\xBD\xCC\xCC\xE5\xBE\xD6.pdf\"";
    let plain = b"Content-Disposition: attachment;\r\n filename*=utf-8''%E7%94%B2.zip";
    let icon = b"Content-Type: image/png\r\nContent-ID: <logo>";
    let parts: [(&[u8], &[u8]); 4] = [
        (encoded, &form),
        (raw, b"%PDF-1.4"),
        (plain, &zip(&[("内.xlsx", &form)])),
        (icon, b"\x89PNG\r\n"),
    ];
    let received = receive("信.eml", &mail(&parts));
    assert!(received.all_findings().is_empty(), "{:?}", received.all_findings());
    assert_eq!(origins(&received), ["信.eml › 区教体局.xlsx", "信.eml › 甲.zip › 内.xlsx"]);
    for opened in &received.opened {
        let mail = opened.arrival.mail.as_ref().unwrap();
        assert_eq!(
            (mail.sender.as_str(), mail.address.as_str()),
            ("区教体局", "jtj@example.gov.cn")
        );
        assert_eq!(mail.sent.unwrap().to_string(), "2024-04-10 08:30");
        assert_eq!(mail.text, "见附件");
        assert_eq!(mail.subject, "一季度报表");
    }
    let stamped = &received.stamped[0].arrival;
    assert_eq!((stamped.name.as_str(), &*stamped.folder), ("区教体局.pdf", "信.eml"));
    assert_eq!(received.stamped.len(), 1, "the sign in the signature is no photo");
}

#[test]
fn a_forwarded_mail_is_the_one_that_counts() {
    let head = b"Content-Disposition: attachment; filename=\"a.xlsx\"";
    let mut inner = mail(&[(head, &form())]);
    let at = inner.windows(4).position(|four| four == b"jtj@").unwrap();
    inner[at..at + 4].copy_from_slice(b"rsj@");
    let outer = [
        b"From: a@b.cn\r\nSubject: Fw\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; \
          boundary=yy\r\n\r\n--yy\r\nContent-Type: message/rfc822\r\n\r\n",
        &inner[..],
        b"\r\n--yy--\r\n",
    ]
    .concat();
    let received = receive("转发.eml", &outer);
    assert!(received.all_findings().is_empty(), "{:?}", received.all_findings());
    assert_eq!(origins(&received), ["转发.eml › #1 › a.xlsx"]);
    assert_eq!(received.opened[0].arrival.mail.as_ref().unwrap().address, "rsj@example.gov.cn");
}

#[test]
fn an_empty_mail_or_zip_is_said() {
    let nothing =
        Returned::NothingAttached { subject: "一季度报表".into(), begins: "见附件".into() };
    assert_eq!(found(&receive("信.eml", &mail(&[]))), [nothing]);
    assert_eq!(found(&receive("空.zip", &zip(&[]))), [Returned::NothingPacked]);
}

#[test]
fn nesting_and_number_have_bounds() {
    let mut nested = zip(&[("表.xlsx", &form())]);
    for _ in 0..5 {
        nested = zip(&[("再.zip", &nested)]);
    }
    let deep = found(&receive("套.zip", &nested));
    assert!(matches!(deep[..], [Returned::Beyond { bound: Bound::Nesting, .. }]), "{deep:?}");
    let names: Vec<String> = (0..510).map(|at| format!("{at}.txt")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    let many = found(&receive("多.zip", &zip(&many)));
    assert_eq!(many.len(), 501);
    let enclosed = |one: &&Returned| matches!(one, Returned::Beyond { bound: Bound::Enclosed, .. });
    assert_eq!(many.iter().filter(enclosed).count(), 1);
}

#[test]
fn pages_of_a_sealed_copy_are_counted() {
    let pages = |path: &str, bytes: &[u8]| receive(path, bytes).stamped[0].pages;
    let pdf = &program::notice(2024).pdf;
    assert_eq!(pages("盖章.pdf", pdf), u32::try_from(measure::pages(pdf).len()).ok());
    let root =
        b"<o:OFD xmlns:o='o'><o:DocBody><o:DocRoot>Doc_0/Document.xml</o:DocRoot></o:DocBody>\
        </o:OFD>";
    let document = b"<o:Document xmlns:o='o'><o:Pages><o:Page ID='1'/><o:Page ID='2'/></o:Pages>\
        </o:Document>";
    let ofd = zip(&[("OFD.xml", root), ("Doc_0/Document.xml", document)]);
    assert_eq!(pages("盖章.jpg", &ofd), Some(2), "by content, whatever the name says");
    assert_eq!(pages("盖章.pdf", b"%PDF-1.4 and no more"), None);
}

/// A directory is read by names: of two files of one name only the last is seen.
#[test]
fn files_that_others_hide_by_their_names_are_told() {
    let packed = zip(&[("甲.xlsx", b"PK\x03\x04 one"), ("乙.xlsx", b"PK\x03\x04 two")]);
    let (one, other) = ("甲".as_bytes(), "乙".as_bytes());
    let mut twice = packed.clone();
    for at in memchr::memmem::find_iter(&packed, other) {
        twice[at..at + one.len()].copy_from_slice(one);
    }
    let hidden = |bytes: &[u8]| {
        let received = receive("来件.zip", bytes);
        let problems = received.unusable.into_iter().map(|(_, found)| found.problem);
        problems.filter(|one| one.code() == "E633").count()
    };
    assert_eq!([hidden(&packed), hidden(&twice)], [0, 1]);
}

#[test]
fn an_archive_with_nothing_but_what_systems_leave_is_empty() {
    for name in [".hid/区科协.xlsx", "~$报表.xlsx", "__MACOSX/报表.xlsx"] {
        let received = receive("来件.zip", &zip(&[(name, b"x")]));
        assert_eq!(found(&received), [Returned::NothingPacked], "{name}");
    }
}

/// Without its own end it holds that of the last workbook in it, which then would be read alone.
#[test]
fn an_archive_that_lost_its_end_is_no_other_that_lies_in_it() {
    let whole = zip(&[("甲.xlsx", &form()), ("乙.xlsx", &form()), ("丙.xlsx", &form())]);
    assert_eq!(origins(&receive("三个.zip", &whole)).len(), 3);
    for lost in [1, 5, 22, 30, form().len() / 2, form().len() + 40] {
        let received = receive("三个.zip", &whole[..whole.len() - lost]);
        let found = found(&received);
        assert!(matches!(found[..], [Returned::Damaged { .. }]), "{lost}: {found:?}");
    }
}
