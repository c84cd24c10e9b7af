# Descriptions as other programs and other people write them. Part of tests/windows.sh.

# What Notepad calls Unicode, and what it calls ANSI on a Chinese Windows.
{ printf '\xff\xfe' && description | sed 's/$/\r/' | iconv -t UTF-16LE; } >"$work/utf16.yaml"
description | iconv -t GB18030 >"$work/gbk.yaml"
in_both cp "$work/utf16.yaml" "$work/gbk.yaml" .
both 0 "notice, a description in UTF-16" notice utf16.yaml -o utf16 --bundled-fonts
check "notice: the same as from UTF-8" cmp "$there/utf16/notice.docx" "$there/out/notice.docx"
both 1 "check, a description in GBK" check gbk.yaml
check "check: it says how to save it" grep -q E002 "$work/said/there.err" "$work/said/there.out"

# Names that a file cannot have on Windows: of units, of which forms are named.
cat >"$work/devices.yaml" <<'YAML'
year: 2024
issuer: 某区人民政府办公室
number: 某政办字〔2024〕1号
title: 某区人民政府办公室关于办好实事的通知
recipients: 各单位
preamble: 现将有关事项通知如下：
units: [{name: CON}, {name: "aux."}, {name: "NUL:1"}, {name: "一/二"}, {name: "问?号"}]
tasks:
  - name: 办好实事
    text: 做好工作。
    units: [CON, "aux.", "NUL:1", "一/二", "问?号"]
reporting: {collector: CON}
YAML
in_both cp "$work/devices.yaml" .
both 0 "forms of units called CON and NUL:1" forms devices.yaml --period 2024Q1 -o 设备

# A year that is begun from answers as Notepad saves them, one of them empty, and from last year's.
printf '年度: 2026\r\n发文机关:\r\n单位名册: 区教体局、区民政局\r\n' >"$work/answers.txt"
in_both cp "$work/answers.txt" 回答.txt
both 0 "init --answers" init 新年 --answers 回答.txt
both 0 "init --from" init 2025 --from notice.yaml
same_year "descriptions: the files"
