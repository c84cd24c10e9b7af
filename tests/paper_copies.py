"""The Word files of notices as other programs save them, and as people type them.

    python3 tests/paper_copies.py COPIES NOTICES

NOTICES has a folder for each notice with its notice.docx. COPIES gets a folder for each way: libreoffice and
onlyoffice (opened and saved), and typed: python-docx, no styles, spaces where there is alignment, a table
for the red head, typed numbers. In each a NAME.docx for each notice.
"""

import pathlib
import shutil
import sys
import tempfile

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import Table

import docx_to_pdf


def saved(engine, sources, folder):
    """Opened and saved by an office program, all in one go."""
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        drawn = work / "drawn"
        drawn.mkdir()
        copies = {}
        for number, (name, source) in enumerate(sources.items()):
            copies[name] = work / f"{number}.docx"
            shutil.copyfile(source, copies[name])
        docx_to_pdf.ENGINES[engine](list(copies.values()), drawn, work, "docx")
        for name, copy in copies.items():
            shutil.copyfile(drawn / copy.name, folder / f"{name}.docx")


def typed(source, target):
    """The same words in paragraphs without a format."""
    paper, copy = docx.Document(source), docx.Document()
    blocks = [block for block in paper.iter_inner_content() if isinstance(block, Table) or block.text.strip()]
    head = head_of(blocks)
    if head:
        table = copy.add_table(rows=0, cols=1)
        for block in blocks[:head]:
            table.add_row().cells[0].text = block.text.strip("\n")
    is_body = False
    for block in blocks[head:]:
        if isinstance(block, Table):
            same_table(block, copy)
            continue
        text = block.text.strip("\n")
        align = block.alignment or block.style.paragraph_format.alignment
        if align == WD_ALIGN_PARAGRAPH.CENTER:
            text = "          " + text.strip()
        elif align == WD_ALIGN_PARAGRAPH.RIGHT:
            text = "                              " + text.strip()
        elif is_body:
            text = "　　" + text.strip("　 ")
        is_body = is_body or text.endswith("：")
        copy.add_paragraph(text)
    copy.save(target)


def head_of(blocks):
    """How many of the first blocks are the red head: up to the line with the number."""
    for at, block in enumerate(blocks[:8]):
        if isinstance(block, Table):
            return 0
        if "〔" in block.text and "号" in block.text:
            return at + 1
    return 0


def same_table(table, copy):
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    new = copy.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, cells in zip(new.rows, rows):
        for cell, text in zip(row.cells, cells):
            cell.text = text


def main(copies, notices):
    sources = {path.parent.name: path for path in sorted(pathlib.Path(notices).glob("*/notice.docx"))}
    for way in ("libreoffice", "onlyoffice", "typed"):
        folder = pathlib.Path(copies) / way
        folder.mkdir(parents=True, exist_ok=True)
        if way == "typed":
            for name, source in sources.items():
                typed(source, folder / f"{name}.docx")
        else:
            saved(way, sources, folder)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
