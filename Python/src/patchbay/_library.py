"""The C library behind `patchbay.h`, through ctypes, which lets other threads run while a call does."""

from __future__ import annotations

import ctypes
import os
import pathlib
from typing import Any, Callable, Optional, Union

from ._errors import ColumnError, ContactListError, PatchbayError, ScenarioError, StateError

# Numbers of `patchbay.h` and the headers beside it.
ABI = 1
MOST_BYTES = 16777216
OK, MORE = 0, 1
NO_MEMORY, NO_ACTION, BAD_RULES, BAD_LIST, NO_MEMBER = 5, 6, 7, 8, 10
BAD_STATE, OTHER_VERSION, OTHER_RULES, BAD_COLUMN, BAD_SCENARIO = 11, 12, 13, 21, 22
CSV, NDJSON = 1, 2
TAGS, LAST_TEAM_MEMBER, OPTED_OUT, FIELD = 1, 2, 3, 4
TEXTS, TEXT_LISTS, FLAGS, WIDE_TEXTS, WIDE_LISTS = 1, 2, 3, 16, 32

#: A text as callers give it.
Text = Union[str, bytes, bytearray, memoryview]


class Column(ctypes.Structure):
    """`patchbay_column`."""

    _fields_ = [
        ("about", ctypes.c_int), ("layout", ctypes.c_int), ("name", ctypes.c_char_p), ("first", ctypes.c_size_t),
        ("valid", ctypes.c_void_p), ("lists", ctypes.c_void_p), ("texts", ctypes.c_void_p),
        ("first_text", ctypes.c_size_t), ("text_count", ctypes.c_size_t), ("text_valid", ctypes.c_void_p),
        ("bytes", ctypes.c_void_p), ("length", ctypes.c_size_t),
    ]


class Answers(ctypes.Structure):
    """`patchbay_answers`."""

    _fields_ = [
        ("count", ctypes.c_size_t), ("offsets", ctypes.c_void_p), ("places", ctypes.c_void_p),
        ("vias", ctypes.c_void_p), ("memory", ctypes.c_void_p),
    ]


class Run(ctypes.Structure):
    """`patchbay_run`."""

    _fields_ = [
        ("seed", ctypes.POINTER(ctypes.c_uint64)), ("replications", ctypes.c_size_t), ("jobs", ctypes.c_size_t),
        ("list", ctypes.c_char_p), ("list_length", ctypes.c_size_t), ("format", ctypes.c_int),
        ("columns", ctypes.c_char_p),
    ]


def _open() -> dict[str, Callable[..., Any]]:
    path = os.environ.get("PATCHBAY_LIBRARY")
    library = ctypes.CDLL(path or str(pathlib.Path(__file__).with_name("libpatchbay.so")))
    # Texts out are void pointers: ctypes would copy a char pointer and lose what is to be freed.
    handle, text, size, status = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int
    out, number = ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_size_t)
    rules = [text, text, size, text, size]
    signatures: list[tuple[str, Any, list[Any]]] = [
        ("version", text, []),
        ("abi", status, []),
        ("check", status, [*rules, out, out, out]),
        ("team", status, [text, size, out, out]),
        ("preview_load", status, [*rules, out, out]),
        ("preview_words", status, [handle, out, out]),
        ("preview_answer", status, [handle, ctypes.POINTER(Column), size, size, size, ctypes.POINTER(Answers), out]),
        ("preview_free", None, [handle]),
        ("simulate", status, [*rules, text, text, size, ctypes.POINTER(Run), out, out, out]),
        (
            "simulate_part", status,
            [*rules, text, text, size, ctypes.POINTER(Run), size, ctypes.POINTER(text), size, out, number, out],
        ),
        ("merge", status, [ctypes.POINTER(text), number, size, out, out, out]),
        ("load", status, [*rules, out, out]),
        ("add_list", status, [handle, text, size, status, text, number, number, out, out]),
        ("apply", status, [handle, text, size, number, out, out]),
        ("malformed", status, [handle, out, out]),
        ("would_route", status, [handle, text, size, text, size, out, out, out]),
        ("next_text", status, [handle, text, size, out, out, out]),
        ("conversations", status, [handle, text, size, number, out, out]),
        ("stats", status, [handle, out, out]),
        ("save", status, [handle, out, number, out]),
        ("restore", status, [*rules, text, size, out, out]),
        ("adopt", status, [handle, handle, number, number, out]),
        ("free", None, [handle]),
        ("free_text", None, [ctypes.c_void_p]),
    ]
    functions: dict[str, Callable[..., Any]] = {}
    for name, result, arguments in signatures:
        function = getattr(library, "patchbay_" + name)
        function.restype, function.argtypes = result, arguments
        functions[name] = function
    if functions["abi"]() != ABI:
        raise ImportError(f"the library has interface {functions['abi']()}, and this package is for {ABI}")
    return functions


functions = _open()


def version() -> str:
    """The version of the library."""
    return str(functions["version"]().decode())


def as_bytes(text: Text) -> bytes:
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)


def sized(text: Optional[Text]) -> tuple[Optional[bytes], int]:
    """A text and its length, as calls take them."""
    if text is None:
        return None, 0
    given = as_bytes(text)
    return given, len(given)


def taken(text: Any) -> str:
    """A text of the library as a str. The library's own is freed."""
    if not text:
        return ""
    try:
        return ctypes.string_at(text).decode()
    finally:
        functions["free_text"](text)


_KINDS: dict[int, type[PatchbayError]] = {
    BAD_LIST: ContactListError, BAD_COLUMN: ColumnError, BAD_SCENARIO: ScenarioError, BAD_STATE: StateError,
    OTHER_VERSION: StateError, OTHER_RULES: StateError,
}


def failure(text: str, status: int) -> PatchbayError:
    """The exception for a number that a call returned."""
    return _KINDS.get(status, PatchbayError)(text, status)


def call(name: str, *arguments: Any) -> int:
    """Calls a function whose last argument is where its error goes; raises what it says.

    Returns its number: OK or MORE.
    """
    error = ctypes.c_void_p()
    status = int(functions[name](*arguments, ctypes.byref(error)))
    text = taken(error.value)
    if status not in (OK, MORE):
        raise failure(text, status)
    return status
