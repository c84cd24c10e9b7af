#!/usr/bin/env bash
# Makes every picture in docs/ anew from the program: what the pages show is what it writes.
#
#     docs/pictures.sh [FOLDER]
#
# Pages of paper are drawn by a test, which also holds them against what lies in docs/. The filled form needs
# LibreOffice and poppler-utils, the pages in the browser what tests/interop.sh installs, with chromium-l10n for the words
# on the browser's own buttons; these go into FOLDER where one is
# named (tests/interop.sh compares them there) and into docs/ otherwise.
# HONGTOU=path/to/hongtou takes that program, otherwise it is built; DEMO=path takes a demo that is there, WALK=path the
# pictures of a walk (tests/page_walk.py).
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:-docs}
mkdir -p "$folder"
if [ -z "${HONGTOU:-}" ]; then
  cargo build --quiet
  HONGTOU=target/debug/hongtou
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A page of a notice or of a report, as the program itself draws it.
if [ "$folder" = docs ]; then
  UPDATE=1 cargo test --quiet --test suite documentation::pictures::the_pictures
fi

if [ -z "${DEMO:-}" ]; then
  DEMO=$work/demo
  "$HONGTOU" demo "$DEMO" --bundled-fonts >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
fi
FONTCONFIG_FILE=$PWD/tests/fonts.conf XDG_CACHE_HOME=$work/cache soffice --headless \
  "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" \
  "$DEMO/returns/2024Q1/区人社局一季度.xlsx" >"$work/log" 2>&1
pdftoppm -png -r 70 -f 1 -l 1 -singlefile "$work/区人社局一季度.pdf" "$folder/form-filled"
echo "$folder/form-filled.png"

# The pages in the browser, as the walk of tests/interop.sh sees them, half as wide. 年份 shows where the years lie: on a
# disk of its own, which nobody else sees, they lie where an office's could.
if [ -x target/interop/venv/bin/python ]; then
  export HONGTOU DEMO FONTCONFIG_FILE=$PWD/tests/fonts.conf
  if [ -z "${WALK:-}" ]; then
    WALK=$work/pages
    target/interop/venv/bin/python tests/page_walk.py "$HONGTOU" "$DEMO" "$WALK"
  fi
  mkdir -p "$work/start"
  start=$work/start/年份-1280.png
  export start
  unshare --mount sh -c 'mount -t tmpfs none /srv &&
    target/interop/venv/bin/python tests/page_start.py "$HONGTOU" "$DEMO" /srv/实事 "$start"' ||
    echo "$folder/page-start.png: not made, only root may lay a disk of its own over /srv"
  target/interop/venv/bin/python - "$WALK" "$work/start" "$folder" <<'PICTURES'
import sys
from pathlib import Path
from PIL import Image

walk, start, folder = sys.argv[1:]
for own, name in [("今年", "year"), ("收表", "returns"), ("裁定", "unit"), ("发信", "letters"), ("汇总", "report"),
                  ("年份", "start"), ("通知", "notice")]:
    place = Path(start if name == "start" else walk) / f"{own}-1280.png"
    if not place.exists():
        continue
    page = Image.open(place).convert("RGB")
    page = page.crop((0, 0, page.width, min(page.height, 1100)))
    page.resize((page.width // 2, page.height // 2), Image.LANCZOS).quantize(64).save(f"{folder}/page-{name}.png", optimize=True)
    print(f"{folder}/page-{name}.png")
PICTURES
fi
