#!/usr/bin/env python3
"""Holds the schemas that `patchbay schema` prints to what `patchbay check` says, by check-jsonschema: every file of the project that is
accepted must be accepted, and every one that is refused for its shape must be refused.

    Scripts/schemas.py [PROGRAM]

Says so and ends well where check-jsonschema (from PyPI) is not installed.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ["rules", "Examples", "Benchmarks", "Tests/Fixtures/rules", "Tests/Fixtures/command"]
# Unknown and missing keys, wrong shapes, numbers, flags and words: the shape of a file.
SHAPE = {"PB0200", "PB0201", "PB0202", "PB0203", "PB0204", "PB0205", "PB0206", "PB0400", "PB0401", "PB0402", "PB0403", "PB0404",
         "PB0405", "PB0420"}
# The text itself cannot be read, or is of another kind than its name says.
UNREADABLE = {"PB0207", "PB0406", "PB0412"}


def subject(path: pathlib.Path) -> str | None:
    if path.name.endswith(".cases.yaml"):
        return "cases"
    lines = path.read_text(errors="replace").splitlines()
    if any(re.match(r"kind *: +scenario", line) for line in lines):
        return "scenario"
    return "rules" if any(re.match("version *:", line) for line in lines) else None


def rosters(program: str, paths: list[str]) -> dict[str, set[str]]:
    """The codes of errors in the rosters that rule files name, by the rosters."""
    found: dict[str, set[str]] = {}
    for path in paths:
        named = re.search(r"^team: +([^\s{\[]+)", pathlib.Path(path).read_text(errors="replace"), re.MULTILINE)
        roster = pathlib.Path(path).parent / named.group(1).strip("'\"") if named else None
        if roster and roster.is_file() and roster.parent == pathlib.Path(path).parent:
            found.setdefault(str(roster), set()).update(check(program, path, roster.name))
    return found


def main() -> int:
    if shutil.which("check-jsonschema") is None:
        print("check-jsonschema is not installed: nothing was compared")
        return 0
    program = str(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/debug/patchbay").resolve())
    files: dict[str, list[str]] = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            if kind := subject(path):
                files.setdefault(kind, []).append(str(path))
    wrong = compared = 0
    errorsOf = {kind: {path: check(program, path) for path in paths} for kind, paths in files.items()}
    errorsOf["roster"] = rosters(program, files["rules"])
    for kind, errors in sorted(errorsOf.items()):
        paths = list(errors)
        readable = [path for path in paths if not any(is_unreadable(code) for code in errors[path])]
        refused = validate(program, kind, readable)
        for path in readable:
            compared += 1
            shape = errors[path] & SHAPE
            if not errors[path] and path in refused:
                wrong += 1
                print(f"{path}: accepted by check, refused by the schema: {refused[path]}")
            elif shape and path not in refused:
                wrong += 1
                print(f"{path}: refused by check for {', '.join(sorted(shape))}, accepted by the schema")
    print(f"compared {compared} files, {wrong} with two answers")
    return 1 if wrong or not compared else 0


def is_unreadable(code: str) -> bool:
    return code < "PB0200" or code in UNREADABLE


def check(program: str, path: str, name: str = "") -> set[str]:
    """The codes of a file's errors, or of those in a roster that it names."""
    run = subprocess.run([program, "check", "--format", "json", path], capture_output=True, cwd=pathlib.Path(path).parent)
    if not run.stdout:
        return {"PB0001"}
    name = name or pathlib.Path(path).name
    problems = json.loads(run.stdout)["problems"]
    return {problem["code"] for problem in problems if problem["severity"] == "error" and pathlib.Path(problem["file"]).name == name}


def validate(program: str, kind: str, paths: list[str]) -> dict[str, str]:
    """The files that a schema refuses, and why."""
    schema = subprocess.run([program, "schema", kind], capture_output=True, check=True).stdout
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(schema)
        file.flush()
        run = subprocess.run(
            ["check-jsonschema", "--output-format", "json", "--schemafile", file.name, *paths], capture_output=True)
    report = json.loads(run.stdout)
    refused = {error["filename"]: error["message"] for error in report.get("errors", [])}
    refused |= {error["filename"]: "cannot be parsed" for error in report.get("parse_errors", [])}
    return refused


if __name__ == "__main__":
    sys.exit(main())
