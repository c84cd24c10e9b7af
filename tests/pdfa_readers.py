"""The PDF files of notices and reports in checkers of other making: what they claim of PDF/A holds.

    python3 tests/pdfa_readers.py FOLDER

FOLDER/first has A-1b files (--pdf-a1), FOLDER/second the A-2u files of the same papers under the same names,
one of them 2024.pdf. Apache Preflight (Java, Debian's libpdfbox2-java) knows A-1b as a whole: it finds none in
the first, and in the second exactly what is another in the later part of the standard. pikepdf (qpdf) reads of
each what the u of A-2u is for: part, conformance and properties, the output intent with its profile, and which
character each glyph on its pages is. Then a fault of each kind is planted, and the checker that should see it
refuses the file.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import pikepdf
from pikepdf import Array, Dictionary, Name

JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")
CLASSES = ":".join(f"/usr/share/java/{jar}.jar" for jar in JARS)

# What A-2u does otherwise than A-1b, and nothing else: it says so, lists no glyphs of fonts, which is left to the
# writer from part 2 on (ISO 19005-2, 6.2.11.4.2), and packs its objects (PDF 1.5; ISO 19005-1, 6.1.4 forbids it).
SECOND_PART = {
    ("7.11.1", "Error on MetaData, conformance level must be A or B"),
    ("7.11.2", "Error on MetaData, part must be 1"),
    ("1.4", "Trailer Syntax error, /XRef cross reference streams are not allowed"),
    ("3.1.11", "The CIDSet entry is missing for the Composite Subset"),
}


def preflight(files):
    """Of each file what Preflight finds, as pairs of code and words, the name of a font aside."""
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        listed = [scratch / f"{at}.pdf" for at in range(len(files))]
        for copy, path in zip(listed, files):
            shutil.copy(path, copy)
        (scratch / "list").write_text("".join(f"{path}\n" for path in listed))
        command = ["java", "-cp", CLASSES, "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", "list"]
        subprocess.run(command, check=False, cwd=scratch, capture_output=True)
        told = xml.etree.ElementTree.parse(scratch / "list.preflight.xml").getroot()
        found = {one.get("name"): one for one in told.iter("preflight")}
    return [findings(found[f"{at}.pdf"]) for at in range(len(files))]


def findings(told):
    found = set()
    for error in told.iter("error"):
        words = error.findtext("details")
        if words.startswith("Invalid Font definition, "):
            words = words.split(": ", 1)[-1]
        found.add((error.findtext("code"), words))
    if (told.findtext("isValid") == "true") != (not found):
        found.add(("", "said to be valid, with findings, or not, without"))
    return found


def characters_of(font):
    """The characters that the codes of a font are."""
    known = {}
    for line in font.ToUnicode.read_bytes().decode().splitlines():
        code, _, character = line.partition(" ")
        if len(code) == len("<0000>") and code[0] == "<" and character.endswith(">"):
            known[int(code.strip("<>"), 16)] = bytes.fromhex(character.strip("<>")).decode("utf-16-be")
    return known


def shown(page):
    """The codes on a page, each with its font."""
    font = None
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "Tf":
            font = str(instruction.operands[0])
        elif str(instruction.operator) == "TJ":
            for piece in instruction.operands[0]:
                if isinstance(piece, pikepdf.String):
                    codes = bytes(piece)
                    yield from ((font, codes[at] << 8 | codes[at + 1]) for at in range(0, len(codes), 2))


def read(path, part, conformance):
    """What pikepdf finds wrong."""
    faults = []

    def wants(what, is_so):
        if not is_so:
            faults.append(what)

    with pikepdf.open(path) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            wants("part", said.get("pdfaid:part") == part)
            wants("conformance", said.get("pdfaid:conformance") == conformance)
            wants("title", said.get("dc:title") == str(pdf.docinfo.get("/Title")))
        wants("language", pdf.Root.get("/Lang") == "zh-CN")
        intents = pdf.Root.get("/OutputIntents", [])
        wants("one output intent", len(intents) == 1)
        for intent in intents:
            profile = intent.DestOutputProfile
            data = profile.read_bytes()
            wants("output intent", intent.S == "/GTS_PDFA1" and profile.N == 3 and data[16:20] == b"RGB ")
            wants("profile", int.from_bytes(data[:4], "big") == len(data))
        text = ""
        for page in pdf.pages:
            fonts = page.Resources.Font
            known = {name: characters_of(font) if "/ToUnicode" in font else {} for name, font in fonts.items()}
            codes = list(shown(page))
            wants("characters of all glyphs", all(code in known[font] for font, code in codes))
            text += "".join(known[font].get(code, "") for font, code in codes)
            for font in fonts.values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                wants("fonts embedded", "/FontFile2" in descriptor or "/FontFile3" in descriptor)
        poppler = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True)
        wants("text as poppler reads it", sorted("".join(text.split())) == sorted("".join(poppler.stdout.split())))
    return sorted(set(faults))


def reworded(pdf, before, after):
    said = pdf.Root.Metadata.read_bytes()
    assert before in said, before
    pdf.Root.Metadata.write(said.replace(before, after))


def each_font(pdf, spoil):
    for font in pdf.pages[0].Resources.Font.values():
        spoil(font, font.DescendantFonts[0].FontDescriptor)


def drawn(pdf, operators):
    page = pdf.pages[0]
    page.contents_add(operators, prepend=False)


def unmapped(font, _):
    words = font.ToUnicode.read_bytes()
    at = words.index(b"<0001> <")
    font.ToUnicode.write(words[:at] + words[words.index(b"\n", at) :])


def see_through(pdf):
    pdf.pages[0].Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def script(pdf):
    pdf.Root.OpenAction = Dictionary(Type=Name.Action, S=Name.JavaScript, JS="1")


def attached(pdf):
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array()))


# A fault in an A-1b file, and the beginning of the code that Preflight gives it.
FIRST_FAULTS = {
    "no output intent": ("2.4", lambda pdf: pdf.Root.__delitem__("/OutputIntents")),
    "four colours": ("2.4", lambda pdf: drawn(pdf, b"0 0 0 1 k 0 0 1 1 re f")),
    "see-through": ("2.2", see_through),
    "a font without its list": ("3.1.11", lambda pdf: each_font(pdf, lambda _, one: one.__delitem__("/CIDSet"))),
    "a font that is not there": ("3.1", lambda pdf: each_font(pdf, lambda _, one: one.__delitem__("/FontFile3"))),
    "no XMP": ("7.1", lambda pdf: pdf.Root.__delitem__("/Metadata")),
    "another part": ("7.11.2", lambda pdf: reworded(pdf, b"part>1", b"part>2")),
    "no conformance": ("7.11.1", lambda pdf: reworded(pdf, b"conformance>B", b"conformance>X")),
    "another title": ("7.2", lambda pdf: pdf.docinfo.__setitem__("/Title", "别的")),
    "another day": ("7.2", lambda pdf: pdf.docinfo.__setitem__("/CreationDate", "D:20200101000000Z")),
    "a script": ("6.", script),
    "files within": ("1.4.7", attached),
}

# A fault in an A-2u file, and what pikepdf's reading says of it.
SECOND_FAULTS = {
    "part": lambda pdf: reworded(pdf, b"part>2", b"part>3"),
    "conformance": lambda pdf: reworded(pdf, b"conformance>U", b"conformance>B"),
    "title": lambda pdf: pdf.docinfo.__setitem__("/Title", "别的"),
    "language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "one output intent": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "output intent": lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.__setitem__("/N", 4),
    "profile": lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(
        pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() + b"\0"
    ),
    "characters of all glyphs": lambda pdf: each_font(pdf, unmapped),
    "fonts embedded": lambda pdf: each_font(pdf, lambda _, one: one.__delitem__("/FontFile3")),
}


def plant(sound, spoil, place):
    with pikepdf.open(sound) as pdf:
        spoil(pdf)
        pdf.save(
            place,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
        )
    return place


def planted(folder, scratch):
    """The faults that the checkers let pass."""
    passed = []
    sound = plant(folder / "first/2024.pdf", lambda pdf: None, scratch / "sound.pdf")
    files = [sound] + [
        plant(folder / "first/2024.pdf", spoil, scratch / f"{at}.pdf")
        for at, (_, spoil) in enumerate(FIRST_FAULTS.values())
    ]
    found = preflight(files)
    if found[0]:
        passed.append(f"a sound file saved by pikepdf: {found[0]}")
    for (fault, (code, _)), told in zip(FIRST_FAULTS.items(), found[1:]):
        print(f"planted, {fault}: {sorted(told)}")
        if not any(one.startswith(code) for one, _ in told):
            passed.append(f"{fault}: not seen by Preflight")
    for fault, spoil in SECOND_FAULTS.items():
        told = read(plant(folder / "second/2024.pdf", spoil, scratch / "one.pdf"), "2", "U")
        print(f"planted, {fault}: {told}")
        if fault not in told:
            passed.append(f"{fault}: not seen by pikepdf")
    return passed


def main():
    folder = pathlib.Path(sys.argv[1])
    faults = []
    for part, conformance, kind, expected in [("1", "B", "first", set()), ("2", "U", "second", SECOND_PART)]:
        files = sorted((folder / kind).glob("*.pdf"))
        for path, found in zip(files, preflight(files), strict=True):
            print(f"{kind} {path.stem}: {sorted(found)}")
            if found != expected:
                faults.append(f"{kind} {path.stem}: {sorted(found ^ expected)}")
            faults += [f"{kind} {path.stem}: {fault}" for fault in read(path, part, conformance)]
    first, second = (sorted(path.name for path in (folder / kind).glob("*.pdf")) for kind in ("first", "second"))
    if first != second or not first:
        faults.append("not the same papers")
    with tempfile.TemporaryDirectory() as scratch:
        faults += planted(folder, pathlib.Path(scratch))
    print(f"{len(first)} papers, {len(faults)} faults")
    print("\n".join(faults))
    sys.exit(bool(faults))


main()
