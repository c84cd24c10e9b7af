#!/usr/bin/env python3
"""What a run leaves that is killed, finds no room, or meets another: a table, by hand.

    tests/reliability.py [--program target/debug/hongtou] [--kills 300] [--seed 1] [TRIAL …]

TRIAL is one of moments, calls, faults, disk, pairs, mails, files; all of them without any. A folder
holds the outputs of an older description; a run with a newer one is disturbed. Under the names the
program writes there may be a whole file of the old or of the new run only; the next run must succeed,
give the new set and leave nothing beside it; no mail may go out twice. Ends with 1 where one of these
does not hold. Linux, Python 3.9; strace is installed where it is missing; without root a limit on the size
of files stands for a full disk.
"""

import argparse
import collections
import os
import pathlib
import random
import resource
import shutil
import signal
import socketserver
import subprocess
import sys
import tempfile
import threading
import time

import reliability_stage
from reliability_stage import (
    CALLS, CASE, COMMANDS, FAULTS, HANDLES, MOST_CALLS, PAIRS, PERIOD, POST, READING, ROOT, Row, SIZES, Stage,
    UNITS, all_gone, environment, finish, is_beside, outputs, run, start,
)


def moments(chance, kills):
    """kill -9 at moments spread over the run, more of them towards its end, where it writes."""
    for name, command in COMMANDS.items():
        stage, row = Stage(command), Row("kill -9 at a random moment", name)
        for _ in range(kills):
            with stage.copy() as folder:
                disturbed = start(command, folder)
                time.sleep(chance.triangular(0, stage.seconds * 1.05, stage.seconds))
                disturbed.kill()
                code, _said = finish(disturbed)
                all_gone(disturbed.pid, row)
                row.codes[code] += 1
                row["runs"] += 1
                row["disturbed"] += code == -signal.SIGKILL
                stage.judge(folder, row)
                stage.mend(folder, row)
        yield row


def injected(calls, what, number):
    """The run under strace, which does that at the call of that number."""
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "signal=none", "-e", f"trace={calls}", "-e",
            f"inject={calls}:{what}:when={number}"]


def calls(_chance, _kills):
    """kill -9 at every call that changes a folder, as each thread counts them."""
    for name, command in COMMANDS.items():
        stage = Stage(command)
        for kind in CALLS:
            if kind == "write" and name in READING:
                continue
            row = Row(f"kill -9 at each {kind.split(',')[0]}", name)
            for number in range(1, MOST_CALLS):
                with stage.copy() as folder:
                    code, _said = run(command, folder, before=injected(kind, "signal=KILL", number))
                    if code != -signal.SIGKILL:
                        break
                    row.codes[code] += 1
                    row["runs"] += 1
                    row["disturbed"] += 1
                    stage.judge(folder, row)
                    stage.mend(folder, row)
            yield row


def faults(_chance, _kills):
    """A call that fails: the run ends with 2 and names the file, or does without the call."""
    for name, command in COMMANDS.items():
        stage = Stage(command)
        for kind, error in FAULTS:
            row = Row(f"{kind.split(',')[0]} fails ({error})", name)
            for number in range(1, MOST_CALLS):
                with stage.copy() as folder:
                    trace = folder.parent / "trace"
                    before = injected(kind, f"error={error}", number)
                    before[before.index("/dev/null")] = str(trace)
                    code, said = run(command, folder, before=before)
                    if "INJECTED" not in trace.read_text(errors="replace"):
                        break
                    row.codes[code] += 1
                    row["runs"] += 1
                    row["disturbed"] += 1
                    if code == 2 and "E503" not in said:
                        row.fault(f"said: {said[-300:]}")
                    if stage.judge(folder, row) == "mixed":
                        row.fault("a run that failed has changed some files")
                    stage.mend(folder, row)
            yield row


class Disk:
    """A small disk with the year on it and so much room beside; a limit on files where we are not root."""

    def __init__(self, stage, room):
        self.room, self.place = room, tempfile.mkdtemp(prefix="hongtou-reliability-")
        self.is_disk = os.geteuid() == 0
        if self.is_disk:
            self.mount("size=1g")
        self.copy = stage.copy(self.place)
        if self.is_disk:
            system = os.statvfs(self.place)
            used = (system.f_blocks - system.f_bfree) * system.f_frsize
            self.mount(f"remount,size={used + room}")

    def mount(self, options):
        """Mounts it, or gives it another size."""
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", self.place], check=True)

    def limits(self):
        """For a run on it."""
        if self.is_disk:
            return {}
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.room, self.room))
        return {"preexec_fn": limit}

    def clear(self):
        """Room for all."""
        if self.is_disk:
            self.mount("remount,size=1g")

    def close(self):
        """Takes it away."""
        self.copy.place.cleanup()
        if self.is_disk:
            subprocess.run(["umount", self.place], check=True)
        os.rmdir(self.place)


def disk(_chance, _kills):
    """A disk with room for nothing up to room for all."""
    for name, command in COMMANDS.items():
        stage, row = Stage(command), Row("full disk", name)
        # Beside the old set lies the new one for a while, in whole pages.
        whole = sum(len(content) + 8_192 for content in stage.new.values()) + 65_536
        for size in range(SIZES):
            disk_ = Disk(stage, whole * size // (SIZES - 1))
            folder = disk_.copy.folder
            code, said = run(command, folder, **disk_.limits())
            row.codes[code] += 1
            row["runs"] += 1
            row["disturbed"] += code == 2
            if code == 2 and "E503" not in said or code not in (0, 1, 2):
                row.fault(f"{code}, said: {said[-300:]}")
            if any(is_beside(left) for left in outputs(folder)):
                row.fault("something is left beside")
            if stage.judge(folder, row) == "mixed":
                row.fault("a run that failed has changed some files")
            disk_.clear()
            stage.mend(folder, row)
            disk_.close()
        yield row


def pairs(_chance, _kills):
    """Two runs at once in one folder, one with the older description: the set is one's or the other's."""
    for name, command in COMMANDS.items():
        stage, row = Stage(command), Row("two runs at once", name)
        for _ in range(PAIRS):
            with stage.copy() as folder:
                older = [command[0], "older.yaml", *command[1:]]
                both = [start(older, folder), start(command, folder)]
                for code, said in map(finish, both):
                    row.codes[code] += 1
                    if code > 1:
                        row.fault(f"{code}, said: {said[-300:]}")
                row["runs"] += 2
                row["disturbed"] += 2
                if stage.judge(folder, row) == "mixed":
                    row.fault("two runs' files in one set")
                if any(is_beside(left) for left in outputs(folder)):
                    row.fault("something is left beside")
                stage.mend(folder, row)
        yield row


class Mailbox(socketserver.StreamRequestHandler):
    """A mail server that takes everything, and is as slow as one."""

    def handle(self):
        say = lambda words: self.wfile.write(words + b"\r\n")
        try:
            self.talk(say)
        except OSError:
            pass

    def talk(self, say):
        """One connection."""
        say(b"220 here")
        to = b""
        while line := self.rfile.readline():
            word = line.upper()
            if word.startswith(b"DATA"):
                say(b"354 go on")
                while self.rfile.readline() not in (b".\r\n", b""):
                    pass
                time.sleep(0.01)
                self.server.taken.append(to)
            elif word.startswith(b"RCPT"):
                to = line.split(b"<")[1].split(b">")[0]
            elif word.startswith(b"QUIT"):
                return say(b"221 bye")
            say(b"250 well")
        return None


class Post:
    """A year whose forms are sent, and the server that takes them."""

    def __init__(self):
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox)
        self.server.daemon_threads = True
        self.server.taken = []
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        port = self.server.server_address[1]
        self.place = tempfile.TemporaryDirectory(prefix="hongtou-reliability-")
        self.folder = pathlib.Path(self.place.name)
        self.options = {"env": environment(HONGTOU_SMTP_SERVER=f"127.0.0.1:{port}")}
        text = (CASE / "notice.yaml").read_text(encoding="utf-8")
        text = text.replace("接收邮箱: 淄川区住建局", "接收邮箱: 淄川区住建局\n  发件邮箱: zjj@zichuan.example.cn")
        (self.folder / "notice.yaml").write_text(text, encoding="utf-8")

    def settle(self, row, cuts):
        """Runs on to the end: all mails went out once, but those a cut-off run may have sent or not."""
        code, said = run(POST, self.folder, **self.options)
        if code == 2 and "E808" not in said or code == 1:
            row.fault(f"{code}, said: {said[-300:]}")
        code, said = run([*POST, "--skip-uncertain"], self.folder, **self.options)
        if code != 0:
            row.fault(f"with what is uncertain settled {code}: {said[-300:]}")
        self.count(row, cuts)
        self.server.shutdown()
        self.server.server_close()

    def count(self, row, cuts):
        """Each mail once."""
        time.sleep(0.05)
        counts = collections.Counter(self.server.taken)
        row["new"] += sum(counts.values())
        twice = [to for to, count in counts.items() if count > WANTED[to]]
        lost = sum(WANTED.values()) - sum(counts.values())
        if twice or lost > cuts:
            row.fault(f"twice: {twice}, lost: {lost}")
        if any(is_beside(left) for left in outputs(self.folder)):
            row.fault("something is left beside")


# Two units share a mailbox, and the one that collects gets none.
WANTED = collections.Counter()


def mails(chance, kills):
    """Mails that are sent by runs that are cut off, or by two at once."""
    first = Post()
    begun = time.monotonic()
    code, said = run(POST, first.folder, **first.options)
    seconds = time.monotonic() - begun
    assert code == 0, said
    WANTED.update(first.server.taken)
    row = Row("kill -9 at a random moment", "send --smtp")
    for _ in range(kills):
        post = Post()
        disturbed = start(POST, post.folder, **post.options)
        time.sleep(chance.uniform(0, seconds))
        disturbed.kill()
        row.codes[finish(disturbed)[0]] += 1
        row["runs"] += 1
        row["disturbed"] += disturbed.returncode == -signal.SIGKILL
        post.settle(row, 1)
    yield row
    for kind in ["fsync,fdatasync", "write,sendto", "rename,renameat,renameat2"]:
        row = Row(f"kill -9 at each {kind.split(',')[0]}", "send --smtp")
        for number in range(1, MOST_CALLS):
            post = Post()
            before = injected(kind, "signal=KILL", number)
            code, _said = run(POST, post.folder, before=before, **post.options)
            if code != -signal.SIGKILL:
                break
            row.codes[code] += 1
            row["runs"] += 1
            row["disturbed"] += 1
            post.settle(row, 1)
        yield row
    row = Row("two runs at once", "send --smtp")
    for _ in range(PAIRS):
        post = Post()
        for code, said in map(finish, [start(POST, post.folder, **post.options) for _ in range(2)]):
            row.codes[code] += 1
            if code > 1 and "E8" not in said:
                row.fault(f"{code}, said: {said[-300:]}")
        row["runs"] += 2
        row["disturbed"] += 2
        post.settle(row, 0)
    yield row


def description(units):
    """A notice of that many units with one task."""
    names = [f"第{number}单位" for number in range(units)]
    lines = ["year: 2026", "issuer: 某区人民政府办公室", "number: 某政办字〔2026〕1号",
             "title: 某区人民政府办公室关于办好实事的通知", "recipients: 各单位",
             "preamble: 现将有关事项通知如下：", "units:"]
    for number, name in enumerate(names):
        lines += [f"  - name: {name}", f"    email: u{number}@example.gov.cn"]
    lines += ["tasks:", "  - name: 办好实事", "    text: 做好工作。", "    units:"]
    lines += [f"      - {name}" for name in names]
    lines += ["reporting: {sender: office@example.gov.cn, collector: 某区妇联}"]
    return "\n".join(lines) + "\n"


def files(_chance, _kills):
    """Many units with few files open at a time, on few processors and on many."""
    def limit():
        resource.setrlimit(resource.RLIMIT_NOFILE, (HANDLES, HANDLES))

    with tempfile.TemporaryDirectory(prefix="hongtou-reliability-") as place:
        folder = pathlib.Path(place)
        (folder / "notice.yaml").write_text(description(UNITS), encoding="utf-8")
        code, said = run(["forms", *PERIOD], folder)
        assert code < 2, said
        shutil.copytree(folder / "out/forms/2026Q1", folder / "returns/2026Q1")
        shutil.rmtree(folder / "out")
        for name, command in COMMANDS.items():
            row = Row(f"{HANDLES} files open, {UNITS} units", name)
            free = run(command, folder)
            wanted = outputs(folder)
            for jobs in ["1", "2", "16"]:
                shutil.rmtree(folder / "out")
                shutil.rmtree(folder / "log", ignore_errors=True)
                code, said = run([*command, "--jobs", jobs], folder, preexec_fn=limit)
                row.codes[code] += 1
                row["runs"] += 1
                row["disturbed"] += 1
                same = outputs(folder) == wanted
                row["new" if same else "mixed"] += 1
                if (code, same) != (free[0], True) or sorted(said) != sorted(free[1]):
                    row.fault(f"{jobs} jobs: {code} for {free[0]}, {said[-300:]}")
            yield row
            shutil.rmtree(folder / "out")


TRIALS = {"moments": moments, "calls": calls, "faults": faults, "disk": disk, "pairs": pairs,
          "mails": mails, "files": files}


def install_strace():
    """For the trials that need it."""
    if shutil.which("strace") is None:
        root = [] if os.geteuid() == 0 else ["sudo"]
        subprocess.run([*root, "apt-get", "install", "-y", "-qq", "strace"], check=True)


def main():
    """Runs the trials; 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=ROOT / "target/debug/hongtou", type=pathlib.Path)
    parser.add_argument("--kills", default=300, type=int, help="moments, of all commands together")
    parser.add_argument("--seed", default=1, type=int)
    parser.add_argument("trials", nargs="*", choices=[*TRIALS, []])
    asked = parser.parse_args()
    reliability_stage.PROGRAM = str(asked.program.resolve())
    install_strace()
    print("| trial | command | " + " | ".join(Row.HEADS) + " |")
    print("| --- | --- " + "| ---: " * len(Row.HEADS) + "|", flush=True)
    chance, good = random.Random(asked.seed), True
    for trial in asked.trials or TRIALS:
        for row in TRIALS[trial](chance, asked.kills // (len(COMMANDS) + 1)):
            if row["runs"]:
                print(row.line(), flush=True)
            for wrong in row.wrong[:3]:
                print(f"  {row.trial}, {row.command}: {wrong}", file=sys.stderr)
            good &= not row.wrong
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
