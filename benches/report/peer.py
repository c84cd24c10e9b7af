"""One run of another program on the content of the report, for `peers.py` to measure.

    python peer.py typst FONTS OUT.pdf
    python peer.py xlsxwriter CELLS.json OUT.xlsx
"""

import sys

# Targets a chart.
PER_CHART = 14


def typst(fonts, out):
    import typst

    typst.compile("report.typ", output=out, font_paths=[fonts], ignore_system_fonts=True)


def formats(book, looks):
    made = []
    for name, size, colour, underlined, across, down, wrapped, ruled, fill, number in looks:
        look = {"font_name": name, "font_size": size, "text_wrap": wrapped, "num_format": number}
        if colour:
            look["font_color"] = "#" + colour[-6:]
        if underlined:
            look["underline"] = 1
        if across:
            look["align"] = across
        if down:
            look["valign"] = {"center": "vcenter"}.get(down, down)
        if ruled:
            look["border"] = 1
        if fill:
            look["bg_color"] = "#" + fill[-6:]
        made.append(book.add_format(look))
    return made


def write_cell(sheet, made, row, column, look, kind, value=None, more=None):
    look = made[look]
    if kind == "text":
        sheet.write_string(row, column, value, look)
    elif kind == "number":
        sheet.write_number(row, column, value, look)
    elif kind == "formula":
        sheet.write_formula(row, column, value, look, more)
    elif kind == "link":
        sheet.write_url(row, column, f"internal:{more}", look, value)
    else:
        sheet.write_blank(row, column, None, look)


def chart(book, sheet, name, heads, first, last, row):
    bar = book.add_chart({"type": "bar"})
    for column, colour in [(9, "#595959"), (10, "#BFBFBF")]:
        bar.add_series(
            {
                "name": [name, heads, column],
                "categories": [name, first, 2, last, 2],
                "values": [name, first, column, last, column],
                "fill": {"color": colour},
            }
        )
    bar.set_title({"name": "完成比例与时间进度"})
    bar.set_y_axis({"reverse": True})
    bar.set_x_axis({"num_format": "0%", "min": 0})
    bar.set_size({"width": 1000, "height": 120 + 36 * (last - first + 1)})
    sheet.insert_chart(row, 0, bar)


def xlsxwriter(source, out):
    import json

    import xlsxwriter

    with open(source, encoding="utf-8") as file:
        content = json.load(file)
    book = xlsxwriter.Workbook(out)
    made = formats(book, content["looks"])
    for one in content["sheets"]:
        sheet = book.add_worksheet(one["name"])
        for name, width in one["widths"].items():
            sheet.set_column(f"{name}:{name}", width)
        for row, height in enumerate(one["heights"]):
            if height:
                sheet.set_row(row, height)
        for area in one["merges"]:
            sheet.merge_range(area, "", made[0])
        for cell in one["cells"]:
            write_cell(sheet, made, *cell)
        if one["filter"]:
            sheet.autofilter(one["filter"])
        if one["frozen"]:
            sheet.freeze_panes(one["frozen"])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for area in one["bars"]:
            sheet.conditional_format(area, {"type": "data_bar", "bar_solid": True})
            first, last = (int(cell.lstrip("ABCDEFGHIJKLMNOP")) - 1 for cell in area.split(":"))
            for at in range(first, last + 1, PER_CHART):
                to = min(at + PER_CHART - 1, last)
                row = last + 2 + (at - first) // PER_CHART * 33
                chart(book, sheet, one["name"], first - 1, at, to, row)
    book.close()


{"typst": typst, "xlsxwriter": xlsxwriter}[sys.argv[1]](*sys.argv[2:])
