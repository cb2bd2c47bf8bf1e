"""What is wrong, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional


@dataclass(frozen=True)
class Problem:
    """Something wrong with a text, or odd about it: what, where, and what to do next."""

    #: The name of the kind of problem, such as `PB0200`, which never changes.
    code: str
    #: `error`, `warning` or `note`.
    severity: str
    #: One sentence without a final period.
    message: str
    #: The name of the text.
    file: str
    #: Where the words at fault begin, from 1; columns in Unicode scalars.
    line: int
    column: int
    #: The first place behind them.
    end_line: int
    end_column: int
    #: The next step, if there is one to tell.
    help: Optional[str] = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: {self.severity}[{self.code}]: {self.message}"
        return f"{place}\n  = help: {self.help}" if self.help else place


class Problems(tuple[Problem, ...]):
    """All problems of a text, in the order of their places. `str()` shows them to people, each with its line."""

    text: str

    def __new__(cls, problems: Any = (), text: str = "") -> "Problems":
        self = super().__new__(cls, problems)
        self.text = text
        return self

    @classmethod
    def read(cls, document: dict[str, Any], text: str) -> "Problems":
        """The problems of a document of the schema `patchbay.check/1`."""
        return cls(
            (
                Problem(
                    code=one["code"], severity=one["severity"], message=one["message"], file=one["file"],
                    line=one["line"], column=one["column"], end_line=one["endLine"], end_column=one["endColumn"],
                    help=one.get("help") or None,
                )
                for one in document["problems"]
            ),
            text,
        )

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those that keep the rules from being used."""
        return tuple(one for one in self if one.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Those that do not."""
        return tuple(one for one in self if one.severity != "error")

    @property
    def ok(self) -> bool:
        """Whether there are no errors."""
        return not self.errors

    def __str__(self) -> str:
        return self.text


class PatchbayError(Exception):
    """A call that failed; its text says why, and `status` is its number in `patchbay.h`, 0 for what no call said."""

    def __init__(self, text: str, status: int = 0) -> None:
        super().__init__(text)
        self.status = status


class RulesError(PatchbayError):
    """Rules with errors: `problems` has all of them, and the rest is about the first error."""

    def __init__(self, problems: Problems, status: int) -> None:
        super().__init__(problems.text, status)
        self.problems = problems
        first = (problems.errors or problems)[0]
        self.code = first.code
        self.file = first.file
        self.line = first.line
        self.column = first.column
        self.help = first.help

    def __reduce__(self) -> Any:
        return type(self), (self.problems, self.status)


class ScenarioError(PatchbayError):
    """A scenario with errors; the text tells all of them, with their places."""


class ContactListError(PatchbayError):
    """A contact list that cannot be read; the text says which rows and why."""


class ColumnError(PatchbayError):
    """A column that cannot be read; the text says which, and which row."""


class StateError(PatchbayError):
    """Saved bytes from which no action can go on under these rules."""
