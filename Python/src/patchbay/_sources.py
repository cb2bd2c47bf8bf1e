"""Where the texts of rules, scenarios and lists come from."""

from __future__ import annotations

import ctypes
import os
import pathlib
from typing import Any, Optional, Union

from . import _library as library
from ._errors import PatchbayError
from ._library import Text

#: The text of a file, or its path. A `str` without a line end is a path, bytes are always a text.
Source = Union[Text, "os.PathLike[str]"]


def path_of(source: Source) -> Optional[pathlib.Path]:
    """The path that a source is; nil where it is a text."""
    if isinstance(source, os.PathLike):
        return pathlib.Path(source)
    if isinstance(source, str) and source and "\n" not in source and "\r" not in source:
        return pathlib.Path(source)
    return None


def read(source: Source, name: Optional[str], unnamed: str) -> tuple[bytes, str, Optional[pathlib.Path]]:
    """The bytes of a source, what messages call it, and its path."""
    path = path_of(source)
    if path is not None:
        return path.read_bytes(), name or str(path), path
    if not isinstance(source, (str, bytes, bytearray, memoryview)):
        raise TypeError(f"expected a path, or a text as str or bytes, not {type(source).__name__}")
    return library.as_bytes(source), unnamed if name is None else name, None


def team_of(rules: bytes, path: Optional[pathlib.Path], root: Union[str, "os.PathLike[str]", None]) -> Optional[bytes]:
    """The bytes of the file that rules name as their team's; None where they name none."""
    named = ctypes.c_void_p()
    library.call("team", *library.sized(rules), ctypes.byref(named))
    reference = library.taken(named.value)
    if not reference or path is None:
        return None
    folder = path.resolve().parent
    found = (folder / reference).resolve()
    trees = [pathlib.Path(root).resolve()] if root is not None else [pathlib.Path.cwd(), folder]
    if not any(found.is_relative_to(tree) for tree in trees):
        raise PatchbayError(f"the team `{reference}` of {path} is outside {trees[0]}: say with `root` which tree holds both")
    return found.read_bytes()


def arguments(rules: bytes, name: str, team: Optional[bytes]) -> list[Any]:
    """Rules as calls take them."""
    return [os.fsencode(name), *library.sized(rules), *library.sized(team)]
