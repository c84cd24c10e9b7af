"""GongwenXiSong.otf: what FandolFang lacks, and digits and letters, as light as FandolFang's Chinese characters.

    python3 fonts/xisong.py NotoSerifCJK-ExtraLight.ttc "NotoSerif[wdth,wght].ttf" fonts

Of the characters in codepoints.txt FandolFang lacks a sixth; they are those of Noto Serif CJK SC ExtraLight
(Debian fonts-noto-cjk-extra), whose strokes are as heavy as FandolFang's, made as narrow as its own and put as low.
FandolFang's own digits and letters have strokes half as heavy again as its Chinese characters. Those of
Noto Serif (2.015, PyPI fontpkg-noto-serif 2.15) are taken at a weight between thin and light and given the
advances of FandolFang's, so that lines end where they ended. Needs fonttools.
"""
import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

EM = 1000
ASCII = range(0x20, 0x7F)
# Letters and raised figures; what is Chinese there (·, ×, °) FandolFang has.
LATIN_1 = range(0xA1, 0x100)
SOFT_HYPHEN = 0xAD
# Noto Serif: digits are narrower than letters, and all lower than their own.
WEIGHT, DIGITS, LETTERS, HEIGHT = 225, 85, 100, 0.957
# An outline is drawn wider or narrower by so much at most; the rest is white at its sides.
STRETCH = 0.06
# Noto Serif CJK: how FandolFang's characters differ, about the middle of the cell.
NARROW, LOW = 0.91, -65
NAMES = {"copyright": "© 2017-2022 Adobe; Copyright 2022 The Noto Project Authors",
         "familyName": "Gongwen XiSong", "styleName": "Regular", "uniqueFontIdentifier": "Gongwen XiSong 1.0",
         "fullName": "Gongwen XiSong", "version": "Version 1.0; after Noto Serif CJK SC ExtraLight and Noto Serif",
         "psName": "GongwenXiSong", "licenseDescription": "SIL Open Font License, Version 1.1"}


class Source:
    """A font that characters are taken from."""

    def __init__(self, font):
        self.known, self.glyphs, self.widths = font.getBestCmap(), font.getGlyphSet(), font["hmtx"]
        self.scale = EM / font["head"].unitsPerEm

    def advance(self, code):
        return self.widths[self.known[code]][0] * self.scale

    def drawn(self, code, advance, matrix):
        """The outline moved and scaled, on this advance."""
        pen = T2CharStringPen(advance, self.glyphs)
        self.glyphs[self.known[code]].draw(TransformPen(pen, matrix))
        return pen.getCharString()


def chinese(source, code):
    return EM, source.drawn(code, EM, (NARROW, 0, 0, 1, EM * (1 - NARROW) / 2, LOW))


def latin(source, code, wanted):
    """The character on the advance `wanted`, on its own where that is nothing."""
    own = source.advance(code)
    wanted = round(wanted or own)
    stretch = min(max(wanted / own, 1 - STRETCH), 1 + STRETCH)
    matrix = (stretch * source.scale, 0, 0, HEIGHT * source.scale, (wanted - own * stretch) / 2, 0)
    return wanted, source.drawn(code, wanted, matrix)


def collected(cjk, serif, model, codes):
    """Each character's advance and outline."""
    of_width = lambda width: Source(instantiateVariableFont(TTFont(serif), {"wght": WEIGHT, "wdth": width}))
    digits, letters = of_width(DIGITS), of_width(LETTERS)
    found = {}
    for code in [*ASCII, *(code for code in LATIN_1 if code not in model.known and code != SOFT_HYPHEN)]:
        source = digits if chr(code).isdigit() else letters
        if code in source.known:
            found[code] = latin(source, code, code in model.known and model.advance(code))
    for code in codes:
        if code not in model.known and code in cjk.known and code >= 0x2100:
            found[code] = chinese(cjk, code)
    return dict(sorted(found.items()))


def main(cjk, serif, folder):
    folder = Path(folder)
    model = Source(TTFont(folder / "FandolFang.otf"))
    codes = [int(line, 16) for line in (folder / "codepoints.txt").read_text().split()]
    found = collected(Source(TTFont(cjk, fontNumber=2)), serif, model, codes)
    name = lambda code: f"u{code:04X}"
    blank = T2CharStringPen(EM, None).getCharString()
    outlines = {".notdef": blank} | {name(code): outline for code, (_, outline) in found.items()}
    builder = FontBuilder(EM, isTTF=False)
    builder.setupGlyphOrder(list(outlines))
    builder.setupCharacterMap({code: name(code) for code in found})
    builder.setupCFF(NAMES["psName"], {"FullName": NAMES["fullName"], "FamilyName": NAMES["familyName"]}, outlines, {})
    builder.setupHorizontalMetrics({".notdef": (EM, 0)} | {name(code): (advance, 0) for code, (advance, _) in found.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(NAMES, mac=False)
    builder.setupOS2(usWeightClass=400, sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.save(folder / "GongwenXiSong.otf")


main(*sys.argv[1:])
