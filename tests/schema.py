"""Holds `hongtou schema` against descriptions of every kind, in a validator of other making (jsonschema).

    schema.py HONGTOU DESCRIPTIONS    DESCRIPTIONS: a line of JSON each, with name, text, the codes of errors, and
                                      whether slips in its lines were taken for what was meant

Each is read in two ways: with every scalar a text, as hongtou reads it, and with numbers and booleans, as
editors do (the core schema of YAML 1.2). What hongtou finds no error in, the schema accepts in both; what
has a fault of shape, it refuses in one of them at least (08 is a number to an editor).
"""

import collections
import json
import re
import subprocess
import sys

import jsonschema
import yaml

# Errors that the schema always sees: type, keys, nothing written, how years, dates, amounts ... are written.
# How large a number may be it sees where an editor reads a number; in a text it does not.
OF_SHAPE = set(
    "E101 E102 E104 E105 E106 E107 E110 E201 E202 E210 E211 E212 E214 E220 E221 E224 E233 E250 E254 E601".split()
)

# fixtures/broken: those whose fault is one of shape, or makes another shape of what was meant.
REFUSED = """
    alias-bomb alias-in-itself amount amount-cut attachments both-names chinese-quotes choices comment-only
    dates deep email empty empty-tasks empty-values full-width-braces full-width-colon-below
    full-width-colon-in-list full-width-colon-only full-width-digits head house-style house-style-red
    lines-in-text minutes-need-no-recipients missing-keys newer-format not-a-description number number-hopeless
    phone reminding reporters reporting-days returns seal secrecy sections text-cut-in-braces three-faults
    typed-in-chinese unknown-key wrong-shape year
""".split()
# Those whose fault only reading can tell (names, days of the calendar, numbers of cells, the format of the
# paper, characters), or that have warnings only.
ACCEPTED = """
    bare-units-in-list changes chinese-brackets columns due-words duplicate-key form-twice groups invisible
    letter-elements long-line names-alike names-of-others names-taken order-elements points-order reporter rest-unused
    secret-published several-units silent-errors slips-in-texts tasks-nowhere unit-twice unknown-unit warn-collective
    warn-column-period warn-comment warn-frames warn-frames-task warn-left-over-year warn-names warn-names-edges
    warn-nobody-left warn-predecessors warn-private warn-punctuation warn-title-line
""".split()
# Those that are no YAML: an editor says so itself. Three are no UTF-8 (gbk, latin1, utf16-cut) and not here.
UNREADABLE = """
    backslash bare-units block-header broken-paste exclamation exclamation-word five-kinds full-width-colon
    full-width-indent indentation key-too-far-out list-dash list-dash-full-width list-dash-in-text
    misspelt-key-full-width misspelt-key-no-blank no-blank-after-colon no-colon no-dash nul-byte second-colon
    semicolon sign-before-text spaces-of-other-kinds special-start tab text-after-quote two-documents
    typed-in-chinese-no-blank
    unclosed-brace unclosed-bracket unclosed-quote unclosed-quote-far yaml-version
""".split()


# The quick one where there is one.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class AsWritten(Loader):
    """Scalars as texts; nothing, ~ and null as null; a block without its last line ends."""

    yaml_implicit_resolvers = {}


class Core(Loader):
    """The core schema of YAML 1.2."""

    yaml_implicit_resolvers = {}


NULL = ("tag:yaml.org,2002:null", re.compile(r"^(~|null|Null|NULL|)$"), ["~", "n", "N", ""])
for loader in (AsWritten, Core):
    loader.add_implicit_resolver(*NULL)
Core.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
Core.add_implicit_resolver(
    "tag:example,2026:int", re.compile(r"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$"), list("-+0123456789")
)
Core.add_implicit_resolver(
    "tag:example,2026:float",
    re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)


def integer(_loader, node):
    text = node.value
    return int(text[2:], 8 if text[1] == "o" else 16) if text[1:2] in ("o", "x") else int(text)


def text(loader, node):
    value = loader.construct_scalar(node)
    return value.rstrip("\n") if node.style in ("|", ">") else value


Core.add_constructor("tag:example,2026:int", integer)
Core.add_constructor("tag:example,2026:float", lambda _loader, node: float(node.value))
AsWritten.add_constructor("tag:yaml.org,2002:str", text)


def fits(validator, description, loader):
    """Whether it is valid; None where it is no YAML."""
    try:
        value = yaml.load(description, loader)
    except (yaml.YAMLError, ValueError):
        return None
    return validator.is_valid(value)


def examples_fit(schema, whole):
    """How many examples there are; each is valid where it stands."""
    count = 0
    for name, mapping in whole["$defs"].items():
        for key, value in mapping.get("properties", {}).items():
            here = {"$defs": whole["$defs"], **value}
            for example in value.get("examples", []):
                count += 1
                assert schema(here).is_valid(example), (name, key, example)
    return count


def main(program, descriptions):
    whole = json.loads(subprocess.run([program, "schema"], check=True, capture_output=True).stdout)
    schema = jsonschema.Draft202012Validator
    schema.check_schema(whole)
    validator = schema(whole)
    print(examples_fit(schema, whole), "examples")
    counts, wrong, broken = collections.Counter(), [], {}
    for line in open(descriptions, encoding="utf-8"):
        one = json.loads(line)
        name, codes = one["name"], set(one["codes"])
        written, typed = (fits(validator, one["text"], loader) for loader in (AsWritten, Core))
        if name.startswith("fixtures/broken/"):
            broken[name.split("/")[-1].removesuffix(".yaml")] = typed
        if one["slips"]:
            counts["with slips, left to the reader"] += 1
        elif not codes:
            counts["without an error, accepted"] += 1
            if not (written and typed):
                wrong.append(("refused", name, written, typed))
        elif codes & OF_SHAPE and typed is not None:
            counts["of a wrong shape, refused"] += 1
            if written and typed:
                wrong.append(("accepted", name, codes))
    print(dict(counts))
    assert not wrong, "\n".join(map(str, wrong[:40])) + f"\n{len(wrong)}"
    found = {kind: sorted(name for name in broken if broken[name] is kind) for kind in (False, True, None)}
    for kind, names in ((False, REFUSED), (True, ACCEPTED), (None, UNREADABLE)):
        assert found[kind] == sorted(names), (kind, set(found[kind]) ^ set(names))
    print({str(kind): len(names) for kind, names in found.items()})
    assert counts["without an error, accepted"] > 1000 and counts["of a wrong shape, refused"] > 1000


main(*sys.argv[1:])
