"""README and docs/ -> web pages, for who has no program for Markdown.

    guide.py FOLDER     writes README.html, CHANGELOG.html and docs/*.html with their pictures

The pages for clerks lie in FOLDER already: the program writes them itself (`hongtou extras`), as it shows them under
帮助. What is there is left as it is. A link to a page leads to its web page; one to what is not packed becomes plain text.
"""

import re
import shutil
import sys
from pathlib import Path

import markdown
from markdown.extensions.toc import slugify_unicode

ROOT = Path(__file__).resolve().parents[2]
PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ max-width: 60em; margin: 2em auto; padding: 0 1em; line-height: 1.6;
  font-family: "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }}
pre {{ background: #f4f4f4; padding: .8em; overflow-x: auto; }}
code {{ font-family: Consolas, monospace; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #bbb; padding: .3em .6em; text-align: left; vertical-align: top; }}
img {{ max-width: 100%; }}
</style>
<body>
{body}
</body>
</html>
"""


def pages():
    """Each source with the place of its web page."""
    yield ROOT / "README.zh-CN.md", Path("说明.html")
    yield ROOT / "README.md", Path("README.html")
    yield ROOT / "CHANGELOG.md", Path("CHANGELOG.html")
    for source in sorted((ROOT / "docs").glob("*.md")):
        yield source, Path("docs") / f"{source.stem}.html"


def with_links(body, source, page, places):
    """The links of `body` led to the web pages."""

    def led(found):
        address, text = found.group(1), found.group(2)
        if re.match(r"[a-z]+:|#", address):
            return found.group(0)
        path, _, anchor = address.partition("#")
        place = places.get((source.parent / path).resolve())
        if place is None:
            return text
        up = "../" * (len(page.parts) - 1)
        return f'<a href="{up}{place.as_posix()}{"#" + anchor if anchor else ""}">{text}</a>'

    return re.sub(r'<a href="([^"]*)">(.*?)</a>', led, body, flags=re.DOTALL)


def main():
    folder = Path(sys.argv[1])
    places = {source: page for source, page in pages()}
    for source, page in places.items():
        text = source.read_text(encoding="utf-8")
        if (folder / page).exists():
            continue
        # Anchors as the links of the sources write them, in Chinese too.
        anchors = {"toc": {"slugify": slugify_unicode}}
        body = markdown.markdown(text, extensions=["tables", "fenced_code", "toc"], extension_configs=anchors)
        title = text.split("\n", 1)[0].lstrip("# ")
        chinese = sum("\u4e00" <= one <= "\u9fff" for one in text) > len(text) / 8
        body = with_links(body, source, page, places)
        whole = PAGE.format(lang="zh-CN" if chinese else "en", title=title, body=body)
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(whole, encoding="utf-8", newline="\n")
    for picture in sorted((ROOT / "docs").glob("*.png")):
        shutil.copy(picture, folder / "docs" / picture.name)


main()
