"""DOCX -> PDF by an office program, drawn in the fonts of this repository.

    python3 tests/docx_to_pdf.py libreoffice|onlyoffice FOLDER...

Every DOCX of each folder is drawn beside itself as NAME.libreoffice.pdf or NAME.onlyoffice.pdf. All
files go through one process: starting a program takes longer than a file. ONLYOFFICE's Document
Builder is looked for in the Python that runs this; the fonts it gets are made by
tests/office_fonts.py in the folder that OFFICE_FONTS names.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import sysconfig
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
# What LibreOffice knows of fonts.
FONTS = HERE / "fonts.conf"


def libreoffice(sources, folder, work, kind="pdf"):
    """One soffice, with a profile and a font configuration of its own."""
    os.environ["FONTCONFIG_FILE"] = str(FONTS)
    os.environ["XDG_CACHE_HOME"] = str(work)
    profile = (work / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", kind, "--outdir", folder, *sources]
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)


def onlyoffice(sources, folder, work, kind="pdf"):
    """One script for all files; the program wants its own folder as the working one."""
    home = pathlib.Path(sysconfig.get_path("platlib")) / "docbuilder" / "lib"
    lines = [
        f'builder.OpenFile("{source}");\nbuilder.SaveFile("{kind}","{folder}/{source.stem}.{kind}");\n'
        "builder.CloseFile();\n"
        for source in sources
    ]
    script = work / "all.docbuilder"
    script.write_text("".join(lines), encoding="utf-8")
    fonts = pathlib.Path(os.environ["OFFICE_FONTS"]).resolve()
    command = [home / "docbuilder", f"--fonts-dir={fonts}", "--fonts-system=false", script]
    # It says that it has no licence, ends with 0 and draws all the same.
    subprocess.run(
        [str(part) for part in command],
        cwd=home,
        env=dict(os.environ, HOME=str(work)),
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


ENGINES = {"libreoffice": libreoffice, "onlyoffice": onlyoffice}


def main(engine, folders):
    found = [path for folder in folders for path in sorted(pathlib.Path(folder).glob("*.docx"))]
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        # Numbers for names: all the files of a folder are called alike.
        copies = [work / f"{number}.docx" for number in range(len(found))]
        for path, copy in zip(found, copies):
            shutil.copyfile(path, copy)
        drawn = work / "drawn"
        drawn.mkdir()
        ENGINES[engine](copies, drawn, work)
        for path, copy in zip(found, copies):
            pdf = drawn / f"{copy.stem}.pdf"
            if not pdf.exists():
                sys.exit(f"{engine} made no PDF of {path}")
            shutil.copyfile(pdf, path.with_suffix(f".{engine}.pdf"))


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ENGINES:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
