"""The consolidated report against Typst (PDF) and XlsxWriter (workbook), side by side.

    python3 benches/report/peers.py [ROUNDS]

Builds `cargo bench --bench report`, has it write the content of 500 tasks x 3 units of 300
characters as JSON, and installs typst and XlsxWriter into an environment of its own
(target/peers). Each program then runs as a process of its own, by turns, ROUNDS times (7): from
JSON to the written file, its start and its reading of the JSON included. Typst gets the blocks of
the document (the sentences made, the rows in order), XlsxWriter every cell with its format, width,
height, merge, link and formula: what the program works out itself is given to them.

Prints of each the median time on the clock and of the processor, and the greatest peak of memory
(ru_maxrss), then the ratios, and how many pages and cells each wrote. Ends with 1 where the
program takes more time or memory. BENCH=path takes a bench program that is built already.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "peers"
PYTHON = WORK / "venv" / "bin" / "python"
WANTED = ["typst==0.15.2", "XlsxWriter==3.3.1", "openpyxl==3.1.5", "pypdf==7.1.0"]
HERE = pathlib.Path(__file__).parent


def prepare():
    if not PYTHON.exists():
        venv.create(WORK / "venv", with_pip=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", *WANTED], check=True)
    if os.environ.get("BENCH"):
        return os.environ["BENCH"]
    command = ["cargo", "bench", "--bench", "report", "--no-run", "--message-format=json"]
    said = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    built = [json.loads(line) for line in said.splitlines()]
    (program,) = [
        one["executable"]
        for one in built
        if one.get("target", {}).get("name") == "report" and one.get("executable")
    ]
    return program


def measured(command):
    """Seconds on the clock, seconds of the processor, and peak megabytes of a process."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=WORK)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if status != 0:
        sys.exit(f"{command[0]} ended with {status}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(commands, rounds):
    """Of each program the median times and the greatest peak."""
    runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(measured(command))
    columns = {name: list(zip(*run)) for name, run in runs.items()}
    return {
        name: (statistics.median(clock), statistics.median(processor), max(peaks))
        for name, (clock, processor, peaks) in columns.items()
    }


def content(program):
    subprocess.run([program, "content", "content.json"], cwd=WORK, check=True)
    subprocess.run([program, "blocks", "content.json", "blocks.json"], cwd=WORK, check=True)
    subprocess.run([program, "xlsx", "content.json", "hongtou.xlsx"], cwd=WORK, check=True)
    (WORK / "report.typ").write_bytes((HERE / "report.typ").read_bytes())
    subprocess.run([PYTHON, "-W", "ignore", HERE / "cells.py", "hongtou.xlsx", "cells.json"], cwd=WORK, check=True)


def written():
    """What stands in the files: as many pages of the same size of text, the same cells."""
    script = HERE / "written.py"
    subprocess.run([PYTHON, "-W", "ignore", script], cwd=WORK, check=True)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    WORK.mkdir(parents=True, exist_ok=True)
    program = prepare()
    content(program)
    peer = [PYTHON, HERE / "peer.py"]
    stages = {
        "PDF": {
            "hongtou": [program, "pdf", "content.json", "hongtou.pdf"],
            "Typst": [*peer, "typst", ROOT / "fonts", "typst.pdf"],
        },
        "workbook": {
            "hongtou": [program, "xlsx", "content.json", "hongtou.xlsx"],
            "XlsxWriter": [*peer, "xlsxwriter", "cells.json", "xlsxwriter.xlsx"],
        },
    }
    worse = False
    for stage, commands in stages.items():
        figures = compare(commands, rounds)
        for name, (clock, processor, peak) in figures.items():
            print(f"{stage:9} {name:11} {clock:7.3f} s {processor:7.3f} s {peak:7.1f} MB")
        ours, theirs = figures.values()
        ratios = [one / other for one, other in zip(ours, theirs)]
        print("{:9} {:11} {:7.2f}   {:7.2f}   {:7.2f}".format(stage, "ratio", *ratios))
        worse = worse or max(ratios) >= 1
    written()
    sys.exit(worse)


main()
