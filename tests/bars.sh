#!/usr/bin/env bash
# What earlier issues reached and no later one may undo, in a few minutes: a section for each, grown
# issue by issue. Shares its tools with tests/interop.sh, prints a line a check and its time, and ends
# with 1 where a check failed.
#
# HONGTOU=path/to/hongtou checks that program; otherwise the release program is built.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive RUST_BACKTRACE=0

root=$PWD
work=$root/target/interop
out=$root/target/bars
mkdir -p "$work"
. tests/tools.sh

install_packages
install_python_readers
make_office_fonts
find_program

rm -rf "$out"

# --- Word files --------------------------------------------------------------------------------
# Every notice, plain in ONLYOFFICE and for LibreOffice there: each clause, each line; its text in
# readers that know no pages.
folders=()
for description in fixtures/notices/*/notice.yaml; do
  name=$(basename "$(dirname "$description")")
  folders+=("$out/$name")
  check "$name: written" "$HONGTOU" notice "$description" -o "$out/$name" --bundled-fonts
  check "$name: written for LibreOffice" \
    "$HONGTOU" notice "$description" -o "$out/$name/libreoffice" --bundled-fonts --libreoffice
done
check "Word files: ONLYOFFICE draws them" draw onlyoffice "${folders[@]}"
check "Word files: LibreOffice draws its own" draw libreoffice "${folders[@]/%//libreoffice}"
check "Word files: text readers find the PDF's text" \
  "$work/venv/bin/python" tests/text_readers.py "${folders[@]}"
export HONGTOU_INTEROP=$out
check "Word files: every clause holds" \
  rust_check page::matrix::the_rendered_docx_of_every_fixture_keeps_the_clauses
check "Word files: lines break as in the PDF" \
  rust_check page::matrix::lines_break_at_the_same_character

check_papers "$out/papers"

# The demo's two reports have as many pages in ONLYOFFICE and LibreOffice as their PDFs.
check "demo: the year is made" "$HONGTOU" demo "$out/demo" --bundled-fonts
for period in 2024Q1 2024Q2; do
  report=$out/demo/out/report/$period
  check "report $period: ONLYOFFICE draws it" draw onlyoffice "$report"
  check "report $period: as many pages" same_pages "$report/汇总-$period" onlyoffice
done

# --- forms -------------------------------------------------------------------------------------
# A form of at most 3 tasks and 6 targets is one page, in the office's fonts and in one other.
folders=()
for name in 2024 2026 sections levels; do
  folders+=("$out/forms-$name")
  check "forms $name: written" "$HONGTOU" forms "fixtures/notices/$name/notice.yaml" \
    --as-of 2026-06-01 -o "$out/forms-$name"
done
for fonts in office other; do
  for engine in onlyoffice libreoffice; do
    check "forms: one page in $engine, $fonts fonts" \
      "$work/venv/bin/python" tests/form_pages.py "$engine" "$fonts" "${folders[@]}"
  done
done

# --- returns -----------------------------------------------------------------------------------
# Forms that were sent before this year's program, hostile files (each named, none dear), and what
# others sent that was wrong or odd; the slips of descriptions.
suite() { cargo test --quiet --test suite -- "$1"; }
check "old forms are read as before" suite returns::sent_before
check "hostile files: each named, none dear" suite hostile::
check "returns that went wrong: each told as it should be" suite returns::cases
check "no answer against marks or names in silence" suite returns::attributed
check "slips in descriptions: each printed as it stands" suite broken::
check "servers, logs, two runs at once" suite mail::
check "answers longer than a row are printed and read whole" suite answers::long
check "letters: one a unit and day, for what it must change, none twice" suite mail::clerk
check "two runs at once" suite at_once::
check "a system that refuses: the old set or the new" \
  python3 tests/reliability.py --program "$HONGTOU" faults

# --- what a notice can say ---------------------------------------------------------------------
# Targets of all kinds, dues, units, tasks, columns, periods: printed and judged as they mean; papers
# of last year read into descriptions.
check "targets: printed, judged and put together as they mean" suite targets::
check "dues, units, tasks, contacts, periods as notices say them" suite sayable::
check "own columns: form, reader, report" suite own_columns::
check "figures follow their tasks" suite reordered::
check "published papers become descriptions" suite published::

# --- a year with changes -------------------------------------------------------------------------
# What was sent, reported and issued stays; what came and was ruled is in the book; units keep who they were.
check "a year with changes: nothing that was reported is another" suite years::
check "the page: nobody else is let in or served" cargo test --quiet --lib -- web::
check "the page: what is dropped is kept whole, what it writes is the commands' own" suite open::
check "last year's description goes on to the next" cargo test --quiet --lib -- onward
check "the form writes as a hand does" cargo test --quiet --lib -- describing amend

# --- for exchange --------------------------------------------------------------------------------
check "OFD: the standard's schemas, its rules for the archive, fonts and tags" suite ofd::

# --- the two chains beside the peer ------------------------------------------------------------
# By the processor, with some room: what was reached is not lost again. The program is the optimised
# one, whatever HONGTOU is.
chains() { python3 benches/chains/peers.py --scales 20,100 --pairs 7 --reached; }
check "chains at 20 and 100 units, beside the peer" chains

echo "$passed passed, $failed failed, $SECONDS s"
[ "$failed" = 0 ]
