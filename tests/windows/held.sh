# Files that another program has open, in each way. Part of tests/windows.sh.

# while_held FILE ACCESS SHARE COMMAND...: FILE of the year's folder is open (tests/windows/hold.c).
while_held() {
  local file=$1 access=$2 share=$3 said ended=0
  shift 3
  coproc HOLD { cd "$there" && windows "$work/hold.exe" "$file" "$access" "$share"; }
  local holder=$HOLD_PID let_go=${HOLD[1]}
  read -r said <&"${HOLD[0]}"
  [ "${said%$'\r'}" = held ] || { echo "$said" && return 1; }
  "$@" || ended=$?
  exec {let_go}>&-
  wait "$holder" && return "$ended"
}

# Nothing in the year's folder is another than before, and the finding is said.
unchanged() {
  rm -rf "$work/before"
  cp -r "$there" "$work/before"
  ends_with "$@" && diff -rq "$work/before" "$there"
}

# The description that is to be printed anew, so that nothing is the same.
other_description() { sed -i 's/2024年为民办实事/2024年度为民办实事/' "$there/notice.yaml"; }

# A reader that lets others write, one that lets others do all, Word or Excel, and a copy that still
# runs or a scanner that lets nobody in.
ways=("r rw" "r rwd" "rw r" "rw -")
other_description
for way in "${ways[@]}"; do
  read -r access share <<<"$way"
  check "notice: the PDF is held ($access, shared $share), nothing is written" \
    while_held out/notice.pdf "$access" "$share" unchanged 2 E503 notice --bundled-fonts
  check "report: the workbook is held ($access, shared $share), nothing is written" \
    while_held out/report/2024Q1/汇总-2024Q1.xlsx "$access" "$share" \
    unchanged 2 E503 report --period 2024Q1 "${as_of[@]}" --bundled-fonts
done
check "forms: the last is held, nothing is written" while_held \
  "$(cd "$there" && ls out/forms/2024Q1/*.xlsx | tail -n 1)" r rw unchanged 2 E503 forms --period 2024Q1
check "send: the list is held, nothing is written" while_held out/outbox/2024Q1/发送清单-2024Q1.xlsx \
  r rw unchanged 2 E503 send --period 2024Q1 --as-of 2024-03-28
check "remind: the list is held, nothing is written or noted" while_held \
  out/remind/2024Q1/2024-04-08/催报和退回清单-2024Q1.xlsx r rw \
  unchanged 2 E503 remind --period 2024Q1 --as-of 2024-04-08
cp "$here/notice.yaml" "$there/notice.yaml"
check "the description is held against readers" \
  while_held notice.yaml rw - unchanged 2 E502 check

# Windows in which the same command runs at the same time: they wait for each other, and all do it.
at_once() {
  local run runs=()
  for run in 1 2 3; do
    in_year notice --bundled-fonts >"$work/said/at-once.$run" 2>&1 &
    runs+=($!)
  done
  for run in "${runs[@]}"; do wait "$run" || { cat "$work"/said/at-once.* && return 1; }; done
}
check "notice in three windows at once" at_once
same_year "held files: those that lie there in the end"

# Under 待核 in what status said last there, up to the next head, which is not set in.
doubtful() { sed -n '/^待核 /,/^[^ ]/p' "$work/said/there.all" | tail -n +2 | grep "^  $1"; }

# A return that Excel has open is read; one that lets nobody in is held, and its unit left in peace.
return=returns/2024Q1/区人社局一季度.xlsx
for way in "r rwd" "rw r"; do
  read -r access share <<<"$way"
  check "status: a return is held ($access, shared $share) and read" while_held \
    "$return" "$access" "$share" alike 1 "$here" "$there" status --period 2024Q1 "${as_of[@]}"
done
check "status: a return that cannot be read is held, not missing" \
  while_held "$return" rw - ends_with 1 E620 status --period 2024Q1 "${as_of[@]}"
check "status: its unit is one to look at" doubtful 区人社局
check "remind: it is said that the unit is not written to" while_held "$return" rw - \
  ends_with 1 W807 remind --period 2024Q1 "${as_of[@]}" --again -o held
check "remind: nor is it" eval '! ls "$there/held" | grep 区人社局'
check "remind: but to others" eval 'ls "$there/held" | grep -q "\.eml$"'
rm -rf "$there/held"

# One whose name speaks of nobody may be anybody's.
cp "$there/$return" "$there/returns/2024Q1/新建 工作表.xlsx"
check "remind: a return of nobody's name is held" while_held "returns/2024Q1/新建 工作表.xlsx" rw - \
  ends_with 1 W807 remind --period 2024Q1 "${as_of[@]}" --again -o held
check "remind: nobody is written to" eval '! ls "$there/held" | grep "\.eml$"'
rm -rf "$there/held" "$there/returns/2024Q1/新建 工作表.xlsx"
