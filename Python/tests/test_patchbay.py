"""What the package promises, by its wheel: `python -m unittest` where it is installed."""

import pathlib
import pickle
import tempfile
import threading
import unittest

import patchbay

RULES = """\
version: 1
members: [ana, joe, philly]
reply_routing: [last_team_member, round_robin]
tag_rules:
  - tag: Donor
    to: joe
  - tag: Spanish
    to: [ana, joe]
  - when: { fields: { state: PA } }
    to: philly
"""

CONTACTS = {
    "id": ["c1", "c2", "c3", "c4", "c5", "c6"],
    "tags": [["Spanish"], ["Donor", "spanish "], [], None, ["Opt Out"], ["Other"]],
    "last_team_member": [None, "", "philly", "nobody", "ana", "joe"],
    "opted_out": [False, None, False, False, False, True],
    "state": [None, "NJ", "", "PA", "PA", "NJ"],
}

ANSWERS = [
    {"to": ["ana", "joe"], "via": "tag_rule"}, {"to": ["ana", "joe"], "via": "tag_rule"},
    {"to": ["philly"], "via": "last_team_member"}, {"to": ["philly"], "via": "tag_rule"},
    {"to": [], "via": "opted_out"}, {"to": [], "via": "opted_out"},
]


class CheckTests(unittest.TestCase):
    def test_good_rules_have_no_problems(self) -> None:
        problems = patchbay.check(RULES)
        self.assertEqual((len(problems), problems.ok, str(problems)), (0, True, ""))

    def test_problems_have_places(self) -> None:
        with self.assertRaises(patchbay.RulesError) as caught:
            patchbay.Rules("version: 1\nmembers: [ana]\ntag_rules:\n  - tag: Donor\n    too: jo\n", name="typo.yaml")
        error = caught.exception
        self.assertEqual((error.code, error.file, error.line, error.column), ("PB0200", "typo.yaml", 5, 5))
        self.assertEqual(error.help, "did you mean `to`?")
        self.assertIn("typo.yaml:5:5: error[PB0200]", str(error))
        self.assertEqual([one.code for one in error.problems.errors], ["PB0200", "PB0215"])

    def test_files_are_read_with_their_teams(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            rules = pathlib.Path(folder, "spring.yaml")
            rules.write_text("version: 1\nteam: team.yaml\nmembers: [ana]\n")
            pathlib.Path(folder, "team.yaml").write_text("ana: { name: Ana }\n")
            self.assertEqual(patchbay.Rules(rules).members, ["ana"])
            self.assertEqual(patchbay.Rules(str(rules)).name, "spring")
            self.assertFalse(patchbay.check(rules.read_text()).ok)
            self.assertTrue(patchbay.check(rules.read_text(), team="ana: { name: Ana }\n").ok)
            with self.assertRaises(patchbay.PatchbayError):
                patchbay.check(rules, root=pathlib.Path(folder, "elsewhere"))
        with self.assertRaises(FileNotFoundError):
            patchbay.check("there is none.yaml")
        with self.assertRaises(TypeError):
            patchbay.check(7)  # type: ignore[arg-type]


class PreviewTests(unittest.TestCase):
    def setUp(self) -> None:
        self.rules = patchbay.Rules(RULES)

    def test_sequences(self) -> None:
        found = self.rules.preview(CONTACTS)
        self.assertEqual(list(found), ANSWERS)
        self.assertEqual((found[0], found[-1], found[1:3]), (ANSWERS[0], ANSWERS[-1], ANSWERS[1:3]))
        self.assertEqual(found.counts(), {"ana": 2, "joe": 2, "philly": 2})
        with self.assertRaises(IndexError):
            found[6]

    def test_names_of_columns(self) -> None:
        columns = {"Labels": CONTACTS["tags"], "State": CONTACTS["state"]}
        found = self.rules.preview(columns, tags="Labels", fields={"state": "State"})
        self.assertEqual([row["via"] for row in found][:4], ["tag_rule", "tag_rule", "round_robin", "tag_rule"])
        with self.assertRaises(ValueError):
            self.rules.preview(columns, fields={"zip": "Zip"})

    def test_tags_divided(self) -> None:
        found = self.rules.preview({"tags": ["Spanish|Donor", "", "x|Donor", None, "DONOR"]})
        self.assertEqual([row["to"] for row in found], [["ana", "joe"], ["round_robin"], ["joe"], ["round_robin"], ["joe"]])

    def test_values_that_are_no_texts(self) -> None:
        rules = patchbay.Rules(
            "version: 1\nmembers: [ana, joe]\ntag_rules:\n  - when: { fields: { zip: '19104' } }\n    to: joe\n"
            "  - when: { fields: { vip: 'true' } }\n    to: ana\n"
        )
        found = rules.preview({"zip": [19104, None, 7], "vip": [False, True, None]})
        self.assertEqual([row["to"] for row in found], [["joe"], ["ana"], ["sender"]])
        with self.assertRaisesRegex(TypeError, "the column `zip` has float"):
            rules.preview({"zip": [19104.0]})

    def test_columns_that_are_none(self) -> None:
        self.assertEqual(len(self.rules.preview({})), 0)
        self.assertEqual(len(self.rules.preview({"tags": []})), 0)
        self.assertEqual(list(self.rules.preview({"id": ["a", "b"]})), [{"to": ["round_robin"], "via": "round_robin"}] * 2)
        for columns, error in [
            ({"tags": ["a"], "state": []}, ValueError), ({"tags": [7]}, TypeError), ({"tags": [[7]]}, TypeError),
            ({"opted_out": ["no"]}, TypeError), ({"tags": ["\ud800"]}, TypeError), ({"tags": "Donor"}, TypeError),
        ]:
            with self.assertRaises(error):
                self.rules.preview(columns)
        with self.assertRaises(TypeError):
            self.rules.preview([{"tags": []}])

    def test_unicode(self) -> None:
        rules = patchbay.Rules("version: 1\nmembers: [ana, joe]\ntag_rules:\n  - { tag: Español, to: joe }\n")
        found = rules.preview({"tags": [["ESPAÑOL"], ["español"], ["espanol"], ["日本", "Español"]]})
        self.assertEqual([row["via"] for row in found], ["tag_rule", "tag_rule", "sender", "tag_rule"])

    def test_threads_and_processes(self) -> None:
        expected = list(self.rules.preview(CONTACTS))
        found: list[bool] = []

        def ask() -> None:
            found.extend(list(self.rules.preview(CONTACTS)) == expected for _ in range(50))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual((len(found), all(found)), (200, True))
        self.assertEqual(list(pickle.loads(pickle.dumps(self.rules)).preview(CONTACTS)), expected)


class ActionTests(unittest.TestCase):
    def test_a_campaign(self) -> None:
        with patchbay.ContactAction(RULES) as action:
            self.assertEqual(action.take({"event": "contact", "id": "c1", "tags": ["Donor"]}), [])
            effects = action.take([{"event": "send", "member": "ana"}, {"event": "reply", "contact": "c1", "text": "hi"}])
            self.assertEqual([one["effect"] for one in effects if one["effect"] in ("sent", "routed")], ["sent", "routed"])
            self.assertEqual(action.stats()["members"]["ana"]["sent"], 1)
            decision = action.decide("c1", "more")
            self.assertEqual((decision.to, decision.via), (["joe"], "tag_rule"))
            self.assertIn("→ to all members of the matching tag rules: joe", decision.why)
            state = action.save()
            stats = action.stats()
            self.assertEqual(len(list(action.conversations("joe"))), 1)
        with patchbay.restore(state, RULES) as action:
            self.assertEqual(action.stats(), stats)
        with self.assertRaises(patchbay.StateError):
            patchbay.restore(state[:-1], RULES)
        with self.assertRaises(patchbay.PatchbayError):
            action.stats()

    def test_lists(self) -> None:
        with patchbay.ContactAction(RULES) as action:
            report = action.add_list(b"id,tags\nc1,Donor\n,x\n", format="csv")
            self.assertEqual((report.contacts, report.errors), (1, 1))
            self.assertIn("contacts:3:1: error[", report.text)
        with patchbay.ContactAction(RULES) as action:
            self.assertEqual(action.add_list([{"id": "c1", "tags": ["Donor"]}]).contacts, 1)
            self.assertEqual(action.decide("c1").to, ["joe"])
            with self.assertRaises(ValueError):
                action.add_list(b"id\n")
        with patchbay.ContactAction(RULES) as action, self.assertRaises(patchbay.ContactListError):
            action.add_list(b"nothing\n1\n", format="csv")

    def test_decide(self) -> None:
        self.assertEqual(patchbay.decide(RULES, {"tags": ["Spanish"]}).to, ["ana", "joe"])
        self.assertEqual(patchbay.decide(RULES, {"state": "PA"}).to, ["philly"])
        self.assertEqual(patchbay.decide(RULES, {}, "STOP").via, None)
        with self.assertRaises(ValueError):
            patchbay.decide(RULES, {"id": ""})


class SimulationTests(unittest.TestCase):
    def test_a_text_bank(self) -> None:
        result = patchbay.simulate(RULES, preset="warm-list", replications=2, seed=7)
        self.assertEqual((result.verdict, result.replications), ("pass", 2))
        self.assertEqual(result.members["member"], ["ana", "joe", "philly"])
        self.assertEqual(len(result.metrics["mean"]), len(result.metrics["metric"]))
        self.assertEqual(set(map(len, result.curves.values())), {len(result.curves["at_ms"])})
        self.assertTrue(result.page.startswith("<!DOCTYPE html>"))
        again = patchbay.Rules(RULES).simulate(preset="warm-list", replications=2, seed=7, jobs=1)
        self.assertEqual(again.document, result.document)

    def test_contacts_of_a_list(self) -> None:
        contacts = [{"id": f"c{number}", "tags": ["Donor"]} for number in range(50)]
        result = patchbay.simulate(RULES, preset="warm-list", replications=1, contacts=contacts)
        self.assertEqual(result.document["contacts"], 50)

    def test_what_cannot_be_simulated(self) -> None:
        with self.assertRaisesRegex(patchbay.ScenarioError, "scenario.yaml:3:1: error"):
            patchbay.simulate(RULES, "kind: scenario\nversion: 1\nmembrs: {}\n")
        with self.assertRaises(patchbay.ScenarioError):
            patchbay.simulate(RULES, preset="no such")
        with self.assertRaises(patchbay.PatchbayError):
            patchbay.simulate(RULES, preset="warm-list", replications=20_000)
        for options in [{"seed": -1}, {"replications": 0}, {"scenario": "a.yaml", "preset": "b"}, {"format": "csv"}]:
            with self.assertRaises(ValueError):
                patchbay.simulate(RULES, **options)  # type: ignore[arg-type]


if __name__ == "__main__":
    unittest.main()
