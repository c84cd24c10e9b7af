# A year's folder that goes from one system to the other: mails were sent on the one, and the other must
# know them. Part of tests/windows.sh.

mails=$work/mails
rm -rf "$mails" "$work/carried" "$drive/我的 文件夹/带来的"
mkdir -p "$mails/here" "$mails/there"
exec {mailbox}> >(python3 tests/windows/mailbox.py "$mails")
until [ -s "$mails/port" ]; do sleep 0.1; done
# As Notepad saves it, and as it saved it of old.
printf '服务器=127.0.0.1:%s\n' "$(<"$mails/port")" >"$work/mailbox.txt"
of_notepad <"$work/mailbox.txt" | tee "$work/邮箱.txt" >"$drive/我的 文件夹/邮箱.txt"
iconv -t GB18030 "$work/mailbox.txt" | tee "$work/gbk.txt" >"$drive/我的 文件夹/gbk.txt"

smtp=(send --period 2024Q1 --as-of 2024-03-28 --smtp --per-minute 0 --credentials)
both 2 "send --smtp, credentials in GBK: it says how to save them" "${smtp[@]}" ../gbk.txt
check "send --smtp, the log is held against writers: nothing is sent" \
  while_held log/send.jsonl rw r unchanged 2 E503 "${smtp[@]}" ../邮箱.txt
check "nor has a mail come" eval '! ls "$mails"/*.eml'
both 0 "send --smtp" "${smtp[@]}" ../邮箱.txt
# The log says when a mail went out, by the clock.
undated() { sed 's/^{"time":"[^"]*"//' "$1/log/send.jsonl"; }
same_log() { diff <(undated "$here") <(undated "$there"); }
check "send --smtp: the log, its times aside" same_log
for number in {1..6}; do
  mv "$mails/$number.eml" "$mails/here" || true
  mv "$mails/$((number + 6)).eml" "$mails/there/$number.eml" || true
done
check "the mails that came" same_files "$mails/here" "$mails/there"

# Each folder goes to where the other was, and both go on with it.
cp -r "$there" "$work/carried"
cp -r "$here" "$drive/我的 文件夹/带来的"

# known HERE THERE: what was sent has not changed (W803), so nothing is to be sent.
known() {
  alike 0 "$1" "$2" send --period 2024Q1 --as-of 2024-03-29 --dry-run &&
    grep -c 不发 "$work/said/there.out" &&
    ! grep -E 'W803|将发送|先问' "$work"/said/{here,there}.{out,err}
}

# go_on FROM HERE THERE: the same folder in both places.
go_on() {
  check "$1: send --dry-run, nothing looks changed" known "$2" "$3"
  check "$1: send --smtp once more" alike 0 "$2" "$3" "${smtp[@]}" ../邮箱.txt
  check "$1: status" alike 1 "$2" "$3" status --period 2024Q1 "${as_of[@]}"
  check "$1: remind" alike 1 "$2" "$3" remind --period 2024Q1 "${as_of[@]}"
  check "$1: report" alike 1 "$2" "$3" report --period 2024Q1 "${as_of[@]}" --bundled-fonts
  check "$1: the files, list and log among them" same_files "$2" "$3"
}
go_on "carried from Windows" "$work/carried" "$there"
go_on "carried from here" "$here" "$drive/我的 文件夹/带来的"
check "nobody got a second mail" eval '! ls "$mails"/*.eml'
exec {mailbox}>&-
