"""Patchbay on a cluster of Spark: previews of any number of contacts, replays of many contact actions, and studies of simulations.

The package is needed on every worker, with pyarrow. Rules travel as their texts.
"""

from __future__ import annotations

from typing import Any, Iterable, Iterator, Mapping, Optional, Sequence, Union

from ._action import ContactAction, read_list
from ._rules import Rules, as_rules
from ._simulation import Simulation, merge_parts, simulate_part
from ._sources import Source


def preview(
    contacts: Any, rules: Union[Rules, Source], *, tags: str = "tags", last_team_member: str = "last_team_member",
    opted_out: str = "opted_out", fields: Optional[Mapping[str, str]] = None, to: str = "to", via: str = "via",
) -> Any:
    """A data frame of contacts with two more columns: to whom the reply of each would go, and via which part of the rules.

    As `Rules.preview`, in the words of `patchbay preview`: each row is looked at by itself, wherever it lies.
    """
    from pyspark.sql.types import ArrayType, StringType, StructField, StructType

    known = as_rules(rules)
    schema = StructType([*contacts.schema.fields, StructField(to, ArrayType(StringType())), StructField(via, StringType())])

    def answer(batches: Iterable[Any]) -> Iterator[Any]:
        import pyarrow

        for batch in batches:
            found = known.preview(
                batch, tags=tags, last_team_member=last_team_member, opted_out=opted_out, fields=fields
            ).to_arrow(dictionaries=False)
            columns = [*batch.columns, found["to"].combine_chunks(), found["via"].combine_chunks()]
            yield pyarrow.RecordBatch.from_arrays(columns, names=[*batch.schema.names, to, via])

    return contacts.mapInArrow(answer, schema)


def replay(
    events: Any, rules: Union[Rules, Source], *, action: str = "action", order: str = "n", event: str = "event"
) -> Any:
    """The effects of events of many contact actions, each replayed from its beginning on one worker.

    `events` is a data frame: which action, in which order, and the event as JSON, contacts among them. The effects are a data frame with the
    columns `action`, `n`, `i`, `effect` (the kind), and `json`, the whole effect.
    """
    known = as_rules(rules)

    def take(table: Any) -> Any:
        import json

        import pyarrow

        sorted_table = table.sort_by(order)
        lines = "".join(line + "\n" for line in sorted_table[event].to_pylist())
        with ContactAction(known) as running:
            effects = [line for line in running.take_lines(lines).split("\n") if line]
        read = [json.loads(line) for line in effects]
        kind = table.schema.field(action).type
        key = table[action][0].as_py() if table.num_rows else None
        return pyarrow.table({
            "action": pyarrow.array([key] * len(read), kind),
            "n": pyarrow.array([one["n"] for one in read], pyarrow.int64()),
            "i": pyarrow.array([one["i"] for one in read], pyarrow.int64()),
            "effect": pyarrow.array([one["effect"] for one in read], pyarrow.string()),
            "json": pyarrow.array(effects, pyarrow.string()),
        })

    kind = events.schema[action].dataType.simpleString()
    schema = f"action {kind}, n bigint, i bigint, effect string, json string"
    return events.select(action, order, event).groupBy(action).applyInArrow(take, schema)


def simulate_grid(
    spark: Any, rules: Union[Rules, Source], scenario: Optional[Source] = None, *,
    settings: Sequence[Mapping[str, Any]] = ({},), replications: int = 40, shards: int = 4, preset: Optional[str] = None,
    contacts: Union[Source, Iterable[Mapping[str, Any]], None] = None, format: Optional[str] = None,
    columns: Optional[str] = None, seed: Optional[int] = None,
) -> list[tuple[dict[str, Any], Simulation]]:
    """A simulation for each setting, the replications of each in `shards` tasks. The results are those of one machine, number by number.

    A setting has values for keys of the rules or the scenario: `{"bucket_size": 25, "members.texts_per_hour": 120}`. A task that fails is
    run again by Spark, and comes to the same.
    """
    if not 1 <= shards <= replications:
        raise ValueError("there are at least one shard and at most as many as replications")
    known = as_rules(rules)
    listed = None if contacts is None else read_list(contacts, format)
    ends = [replications * shard // shards for shard in range(shards + 1)]
    tasks = [
        (number, first + 1, last)
        for number in range(len(settings)) for first, last in zip(ends, ends[1:])
    ]
    given = [[f"{key}={_written(value)}" for key, value in setting.items()] for setting in settings]

    def run(task: tuple[int, int, int]) -> tuple[int, bytes]:
        number, first, last = task
        return number, simulate_part(
            known._arguments, scenario, first, last, preset=preset, vary=given[number], listed=listed, columns=columns,
            seed=seed, jobs=1,
        )

    parts: dict[int, list[bytes]] = {}
    for number, part in spark.sparkContext.parallelize(tasks, len(tasks)).map(run).collect():
        parts.setdefault(number, []).append(part)
    return [(dict(setting), merge_parts(parts[number])) for number, setting in enumerate(settings)]


def _written(value: Any) -> str:
    """A value as rule files write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
