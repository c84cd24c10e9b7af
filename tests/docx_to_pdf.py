"""DOCX -> PDF by LibreOffice, drawn in the fonts of this repository.

    python3 tests/docx_to_pdf.py FOLDER...

Every DOCX of each folder is rendered twice beside itself: NAME.as-read.pdf is LibreOffice's own
rendering; NAME.put-right.pdf is the rendering of what Word would read. LibreOffice takes
w:overflowPunct the wrong way round and does not read w:autoSpaceDE and w:autoSpaceDN (7.4 and
25.2 alike): punctuation hangs into the margin, and white comes between Chinese and Latin
characters, although the file says no to both and Word obeys it. So the second rendering goes by
way of ODT, where these settings are put right, and all else is LibreOffice's own reading.

All files go through one process a step: starting LibreOffice takes longer than a file.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
SETTINGS = [
    (b'style:text-autospace="ideograph-alpha"', b'style:text-autospace="none"'),
    (b'style:punctuation-wrap="hanging"', b'style:punctuation-wrap="simple"'),
]


def convert(office, sources, kind, folder):
    """`sources` as files of `kind` in `folder`, in their order."""
    folder.mkdir(exist_ok=True)
    command = [*office, "--headless", "--convert-to", kind, "--outdir", folder, *sources]
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    targets = [folder / f"{source.stem}.{kind}" for source in sources]
    for source, target in zip(sources, targets):
        if not target.exists():
            sys.exit(f"LibreOffice made no {kind} of {source}")
    return targets


def put_right(odt):
    """Sets what LibreOffice misread."""
    with zipfile.ZipFile(odt) as archive:
        parts = [(part, archive.read(part)) for part in archive.infolist()]
    with zipfile.ZipFile(odt, "w") as archive:
        for part, data in parts:
            if part.filename in ("styles.xml", "content.xml"):
                for wrong, right in SETTINGS:
                    data = data.replace(wrong, right)
            archive.writestr(part, data)


def main(folders):
    found = [path for folder in folders for path in sorted(pathlib.Path(folder).glob("*.docx"))]
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        os.environ["FONTCONFIG_FILE"] = str(HERE / "fonts.conf")
        os.environ["XDG_CACHE_HOME"] = str(work)
        office = ["soffice", f"-env:UserInstallation={(work / 'profile').as_uri()}"]
        # Numbers for names: all the files of a folder are called alike.
        copies = [work / f"{number}.docx" for number in range(len(found))]
        for path, copy in zip(found, copies):
            shutil.copyfile(path, copy)
        as_read = convert(office, copies, "pdf", work / "as-read")
        odts = convert(office, copies, "odt", work / "odt")
        for odt in odts:
            put_right(odt)
        right = convert(office, odts, "pdf", work / "put-right")
        for kind, pdfs in (("as-read", as_read), ("put-right", right)):
            for path, pdf in zip(found, pdfs):
                shutil.copyfile(pdf, path.with_suffix(f".{kind}.pdf"))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
