"""Patchbay on Spark, for lists, events and studies that outgrow one machine. The wheel has to be on every worker.

    from patchbay import spark

    spark.preview(contacts, "spring.yaml").groupBy("via").count().show()

Rules are read and checked where they are given, so `RulesError` is raised there, before anything runs. What fails on a worker comes as
an exception of PySpark; inside `with spark.errors():` it is the exception of Patchbay that it was.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import json
import re
from dataclasses import dataclass
from typing import Any, Iterable, Iterator, Mapping, Optional, Sequence, Union

import pyarrow
import pyarrow.compute
import pyarrow.json
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as sql
from pyspark.sql.pandas.types import to_arrow_type
from pyspark.sql.types import (
    ArrayType,
    ByteType,
    DateType,
    IntegerType,
    LongType,
    ShortType,
    StringType,
    StructField,
    StructType,
    TimestampNTZType,
    TimestampType,
)

from . import _errors
from ._action import ContactAction, read_list
from ._errors import ColumnError, ContactListError, PatchbayError
from ._rules import Rules, as_rules
from ._simulation import Simulation, merge_parts, part_of, scenario_of
from ._sources import Source

__all__ = ["Setting", "errors", "preview", "replay", "simulate_grid"]

_Batches = Iterator[pyarrow.RecordBatch]


# Where replies would go


def preview(
    contacts: DataFrame, rules: Union[Rules, Source], *, tags: str = "tags", last_team_member: str = "last_team_member",
    opted_out: str = "opted_out", fields: Optional[Mapping[str, str]] = None, to: str = "to", via: str = "via",
) -> DataFrame:
    """Where the reply of each contact would go before anything has happened: `Rules.preview` of a DataFrame.

    The answer has the columns of `contacts`, and two more: `to`, an array of strings, and `via`, a string. Rows stay in their partitions
    and in their order. `tags` and so on name the columns of `contacts`, and `fields` those of fields whose columns have other names.
    Select the columns that you want before: all of them go through Python.

    Raises `RulesError` for rules with errors, `TypeError` for columns of types that tell nothing, and `ValueError` for names that are
    taken. A text that is not UTF-8 is a `ColumnError` when the answer is computed.
    """
    checked = as_rules(rules)
    names: dict[str, Any] = {"tags": tags, "last_team_member": last_team_member, "opted_out": opted_out}
    names["fields"] = dict(fields or {})
    if to == via:
        raise ValueError(f"`to` and `via` are both `{to}`")
    for name in (to, via):
        if name in contacts.columns:
            raise ValueError(f"there is a column `{name}` already: name the answers with `to` and `via`")
    wanted = {tags, last_team_member, opted_out, *(names["fields"].get(field, field) for field in checked.fields)}
    kinds = [(field.name, to_arrow_type(field.dataType)) for field in contacts.schema.fields if field.name in wanted]
    nobody = [pyarrow.array([], kind) for _, kind in kinds]
    # What is wrong with the types is said here, and in the words of one process.
    checked.preview(pyarrow.RecordBatch.from_arrays(nobody, [name for name, _ in kinds]), **names)
    answers = [StructField(to, ArrayType(StringType())), StructField(via, StringType())]
    return contacts.mapInArrow(
        functools.partial(_previewed, rules=checked, names=names, answers=(to, via)),
        StructType([*contacts.schema.fields, *answers]),
    )


def _previewed(batches: _Batches, rules: Rules, names: Mapping[str, Any], answers: tuple[str, str]) -> _Batches:
    done = 0
    for batch in batches:
        try:
            found = rules.preview(batch, **names).to_arrow(dictionaries=False)
        except ColumnError as error:
            place = f"in the rows from {done} on of partition {_partition()}"
            raise ColumnError(f"{place}, {error}", error.status) from None
        done += batch.num_rows
        columns = [pyarrow.concat_arrays(found[name].chunks) for name in ("to", "via")]
        yield pyarrow.RecordBatch.from_arrays([*batch.columns, *columns], [*batch.schema.names, *answers])


def _partition() -> Any:
    from pyspark import TaskContext

    task = TaskContext.get()
    return task.partitionId() if task is not None else "unknown"


# What came of events


def replay(
    events: DataFrame, rules: Union[Rules, Source, Mapping[Any, Union[Rules, Source]]], *, by: str,
    order: Union[str, Sequence[str]], line: Optional[str] = None, contacts: Optional[DataFrame] = None,
    contacts_order: Union[str, Sequence[str]] = "id", partitions: Optional[int] = None,
) -> DataFrame:
    """What the events of many contact actions came to: those of each go through one `ContactAction`, in their order.

    `by` is the column that says whose events they are. `order` are the columns, numbers or times, that say which comes first; no two
    events of a contact action may have the same place, or the answer would be one of several. The other columns are the keys of events,
    as `docs/schema/event.schema.json` has them, and one that is null is left out; of the columns of `order`, only `at` is a key. Or `line`
    is the column that has events as text, one JSON object each.

    `rules` are those of all contact actions, or a mapping from the values of `by`. `contacts` are the contact lists, with the column `by`,
    which contact actions begin with, in the order of `contacts_order`.

    The answer has a row for each effect: `by`; `n` and `i`, which number the events of a contact action and the effects of an event;
    `effect`, its kind; `contact`, the contact's id; and `line`, all of it as JSON. What the rules do not allow, and lines that are no
    events, are effects `refused`. `partitions` is into how many parts the contact actions are divided; by default Spark says it. A
    contact action is worked on by one task, which holds its contacts in memory but not its events.

    Raises `RulesError`, and `TypeError` and `ValueError` for columns that are missing or do not sort. `PatchbayError` when the answer is
    computed: an event without its place, two of the same place, a contact action that the mapping has no rules for; `ContactListError`:
    a row of a list that cannot be read.
    """
    places = [order] if isinstance(order, str) else list(order)
    if not places:
        raise ValueError("say with `order` which of two events comes first")
    _expect(events, [by, *places, *([line] if line else [])], "events")
    _expect_sorting(events, places)
    keys = [name for name in events.columns if name != by and (name == "at" or name not in places)]
    if line is None:
        text = sql.to_json(sql.struct(*map(_quoted, keys)))
    else:
        # A line end between keys is a blank; in a text it is a mistake, and a tab is the same mistake.
        text = sql.replace(_quoted(line), sql.lit("\n"), sql.lit("\t"))
    rows = events.select(
        _quoted(by).alias("by"), sql.lit(1).alias("is_event"), *_numbered("event", events, places),
        sql.concat(text, sql.lit("\n")).alias("line"),
    )
    sorted_by = ["by", "is_event", *_names("event", places)]
    if contacts is not None:
        listed = [contacts_order] if isinstance(contacts_order, str) else list(contacts_order)
        _expect(contacts, [by, *listed], "contacts")
        columns = [name for name in contacts.columns if name != by]
        rows = rows.unionByName(
            contacts.select(
                _quoted(by).alias("by"), sql.lit(0).alias("is_event"), *_numbered("contact", contacts, listed),
                sql.concat(sql.to_json(sql.struct(*map(_quoted, columns))), sql.lit("\n")).alias("line"),
            ),
            allowMissingColumns=True,
        )
        sorted_by += _names("contact", listed)
    divided = rows.repartition("by") if partitions is None else rows.repartition(partitions, "by")
    kind = events.schema[by].dataType
    answer = StructType([
        StructField(by, kind), StructField("n", LongType()), StructField("i", IntegerType()),
        StructField("effect", StringType()), StructField("contact", StringType()), StructField("line", StringType()),
    ])
    given: Any = {key: as_rules(one) for key, one in rules.items()} if isinstance(rules, Mapping) else as_rules(rules)
    again = {key: one.__reduce__() for key, one in given.items()} if isinstance(given, dict) else given.__reduce__()
    return divided.sortWithinPartitions(*sorted_by).mapInArrow(
        functools.partial(_replayed, rules=again, by=by, order=places, kind=to_arrow_type(kind)), answer
    )


def _quoted(name: str) -> Column:
    """The column of a name, whatever the name has in it."""
    return sql.col("`" + name.replace("`", "``") + "`")


def _names(what: str, columns: Sequence[str]) -> list[str]:
    return [f"{what}_{place}" for place in range(len(columns))]


def _numbered(what: str, frame: DataFrame, columns: Sequence[str]) -> list[Column]:
    return [_quoted(name).alias(alias) for name, alias in zip(columns, _names(what, columns))]


def _expect(frame: DataFrame, columns: Sequence[str], what: str) -> None:
    for name in columns:
        if name not in frame.columns:
            raise ValueError(f"`{what}` has no column `{name}`, only {frame.columns}")


def _expect_sorting(events: DataFrame, places: Sequence[str]) -> None:
    sorting = (ByteType, ShortType, IntegerType, LongType, DateType, TimestampType, TimestampNTZType)
    for name in places:
        kind = events.schema[name].dataType
        if not isinstance(kind, sorting):
            raise TypeError(
                f"the column `{name}` is of {kind.simpleString()}, which does not sort as events happen: order by a number or a time"
            )


def _replayed(batches: _Batches, rules: Any, by: str, order: Sequence[str], kind: Any) -> _Batches:
    """Rows that are sorted by contact action, lists before events."""
    effects = _EffectRows(by, kind)
    rules_for = functools.lru_cache(maxsize=1)(functools.partial(_made, rules))
    running: Optional[_Running] = None
    last: Optional[pyarrow.RecordBatch] = None
    try:
        for batch in batches:
            if batch.num_rows == 0:
                continue
            _check_places(batch, last, order)
            last = batch.slice(batch.num_rows - 1)
            for start, end in _runs(batch):
                key = batch["by"][start].as_py()
                if running is None or running.key != key:
                    if running is not None:
                        running.begin()
                        running.close()
                    running = _Running(key, rules_for(key if isinstance(rules, dict) else None))
                given = _bytes(batch["line"], start, end)
                if batch["is_event"][start].as_py():
                    for piece in running.take(given):
                        yield from effects.add(key, piece)
                else:
                    running.list.append(given)
        if running is not None:
            running.begin()
        yield from effects.flush()
    finally:
        if running is not None:
            running.close()


class _Running:
    """A contact action and the list that it begins with."""

    def __init__(self, key: Any, rules: Rules) -> None:
        self.key = key
        self.list: list[bytes] = []
        self.action = ContactAction(rules)

    def begin(self) -> None:
        if self.list:
            report = self.action.add_list(b"".join(self.list), format="ndjson")
            self.list = []
            if report.errors:
                raise ContactListError(f"the contact list of `{self.key}` has rows that cannot be read:\n{report.text}")

    def take(self, lines: bytes) -> Iterator[str]:
        self.begin()
        yield from self.action.pieces(lines)

    def close(self) -> None:
        self.action.close()


def _made(rules: Any, key: Any) -> Rules:
    """The rules of a contact action, from what they are made of in each process."""
    if isinstance(rules, dict):
        if key not in rules:
            raise PatchbayError(f"there are no rules for the contact action `{key}`")
        rules = rules[key]
    make, arguments = rules
    found: Rules = make(*arguments)
    return found


def _check_places(batch: pyarrow.RecordBatch, last: Optional[pyarrow.RecordBatch], order: Sequence[str]) -> None:
    """Each row has a place, and no two have the same one."""
    events = pyarrow.compute.equal(batch["is_event"], 1)
    for name, column in zip(order, _names("event", order)):
        lost = pyarrow.compute.and_(events, pyarrow.compute.is_null(batch[column]))
        if pyarrow.compute.any(lost).as_py():
            row = pyarrow.compute.index(lost, True).as_py()
            raise PatchbayError(
                f"an event of the contact action `{batch['by'][row]}` has no `{name}`, so no one knows its place:"
                f" {str(batch['line'][row]).strip()}"
            )
    names = [name for name in batch.schema.names if name != "line"]
    rows = batch if last is None else pyarrow.Table.from_batches([last, batch]).combine_chunks().to_batches()[0]
    same: Any = None
    for name in names:
        before, after = rows[name].slice(0, rows.num_rows - 1), rows[name].slice(1)
        equal = pyarrow.compute.or_(
            pyarrow.compute.fill_null(pyarrow.compute.equal(before, after), False),
            pyarrow.compute.and_(pyarrow.compute.is_null(before), pyarrow.compute.is_null(after)),
        )
        same = equal if same is None else pyarrow.compute.and_(same, equal)
    if pyarrow.compute.any(same).as_py():
        row = pyarrow.compute.index(same, True).as_py()
        two = " and ".join(str(rows["line"][one]).strip() for one in (row, row + 1))
        raise PatchbayError(
            f"two rows of the contact action `{rows['by'][row]}` have the same place, so either may come first: {two}"
        )


def _runs(batch: pyarrow.RecordBatch) -> Iterator[tuple[int, int]]:
    """Rows of the same contact action that are all of its list, or all events."""
    starts = {0}
    for name in ("by", "is_event"):
        column = batch[name]
        if name == "by" and column.null_count:
            row = pyarrow.compute.index(pyarrow.compute.is_null(column), True).as_py()
            raise PatchbayError(f"a row names no contact action: {str(batch['line'][row]).strip()}")
        changes = pyarrow.compute.not_equal(column.slice(1), column.slice(0, batch.num_rows - 1))
        starts.update(place + 1 for place in pyarrow.compute.indices_nonzero(changes).to_pylist())
    ordered = sorted(starts)
    yield from zip(ordered, [*ordered[1:], batch.num_rows])


def _bytes(lines: Any, start: int, end: int) -> bytes:
    """Texts one after another, which lie so already."""
    part = lines.slice(start, end - start)
    if part.null_count:
        raise PatchbayError("an event is null")
    _, offsets, data = part.buffers()
    wide = pyarrow.types.is_large_string(part.type)
    ends = memoryview(offsets).cast("q" if wide else "i")
    return bytes(memoryview(data)[ends[part.offset] : ends[part.offset + len(part)]]) if data is not None else b""


class _EffectRows:
    """Effects as rows, in batches of about a MiB."""

    _KEYS = pyarrow.schema([
        ("n", pyarrow.int64()), ("i", pyarrow.int32()), ("effect", pyarrow.string()), ("contact", pyarrow.string())
    ])

    def __init__(self, by: str, kind: Any) -> None:
        self._names = [by, *self._KEYS.names, "line"]
        self._kind = kind
        self._pieces: list[tuple[Any, str]] = []
        self._size = 0

    def add(self, key: Any, piece: str) -> _Batches:
        if piece:
            self._pieces.append((key, piece))
            self._size += len(piece)
        if self._size >= 1 << 20:
            yield from self.flush()

    def flush(self) -> _Batches:
        if not self._pieces:
            return
        text = "".join(piece for _, piece in self._pieces)
        counts = [piece.count("\n") for _, piece in self._pieces]
        whose = [
            pyarrow.repeat(pyarrow.scalar(key, self._kind), count) for (key, _), count in zip(self._pieces, counts)
        ]
        encoded = text.encode()
        read = pyarrow.json.read_json(
            pyarrow.BufferReader(encoded),
            read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=len(encoded) + 1),
            parse_options=pyarrow.json.ParseOptions(explicit_schema=self._KEYS, unexpected_field_behavior="ignore"),
        )
        lines = pyarrow.compute.split_pattern(pyarrow.array([text]), "\n").flatten().slice(0, sum(counts))
        columns = [pyarrow.concat_arrays(read[name].chunks) for name in self._KEYS.names]
        self._pieces, self._size = [], 0
        yield pyarrow.RecordBatch.from_arrays([pyarrow.concat_arrays(whose), *columns, lines], self._names)


# Studies


@dataclass(frozen=True)
class Setting:
    """One setting of a grid, and what its simulation came to."""

    #: The values of the keys that vary.
    values: dict[str, Any]
    #: The same as in one run with all replications, byte for byte.
    simulation: Simulation


def simulate_grid(
    spark: SparkSession, rules: Union[Rules, Source], scenario: Optional[Source] = None, *, preset: Optional[str] = None,
    replications: int, vary: Optional[Mapping[str, Sequence[Any]]] = None, in_a_task: int = 10,
    contacts: Union[Source, Iterable[Mapping[str, Any]], None] = None, format: Optional[str] = None,
    columns: Optional[str] = None, seed: Optional[int] = None,
) -> list[Setting]:
    """Simulates a text bank under every combination of values, and gives them in the order of `patchbay simulate --vary`.

    `vary` has the values of keys of the rules or the scenario: `{"bucket_size": [10, 25], "members.count": [8, 12]}`. Each task runs
    `in_a_task` replications of one setting on one thread; the parts are put together here. How the replications are divided, and which
    tasks ran twice, does not show in the results. The other arguments are those of `patchbay.simulate`; files are read here.

    Raises `RulesError` before anything runs, `ValueError` for arguments that cannot be, and `PatchbayError` for a scenario, a list or
    values that cannot be simulated: its text tells all problems with their places.
    """
    checked = as_rules(rules)
    text, name = scenario_of(scenario, preset)
    if not 1 <= replications <= 10_000:
        raise ValueError("replications are 1 to 10,000")
    if in_a_task < 1:
        raise ValueError("a task runs at least one replication")
    if contacts is None and (format is not None or columns is not None):
        raise ValueError("there is no contact list that `format` and `columns` could be about")
    listed = None if contacts is None else read_list(contacts, format)
    given = {key: _several(key, values) for key, values in (vary or {}).items()}
    settings = [dict(zip(given, values)) for values in itertools.product(*given.values())]
    spans = [(first, min(first + in_a_task - 1, replications)) for first in range(1, replications + 1, in_a_task)]
    tasks = [
        ([f"{key}={_word(value)}" for key, value in setting.items()], first, last)
        for setting in settings for first, last in spans
    ]
    run = functools.partial(
        _simulated, tasks=tasks, rules=checked._arguments, scenario=(text, name), listed=listed, columns=columns, seed=seed
    )
    with errors():
        rows = spark.range(0, len(tasks), 1, len(tasks)).mapInArrow(run, "task long, part binary").collect()
    parts = {row["task"]: bytes(row["part"]) for row in rows}
    return [
        Setting(setting, merge_parts(parts.pop(place * len(spans) + part) for part in range(len(spans))))
        for place, setting in enumerate(settings)
    ]


def _several(key: str, values: Sequence[Any]) -> list[Any]:
    found = [values] if isinstance(values, (str, bytes)) or not isinstance(values, Iterable) else list(values)
    if not found:
        raise ValueError(f"`{key}` has no value")
    return found


def _word(value: Any) -> str:
    """A value as rule files and scenarios write it."""
    return json.dumps(value) if isinstance(value, bool) or value is None else str(value)


def _simulated(
    batches: _Batches, tasks: Sequence[tuple[list[str], int, int]], rules: list[Any], scenario: tuple[bytes, str],
    listed: Optional[tuple[bytes, int]], columns: Optional[str], seed: Optional[int],
) -> _Batches:
    for batch in batches:
        for task in batch.column(0).to_pylist():
            values, first, last = tasks[task]
            part = part_of(
                rules, *scenario, first, last, vary=values, listed=listed, columns=columns, seed=seed, jobs=1
            )
            yield pyarrow.RecordBatch.from_arrays(
                [pyarrow.array([task], pyarrow.int64()), pyarrow.array([part], pyarrow.binary())], ["task", "part"]
            )


# Errors


@contextlib.contextmanager
def errors() -> Iterator[None]:
    """Raises what failed on a worker as the exception of Patchbay that it was: `with spark.errors(): answer.collect()`."""
    try:
        yield
    except Exception as error:
        # PySpark has several kinds for it: PythonException, and Py4JJavaError of what comes row by row.
        found = None if isinstance(error, PatchbayError) else _told(str(error))
        if found is None:
            raise
        raise found from error


def _told(text: str) -> Optional[PatchbayError]:
    """The exception at the end of a traceback, which Java's traces may follow."""
    last = re.search(
        r"^patchbay\._errors\.(\w+): (.*?)\n*(?:\n(?: SQLSTATE: |\n*JVM stacktrace|\tat ).*)?\Z", text, re.MULTILINE | re.DOTALL
    )
    kind = getattr(_errors, last[1], None) if last else None
    if last is None or not isinstance(kind, type) or not issubclass(kind, PatchbayError):
        return None
    return (kind if kind is not _errors.RulesError else PatchbayError)(last[2], 0)
