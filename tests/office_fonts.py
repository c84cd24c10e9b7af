"""The fonts of this repository under the names by which an office's machine has them.

    python3 tests/office_fonts.py FONTS TARGET

For programs that know no fontconfig (LibreOffice gets tests/fonts.conf). Quotes, dashes and dots
become one em wide, as they are in the office's fonts. What is there already is left alone.
"""

import pathlib
import sys

from fontTools.ttLib import TTFont

NAMES = {  # file: Western name, Chinese name
    "SongBold.otf": ("FZXiaoBiaoSong-B05S", "方正小标宋简体"),
    "FandolFang.otf": ("FangSong_GB2312", "仿宋_GB2312"),
    "GongwenKai.ttf": ("KaiTi_GB2312", "楷体_GB2312"),
    "Hei.otf": ("SimHei", "黑体"),
    "Song.otf": ("SimSun", "宋体"),
}
FULL_WIDTH = "“”‘’—…·"
WINDOWS, ENGLISH, CHINESE = (3, 1), 0x409, 0x804


def rename(font, western, chinese):
    """Both names, and the plain style, so that no program makes it bolder or looks for its kin."""
    font["name"].names = []
    for language, name in ((ENGLISH, western), (CHINESE, chinese)):
        for field, value in ((1, name), (2, "Regular"), (3, f"test {western}"), (4, name), (6, western)):
            font["name"].setName(value, field, *WINDOWS, language)
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x21 | 0x40
    font["head"].macStyle = 0


def widen(font):
    """Marks that stand in a cell of their own."""
    cmap, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    for glyph in {cmap[ord(mark)] for mark in FULL_WIDTH if ord(mark) in cmap}:
        widths[glyph] = (em, widths[glyph][1])


def main(source, target):
    target.mkdir(parents=True, exist_ok=True)
    for file, (western, chinese) in NAMES.items():
        made = target / f"{western}{pathlib.Path(file).suffix}"
        if made.exists():
            continue
        font = TTFont(source / file, lazy=True, recalcBBoxes=False, recalcTimestamp=False)
        rename(font, western, chinese)
        widen(font)
        part = made.with_suffix(".part")
        font.save(part)
        part.rename(made)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*map(pathlib.Path, sys.argv[1:]))
