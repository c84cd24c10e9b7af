"""A folder -> an archive with the same bytes wherever and whenever it is packed.

    pack.py FOLDER ARCHIVE SECONDS     .zip or .tar.gz; SECONDS since 1970 is the time of all in it

Names in a zip are marked as UTF-8, so that Windows shows Chinese names.
"""

import gzip
import sys
import tarfile
import time
import zipfile
from pathlib import Path


def zipped(folder, archive, seconds):
    """Packs for Windows."""
    when = time.gmtime(seconds)[:6]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder.parent).as_posix()
            if path.is_file():
                info = zipfile.ZipInfo(name, when)
                info.create_system, info.external_attr = 3, 0o100644 << 16
                out.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED, 6)


def tarred(folder, archive, seconds):
    """Packs for Linux."""

    def plain(info):
        info.uid = info.gid = 0
        info.uname = info.gname = ""
        info.mtime = seconds
        runs = info.isdir() or info.name.endswith("/hongtou")
        info.mode = 0o755 if runs else 0o644
        return info

    with open(archive, "wb") as file, gzip.GzipFile("", "wb", 6, file, seconds) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as out:
            for path in [folder, *sorted(folder.rglob("*"))]:
                name = path.relative_to(folder.parent).as_posix()
                out.add(path, name, recursive=False, filter=plain)


def main():
    folder, archive, seconds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    (zipped if archive.endswith(".zip") else tarred)(folder, archive, seconds)


main()
