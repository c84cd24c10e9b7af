"""The OFD files of notices in readers of other making, beside the PDF of the same notice.

    python3 tests/ofd_readers.py OFD_CLI FOLDER...

Each folder has notice.ofd, notice.pdf and raw.txt (`pdftotext -raw`). Of each file:
the parts are valid against the schemas of GB/T 33190-2016 (libxml2); ofd-cli (Rust) finds it conforming,
says its pages and draws them, where the ink of each page lies within 0.3 mm of where poppler draws the
PDF's, and there is as much of it; ofdkit (Python) reads the text that poppler reads in the PDF.
"""

import io
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

from lxml import etree
from PIL import Image

# Edges of ink fall between pixels: at 150 dpi, one is 0.17 mm wide.
DPI = 150
MOST_OFF = 0.3
# poppler draws a hairline at least a pixel wide, ofd-cli in grey: pages of tables differ by 6 %.
MOST_INK = 0.1
# A page with more objects than these that are no text has a table.
FEW_RULES = 8
SCHEMAS = pathlib.Path(__file__).parent / "suite" / "ofd" / "xsd"
OWN = "Doc_0/Tags/CustomTag.xml"


def schema_faults(path):
    faults = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml") or name == OWN:
                continue
            part = etree.parse(io.BytesIO(archive.read(name)))
            root = part.getroot()
            # The claim of GB/T 42133-2022, which the schema of 2016 does not know.
            if root.get("DocType") == "OFD-A":
                root.set("DocType", "OFD")
            schema = etree.XMLSchema(etree.parse(SCHEMAS / f"{etree.QName(root).localname}.xsd"))
            if not schema.validate(part):
                faults.append(f"{name}: {schema.error_log.last_error}")
    return faults


def ink(path):
    """The box of what is darker than paper, in mm, and how much of it there is."""
    with Image.open(path) as picture:
        grey = picture.convert("RGBA")
        paper = Image.new("RGBA", grey.size, "white")
        grey = Image.alpha_composite(paper, grey).convert("L")
    box = grey.point(lambda level: 255 if level < 160 else 0).getbbox()
    amount = sum((255 - level) * count for level, count in enumerate(grey.histogram()))
    return box and [side * 25.4 / DPI for side in box], amount


def number(path):
    return int(re.findall(r"\d+", path.stem)[-1])


def compare_pictures(cli, folder, scratch):
    drawn, wanted = scratch / "ofd", scratch / "pdf"
    drawn.mkdir()
    wanted.mkdir()
    subprocess.run([cli, "render", folder / "notice.ofd", drawn, "--dpi", str(DPI), "--prefix", "page"], check=True, capture_output=True)
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", folder / "notice.pdf", wanted / "page"], check=True)
    ours, theirs = (sorted(place.rglob("*.png"), key=number) for place in (drawn, wanted))
    if len(ours) != len(theirs):
        return [f"{len(ours)} pages, the PDF has {len(theirs)}"]
    faults = []
    for at, (one, other) in enumerate(zip(ours, theirs), 1):
        (box, amount), (other_box, other_amount) = ink(one), ink(other)
        if (box is None) != (other_box is None):
            faults.append(f"page {at}: only one is blank")
            continue
        off = max((abs(a - b) for a, b in zip(box or [], other_box or [])), default=0)
        share = abs(amount - other_amount) / max(other_amount, 1)
        print(f"{folder.name} page {at}: {off:.2f} mm, ink {share:.2%}")
        if off > MOST_OFF or share > MOST_INK:
            faults.append(f"page {at}: ink {off:.2f} mm off, {share:.2%} more or less")
    return faults


def characters(text):
    """What stands on the pages, however it is parted."""
    return "".join(text.split())


def text_faults(folder):
    """ofdkit goes by places, poppler by the order of the file: cells that stand side by side change places.
    All else comes in the same order, and there is as much of each character."""
    ofdkit = pathlib.Path(sys.executable).parent / "ofdkit"
    read = subprocess.run([ofdkit, "text", folder / "notice.ofd"], check=True, capture_output=True, text=True)
    pages = (folder / "raw.txt").read_text().split("\f")
    found, wanted = characters(read.stdout), characters("".join(pages))
    if sorted(found) != sorted(wanted):
        return [f"{len(found)} characters, the PDF has {len(wanted)}, or others"]
    ordered = characters("".join(pages[: pages_before_tables(folder)]))
    same = next((at for at, pair in enumerate(zip(found, ordered)) if pair[0] != pair[1]), len(ordered))
    print(f"{folder.name}: {len(wanted)} characters, {same} in order")
    if same < len(ordered) and folder.name in ORDERED:
        return [f"at {same}: …{found[same - 10:same + 20]} for …{wanted[same - 10:same + 20]}"]
    return []


# Nothing stands side by side before their tables.
ORDERED = ("2024", "2026")


def pages_before_tables(folder):
    with zipfile.ZipFile(folder / "notice.ofd") as archive:
        for at in range(len(archive.namelist())):
            try:
                page = archive.read(f"Doc_0/Pages/Page_{at}/Content.xml")
            except KeyError:
                return at
            if page.count(b"<ofd:PathObject") > FEW_RULES:
                return at


def says_pages(cli, folder):
    said = subprocess.run([cli, "info", folder / "notice.ofd"], check=True, capture_output=True, text=True)
    checked = subprocess.run([cli, "check", folder / "notice.ofd"], capture_output=True, text=True)
    faults = [] if checked.returncode == 0 else [checked.stdout + checked.stderr]
    with zipfile.ZipFile(folder / "notice.ofd") as archive:
        pages = sum(name.endswith("Content.xml") for name in archive.namelist())
    if str(pages) not in said.stdout + said.stderr:
        faults.append(f"info does not say {pages} pages")
    return faults


def main():
    cli, folders = sys.argv[1], [pathlib.Path(folder) for folder in sys.argv[2:]]
    wrong = False
    for folder in folders:
        with tempfile.TemporaryDirectory() as scratch:
            faults = schema_faults(folder / "notice.ofd") + says_pages(cli, folder)
            faults += compare_pictures(cli, folder, pathlib.Path(scratch)) + text_faults(folder)
        for fault in faults:
            print(f"{folder.name}: {fault}")
        wrong = wrong or bool(faults)
    sys.exit(wrong)


main()
