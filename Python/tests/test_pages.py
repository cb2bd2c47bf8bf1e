"""The examples of docs/python.md run as written, and print what stands below them."""

import contextlib
import io
import os
import pathlib
import re
import tempfile
import traceback
import unittest

PAGE = pathlib.Path(__file__).parents[2] / "docs/python.md"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class PageTests(unittest.TestCase):
    def test_examples_run(self) -> None:
        """`UPDATE_GOLDEN=1` writes what they print."""
        text = PAGE.read_text()
        blocks = list(BLOCK.finditer(text))
        names: dict[str, object] = {}
        edits: list[tuple[int, int, str]] = []
        ran = 0
        before = os.getcwd()
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                for block, following in zip(blocks, [*blocks[1:], None]):
                    language, name, code = block.groups()
                    if language == "yaml" and name:
                        pathlib.Path(name).write_text(code)
                    if language != "python":
                        continue
                    printed = io.StringIO()
                    with contextlib.redirect_stdout(printed):
                        try:
                            exec(compile(code, str(PAGE), "exec"), names)
                        except Exception:
                            self.fail(f"{code}\n{traceback.format_exc()}")
                    ran += 1
                    shown = None
                    if following and following[1] == "text" and not text[block.end() : following.start()].strip():
                        shown = following[3]
                        edits.append((following.start(3), following.end(3), printed.getvalue()))
                    if not os.environ.get("UPDATE_GOLDEN"):
                        self.assertEqual(printed.getvalue(), shown or "", code)
            finally:
                os.chdir(before)
        self.assertGreaterEqual(ran, 4)
        if os.environ.get("UPDATE_GOLDEN"):
            for start, end, new in reversed(edits):
                text = text[:start] + new + text[end:]
            PAGE.write_text(text)


if __name__ == "__main__":
    unittest.main()
