"""Compares the pictures in docs/ with what docs/pictures.sh made anew.

    python3 tests/doc_pictures.py DOCS MADE

Only those that other programs draw are in MADE (LibreOffice the form, Chromium the pages). Another version of them draws
edges and widths of letters a little otherwise, so a picture may be 2 pixels higher or wider, pixels are compared after a
blur of two, and 2 in 1,000 may differ by more than a fifth of the range. A line of text that is more or less fails. One is
planted in each picture first: a comparison that does not see it fails, too.
"""

import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIZE = 2
BLUR = 2
FAR = 51
MOST_FAR = 0.002
# Pixels of the line that is planted.
LINE = (60, 14)


def blurred(picture):
    return picture.convert("RGB").filter(ImageFilter.GaussianBlur(BLUR))


def far(one, other):
    """The share of pixels that are far off; all of them where the sizes differ."""
    if any(abs(ours - theirs) > SIZE for ours, theirs in zip(one.size, other.size)):
        return 1.0
    size = tuple(min(pair) for pair in zip(one.size, other.size))
    pair = (blurred(picture.crop((0, 0, *size))) for picture in (one, other))
    off = ImageChops.difference(*pair).convert("L").point(lambda level: 255 if level > FAR else 0)
    return off.histogram()[255] / (size[0] * size[1])


def moved(picture):
    """The picture with one line more in its upper third."""
    other = picture.convert("RGB")
    below = other.crop((0, other.height // 3, other.width, other.height - LINE[1]))
    other.paste(below, (0, other.height // 3 + LINE[1]))
    ImageDraw.Draw(other).rectangle((20, other.height // 3 + 2, 20 + LINE[0], other.height // 3 + LINE[1] - 2), fill="black")
    return other


def main():
    docs, made = (Path(folder) for folder in sys.argv[1:])
    pictures = sorted(made.glob("*.png"))
    assert pictures, f"no picture in {made}"
    wrong = []
    for new in pictures:
        with Image.open(docs / new.name) as kept, Image.open(new) as drawn:
            share, planted = far(kept, drawn), far(moved(drawn), drawn)
        print(f"{new.name}: {share:.3%} far, {planted:.3%} with a line more")
        if share > MOST_FAR or planted <= MOST_FAR:
            wrong.append(new.name)
    sys.exit(f"not what docs/ shows: {', '.join(wrong)}" if wrong else 0)


main()
