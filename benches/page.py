"""How soon the page of a year is there, and what it takes: `hongtou open` is started, gone into as a browser goes in, and
asked for pages.

    page.py PROGRAM FOLDER CLOCK [RUNS]     FOLDER: a year's (benches/chains/year.py makes one of N units)

Prints, of RUNS starts: seconds by the clock from the start to the last byte of the first page, of each page again, what
they took of the processor, and the most memory of the program and of what it started."""

import http.client
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

PAGES = ["/", "/returns", "/letters", "/report"]


class Opened:
    """A program that was started, and a browser that was let in."""

    def __init__(self, program, folder, clock, own):
        self.began = time.perf_counter()
        command = [program, "open", folder, "--no-browser", "--lang", "zh", "--clock", clock]
        environment = dict(os.environ, XDG_RUNTIME_DIR=own)
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        found = None
        while not found:
            found = re.search(r"http://(127\.0\.0\.1:\d+)(/\S*)", self.process.stdout.readline())
        self.host, entry = found.groups()
        self.cookie = ""
        self.cookie = self.asked(entry).getheader("set-cookie").split(";")[0]

    def asked(self, path):
        connection = http.client.HTTPConnection(self.host)
        connection.request("GET", path, headers={"Cookie": self.cookie} if self.cookie else {})
        reply = connection.getresponse()
        reply.read()
        return reply

    def seconds(self, path):
        """By the clock, and of the processor."""
        began, used = time.perf_counter(), self.processor()
        assert self.asked(path).status == 200, path
        return time.perf_counter() - began, self.processor() - used

    def processor(self):
        """What the program has used so far, with those that it started and that have ended."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        """The most that the program and those that it started have held, in megabytes."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        most = [held(process) for process in [str(self.process.pid), *children.split()]]
        return most[0], sum(most)

    def end(self):
        self.process.kill()
        self.process.wait()


def held(process):
    status = pathlib.Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024


def main(program, folder, clock, runs="5"):
    first, again, memory = [], {path: [] for path in PAGES}, []
    for _ in range(int(runs)):
        with tempfile.TemporaryDirectory() as own:
            opened = Opened(program, folder, clock, own)
            assert opened.asked("/").status == 200
            first.append((time.perf_counter() - opened.began, opened.processor()))
            for path in PAGES:
                again[path].append(opened.seconds(path))
            memory.append(opened.memory())
            opened.end()
    for name, taken in {"first page": first, **again}.items():
        clock, processor = ([one[at] for one in taken] for at in (0, 1))
        print(f"{name}: least {min(clock):.3f} s, median {statistics.median(clock):.3f} s", end="")
        print(f"; of the processor {statistics.median(processor):.2f} s")
    own, whole = max(memory)
    print(f"memory: {own:.0f} MB the program, {whole:.0f} MB with those that read for it")


main(*sys.argv[1:])
