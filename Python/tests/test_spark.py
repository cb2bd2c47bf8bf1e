"""Spark gives the same answers as one process, also when it loses workers: a cluster of two executors on this machine."""

import contextlib
import json
import os
import pathlib
import pickle
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from typing import Any, Callable, Iterator

import patchbay
from patchbay._simulation import merge_parts, simulate_part

import test_pages
from test_patchbay import ANSWERS, CONTACTS, RULES

try:
    import pyspark
except ImportError:
    pyspark = None

CLUSTER = "local-cluster[2,1,1024]"
SCENARIO = b"kind: scenario\nversion: 1\npreset: warm-list\ncontacts: { count: 60 }\nrun: { until: 1h }\ngates: [unanswered <= 60]\n"


def children(parent: int) -> Iterator[int]:
    for task in pathlib.Path(f"/proc/{parent}/task").glob("*/children"):
        try:
            yield from map(int, task.read_text().split())
        except OSError:
            pass


def descendants(parent: int) -> Iterator[int]:
    for child in children(parent):
        yield child
        yield from descendants(child)


def words_of(process: int) -> bytes:
    try:
        return pathlib.Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def numbers_of(process: int) -> list[str]:
    """What `/proc/PID/stat` says behind the name: state, parent and so on."""
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["", "0"] + ["0"] * 40


def parent_of(process: int) -> int:
    return int(numbers_of(process)[1])


def busiest_worker() -> int:
    """The process of this test's cluster that runs most Python just now."""
    def ticks() -> dict[int, int]:
        daemons = [one for one in descendants(os.getpid()) if b"pyspark.daemon" in words_of(one)]
        return {worker: int(numbers_of(worker)[11]) for daemon in daemons for worker in children(daemon)}

    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        before = ticks()
        time.sleep(0.2)
        worked = {worker: now - before.get(worker, 0) for worker, now in ticks().items()}
        if worked and max(worked.values()) >= 5:
            return max(worked, key=worked.__getitem__)
    raise AssertionError("no worker works")


def workers_beside(worker: int) -> list[int]:
    """The Python processes of the task on which a worker works, whose executor has one task at a time."""
    daemon = parent_of(worker)
    return list(children(daemon)) if b"pyspark.daemon" in words_of(daemon) else []


def executor_of(worker: int) -> list[int]:
    executor = parent_of(parent_of(worker))
    return [executor] if b"CoarseGrainedExecutorBackend" in words_of(executor) else []


VICTIMS = (workers_beside, executor_of)


@unittest.skipUnless(pyspark, "pyspark is not installed")
@unittest.skipUnless(shutil.which("java"), "Java is not installed")
class SparkTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        from pyspark.sql import SparkSession

        os.environ["PYSPARK_PYTHON"] = sys.executable
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        cls.folder = tempfile.TemporaryDirectory()
        settings = {
            "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.task.maxFailures": "2", "spark.log.level": "OFF",
            "spark.ui.showConsoleProgress": "false",
            "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
            "spark.sql.execution.arrow.maxRecordsPerBatch": "500", "spark.local.dir": cls.folder.name,
            "spark.sql.warehouse.dir": cls.folder.name + "/warehouse",
        }
        builder = SparkSession.builder.master(CLUSTER).appName("patchbay")
        for key, value in settings.items():
            builder = builder.config(key, value)
        cls.spark = builder.getOrCreate()
        home = os.environ.get("SPARK_HOME") or pathlib.Path(pyspark.__file__).parent
        # What the executors leave, whatever the settings say.
        cls.work = pathlib.Path(home, "work", cls.spark.sparkContext.applicationId)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.spark.stop()
        shutil.rmtree(cls.work, ignore_errors=True)
        cls.folder.cleanup()

    def slowed(self, frame: Any) -> Any:
        """The same rows, each batch a while later. The worker leaves its number."""
        folder = self.folder.name

        def slowly(batches: Iterator[Any]) -> Iterator[Any]:
            import os
            import time

            for batch in batches:
                with open(f"{folder}/worker", "w") as number:
                    number.write(f"{os.getpid()} ")
                time.sleep(0.3)
                yield batch

        return frame.mapInArrow(slowly, frame.schema)

    def slow_worker(self) -> int:
        """The process that runs the above."""
        path = pathlib.Path(self.folder.name, "worker")
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            time.sleep(0.02)
            number = path.read_text() if path.exists() else ""
            if number.endswith(" "):
                path.unlink()
                return int(number)
        raise AssertionError("no worker works")

    def while_losing(self, victims: Callable[[int], list[int]], at_work: Callable[[], int], work: Callable[[], Any]) -> Any:
        """What some work comes to, while processes of the cluster that work on it are killed."""
        for _ in range(3):
            found, again = self.after_loss(victims, at_work, work)
            if again:
                return found
            # What was killed had just done its part.
        self.fail("no task and no stage ran again")

    def after_loss(
        self, victims: Callable[[int], list[int]], at_work: Callable[[], int], work: Callable[[], Any]
    ) -> tuple[Any, int]:
        """The same, once, and how many tasks and stages ran again."""
        context, group = self.spark.sparkContext, f"loses {victims.__name__} {time.monotonic()}"
        found: list[Any] = []

        def works() -> None:
            context.setJobGroup(group, group)
            found.append(work())

        thread = threading.Thread(target=works)
        thread.start()
        for process in victims(at_work()):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        thread.join()
        pathlib.Path(self.folder.name, "worker").unlink(missing_ok=True)
        self.assertEqual(len(found), 1, "the work failed")
        # Spark counts what happened a while after it happened.
        deadline = time.monotonic() + 5
        while not self.ran_again(group) and time.monotonic() < deadline:
            time.sleep(0.1)
        return found[0], self.ran_again(group)

    def ran_again(self, group: str) -> int:
        """How many tasks and stages of some jobs did."""
        tracker = self.spark.sparkContext.statusTracker()
        stages = [stage for job in tracker.getJobIdsForGroup(group) for stage in tracker.getJobInfo(job).stageIds]
        return sum(info.numFailedTasks + info.currentAttemptId for info in map(tracker.getStageInfo, stages) if info)

    # Where replies would go

    def many(self, count: int = 5000) -> dict[str, list[Any]]:
        chance = random.Random(1)
        tags = ["Donor", "Spanish", "donor ", "Opt Out", "x", "Ünïcode", ""]
        return {
            "id": [f"c{number}" for number in range(count)],
            "tags": [chance.choice([None, chance.sample(tags, chance.randrange(4))]) for _ in range(count)],
            "last_team_member": [chance.choice([None, "", "ana", "joe", "Ana"]) for _ in range(count)],
            "state": [chance.choice([None, "PA", "NJ", "pa"]) for _ in range(count)],
            "opted_out": [chance.choice([None, True, False, False, False]) for _ in range(count)],
        }

    def frame(self, columns: dict[str, list[Any]], partitions: int = 4) -> Any:
        kinds = {"tags": "array<string>", "opted_out": "boolean"}
        schema = ", ".join(f"`{name}` {kinds.get(name, 'string')}" for name in columns)
        return self.spark.createDataFrame(list(zip(*columns.values())), schema).repartition(partitions)

    def expected(self, columns: dict[str, list[Any]]) -> dict[str, Any]:
        rows = patchbay.Rules(RULES).preview(columns)
        return {name: (row["to"], row["via"]) for name, row in zip(columns["id"], rows)}

    def test_preview(self) -> None:
        from patchbay import spark

        found = spark.preview(self.frame(CONTACTS, 2), RULES)
        self.assertEqual(found.columns, [*CONTACTS, "to", "via"])
        rows = sorted(found.collect(), key=lambda row: row["id"])
        self.assertEqual([{"to": row["to"], "via": row["via"]} for row in rows], ANSWERS)
        self.assertEqual([row["tags"] for row in rows], CONTACTS["tags"])
        many = self.many()
        answers = spark.preview(self.frame(many), patchbay.Rules(RULES)).collect()
        self.assertEqual({row["id"]: (row["to"], row["via"]) for row in answers}, self.expected(many))
        self.assertEqual(spark.preview(self.frame(CONTACTS).limit(0), RULES).count(), 0)
        renamed = self.frame(CONTACTS).withColumnsRenamed({"state": "State", "tags": "Labels", "id": "to"})
        answers = spark.preview(renamed, RULES, tags="Labels", fields={"state": "State"}, to="goes to").collect()
        self.assertEqual([row["goes to"] for row in sorted(answers)], [row["to"] for row in ANSWERS])

    def test_preview_loses_processes(self) -> None:
        from patchbay import spark

        many = self.many()
        slow = self.slowed(self.frame(many, 2))
        for victims in VICTIMS:
            answers = self.while_losing(victims, self.slow_worker, spark.preview(slow, RULES).collect)
            self.assertEqual(len(answers), 5000)
            self.assertEqual({row["id"]: (row["to"], row["via"]) for row in answers}, self.expected(many))

    # Errors

    def test_errors_have_places(self) -> None:
        from patchbay import spark

        frame = self.frame(CONTACTS)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "typo.yaml")
            path.write_text("version: 1\nmembers: [ana]\ntag_rules:\n  - tag: Donor\n    too: jo\n")
            for use in (
                lambda: spark.preview(frame, path),
                lambda: spark.replay(self.events({"a": [{"event": "publish"}]}), {"a": path}, by="a", order="n", line="line"),
                lambda: spark.simulate_grid(self.spark, path, preset="warm-list", replications=1),
            ):
                with self.assertRaises(patchbay.RulesError) as caught:
                    use()
                self.assertEqual((caught.exception.line, caught.exception.column, caught.exception.code), (5, 5, "PB0200"))
                self.assertIn(f"{path}:5:5: error[PB0200]", str(caught.exception))
            again = pickle.loads(pickle.dumps(caught.exception))
            self.assertEqual((str(again), again.problems, again.line), (str(caught.exception), caught.exception.problems, 5))
        with self.assertRaisesRegex(TypeError, "the column `state` is of double, expected texts"):
            spark.preview(frame.withColumn("state", frame.id.isNull().cast("double")), RULES)
        with self.assertRaisesRegex(ValueError, "there is a column `via` already"):
            spark.preview(frame.withColumn("via", frame.id), RULES)
        broken = frame.selectExpr("id", "cast(unhex('C3FF') as string) as state").repartition(1)
        answer = spark.preview(broken, RULES)
        for use in (answer.collect, answer.write.format("noop").mode("overwrite").save, lambda: list(answer.toLocalIterator())):
            words = "^in the rows from 0 on of partition 0, row 0 of the column `state` cannot be read: its text is not UTF-8$"
            with self.assertRaisesRegex(patchbay.ColumnError, words), spark.errors():
                use()
        with self.assertRaisesRegex(patchbay.PatchbayError, r"scenario.yaml:3:1: error\[PB"):
            spark.simulate_grid(self.spark, RULES, b"kind: scenario\nversion: 1\npreest: warm-list\n", replications=20)
        with self.assertRaisesRegex(patchbay.PatchbayError, "bucket_sizes"):
            spark.simulate_grid(self.spark, RULES, SCENARIO, replications=1, vary={"bucket_sizes": [1]})
        for wrong in ({"replications": 0}, {"replications": 2, "in_a_task": 0}, {"replications": 2, "vary": {"x": []}}):
            with self.assertRaises(ValueError):
                spark.simulate_grid(self.spark, RULES, SCENARIO, **wrong)  # type: ignore[arg-type]
        with self.assertRaises(ZeroDivisionError):
            with spark.errors():
                raise ZeroDivisionError

    # What came of events

    def events(self, events: dict[str, list[dict[str, Any]]], partitions: int = 3) -> Any:
        rows = [(name, number, json.dumps(one)) for name, given in events.items() for number, one in enumerate(given)]
        random.Random(3).shuffle(rows)
        return self.spark.createDataFrame(rows, "a string, n int, line string").repartition(partitions)

    def days(self, actions: int = 7, contacts: int = 60) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[dict[str, Any]]]]:
        chance, lists, events = random.Random(2), {}, {}
        for number in range(actions):
            name = f"action {number}"
            lists[name] = [
                {"id": f"c{one:03}", "tags": [chance.choice(["Donor", "Spanish", "x"])], "state": chance.choice(["PA", "NJ"])}
                for one in range(contacts + number)
            ]
            given: list[dict[str, Any]] = []
            for one in range(len(lists[name])):
                given.append({"event": "send", "member": chance.choice(["ana", "joe", "philly"])})
                if chance.random() < 0.6:
                    text = chance.choice(["tell me more", "STOP", "línea\nnueva", 'with "quotes" and \\ and \u2028'])
                    given.append({"event": "reply", "contact": f"c{chance.randrange(one + 1):03}", "text": text})
            given.insert(5, {"event": "nothing of the kind"})
            events[name] = given
        return lists, events

    def effects(self, lists: dict[str, Any], events: dict[str, Any], rules: Any) -> list[tuple[Any, ...]]:
        found = []
        for name in events:
            with patchbay.ContactAction(rules[name] if isinstance(rules, dict) else rules) as action:
                if lists:
                    action.add_list(lists[name])
                found += [
                    (name, one["n"], one["i"], one["effect"], one.get("contact"), one) for one in action.take(events[name])
                ]
        return found

    def plain(self, rows: Any) -> list[tuple[Any, ...]]:
        return sorted(((*row[:5], json.loads(row[5])) for row in rows), key=lambda row: row[:3])

    def test_replay(self) -> None:
        from patchbay import spark

        lists, events = self.days()
        rows = [(name, *one.values()) for name, given in lists.items() for one in given]
        random.Random(4).shuffle(rows)
        contacts = self.spark.createDataFrame(rows, "a string, id string, tags array<string>, state string")
        found = spark.replay(self.events(events), RULES, by="a", order="n", line="line", contacts=contacts)
        self.assertEqual(found.columns, ["a", "n", "i", "effect", "contact", "line"])
        expected = self.effects(lists, events, RULES)
        self.assertIn("opted_out", {row[3] for row in expected})
        self.assertEqual(self.plain(found.collect()), expected)
        # Other rules for one of them, and events by columns.
        other = "version: 1\nmembers: [ana, joe, philly]\nreply_routing: [shared_inbox]\n"
        rules = {name: other if name == "action 3" else RULES for name in events}
        given = {
            name: [{"event": "contact", **one} for one in lists[name]] + [one for one in events[name] if one["event"] in ("send", "reply")]
            for name in events
        }
        frame = self.spark.createDataFrame(
            [
                (name, number, one["event"], one.get("id"), one.get("tags"), one.get("state"), one.get("member"),
                 one.get("contact"), one.get("text"))
                for name in given for number, one in enumerate(given[name])
            ],
            "`by.name` string, n int, event string, id string, tags array<string>, state string, member string,"
            " contact string, text string",
        ).repartition(3)
        found = spark.replay(frame, rules, by="by.name", order=["n"], partitions=2)
        self.assertEqual(found.columns[0], "by.name")
        self.assertEqual(self.plain(found.collect()), self.effects({}, given, rules))

    def test_replay_of_times(self) -> None:
        from patchbay import spark

        start = 1_772_438_400_000
        events = [
            {"event": "contact", "id": "c1", "at": start}, {"event": "send", "member": "ana", "at": start + 1000},
            {"event": "reply", "contact": "c1", "text": "yes", "at": start + 2000},
        ]
        rows = [(7, one.get("event"), one.get("id"), one.get("member"), one.get("contact"), one.get("text"), one["at"]) for one in events]
        frame = self.spark.createDataFrame(rows, "a int, event string, id string, member string, contact string, text string, at long")
        expected = self.effects({}, {7: events}, RULES)
        for given in (frame, frame.selectExpr("* except (at)", "timestamp_millis(at) as at")):
            found = self.plain(spark.replay(given, RULES, by="a", order="at").collect())
            self.assertEqual([row[:5] for row in found], [row[:5] for row in expected])
            self.assertNotIn("refused", {row[3] for row in found})

    def test_replay_loses_processes(self) -> None:
        from patchbay import spark

        _, events = self.days(4, 400)
        slow = self.slowed(self.events(events, 2))
        expected = self.effects({}, events, RULES)
        for victims in VICTIMS:
            found = spark.replay(slow, RULES, by="a", order="n", line="line")
            self.assertEqual(self.plain(self.while_losing(victims, self.slow_worker, found.collect)), expected)

    def test_what_cannot_be_replayed(self) -> None:
        from patchbay import spark

        def failing(kind: Any, words: str, frame: Any, rules: Any = RULES, **more: Any) -> None:
            with self.assertRaisesRegex(kind, words), spark.errors():
                spark.replay(frame, rules, **{"by": "a", "order": "n", "line": "line", **more}).collect()

        two = self.events({"a": [{"event": "publish"}] * 2, "b": [{"event": "publish"}]})
        failing(patchbay.PatchbayError, "two rows of the contact action `a` have the same place", two.withColumn("n", two.n * 0))
        failing(patchbay.PatchbayError, "of the contact action `b` has no `n`", two.selectExpr("a", "if(a = 'b', null, n) n", "line"))
        failing(patchbay.PatchbayError, "no rules for the contact action `b`", two, {"a": RULES})
        failing(patchbay.PatchbayError, "names no contact action", two.selectExpr("if(a = 'b', null, a) a", "n", "line"))
        failing(patchbay.PatchbayError, "an event is null", two.selectExpr("a", "n", "if(a = 'b', null, line) line"))
        failing(TypeError, "the column `line` is of string", two, order=["n", "line"])
        failing(ValueError, "no column `at`", two, order="at")
        failing(ValueError, "which of two", two, order=[])
        contacts = self.spark.createDataFrame([("a", "c1"), ("a", None)], "a string, id string")
        failing(patchbay.ContactListError, "`a` has rows that cannot be read:\n.*contacts:1", two, contacts=contacts)
        failing(patchbay.ContactListError, "`a` has rows that cannot be read", two.where("a = 'b'"), contacts=contacts)

    # Studies

    def test_grids(self) -> None:
        from patchbay import spark

        rules = patchbay.Rules(RULES)
        found = spark.simulate_grid(self.spark, rules, SCENARIO, replications=5, seed=3, in_a_task=2)
        self.assertEqual([one.values for one in found], [{}])
        self.assertEqual(found[0].simulation.document, rules.simulate(SCENARIO, replications=5, seed=3).document)
        self.assertEqual(found[0].simulation.page, self.alone(rules, {}, 5).page)
        vary = {"contacts.count": [30, 40], "bucket_size": [10, 20]}
        listed = [{"id": f"c{number}", "tags": ["Donor"]} for number in range(30)]
        for more in ({"vary": vary}, {"vary": {"bucket_size": [5]}, "contacts": listed}):
            found = spark.simulate_grid(self.spark, rules, SCENARIO, replications=3, seed=3, in_a_task=1, **more)
            self.assertEqual(len(found), 4 if more["vary"] is vary else 1)
            for one in found:
                alone = self.alone(rules, one.values, 3, **more)
                self.assertEqual((one.simulation.document, one.simulation.page), (alone.document, alone.page))
        self.assertEqual(
            [list(one.values.values()) for one in spark.simulate_grid(self.spark, rules, SCENARIO, replications=1, vary=vary)],
            [[30, 10], [30, 20], [40, 10], [40, 20]],
        )

    def alone(self, rules: Any, values: dict[str, Any], replications: int, contacts: Any = None, **_: Any) -> Any:
        from patchbay._action import read_list

        listed = None if contacts is None else read_list(contacts, None)
        vary = [f"{key}={value}" for key, value in values.items()]
        return merge_parts([simulate_part(rules._arguments, SCENARIO, 1, replications, vary=vary, seed=3, listed=listed)])

    def test_grids_lose_processes(self) -> None:
        from patchbay import spark

        rules = patchbay.Rules(RULES)
        scenario = SCENARIO.replace(b"count: 60", b"count: 100000")
        alone = merge_parts([simulate_part(rules._arguments, scenario, 1, 20, seed=3)])
        for victims in VICTIMS:
            found = self.while_losing(
                victims, busiest_worker,
                lambda: spark.simulate_grid(self.spark, rules, scenario, replications=20, seed=3, in_a_task=5),
            )
            self.assertEqual((found[0].simulation.document, found[0].simulation.page), (alone.document, alone.page))

    # The package

    def test_spark_is_loaded_where_it_is_used(self) -> None:
        loaded = "import sys, patchbay; sys.exit(any(name.partition('.')[0] in ('pyspark', 'pyarrow') for name in sys.modules))"
        self.assertEqual(subprocess.run([sys.executable, "-c", loaded]).returncode, 0)

    def test_examples_run(self) -> None:
        test_pages.run_pages(self, withSpark=True)


if __name__ == "__main__":
    unittest.main()
