#!/usr/bin/env python3
"""Mails as other programs see them, and 200 of them through a mail server that misbehaves.

    python mail_interop.py drafts HONGTOU FOLDER    drafts read by Python's email library
    python mail_interop.py send HONGTOU FOLDER      two runs against aiosmtpd on this machine
    python mail_interop.py tls HONGTOU FOLDER       STARTTLS and a password, with openssl's keys

FOLDER is made anew. Prints what it counted; ends with an assertion where something is wrong.
"""

import collections
import email
import email.policy
import json
import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

UNITS = 200


def description(units):
    lines = [
        "year: 2024", "issuer: 某区人民政府办公室", "number: 某政办字〔2024〕1号",
        "title: 某区人民政府办公室关于办好实事的通知", "recipients: 各单位",
        "preamble: 现将有关事项通知如下：", "units:",
    ]
    for number in range(units):
        lines += [f"  - name: 第{number}单位", f"    email: u{number}@example.gov.cn"]
    lines += ["tasks:", "  - name: 办好实事", "    text: 做好工作。", "    units:"]
    lines += [f"      - 第{number}单位" for number in range(units)]
    lines += ["reporting: {sender: office@example.gov.cn, collector: 某区妇联}"]
    return "\n".join(lines) + "\n"


class Handler:
    """Takes mails, and does to some what `faults` says, once for each recipient."""

    def __init__(self, faults):
        self.faults = faults
        self.taken = []

    def fault(self, to, *kinds):
        kind = self.faults.get(to)
        return self.faults.pop(to) if kind in kinds else None

    async def handle_RCPT(self, server, session, envelope, address, options):
        match self.fault(address, "refused", "busy", "cut at RCPT"):
            case "refused":
                return "550 5.1.1 no such mailbox"
            case "busy":
                return "451 4.7.1 come back later"
            case "cut at RCPT":
                server.transport.abort()
                return "421 gone"
        envelope.rcpt_tos.append(address)
        return "250 well"

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        if self.fault(to, "cut before taken"):
            server.transport.abort()
            return "421 gone"
        self.taken.append((to, envelope.content))
        if self.fault(to, "cut after taken"):
            server.transport.abort()
            return "421 gone"
        return "250 taken"


def run(hongtou, folder, *arguments, environment):
    command = [hongtou, "send", "--period", "2024Q1", "--lang", "zh", "--as-of", "2024-03-28"]
    command += ["--smtp", "--per-minute", "0", "--retry-wait", "0", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, encoding="utf-8", check=False)
    print(done.returncode, done.stdout.strip().splitlines()[-1:])
    return done


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def fresh(folder, units):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "notice.yaml").write_text(description(units), encoding="utf-8")


def states(folder):
    last = {}
    for line in (folder / "log/send.jsonl").read_text(encoding="utf-8").splitlines():
        line = json.loads(line)
        last[line["to"]] = line["event"]
    return collections.Counter(last.values()), last


def send(hongtou, folder):
    fresh(folder, UNITS)
    kinds = ["refused", "busy", "cut at RCPT", "cut before taken", "cut after taken"]
    faults = {f"u{n}@example.gov.cn": kinds[n % 20] for n in range(UNITS) if n % 20 < len(kinds)}
    unsure = {to: kind for to, kind in faults.items() if kind.endswith("taken")}
    handler = Handler(dict(faults))
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    server = {"HONGTOU_SMTP_SERVER": f"127.0.0.1:{controller.port}"}
    try:
        first = run(hongtou, folder, environment=server)
        counts, last = states(folder)
        print("first run:", dict(counts), "taken:", len(handler.taken))
        assert first.returncode == 1
        assert {to for to, event in last.items() if event == "不确定"} == set(unsure)
        assert counts == {"已发": 170, "失败": 10, "不确定": 20}, counts

        asked = run(hongtou, folder, environment=server)
        assert asked.returncode == 2 and "E808" in asked.stderr and len(handler.taken) == 180
        # What a person finds out by asking: half of them have it.
        unit = lambda to: f"第{to[1:].split('@')[0]}单位"
        lost = [unit(to) for to, kind in unsure.items() if kind == "cut before taken"]
        only = [word for name in lost for word in ("--only", name)]
        assert run(hongtou, folder, "--resend-uncertain", *only, environment=server).returncode == 0
        assert run(hongtou, folder, "--skip-uncertain", environment=server).returncode == 0
        assert run(hongtou, folder, environment=server).returncode == 0
    finally:
        controller.stop()
    taken = collections.Counter(to for to, _ in handler.taken)
    counts, _ = states(folder)
    print("second run:", dict(counts), "taken:", len(handler.taken))
    assert len(taken) == UNITS and set(taken.values()) == {1}, "each once"
    names = {email.message_from_bytes(content)["Message-ID"] for _, content in handler.taken}
    assert len(names) == UNITS
    assert counts == {"已发": 190, "算作已发": 10}, counts


def drafts(hongtou, folder):
    fresh(folder, 3)
    command = [hongtou, "send", "--period", "2024Q1", "--as-of", "2024-03-28"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    found = sorted((folder / "out/outbox/2024Q1").glob("*.eml"))
    assert len(found) == 3
    for number, path in enumerate(found):
        mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        form = next(mail.iter_attachments())
        name = f"{number + 1:02}-第{number}单位-2024Q1.xlsx"
        print(mail["to"], mail["subject"], form.get_filename(), sep=" | ")
        assert mail["to"].addresses[0].display_name == f"第{number}单位"
        assert mail["to"].addresses[0].addr_spec == f"u{number}@example.gov.cn"
        assert mail["from"].addresses[0].display_name == "某区妇联"
        assert mail["x-unsent"] == "1" and f"第{number}单位" in mail["subject"]
        assert form.get_filename() == name == form["content-type"].params["name"]
        assert form.get_content() == path.with_suffix(".xlsx").read_bytes()
        assert f"第{number}单位：" in mail.get_body(("plain",)).get_content()
        assert "<html" in mail.get_body(("html",)).get_content()
        assert not mail.defects and not form.defects


def keys(folder):
    """A certificate for localhost, trusted by nobody but whom we tell to."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-addext",
         "basicConstraints=critical,CA:FALSE", "-keyout", key, "-out", certificate],
        check=True, capture_output=True)
    return key, certificate


def tls(hongtou, folder):
    fresh(folder / "2024", 3)
    key, certificate = keys(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    known = lambda server, session, envelope, mechanism, data: AuthResult(
        success=(data.login, data.password) == (b"office", b"swordfish"))
    handler = Handler({})
    controller = Controller(
        handler, hostname="127.0.0.1", port=free_port(), tls_context=context, require_starttls=True,
        authenticator=known, auth_required=True)
    controller.start()
    port = controller.port
    credentials = folder / "credentials.txt"
    try:
        for password, trusted, code, sent in [
            ("wrong", True, 1, 0), ("swordfish", False, 1, 0), ("swordfish", True, 0, 3),
        ]:
            credentials.write_text(
                f"server=smtp://localhost:{port}\nuser=office\npassword={password}\n",
                encoding="utf-8")
            environment = {"SSL_CERT_FILE": str(certificate)} if trusted else {}
            done = run(hongtou, folder / "2024", "--credentials", str(credentials),
                       environment=environment)
            assert (done.returncode, len(handler.taken)) == (code, sent), done.stderr
            if code:
                print(next(line for line in done.stderr.splitlines() if "E805" in line))
            log = (folder / "2024/log/send.jsonl").read_text(encoding="utf-8")
            assert password not in done.stdout + done.stderr + log
    finally:
        controller.stop()


if __name__ == "__main__":
    task = {"drafts": drafts, "send": send, "tls": tls}[sys.argv[1]]
    task(str(pathlib.Path(sys.argv[2]).resolve()), pathlib.Path(sys.argv[3]).resolve())
