#!/usr/bin/env python3
"""Lays the seeds of the fuzz targets into corpus/: small files of fixtures/, archives as the list of
their parts that `packed` in src/lib.rs reads."""

import hashlib
import pathlib
import zipfile

HERE = pathlib.Path(__file__).parent
FIXTURES = HERE.parent / "fixtures"
LARGEST = 40_000
# Parts that nobody reads, and styles by the hundred.
ASIDE = ("docProps/", "theme/", "customXml/", "fontTable", "ettings.xml", "WithEffects")
LARGEST_PART = 60_000
# Of many that are alike the first are enough: the fuzzer reads all of them before it begins.
MOST = 150
OFD = (b'OFD.xml\n<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>'
       b'Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>\0Doc_0/Document.xml\n'
       b'<ofd:Document><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'
       b'</ofd:Pages></ofd:Document>')
WORD = (
    b'word/document.xml\n<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="a"/><w:numPr>'
    b'<w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:strike/></w:rPr><w:t>x'
    b'</w:t></w:r><w:ins><w:r><w:t>y</w:t><w:tab/><w:br/></w:r></w:ins><w:del><w:r><w:delText>z'
    b'</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge '
    b'w:val="restart"/></w:tcPr><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr><w:tr>'
    b'<w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>'
    b'</w:tbl></w:body></w:document>\0word/numbering.xml\n<w:numbering xmlns:w="w"><w:abstractNum '
    b'w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    b'<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
    b'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>'
    b'\0word/styles.xml\n<w:styles xmlns:w="w"><w:style w:styleId="a"><w:basedOn w:val="b"/><w:pPr>'
    b'<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>\0word/footnotes.xml\n'
    b'<w:footnotes xmlns:w="w"><w:footnote><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote>'
    b'</w:footnotes>')
MAIL = (b"From: =?GB2312?B?x/i9zMzlvtY=?= <jtj@example.gov.cn>\r\nSubject: \xD2\xBB\xBC\xBE\r\n"
        b"Content-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\nContent-Type: message/rfc822\r\n\r\n"
        b"Subject: a\r\n\r\nbegin 644 a.csv\r\n#0V%T\r\n`\r\nend\r\n--xx\r\nContent-Transfer-Encoding: "
        b"base64\r\nContent-Disposition: attachment; filename*0*=gb18030''%C7%F8;\r\n filename*1=.csv"
        b"\r\n\r\nMSwy\r\n--xx--\r\n")


def parts(path):
    """The texts of an archive; pictures and what is no text stay out."""
    with zipfile.ZipFile(path) as archive:
        small = [part for part in archive.infolist() if part.file_size < LARGEST_PART]
        names = [part.filename for part in small if part.filename.endswith((".xml", ".rels"))]
        names = [name for name in names if not any(aside in name for aside in ASIDE)]
        return b"\0".join(name.encode() + b"\n" + archive.read(name) for name in names)


def fixtures(ending):
    """Files with that ending, the smallest first."""
    found = sorted(FIXTURES.rglob("*" + ending), key=lambda path: (path.stat().st_size, str(path)))
    return [path for path in found if path.stat().st_size < LARGEST][:MOST]


def lay(target, seeds):
    """Writes each under its hash, as libFuzzer does."""
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (folder / hashlib.sha1(seed).hexdigest()).write_bytes(seed)


def whole(*endings):
    """The bytes of the files with those endings."""
    return [path.read_bytes() for ending in endings for path in fixtures(ending)]


def main():
    """Each target's seeds."""
    lay("archive", whole(".zip", ".xls", ".ods", ".pdf", ".ofd") + whole(".xlsx", ".docx")[::10])
    lay("xlsx", [parts(path) for path in fixtures(".xlsx") if zipfile.is_zipfile(path)])
    lay("docx", [WORD, *(parts(path) for path in fixtures(".docx") if zipfile.is_zipfile(path))])
    lay("eml", [MAIL, *whole(".eml", ".mbox", ".dat")])
    lay("ofd", [OFD, *(parts(path) for path in fixtures(".ofd") if zipfile.is_zipfile(path))])


main()
