#!/usr/bin/env bash
# A clerk's year from the archives of tools/dist.sh (docs/release.md). Each is unpacked into an empty
# folder with Chinese and a blank in its name, and its program does the year there with nothing else of
# this machine: no variable but the language, no other program (the one for Windows in the Wine of
# tests/windows.sh). What is said and, byte for byte, what is written must be the same from each.
#
#   tests/clerk_year.sh target/dist/hongtou-*.tar.gz target/dist/hongtou-*.zip
#
# The units' answers are written by openpyxl. Ends with 1 where something does not hold.
set -euo pipefail
archives=("${@:?which archives}")
mapfile -t archives < <(realpath "${archives[@]}")
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

root=$PWD
work=$root/target/windows
year_work=$root/target/clerk-year
. tests/tools.sh
. tests/windows/tools.sh

fail() { echo "clerk's year: $1" >&2; exit 1; }

install_openpyxl() {
  python=$root/target/dist/venv/bin/python
  "$python" -c 'import openpyxl' 2>/dev/null && return
  [ -e "$python" ] || python3 -m venv "$root/target/dist/venv"
  "$python" -m pip install --quiet openpyxl==3.1.5
}

# --- one archive -------------------------------------------------------------------------------

on_linux() { env -i LANG=zh_CN.UTF-8 "$program" "$@"; }
on_windows() { windows_once "$program" "$@"; }

# unpacked ARCHIVE: sets `place`, an empty folder of a year, `program`, and `run`, which starts it.
unpacked() {
  local home
  case $1 in
  *.zip) system=windows ;;
  *) system=linux ;;
  esac
  home="$year_work/$system/我的 文件夹"
  place="$home/2024 年"
  mkdir -p "$place"
  if [ "$system" = windows ]; then
    install_windows_tools || fail "Wine could not be had"
    mkdir -p "$work"
    make_windows >/dev/null 2>&1
    "$python" -m zipfile -e "$1" "$home"
    program=$(echo "$home"/hongtou-*/hongtou.exe)
  else
    tar -xzf "$1" -C "$home"
    program=$(echo "$home"/hongtou-*/hongtou)
    [[ $(ldd "$program" 2>&1) =~ "statically linked"|"not a dynamic" ]] || fail "$1 is not static"
  fi
}

# run CODE ARGUMENTS...: ends with that code; what it says is kept, with the separators and the
# program's name of this system.
run() {
  local code=$1 ended=0
  shift
  echo "> $*" >>"$year_work/$system.said"
  (cd "$place" && "on_$system" "$@" </dev/null 2>&1) >"$year_work/said" || ended=$?
  sed -e 's|"[A-Z]:[^"]*hongtou\.exe"|hongtou|g' -e 's|\\|/|g' "$year_work/said" >>"$year_work/$system.said"
  [ "$ended" = "$code" ] || { cat "$year_work/said" && fail "$system: $* ended with $ended, not $code"; }
}

# said TEXT: the last command said so.
said() { grep -q -e "$1" "$year_work/said" || fail "$system does not say $1"; }

# returned PERIOD DAY: what the units send back. All but the last fill in their forms, once for all
# archives, for a workbook says when it was saved; its form, in one quarter broken, and stamped
# copies are the demo's.
returned() {
  local filled=$year_work/filled/$1 demo=$place/演示/returns/$1
  [ -e "$filled" ] || "$python" tests/fill_forms.py "$place/out/forms/$1" "$filled" "$2"
  mkdir -p "$place/returns/$1"
  cp -r "$filled/." "$place/returns/$1"
  cp "$demo"/区科协*.xlsx "$demo"/*盖章件.pdf "$place/returns/$1"
}

a_year() {
  unpacked "$1"
  run 2
  said "demo demo-out"
  run 0 demo 演示 --bundled-fonts
  cp "$place/演示/notice.yaml" "$place"
  # Dropped on the program.
  run 0 notice.yaml
  said W202
  run 0 check
  run 0 notice --bundled-fonts
  run 0 forms --period 2024Q1
  run 0 send --period 2024Q1 --as-of 2024-03-20
  returned 2024Q1 2024-03-28
  run 1 status --period 2024Q1 --as-of 2024-04-08
  said E614
  run 1 remind --period 2024Q1 --as-of 2024-04-08
  run 1 report --period 2024Q1 --as-of 2024-04-10 --bundled-fonts
  run 0 forms --period 2024Q2 --previous returns/2024Q1
  run 0 send --period 2024Q2 --previous returns/2024Q1 --as-of 2024-06-20
  returned 2024Q2 2024-06-27
  run 0 status --period 2024Q2 --as-of 2024-07-08
  run 0 report --period 2024Q2 --as-of 2024-07-08 --bundled-fonts
  run 1 report --period 2024 --as-of 2024-07-08 --bundled-fonts
  mkdir "$place/明年"
  sed 's/2024/2025/g' "$place/notice.yaml" >"$place/明年/notice.yaml"
  run 0 check 明年/notice.yaml
  run 0 notice 明年/notice.yaml -o 明年/out --bundled-fonts
  run 0 forms 明年/notice.yaml --period 2025Q1 -o 明年/out/forms
  echo "$(basename "$1"): a year, $(find "$place" -type f | wc -l) files"
}

# --- all of them -------------------------------------------------------------------------------

rm -rf "$year_work"
mkdir -p "$year_work"
install_openpyxl
trap end_windows EXIT
first=
for archive in "${archives[@]}"; do
  a_year "$archive"
  first=${first:-$system}
  cmp "$year_work/$first.said" "$year_work/$system.said" || fail "$system says other things"
  diff -rq "$year_work/$first/我的 文件夹/2024 年" "$place" || fail "$system writes other files"
done
echo "what was said and what was written is the same from each of ${#archives[@]}"
rm -rf "$year_work"
