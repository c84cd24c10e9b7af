"""A picture of the page 年份 as an office sees it: two years in one folder, last year's to be moved on.

page_start.py PROGRAM DEMO FOLDER PICTURE: DEMO is what `hongtou demo` made; FOLDER, which takes the years, stands on the
page with its whole path, so it is to be one that an office could have."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def years(demo, folder):
    text = (demo / "notice.yaml").read_text(encoding="utf-8")
    for year in ("2023", "2024"):
        (folder / year).mkdir(parents=True)
        (folder / year / "notice.yaml").write_text(text.replace("2024", year), encoding="utf-8")


def main(program, demo, folder, picture):
    program, demo, folder = Path(program).resolve(), Path(demo).resolve(), Path(folder)
    years(demo, folder)
    opened = subprocess.Popen(
        [str(program), "open", "--no-browser", "--lang", "zh", "--clock", "2025-01-06 09:00"], cwd=folder, stdout=subprocess.PIPE, text=True,
        env=dict(os.environ, XDG_RUNTIME_DIR=str(folder.parent)))
    address = next(found[0] for found in (re.search(r"http://\S+", line) for line in opened.stdout) if found)
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--lang=zh-CN"], env=dict(os.environ, LANGUAGE="zh_CN"))
        page = browser.new_page(viewport={"width": 1280, "height": 844}, locale="zh-CN")
        page.goto(address)
        page.get_by_text("打开一年").first.wait_for()
        page.screenshot(path=picture, full_page=True)
        browser.close()
    opened.terminate()
    opened.wait(timeout=60)


if __name__ == "__main__":
    main(*sys.argv[1:])
