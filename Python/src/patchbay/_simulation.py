"""Simulations of text banks."""

from __future__ import annotations

import ctypes
import json
import os
import pathlib
from typing import Any, Iterable, Mapping, Optional, Union

from . import _library as library
from . import _sources as sources
from ._action import read_list
from ._sources import Source

#: Rows as columns: the names, and for each the values.
Columns = dict[str, list[Any]]


def scenario_of(scenario: Optional[Source], preset: Optional[str]) -> tuple[bytes, str]:
    """The text of a scenario, and what messages call it."""
    if scenario is not None and preset is not None:
        raise ValueError("give a scenario or a preset, not both")
    if scenario is not None:
        text, name, _ = sources.read(scenario, None, "scenario.yaml")
        return text, name
    name = preset or "cold-political"
    return f"kind: scenario\nversion: 1\npreset: {json.dumps(name)}\n".encode(), name


def run_simulation(
    rules: list[Any], scenario: Optional[Source] = None, *, preset: Optional[str] = None,
    contacts: Union[Source, Iterable[Mapping[str, Any]], None] = None, format: Optional[str] = None,
    columns: Optional[str] = None, seed: Optional[int] = None, replications: Optional[int] = None, jobs: int = 0,
) -> "Simulation":
    """`simulate` under rules as calls take them."""
    text, name = scenario_of(scenario, preset)
    if contacts is None and (format is not None or columns is not None):
        raise ValueError("there is no contact list that `format` and `columns` could be about")
    run = _run(replications, jobs, seed, None if contacts is None else read_list(contacts, format), columns)
    result, page, problems = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
    status = library.functions["simulate"](
        *rules, os.fsencode(name), *library.sized(text), ctypes.byref(run), ctypes.byref(result), ctypes.byref(page),
        ctypes.byref(problems)
    )
    found, shown, told = (library.taken(one.value) for one in (result, page, problems))
    if status != library.OK:
        raise library.failure(told, status)
    return Simulation(json.loads(found), shown, told)


def _run(
    replications: Optional[int], jobs: int, seed: Optional[int], listed: Optional[tuple[bytes, int]],
    columns: Optional[str],
) -> library.Run:
    run = library.Run(replications=replications or 0, jobs=jobs)
    if replications is not None and replications < 1:
        raise ValueError("replications are 1 to 10,000")
    if seed is not None:
        if not 0 <= seed < 1 << 64:
            raise ValueError("a seed is 0 to 18,446,744,073,709,551,615")
        run.seed = ctypes.pointer(ctypes.c_uint64(seed))
    if listed is not None:
        run.list, run.format = listed
        run.list_length = len(listed[0])
        run.columns = None if columns is None else columns.encode()
    return run


def simulate_part(
    rules: list[Any], scenario: Optional[Source], first: int, last: int, *, preset: Optional[str] = None,
    vary: Iterable[str] = (), listed: Optional[tuple[bytes, int]] = None, columns: Optional[str] = None,
    seed: Optional[int] = None, jobs: int = 0,
) -> bytes:
    """The replications `first` to `last` of a simulation, as bytes for `merge_parts` and for `patchbay merge`."""
    text, name = scenario_of(scenario, preset)
    return part_of(rules, text, name, first, last, vary=vary, listed=listed, columns=columns, seed=seed, jobs=jobs)


def part_of(
    rules: list[Any], text: bytes, name: str, first: int, last: int, *, vary: Iterable[str] = (),
    listed: Optional[tuple[bytes, int]] = None, columns: Optional[str] = None, seed: Optional[int] = None, jobs: int = 0,
) -> bytes:
    """`simulate_part` of a scenario whose text and name are known."""
    run = _run(last - first + 1, jobs, seed, listed, columns)
    values = [value.encode() for value in vary]
    given = (ctypes.c_char_p * len(values))(*values)
    part, size = ctypes.c_void_p(), ctypes.c_size_t()
    library.call(
        "simulate_part", *rules, os.fsencode(name), *library.sized(text), ctypes.byref(run), first, given, len(values),
        ctypes.byref(part), ctypes.byref(size)
    )
    try:
        return ctypes.string_at(part.value or 0, size.value)
    finally:
        library.functions["free_text"](part)


def merge_parts(parts: Iterable[bytes]) -> "Simulation":
    """One simulation of parts, in any order, which have each replication from the first on once."""
    given = list(parts)
    texts = (ctypes.c_char_p * len(given))(*given)
    sizes = (ctypes.c_size_t * len(given))(*map(len, given))
    result, page = ctypes.c_void_p(), ctypes.c_void_p()
    library.call("merge", texts, sizes, len(given), ctypes.byref(result), ctypes.byref(page))
    return Simulation(json.loads(library.taken(result.value)), library.taken(page.value), "")


class Simulation:
    """What a simulation came to. `document` has everything: docs/schema/simulation."""

    #: The document that `patchbay simulate --format json` writes.
    document: dict[str, Any]
    #: A page about it for a browser: HTML that needs nothing else.
    page: str
    #: What is odd about rules, scenario and list, for people.
    warnings: str

    def __init__(self, document: dict[str, Any], page: str, warnings: str) -> None:
        self.document, self.page, self.warnings = document, page, warnings

    @property
    def verdict(self) -> str:
        """`pass`, `fail` or `inconclusive`: of all gates; `pass` where there are none."""
        return str(self.document["verdict"])

    @property
    def replications(self) -> int:
        return int(self.document["replications"])

    @property
    def answer(self) -> str:
        """What it came to, in a sentence."""
        return str(self.document["answer"]["headline"])

    @property
    def metrics(self) -> Columns:
        """What was measured, a row for each metric: unit, mean, its 95 % interval, percentiles."""
        rows = []
        for name, metric in self.document["metrics"].items():
            row = {"metric": name, "unit": metric["unit"], "mean": metric["mean"], **_interval(metric["ci95"])}
            rows.append({**row, **{key: metric[key] for key in ("p50", "p90", "p95", "p99", "count", "replications")}})
        return _columns(rows)

    @property
    def members(self) -> Columns:
        """The P2P table, a row for each member: means over the replications."""
        return _columns([
            {"member": name, **{count: value["mean"] for count, value in counts.items()}}
            for name, counts in self.document["members"].items()
        ])

    @property
    def totals(self) -> Columns:
        """The counts over all contacts, a row for each: the mean and its 95 % interval."""
        return _columns([
            {"count": name, "mean": value["mean"], **_interval(value["ci95"])}
            for name, value in self.document["totals"].items()
        ])

    @property
    def gates(self) -> Columns:
        """The gates, a row for each, as the document has them."""
        return _columns(self.document["gates"])

    @property
    def curves(self) -> Columns:
        """What changed over a run, a row for each step: the time in milliseconds, and the mean, low and high of each curve."""
        curves = self.document["curves"]
        found: Columns = {}
        for name, curve in curves.items():
            found.setdefault("at_ms", [step * curve["step_ms"] for step in range(len(curve["mean"]))])
            for part in ("mean", "low", "high"):
                found[f"{name}_{part}"] = list(curve[part])
        return found

    def frame(self, name: str) -> Any:
        """`metrics`, `members`, `totals`, `gates` or `curves` as a data frame of pandas."""
        import pandas

        if name not in ("metrics", "members", "totals", "gates", "curves"):
            raise ValueError(f"there is no table `{name}`: metrics, members, totals, gates or curves")
        return pandas.DataFrame(getattr(self, name))

    def write_page(self, path: Union[str, "os.PathLike[str]"]) -> None:
        """Writes the page to a file."""
        pathlib.Path(path).write_text(self.page, encoding="utf-8")

    def __repr__(self) -> str:
        return f"<Simulation of {self.document['scenario']}: {self.verdict}, {self.replications} replications>"


def _interval(bounds: Optional[list[float]]) -> dict[str, Optional[float]]:
    low, high = bounds or (None, None)
    return {"low": low, "high": high}


def _columns(rows: list[dict[str, Any]]) -> Columns:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return {name: [row.get(name) for row in rows] for name in names}
