"""Rule files."""

from __future__ import annotations

import ctypes
import json
import os
from typing import Any, Mapping, Optional, Union

from . import _library as library
from . import _sources as sources
from ._action import ContactAction, Decision
from ._columns import columns_of
from ._errors import Problems, RulesError
from ._library import Text
from ._preview import Preview, answer
from ._simulation import Simulation, run_simulation
from ._sources import Source


def check(
    rules: Source, *, name: Optional[str] = None, team: Optional[Text] = None,
    root: Union[str, "os.PathLike[str]", None] = None,
) -> Problems:
    """Everything that is wrong with a rule file or odd about it; empty where nothing is.

    `rules` is a path, or the text itself: bytes, or a str with a line end. `name` is what problems call it. A team that the rules name by
    its path is read beside a rule file that was given by its path, within `root` (the working directory or the rule file's folder); with a
    text, `team` is that text.
    """
    text, called, path = sources.read(rules, name, "rules.yaml")
    given = library.as_bytes(team) if team is not None else sources.team_of(text, path, root)
    return _checked(text, called, given)[1]


def _checked(text: bytes, name: str, team: Optional[bytes]) -> tuple[int, Problems]:
    document, shown, error = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
    status = library.functions["check"](
        *sources.arguments(text, name, team), ctypes.byref(document), ctypes.byref(shown), ctypes.byref(error)
    )
    found, people, reason = (library.taken(one.value) for one in (document, shown, error))
    if not found:
        raise library.failure(reason, status)
    return status, Problems.read(json.loads(found), people)


class Rules:
    """The rules of a contact action: a rule file that was read and checked, for any number of questions, actions and simulations.

    Takes what `check` takes, and raises `RulesError` for rules with errors.
    """

    #: The name of the rules in problems.
    file: str
    #: What is odd about them.
    warnings: Problems
    #: The name of the contact action.
    name: str
    #: The members who take part, in declaration order.
    members: list[str]
    #: The fields that the rules ask about.
    fields: list[str]

    def __init__(
        self, rules: Source, *, name: Optional[str] = None, team: Optional[Text] = None,
        root: Union[str, "os.PathLike[str]", None] = None,
    ) -> None:
        self._handle: Any = None
        text, self.file, path = sources.read(rules, name, "rules.yaml")
        given = library.as_bytes(team) if team is not None else sources.team_of(text, path, root)
        self._begin(text, given)

    def _begin(self, text: bytes, team: Optional[bytes]) -> None:
        self._text, self._team = text, team
        status, self.warnings = _checked(text, self.file, team)
        if status == library.BAD_RULES:
            raise RulesError(self.warnings, status)
        handle = ctypes.c_void_p()
        library.call("preview_load", *self._arguments, ctypes.byref(handle))
        self._handle = handle.value
        words = ctypes.c_void_p()
        library.call("preview_words", self._handle, ctypes.byref(words))
        known = json.loads(library.taken(words.value))
        self.name, self.members, self.fields = known["action"], known["members"], known["fields"]
        self._places, self._vias = known["places"], known["vias"]

    @property
    def _arguments(self) -> list[Any]:
        return sources.arguments(self._text, self.file, self._team)

    def preview(
        self, contacts: Any, *, tags: str = "tags", last_team_member: str = "last_team_member",
        opted_out: str = "opted_out", fields: Optional[Mapping[str, str]] = None,
    ) -> Preview:
        """Where the reply of each contact would go before anything has happened, as `patchbay preview` says of a list.

        `contacts` is a table or a batch of Arrow, a data frame of pandas or polars, or a mapping of names to columns: sequences, or arrays of
        Arrow or NumPy. `tags` and so on are the names of its columns; `fields` are those of fields whose columns have other names. A column
        that is not there says nothing of anyone, and other columns count for nothing.

        Tags are lists of texts, or texts divided at `|`. Fields are texts, whole numbers or booleans, which are compared as JSON writes them.
        """
        names = {field: (fields or {}).get(field, field) for field in self.fields}
        unknown = sorted(set(fields or {}) - set(self.fields))
        if unknown:
            raise ValueError(f"the rules do not ask about the field `{unknown[0]}`, only about {self.fields}")
        found = [
            answer(self._handle, batch, count)
            for batch, count in columns_of(contacts, tags, last_team_member, opted_out, names)
        ]
        return Preview(found, self._places, self._vias)

    def decide(self, contact: Optional[Mapping[str, Any]] = None, text: str = "") -> Decision:
        """Where a reply of a contact would go, and why, if it were the first thing that happens.

        `contact` has the columns of a contact list: `{"tags": ["Donor"], "state": "PA"}`.
        """
        columns = {"id": "contact", **(contact or {}), "event": "contact"}
        with ContactAction(self) as action:
            for effect in action.take([columns]):
                if effect["effect"] == "refused":
                    raise ValueError(effect["message"])
            return action.decide(columns["id"], text)

    def simulate(self, scenario: Optional[Source] = None, **options: Any) -> Simulation:
        """`simulate` under these rules."""
        return run_simulation(self._arguments, scenario, **options)

    def __repr__(self) -> str:
        return f"<Rules {self.file}: {len(self.members)} members>"

    def __reduce__(self) -> Any:
        return _again, (self._text, self.file, self._team)

    def __del__(self) -> None:
        handle, self._handle = getattr(self, "_handle", None), None
        if handle:
            library.functions["preview_free"](handle)


def _again(text: bytes, file: str, team: Optional[bytes]) -> Rules:
    """Rules from their texts, as other processes get them."""
    return Rules(text, name=file, team=team)


def as_rules(rules: Union[Rules, Source]) -> Rules:
    return rules if isinstance(rules, Rules) else Rules(rules)


def preview(rules: Union[Rules, Source], contacts: Any, **names: Any) -> Preview:
    """`Rules.preview` of rules or of what `Rules` takes."""
    return as_rules(rules).preview(contacts, **names)


def decide(rules: Union[Rules, Source], contact: Optional[Mapping[str, Any]] = None, text: str = "") -> Decision:
    """`Rules.decide` of rules or of what `Rules` takes."""
    return as_rules(rules).decide(contact, text)


def simulate(rules: Union[Rules, Source], scenario: Optional[Source] = None, **options: Any) -> Simulation:
    """Simulates a text bank, as `patchbay simulate` does.

    `scenario` is a path or a text, as for rules; or `preset="warm-list"` names one that comes with Patchbay. `contacts` is a contact list:
    the path of a `.csv` or `.ndjson` file, its bytes with `format="csv"` or `"ndjson"`, or dicts; without one, contacts are made up.
    `columns` says what its columns mean, `seed`, `replications` and `jobs` as the options of the program.
    """
    return as_rules(rules).simulate(scenario, **options)
