"""The same year by other programs: docxtpl, Typst, XlsxWriter and python-calamine in one process.

    peer.py issue YEAR.json OUT       notice.docx, notice.pdf, a form a unit
    peer.py collect YEAR.json FORMS OUT   report.xlsx, report.pdf, answers.json
    peer.py read FORMS                the returns, as collect reads them
    peer.py floor FORMS               every cell of the forms read by calamine, and nothing else

Imports once, writes forms and reads returns over both processors, XlsxWriter in memory. What it is
given is ready to be set: YEAR.json (`year.py`) has every text of the notice.
"""

import json
import multiprocessing
import pathlib
import sys

HEADS = ["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"]
WIDTHS = [6, 24, 16, 70, 16]
JOBS = multiprocessing.cpu_count()


def pool(work, items):
    """The results in order; a fork shares what is read already."""
    with multiprocessing.get_context("fork").Pool(JOBS) as workers:
        return workers.map(work, items, chunksize=max(1, len(items) // (JOBS * 8)))


# Writing the notice.


def template(path):
    """A document with the tags of docxtpl, as an office would keep it."""
    import docx

    made = docx.Document()
    made.add_paragraph("{{ title }}")
    made.add_paragraph("{{ number }}")
    for line in ["{%p for line in lines %}", "{{ line }}", "{%p endfor %}"]:
        made.add_paragraph(line)
    table = made.add_table(rows=4, cols=len(HEADS))
    for cell, head in zip(table.rows[0].cells, HEADS):
        cell.text = head
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    for at, cell in enumerate(table.rows[2].cells):
        cell.text = "{{ row[%d] }}" % at
    table.rows[3].cells[0].text = "{%tr endfor %}"
    made.save(path)


def notice_docx(year, out):
    from docxtpl import DocxTemplate

    path = out.parent / "template.docx"
    if not path.exists():
        template(path)
    document = DocxTemplate(path)
    document.render({**year, "rows": rows_of(year)})
    document.save(out / "notice.docx")


def rows_of(year):
    return [[at, task["name"], "\n".join(task["units"]), "", task["due"]] for at, task in enumerate(year["tasks"], 1)]


NOTICE = """
#let year = json("year.json")
#set page(width: 210mm, height: 297mm, margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), numbering: "— 1 —")
#set text(font: "FandolFang R", size: 16pt, lang: "zh", region: "cn")
#set par(first-line-indent: (amount: 2em, all: true), leading: 13pt, spacing: 13pt)
#align(center, text(font: "Noto Serif CJK SC", weight: "bold", size: 22pt, year.title))
#align(center, year.number)
#for line in year.lines { par(line) }
#pagebreak()
#set text(size: 12pt)
#set par(leading: 4pt, first-line-indent: 0em)
#let heads = ("序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限")
#table(columns: (1fr, 4fr, 3fr, 6fr, 3fr), table.header(..heads),
  ..year.tasks.enumerate(start: 1).map(((at, task)) => ([#at], task.name, task.units.join("\\n"), [], task.due)).flatten())
"""

REPORT = """
#let rows = json("rows.json")
#set page(width: 297mm, height: 210mm, margin: (x: 36mm, y: 27mm), numbering: "— 1 —")
#set text(font: "FandolFang R", size: 12pt, lang: "zh", region: "cn")
#set par(leading: 4pt)
#let heads = ("序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限")
#table(columns: (1fr, 4fr, 3fr, 12fr, 3fr), table.header(..heads), ..rows.flatten().map(str))
"""


def typst(out, name, source, **data):
    import typst

    for key, value in data.items():
        (out / f"{key}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    path = out / f"{name}.typ"
    path.write_text(source, encoding="utf-8")
    fonts = pathlib.Path(__file__).resolve().parents[2] / "fonts"
    typst.compile(path, output=out / f"{name}.pdf", font_paths=[fonts], ignore_system_fonts=True)


# The forms.


def form(work):
    import xlsxwriter

    out, unit, title, rows, figures = work
    book = xlsxwriter.Workbook(out / f"{unit}.xlsx", {"in_memory": True})
    face = {"font_name": "仿宋", "font_size": 12, "text_wrap": True, "border": 1, "valign": "vcenter"}
    printed, opened = book.add_format(face), book.add_format({**face, "locked": False, "bg_color": "#FFF8DC"})
    head = book.add_format({**face, "font_name": "黑体", "align": "center"})
    sheet = book.add_worksheet("填报表")
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    sheet.merge_range(0, 0, 0, 4, title, head)
    sheet.merge_range(2, 0, 2, 4, f"填报单位：{unit}", printed)
    for at, text in enumerate(HEADS):
        sheet.write_string(3, at, text, head)
    row = 4
    for number, name, units, due in rows:
        sheet.set_row(row, 120)
        for at, text in enumerate([str(number), name, units]):
            sheet.write_string(row, at, text, printed)
        sheet.write_blank(row, 3, None, opened)
        sheet.data_validation(row, 3, row, 3, {"validate": "length", "criteria": "<=", "value": 32767})
        sheet.write_string(row, 4, due, printed)
        row += 1
    for number, name, amount, measure in figures:
        for at, text in enumerate([str(number), name, f"{amount}{measure}"]):
            sheet.write_string(row, at, text, printed)
        sheet.write_blank(row, 3, None, opened)
        sheet.data_validation(row, 3, row, 3, {"validate": "decimal", "criteria": ">=", "value": 0})
        sheet.write_string(row, 4, measure, printed)
        row += 1
    for label in ["填报人", "联系电话", "填报日期"]:
        sheet.merge_range(row, 0, row, 1, label, printed)
        sheet.write_blank(row, 2, None, opened)
        row += 1
    sheet.protect()
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2, 3)
    book.close()


def forms(year, out):
    of_unit = {}
    for at, task in enumerate(year["tasks"], 1):
        for unit in task["units"]:
            rows, figures = of_unit.setdefault(unit, ([], []))
            rows.append((at, task["name"], "\n".join(task["units"]), task["due"]))
            figures += [(at, *target[1:]) for target in task["targets"] if target[0] == unit]
    import xlsxwriter  # noqa: F401 (before the fork)

    folder = out / "forms"
    folder.mkdir(exist_ok=True)
    pool(form, [(folder, unit, year["title"], *rest) for unit, rest in of_unit.items()])


def issue(year, out):
    notice_docx(year, out)
    typst(out, "notice", NOTICE, year=year)
    forms(year, out)


# The returns.


def cells(path):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    return path.name, {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def returned(path):
    """What a form of ours says, by unit and field: its hidden sheet tells where."""
    name, sheets = cells(path)
    listed = {row[0]: row[1] for row in sheets["_hongtou"] if len(row) > 1}
    sheet, answers = sheets["填报表"], {}
    for field, place in listed.items():
        if field.split("_")[0] in ("answer", "figure", "person", "phone", "filled") and place:
            letters = place.rstrip("0123456789")
            row, column = int(place[len(letters) :]) - 1, ord(letters) - ord("A")
            value = sheet[row][column] if row < len(sheet) and column < len(sheet[row]) else ""
            if value != "":
                answers[field] = int(value) if isinstance(value, float) else value
    return name, listed["unit"], answers, {str(row[1]): row for row in sheet if len(row) > 1}


def workbook(rows, out):
    import xlsxwriter

    book = xlsxwriter.Workbook(out / "report.xlsx", {"in_memory": True})
    face = book.add_format({"font_name": "仿宋", "font_size": 12, "text_wrap": True, "border": 1, "valign": "top"})
    sheet = book.add_worksheet("汇总表")
    for at, (head, width) in enumerate(zip(HEADS, WIDTHS)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head, face)
    for at, row in enumerate(rows, 1):
        # A sheet without heights prints with lost lines.
        sheet.set_row(at, min(409, 17 * (1 + max(len(str(row[3])) // 34, len(str(row[1])) // 12))))
        for column, text in enumerate(row):
            sheet.write_string(at, column, str(text), face)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()


def read_all(folder):
    import python_calamine  # noqa: F401 (before the fork)

    return pool(returned, sorted(folder.glob("*.xlsx")))


def collect(year, folder, out):
    read = read_all(folder)
    (out / "answers.json").write_text(
        json.dumps({name: answers for name, _, answers, _ in read}, ensure_ascii=False), encoding="utf-8"
    )
    told = {unit: (answers, lines) for _, unit, answers, lines in read}
    rows = []
    for at, task in enumerate(year["tasks"], 1):
        for unit in task["units"]:
            line = told.get(unit, ({}, {}))[1].get(task["name"])
            rows.append([str(at), task["name"], unit, line[3] if line else "（未报送）", task["due"]])
    workbook(rows, out)
    typst(out, "report", REPORT, rows=rows)


def floor(folder):
    from python_calamine import CalamineWorkbook

    for path in sorted(folder.glob("*.xlsx")):
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["issue", year, out]:
            issue(json.loads(pathlib.Path(year).read_bytes()), pathlib.Path(out))
        case ["collect", year, folder, out]:
            collect(json.loads(pathlib.Path(year).read_bytes()), pathlib.Path(folder), pathlib.Path(out))
        case ["read", folder]:
            read_all(pathlib.Path(folder))
        case ["floor", folder]:
            floor(pathlib.Path(folder))
        case _:
            sys.exit(__doc__)
