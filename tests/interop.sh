#!/usr/bin/env bash
# Opens what the program writes with other programs: qpdf and poppler for the PDF, the Open XML
# SDK validator, python-docx, pandoc, mammoth, docx2txt, openpyxl, ONLYOFFICE and LibreOffice for
# DOCX and XLSX; Apache Preflight and pikepdf for PDF/A, poppler for the structure of the PDF; ofd-cli and ofdkit for OFD; Chromium for the page of a report; jsonschema for the schema of the description. What LibreOffice and ONLYOFFICE save of our
# notices, and python-docx types of them, is read back by the reader of published notices. Installs what is missing (as root, or
# with sudo, on Debian and its kin), keeps its tools and results in target/interop/, prints a line a
# check, and ends with 1 where a check failed.
#
# The Word file that everybody gets is judged as ONLYOFFICE's Document Builder draws it (AGPL, run as
# a program of its own; Linux on x86-64 only), the one of --libreoffice as LibreOffice does.
#
# HONGTOU=path/to/hongtou checks that program; otherwise the release program is built.
# UPDATE=1 writes docs/conformance.md anew.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive RUST_BACKTRACE=0

root=$PWD
work=$root/target/interop
out=$work/out
mkdir -p "$work"

. tests/tools.sh

install_packages
install_validator
install_python_readers
install_ofd_readers
install_pdf_readers
make_office_fonts
find_program

# --- checks ------------------------------------------------------------------------------------

# Every font of the PDF embedded and subset; at least one font.
fonts_embedded() {
  pdffonts "$1" | tee /dev/stderr | awk '
    NR > 2 { fonts++; if ($(NF-4) != "yes" || $(NF-3) != "yes") bad++ }
    END { exit !(fonts > 0 && bad == 0) }'
}

under_300_kb() {
  local bytes
  bytes=$(stat -c %s "$1")
  echo "$bytes bytes"
  [ "$bytes" -lt 300000 ]
}

# The Open XML SDK validator says so in JSON: ok, and no error at all.
schema_valid() {
  local json
  json=$("$work/npm/node_modules/.bin/ooxml-validator" "$1") || true
  echo "$json"
  python3 -c '
import json, sys
report = json.loads(sys.argv[1])
sys.exit(not report["ok"] or len(report["errors"]))' "$json"
}

# python-docx reads paragraphs and tables; of the two published notices also the table of the
# attachment, with its five columns and eleven rows.
python_reads() {
  "$work/venv/bin/python" - "$1" "$2" <<'PYTHON'
import sys
import docx

document = docx.Document(sys.argv[1])
text = "".join("".join(paragraph.text.split()) for paragraph in document.paragraphs)
shapes = [(len(table.rows), len(table.columns)) for table in document.tables]
print(len(text), "characters, tables", shapes)
published = sys.argv[2] in ("2024", "2026")
sys.exit(not text or published and (11, 5) not in shapes)
PYTHON
}

# python-docx adds 30 characters to a paragraph of the body, as a clerk would.
python_adds() {
  mkdir -p "$(dirname "$2")"
  "$work/venv/bin/python" - "$1" "$2" <<'PYTHON'
import sys
import docx

document = docx.Document(sys.argv[1])
body = [one for one in document.paragraphs if one.style.name == "公文正文" and len(one.text) > 80]
run = body[1].runs[-1]
run.text = run.text[:40] + "这里加上三十个字看各行各页是不是照样排满而不留空白也不出版心" + run.text[40:]
document.save(sys.argv[2])
PYTHON
}

# openpyxl reads every form: protected, the listed fields open and nothing else, each with a check.
openpyxl_reads() {
  "$work/venv/bin/python" - "$@" <<'PYTHON'
import sys
import openpyxl

for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path)
    form, marks = book["填报表"], book["_hongtou"]
    rows = [(row[0].value, row[1].value) for row in marks.iter_rows()]
    fields = {cell for _, cell in rows[rows.index(("field", "cell")) + 1 :]}
    open_cells = {c.coordinate for row in form.iter_rows() for c in row if not c.protection.locked}
    checked = {str(check.sqref) for check in form.data_validations.dataValidation}
    print(path, sorted(fields), sorted(open_cells), sorted(checked))
    assert fields == open_cells == checked
    assert form.protection.sheet and form.protection.password is None
    assert marks.sheet_state == "veryHidden"
PYTHON
}

# LibreOffice prints every form on A4 landscape, the last column on every page.
forms_print() {
  local folder=$1 pdf page
  shift
  FONTCONFIG_FILE=$root/tests/fonts.conf soffice --headless \
    "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$folder" "$@" || return 1
  for form in "$@"; do
    pdf=$folder/$(basename "$form" .xlsx).pdf
    pdfinfo "$pdf" | grep -E "Page size: +841.* x 595.* pts" || return 1
    for page in $(seq "$(pages "$pdf")"); do
      pdftotext -f "$page" -l "$page" "$pdf" - | grep -q 完成时限 || return 1
    done
  done
}

# LibreOffice sets the office's fonts in the project's own (tests/fonts.conf).
office_reads() {
  local docx=$1 folder=$2
  FONTCONFIG_FILE=$root/tests/fonts.conf soffice --headless \
    "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$folder" "$docx" &&
    [ -s "$folder/$(basename "${docx%.*}").pdf" ]
}

# python-docx and openpyxl find the sample answers in the report, and its table and sheets.
report_reads() {
  "$work/venv/bin/python" - "$1" "$2" <<'PYTHON'
import sys
import docx
import openpyxl

document = docx.Document(sys.argv[1])
cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
book = openpyxl.load_workbook(sys.argv[2])
print(book.sheetnames, len(cells))
assert book.sheetnames == ["汇总表", "指标进度", "报送情况", "明细", "问题清单", "其他内容"]
written = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
assert formulas and all(cell.parent.title == "指标进度" for cell in formulas)
for place in (cells, written):
    assert any("【示例】区人社局" in text for text in place)
    assert any("更正后" in text for text in place)
    assert any("未报送" in text for text in place)
PYTHON
}

# The table of docs/ names the programs that drew it; another one draws a little otherwise.
check_conformance() {
  HONGTOU_OFFICE="ONLYOFFICE $("$work/venv/bin/pip" show document-builder | awk '$1 == "Version:" { print $2 }'), \
$(soffice --version | awk 'NR == 1 { print $1, $2 }')"
  export HONGTOU_OFFICE
  if [ -n "${UPDATE:-}" ] || grep -qF "$HONGTOU_OFFICE" docs/conformance.md; then
    check "docs/conformance.md is current" rust_check page::matrix::the_conformance_table_is_current
  else
    echo "pass  docs/conformance.md was made with others than $HONGTOU_OFFICE"
  fi
}

# LibreOffice recalculates every formula of the workbook on loading (its setting says so), saves it
# anew, and each result is the one that the program had written beside the formula.
recalculated() {
  local book=$1 folder=$2 profile=$work/recalculating
  mkdir -p "$profile/user" "$folder"
  cat >"$profile/user/registrymodifications.xcu" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XML
  soffice --headless "-env:UserInstallation=file://$profile" --convert-to xlsx \
    --outdir "$folder" "$book" || return 1
  "$work/venv/bin/python" - "$book" "$folder/$(basename "$book")" <<'PYTHON'
import sys
import openpyxl

formulas = openpyxl.load_workbook(sys.argv[1])
written, again = (openpyxl.load_workbook(path, data_only=True) for path in sys.argv[1:])
places = [
    (sheet.title, cell.coordinate)
    for sheet in formulas
    for row in sheet.iter_rows()
    for cell in row
    if cell.data_type == "f"
]
print(len(places), "formulas")
assert places
for sheet, cell in places:
    before, after = written[sheet][cell].value, again[sheet][cell].value
    print(sheet, cell, before, after)
    if isinstance(before, (int, float)) and isinstance(after, (int, float)):
        assert abs(before - after) < 1e-9
    else:
        assert (before or "") == (after or "")
PYTHON
}

# The report of a folder of a year, with its pictures; 1 says that returns have findings.
report_written() {
  local status=0
  (cd "$1" && "$HONGTOU" report --period "$2" --as-of 2024-07-08 --png --bundled-fonts) || status=$?
  [ "$status" -le 1 ]
}

# The page of a period of the demo; 1 says that returns have findings.
page_written() {
  local status=0 demo=$1 period=$2 folder=$3
  shift 3
  "$HONGTOU" report "$demo/notice.yaml" --period "$period" --returns "$demo/returns/$period" --as-of 2024-07-08 \
    --html --only xlsx -o "$folder" --bundled-fonts "$@" || status=$?
  [ "$status" -le 1 ]
}

# The PDF of a paper as A-1b and as A-2u, for tests/pdfa_readers.py: `archived NAME COMMAND...`; 1 says that
# returns have findings.
archived() {
  local name=$1 kind status folder
  shift
  for kind in first second; do
    status=0 folder=$out/archived/$kind
    "$HONGTOU" "$@" --only pdf --bundled-fonts -o "$folder/$name" $([ "$kind" = second ] || echo --pdf-a1) || status=$?
    [ "$status" -le 1 ] && mv "$folder/$name"/*.pdf "$folder/$name.pdf" || return 1
  done
}

# Drafts in Python's email library; 200 mails and a password through aiosmtpd on this machine.
mails() { "$work/venv/bin/python" tests/mail_interop.py "$1" "$HONGTOU" "$work/mails-$1"; }

rm -rf "$out"
folders=()
for_libreoffice=()
for description in fixtures/notices/*/notice.yaml; do
  name=$(basename "$(dirname "$description")")
  notice=$out/$name
  folders+=("$notice")
  check "$name: the notice is written" "$HONGTOU" notice "$description" -o "$notice" --bundled-fonts
  for_libreoffice+=("$notice/libreoffice")
  check "$name: the notice for LibreOffice is written" \
    "$HONGTOU" notice "$description" -o "$notice/libreoffice" --bundled-fonts --libreoffice
  check "$name: its PDF is the same" cmp "$notice/notice.pdf" "$notice/libreoffice/notice.pdf"
  check "$name: its PDF is written as A-1b and as A-2u" archived "$name" notice "$description"
  check "$name: the A-2u file is the one above" cmp "$notice/notice.pdf" "$out/archived/second/$name.pdf"
  check "$name notice.pdf: qpdf" qpdf --check "$notice/notice.pdf"
  check "$name notice.pdf: fonts embedded and subset" fonts_embedded "$notice/notice.pdf"
  check "$name notice.pdf: under 300 kB" under_300_kb "$notice/notice.pdf"
  for docx in "$notice"/libreoffice/*.docx; do
    check "$name $(basename "$docx") for LibreOffice: schema" schema_valid "$docx"
  done
  for docx in "$notice"/*.docx; do
    check "$name $(basename "$docx"): schema" schema_valid "$docx"
    check "$name $(basename "$docx"): python-docx" python_reads "$docx" "$name"
  done
  pdftotext -raw "$notice/notice.pdf" "$notice/raw.txt" || true
done
ofd=()
for name in 2024 2026 wide-table letter secret-joint-upward; do
  check "$name: the OFD is written" "$HONGTOU" notice "fixtures/notices/$name/notice.yaml" \
    -o "$out/$name" --bundled-fonts --only ofd
  ofd+=("$out/$name")
done
check "notice.ofd: valid, ofd-cli draws it as poppler the PDF, ofdkit reads its text" \
  "$work/venv/bin/python" tests/ofd_readers.py "$OFD_CLI" "${ofd[@]}"
check "every notice.docx: pandoc, mammoth and docx2txt read the text of the PDF" \
  "$work/venv/bin/python" tests/text_readers.py "${folders[@]}"
for kind in "" /libreoffice; do
  check "2024$kind notice.docx: python-docx adds to a paragraph" \
    python_adds "$out/2024$kind/notice.docx" "$out/reflowed$kind/notice.docx"
  check "2024$kind notice.docx, added to: schema" schema_valid "$out/reflowed$kind/notice.docx"
done
# All files in one go: an office program takes longer to start than to draw a notice.
check "every DOCX: ONLYOFFICE draws it" draw onlyoffice "${folders[@]}" "$out/reflowed"
check "every DOCX for LibreOffice: LibreOffice draws it" \
  draw libreoffice "${for_libreoffice[@]}" "$out/reflowed/libreoffice"

check_papers "$out/papers"
export HONGTOU_GENERATED=$out/generated
check "generated papers: they are laid out" rust_check page::generated::lay_generated_papers_out
check "generated papers: ONLYOFFICE draws them" draw onlyoffice "$HONGTOU_GENERATED"/*
check "generated papers: LibreOffice draws them" draw libreoffice "$HONGTOU_GENERATED"/*/libreoffice
check "generated papers: lines of PDF and DOCX end alike" \
  rust_check page::generated::lines_of_generated_papers_end_alike

export HONGTOU_COPIES=$out/copies
check "published notices: saved by LibreOffice and ONLYOFFICE, and typed with python-docx" \
  "$work/venv/bin/python" tests/paper_copies.py "$HONGTOU_COPIES" "$out"
check "published notices: the copies are read back" \
  rust_check published::the_copies_of_other_programs_are_read_back

for year in 2024 2026; do
  notice=$out/$year
  check "$year: the forms are written" \
    "$HONGTOU" forms "fixtures/notices/$year/notice.yaml" --period "${year}Q1" -o "$notice/forms"
  for form in "$notice"/forms/*.xlsx; do
    check "$year $(basename "$form"): schema" schema_valid "$form"
  done
  check "$year forms: openpyxl" openpyxl_reads "$notice"/forms/*.xlsx
  check "$year forms: LibreOffice prints them" forms_print "$notice/printed" "$notice"/forms/*.xlsx
done

demo=$out/demo
report=$demo/out/report/2024Q1/汇总-2024Q1
check "demo: the year is made" "$HONGTOU" demo "$demo" --bundled-fonts
check "demo: its notice is the one above" cmp "$demo/out/notice.pdf" "$out/2024/notice.pdf"
check "demo: its Word file is the one above" cmp "$demo/out/notice.docx" "$out/2024/notice.docx"
check "demo: its attachment is the one above" cmp "$demo/out/附件.docx" "$out/2024/附件.docx"
check "demo: its forms are those above" diff -r "$demo/out/forms/2024Q1" "$out/2024/forms"
check "demo report.pdf: qpdf" qpdf --check "$report.pdf"
check "demo report.pdf: fonts embedded and subset" fonts_embedded "$report.pdf"
check "demo report.docx: schema" schema_valid "$report.docx"
check "demo report.docx: LibreOffice" office_reads "$report.docx" "$demo/printed"
check "demo report.xlsx: schema" schema_valid "$report.xlsx"
check "demo report.xlsx: LibreOffice" office_reads "${report}.xlsx" "$demo/printed-book"
check "demo report.xlsx: recalculated in LibreOffice, the results stay" \
  recalculated "${report}.xlsx" "$demo/recalculated"
for period in 2024Q1 2024Q2; do
  check "demo $period: the report is written as A-1b and as A-2u" archived "report-$period" report \
    "$demo/notice.yaml" --period "$period" --returns "$demo/returns" --as-of 2024-07-08
done
check "every PDF: Apache Preflight and pikepdf find what it claims of PDF/A, and planted faults" \
  "$work/venv/bin/python" tests/pdfa_readers.py "$out/archived"
structured=("$report.pdf" "$report.docx")
for notice in "${folders[@]}"; do
  structured+=("$notice/notice.pdf" "$notice/notice.docx")
done
check "every PDF: poppler reads its structure as headings, tables and text of the paper, and planted faults" \
  "$work/venv/bin/python" tests/pdf_structure.py "$out/2024/notice.pdf" "$out/2024/notice.docx" "${structured[@]}"
year_folder=$out/year
check "the generated year is laid out" \
  env "HONGTOU_YEAR=$year_folder" cargo test --quiet --test suite -- --ignored --exact \
  quarter::lay_the_generated_year_out
for period in 2024Q2 2024; do
  made=$year_folder/out/report/$period/汇总-$period
  check "year $period: the report is written" report_written "$year_folder" "$period"
  check "year $period: DOCX schema" schema_valid "$made.docx"
  check "year $period: XLSX schema" schema_valid "$made.xlsx"
  check "year $period: recalculated, the results stay" \
    recalculated "$made.xlsx" "$year_folder/recalculated"
  check "year $period: pictures equal poppler's" \
    "$work/venv/bin/python" tests/pictures.py "$made.pdf" "$made"-*.png
done
for readers in "" --for-publication; do
  for period in 2024Q1 2024Q2; do
    check "demo $period: the page is written $readers" page_written "$demo" "$period" "$out/pages$readers" $readers
  done
done
check "pages: as wide as a telephone and a screen, and printed, in Chromium" \
  "$work/venv/bin/python" tests/browser.py "$out/pages-seen" "$out"/pages*/*.html
check "the page of a year, walked in Chromium: the same bytes as the commands write" \
  env "FONTCONFIG_FILE=$root/tests/fonts.conf" "$work/venv/bin/python" tests/page_walk.py "$HONGTOU" "$demo" "$out/page-walk"
docs_pictures() {
  HONGTOU=$HONGTOU DEMO=$demo WALK=$out/page-walk docs/pictures.sh "$out/docs-pictures" &&
    "$work/venv/bin/python" tests/doc_pictures.py docs "$out/docs-pictures"
}
check "docs: the pictures of the form and of the pages are what LibreOffice and Chromium draw now" docs_pictures
check "demo report: python-docx and openpyxl" report_reads "$report.docx" "$report.xlsx"
sound=()
for form in "$demo"/returns/2024Q1/*.xlsx; do
  # The file of this unit is broken, as the demo wants it.
  case $form in *区科协*) continue ;; esac
  sound+=("$form")
  check "demo $(basename "$form"): schema" schema_valid "$form"
done
check "demo returns: openpyxl" openpyxl_reads "${sound[@]}"
check "demo returns: LibreOffice prints them" forms_print "$demo/printed-returns" "${sound[@]}"

check "mails: drafts in Python's email library" mails drafts
check "mails: 200 through aiosmtpd with faults, each once over two runs" mails send
check "mails: STARTTLS, a password, and a certificate that is not trusted" mails tls

told=$out/json
mkdir -p "$told"
"$HONGTOU" check fixtures/broken/three-faults.yaml --json >"$told/check-faults.json" || true
"$HONGTOU" check fixtures/notices/2024/notice.yaml --json >"$told/check-sound.json" || true
sed -e "\$a 检查:\n  不提示:\n    - {规则: W141, 说明: 原文如此}" fixtures/notices/2024/notice.yaml >"$told/silenced.yaml"
"$HONGTOU" check "$told/silenced.yaml" --json >"$told/check-silenced.json" || true
"$HONGTOU" status "$demo/notice.yaml" --period 2024Q1 --returns "$demo/returns/2024Q1" --json >"$told/status-demo.json" || true
"$HONGTOU" status fixtures/notices/2024/notice.yaml --period 2024Q1 --returns fixtures/returns --as-of 2024-04-10 \
  --json >"$told/status-all.json" || true
for period in 2024Q1 2024Q2; do
  "$HONGTOU" report "$demo/notice.yaml" --period "$period" --returns "$demo/returns" --as-of 2024-07-08 \
    --json --only xlsx -o "$told/report" --bundled-fonts >"$told/report-demo-$period.json" || true
done
for period in 2024Q1 2024Q2; do
  "$HONGTOU" report "$year_folder/notice.yaml" --period "$period" --returns "$year_folder/returns" \
    --as-of 2024-07-08 --json --only xlsx -o "$told/report" --bundled-fonts >"$told/report-year-$period.json" || true
done
for command in check status report; do
  check "$command --json: as docs/json has it" "$work/venv/bin/python" tests/json_schemas.py \
    "docs/json/$command.schema.json" "$told/$command"-*.json
done

export HONGTOU_SCHEMA=$out/descriptions.jsonl
check "schema: descriptions of every kind are laid out" rust_check schema::lay_descriptions_out
check "schema: jsonschema takes what hongtou takes, and refuses what has another shape" \
  "$work/venv/bin/python" tests/schema.py "$HONGTOU" "$HONGTOU_SCHEMA"

export HONGTOU_INTEROP=$out
check "pdftotext gives the published texts" rust_check text::pdftotext_gives_what_was_published
check "every notice: the clauses of GB/T 9704-2012 in PDF and DOCX" \
  rust_check page::matrix::the_rendered_docx_of_every_fixture_keeps_the_clauses
check "every notice: lines of PDF and DOCX break alike" \
  rust_check page::matrix::lines_break_at_the_same_character
check "2024 notice.docx, added to: its lines and pages fill again" \
  rust_check page::matrix::a_docx_that_was_added_to_flows_again
check_conformance

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
