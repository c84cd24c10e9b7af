"""How many pages the forms of some folders take in an office program.

    python3 tests/form_pages.py libreoffice|onlyoffice office|other FOLDER...

Drawn in the fonts that an office has, under their names, or with one other Chinese font and no more. A form of at
most 3 tasks and 6 targets is one page; every form ends on a page with some answer above its signature. Each PDF
stays beside its form. Ends with 1 where one takes more, and says how many took how many.
"""

import collections
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl

import docx_to_pdf

HERE = pathlib.Path(__file__).resolve().parent
OTHER = HERE.parent / "fonts" / "Hei.otf"
TASKS, TARGETS = 3, 6

ONE_FONT = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{}</dir><cachedir prefix="xdg">one-font</cachedir></fontconfig>"""


def is_small(path):
    """By the names of the cells: an answer a task, a figure a target."""
    names = openpyxl.load_workbook(path).defined_names
    count = lambda kind: sum(1 for name in names if name.startswith(f"hongtou_{kind}_"))
    return count("state") <= TASKS and count("figure") <= TARGETS


def pages(pdf):
    said = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    return int(next(line for line in said.splitlines() if line.startswith("Pages:")).split()[1])


def one_font(work):
    """One font and no more, for both programs."""
    fonts = work / "fonts"
    fonts.mkdir()
    shutil.copy(OTHER, fonts)
    (work / "fonts.conf").write_text(ONE_FONT.format(fonts), encoding="utf-8")
    os.environ["OFFICE_FONTS"] = str(fonts)
    docx_to_pdf.FONTS = work / "fonts.conf"


def main(engine, fonts, folders):
    found = [path for folder in folders for path in sorted(pathlib.Path(folder).glob("*.xlsx"))]
    taken, wrong = collections.Counter(), []
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        if fonts == "other":
            one_font(work)
        copies = [work / f"{number}.xlsx" for number in range(len(found))]
        for path, copy in zip(found, copies):
            shutil.copyfile(path, copy)
        drawn = work / "drawn"
        drawn.mkdir()
        docx_to_pdf.ENGINES[engine](copies, drawn, work)
        for path, copy in zip(found, copies):
            pdf = path.with_suffix(f".{engine}.{fonts}.pdf")
            shutil.copyfile(drawn / f"{copy.stem}.pdf", pdf)
            taken[pages(pdf)] += 1
            if is_small(path) and pages(pdf) != 1:
                wrong.append(f"{path}: {pages(pdf)} pages")
    print(engine, fonts, "forms by pages:", dict(sorted(taken.items())))
    sys.exit("\n".join(wrong) if wrong or not found else 0)


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in docx_to_pdf.ENGINES or sys.argv[2] not in ("office", "other"):
        sys.exit(__doc__)
    main(*sys.argv[1:3], sys.argv[3:])
