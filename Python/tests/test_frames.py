"""Tables of Arrow, pandas and polars, as far as they are installed."""

import random
import sys
import unittest
import unittest.mock
from typing import Any

import patchbay

from test_patchbay import ANSWERS, CONTACTS, RULES

try:
    import pyarrow
except ImportError:
    pyarrow = None
try:
    import pandas
except ImportError:
    pandas = None
try:
    import polars
except ImportError:
    polars = None


@unittest.skipUnless(pyarrow, "pyarrow is not installed")
class ArrowTests(unittest.TestCase):
    def setUp(self) -> None:
        self.rules = patchbay.Rules(RULES)

    def test_tables_batches_and_slices(self) -> None:
        table = pyarrow.table(CONTACTS)
        self.assertEqual(list(self.rules.preview(table)), ANSWERS)
        self.assertEqual(list(self.rules.preview(table.to_batches()[0])), ANSWERS)
        self.assertEqual(list(self.rules.preview(table.slice(1, 3))), ANSWERS[1:4])
        twice = pyarrow.concat_tables([table.slice(2), table, table.slice(0, 0)])
        self.assertEqual(list(self.rules.preview(twice)), ANSWERS[2:] + ANSWERS)
        self.assertEqual(list(self.rules.preview({"tags": twice["tags"], "state": twice["state"]}))[:2],
                         [{"to": ["round_robin"], "via": "round_robin"}, ANSWERS[3]])
        self.assertEqual(len(self.rules.preview(table.slice(0, 0))), 0)
        self.assertEqual(len(self.rules.preview(table.select(["id"]))), 6)
        nobody = [pyarrow.array([], kind) for kind in table.schema.types]
        self.assertEqual(len(self.rules.preview(pyarrow.RecordBatch.from_arrays(nobody, table.schema.names))), 0)

    def test_types(self) -> None:
        table = pyarrow.table(CONTACTS)
        large = pyarrow.large_list(pyarrow.large_string())
        for name, kind in [("tags", large), ("tags", pyarrow.list_(pyarrow.large_string())), ("state", pyarrow.large_string())]:
            place = table.schema.get_field_index(name)
            other = table.set_column(place, name, table[name].cast(kind))
            self.assertEqual(list(self.rules.preview(other)), ANSWERS)
        place = table.schema.get_field_index("state")
        self.assertEqual(list(self.rules.preview(table.set_column(place, "state", table["state"].dictionary_encode()))), ANSWERS)
        for column in [pyarrow.array([1.5]), pyarrow.array([b"x"])]:
            with self.assertRaisesRegex(TypeError, "the column `state` is of"):
                self.rules.preview(pyarrow.table({"state": column}))

    def test_answers_as_arrow(self) -> None:
        found = self.rules.preview(pyarrow.table(CONTACTS)).to_arrow()
        self.assertEqual(found.num_rows, 6)
        self.assertEqual(found["to"].to_pylist(), [row["to"] for row in ANSWERS])
        self.assertEqual(found["via"].to_pylist(), [row["via"] for row in ANSWERS])

    def test_the_same_as_sequences(self) -> None:
        chance = random.Random(1)
        tags = ["Donor", "Spanish", "donor ", "Opt Out", "x", "Ünïcode", ""]
        columns: dict[str, list[Any]] = {
            "tags": [chance.choice([None, [chance.choice(tags) for _ in range(chance.randrange(4))]]) for _ in range(5000)],
            "last_team_member": [chance.choice([None, "", "ana", "joe", "Ana"]) for _ in range(5000)],
            "state": [chance.choice([None, "PA", "NJ", "pa"]) for _ in range(5000)],
            "opted_out": [chance.choice([None, True, False, False, False]) for _ in range(5000)],
        }
        plain = list(self.rules.preview(columns))
        table = pyarrow.table(columns)
        for first in (0, 1, 7, 8, 4999):
            self.assertEqual(list(self.rules.preview(table.slice(first))), plain[first:])

    def test_sequences_are_read_alike(self) -> None:
        """With Arrow loaded or not."""
        columns: list[list[Any]] = [
            ["Donor", None, "a|Spanish"], [["Donor"], None, ("Spanish", "x"), {"donor"}], [["Donor", None]], [["Donor"], "bc"],
            ["bc", ["Donor"]], [["Donor"], [b"x"]], [b"Donor"], ["Donor", b"x"], [["Donor"], [1]], ["Donor", 1], [{"Donor": 1}],
            [["Donor"], frozenset({"Spanish"})], [float("nan"), "Donor"], ["\ud800"], [["\ud800"]], [[]], [["x" * 300] * 3],
        ]
        for values in columns:
            for name in ("tags", "state", "last_team_member"):
                ways = []
                for loaded in (pyarrow, None):
                    with unittest.mock.patch.dict(sys.modules, {"pyarrow": loaded}):
                        try:
                            ways.append(repr(list(self.rules.preview({name: values}))))
                        except Exception as error:
                            ways.append(f"{type(error).__name__}: {error}")
                self.assertEqual(ways[0], ways[1], (name, values))

    def test_columns_that_lie(self) -> None:
        def column(ends: list[int], data: bytes) -> Any:
            offsets = pyarrow.array(ends, pyarrow.int32()).buffers()[1]
            return pyarrow.Array.from_buffers(pyarrow.string(), len(ends) - 1, [None, offsets, pyarrow.py_buffer(data)])

        # Arrow itself looks at the ends alone.
        for lying in [column([0, 3, 2, 7], b"DonorPA"), column([0, 9, 2, 7], b"DonorPA"), column([0, 2], b"\xc3\xff")]:
            for name in ("state", "tags", "last_team_member"):
                with self.assertRaisesRegex(patchbay.ColumnError, f"of the column `{name}`"):
                    self.rules.preview(pyarrow.RecordBatch.from_arrays([lying], [name]))


@unittest.skipUnless(pandas is not None and pyarrow, "pandas is not installed")
class PandasTests(unittest.TestCase):
    def test_frames(self) -> None:
        rules = patchbay.Rules(RULES)
        frame = pandas.DataFrame(CONTACTS)
        self.assertEqual(list(rules.preview(frame)), ANSWERS)
        frame["state"] = frame["state"].astype("category")
        self.assertEqual(list(rules.preview(frame)), ANSWERS)
        self.assertEqual(list(rules.preview(frame[2:5])), ANSWERS[2:5])
        found = rules.preview(frame).to_pandas(index=frame["id"])
        self.assertEqual(list(found.loc["c3", "to"]), ["philly"])
        result = patchbay.simulate(rules, preset="warm-list", replications=1)
        self.assertEqual(list(result.frame("members")["member"]), ["ana", "joe", "philly"])


@unittest.skipUnless(polars is not None, "polars is not installed")
class PolarsTests(unittest.TestCase):
    def test_frames(self) -> None:
        self.assertEqual(list(patchbay.Rules(RULES).preview(polars.DataFrame(CONTACTS))), ANSWERS)


if __name__ == "__main__":
    unittest.main()
