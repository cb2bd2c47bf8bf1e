"""A cluster of two workers answers as one machine does, also where a worker is killed: python3 spark_cluster.py

`Scripts/spark` runs it where Java is.
"""

import json
import os
import pathlib
import signal
import tempfile
import time
from typing import Any, Iterable, Iterator

from pyspark.sql import SparkSession

import patchbay
import patchbay.spark

from test_patchbay import CONTACTS, RULES

EVENTS = [
    {"event": "contact", "id": "c1", "tags": ["Donor"]}, {"event": "contact", "id": "c2"},
    {"event": "send", "member": "ana"}, {"event": "reply", "contact": "c1", "text": "tell me more"},
    {"event": "respond", "member": "joe", "contact": "c1"}, {"event": "reply", "contact": "c2", "text": "STOP"},
]


def killing(folder: str) -> Any:
    """Ends the first worker that asks, process and machine: once."""

    def kill(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            try:
                os.close(os.open(os.path.join(folder, "killed"), os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                pass
            else:
                # The parent of the daemon that started this process is the executor.
                daemon = os.getppid()
                executor = int(pathlib.Path(f"/proc/{daemon}/stat").read_text().rsplit(")", 1)[1].split()[1])
                os.kill(executor, signal.SIGKILL)
                time.sleep(60)
            yield batch

    return kill


def main() -> None:
    rules = patchbay.Rules(RULES)
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]").appName("patchbay")
        .config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4")
        .config("spark.executor.memory", "512m").config("spark.sql.execution.arrow.maxRecordsPerBatch", "200")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    try:
        rows = [{name: values[number % 6] for name, values in CONTACTS.items()} | {"row": number} for number in range(4000)]
        columns = "id string, tags array<string>, last_team_member string, opted_out boolean, state string, row int"
        contacts = spark.createDataFrame([tuple(row.values()) for row in rows], columns).repartition(8)
        expected = [(row["to"], row["via"]) for row in rules.preview({name: [row[name] for row in rows] for name in CONTACTS})]

        found = patchbay.spark.preview(contacts, rules).orderBy("row").collect()
        assert [(list(row["to"]), row["via"]) for row in found] == expected, "preview"
        print(f"preview: {len(found):,} rows as on one machine")

        with tempfile.TemporaryDirectory() as folder:
            fallible = contacts.mapInArrow(killing(folder), contacts.schema)
            found = patchbay.spark.preview(fallible, rules).orderBy("row").collect()
            assert os.path.exists(os.path.join(folder, "killed")), "no worker was killed"
            assert [(list(row["to"]), row["via"]) for row in found] == expected, "preview with a killed worker"
        print("preview: the same with a killed worker")

        streams = [(f"a{action}", number, json.dumps(event)) for action in range(12) for number, event in enumerate(EVENTS)]
        events = spark.createDataFrame(streams, "action string, n long, event string").repartition(8)
        with patchbay.ContactAction(rules) as running:
            alone = running.take(EVENTS)
        effects = patchbay.spark.replay(events, rules).orderBy("action", "n", "i").collect()
        assert [json.loads(row["json"]) for row in effects] == alone * 12, "replay"
        print(f"replay: {len(effects):,} effects of 12 contact actions as on one machine")

        settings = [{"members.texts_per_hour": pace} for pace in (60, 120)]
        study = patchbay.spark.simulate_grid(
            spark, rules, preset="warm-list", settings=[*settings, {}], replications=6, shards=3, seed=2
        )
        assert study[2][1].document == rules.simulate(preset="warm-list", replications=6, seed=2).document, "simulate_grid"
        assert study[0][1].members != study[1][1].members
        print(f"simulate_grid: {len(study)} settings in 3 parts each as on one machine")
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
