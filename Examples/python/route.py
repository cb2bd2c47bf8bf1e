#!/usr/bin/env python3
"""Where the replies of a small text bank go, and what happens when the rules have a mistake."""

import pathlib

import patchbay

RULES = pathlib.Path(__file__).parents[1] / "spring.yaml"

EVENTS = [
    {"event": "contact", "id": "c1", "tags": ["Spanish"]},
    {"event": "contact", "id": "c2", "tags": ["Donor", "Spanish"]},
    {"event": "contact", "id": "c3"},
    {"event": "send", "member": "ana"},
    {"event": "reply", "contact": "c1", "text": "cuéntame más"},
    {"event": "respond", "member": "joe", "contact": "c1"},
    {"event": "reply", "contact": "c3", "text": "Stop."},
    {"event": "resolve", "contact": "c9"},
]

rules = patchbay.Rules(RULES, name=RULES.name)
with patchbay.ContactAction(rules) as action:
    print("# effects")
    for effect in action.take(EVENTS):
        n, i, kind = effect.pop("n"), effect.pop("i"), effect.pop("effect")
        print(f"{n}.{i} {kind}", *(f"{key}={value}" for key, value in effect.items()))

    print("\n# where a reply of c2 would go")
    decision = action.decide("c2", "tell me more")
    print(*decision.to, "via", decision.via)

    state = action.save()

print("\n# the P2P table, after going on from the saved bytes")
with patchbay.restore(state, rules) as action:
    stats = action.stats()
    columns = ["assigned", "waiting", "sent", "replies", "conversed", "needs_attention"]
    print("member".ljust(7), *columns)
    for member, counts in stats["members"].items():
        print(member.ljust(7), *(str(counts[name]).rjust(len(name)) for name in columns))

print("\n# where replies of many contacts would go")
for row in rules.preview({"tags": [["Spanish"], ["Donor"], []]}):
    print(*row["to"], "via", row["via"])

print("\n# rules with a mistake")
try:
    patchbay.Rules("version: 1\nmembers: [ana, joe]\nreply_routing: round-robin\n")
except patchbay.RulesError as error:
    print(f"line {error.line}, column {error.column}: {error.help}")
    print(error.problems, end="")

print("\n# an action that is closed")
try:
    action.stats()
except patchbay.PatchbayError as error:
    print(error)
