"""The program `patchbay studio` over a folder of its own, and questions to it. Standard library alone."""

import http.client
import json
import os
import signal
import subprocess
import tempfile


class Failed(Exception):
    pass


class Studio:
    """`with Studio(program, {"rules.yaml": "…"}) as studio:` ends it by Ctrl-C, and holds that this is a success."""

    def __init__(self, program, files, *options):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = os.path.join(self.scratch.name, "fall")
        os.mkdir(self.folder)
        for name, text in files.items():
            self.write(name, text)
        self.process = subprocess.Popen(
            [program, "studio", self.folder, "--no-open", *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().strip()
        if not self.address:
            raise Failed("the program printed no address")
        self.base, self.token = self.address.split("/#")
        self.port = int(self.base.rsplit(":", 1)[1])
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.browser = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.browser:
            # A page that is left asks nothing more.
            self.browser.open("about:blank")
        self.connection.close()
        self.process.send_signal(signal.SIGINT)
        try:
            status = self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failed("Ctrl-C does not end the program") from None
        self.scratch.cleanup()
        if status != 0:
            raise Failed(f"the program ended with {status}")

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def text(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8", newline="") as file:
            return file.read()

    def request(self, method, target, body=None, **headers):
        """The status and the body of an answer."""
        for attempt in range(2):
            try:
                self.connection.request(method, target, body, headers)
                answer = self.connection.getresponse()
                return answer.status, answer.read()
            except (ConnectionError, http.client.HTTPException):
                # A connection that was silent is given up for others; browsers come again, too.
                self.connection.close()
                if attempt:
                    raise
        raise Failed("no answer")

    def ask(self, question, **about):
        headers = {"Content-Type": "application/json", "X-Patchbay-Token": self.token}
        status, body = self.request("POST", "/api/" + question, json.dumps(about), **headers)
        if status != 200:
            raise Failed(f"{question}: {status} {body[:300]!r}")
        return json.loads(body)

    def megabytes(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS"))
