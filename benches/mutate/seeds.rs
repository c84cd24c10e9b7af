//! Whole files of each kind: those that real programs saved (fixtures/returns), our own forms and
//! Word documents, and mails and zips that carry some of them.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use hongtou::form::{self, Answers, FormGrid};
use hongtou::notice::{self, UnitId};
use hongtou::period::Period;
use lettre::Message;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, MultiPart, SinglePart};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Larger files make the run slow and add no other structure.
const LARGEST: u64 = 200_000;

/// The files of that kind, in a fixed order.
pub(crate) fn of(kind: &str) -> Vec<Vec<u8>> {
    let mut seeds = saved(kind);
    match kind {
        "xlsx" => seeds.extend(forms()),
        "docx" => seeds.extend(documents()),
        "eml" => seeds.extend(mails()),
        "zip" => seeds.extend(zips()),
        "ofd" => seeds.push(ofd()),
        "pdf" => seeds.push(SMALL_PDF.to_vec()),
        _ => {}
    }
    assert!(!seeds.is_empty(), "no files of kind {kind}");
    seeds
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn saved(extension: &str) -> Vec<Vec<u8>> {
    let mut paths = Vec::new();
    walk(&here().join("fixtures").join("returns"), &mut paths);
    paths.sort();
    let wanted = paths.iter().filter(|path| path.extension().is_some_and(|one| one == extension));
    let small = wanted.filter(|path| std::fs::metadata(path).is_ok_and(|one| one.len() < LARGEST));
    small.map(|path| std::fs::read(path).expect("a fixture")).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { walk(&path, paths) } else { paths.push(path) }
    }
}

fn forms() -> Vec<Vec<u8>> {
    let years = [2024_u16, 2026];
    let forms = years.iter().filter_map(|year| {
        let path = here().join(format!("fixtures/notices/{year}/notice.yaml"));
        let reading = notice::read("notice.yaml", &std::fs::read(path).expect("a notice"));
        let notice = reading.notice?;
        let period = Period::parse(&format!("{year}Q1"))?;
        let ids = (0..notice.units.units.len()).map(UnitId);
        let grid = ids.filter_map(|unit| FormGrid::new(&notice, unit, period)).next()?;
        form::write(&grid, &Answers::new()).ok()
    });
    forms.collect()
}

/// What the program writes for the notice of 2024.
fn documents() -> Vec<Vec<u8>> {
    let out = tempfile::tempdir().expect("a folder");
    let notice = here().join("fixtures/notices/2024/notice.yaml");
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("notice").arg(notice).arg("-o").arg(out.path()).arg("--bundled-fonts");
    let output = command.env("HONGTOU_FONTS", here().join("fonts")).output().expect("the program");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let files = ["notice.docx", "附件.docx"].map(|name| std::fs::read(out.path().join(name)));
    files.into_iter().flatten().collect()
}

const SMALL_PDF: &[u8] =
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages\
    /Count 1/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R\
    >>\nstartxref\n0\n%%EOF";

/// Two documents of two pages.
fn ofd() -> Vec<u8> {
    let root = "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'><ofd:DocBody><ofd:DocRoot>Doc_0/\
        Document.xml</ofd:DocRoot></ofd:DocBody><ofd:DocBody><ofd:DocRoot>/Doc_1/Document.xml\
        </ofd:DocRoot></ofd:DocBody></ofd:OFD>";
    let document = "<ofd:Document xmlns:ofd='http://www.ofdspec.org/2016'><ofd:Pages><ofd:Page ID='1' \
        BaseLoc='Pages/Page_0/Content.xml'/><ofd:Page ID='2'></ofd:Page></ofd:Pages></ofd:Document>";
    zip(&[
        ("OFD.xml", root.into()),
        ("Doc_0/Document.xml", document.into()),
        ("Doc_1/Document.xml", document.into()),
    ])
}

/// What a mail or a zip carries.
fn enclosed() -> Vec<(&'static str, Vec<u8>)> {
    let form = forms().remove(0);
    vec![
        ("区教体局.xlsx", form),
        ("来件/盖章.pdf", SMALL_PDF.to_vec()),
        ("照片.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec()),
    ]
}

fn mails() -> Vec<Vec<u8>> {
    let head = || {
        Message::builder()
            .from("区教体局 <jtj@example.gov.cn>".parse().expect("an address"))
            .to("fl@example.gov.cn".parse().expect("an address"))
            .subject("一季度进展情况报表")
            .date(std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_712_700_000))
            .message_id(Some("<1@example.gov.cn>".into()))
    };
    let kind = ContentType::parse("application/octet-stream").expect("a type");
    let parts = enclosed().into_iter().fold(
        MultiPart::mixed().boundary("one").singlepart(SinglePart::plain("见附件。".to_owned())),
        |parts, (name, bytes)| {
            parts.singlepart(Attachment::new(name.to_owned()).body(bytes, kind.clone()))
        },
    );
    let mail = head().multipart(parts).expect("a mail").formatted();
    let nested = MultiPart::mixed().boundary("two").singlepart(
        SinglePart::builder()
            .header(ContentType::parse("message/rfc822").expect("a type"))
            .body(String::from_utf8_lossy(&mail).into_owned()),
    );
    let forwarded = head().multipart(nested).expect("a mail").formatted();
    let gbk = b"From: =?GB2312?B?x/i9zMzlvtY=?= <jtj@example.gov.cn>\r\nSubject: \xD2\xBB\xBC\xBE\
        \xB6\xC8\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\n\
        Content-Disposition: attachment; filename=\"\xC7\xF8.csv\"\r\n\r\n1,2\r\n--xx--\r\n";
    vec![mail, forwarded, gbk.to_vec()]
}

fn zips() -> Vec<Vec<u8>> {
    let enclosed = enclosed();
    let plain = zip(&enclosed);
    let nested = zip(&[("内.zip", plain.clone()), ("信.eml", mails().remove(2))]);
    vec![plain, nested]
}

fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a file");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("a zip").into_inner()
}
