#!/usr/bin/env bash
# The program on Windows, as far as Wine shows it (docs/windows.md). Builds it for Windows, does with it
# what a clerk does, in folders with Chinese names and blanks and under code page 936, does the same
# here, and compares what both said and, byte for byte, what both wrote. Installs what is missing (as
# root, or with sudo, on Debian and its kin), keeps all in target/windows/, prints a line a situation,
# and ends with 1 where one failed. Where the packages or the target cannot be had, all is skipped.
#
# HONGTOU=path/to/hongtou is the program of this system; otherwise the release program is built.
# tests/windows.sh --all runs the tests of the library and of the program there, too (some twenty
# minutes, most of them for building).
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive RUST_BACKTRACE=0

root=$PWD
work=$root/target/windows
mkdir -p "$work"

. tests/tools.sh
. tests/windows/tools.sh

if ! install_windows_tools; then
  echo "not tried: packages or target for Windows cannot be had here"
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
fi
find_program
windows_cargo build
trap end_windows EXIT
make_windows

# --- the two places ----------------------------------------------------------------------------

# Here, and there: the program, its fonts, and the folder of the year.
here=$work/here
there="$drive/我的 文件夹/2024 年"
home="$drive/红头 程序"
program="$home/hongtou.exe"
rm -rf "$here" "$drive/我的 文件夹" "$home"
mkdir -p "$here" "$there" "$home" "$work/said"
cp -r "target/$target/debug/hongtou.exe" fonts "$home"

# Each file that was compared, however often: same, or not in one of the comparisons.
declare -A files

# The log says by whom and when: the same in both folders.
USER=$(id -un)
export USER
clock=(--clock "2024-04-08 09:12")

# both CODE NAME ARGUMENTS...: the same command in both folders ends with that code, and says the same.
both() {
  local code=$1 name=$2
  shift 2
  check "$name" alike "$code" "$here" "$there" "$@"
}

# The program there, in the folder of the one who calls.
run_there() {
  (cd "$there" && windows "$program" "$@" "${clock[@]}" --lang zh </dev/null) >"$work/said/there.out" \
    2>"$work/said/there.err"
}

alike() {
  local code=$1 here=$2 there=$3 ended_here=0 ended_there=0 stream
  shift 3
  (cd "$here" && "$HONGTOU" "$@" "${clock[@]}" --lang zh </dev/null) >"$work/said/here.out" \
    2>"$work/said/here.err" || ended_here=$?
  run_there "$@" || ended_there=$?
  # A program that ends so and says not a word did not begin: once more, and only once.
  if [ "$ended_there" != "$code" ] && ! [ -s "$work/said/there.out" ] && ! [ -s "$work/said/there.err" ]; then
    ended_there=0
    run_there "$@" || ended_there=$?
  fi
  echo "ended with $ended_here here, $ended_there there, where $code was expected"
  tail -n 5 "$work"/said/*.err
  [ "$ended_here" = "$code" ] && [ "$ended_there" = "$code" ] || return 1
  for stream in out err; do
    diff <(words "$work/said/here.$stream") <(words "$work/said/there.$stream") || return 1
  done
}

# What was said, with the separators of this system (in JSON they are doubled).
words() { sed -e 's|\\\\|/|g' -e 's|\\|/|g' -e 's|hongtou\.exe|hongtou|g' "$1"; }

# In what was said there last, a path has one kind of separator.
one_separator() { ! grep -E '[\][^ “”"]*/|/[^ “”"]*[\]' "$work"/said/there.{out,err}; }

# same_files HERE THERE: each file is the same, byte for byte, and none is in one folder alone.
same_files() {
  local file
  while IFS= read -r -d '' file; do
    if cmp "$1/$file" "$2/$file"; then : "${files["$2/$file"]:=same}"; else files["$2/$file"]=other; fi
  done < <(cd "$1" && find . -type f -print0)
  diff -rq "$1" "$2"
}

# same_year NAME: what both wrote so far.
same_year() { check "$1" same_files "$here" "$there"; }

# in_both COMMAND...: what a clerk does without the program, in both folders.
in_both() {
  local folder
  for folder in "$here" "$there"; do (cd "$folder" && "$@"); done
}

# --- a clerk's year ----------------------------------------------------------------------------

as_of=(--as-of 2024-04-08)
both 0 "demo" demo 演示 --bundled-fonts
check "demo: one kind of separator in a path" one_separator
same_year "demo: the files"

# Six units have a mailbox; two of them share one.
description() {
  sed -e '/^  - name: 区人社局$/a\    email: rsj@example.gov.cn' \
    -e '/^  - name: 区教体局$/a\    email: jtj@example.gov.cn' \
    -e '/^  - name: 区民政局$/a\    email: mzj@example.gov.cn' \
    -e '/^  - name: 区财政局$/a\    email: czj@example.gov.cn' \
    -e '/^  - name: 区卫健局$/a\    email: wjj@example.gov.cn' \
    -e '/^  - name: 区文旅局$/a\    email: CZJ@example.gov.cn' \
    -e 's/^  due_days: 0/  sender: fulian@example.gov.cn\n&/' \
    -e 's/collector: 区妇儿工委办公室/collector: 区妇联/' "$root/fixtures/notices/2024/notice.yaml"
}

# As Notepad saves it: with a mark before it and lines that end as on Windows.
of_notepad() { printf '\xef\xbb\xbf' && sed 's/$/\r/'; }

description | of_notepad >"$work/notice.yaml"
in_both cp "$work/notice.yaml" notice.yaml
in_both cp -r 演示/returns returns

both 0 "check, a description with BOM and CRLF" check
both 0 "check --json" check --json
both 0 "notice, with pictures" notice --png --bundled-fonts
check "notice: one kind of separator in a path" one_separator
both 0 "forms" forms --period 2024Q1
both 0 "forms, with the answers of the last quarter" \
  forms --period 2024Q2 --previous returns/2024Q1 -o "填报表 二季度"
both 0 "send: drafts" send --period 2024Q1 --as-of 2024-03-28
both 1 "status" status --period 2024Q1 "${as_of[@]}"
both 1 "status --json" status --period 2024Q1 "${as_of[@]}" --json
both 1 "remind: drafts" remind --period 2024Q1 "${as_of[@]}"
both 1 "report, with pictures" report --period 2024Q1 "${as_of[@]}" --png --bundled-fonts
check "report: one kind of separator in a path" one_separator
both 1 "report of a year" report --period 2024 --as-of 2024-07-08 --bundled-fonts
both 2 "a command that is none" reprot
both 2 "a folder that is not there" status --period 2024Q1 --returns "没有/这里"
same_year "the year: the files"
check "returns of every kind: status --json" alike 1 "$root" "$root" status \
  fixtures/notices/2024/notice.yaml --period 2024Q1 --returns fixtures/returns --json

. tests/windows/descriptions.sh
. tests/windows/paths.sh
. tests/windows/held.sh
. tests/windows/output.sh
. tests/windows/page.sh
. tests/windows/carried.sh

if [ "${1:-}" = --all ]; then
  export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER="env LC_ALL=zh_CN.UTF-8 wine"
  check "the tests of the library and of the program" \
    windows_cargo test --no-fail-fast --lib --test suite
  grep "^test result" "$work/check.log"
fi

equal=$(printf '%s\n' "${files[@]}" | grep -c same || true)
echo "$equal of ${#files[@]} files equal; $((passed + failed)) situations tried, 0 skipped"
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
