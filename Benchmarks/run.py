#!/usr/bin/env python3
"""Patchbay's speed beside the floor: small programs that do nothing but the work itself.

    python3 Benchmarks/run.py                      every benchmark, one table
    python3 Benchmarks/run.py preview start-up     some of them
    python3 Benchmarks/run.py --rounds 3 --contacts 100000
    python3 Benchmarks/run.py --tiny               builds everything and runs it once on little: does it still work?

Builds both sides in release, generates the input once into $PATCHBAY_BENCH_DATA (default /dev/shm/patchbay-bench, else
/tmp/patchbay-bench), and alternates floor and ours in every round, so that a machine that changes its speed does so for
both. The table holds medians; a ratio is the median of the rounds' ratios. Answers are compared, not only timed.

Exit status: 0 every limit kept, 1 a limit broken, 2 something could not be measured or answered wrongly. With --tiny, figures say
nothing and limits are not asked.
"""

import argparse
import filecmp
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import workloads

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FLOOR = HERE / "Floor"


class CannotMeasure(Exception):
    pass


class LeftOut(Exception):
    """What a benchmark needs is not on this machine, which is no failure."""


class Run:
    """One process from start to end: wall seconds, peak resident memory, standard output."""

    def __init__(self, command, output=None):
        # Nothing large may live in this process: on Linux a child's peak memory starts at its parent's.
        stdout, stderr = Path(output or workloads.scratch() / "stdout"), workloads.scratch() / "stderr"
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        files = ((1, stdout), (2, stderr))
        actions = [(os.POSIX_SPAWN_OPEN, number, str(path), flags, 0o644) for number, path in files]
        start = time.perf_counter()
        try:
            child = os.posix_spawn(command[0], [str(word) for word in command], os.environ, file_actions=actions)
        except OSError as error:
            raise CannotMeasure(f"{command[0]}: {error.strerror}") from error
        _, status, usage = os.wait4(child, 0)
        self.seconds = time.perf_counter() - start
        self.peak_mb = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
        if status:
            shown = stderr.read_text(errors="replace").strip().split("\n")[0][:200]
            code = os.waitstatus_to_exitcode(status)
            raise CannotMeasure(f"{Path(command[0]).name} {command[1]}: exit status {code}: {shown}")
        self.stdout = "" if output else stdout.read_text()

    def json(self):
        return json.loads(self.stdout.strip().split("\n")[-1])


class Row:
    """One line of the table: figures of each round, and what is demanded of the ratio."""

    def __init__(self, name, unit, more_is_better, limit=None, note=""):
        self.name, self.unit, self.more_is_better, self.limit, self.note = name, unit, more_is_better, limit, note
        self.ours, self.floors, self.peak_mb = [], [], 0

    def add(self, ours, floor=None, peak_mb=0):
        self.ours.append(ours)
        if floor is not None:
            self.floors.append(floor)
        self.peak_mb = max(self.peak_mb, peak_mb)

    @property
    def ratio(self):
        return statistics.median(ours / floor for ours, floor in zip(self.ours, self.floors)) if self.floors else None

    @property
    def kept(self):
        if self.limit is None:
            return True
        measured = self.ratio if self.ratio is not None else statistics.median(self.ours)
        return measured >= self.limit if self.more_is_better else measured <= self.limit

    def cells(self):
        sign = "≥" if self.more_is_better else "≤"
        demanded = "" if self.limit is None else f"{sign} {self.limit:g}{'×' if self.floors else ''}"
        return [
            self.name, figure(statistics.median(self.ours)),
            figure(statistics.median(self.floors)) if self.floors else "", self.unit,
            f"{self.ratio:.2f}×" if self.floors else "", demanded,
            f"{self.peak_mb:,.0f} MB" if self.peak_mb else "",
            self.note if self.kept else f"BROKEN {self.note}".strip(),
        ]


def figure(value):
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


# Building.


def floor(name):
    """Builds a floor program unless it is newer than its source."""
    source = next(path for path in FLOOR.iterdir() if path.stem == name)
    program = workloads.scratch() / f"floor-{name}"
    newest = max(path.stat().st_mtime for path in (source, *FLOOR.glob("*.hpp")))
    if not program.exists() or program.stat().st_mtime < newest:
        if source.suffix == ".swift":
            modules = ROOT / "Sources/CLibYAML"
            command = ["swiftc", "-O", "-static-stdlib", "-I", modules, "-o", program, source, "-lyaml"]
        elif source.suffix == ".c":
            command = ["cc", "-O3", "-march=native", "-o", program, source, "-lyaml"]
        else:
            command = ["c++", "-O3", "-march=native", "-std=c++20", "-o", program, source]
            command += ["-lsimdjson"] if name in ("preview", "route") else []
        build(command)
    return program


def build(command, **environment):
    say("build: " + " ".join(str(word) for word in command))
    done = subprocess.run(
        [str(word) for word in command], cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT)
    if done.returncode:
        sys.stderr.buffer.write(done.stdout[-4000:])
        raise CannotMeasure(f"`{command[0]}` failed to build")


def measured(name):
    """Builds a program that measures the package from within; the manifest has it when asked."""
    build([ROOT / "Scripts/build", name], PATCHBAY_BENCHMARKS="1")
    return ROOT / ".build/release" / name


def patchbay(options):
    if options.patchbay:
        return options.patchbay
    program = ROOT / ".build/release/patchbay"
    if not options.built:
        build([ROOT / "Scripts/build", "patchbay"])
        options.built = True
    return program


def data(kind, *arguments):
    """Input files, generated by a process of their own so that this one stays small."""
    command = [sys.executable, HERE / "workloads.py", kind, *arguments]
    done = subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE, text=True)
    return [Path(line) for line in done.stdout.splitlines()]


def say(text):
    print(text, file=sys.stderr, flush=True)


# The benchmarks. Each yields rows.


def decisions(options):
    """One routing decision through the real graph, tags as numbers; the floor is `ids`."""
    theirs, ours = floor("decisions"), measured("decisions")
    rows = []
    contacts, repetitions = options.size(100_000), options.size(21, 3)
    for count in (10, 100) if options.tiny else (10, 100, 1000, 10000):
        row = Row(f"decision, {count:,} tag rules", "ns", False, 2)
        pairs, rules = data("rule-pairs", count) + data("rule-file", count)
        tags, answers = data("tag-lists", count, contacts)
        for _ in range(options.rounds):
            lines = Run([theirs, pairs, tags, answers, repetitions]).stdout.splitlines()
            ids = next(line for line in map(json.loads, lines) if line["way"] == "ids")
            row.add(Run([ours, rules, tags, answers, repetitions]).json()["ns"], ids["ns"])
        rows.append(row)
        yield row
    flat = Row("decision, 10,000 rules against 10", "ratio", False, 2)
    flat.add(statistics.median(rows[-1].ours) / statistics.median(rows[0].ours))
    yield flat


def preview(options):
    """Contacts as NDJSON in, decisions out, on one thread, against a validating floor."""
    theirs, ours = floor("preview"), patchbay(options)
    pairs, rules = data("rule-pairs", 1000) + data("rule-file", 1000)
    contacts, answers = data("contacts", options.contacts)
    megabytes = contacts.stat().st_size / 1e6
    output = workloads.scratch() / "preview.ndjson"
    row = Row(f"preview, {options.contacts:,} contacts", "MB/s", True, 0.7)
    for _ in range(options.rounds):
        slow = Run([theirs, pairs, contacts, output])
        run = Run([ours, "preview", rules, "--contacts", contacts], output=output)
        row.add(megabytes / run.seconds, megabytes / slow.seconds, run.peak_mb)
    compare = [sys.executable, HERE / "workloads.py", "compare-preview", output, answers]
    if subprocess.run([str(word) for word in compare]).returncode:
        raise CannotMeasure("the answers of `preview` are not the expected ones")
    output.unlink()
    yield row


SIMULATE = ["--seed", "1", "--format", "json", "--quiet"]
SCENARIO = """kind: scenario
version: 1
preset: {preset}
contacts: {{ count: {contacts} }}
run: {{ until: 3h, replications: {replications} }}
"""


def scenario(preset, contacts, replications):
    path = workloads.scratch() / f"{preset}-{contacts}-{replications}.yaml"
    path.write_text(SCENARIO.format(preset=preset, contacts=contacts, replications=replications))
    return path


def kernel(options):
    """The simulator's event queue, clock and keyed draws in a bare queueing model, against the floor's."""
    theirs, ours = floor("events"), measured("kernel")
    row = Row("kernel, 100,000 events pending", "events/s", True, 1 / 1.3)
    inputs = [options.size(100_000), options.size(3_000_000)]
    for _ in range(options.rounds):
        bare = Run([theirs, *inputs]).json()["events_per_second"]
        row.add(Run([ours, *inputs]).json()["events_per_second"], bare)
    yield row


def simulation(options):
    """Events of whole campaigns through the real graph, against a bare queueing model with as many events pending."""
    theirs, ours = floor("events"), patchbay(options)
    members = data("members-only", 300)[0]
    rules, contacts = data("rule-file", 1000)[0], data("contacts", options.size(100_000))[0]
    # Each with many replications, and with one: the difference is what replications take, without start and loading.
    runs = [
        ("100,000 contacts × 300 members", [members], "gotv-blitz", 100_000, 40, 0.35),
        ("1,000,000 contacts × 300 members", [members], "gotv-blitz", 1_000_000, 9, 0.35),
        ("a list of 100,000, 1,000 tag rules, many replies",
         [rules, "--contacts", contacts], "warm-list", 100_000, 20, 0.2),
    ]
    rows = [Row(f"simulation, {run[0]}", "events/s", True, run[-1]) for run in runs]
    for _ in range(options.rounds):
        for row, (_, inputs, preset, count, replications, _) in zip(rows, runs):
            bare = Run([theirs, options.size(100_000), options.size(3_000_000)]).json()["events_per_second"]
            one, many = (
                Run([ours, "simulate", *inputs[:1], scenario(preset, options.size(count), number), *inputs[1:], "--jobs", 1, *SIMULATE])
                for number in (1, replications))
            events = many.json()["events"] - one.json()["events"]
            row.add(events / (many.seconds - one.seconds), bare, many.peak_mb)
            row.note = f"{many.json()['events'] / many.seconds / bare:.2f}× as a whole process"
    yield from rows


def cores(options):
    """Replications on two threads against one."""
    inputs = [data("members-only", 300)[0], scenario("gotv-blitz", options.size(100_000), options.size(40, 4))]
    row = Row("simulation, two threads", "times", True, 1.8, "against one thread")
    for _ in range(options.rounds):
        one, two = (Run([patchbay(options), "simulate", *inputs, "--jobs", jobs, *SIMULATE]) for jobs in (1, 2))
        if one.stdout != two.stdout:
            raise CannotMeasure("one thread and two came to different results")
        row.add(one.seconds / two.seconds, peak_mb=two.peak_mb)
    yield row


def campaign(options):
    """A text bank of 300 members, three hours long, of one and of ten million contacts."""
    members = data("members-only", 300)[0]
    for contacts, seconds, megabytes, rounds in (
            (options.contacts, 3, 250, options.rounds), (options.contacts * 10, None, 1500, 1)):
        time_row = Row(f"campaign, {contacts:,} contacts × 300 members × 3 h", "s", False, seconds)
        memory = Row("the same, peak memory", "MB", False, megabytes)
        for _ in range(rounds):
            inputs = [members, scenario("gotv-blitz", contacts, 1)]
            run = Run([patchbay(options), "simulate", *inputs, "--jobs", "1", *SIMULATE])
            time_row.add(run.seconds, peak_mb=run.peak_mb)
            memory.add(run.peak_mb)
        yield time_row
        yield memory


def check(options):
    """A large rule file with spans and all checks, against libyaml's events into an array."""
    theirs, ours = floor("check"), patchbay(options)
    rules = data("single-rules", options.rules)[0]
    row = Row(f"check, {options.rules:,} tag rules", "ms", False, 3)
    for _ in range(options.rounds):
        slow = Run([theirs, rules])
        run = Run([ours, "check", rules])
        row.add(run.seconds * 1e3, slow.seconds * 1e3, run.peak_mb)
    yield row


def route(options):
    """Events per second of a text bank of 100,000 contacts under 1,000 tag rules, with and without a state file."""
    theirs, ours = floor("route"), patchbay(options)
    pairs, rules = data("rule-pairs", 1000) + data("rule-file", 1000)
    events = data("route-events", options.events)[0]
    contacts = data("listed", workloads.ROUTE_CONTACTS)[0]
    output, disk = workloads.scratch() / "effects.ndjson", Path(tempfile.mkdtemp(prefix="patchbay-bench-"))
    expected = workloads.scratch() / "effects-of-floor.ndjson"
    places = [None, workloads.scratch(), disk]
    beside = Row("route", "events/s", True, 0.3)
    rows = [Row("the same, in events/s", "events/s", True, 300_000)]
    rows += [Row(f"route --state, {place}", "events/s", True, 50_000) for place in (workloads.scratch(), disk.parent)]
    try:
        for _ in range(options.rounds):
            bare = Run([theirs, pairs, contacts, events, expected]).json()["events_per_second"]
            for row, place in zip(rows, places):
                command = [ours, "route", rules, "--contacts", contacts, "--quiet"]
                command += ["--state", place / "bench.state"] if place else []
                seconds, peak = stream_seconds(command, events, output, place)
                row.add(options.events / seconds, peak_mb=peak)
                if place is None:
                    beside.add(options.events / seconds, bare, peak)
                if not filecmp.cmp(output, expected, shallow=False):
                    raise CannotMeasure("the effects of `route` are not the expected ones")
    finally:
        shutil.rmtree(disk)
        for path in (output, expected, *workloads.scratch().glob("bench.state*")):
            path.unlink(missing_ok=True)
    yield beside
    yield from rows


def stream_seconds(command, events, output, place=None):
    """How long `route` takes for a stream, apart from start, rules and list, and its peak memory.

    `place` is a folder where a state file begins anew.
    """
    seconds = []
    for stream in ("/dev/null", events):
        for old in place.glob("bench.state*") if place else ():
            old.unlink()
        run = Run([*command, stream], output)
        seconds.append(run.seconds)
    return seconds[1] - seconds[0], run.peak_mb


def live(options):
    """Rules with all keys that only live campaigns need against the same without them: a stream, and a reply-heavy day."""
    ours, output = patchbay(options), workloads.scratch() / "effects.ndjson"
    plain, full = (data("live-rules", has_keys)[0] for has_keys in (0, 1))
    events, contacts = data("live-events", options.events)[0], data("listed", options.size(100_000))[0]
    listed = data("listed", workloads.ROUTE_CONTACTS)[0]
    stream = Row("route, all keys of live campaigns", "events/s", True, 0.7, "against none of them")
    day = Row("simulation, all keys of live campaigns", "events/s", True, 0.7, "against none of them")
    many = options.size(10, 2)
    for _ in range(options.rounds):
        speeds = []
        for rules in (full, plain):
            command = [ours, "route", rules, "--contacts", listed, "--quiet"]
            seconds, peak = stream_seconds(command, events, output)
            speeds.append(options.events / seconds)
        stream.add(*speeds, peak)
        speeds = []
        for rules in (full, plain):
            inputs = ["--contacts", contacts, "--jobs", 1, *SIMULATE]
            one, all = (
                Run([ours, "simulate", rules, scenario("warm-list", options.size(100_000), number), *inputs])
                for number in (1, many))
            speeds.append((all.json()["events"] - one.json()["events"]) / (all.seconds - one.seconds))
        day.add(*speeds, all.peak_mb)
    output.unlink()
    yield stream
    yield day


def kit(options):
    """Events as values, in process, as a program that embeds the rules takes them: 100,000 contacts under 1,000 tag rules."""
    ours, rules = measured("kit"), data("rule-file", 1000)[0]
    contacts = options.size(workloads.ROUTE_CONTACTS)
    row = Row("kit", "events/s", True, 300_000)
    for _ in range(options.rounds):
        run = Run([ours, rules, contacts, options.events])
        row.add(run.json()["events_per_second"], peak_mb=run.peak_mb)
        row.note = f"{run.json()['save_and_restore_seconds'] * 1e3:.0f} ms to save and restore"
    yield row


def python(options):
    """Decisions about columns of Arrow, data frames of pandas and lists of Python, by the package for Python."""
    ours = python_with_arrow()
    os.environ |= {"PATCHBAY_LIBRARY": str(library(options)), "PYTHONPATH": str(ROOT / "Python/src")}
    try:
        for kind, count in (("arrow", 10), ("arrow", 1000), ("pandas", 1000), ("lists", 1000)):
            rules, inputs = data("rule-file", count), data("contacts", options.contacts, count)
            row = Row(f"python, {kind}, {count:,} tag rules", "decisions/s", True, 1_000_000)
            for _ in range(options.rounds):
                run = Run([ours, HERE / "columns.py", *rules, *inputs, kind])
                row.add(run.json()["decisions_per_second"], peak_mb=run.peak_mb)
            yield row
    finally:
        del os.environ["PATCHBAY_LIBRARY"], os.environ["PYTHONPATH"]


def python_with_arrow():
    """A Python that has pyarrow and pandas: this one, or that of the environment which Scripts/wheel makes."""
    for python in (sys.executable, ROOT / ".build/wheel/frames/bin/python"):
        try:
            if not subprocess.run([python, "-c", "import pandas, pyarrow"], stderr=subprocess.DEVNULL).returncode:
                return python
        except OSError:
            pass
    raise LeftOut("pyarrow and pandas are not installed; Scripts/wheel installs them for itself, and that will do")


def library(options):
    """The library for C, built unless it is there already."""
    built = ROOT / ".build/library/libpatchbay.so"
    if not options.tiny or not built.exists():
        build(["Scripts/library"])
    return built


def loading(options):
    """Contacts per second that `route` reads, and the memory of 10,000,000 with ids and phones, measured once."""
    ours = patchbay(options)
    yield loading_speed(ours, options)
    rules, contacts = data("members-only", 3) + data("phones", options.size(10_000_000))
    state = workloads.scratch() / "loading.state"
    base = [ours, "route", rules, "/dev/null", "--contacts", contacts, "--quiet"]
    try:
        for name, more in (("", []), (", begins --state", ["--state", state]), (", goes on", ["--state", state])):
            row = Row(f"10,000,000 contacts{name}", "bytes", False, 1_000_000_000)
            run = Run([*base, *more], workloads.scratch() / "effects.ndjson")
            row.note = f"{run.seconds:.3g} s"
            row.add(run.peak_mb * (1 << 20), peak_mb=run.peak_mb)
            yield row
    finally:
        for path in workloads.scratch().glob("loading.state*"):
            path.unlink()


def loading_speed(ours, options):
    count = options.size(1_000_000)
    pairs, rules = data("rule-pairs", 1000) + data("rule-file", 1000)
    contacts, few = data("listed", count) + data("listed", 1000)
    events = data("route-events", 1000)[0]
    row = Row(f"loading {count:,} contacts with tags", "contacts/s", True, 0.6)
    output = workloads.scratch() / "effects.ndjson"
    for _ in range(options.rounds):
        bare = Run([floor("route"), pairs, contacts, events, output]).json()
        runs = [Run([ours, "route", rules, "/dev/null", "--contacts", listed, "--quiet"], output) for listed in (few, contacts)]
        row.add(count / (runs[1].seconds - runs[0].seconds), bare["contacts"] / bare["loading_seconds"], runs[1].peak_mb)
    output.unlink()
    return row


def fit(options):
    """A scenario from the log of a campaign: about one and ten million messages of a platform with their list, and as many events."""
    ours = patchbay(options)
    rules = data("members-only", 3000)[0]
    for lines, seconds, megabytes, rounds in (
            (options.events, 6, 300, min(3, options.rounds)), (options.events * 10, 60, 2000, 1)):
        messages, listed = data("message-log", lines)
        events = workloads.scratch() / f"fit_{lines}.ndjson"
        if not events.exists():
            # Each contact comes with an event, gets a text, and some go on: 2.9 events on average.
            day = workloads.scratch() / "fit.yaml"
            day.write_text(FITTED.format(contacts=max(50, lines * 10 // 29), hours=1 + lines // 700_000))
            Run([ours, "simulate", rules, day, "--replications", "1", "--trace", f"{events}.part", "--quiet"])
            os.rename(f"{events}.part", events)
        logs = (
            ("messages", [messages, "--profile", "spoke", "--contacts", listed]), ("events", [events, "--rules", rules]))
        for name, inputs in logs:
            time_row = Row(f"fit, {lines:,} {name}", "s", False, seconds)
            memory = Row("the same, peak memory", "MB", False, megabytes)
            for _ in range(rounds):
                run = Run([ours, "fit", *inputs, "--quiet"])
                time_row.add(run.seconds, peak_mb=run.peak_mb)
                memory.add(run.peak_mb)
            yield time_row
            yield memory


FITTED = """kind: scenario
version: 1
contacts: {{ count: {contacts}, tags: {{ Donor: 10% }} }}
members: {{ texts_per_hour: 180 }}
replies: {{ undelivered: 2%, reply: 20%, delay: {{ median: 5m, sigma: 1 }}, by_tag: [{{ tag: Donor, reply: 45% }}] }}
run: {{ until: {hours}h }}
"""


def start_up(options):
    """Short commands as whole processes, from start to exit; the floor is Swift with libyaml and ten rules."""
    # As they are installed, stripped and on a disk: what a linker wrote, or a file in memory, lies in smaller pieces and starts later.
    place = Path(tempfile.mkdtemp(prefix="installed-", dir=ROOT / ".build"))
    theirs, ours = place / "floor", place / "patchbay"
    for built, installed in ((floor("start"), theirs), (patchbay(options), ours)):
        subprocess.run(["strip", "--strip-all", "-o", installed, built], check=True)
    rules = data("single-rules", 10)[0]
    contact = ["--contact", '{"id":"c1","tags":["tag1"]}']
    commands = {"--version": [], "check": [rules], "explain": [rules, *contact], "graph": [rules]}
    for name, arguments in commands.items():
        row = Row(f"start-up, {name}", "ms", False, 2.5, note="median of 40 a round")
        for _ in range(options.rounds):
            pairs = [(Run([theirs, rules]).seconds, Run([ours, name, *arguments])) for _ in range(options.size(40, 2))]
            median = statistics.median(run.seconds for _, run in pairs) * 1e3
            row.add(median, statistics.median(bare for bare, _ in pairs) * 1e3, max(run.peak_mb for _, run in pairs))
        yield row
    size = Row("the program, stripped", "MB", False, 25)
    size.add(ours.stat().st_size / 1e6)
    shutil.rmtree(place)
    yield size


BENCHMARKS = {
    "decisions": decisions, "preview": preview, "kernel": kernel, "simulation": simulation, "cores": cores,
    "campaign": campaign, "check": check, "start-up": start_up, "route": route, "live": live,
    "kit": kit, "python": python, "loading": loading, "fit": fit,
}


# The table.


def table(rows):
    cells = [["", "ours", "floor", "", "ratio", "demanded", "peak memory", ""], *(row.cells() for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    lines = []
    for row in cells:
        padded = [cell.rjust(width) if column in (1, 2, 4, 6) else cell.ljust(width)
                  for column, (cell, width) in enumerate(zip(row, widths))]
        lines.append("| " + " | ".join(padded) + " |")
    rule = ["-" * (width + 1) + (":" if column in (1, 2, 4, 6) else "-") for column, width in enumerate(widths)]
    lines.insert(1, "|" + "|".join(rule) + "|")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    listed = "\n".join(f"  {name:12}{function.__doc__}" for name, function in BENCHMARKS.items())
    parser.epilog = f"benchmarks:\n{listed}"
    parser.add_argument("names", nargs="*", metavar="NAME", help="which benchmarks; all by default")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of floor and ours (default %(default)s)")
    parser.add_argument("--contacts", type=int, default=1_000_000, help="contacts of preview and campaign")
    parser.add_argument("--events", type=int, default=1_000_000, help="events of route")
    parser.add_argument("--rules", type=int, default=100_000, help="tag rules of check")
    parser.add_argument("--patchbay", type=Path, help="measure this program instead of building one")
    parser.add_argument("--clean", action="store_true", help="remove the generated input and the floor programs first")
    parser.add_argument("--tiny", action="store_true", help="everything once on little, without judging the figures")
    options = parser.parse_args()
    options.built = False
    options.size = lambda usual, tiny=1000: tiny if options.tiny else usual
    if options.tiny:
        options.rounds, options.contacts, options.events, options.rules = 1, 1000, 1000, 100
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown or options.rounds < 1:
        parser.error(f"no such benchmark: {', '.join(unknown)}" if unknown else "--rounds wants at least 1")
    if options.clean:
        shutil.rmtree(workloads.scratch())

    rows, failures, left_out = [], [], []
    for name in options.names or BENCHMARKS:
        say(f"measure: {name}")
        try:
            rows += BENCHMARKS[name](options)
        except CannotMeasure as failure:
            failures.append(f"{name}: not measured: {failure}")
        except LeftOut as reason:
            left_out.append(f"{name}: left out: {reason}")
    if options.tiny:
        say(f"ran {len(options.names or BENCHMARKS) - len(failures) - len(left_out)} benchmarks")
    elif rows:
        print(table(rows))
    for failure in left_out + failures:
        print(failure, file=sys.stderr)
    return 2 if failures else 0 if options.tiny or all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
