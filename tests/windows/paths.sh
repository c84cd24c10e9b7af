# Paths as they are typed and dropped on a window. Part of tests/windows.sh.

# path NAME PATH: the description is found there.
path() { check "path: $1" in_year check "$2"; }
in_year() { (cd "$there" && windows "$program" "$@" --lang zh </dev/null); }

folder='C:\我的 文件夹\2024 年'
path "absolute" "$folder\\notice.yaml"
path "of the current folder" '.\notice.yaml'
path "of the folder above" '..\2024 年\notice.yaml'
path "with slashes, in capitals" 'c:/我的 文件夹/2024 年/NOTICE.YAML'
path "from the root of the drive" '\我的 文件夹\2024 年\notice.yaml'
path "of the drive's current folder" 'C:notice.yaml'
path "verbatim" "\\\\?\\$folder\\notice.yaml"

# A folder of an office, below others: beyond the 259 characters that a path has there.
deep=$(printf "关于进一步做好二〇二四年度为民办实事项目有关工作的文件夹%02d/" {1..12})
both 0 "notice into a folder of $((${#deep} + ${#folder})) characters" \
  notice -o "${deep}out" --bundled-fonts
same_year "paths: the files"

# refused NAME PATH: nothing can be written there; it is said, and nothing hangs.
refused() { check "nothing is written into $1" ends_with 2 E503 notice -o "$1" --bundled-fonts; }

# ends_with CODE FINDING ARGUMENTS...: there, in the folder of the year.
ends_with() {
  local code=$1 finding=$2 ended=0
  shift 2
  in_year "$@" >"$work/said/there.all" 2>&1 || ended=$?
  echo "ended with $ended where $code was expected"
  tail -n 20 "$work/said/there.all"
  [ "$ended" = "$code" ] && grep -q "$finding" "$work/said/there.all"
}

refused 'nul\x'
refused '问?号'
refused 'Q:\报表'
