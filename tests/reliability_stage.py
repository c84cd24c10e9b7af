"""The stage of tests/reliability.py: a folder with an older run's outputs, the runs in it, a line of the table."""

import collections
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
CASE = ROOT / "fixtures/returns/cases/nine-units"
PERIOD = ["--period", "2026Q1"]
TODAY = ["--as-of", "2026-04-10"]
COMMANDS = {
    "notice": ["notice", "--bundled-fonts"],
    "forms": ["forms", *PERIOD],
    "send": ["send", *PERIOD, *TODAY],
    "remind": ["remind", *PERIOD, *TODAY],
    "report": ["report", *PERIOD, *TODAY, "--bundled-fonts"],
}
POST = ["send", *PERIOD, *TODAY, "--smtp", "--per-minute", "0", "--retry-wait", "0"]
# What a run changes in a folder, by the names of the system's calls.
CALLS = ["rename,renameat,renameat2", "unlink,unlinkat", "fsync,fdatasync", "ftruncate",
         "mkdir,mkdirat", "write"]
MOST_CALLS = 400
# These start readers, and a reader that is killed as it answers is another thing: a finding.
READING = ["remind", "report"]
FAULTS = [("rename,renameat,renameat2", "EACCES"), ("fsync,fdatasync", "EIO"), ("unlink,unlinkat", "EIO"),
          ("mkdir,mkdirat", "EACCES"), ("ftruncate", "EIO")]
SIZES = 30
PAIRS = 20
UNITS = 500
HANDLES = 64
PATIENCE = 300
# Set by whoever runs a trial.
PROGRAM = None


class Row(collections.Counter):
    """A line of the table, and what was wrong in it."""

    HEADS = ["runs", "disturbed", "old", "new", "mixed", "codes", "wrong"]

    def __init__(self, trial, command):
        super().__init__()
        self.trial, self.command, self.codes, self.wrong = trial, command, collections.Counter(), []

    def fault(self, what):
        """Counts what must not be."""
        self.wrong.append(what)

    def line(self):
        """As Markdown."""
        codes = ", ".join(f"{code}: {count}" for code, count in sorted(self.codes.items()))
        numbers = [self[head] for head in self.HEADS[:5]] + [codes, len(self.wrong)]
        return "| " + " | ".join(str(cell) for cell in [self.trial, self.command, *numbers]) + " |"


def environment(**more):
    """That of a run: the fonts at hand, Chinese words, nobody's mail server."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("HONGTOU")}
    return kept | {"HONGTOU_FONTS": str(ROOT / "fonts")} | more


def start(command, folder, before=(), **options):
    """A run in `folder`, in a group of its own, so that what it starts can be found again."""
    return subprocess.Popen(
        [*before, PROGRAM, *command, "--lang", "zh"], cwd=folder, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
        env=options.pop("env", environment()), **options)


def finish(run):
    """Its code and what it said."""
    said = run.communicate(timeout=PATIENCE)[1].decode()
    return run.returncode, said


def run(command, folder, **options):
    """A run to its end."""
    return finish(start(command, folder, **options))


def outputs(folder):
    """What lies in the outputs, by path."""
    out = folder / "out"
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def is_beside(name):
    """Whether a file is one that the program writes beside the others while it runs."""
    return pathlib.PurePath(name).name.startswith(".hongtou-")


class Stage:
    """A year with the outputs of an older description, and what a newer one gives."""

    def __init__(self, command):
        self.command = command
        self.place = tempfile.TemporaryDirectory(prefix="hongtou-reliability-")
        self.folder = pathlib.Path(self.place.name) / "year"
        shutil.copytree(CASE / "files", self.folder / "returns")
        older = (CASE / "notice.yaml").read_text(encoding="utf-8")
        newer = older.replace("民生实事的通知", "民生实事任务的通知").replace("情况报表", "情况季报表")
        (self.folder / "notice.yaml").write_text(older, encoding="utf-8")
        self.must(self.folder)
        self.old = outputs(self.folder)
        # What went out stays what it was: that the older forms did is not to be known.
        shutil.rmtree(self.folder / "存档", ignore_errors=True)
        (self.folder / "older.yaml").write_text(older, encoding="utf-8")
        (self.folder / "notice.yaml").write_text(newer, encoding="utf-8")
        with self.copy() as copy:
            begun = time.monotonic()
            self.must(copy)
            self.seconds = time.monotonic() - begun
            self.new = outputs(copy)
        assert self.old.keys() == self.new.keys() and self.old != self.new, command

    def must(self, folder):
        """A run that nothing disturbs."""
        code, said = run(self.command, folder)
        assert code < 2, said

    def copy(self, under=None):
        """The year, to be disturbed."""
        return Copy(self.folder, under)

    def judge(self, folder, row):
        """Which set lies there; what is neither is a fault."""
        found = {name: bytes for name, bytes in outputs(folder).items() if not is_beside(name)}
        for name, content in found.items():
            if content not in (self.old.get(name), self.new.get(name)):
                row.fault(f"{name} is neither old nor new")
        if self.old.keys() - found.keys():
            row.fault(f"gone: {sorted(self.old.keys() - found.keys())}")
        kind = "old" if found == self.old else "new" if found == self.new else "mixed"
        row[kind] += 1
        return kind

    def mend(self, folder, row):
        """The next run, after which nothing is to be seen of the one before."""
        code, said = run(self.command, folder)
        if code > 1:
            row.fault(f"the next run ends with {code}: {said[-300:]}")
        left = outputs(folder)
        if left != self.new:
            wrong = [name for name in left.keys() | self.new.keys() if left.get(name) != self.new.get(name)]
            row.fault(f"after the next run: {sorted(wrong)[:5]}")


class Copy:
    """A copy of a folder, for a while."""

    def __init__(self, folder, under):
        self.place = tempfile.TemporaryDirectory(prefix="hongtou-reliability-", dir=under)
        self.folder = pathlib.Path(self.place.name) / "year"
        shutil.copytree(folder, self.folder)

    def __enter__(self):
        return self.folder

    def __exit__(self, *_):
        self.place.cleanup()


def all_gone(group, row):
    """Whatever a killed run had started is to end by itself."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    row.fault("a process outlives the run")
