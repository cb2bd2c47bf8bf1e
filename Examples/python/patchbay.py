"""Patchbay from Python: the C library behind `patchbay.h`, through ctypes. Nothing else is needed.

    with patchbay.ContactAction(rules) as action:
        action.apply([{"event": "contact", "id": "c1", "tags": ["Donor"]}])
        effects = action.apply([{"event": "reply", "contact": "c1", "text": "tell me more"}])

The library is looked for at PATCHBAY_LIBRARY, else where `Scripts/library` puts it, else where the system looks.
"""

import ctypes
import json
import os
import pathlib


class PatchbayError(Exception):
    """A call that failed; its text says why."""


class RulesError(PatchbayError):
    """Rules with errors; `problems` tells all of them, with their places."""

    def __init__(self, problems):
        super().__init__(problems)
        self.problems = problems


class ContactAction:
    """Rules, the contacts and events so far, and what they came to. Use it in a `with` block, or close it.

    `rules` is the text of a rule file. `warnings` tells what is odd about it, and is empty when nothing is.
    """

    def __init__(self, rules, name="rules.yaml"):
        self._begin(RulesError, _library.patchbay_load, os.fsencode(name), *_sized(rules))

    def _begin(self, failure, function, *arguments):
        self._handle = None
        problems = ctypes.c_void_p()
        self._handle = function(*arguments, ctypes.byref(problems))
        self.warnings = _taken(problems.value)
        if self._handle is None:
            raise failure(self.warnings)

    def apply(self, events):
        """Takes events, which are dicts, and gives their effects as dicts: docs/schema/event and effect."""
        return _objects(self.apply_lines("".join(json.dumps(event) + "\n" for event in events)))

    def apply_lines(self, lines):
        """Takes events as text, one JSON object a line, and gives their effects as text."""
        text = _bytes(lines)
        return self._call(_library.patchbay_apply, text, len(text))

    def decide(self, contact, text=""):
        """The effects that a reply of a contact would have now. Nothing changes."""
        contact, text = _bytes(contact), _bytes(text)
        return _objects(self._call(_library.patchbay_decide, contact, len(contact), text, len(text)))

    def stats(self):
        """The statistics of now: docs/schema/stats."""
        return json.loads(self._call(_library.patchbay_stats))

    def save(self):
        """The whole action as bytes, for `restore`."""
        size, error = ctypes.c_size_t(), ctypes.c_void_p()
        state = _library.patchbay_save(self._handle, ctypes.byref(size), ctypes.byref(error))
        if state is None:
            raise PatchbayError(_taken(error.value))
        try:
            return ctypes.string_at(state, size.value)
        finally:
            _library.patchbay_free_text(state)

    def close(self):
        handle, self._handle = self._handle, None
        _library.patchbay_free(handle)

    def _call(self, function, *arguments):
        error = ctypes.c_void_p()
        answer = function(self._handle, *arguments, ctypes.byref(error))
        if answer is None:
            raise PatchbayError(_taken(error.value))
        return _taken(answer)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __del__(self):
        if getattr(self, "_handle", None):
            self.close()


def restore(state, rules, name="rules.yaml"):
    """The action that `save` gave the bytes of, under the same rules: it goes on as if nothing had happened.

    Raises PatchbayError when the bytes were damaged, or the rules mean something else or have errors.
    """
    action = ContactAction.__new__(ContactAction)
    action._begin(PatchbayError, _library.patchbay_restore, os.fsencode(name), *_sized(rules), *_sized(state))
    return action


def version():
    return _library.patchbay_version().decode()


def _bytes(text):
    return text.encode() if isinstance(text, str) else bytes(text)


def _sized(text):
    text = _bytes(text)
    return text, len(text)


def _objects(lines):
    # Not splitlines(): texts may hold what Python takes for line ends.
    return [json.loads(line) for line in lines.split("\n") if line]


def _taken(text):
    """A text of the library as a str. The library's own is freed."""
    if not text:
        return ""
    try:
        return ctypes.string_at(text).decode()
    finally:
        _library.patchbay_free_text(text)


def _open():
    path = os.environ.get("PATCHBAY_LIBRARY")
    built = pathlib.Path(__file__).parents[2] / ".build/library/libpatchbay.so"
    library = ctypes.CDLL(path or (str(built) if built.exists() else "libpatchbay.so"))
    # Texts out are void pointers: ctypes would copy a char pointer and lose what is to be freed.
    handle, text, size, out = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p
    for name, result, arguments in [
        ("version", text, []),
        ("load", handle, [text, text, size, ctypes.POINTER(out)]),
        ("apply", out, [handle, text, size, ctypes.POINTER(out)]),
        ("decide", out, [handle, text, size, text, size, ctypes.POINTER(out)]),
        ("stats", out, [handle, ctypes.POINTER(out)]),
        ("save", out, [handle, ctypes.POINTER(size), ctypes.POINTER(out)]),
        ("restore", handle, [text, text, size, text, size, ctypes.POINTER(out)]),
        ("free", None, [handle]),
        ("free_text", None, [out]),
    ]:
        function = getattr(library, "patchbay_" + name)
        function.restype, function.argtypes = result, arguments
    return library


_library = _open()
