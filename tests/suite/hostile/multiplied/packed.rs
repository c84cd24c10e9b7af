//! Archives and mails by what each of their files takes.

use super::{CompressionMethod, File, archive, book, column, file, headed, merged, row, sheet};

const MIB: usize = 1 << 20;

pub(super) fn files() -> Vec<File> {
    [archives(), mails()].into_iter().flatten().collect()
}

/// An archive in which that file lies so often, under names of its own.
fn times(count: usize, name: &str, bytes: &[u8]) -> Vec<u8> {
    let names: Vec<String> = (0..count).map(|at| format!("{at}{name}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), bytes)).collect();
    archive(&parts, CompressionMethod::Deflated)
}

fn archives() -> Vec<File> {
    let tags = book(&"<row/>".repeat(2_500_000), &[]);
    let one = row(&["2", "实施“爱心妈妈”关爱行动", "区妇联", &"已办。".repeat(3_000), ""]);
    let form = book(&headed(&one), &[]);
    let crowded = book(&headed(&row(&["x"; 100]).repeat(50)), &[]);
    let each: Vec<(String, Vec<u8>)> = (0..500)
        .map(|at| {
            let one = row(&["2", "实施“爱心妈妈”关爱行动", "区妇联", &format!("已办{at}场"), ""]);
            (format!("{at}.xlsx"), book(&headed(&one.repeat(40)), &[]))
        })
        .collect();
    let parts: Vec<(&str, &[u8])> =
        each.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let regions = merged((0..20_000).map(|_| format!("A1:{}999", column(99))));
    let regions = book(&sheet(&row(&["x"; 100]).repeat(999), &regions), &[]);
    let blank = format!("<row>{}</row>", "<c/>".repeat(400)).repeat(4_000);
    let kids = "3 0 R ".repeat(30_000);
    let pages = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[{kids}]>>endobj\n\
         3 0 obj<</Type/Page>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF"
    );
    let page = "<o:Page ID='1'><a/></o:Page>".repeat(400_000);
    let page = format!("<o><Pages>{page}</Pages></o>");
    let root: &[u8] = b"<o><DocRoot>Doc_0/Document.xml</DocRoot></o>";
    let of_paper = [("OFD.xml", root), ("Doc_0/Document.xml", page.as_bytes())];
    let paper = archive(&of_paper, CompressionMethod::Deflated);
    vec![
        file("四百份三万页.zip", times(400, ".pdf", pages.as_bytes())),
        file("五百份四十万页.zip", times(500, ".ofd", &paper)),
        file("一百份空白格.zip", times(100, ".xlsx", &book(&sheet(&blank, ""), &[]))),
        file("五百份全是标签.zip", times(500, ".xlsx", &tags)),
        file("五百份长答案.zip", times(500, ".xlsx", &form)),
        file("五百份待核.zip", times(500, ".xlsx", &crowded)),
        file("五百个版本.zip", archive(&parts, CompressionMethod::Deflated)),
        file("二十份合并.zip", times(20, ".xlsx", &regions)),
        file(
            "五百份复印件.zip",
            times(500, ".pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF"),
        ),
    ]
}

/// A subject of a megabyte, which goes with each of five hundred files.
fn subject() -> Vec<u8> {
    let form = book(&headed(""), &[]);
    let zip = times(490, ".xlsx", &form);
    let packed = base64(&zip);
    format!(
        "From: a@b.cn\r\nSubject: {}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; \
         boundary=x\r\n\r\n--x\r\nContent-Disposition: attachment; filename=a.zip\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{packed}\r\n--x--\r\n",
        "x".repeat(MIB)
    )
    .into_bytes()
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let four = |three: &[u8]| {
        let bits = three.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        let sign = |at: usize| {
            if at > three.len() { '=' } else { char::from(SIGNS[bits >> (18 - 6 * at) & 63]) }
        };
        [0, 1, 2, 3].map(sign).iter().collect::<String>()
    };
    bytes
        .chunks(3)
        .map(four)
        .collect::<Vec<_>>()
        .chunks(19)
        .map(|line| line.concat() + "\r\n")
        .collect()
}

fn mails() -> Vec<File> {
    let head = "From: a@b.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; \
                boundary=x\r\n\r\n";
    let pieces: String = (0..99).map(|at| format!(";f*{at}=a")).collect();
    let named = format!(
        "--x\r\nContent-Disposition: attachment{pieces}{}\r\n\r\nPK\r\n",
        ";a=b".repeat(300)
    );
    let words = "=?GBK?B?1w==?= ".repeat(100_000);
    let boundaries: String = (0..4_900)
        .map(|at| format!("Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n"))
        .collect();
    let html = format!("<table>{}", "<td>x</td>".repeat(4 * MIB / 2));
    let said = |kind: &str, text: &str| {
        format!("From: a@b\r\nSubject: x\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{text}")
            .into_bytes()
    };
    let both = format!(
        "From: a@b\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: \
         text/plain\r\n\r\n{}b\r\n--x\r\nContent-Type: text/html\r\n\r\n<table>{}\r\n--x--\r\n",
        "a".repeat(8 * MIB),
        "a".repeat(16 * MIB)
    );
    vec![
        file("五百个分段的名字.eml", format!("{head}{}", named.repeat(700)).into_bytes()),
        file("主题一兆乘附件.eml", subject()),
        file("编码词十万.eml", format!("From: {words}\r\nSubject: {words}\r\n\r\n").into_bytes()),
        file("边界五千层.eml", format!("From: a@b\r\nSubject: x\r\n{boundaries}").into_bytes()),
        file("网页二十兆.eml", said("html", &html)),
        file("网页里找正文.eml", both.into_bytes()),
        file("开头三百万.eml", said("plain", &"begin 644 a\r\n".repeat(3 * MIB))),
    ]
}
