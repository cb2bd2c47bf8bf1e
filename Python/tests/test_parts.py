"""Simulations in parts come to the same as in one run."""

import unittest

import patchbay
from patchbay._action import read_list
from patchbay._simulation import merge_parts, simulate_part

from test_patchbay import RULES

SCENARIO = b"kind: scenario\nversion: 1\npreset: warm-list\ncontacts: { count: 60 }\nrun: { until: 1h }\ngates: [unanswered <= 60]\n"


class PartTests(unittest.TestCase):
    def test_parts_are_one_simulation(self) -> None:
        rules = patchbay.Rules(RULES)
        whole = rules.simulate(SCENARIO, replications=5, seed=3)
        parts = [simulate_part(rules._arguments, SCENARIO, first, last, seed=3) for first, last in [(3, 4), (1, 2), (5, 5)]]
        merged = merge_parts(parts)
        self.assertEqual(merged.document, whole.document)
        for wrong in ([parts[0]], parts[:1] + parts[2:], parts + parts[:1], [parts[1][:-1]], [b""], []):
            with self.assertRaises(patchbay.PatchbayError):
                merge_parts(wrong)
        other = simulate_part(rules._arguments, SCENARIO, 3, 5, seed=4)
        with self.assertRaisesRegex(patchbay.PatchbayError, "another seed"):
            merge_parts([parts[1], other])

    def test_values_that_vary(self) -> None:
        rules = patchbay.Rules(RULES)
        part = simulate_part(rules._arguments, SCENARIO, 1, 1, vary=["contacts.count=30"])
        self.assertEqual(merge_parts([part]).document["contacts"], 30)
        for vary in (["contacts.count=30,40"], ["contacts.count=x"], ["no=1"], ["="]):
            with self.assertRaises(patchbay.PatchbayError):
                simulate_part(rules._arguments, SCENARIO, 1, 1, vary=vary)

    def test_lists(self) -> None:
        rules = patchbay.Rules(RULES)
        listed = [read_list([{"id": f"c{number}", "tags": [tag]} for number in range(30)], None) for tag in ("Donor", "x")]
        parts = [simulate_part(rules._arguments, SCENARIO, 1, 1, listed=one) for one in listed]
        self.assertEqual(merge_parts(parts[:1]).document["contacts"], 30)
        later = simulate_part(rules._arguments, SCENARIO, 2, 2, listed=listed[1])
        with self.assertRaisesRegex(patchbay.PatchbayError, "another contact list"):
            merge_parts([parts[0], later])


if __name__ == "__main__":
    unittest.main()
