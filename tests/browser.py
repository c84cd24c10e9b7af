"""The page of a report in a browser, as wide as a telephone and as a desk's screen, and printed: nothing is wider than
the page, nothing is asked for from anywhere, no script runs, every link leads somewhere on the page."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTHS = [390, 1280]

# What reaches beyond the right edge of the page; of a line of text the blanks at its end may.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const isBlock = (one) => getComputedStyle(one).display !== 'inline';
  const reaches = (one) => one.getBoundingClientRect().right > width + 1;
  const wide = [...document.querySelectorAll('body *')].filter((one) => isBlock(one) && reaches(one));
  return [document.documentElement.scrollWidth - width, wide.map((one) => one.outerHTML.slice(0, 120))];
}"""

DEAD = """() => [...document.querySelectorAll('a')].filter((one) =>
  !one.getAttribute('href').startsWith('#') || !document.getElementById(one.getAttribute('href').slice(1)))
  .map((one) => one.outerHTML)"""


def looked_at(browser, path, folder):
    asked = []
    for width in WIDTHS:
        # The page has no script of its own; these look at it from outside.
        page = browser.new_page(viewport={"width": width, "height": 844})
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.resolve().as_uri())
        beyond, wide = page.evaluate(TOO_WIDE)
        assert beyond <= 0 and not wide, (path.name, width, beyond, wide[:3])
        assert page.evaluate(DEAD) == [], path.name
        assert page.locator("script").count() == 0
        page.screenshot(path=str(folder / f"{path.stem}-{width}.png"), full_page=True)
        page.close()
    assert all(one.startswith("file:") for one in asked) and len(asked) == len(WIDTHS), asked
    printed(browser, path, folder)


def printed(browser, path, folder):
    page = browser.new_page(viewport={"width": 680, "height": 960})
    page.goto(path.resolve().as_uri())
    page.emulate_media(media="print")
    beyond, wide = page.evaluate(TOO_WIDE)
    assert beyond <= 0 and not wide, (path.name, "print", beyond, wide[:3])
    assert not page.locator("nav").is_visible()
    page.pdf(path=str(folder / f"{path.stem}-printed.pdf"), prefer_css_page_size=True)
    page.close()


def main(folder, pages):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for page in pages:
            looked_at(browser, Path(page), folder)
        browser.close()
    print(len(pages), "pages")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
