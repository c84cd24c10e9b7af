# What is said into a console, a file and a pipe. Part of tests/windows.sh.

status=(status --period 2024Q1 "${as_of[@]}" --lang zh)
(cd "$here" && "$HONGTOU" "${status[@]}" 2>"$work/said/here.err") >"$work/said/here.out" || true

# What a clerk would type, as a file that a double click runs: in the code page of the system.
{
  echo '@echo off'
  echo "\"C:\\红头 程序\\hongtou.exe\" ${status[*]}"
  echo 'echo ----'
  echo "\"C:\\红头 程序\\hongtou.exe\" ${status[*]} > \"结果 表.txt\""
  echo 'chcp 65001'
  echo 'type "结果 表.txt"'
} | sed 's/$/\r/' | iconv -t GB18030 >"$there/运行.cmd"

# What a console of Windows shows that runs it, movements of the cursor and ends of its lines aside.
in_console() {
  (cd "$there" && SHELL=/bin/sh script -qec "env LC_ALL=zh_CN.UTF-8 timeout 300 wine cmd /c 运行.cmd" \
    /dev/null </dev/null) >"$work/said/console.all"
  sed -e 's/\x1b\[[0-9;?]*[A-Za-z]//g' -e 's/\x1b][^\a]*\a//g' "$work/said/console.all" |
    tr -d ' \r\n' >"$work/said/console"
}
in_console

# shown FILE PATTERN: all of FILE was shown, behind what PATTERN says.
shown() {
  local words
  words=$(tr -d ' \n' <"$1")
  cat "$work/said/console"
  [[ $(<"$work/said/console") == *$2"$words"* ]]
}
check "status into a console: what is said here into a file" shown "$work/said/here.out" ""
check "status into a file: UTF-8, as here" cmp "$work/said/here.out" "$there/结果 表.txt"
check "the file in the console, after chcp 65001" shown "$work/said/here.out" "----*65001"
rm "$there/运行.cmd" "$there/结果 表.txt"

pipe() { (cd "$there" && windows "$program" "${status[@]}" 2>/dev/null | cat) >"$work/said/pipe" || true; }
into_pipe() { pipe && cmp "$work/said/here.out" "$work/said/pipe"; }
check "status into a pipe: UTF-8, as here" into_pipe
