"""The structure of PDF files as poppler reads it (`pdfinfo -struct-text`), beside what the papers say.

    python3 tests/pdf_structure.py NAME.pdf NAME.docx ...

Each PDF stands before the Word file of the same paper. Of each: its headings are those of its bookmarks (pikepdf),
附件1 above one in an element of its own; its tables those of the Word file (python-docx), head cells told from others
and paragraphs of a cell from one another; its text, from the title on, that of its pages in the order poppler finds it
there, without their numbers and without the heads that tables have again on further pages. Then faults are planted in the first file, and the check that should see each refuses it.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
from collections import Counter

import docx
import pikepdf
from docx.oxml.ns import qn

ELEMENT = re.compile(r"^( *)([A-Z][A-Za-z0-9]*)(?: \((?:block|inline)\))?:?$")
# The bars of a report, which Word has in characters and a PDF has drawn.
BAR = re.compile("[■□／]{3}｜[■□／]{7}")
TEXT = re.compile(r'^ *"(.*)"$')
LABEL = re.compile(r"附件[0-9]*")


def close(text):
    return "".join(text.split())


class Part:
    def __init__(self, kind, depth):
        self.kind, self.depth, self.text, self.parts = kind, depth, "", []

    def all(self):
        yield self
        for part in self.parts:
            yield from part.all()

    def whole_text(self):
        return "".join(part.text for part in self.all())


def structure(path):
    """The parts as poppler tells of them."""
    told = subprocess.run(["pdfinfo", "-struct-text", path], check=True, capture_output=True, text=True).stdout
    root = Part("", -1)
    above = [root]
    for line in told.splitlines():
        text, element = TEXT.match(line), ELEMENT.match(line)
        if text:
            above[-1].text += close(text.group(1).replace('\\"', '"'))
        elif element:
            part = Part(element.group(2), len(element.group(1)))
            while above[-1].depth >= part.depth:
                above.pop()
            above[-1].parts.append(part)
            above.append(part)
    return root


def bookmarks(path):
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        def below(entries):
            for entry in entries:
                yield close(str(entry.title))
                yield from below(entry.children)
        return list(below(outline.root))


def tables_of(path):
    """The texts of a Word file's tables that have a head (others only set lines); of a cell over several rows the
    first place."""
    tables = []
    for table in docx.Document(path).element.body.iter(qn("w:tbl")):
        if table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            continue
        rows = []
        for row in table.iter(qn("w:tr")):
            cells = []
            for cell in row.iter(qn("w:tc")):
                merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                if merged is None or merged.get(qn("w:val")) == "restart":
                    texts = [close("".join(text.text or "" for text in one.iter(qn("w:t")))) for one in cell.iter(qn("w:p"))]
                    cells.append([text for text in (BAR.sub("", text) for text in texts) if text])
            rows.append(cells)
        tables.append(rows)
    return tables


def headings_of(told):
    """The headings, each with the label that stands in an element above it."""
    headings, before = [], ""
    for part in told.all():
        if re.fullmatch("H[1-4]", part.kind):
            label = before if LABEL.fullmatch(before) else ""
            headings.append(label + part.text.rstrip("。："))
        before = part.text
    return headings


def paragraphs_of(cell):
    """The paragraphs of a cell: one is the cell itself; the lines of a head are one."""
    return [part.text for part in cell.all() if part.text]


def shown(path, heads):
    """The text of the pages, without their numbers and the heads that come again."""
    raw = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout
    text, seen = "", set()
    for page in raw.split("\f"):
        page = close("\n".join(line for line in page.splitlines() if not re.fullmatch(r" *— *\d+ *— *", line)))
        for head in heads:
            if head in seen and page.startswith(head):
                page = page.removeprefix(head)
            elif head in page:
                seen.add(head)
        text += page
    return text


def faults_of(path, word):
    """The checks that the file fails."""
    told = structure(path)
    faults = []
    headings = headings_of(told)
    if headings != bookmarks(path):
        faults.append("headings")
    if any(LABEL.match(part.text) for part in told.all() if part.kind == "H1" and not LABEL.fullmatch(part.text)):
        faults.append("labels apart")
    tables = [part for part in told.all() if part.kind == "Table"]
    cells = [[row.parts for row in table.parts if row.kind == "TR"] for table in tables]
    rows = [[[cell.whole_text() for cell in row] for row in table] for table in cells]
    in_word = tables_of(word)
    if rows != [[["".join(cell) for cell in row] for row in table] for table in in_word]:
        faults.append("tables")
    apart = [[[paragraphs_of(cell) for cell in row] for row in table[1:]] for table in cells]
    if apart != [table[1:] for table in in_word]:
        faults.append("paragraphs apart")
    kinds = [[{cell.kind for cell in row.parts} for row in table.parts] for table in tables]
    if any(head != {"TH"} or any(row != {"TD"} for row in others) for head, *others in kinds):
        faults.append("heads of tables")
    heads = {"".join(table[0]) for table in rows}
    title = next((part.text for part in told.all() if part.kind == "H1"), "")
    found, wanted = told.whole_text(), shown(path, heads)
    if any(re.search("RowSpan", line) for line in struct_lines(path)):
        # A cell over several rows comes again on the next page of its table.
        is_whole = not Counter(found) - Counter(wanted)
    else:
        at, there = found.find(title), wanted.find(title)
        is_whole = at >= 0 <= there and found[at:] == wanted[there:] and Counter(found) == Counter(wanted)
    if not is_whole or not found:
        faults.append("text in order")
    print(f"{path}: {len(headings)} headings, {len(tables)} tables, {len(found)} characters: {faults}")
    return faults


def struct_lines(path):
    return subprocess.run(["pdfinfo", "-struct", path], check=True, capture_output=True, text=True).stdout.splitlines()


def is_element(kid):
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def of_kind(pdf, kind):
    def below(element):
        for kid in element.get("/K", []):
            if is_element(kid):
                yield kid
                yield from below(kid)

    return [element for element in below(pdf.Root.StructTreeRoot.K) if element.S == f"/{kind}"]


def rename(pdf, kind, other):
    of_kind(pdf, kind)[0].S = pikepdf.Name(f"/{other}")


def swap(element, one, other):
    kids = list(element.K)
    kids[one], kids[other] = kids[other], kids[one]
    element.K = pikepdf.Array(kids)


def run_together(pdf):
    """One element with the first two paragraphs of a cell."""
    cell = next(cell for cell in of_kind(pdf, "TD") if len([one for one in cell.get("/K", []) if is_element(one)]) > 1)
    first, second = list(cell.K)[:2]
    first.K = pikepdf.Array([*first.K, *second.K])
    cell.K = pikepdf.Array([first, *list(cell.K)[2:]])


def label_in_heading(pdf):
    """The last heading of the first level begins with what stands above it."""
    whole = pdf.Root.StructTreeRoot.K
    kids = list(whole.K)
    at = max(number for number, kid in enumerate(kids) if kid.S == "/H1")
    kids[at].K = pikepdf.Array([*kids[at - 1].K, *kids[at].K])
    whole.K = pikepdf.Array([*kids[: at - 1], *kids[at:]])


PLANTED = [
    ("headings", lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")),
    ("headings", lambda pdf: rename(pdf, "H2", "P")),
    ("labels apart", label_in_heading),
    ("tables", lambda pdf: swap(of_kind(pdf, "TR")[1], 1, 2)),
    ("tables", lambda pdf: rename(pdf, "TR", "P")),
    ("paragraphs apart", run_together),
    ("heads of tables", lambda pdf: rename(pdf, "TH", "TD")),
    ("text in order", lambda pdf: swap(pdf.Root.StructTreeRoot.K, 3, 6)),
]


def planted(path, word):
    """The faults that no check sees."""
    passed = []
    with tempfile.TemporaryDirectory() as scratch:
        for number, (check, spoil) in enumerate(PLANTED):
            place = pathlib.Path(scratch) / f"{number}.pdf"
            with pikepdf.open(path) as pdf:
                spoil(pdf)
                pdf.save(place)
            if check not in faults_of(place, word):
                passed.append(f"planted {number}: not seen by {check}")
    return passed


def main():
    pairs = list(zip(sys.argv[1::2], sys.argv[2::2], strict=True))
    faults = [f"{path}: {fault}" for path, word in pairs for fault in faults_of(path, word)]
    faults += planted(*pairs[0])
    print(f"{len(pairs)} files, {len(faults)} faults")
    print("\n".join(faults))
    sys.exit(bool(faults))


main()
