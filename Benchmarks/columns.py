"""Decisions per second of the package for Python on columns, for `run.py python`: a process of its own, in which the package is.

    python3 Benchmarks/columns.py RULES CONTACTS ANSWERS arrow|pandas|lists

Reads the contacts into columns, asks about all of them three times, and prints the fastest as JSON. Columns of answers are a part of the
time; the contacts stand in memory before it begins. Answers are compared with the expected ones.
"""

import json
import sys
import time


def main(rules_file, contacts_file, answers_file, kind):
    import patchbay
    import pyarrow
    import pyarrow.json

    rules = patchbay.Rules(rules_file)
    text = pyarrow.string()
    schema = pyarrow.schema([
        ("id", text), ("phone", text), ("tags", pyarrow.list_(text)), ("state", text), ("last_team_member", text)
    ])
    table = pyarrow.json.read_json(contacts_file, parse_options=pyarrow.json.ParseOptions(
        explicit_schema=schema, unexpected_field_behavior="ignore"))
    if kind == "pandas":
        contacts = table.to_pandas()
        ask = lambda: rules.preview(contacts).to_pandas()
    elif kind == "lists":
        contacts = table.to_pydict()
        ask = lambda: rules.preview(contacts)
    else:
        ask = lambda: rules.preview(table).to_arrow()
    seconds = []
    for _ in range(3):
        begin = time.perf_counter()
        found = ask()
        seconds.append(time.perf_counter() - begin)
    if kind == "lists":
        found = found.to_arrow()
    answers = found["to"].tolist() if kind == "pandas" else found["to"].to_pylist()
    with open(answers_file, encoding="utf-8") as expected:
        for number, (line, to) in enumerate(zip(expected, answers, strict=True), 1):
            if json.loads(line)["to"] != list(to):
                raise SystemExit(f"{answers_file}:{number}: got {list(to)}")
    print(json.dumps({"decisions_per_second": table.num_rows / min(seconds)}))


main(*sys.argv[1:])
