"""The examples of docs/python.md and docs/scale.md run as written, and print what stands below them."""

import contextlib
import io
import os
import pathlib
import re
import tempfile
import traceback
import unittest

DOCS = pathlib.Path(__file__).parents[2] / "docs"
#: Each goes on where the one before it ends: with its names, and beside its files.
PAGES = [DOCS / "python.md", DOCS / "scale.md"]
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run_pages(test: unittest.TestCase, withSpark: bool) -> None:
    """Runs the examples, and compares what they print. `UPDATE_GOLDEN=1` writes it. Without Spark, those that use it are passed over.
    """
    names: dict[str, object] = {}
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for page in PAGES:
                run_page(test, page, names, withSpark)
        finally:
            os.chdir(before)


def run_page(test: unittest.TestCase, page: pathlib.Path, names: dict[str, object], withSpark: bool) -> None:
    text = page.read_text()
    blocks = list(BLOCK.finditer(text))
    edits: list[tuple[int, int, str]] = []
    ran = 0
    for block, following in zip(blocks, [*blocks[1:], None]):
        language, name, code = block.groups()
        if name and language in ("yaml", "csv", "json"):
            pathlib.Path(name).write_text(code)
        if language != "python":
            continue
        ran += 1
        if "spark" in code and not withSpark:
            continue
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            try:
                exec(compile(code, str(page), "exec"), names)
            except Exception:
                test.fail(f"{code}\n{traceback.format_exc()}")
        shown = None
        if following and following[1] == "text" and not text[block.end() : following.start()].strip():
            shown = following[3]
            edits.append((following.start(3), following.end(3), printed.getvalue()))
        if not os.environ.get("UPDATE_GOLDEN"):
            test.assertEqual(printed.getvalue(), shown or "", code)
    test.assertGreaterEqual(ran, 1)
    if os.environ.get("UPDATE_GOLDEN"):
        for start, end, new in reversed(edits):
            text = text[:start] + new + text[end:]
        page.write_text(text)


class PageTests(unittest.TestCase):
    def test_examples_run(self) -> None:
        run_pages(self, withSpark=False)


if __name__ == "__main__":
    unittest.main()
