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


# Numbers of `patchbay.h`.
ABI = 1
MOST_BYTES = 16777216
OK, MORE = 0, 1
NO_MEMORY, NO_ACTION, BAD_RULES, BAD_LIST, NO_MEMBER = 5, 6, 7, 8, 10
CSV, NDJSON = 1, 2


class PatchbayError(Exception):
    """A call that failed; its text says why, and `status` is the number: an error of `patchbay.h`."""

    def __init__(self, text, status=0):
        super().__init__(text)
        self.status = status


class RulesError(PatchbayError):
    """Rules with errors; `problems` tells all of them, with their places."""

    @property
    def problems(self):
        return str(self)


class ContactAction:
    """Rules, the contacts and events so far, and what they came to. Use it in a `with` block, or close it.

    `rules` is the text of a rule file, `team` that of the file that it names, if it names one. `warnings` tells what is odd about
    the rules, and is empty when nothing is.
    """

    def __init__(self, rules, name="rules.yaml", team=None):
        self._begin("load", os.fsencode(name), *_sized(rules), *_sized(team))

    def _begin(self, function, *arguments):
        self._handle = None
        handle, problems = ctypes.c_void_p(), ctypes.c_void_p()
        status = _functions[function](*arguments, ctypes.byref(handle), ctypes.byref(problems))
        self._handle, self.warnings = handle.value, _taken(problems.value)
        if status != OK:
            raise (RulesError if status == BAD_RULES else PatchbayError)(self.warnings, status)

    def add_list(self, contacts, format=CSV, columns=None):
        """Begins with a contact list, the bytes of a CSV or NDJSON file. Gives how many contacts it has, how many rows could not be
        read, and what is wrong with them.

        `columns` says what the columns mean where the rules and the header do not: `id=VANID,phone="Cell Phone"`.
        """
        count, errors, report = ctypes.c_size_t(), ctypes.c_size_t(), ctypes.c_void_p()
        columns = columns if columns is None else columns.encode()
        self._call("add_list", *_sized(contacts), format, columns, *map(ctypes.byref, (count, errors, report)))
        return count.value, errors.value, _taken(report.value)

    def apply(self, events):
        """Takes events, which are dicts, and gives their effects as dicts: docs/schema/event and effect."""
        return _objects(self.apply_lines("".join(json.dumps(event) + "\n" for event in events)))

    def apply_lines(self, lines):
        """Takes events as text, one JSON object a line, and gives their effects as text."""
        return "".join(self.pieces(lines))

    def pieces(self, lines):
        """Takes events as text, and yields their effects piece by piece, each of about a MiB at most.

        What comes after a piece that was not asked for has not been taken.
        """
        text, at, status = _bytes(lines), 0, MORE
        while status == MORE:
            taken, effects = ctypes.c_size_t(), ctypes.c_void_p()
            piece = text[at : at + MOST_BYTES]
            status = self._call("apply", piece, len(piece), ctypes.byref(taken), ctypes.byref(effects))
            at += taken.value
            if status == OK and at < len(text):
                status = MORE
            yield _taken(effects.value)

    def malformed(self):
        """How many lines were not events, and the first hundred of them: `{"malformed": 0, "first": []}`."""
        return json.loads(self._text("malformed"))

    def decide(self, contact, text=""):
        """The effects that a reply of a contact would have now. Nothing changes."""
        effects = ctypes.c_void_p()
        self._call("would_route", *_sized(contact), *_sized(text), ctypes.byref(effects), None)
        return _objects(_taken(effects.value))

    def why(self, contact, text=""):
        """Why a reply of a contact would go where it would go now, for people."""
        walk = ctypes.c_void_p()
        self._call("would_route", *_sized(contact), *_sized(text), None, ctypes.byref(walk))
        return _taken(walk.value)

    def next_text(self, member):
        """The contact whom a member may text next, or None; and why there is none."""
        contact, reason = ctypes.c_void_p(), ctypes.c_void_p()
        self._call("next_text", *_sized(member), ctypes.byref(contact), ctypes.byref(reason))
        return _taken(contact.value) or None, _taken(reason.value)

    def conversations(self, member=None):
        """Yields the conversations of a member, or of all, as dicts: rows of docs/schema/conversations."""
        start, status = ctypes.c_size_t(), MORE
        while status == MORE:
            lines = ctypes.c_void_p()
            status = self._call("conversations", *_sized(member), ctypes.byref(start), ctypes.byref(lines))
            yield from _objects(_taken(lines.value))

    def stats(self):
        """The statistics of now: docs/schema/stats."""
        return json.loads(self._text("stats"))

    def save(self):
        """The whole action as bytes, for `restore`."""
        state, size = ctypes.c_void_p(), ctypes.c_size_t()
        self._call("save", ctypes.byref(state), ctypes.byref(size))
        try:
            return ctypes.string_at(state.value, size.value)
        finally:
            _functions["free_text"](state)

    def adopt(self, old):
        """Goes on from another action under the rules of this one, which has the same contacts and no events yet.

        Gives how many contacts have a conversation, and how many first texts are given and not sent.
        """
        conversations, unsent = ctypes.c_size_t(), ctypes.c_size_t()
        self._call("adopt", old._handle, ctypes.byref(conversations), ctypes.byref(unsent))
        return conversations.value, unsent.value

    def close(self):
        handle, self._handle = self._handle, None
        _functions["free"](handle)

    def _call(self, function, *arguments):
        error = ctypes.c_void_p()
        status = _functions[function](self._handle, *arguments, ctypes.byref(error))
        if status not in (OK, MORE):
            raise PatchbayError(_taken(error.value), status)
        return status

    def _text(self, function):
        text = ctypes.c_void_p()
        self._call(function, ctypes.byref(text))
        return _taken(text.value)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __del__(self):
        if getattr(self, "_handle", None):
            self.close()


def restore(state, rules, name="rules.yaml", team=None):
    """The action that `save` gave the bytes of, under the same rules: it goes on as if nothing had happened.

    Raises PatchbayError when the bytes were damaged, or the rules mean something else or have errors.
    """
    action = ContactAction.__new__(ContactAction)
    action._begin("restore", os.fsencode(name), *_sized(rules), *_sized(team), *_sized(state))
    return action


def version():
    return _functions["version"]().decode()


def _bytes(text):
    return text.encode() if isinstance(text, str) else bytes(text)


def _sized(text):
    if text is None:
        return None, 0
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
        _functions["free_text"](text)


def _open():
    path = os.environ.get("PATCHBAY_LIBRARY")
    built = pathlib.Path(__file__).parents[2] / ".build/library/libpatchbay.so"
    library = ctypes.CDLL(path or (str(built) if built.exists() else "libpatchbay.so"))
    # Texts out are void pointers: ctypes would copy a char pointer and lose what is to be freed.
    handle, text, size, status = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int
    out, number = ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_size_t)
    functions = {}
    for name, result, arguments in [
        ("version", text, []),
        ("abi", status, []),
        ("load", status, [text, text, size, text, size, out, out]),
        ("add_list", status, [handle, text, size, status, text, number, number, out, out]),
        ("apply", status, [handle, text, size, number, out, out]),
        ("malformed", status, [handle, out, out]),
        ("would_route", status, [handle, text, size, text, size, out, out, out]),
        ("next_text", status, [handle, text, size, out, out, out]),
        ("conversations", status, [handle, text, size, number, out, out]),
        ("stats", status, [handle, out, out]),
        ("save", status, [handle, out, number, out]),
        ("restore", status, [text, text, size, text, size, text, size, out, out]),
        ("adopt", status, [handle, handle, number, number, out]),
        ("free", None, [handle]),
        ("free_text", None, [ctypes.c_void_p]),
    ]:
        function = functions[name] = getattr(library, "patchbay_" + name)
        function.restype, function.argtypes = result, arguments
    if functions["abi"]() != ABI:
        raise ImportError(f"the library has interface {functions['abi']()}, and this file is for {ABI}")
    return functions


_functions = _open()
