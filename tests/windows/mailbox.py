#!/usr/bin/env python3
"""A mail server on this machine that takes every mail: `python3 mailbox.py FOLDER`.

Writes its port to FOLDER/port, and each mail to FOLDER/1.eml, FOLDER/2.eml and so on. Ends when its
standard input does.
"""

import itertools
import pathlib
import socketserver
import sys
import threading


class Mailbox(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 here")
        for line in self.rfile:
            word = line.split()[0].upper() if line.strip() else b""
            if word == b"DATA":
                self.say("354 go on")
                self.take()
            self.say("221 bye" if word == b"QUIT" else "250 well")
            if word == b"QUIT":
                return

    def say(self, words):
        self.wfile.write(words.encode() + b"\r\n")

    def take(self):
        lines = itertools.takewhile(lambda line: line != b".\r\n", self.rfile)
        mail = b"".join(line.removeprefix(b".") for line in lines)
        (self.server.folder / f"{next(self.server.numbers)}.eml").write_bytes(mail)


def main(folder):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox) as server:
        server.folder, server.numbers = folder, itertools.count(1)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        (folder / "port").write_text(str(server.server_address[1]))
        sys.stdin.read()
        server.shutdown()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
