"""The two chains of an office beside the strongest peers, whole processes, on the same answers.

    python3 benches/chains/peers.py [--scales 20,100,1000,10000] [--pairs 5] [--hongtou PROGRAM] [--reached]

*issue*: the notice as DOCX and PDF, and a form a unit. *collect*: all returns read, the workbook and
the PDF of the report, the same of both sides (`--only pdf,xlsx`); then ours with the Word file that the
peer does not write, beside the same peer (*+ word*, shown and not judged, but for its peak). Our side is
`cargo build --release`, as the README builds it, with all its checks; the peer is `peer.py`: docxtpl, Typst, XlsxWriter and python-calamine,
installed into target/chains. Both run by turns, A B A B, `--pairs` times (two at 10,000), each run into
a folder of its own: a file that replaces another costs the file system what removing the old one costs,
and ext4 looks for minutes past every place of a file that was removed.

Prints of each the median on the clock, of the processor, and the greatest
peak of it and its children together; then
the ratios, the answers that both sides read, and what a unit costs from scale to scale. Ends with 1
where a ratio below is not kept (with `--reached`: one that was reached and must not be lost again, of the
processor, which other work on the machine bends less), where an answer differs, or where the peer reads at more than three
times the cost of bare calamine: then it is no measure.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).parent
WORK = ROOT / "target" / "chains"
PYTHON = WORK / "venv" / "bin" / "python"
WANTED = ["docxtpl==0.20.2", "python-calamine==0.9.1", "XlsxWriter==3.3.1", "typst==0.15.2", "PyYAML==6.0.3"]
PERIOD, DAY = "2026Q1", "2026-04-10"

# Our time on the clock by the peer's, at most, and our peak in megabytes.
KEPT = {
    "issue": {20: 1 / 5, 100: 1 / 5, 1000: 1 / 8, 10000: 1 / 8},
    "collect": {20: 1 / 5, 100: 1 / 5, 1000: 1 / 5, 10000: 1 / 10},
}
# Our time of the processor by the peer's, as it was reached, with some room.
REACHED = {"issue": {20: 0.4, 100: 0.6}, "collect": {20: 0.6, 100: 0.9}}
PEAK = {("issue", 10000): 200, ("collect", 10000): 400, ("+ word", 10000): 400}
# What a unit costs at a scale by what it costs at the one before, at most.
GROWTH = {1000: 1.2, 10000: 1.3}


def prepare(program):
    if not PYTHON.exists():
        venv.create(WORK / "venv", with_pip=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", *WANTED], check=True)
    if program:
        return pathlib.Path(program).resolve()
    subprocess.run(["cargo", "build", "--release"], cwd=ROOT, check=True)
    return ROOT / "target" / "release" / "hongtou"


def year(program, scale, work):
    """The folder of a year of that many units, with its returns."""
    folder = work / str(scale)
    script = HERE / "year.py"
    subprocess.run([PYTHON, script, "notice", str(scale), folder], check=True)
    quietly([program, "forms", "--period", PERIOD], folder)
    forms, returns = folder / "out/forms" / PERIOD, folder / "returns" / PERIOD
    subprocess.run([PYTHON, script, "fill", forms, returns, "1"], check=True)
    for side in ("ours", "peer"):
        (folder / side).mkdir()
    return folder


def quietly(command, folder):
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        sys.exit(f"{command} ended with {done.returncode}")


def measured(commands, folder):
    """Seconds on the clock and of the processor, and the peak in megabytes, of processes in turn."""
    clock = processor = peak = 0
    for command in commands:
        begun = time.perf_counter()
        with open(os.devnull, "w") as nowhere:
            process = subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere)
            with Memory(process.pid) as memory:
                _, status, usage = os.wait4(process.pid, 0)
        clock += time.perf_counter() - begun
        processor += usage.ru_utime + usage.ru_stime
        peak = max(peak, memory.peak, usage.ru_maxrss / 1024)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"{command} ended with {status}")
    return clock, processor, peak


class Memory:
    """The most memory, in megabytes, that a process and all it started had at one time."""

    def __init__(self, process):
        self.process, self.peak, self.over = process, 0, threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=self.watch)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def watch(self):
        while not self.over.wait(0.01):
            self.peak = max(self.peak, resident(self.process) / 1024)


def resident(process):
    """Kilobytes that a process and all it started have now; what several of them share (the program itself) is
    counted once among them, as the kernel parts it (Pss)."""
    try:
        status = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text()
        own = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("Pss:")), 0)
        threads = list(pathlib.Path(f"/proc/{process}/task").iterdir())
        children = [child for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:
        return 0
    return own + sum(resident(child) for child in children)


def chains(program, folder):
    """The commands of both sides that write into a folder, by chain."""
    peer = [PYTHON, HERE / "peer.py"]
    year_json, returns = folder / "year.json", folder / "returns" / PERIOD
    notice = [program, "notice", "--bundled-fonts"]
    forms = [program, "forms", "--period", PERIOD]
    report = [program, "report", "--bundled-fonts", "--period", PERIOD, "--as-of", DAY]
    collect = lambda out: [[*peer, "collect", year_json, returns, out]]
    return {
        "issue": (
            lambda out: [[*notice, "-o", out], [*forms, "-o", out / "forms"]],
            lambda out: [[*peer, "issue", year_json, out]],
        ),
        "collect": (lambda out: [[*report, "--only", "pdf,xlsx", "-o", out]], collect),
        "+ word": (lambda out: [[*report, "-o", out]], collect),
    }


def compare(ours, theirs, folder, pairs):
    """The medians of both, run by turns."""
    runs = [[], []]
    for _ in range(pairs):
        for side, commands in enumerate([ours, theirs]):
            out = pathlib.Path(tempfile.mkdtemp(dir=folder / ("peer" if side else "ours")))
            runs[side].append(measured(commands(out), folder))
    return [
        [statistics.median(clock), statistics.median(processor), max(peak)]
        for clock, processor, peak in (zip(*side) for side in runs)
    ]


def answers_differ(program, folder):
    """The answers of the forms, of the peer and ours, file by file."""
    written = json.loads((folder / "answers.json").read_bytes())
    peer = json.loads(next((folder / "peer").glob("*/answers.json")).read_bytes())
    command = [program, "status", "--json", "--period", PERIOD, "--as-of", DAY]
    said = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    ours = {
        unit["file"]: {one["id"]: one["text"] for one in unit["answers"]}
        for unit in json.loads(said)["units"]
        if unit["file"]
    }
    texts = lambda answers: {file: {field: str(text) for field, text in fields.items()} for file, fields in answers.items()}
    same = texts(written) == texts(peer) == texts(ours)
    count = sum(len(fields) for fields in written.values())
    print(f"          answers     {count} in {len(written)} files, {'the same' if same else 'NOT the same'} on both sides")
    return not same


def reading(folder, pairs):
    """What the peer's reading costs by what bare calamine costs, of the processor."""
    returns = folder / "returns" / PERIOD
    peer = [PYTHON, HERE / "peer.py"]
    read, floor = ([[*peer, one, returns]] for one in ("read", "floor"))
    (_, read, _), (_, floor, _) = compare(lambda _: read, lambda _: floor, folder, pairs)
    print(f"          peer reads  {read:7.3f} s of the processor, bare calamine {floor:7.3f} s: {read / floor:4.2f}")
    return read / floor > 3


def judge(chain, scale, ours, theirs, reached):
    for name, figures in [("hongtou", ours), ("peer", theirs)]:
        print("{:9} {:11} {:7.3f} s {:7.3f} s {:7.1f} MB".format(chain, name, *figures))
    ratios = [one / other for one, other in zip(ours, theirs)]
    limit, most = (REACHED if reached else KEPT).get(chain, {}).get(scale), PEAK.get((chain, scale))
    print("{:9} {:11} {:7.3f}   {:7.3f}   {:7.3f}     at most {}".format(chain, "ratio", *ratios, limit and f"{limit:.3f}"))
    return bool(limit and ratios[1 if reached else 0] > limit or most and ours[2] > most)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--scales", default="20,100,1000,10000")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--hongtou")
    parser.add_argument("--reached", action="store_true")
    args = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    program = prepare(args.hongtou)
    with tempfile.TemporaryDirectory(dir=WORK) as work:
        missed = all_scales(program, args, pathlib.Path(work))
    sys.exit(missed)


def all_scales(program, args, work):
    missed, before = False, {}
    for scale in map(int, args.scales.split(",")):
        folder = year(program, scale, work)
        pairs = min(args.pairs, 2) if scale >= 10000 else args.pairs
        print(f"{scale} units, {pairs} pairs     clock   processor      peak")
        for chain, (ours, theirs) in chains(program, folder).items():
            figures = compare(ours, theirs, folder, pairs)
            missed |= judge(chain, scale, *figures, args.reached)
            unit = figures[0][1] / scale
            if chain in before and scale in GROWTH:
                growth = unit / before[chain]
                print(f"{chain:9} a unit      {growth:7.3f}   of before, at most {GROWTH[scale]}")
                missed |= growth > GROWTH[scale]
            before[chain] = unit
        missed |= answers_differ(program, folder)
        missed |= reading(folder, pairs)
    return missed


main()
