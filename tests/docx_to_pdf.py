"""DOCX -> PDF by LibreOffice, drawn in the fonts of this repository.

    python3 tests/docx_to_pdf.py NOTICE.docx FOLDER

LibreOffice 7.4 reads w:overflowPunct the wrong way round and w:autoSpaceDE and w:autoSpaceDN not
at all: punctuation hangs into the margin, and white comes between Chinese and Latin characters,
although the file says no to both and Word obeys it. So the file goes by way of ODT, where the
two settings are put right, and all else is LibreOffice's own reading of the DOCX.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
SETTINGS = [
    (b'style:text-autospace="ideograph-alpha"', b'style:text-autospace="none"'),
    (b'style:punctuation-wrap="hanging"', b'style:punctuation-wrap="simple"'),
]


def convert(office, source, kind, folder):
    """`source` as a file of `kind` in `folder`."""
    command = office + ["--headless", "--convert-to", kind, "--outdir", folder, source]
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    target = pathlib.Path(folder) / (pathlib.Path(source).stem + "." + kind)
    if not target.exists():
        sys.exit(f"LibreOffice made no {kind} of {source}")
    return target


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


def main(source, folder):
    with tempfile.TemporaryDirectory() as work:
        os.environ["FONTCONFIG_FILE"] = str(HERE / "fonts.conf")
        os.environ["XDG_CACHE_HOME"] = work
        profile = pathlib.Path(work, "profile").as_uri()
        office = ["soffice", f"-env:UserInstallation={profile}"]
        odt = convert(office, source, "odt", work)
        put_right(odt)
        convert(office, odt, "pdf", folder)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
