"""Whether both sides of `peers.py` wrote the same: pages and characters of the PDFs, every cell
of the workbooks. Run in the folder of the files.
"""

import openpyxl
import pypdf


def pages(path):
    read = pypdf.PdfReader(path)
    texts = ["".join((page.extract_text() or "").split()) for page in read.pages]
    return len(texts), sum(map(len, texts))


def cells(path):
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


for path in ("hongtou.pdf", "typst.pdf"):
    print(path, "{} pages, {} characters".format(*pages(path)))
ours, theirs = cells("hongtou.xlsx"), cells("xlsxwriter.xlsx")
differ = [place for place in ours.keys() | theirs.keys() if ours.get(place) != theirs.get(place)]
print(f"{len(ours)} and {len(theirs)} cells, {len(differ)} differ {differ[:3]}")
assert not differ
