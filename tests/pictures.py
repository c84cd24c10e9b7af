"""Compares pictures of pages that hongtou wrote with what poppler draws of the same PDF.

    python3 tests/pictures.py FILE.pdf PAGE-1.png PAGE-2.png ...

Both draw edges of characters in greys of their own, so pixels are compared after a blur of two
pixels: at most 1 in 1000 may differ by more than a fifth of the range, and the mean difference
may be no more than 1 in 100. A page missing, moved by a pixel or two, or with another glyph fails.
"""

import pathlib
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops, ImageFilter

BLUR = 2
FAR = 51
MOST_FAR = 0.001
MOST_MEAN = 0.01


def blurred(path):
    with Image.open(path) as picture:
        return picture.convert("L").filter(ImageFilter.GaussianBlur(BLUR))


def compare(ours, theirs):
    # 297 mm are no whole number of pixels: one program counts the last part, the other does not.
    if any(abs(one - other) > 1 for one, other in zip(ours.size, theirs.size)):
        sys.exit(f"sizes differ: {ours.size} and {theirs.size}")
    common = tuple(min(one, other) for one, other in zip(ours.size, theirs.size))
    ours, theirs = (picture.crop((0, 0, *common)) for picture in (ours, theirs))
    counts = ImageChops.difference(ours, theirs).histogram()
    pixels = ours.size[0] * ours.size[1]
    far = sum(counts[FAR:]) / pixels
    mean = sum(level * count for level, count in enumerate(counts)) / pixels / 255
    return far, mean


def main():
    pdf, pictures = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "150", "-png", pdf, f"{folder}/page"], check=True)
        drawn = sorted(pathlib.Path(folder).glob("page-*.png"))
        if len(drawn) != len(pictures):
            sys.exit(f"{len(pictures)} pictures, {len(drawn)} pages")
        wrong = False
        for ours, theirs in zip(sorted(pictures), drawn):
            far, mean = compare(blurred(ours), blurred(theirs))
            print(f"{pathlib.Path(ours).name}: {far:.5%} far, mean {mean:.5%}")
            wrong = wrong or far > MOST_FAR or mean > MOST_MEAN
    sys.exit(wrong)


main()
