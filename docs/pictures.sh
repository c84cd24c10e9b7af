#!/usr/bin/env bash
# Makes every picture in docs/ anew from the program: what the README shows is what it writes.
# Needs poppler-utils and LibreOffice (for the form); for the pages in the browser what tests/interop.sh installs, with
# chromium-l10n for the words on the browser's own buttons. HONGTOU=path/to/hongtou takes that program;
# otherwise it is built.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${HONGTOU:-}" ]; then
  cargo build --quiet
  HONGTOU=target/debug/hongtou
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# picture PDF PAGE DPI NAME: a page as docs/NAME.png.
picture() {
  pdftoppm -png -r "$3" -f "$2" -l "$2" -singlefile "$1" "docs/$4"
  echo "docs/$4.png"
}

"$HONGTOU" demo "$work/demo" --bundled-fonts >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
picture "$work/demo/out/notice.pdf" 1 80 notice-page-1
picture "$work/demo/out/report/2024Q1/汇总-2024Q1.pdf" 1 70 report-page-1

FONTCONFIG_FILE=$PWD/tests/fonts.conf XDG_CACHE_HOME=$work/cache soffice --headless \
  "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" \
  "$work/demo/returns/2024Q1/区人社局一季度.xlsx" >"$work/log" 2>&1
picture "$work/区人社局一季度.pdf" 1 70 form-filled

# A first page of each format, and the table that lies across the sheet.
while read -r name page; do
  "$HONGTOU" notice "fixtures/notices/$name/notice.yaml" -o "$work/$name" --bundled-fonts \
    >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  picture "$work/$name/notice.pdf" "$page" 60 "$name-page-$page"
done <<'PAGES'
secret-joint-upward 1
letter 1
minutes 1
order 1
wide-table 3
PAGES

# The pages in the browser, as the walk of tests/interop.sh sees them, half as wide. 年份 shows where the years lie: on a
# disk of its own, which nobody else sees, they lie where an office's could.
if [ -x target/interop/venv/bin/python ]; then
  FONTCONFIG_FILE=$PWD/tests/fonts.conf target/interop/venv/bin/python tests/page_walk.py "$HONGTOU" \
    "$work/demo" "$work/pages"
  export HONGTOU work FONTCONFIG_FILE=$PWD/tests/fonts.conf
  unshare --mount sh -c 'mount -t tmpfs none /srv &&
    target/interop/venv/bin/python tests/page_start.py "$HONGTOU" "$work/demo" /srv/实事 "$work/pages/年份-1280.png"'
  target/interop/venv/bin/python - "$work/pages" <<'PICTURES'
import sys
from PIL import Image

for own, name in [("今年", "year"), ("收表", "returns"), ("裁定", "unit"), ("发信", "letters"), ("汇总", "report"),
                  ("年份", "start"), ("通知", "notice")]:
    page = Image.open(f"{sys.argv[1]}/{own}-1280.png").convert("RGB")
    page = page.crop((0, 0, page.width, min(page.height, 1100)))
    page.resize((page.width // 2, page.height // 2), Image.LANCZOS).quantize(64).save(f"docs/page-{name}.png", optimize=True)
    print(f"docs/page-{name}.png")
PICTURES
fi
