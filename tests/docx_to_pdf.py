"""DOCX -> PDF by LibreOffice, drawn in the fonts of this repository.

    python3 tests/docx_to_pdf.py FOLDER...

Every DOCX of each folder is rendered beside itself as NAME.rendered.pdf. All files go through one
process: starting LibreOffice takes longer than a file.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def render(sources, folder, profile):
    """`sources` as PDF in `folder`, in their order."""
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", folder, *sources]
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    targets = [folder / f"{source.stem}.pdf" for source in sources]
    for source, target in zip(sources, targets):
        if not target.exists():
            sys.exit(f"LibreOffice made no PDF of {source}")
    return targets


def main(folders):
    found = [path for folder in folders for path in sorted(pathlib.Path(folder).glob("*.docx"))]
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        os.environ["FONTCONFIG_FILE"] = str(HERE / "fonts.conf")
        os.environ["XDG_CACHE_HOME"] = str(work)
        # Numbers for names: all the files of a folder are called alike.
        copies = [work / f"{number}.docx" for number in range(len(found))]
        for path, copy in zip(found, copies):
            shutil.copyfile(path, copy)
        rendered = work / "rendered"
        rendered.mkdir()
        for path, pdf in zip(found, render(copies, rendered, work / "profile")):
            shutil.copyfile(pdf, path.with_suffix(".rendered.pdf"))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
