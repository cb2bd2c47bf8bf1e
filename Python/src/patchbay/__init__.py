"""Patchbay from Python: rules that say who sends each first text of a texting campaign, and who gets each reply.

    rules = patchbay.Rules("spring.yaml")
    where = rules.preview({"tags": [["Spanish"], ["Donor"], []]})
"""

from ._action import ContactAction, Decision, ListReport, restore
from ._errors import (
    ColumnError,
    ContactListError,
    PatchbayError,
    Problem,
    Problems,
    RulesError,
    ScenarioError,
    StateError,
)
from ._library import version
from ._preview import Batch, Preview
from ._rules import Rules, check, decide, preview, simulate
from ._simulation import Simulation

__version__ = version()

__all__ = [
    "Batch", "ColumnError", "ContactAction", "ContactListError", "Decision", "ListReport", "PatchbayError", "Preview",
    "Problem", "Problems", "Rules", "RulesError", "ScenarioError", "Simulation", "StateError", "check", "decide",
    "preview", "restore", "simulate", "version",
]
