"""A client of the WebDriver protocol, for a Chromium that chromedriver steers. Standard library alone."""

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from studio_client import Failed

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One window; `with Browser() as browser:` ends it."""

    def __init__(self, width=1400, height=1000, dark=False):
        driver = shutil.which("chromedriver")
        if not driver:
            raise Failed("there is no chromedriver; `apt-get install chromium-driver` brings it")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.scratch = tempfile.mkdtemp()
        self.process = subprocess.Popen(
            [driver, f"--port={port}", "--silent"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": self.scratch})
        self.base = f"http://127.0.0.1:{port}"
        self.session = ""
        self.wait(lambda: self.call("GET", "/status")["ready"], "chromedriver")
        # No sandbox: tests run as root in containers, where there is none.
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                     f"--user-data-dir={self.scratch}/profile", f"--window-size={width},{height}"]
        if dark:
            arguments.append("--force-dark-mode")
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"browser": "ALL"}, "unhandledPromptBehavior": "accept"}}})
        self.session = "/session/" + made["sessionId"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", "")
        except Failed:
            pass
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def call(self, method, path, body=None):
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(
            self.base + self.session + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise Failed(json.load(error)["value"]["message"]) from None
        except OSError as error:
            raise Failed(str(error)) from None

    def wait(self, check, what, seconds=20):
        """Asks until it is so; what is not so after a while fails."""
        end, last = time.monotonic() + seconds, None
        while time.monotonic() < end:
            try:
                found = check()
                if found:
                    return found
            except Failed as error:
                last = error
            time.sleep(0.03)
        raise Failed(f"waited in vain for {what}" + (f": {last}" if last else ""))

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    def run(self, script, *words):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(words)})

    def all(self, selector):
        found = self.call("POST", "/elements", {"using": "css selector", "value": selector})
        return [one[ELEMENT] for one in found]

    def find(self, selector, text=None):
        """The first element that is shown, and that has a text."""
        def look():
            for one in self.all(selector):
                if self.call("GET", f"/element/{one}/displayed") and (text is None or text in self.text_of(one)):
                    return one
            return None
        return self.wait(look, f"{selector} {text or ''}")

    def text_of(self, element):
        return self.call("GET", f"/element/{element}/text")

    def text(self, selector):
        # The page may put another element in the place of one that was just found, here and below.
        return self.wait(lambda: [self.text_of(self.find(selector))], f"the text of {selector}")[0]

    def click(self, selector, text=None):
        def act():
            self.call("POST", f"/element/{self.find(selector, text)}/click")
            return True
        self.wait(act, f"a click on {selector}")

    def type(self, selector, text, clears=False):
        for attempt in range(5):
            try:
                element = self.find(selector)
                if clears or attempt:
                    self.call("POST", f"/element/{element}/clear")
                return self.call("POST", f"/element/{element}/value", {"text": text})
            except Failed:
                if attempt == 4:
                    raise
                time.sleep(0.2)

    def keys(self, *keys):
        """Keys into what has the focus; a tuple is pressed together."""
        actions = []
        for key in keys:
            together = key if isinstance(key, tuple) else (key,)
            actions += [{"type": "keyDown", "value": one} for one in together]
            actions += [{"type": "keyUp", "value": one} for one in reversed(together)]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def choose(self, selector, value):
        """Chooses an option, as a person who leaves the field."""
        def act():
            self.run("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', {bubbles: true}));",
                     {ELEMENT: self.find(selector)}, value)
            return True
        self.wait(act, f"a choice in {selector}")

    def has(self, selector, text, seconds=20):
        self.wait(lambda: any(text in self.text_of(one) for one in self.all(selector)), f"{text!r} in {selector}", seconds)

    def command(self, name, parameters):
        """A command of Chromium's own protocol."""
        return self.call("POST", "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def size(self, width, height):
        self.call("POST", "/window/rect", {"width": width, "height": height})

    def picture(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("GET", "/screenshot")))

    def complaints(self):
        """What the console says, but for answers that refuse on purpose."""
        return [entry["message"] for entry in self.call("POST", "/se/log", {"type": "browser"})]
