# The program as it is started by a double click, and with a description dropped on it: the page of the year is there,
# spoken to by HTTP from this side of Wine. Part of tests/windows.sh.

page=$work/page
rm -rf "$page" "$drive/我的 文件夹/网页"
mkdir -p "$page" "$drive/我的 文件夹/网页/2024"
of_notepad <"$root/fixtures/notices/2024/notice.yaml" >"$drive/我的 文件夹/网页/2024/notice.yaml"

# A double click is known by what no shell has left in the environment.
double_click() {
  (cd "$1" && shift &&
    exec env -u PROMPT -u WT_SESSION -u MSYSTEM -u TERM_PROGRAM -u PSModulePath HONGTOU_NO_BROWSER=true \
      LC_ALL=zh_CN.UTF-8 timeout 120 wine "$program" "$@" </dev/null)
}

# opened NAME FOLDER ARGUMENTS...: the page opens, is gone into, shows the year, takes a file in, and ends by its button.
opened() { check "$1" by_http "${@:2}"; }

by_http() {
  local said=$page/said jar=$page/jar address base form ended=0 tries=0
  rm -f "$said" "$jar"
  double_click "$@" >"$said" 2>&1 &
  local running=$!
  until address=$(grep -o 'http://127.0.0.1:[0-9]*/?t=[0-9A-Fa-f]*' "$said"); do
    sleep 0.1
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] && kill -0 "$running" || return 1
  done
  base=${address%%/\?*}
  curl -sS -c "$jar" -o /dev/null -w '%{http_code}\n' "$address" | grep -x 303 || return 1
  # The address was good once.
  curl -sS -o /dev/null -w '%{http_code}\n' "$address" | grep -x 401 || return 1
  curl -sS -b "$jar" "$base/" >"$page/year.html"
  grep '办好十件实事的通知' "$page/year.html" || return 1
  form=$(grep -o 'name="form" value="[0-9A-F]*"' "$page/year.html" | head -n 1 | grep -o '[0-9A-F]\{64\}')
  curl -sS -b "$jar" -H "Origin: $base" -F "form=$form" -F period=2024Q1 \
    -F "files=@$here/returns/2024Q1/区人社局一季度.xlsx;filename=区人社局一季度.xlsx" \
    "$base/returns/drop" >"$page/dropped.html"
  grep '区人社局的报表，按它计' "$page/dropped.html" || return 1
  curl -sS -b "$jar" "$base/unit?period=2024Q1&unit=%E5%8C%BA%E4%BA%BA%E7%A4%BE%E5%B1%80" | grep '填了什么' || return 1
  curl -sS -b "$jar" -H "Origin: $base" -d "form=$form" "$base/end" | grep '已关闭' || return 1
  wait "$running" || ended=$?
  echo "ended with $ended"
  [ "$ended" = 0 ] && cmp "$here/returns/2024Q1/区人社局一季度.xlsx" \
    "$drive/我的 文件夹/网页/2024/returns/2024Q1/区人社局一季度.xlsx"
}

opened "a double click in the folder of the years" "$drive/我的 文件夹/网页"
rm -rf "$drive/我的 文件夹/网页/2024/returns"
opened "a description dropped on the program" "$home" 'C:\我的 文件夹\网页\2024\notice.yaml'
rm -rf "$drive/我的 文件夹/网页/2024/returns"
opened "the folder of a year dropped on the program" "$home" 'C:\我的 文件夹\网页\2024'

# In a shell's window the program says what it is, as it does here.
its_words() { (PROMPT=x in_year 2>&1 || true) | grep 双击程序; }
check "in a shell: its words" its_words
