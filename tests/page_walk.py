"""The page of a year in Chromium, walked as a clerk walks it: gone into by its address, returns dropped on it (one broken,
one twice, one of another notice, a zip), a version ruled, a stamped copy looked at, the letters drafted, the report made,
closed. What is written is the same bytes as the commands write; each page fits a telephone and a screen, loads nothing
from elsewhere, and can be used by keyboard.

page_walk.py PROGRAM DEMO FOLDER: DEMO is what `hongtou demo` made; FOLDER takes the years and the pictures of the pages."""

import base64
import filecmp
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
from browser import TOO_WIDE
from playwright.sync_api import sync_playwright

CLOCK = ["--clock", "2024-04-08 09:00", "--lang", "zh"]
PERIOD = "2024Q1"
MARK = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"

# What has no name for who cannot see it: fields without a label, buttons and links without words.
NAMELESS = """() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, a, img')].filter((one) => {
  const words = one.labels?.length || one.getAttribute('aria-label') || one.alt || one.textContent.trim();
  return !words;
}).map((one) => one.outerHTML.slice(0, 120))"""


def run(program, folder, *arguments):
    return subprocess.run([program, *arguments, *CLOCK], cwd=folder, capture_output=True, text=True, check=False)


def of_another_notice(program, demo, folder):
    """A filled form of a notice with another number."""
    folder.mkdir()
    text = (demo / "notice.yaml").read_text(encoding="utf-8")
    assert "〔2024〕13号" in text
    (folder / "notice.yaml").write_text(text.replace("〔2024〕13号", "〔2024〕99号"), encoding="utf-8")
    made = run(program, folder, "forms", "--period", PERIOD)
    assert made.returncode == 0, made.stderr
    form = sorted((folder / "out/forms" / PERIOD).glob("*人社*.xlsx"))[0]
    book = openpyxl.load_workbook(form)
    book.worksheets[0]["D5"] = "已完成"
    book.save(folder / "别的通知.xlsx")
    return folder / "别的通知.xlsx"


def returns(program, demo, folder):
    """The files that are dropped: those of the demo, one unit's packed, one of another notice, one with a script in it."""
    folder.mkdir()
    files = sorted((demo / "returns" / PERIOD).iterdir())
    packed = [file for file in files if "教体" in file.name]
    assert len(packed) == 2 and len(files) > 10
    with zipfile.ZipFile(folder / "教体局报送.zip", "w") as archive:
        for file in packed:
            archive.write(file, file.name)
    for file in files:
        if file not in packed:
            shutil.copy(file, folder)
    marked = next(file for file in folder.iterdir() if "卫健" in file.name and file.suffix == ".xlsx")
    book = openpyxl.load_workbook(marked)
    book.worksheets[0]["D5"] = MARK
    book.save(marked)
    shutil.copy(of_another_notice(program, demo, folder.with_name("another")), folder)
    return sorted(folder.iterdir())


class Walk:
    def __init__(self, page, base, folder):
        self.page, self.base, self.folder, self.asked, self.said = page, base, folder, [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda said: self.said.append(said.text) if said.type == "error" else None)

    def looked_at(self, name):
        """The page that is shown, at both widths."""
        for width in (390, 1280):
            self.page.set_viewport_size({"width": width, "height": 900})
            beyond, wide = self.page.evaluate(TOO_WIDE)
            inside = [one for one in wide if 'class="scroll' not in one]
            assert beyond <= 0, (name, width, beyond, inside[:3])
            self.page.screenshot(path=str(self.folder / f"{name}-{width}.png"), full_page=True)
        assert self.page.locator("h1").count() == 1 and self.page.locator("main").count() == 1, name
        assert self.page.evaluate(NAMELESS) == [], name
        assert "run" not in self.page.title(), name

    def go(self, name):
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def text(self):
        return self.page.locator("main").inner_text()


def dropped(walk, file):
    """One file, dropped anywhere on the page."""
    data = base64.b64encode(file.read_bytes()).decode()
    walk.page.evaluate("document.getElementById('answers')?.remove()")
    walk.page.evaluate(
        """([name, data]) => {
          const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
          const transfer = new DataTransfer();
          transfer.items.add(new File([bytes], name));
          document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }""",
        [file.name, data],
    )
    walk.page.locator("#answers").wait_for()


def receive(walk, files):
    walk.go("收表")
    last = next(file for file in files if file.name == "区民政局盖章件.pdf")
    walk.page.locator("#files").set_input_files([str(file) for file in files if file != last])
    walk.page.get_by_role("button", name="收下").click()
    walk.page.locator("#answers").wait_for()
    said = walk.text()
    for words in ["区妇联的报表，按它计", "区妇联的报表，另有一份更新的", "区教体局的报表，按它计", "区教体局的盖章件",
                  "文件不完整或已损坏", "别的通知.xlsx"]:
        assert words in said, (words, said)
    walk.looked_at("收表")
    dropped(walk, last)
    assert f"{last.name}：已存为" in walk.text(), walk.text()
    # Once more: the same file, not kept twice.
    dropped(walk, last)
    assert "早就有了，同一个文件" in walk.text(), walk.text()


def rule(walk, office):
    """The first version of the unit that sent two counts, by a button; taken back, and pressed again."""
    walk.go("区妇联")
    walk.looked_at("单位")
    before = (office / "notice.yaml").read_bytes()
    for again in (False, True):
        version = walk.page.locator("article.version").first
        version.locator("summary").click()
        version.get_by_role("button", name="按这一份计").click()
        walk.page.wait_for_load_state()
        assert (office / "notice.yaml").read_bytes() != before
        if not again:
            walk.looked_at("裁定")
            walk.page.get_by_role("button", name=re.compile("撤回这一处")).click()
            walk.page.wait_for_load_state()
            assert (office / "notice.yaml").read_bytes() == before
    first = walk.page.locator("article.version h3").all_inner_texts()
    assert any("（更正）" not in one and "按这一份计" in one for one in first), first


def look_at_copy(walk):
    picture = walk.page.locator("img.copy").first
    picture.scroll_into_view_if_needed()
    walk.page.wait_for_function("(one) => one.complete && one.naturalWidth > 100", arg=picture.element_handle())


def draft(walk):
    walk.go("发信")
    walk.looked_at("发信")
    part = walk.page.locator("form", has=walk.page.locator("input[name=part][value=answers]"))
    assert part.locator("input[name=letter]:checked").count() >= 2
    part.get_by_role("button", name="存草稿").click()
    walk.page.locator("#news").wait_for()
    assert "区财政局" in walk.text()


def report(walk):
    walk.go("汇总")
    walk.page.get_by_role("button", name="出汇总").click()
    walk.page.get_by_role("heading", name="刚做好的").wait_for()
    walk.looked_at("汇总")
    # A figure leads to the cell that it was read from.
    walk.page.locator("#targets ~ * a").first.click()
    walk.page.wait_for_load_state()
    place = re.search(r"/unit\?.*#([A-Z]+[0-9]+)$", walk.page.url)
    assert place and walk.page.locator(f"tr[id='{place[1]}']").count() == 1, walk.page.url


def until(walk, holds):
    """Waits until it holds: the page lets nobody evaluate texts in it, so it is asked from outside."""
    for _ in range(600):
        if walk.page.evaluate(holds):
            return
        walk.page.wait_for_timeout(50)
    raise AssertionError(holds)


def write(walk, office):
    """The text beside its pages: a fault that is typed is told and has gone again, what is saved is that line alone, and a
    click on the page leads to the line it was printed from."""
    notice = office / "notice.yaml"
    before = notice.read_bytes()
    walk.go("通知")
    field = walk.page.locator("#text")
    drawn = walk.page.locator("#paper img")
    drawn.first.wait_for()
    until(walk, "[...document.querySelectorAll('#paper img')].some((one) => one.naturalWidth > 0)")
    walk.looked_at("通知")
    walk.page.set_viewport_size({"width": 1280, "height": 900})
    text = field.input_value()
    field.fill(text + "标题: [")
    walk.page.locator("#found .error").first.wait_for()
    field.fill(text + "# 已看过\n")
    until(walk, "!document.querySelector('#found .error')")
    walk.page.get_by_role("button", name="存", exact=True).click()
    until(walk, "!['', '正'].includes(document.getElementById('said').textContent.slice(0, 1))")
    assert notice.read_bytes() == before + "# 已看过\n".encode(), walk.page.locator("#said").inner_text()
    # The title stands in the middle of the first page, its second line at its middle.
    page = walk.page.locator("#paper figure").first
    page.scroll_into_view_if_needed()
    box = page.bounding_box()
    page.click(position={"x": box["width"] / 2, "y": box["height"] * 0.51})
    line = walk.page.evaluate("(f => f.value.slice(0, f.selectionStart).split('\\n').length)(document.getElementById('text'))")
    assert walk.page.evaluate("document.activeElement.id") == "text", line
    assert "办好十件实事" in field.input_value().split("\n")[line - 1], field.input_value().split("\n")[line - 1]
    walk.page.get_by_role("link", name="出 Word 和 PDF").click()
    walk.page.wait_for_load_state()
    walk.looked_at("出通知")
    walk.go("通知")
    walk.page.get_by_role("link", name="以前的各份").click()
    walk.page.wait_for_load_state()
    walk.looked_at("以前的各份")


def fill_in(walk):
    """Every step of the form fits, and one that nobody touched writes nothing."""
    walk.go("填写")
    walk.looked_at("填写")
    steps = walk.page.locator("nav[aria-label='填写的步骤'] a")
    for name in [step.inner_text() for step in steps.all()]:
        walk.page.locator("nav[aria-label='填写的步骤']").get_by_role("link", name=name, exact=True).click()
        walk.page.wait_for_load_state()
        walk.looked_at(f"填写-{name}")
    walk.page.goto(walk.base + "/form?step=task&task=0")
    walk.looked_at("填写-一项实事")
    walk.page.goto(walk.base + "/form?step=targets&task=0")
    walk.looked_at("填写-一项的指标")


# What somebody typed wrong in the paper of last year, and how it is mended.
SLIPS = [("巾帼志愿者、等参与", "巾帼志愿者等参与"), ("儿童友好社区3个，，探索", "儿童友好社区3个，探索")]
SENTENCE = ("年内举办家庭教育讲座100场", "年内举办家庭教育讲座120场")


def published(program, demo, folder):
    """A notice as it went out, with two slips in it."""
    folder.mkdir()
    text = (demo / "notice.yaml").read_text(encoding="utf-8")
    for wrong, right in SLIPS:
        assert right in text
        text = text.replace(right, wrong)
    (folder / "notice.yaml").write_text(text, encoding="utf-8")
    made = run(program, folder, "notice")
    assert made.returncode in (0, 1), made.stderr
    return shutil.copy(folder / "out/notice.docx", folder / "去年的通知.docx")


def press(walk, where, name):
    where.get_by_role("button", name=name, exact=True).first.click()
    walk.page.wait_for_load_state()


def without_line(text, words):
    lines = text.splitlines(keepends=True)
    assert sum(words in line for line in lines) == 1, words
    return "".join(line for line in lines if words not in line)


def confirm(walk, year):
    """Two guesses: each goes with its comment, and the words of the paper stand beside it."""
    walk.page.get_by_role("link", name="到“核对”").click()
    walk.page.wait_for_load_state()
    walk.looked_at("核对")
    notice, before = year / "notice.yaml", (year / "notice.yaml").read_text(encoding="utf-8")
    for words in ["当作同一单位", "取自正文里关于报送的话"]:
        guess = walk.page.locator("article", has_text=words)
        assert guess.locator("blockquote mark").count() > 0, guess.inner_text()
        press(walk, guess, "核对过了")
        before = without_line(before, words)
        assert notice.read_text(encoding="utf-8") == before, words
    walk.looked_at("核对过两处")
    return before


def mend(walk, year, text):
    """Two findings, each by its button; then saved."""
    walk.go("通知")
    field = walk.page.locator("#text")
    for wrong, right in SLIPS:
        walk.page.locator("#found button[aria-label*='改好']").first.wait_for()
        assert wrong in text
        line = text[: text.index(wrong)].count("\n") + 1
        walk.page.locator(f"#found button[aria-label^='第{line}行，改好']").first.click()
        text = text.replace(wrong, right)
        until(walk, f"document.getElementById('text').value.includes('{right}')")
        assert field.input_value() == text
    walk.page.get_by_role("button", name="存", exact=True).click()
    until(walk, "!['', '正'].includes(document.getElementById('said').textContent.slice(0, 1))")
    assert (year / "notice.yaml").read_text(encoding="utf-8") == text, walk.page.locator("#said").inner_text()
    return text


def filled(walk, path, field, change):
    """One field of the form, saved."""
    walk.page.goto(walk.base + path)
    one = walk.page.locator(f"[id='{field}']")
    one.fill(change(one.input_value()))
    press(walk, walk.page.locator("p.acts"), "保存")
    assert "已写进 notice.yaml" in walk.text(), walk.text()


def change_by_form(walk, year, text):
    """A sentence and a mailbox; then the second task and the third change places."""
    filled(walk, "/form?step=task&task=2", "tasks.2.text", lambda was: was.replace(*SENTENCE))
    text = text.replace(*SENTENCE)
    filled(walk, "/form?step=units", "units.0.email", lambda _: "rsj@example.gov.cn")
    unit = "  - 名称: 区人社局\n"
    assert unit in text
    text = text.replace(unit, unit + "    邮箱: rsj@example.gov.cn\n", 1)
    walk.page.goto(walk.base + "/form?step=tasks")
    begins = [found.start() for found in re.finditer("^  - 名称: ", text, re.M) if found.start() > text.index("\n实事:")]
    second, third = text[begins[1] : begins[2]], text[begins[2] : begins[3]]
    name = second.splitlines()[0].split(": ", 1)[1]
    walk.page.get_by_role("button", name=f"“{name}”下移", exact=True).click()
    walk.page.wait_for_load_state()
    text = text.replace(second + third, third + second)
    assert (year / "notice.yaml").read_text(encoding="utf-8") == text
    return text


def begin(walk, program, folder, paper):
    """A year from the paper of last year to its notice: all that is another in its description is what was done on the
    page, and its notice is the same bytes as the command's."""
    year, other = folder / "2025", folder / "2025的命令"
    walk.page.set_viewport_size({"width": 1280, "height": 900})
    walk.go("年份")
    part = walk.page.locator("form", has=walk.page.locator("input[name=paper]"))
    if not part.is_visible():
        walk.page.locator("summary", has_text="从已发的通知").click()
    part.locator("input[name=paper]").set_input_files(str(paper))
    part.locator("input[name=folder]").fill(year.name)
    press(walk, part, "读出来，建好")
    walk.looked_at("建好了")
    assert filecmp.cmp(paper, year / "原文" / Path(paper).name, shallow=False)
    text = confirm(walk, year)
    text = mend(walk, year, text)
    text = change_by_form(walk, year, text)
    walk.go("通知")
    walk.page.get_by_role("link", name="出 Word 和 PDF").click()
    press(walk, walk.page, "出 Word 和 PDF")
    walk.page.get_by_role("heading", name="刚做好的").wait_for()
    other.mkdir()
    (other / "notice.yaml").write_text(text, encoding="utf-8")
    assert run(program, other, "notice").returncode in (0, 1)
    for name in sorted(path.name for path in (other / "out").iterdir()):
        assert filecmp.cmp(year / "out" / name, other / "out" / name, shallow=False), name
    # What is left to look at is there when the page is opened again.
    walk.go("填写")
    walk.go("核对")
    assert "完成时限取自结尾或引言里的总时限" in walk.text(), walk.text()
    # It leads to its line.
    walk.page.get_by_role("link", name=re.compile("notice.yaml 第[0-9]+行")).first.click()
    walk.page.wait_for_load_state()
    field = "document.getElementById('text')"
    until(walk, f"document.activeElement === {field} && {field}.value.slice({field}.selectionStart).trimStart().startsWith('# 推测：')")


def by_keyboard(walk):
    """The first key leads to the main part, the next ones through the head."""
    walk.page.goto(walk.base + "/")
    walk.page.keyboard.press("Tab")
    assert walk.page.evaluate("document.activeElement.textContent") == "跳到正文"
    names = []
    for _ in range(6):
        walk.page.keyboard.press("Tab")
        names.append(walk.page.evaluate("document.activeElement.textContent"))
    assert names == ["今年", "通知", "填写", "收表", "发信", "汇总"], names
    walk.page.keyboard.press("Enter")
    walk.page.wait_for_url("**/report*")


def same_as_commands(program, office, other):
    """In a folder with the same description and returns the commands write the same bytes."""
    shutil.copytree(office / "returns", other / "returns")
    shutil.copy(office / "notice.yaml", other / "notice.yaml")
    for arguments in (["remind", "--period", PERIOD], ["report", "--period", PERIOD, "--html"]):
        assert run(program, other, *arguments).returncode in (0, 1), arguments
    files = sorted(path.relative_to(other) for path in (other / "out").rglob("*") if path.is_file())
    assert len(files) > 8, files
    own = sorted(path.relative_to(office) for path in (office / "out").rglob("*") if path.is_file())
    assert own == files, set(own) ^ set(files)
    differing = [file for file in files if not filecmp.cmp(office / file, other / file, shallow=False)]
    assert not differing, differing
    return len(files)


def walk_all(walk, address, files, office, program, paper):
    walk.page.goto(address)
    assert "办好十件实事的通知" in walk.text(), walk.text()
    assert "t=" not in walk.page.url
    receive(walk, files)
    rule(walk, office)
    look_at_copy(walk)
    draft(walk)
    report(walk)
    walk.go("今年")
    walk.looked_at("今年")
    write(walk, office)
    fill_in(walk)
    walk.go("帮助")
    walk.looked_at("帮助")
    walk.go("收表和认表")
    walk.looked_at("帮助-收表和认表")
    walk.go("年份")
    walk.looked_at("年份")
    begin(walk, program, office.parent, paper)
    walk.go("年份")
    press(walk, walk.page, f"打开 {office.name}")
    by_keyboard(walk)
    walk.page.get_by_role("button", name="关闭").click()
    walk.page.get_by_role("heading", name="已关闭").wait_for()


def main(program, demo, folder):
    program, demo, folder = Path(program).resolve(), Path(demo).resolve(), Path(folder).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    office, other = folder / "网页", folder / "命令"
    for one in (office, other):
        one.mkdir(parents=True)
    shutil.copy(demo / "notice.yaml", office)
    files = returns(str(program), demo, folder / "报来的")
    paper = published(str(program), demo, folder / "去年")
    environment = dict(os.environ, XDG_RUNTIME_DIR=str(folder))
    opened = subprocess.Popen(
        [str(program), "open", str(office), "--no-browser", *CLOCK], stdout=subprocess.PIPE, text=True, env=environment)
    address = next(found[0] for found in (re.search(r"http://\S+", line) for line in opened.stdout) if found)
    base = address.split("/?")[0]
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        walk = Walk(browser.new_page(), base, folder)
        try:
            walk_all(walk, address, files, office, str(program), paper)
        finally:
            browser.close()
            opened.terminate() if sys.exc_info()[0] else opened.wait(timeout=60)
    assert opened.returncode == 0, opened.returncode
    assert all(one.startswith((base, "data:", "blob:")) for one in walk.asked), [one for one in walk.asked if not one.startswith(base)]
    assert not walk.said, walk.said
    print(f"{same_as_commands(str(program), office, other)} files are the same bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
