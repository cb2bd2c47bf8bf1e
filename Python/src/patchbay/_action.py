"""Contact actions in progress."""

from __future__ import annotations

import ctypes
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Mapping, Optional, Union

from . import _library as library
from . import _sources as sources
from ._library import Text
from ._sources import Source

if TYPE_CHECKING:
    from ._rules import Rules

#: An event or an effect: docs/schema has their keys.
Record = dict[str, Any]


@dataclass(frozen=True)
class Decision:
    """Where a reply would go, and why."""

    #: What the reply would come to if it were the next event.
    effects: list[Record]
    #: Every question that the rules ask on the way, with its answer and its place, for people.
    why: str

    @property
    def _routed(self) -> Record:
        return next((effect for effect in self.effects if effect["effect"] == "routed"), {})

    @property
    def to(self) -> list[str]:
        """Who would get it; empty where it is held, opts out or is refused: `effects` tell."""
        return list(self._routed.get("to", []))

    @property
    def via(self) -> Optional[str]:
        """Which part of the rules would choose the place; None where the reply would have none."""
        return self._routed.get("via")

    def __str__(self) -> str:
        return self.why


@dataclass(frozen=True)
class ListReport:
    """What became of a contact list."""

    #: How many contacts came onto the list.
    contacts: int
    #: How many rows could not be read.
    errors: int
    #: What is wrong with rows, for people.
    text: str


class ContactAction:
    """Rules, the contacts and events so far, and what they came to. Use it in a `with` block, or close it.

    `rules` are `Rules`, or what `Rules` takes. Give an action to one thread at a time where the order of events matters.
    """

    def __init__(self, rules: Union[Rules, Source], *, name: Optional[str] = None, team: Optional[Text] = None) -> None:
        self._handle: Any = None
        self.rules = self._checked(rules, name, team)
        self._begin("load")

    @staticmethod
    def _checked(rules: Union[Rules, Source], name: Optional[str], team: Optional[Text]) -> Rules:
        from ._rules import Rules

        return rules if isinstance(rules, Rules) else Rules(rules, name=name, team=team)

    def _begin(self, function: str, *more: Any) -> None:
        handle = ctypes.c_void_p()
        library.call(function, *self.rules._arguments, *more, ctypes.byref(handle))
        self._handle = handle.value

    @classmethod
    def restore(
        cls, state: Text, rules: Union[Rules, Source], *, name: Optional[str] = None, team: Optional[Text] = None
    ) -> "ContactAction":
        """The action that `save` gave the bytes of, under the same rules: it goes on as if nothing had happened.

        Raises `StateError` when the bytes were damaged, or the rules mean something else.
        """
        action = cls.__new__(cls)
        action._handle = None
        action.rules = cls._checked(rules, name, team)
        action._begin("restore", *library.sized(state))
        return action

    def add_list(
        self, contacts: Union[Source, Iterable[Mapping[str, Any]]], *, format: Optional[str] = None,
        columns: Optional[str] = None,
    ) -> ListReport:
        """Begins with a contact list: the path of a `.csv` or `.ndjson` file, its bytes with `format`, or dicts.

        `columns` says what the columns mean where the rules and the header do not: `id=VANID,phone="Cell Phone"`.
        """
        text, number = read_list(contacts, format)
        count, errors, report = ctypes.c_size_t(), ctypes.c_size_t(), ctypes.c_void_p()
        named = columns if columns is None else columns.encode()
        self._call("add_list", *library.sized(text), number, named, *map(ctypes.byref, (count, errors, report)))
        return ListReport(count.value, errors.value, library.taken(report.value))

    def take(self, events: Union[Record, Iterable[Record]]) -> list[Record]:
        """Takes an event or several, which are dicts, and gives their effects as dicts.

        What the rules do not allow is an effect `refused`. A time zone of a `datetime` at `at` must be known.
        """
        given = [events] if isinstance(events, Mapping) else events
        return objects(self.take_lines("".join(json.dumps(event, default=_plain) + "\n" for event in given)))

    def take_lines(self, lines: Text) -> str:
        """Takes events as text, one JSON object a line, and gives their effects as text."""
        return "".join(self.pieces(lines))

    def pieces(self, lines: Text) -> Iterator[str]:
        """Takes events as text, and yields their effects piece by piece, each of about a MiB at most.

        What comes after a piece that was not asked for has not been taken.
        """
        text, at, status = library.as_bytes(lines), 0, library.MORE
        while status == library.MORE:
            taken, effects = ctypes.c_size_t(), ctypes.c_void_p()
            piece = text[at : at + library.MOST_BYTES]
            status = self._call("apply", piece, len(piece), ctypes.byref(taken), ctypes.byref(effects))
            at += taken.value
            if status == library.OK and at < len(text):
                status = library.MORE
            yield library.taken(effects.value)

    def malformed(self) -> Record:
        """How many lines were not events, and the first hundred of them: `{"malformed": 0, "first": []}`."""
        found: Record = json.loads(self._text("malformed"))
        return found

    def decide(self, contact: Text, text: Text = "") -> Decision:
        """Where a reply of a contact would go now, and why. Nothing changes."""
        effects, walk = ctypes.c_void_p(), ctypes.c_void_p()
        self._call(
            "would_route", *library.sized(contact), *library.sized(text), ctypes.byref(effects), ctypes.byref(walk)
        )
        return Decision(objects(library.taken(effects.value)), library.taken(walk.value))

    def next_text(self, member: Text) -> tuple[Optional[str], str]:
        """The contact whom a member may text next, or None; and why there is none."""
        contact, reason = ctypes.c_void_p(), ctypes.c_void_p()
        self._call("next_text", *library.sized(member), ctypes.byref(contact), ctypes.byref(reason))
        return library.taken(contact.value) or None, library.taken(reason.value)

    def conversations(self, member: Optional[Text] = None) -> Iterator[Record]:
        """Yields the conversations of a member, or of all."""
        start, status = ctypes.c_size_t(), library.MORE
        while status == library.MORE:
            lines = ctypes.c_void_p()
            status = self._call("conversations", *library.sized(member), ctypes.byref(start), ctypes.byref(lines))
            yield from objects(library.taken(lines.value))

    def stats(self) -> Record:
        """The statistics of now."""
        found: Record = json.loads(self._text("stats"))
        return found

    def save(self) -> bytes:
        """The whole action as bytes, for `restore`."""
        state, size = ctypes.c_void_p(), ctypes.c_size_t()
        self._call("save", ctypes.byref(state), ctypes.byref(size))
        try:
            return ctypes.string_at(state.value or 0, size.value)
        finally:
            library.functions["free_text"](state)

    def adopt(self, old: "ContactAction") -> tuple[int, int]:
        """Goes on from another action under the rules of this one, which has the same contacts and no events yet.

        Gives how many contacts have a conversation, and how many first texts are given and not sent.
        """
        conversations, unsent = ctypes.c_size_t(), ctypes.c_size_t()
        self._call("adopt", old._handle, ctypes.byref(conversations), ctypes.byref(unsent))
        return conversations.value, unsent.value

    def close(self) -> None:
        """Frees the action. What was not saved is gone."""
        handle, self._handle = getattr(self, "_handle", None), None
        if handle:
            library.functions["free"](handle)

    def _call(self, function: str, *arguments: Any) -> int:
        return library.call(function, self._handle, *arguments)

    def _text(self, function: str) -> str:
        text = ctypes.c_void_p()
        self._call(function, ctypes.byref(text))
        return library.taken(text.value)

    def __enter__(self) -> "ContactAction":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()


def restore(
    state: Text, rules: Union[Rules, Source], *, name: Optional[str] = None, team: Optional[Text] = None
) -> ContactAction:
    """`ContactAction.restore`."""
    return ContactAction.restore(state, rules, name=name, team=team)


def objects(lines: str) -> list[Record]:
    # Not splitlines(): texts may hold what Python takes for line ends.
    return [json.loads(line) for line in lines.split("\n") if line]


def read_list(contacts: Union[Source, Iterable[Mapping[str, Any]]], format: Optional[str]) -> tuple[bytes, int]:
    """The bytes of a contact list, and how it is written."""
    formats = {"csv": library.CSV, "ndjson": library.NDJSON}
    if format is not None and format not in formats:
        raise ValueError(f"a contact list is written as csv or ndjson, not as {format}")
    if isinstance(contacts, (str, bytes, bytearray, memoryview)) or hasattr(contacts, "__fspath__"):
        path = sources.path_of(contacts)  # type: ignore[arg-type]
        if path is not None:
            found = formats.get(format or path.suffix.lstrip(".").lower())
            if found is None:
                raise ValueError(f"the name {path} does not say how the list is written: format='csv' or 'ndjson' does")
            return path.read_bytes(), found
        if format is None:
            raise ValueError("say how the list is written: format='csv' or 'ndjson'")
        return library.as_bytes(contacts), formats[format]  # type: ignore[arg-type]
    if format is not None:
        raise ValueError("dicts have no format")
    return "".join(json.dumps(row, default=_plain) + "\n" for row in contacts).encode(), library.NDJSON


def _plain(value: Any) -> Any:
    """What JSON does not have: times, sets and the scalars of NumPy."""
    if hasattr(value, "isoformat"):
        text: str = value.isoformat()
        if getattr(value, "tzinfo", None) is None and hasattr(value, "hour"):
            raise TypeError(f"the time {text} has no time zone, so no one knows when it is")
        return text
    if isinstance(value, (set, frozenset, tuple)):
        return sorted(value)
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(f"{type(value).__name__} is nothing that an event may hold")
