"""A client of `patchbay lsp` for scripts that measure it or try to break it."""

import json
import os
import select
import subprocess


class Ended(Exception):
    """The server is gone."""


class Client:
    def __init__(self, program, folder, unit="utf-8"):
        self.process = subprocess.Popen([os.path.abspath(program), "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.uri = "file://" + folder
        self.number = 0
        self.received = b""
        # What the server said without being asked, and its answers by their ids.
        self.notices = []
        self.answers = {}
        self.ask("initialize", {"rootUri": self.uri, "capabilities": {"general": {"positionEncodings": [unit]}}})
        self.tell("initialized", {})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def send_bytes(self, data):
        """Writes while it reads, so that neither side waits for the other."""
        try:
            while data:
                _, writable, _ = select.select([], [self.process.stdin], [], 0)
                if writable:
                    written = os.write(self.process.stdin.fileno(), data[:4096])
                    data = data[written:]
                self.pump(0 if writable else 1)
        except BrokenPipeError as error:
            raise Ended from error

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def begin(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        return self.number

    def ask(self, method, params):
        return self.answer(self.begin(method, params)).get("result")

    def answer(self, number):
        while number not in self.answers:
            self.pump(60, must=True)
        return self.answers.pop(number)

    def pump(self, seconds, must=False):
        """Takes what the server says within some seconds; false where that is nothing."""
        readable, _, _ = select.select([self.process.stdout], [], [], seconds)
        if not readable:
            if must:
                raise TimeoutError(f"the server said nothing for {seconds} s")
            return False
        data = os.read(self.process.stdout.fileno(), 1 << 20)
        if not data:
            raise Ended
        self.received += data
        while True:
            header, blank, rest = self.received.partition(b"\r\n\r\n")
            if not blank:
                return True
            length = int(header.rpartition(b":")[2])
            if len(rest) < length:
                return True
            self.received = rest[length:]
            message = json.loads(rest[:length])
            if "method" in message:
                # What it asks needs no answer.
                self.notices.append(message)
            else:
                self.answers[message["id"]] = message

    def problems(self, version):
        """The problems of the text with a version."""
        while True:
            for message in self.take_notices():
                if message["method"] == "textDocument/publishDiagnostics" and message["params"].get("version") == version:
                    return message["params"]["diagnostics"]
            self.pump(60, must=True)

    def take_notices(self):
        notices, self.notices = self.notices, []
        return notices

    def memory(self):
        """In MiB."""
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def processor(self):
        """How long it has had a processor, in ms: what a loaded machine changes little about."""
        with open(f"/proc/{self.process.pid}/schedstat") as file:
            return int(file.read().split()[0]) / 1e6

    def settle(self):
        """Waits until the server has nothing left to do: what can wait is begun when no one types for a while."""
        while True:
            before = self.processor()
            if self.pump(0.5):
                continue
            with open(f"/proc/{self.process.pid}/stat") as file:
                is_asleep = file.read().rpartition(")")[2].split()[0] == "S"
            if is_asleep and self.processor() == before:
                return

    def stop(self):
        """Ends the server as the protocol asks; returns its status."""
        self.ask("shutdown", None)
        try:
            self.tell("exit", None)
        except Ended:
            # It may be gone before all that it says was read.
            pass
        return self.process.wait(10)
