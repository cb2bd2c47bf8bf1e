#!/usr/bin/env python3
"""Calls the library for C with bytes that nobody would write: Tests/Fuzz/library.py [SECONDS] [SEED]

Every call must answer with a text or an error, every effect must be JSON, and what is decided must be what happens. A fault
ends the process; the same seed leads to it again. `Scripts/library` builds the library.
"""

import json
import os
import pathlib
import random
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Python/src"))
os.environ.setdefault("PATCHBAY_LIBRARY", str(ROOT / ".build/library/libpatchbay.so"))
import patchbay  # noqa: E402

NO_MEMBER = 10
RULES = [path.read_bytes() for path in sorted(ROOT.glob("rules/*/routing.yaml"))]
NAMES = ["ana", "joe", "philly", "maria", "dev", "nobody", "", "c\u0000", "\u202e", "é" * 300]
KINDS = json.loads((ROOT / "docs/schema/event.schema.json").read_text())
WORDS = ["STOP", "stop!", "hello", "", "ＳＴＯＰ", "\ud800", "x" * 3000]
CUTS = [b"", b"\x00", b"\xff", b"\xed\xa0\x80", b"\n", b"\r", b'"', b"{", b"}", b"\\", b"[" * 70, b"9" * 40, b"\xef\xbb\xbf"]


def words_of(schema):
    """The kinds of events that the schema knows."""
    if isinstance(schema, dict):
        if "const" in schema:
            yield schema["const"]
        for value in schema.values():
            yield from words_of(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from words_of(value)


EVENTS = sorted({word for word in words_of(KINDS) if isinstance(word, str)})


def spoil(chance, text):
    """The text with some of its bytes changed, cut out, doubled or cut off."""
    text = bytearray(text)
    for _ in range(chance.choice([0, 0, 1, 1, 2, 5])):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 1, 1, 4, 100]))
        text[start:end] = chance.choice(CUTS + [bytes(chance.randbytes(3)), bytes(text[start:end]) * 2])
    return bytes(text[: chance.randrange(len(text) + 1)] if chance.random() < 0.1 else text)


def event(chance):
    written = {"event": chance.choice(EVENTS + ["reply", "contact", "send", "respond"])}
    for key in ["id", "contact", "member", "text", "tags", "at", "phone", "message_id", "to", "from", "state"]:
        if chance.random() < (0.7 if key in ("contact", "member", "id", "text") else 0.1):
            written[key] = chance.choice([
                f"c{chance.randrange(20)}", chance.choice(NAMES), chance.choice(NAMES), chance.choice(WORDS),
                ["Donor", "Spanish"], chance.randrange(-5, 10**13), True, None, 1e400, {"a": []}, "2026-03-07T14:00:00Z",
            ] if key != "contact" and key != "id" else [f"c{chance.randrange(20)}", chance.choice(NAMES)])
    if written["event"] == "contact":
        written.pop("contact", None)
    return written


def lines(chance):
    text = "".join(json.dumps(event(chance), ensure_ascii=chance.random() < 0.5) + "\n" for _ in range(chance.randrange(30)))
    return text.encode("utf-8", "surrogatepass")


def check(text):
    """The effects of a text, each in its order."""
    effects = [json.loads(line) for line in text.split("\n") if line]
    places = [(effect["n"], effect["i"]) for effect in effects]
    assert places == sorted(set(places)), places
    return effects


def go_on(chance, action, rules, name):
    """The action from its saved bytes; spoilt ones are refused."""
    state = action.save()
    spoilt = spoil(chance, state)
    try:
        patchbay.restore(spoilt, rules, name=name).close()
        assert spoilt == state, "spoilt bytes were taken"
    except patchbay.PatchbayError as error:
        assert spoilt != state and str(error), error
    restored = patchbay.restore(state, rules, name=name)
    assert restored.save() == state and restored.stats() == action.stats()
    action.close()
    return restored


def check_questions(chance, action):
    """What changes nothing, and what is told only once something happened."""
    before = action.stats()
    member = chance.choice(NAMES)
    contact, reason = action.next_text(member)
    assert (contact is None) == bool(reason), (contact, reason)
    if contact is not None:
        assert action.decide(contact).effects
    rows = list(action.conversations())
    assert len({row["contact"] for row in rows}) == len(rows)
    try:
        mine = {row["contact"] for row in action.conversations(member)}
        assert len(mine) <= before["totals"]["contacts"]
    except patchbay.PatchbayError as error:
        assert error.status == NO_MEMBER
    try:
        action.add_list(b"id\nc1\n" + chance.randbytes(30), format=chance.choice(["csv", "ndjson"]))
        assert before["totals"]["contacts"] == 0
    except patchbay.PatchbayError as error:
        assert str(error)
    else:
        return
    assert action.stats() == before


def spoilt_list(chance, rules):
    """A contact list of spoilt bytes."""
    text = b"id,tags,Phone\n" + b"".join(b"c%d,Donor|x,21555501%02d\n" % (k, k) for k in range(chance.randrange(20)))
    with patchbay.ContactAction(rules) as action:
        try:
            report = action.add_list(spoil(chance, text), format=chance.choice(["csv", "ndjson"]))
            assert report.contacts == action.stats()["totals"]["contacts"] and (report.errors == 0 or report.text)
            with patchbay.ContactAction(rules) as other:
                other.adopt(other if chance.random() < 0.3 else action)
        except patchbay.PatchbayError as error:
            assert str(error)


def round_of(chance):
    rules = chance.choice(RULES)
    text_of_rules = spoil(chance, rules) if chance.random() < 0.5 else rules
    name = chance.choice(["", "a\n::error", "\udcff"])
    try:
        action = patchbay.ContactAction(text_of_rules, name=name)
    except patchbay.RulesError as error:
        assert str(error).count("error[") >= 1 and error.problems.errors and error.line >= 1, error
        return 1
    calls = 1
    spoilt_list(chance, rules)
    columns(chance, rules)
    with action:
        for _ in range(chance.randrange(20)):
            written = lines(chance)
            check(action.take_lines(spoil(chance, written) if chance.random() < 0.5 else written))
            if chance.random() < 0.05:
                check(action.take_lines(chance.randbytes(chance.randrange(5000))))
            contact, text = f"c{chance.randrange(20)}", chance.choice(["STOP", "hello", ""])
            before = action.stats()
            decided = action.decide(contact, text).effects
            assert decided and action.stats() == before
            taken = action.take([{"event": "reply", "contact": contact, "text": text}])
            for effect in taken:
                # What is decided about is no line of text, and has no column.
                if effect.get("reason") == "malformed":
                    effect["message"] = effect["message"].removeprefix("column 1: ")
            # A reply may set others going, which a decision does not follow.
            assert taken[: len(decided)] == decided, (decided, taken)
            check_questions(chance, action)
            if chance.random() < 0.2:
                action, calls = go_on(chance, action, text_of_rules, name), calls + 3
            try:
                check(json.dumps(action.decide(chance.randbytes(9), chance.randbytes(9)).effects[0]))
            except patchbay.PatchbayError as error:
                assert str(error) in ("`contact` is not UTF-8", "`text` is not UTF-8"), error
            calls += 6
    return calls


def columns(chance, rules):
    """Columns of bytes that nobody would write get answers or errors, and the same answers again."""
    given = {
        "tags": [chance.choice([None, chance.choice(WORDS[:5] + NAMES), ""]) for _ in range(chance.randrange(20))]
    }
    if chance.random() < 0.5:
        given["tags"] = [None if tags is None else tags.split("o") for tags in given["tags"]]
    if chance.random() < 0.5:
        given["last_team_member"] = [chance.choice(NAMES + [None]) for _ in given["tags"]]
    known = patchbay.Rules(rules)
    found = list(known.preview(given))
    assert len(found) == len(given["tags"]) and found == list(known.preview(given))


def large(is_long):
    """A line of 10 MB, a line that never ends, and many short ones."""
    with patchbay.ContactAction(RULES[0]) as action:
        for text in [
            b'{"event":"reply","contact":"' + b"x" * 10_000_000 + b'"}\n{"event":"publish"}\n', b"[" * 10_000_000,
            b"\x00" * 10_000_000, b"\xff" * 10_000_000, b"{}\n" * 100_000, b"\n" * 100_000,
        ]:
            effects = check(action.take_lines(text))
            print(f"{len(text):,} bytes: {len(effects):,} effects, the last", str(effects[-1:])[:110])
        count = sum(piece.count("\n") for piece in action.pieces(b"\n" * ((1 << 24) + 1) if is_long else b"\n" * 100_000))
        print(f"{count:,} effects in pieces, {action.malformed()['malformed']:,} lines are not events")


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 10**9
    print(f"seed {seed}", flush=True)
    large(seconds >= 60)
    start, calls, rounds = time.monotonic(), 0, 0
    while time.monotonic() - start < seconds:
        if sys.stdout.isatty():
            print(f"\rseed {seed}", end="", flush=True)
        calls += round_of(random.Random(seed))
        seed, rounds = seed + 1, rounds + 1
    print(f"{chr(13) if sys.stdout.isatty() else ''}{rounds:,} rounds, {calls:,} calls, no fault")


main()
