"""Programs that read only the text of a DOCX find in it what the PDF says.

    python3 tests/text_readers.py FOLDER...

Of each folder, notice.docx is read by pandoc, mammoth and docx2txt, and held against the text of
notice.pdf as pdftotext gives it: no character is lost, none comes that is not in the PDF, and each
stretch of a line is found in one piece. Blanks and page numbers do not count; the head of a table
that stands on several pages of the PDF counts once.
"""

import collections
import itertools
import json
import pathlib
import re
import subprocess
import sys

import docx2txt
import mammoth
import pypandoc

PAGE_NUMBER = re.compile(r"\s*—\s*\d+\s*—\s*")


def by_pandoc(path):
    """The strings of its syntax tree."""
    command = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "json", path]
    tree = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    def strings(node):
        if isinstance(node, dict):
            return node["c"] if node.get("t") == "Str" else strings(list(node.values()))
        return "".join(map(strings, node)) if isinstance(node, list) else ""

    return strings(tree["blocks"])


def by_mammoth(path):
    with open(path, "rb") as file:
        return mammoth.extract_raw_text(file).value


def by_docx2txt(path):
    """It reads the footers too."""
    lines = docx2txt.process(path).splitlines()
    return "\n".join(line for line in lines if not re.fullmatch(r"\s*—\s*\d*\s*—\s*", line))


READERS = {"pandoc": by_pandoc, "mammoth": by_mammoth, "docx2txt": by_docx2txt}


def lines(pdf):
    """The lines of all pages without page numbers, and those at a page's head that an earlier page
    has too: the head of a table, which a DOCX holds once."""
    raw = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout
    before, found, again = set(), [], []
    for page in raw.decode().split("\f"):
        own = [line for line in page.splitlines() if line.strip() and not PAGE_NUMBER.fullmatch(line)]
        again += itertools.takewhile(before.__contains__, own)
        found += own
        before |= set(own)
    return found, again


def without_blanks(text):
    return re.sub(r"\s", "", text)


def letters(lines):
    return collections.Counter(without_blanks("".join(lines)))


def faults(wanted, again, text):
    """What is wrong with `text`, in words; what comes `again` need not."""
    count, found = letters(wanted), letters([text])
    lost, more = count - letters(again) - found, found - count
    said = []
    if lost:
        said.append(f"{lost.total()} of {count.total()} characters lost ({''.join(lost)[:20]})")
    if more:
        said.append(f"{more.total()} too many ({''.join(more)[:20]})")
    whole = without_blanks(text)
    pieces = [piece for line in wanted for piece in line.split()]
    gone = [piece for piece in pieces if piece not in whole]
    if gone:
        said.append(f"{len(gone)} of {len(pieces)} pieces not found ({gone[0]})")
    return said


def main(folders):
    wrong = 0
    for folder in map(pathlib.Path, folders):
        wanted, again = lines(folder / "notice.pdf")
        for name, read in READERS.items():
            said = faults(wanted, again, read(str(folder / "notice.docx")))
            print(folder.name, name, "; ".join(said) or f"equal, {len(wanted)} lines")
            wrong += bool(said)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
