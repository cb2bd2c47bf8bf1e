"""Contacts as columns: from tables of Arrow without a copy, from data frames, and from sequences."""

from __future__ import annotations

import ctypes
import itertools
import sys
from array import array
from typing import Any, Iterable, Iterator, Mapping, Optional, Sequence

from . import _library as library

#: How many rows are asked about at once.
_MOST_ROWS = 1 << 20


class _Held(library.Column):
    """A column with what keeps its memory alive."""

    held: list[Any]


def columns_of(
    contacts: Any, tags: str, last_team_member: str, opted_out: str, fields: Mapping[str, str]
) -> Iterator[tuple[Sequence[library.Column], int]]:
    """The columns of contacts, batch by batch, each with its number of rows.

    `fields` are the names of columns by those of the fields that the rules ask about.
    """
    wanted: list[tuple[int, Optional[str], str]] = [
        (library.TAGS, None, tags), (library.LAST_TEAM_MEMBER, None, last_team_member),
        (library.OPTED_OUT, None, opted_out),
    ]
    wanted += [(library.FIELD, field, column) for field, column in fields.items()]
    for batch, rows in _batches(contacts, [column for _, _, column in wanted]):
        found: list[library.Column] = []
        for about, field, column in wanted:
            values = batch.get(column)
            if values is None:
                continue
            try:
                made = _arrow_column(values, about) if _is_arrow(values) else _sequence_column(values, about)
            except TypeError as error:
                raise TypeError(f"the column `{column}` {error}") from None
            if made is None:
                continue
            made.about = about
            if field is not None:
                made.name = field.encode()
            found.append(made)
        yield found, rows


def _is_arrow(values: Any) -> bool:
    return type(values).__module__.startswith("pyarrow")


def _batches(contacts: Any, names: list[str]) -> Iterator[tuple[dict[str, Any], int]]:
    """Columns by their names, as arrays of Arrow or as sequences."""
    if isinstance(contacts, Mapping):
        yield from _mapping_batches({name: contacts[name] for name in names if name in contacts}, contacts)
        return
    kind = f"{type(contacts).__module__}.{type(contacts).__qualname__}"
    if kind.startswith("pyarrow") and hasattr(contacts, "schema"):
        yield from _arrow_batches(contacts, names)
    elif hasattr(contacts, "columns") and hasattr(contacts, "__getitem__"):
        present = [name for name in names if name in list(contacts.columns)]
        arrow = _pyarrow()
        if arrow is None:
            yield {name: _without_nan(_listed(contacts[name])) for name in present}, len(contacts)
        elif kind.startswith("polars"):
            yield from _arrow_batches(contacts.select(present).to_arrow(), names, len(contacts))
        else:
            arrays = {name: _from_pandas(contacts[name], arrow) for name in present}
            yield from _mapping_batches(arrays, contacts)
    else:
        raise TypeError(
            f"contacts are a table of Arrow, a data frame, or a mapping of names to columns, not {type(contacts).__name__}"
        )


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        return None
    return pyarrow


def _from_pandas(series: Any, arrow: Any) -> Any:
    try:
        found = arrow.array(series, from_pandas=True)
    except (arrow.ArrowInvalid, arrow.ArrowTypeError):
        return _without_nan(_listed(series))
    return found


def _arrow_batches(table: Any, names: list[str], rows: Optional[int] = None) -> Iterator[tuple[dict[str, Any], int]]:
    present = [name for name in names if name in table.schema.names]
    if not present:
        yield {}, table.num_rows if rows is None else rows
        return
    chosen = table.select(present)
    batches = chosen.to_batches(max_chunksize=_MOST_ROWS) if hasattr(chosen, "to_batches") else [chosen]
    for batch in batches:
        yield {name: batch.column(place) for place, name in enumerate(present)}, batch.num_rows
    if not batches:
        yield {}, 0


def _mapping_batches(found: dict[str, Any], all_columns: Any) -> Iterator[tuple[dict[str, Any], int]]:
    """One batch of columns of the same length; chunks of Arrow are put together."""
    columns: dict[str, Any] = {}
    for name, values in found.items():
        if _is_arrow(values):
            columns[name] = values.combine_chunks() if hasattr(values, "combine_chunks") else values
            if hasattr(columns[name], "num_chunks"):
                columns[name] = _pyarrow().concat_arrays(columns[name].chunks)
        else:
            columns[name] = _listed(values)
    lengths = {name: len(values) for name, values in columns.items()}
    if isinstance(all_columns, Mapping):
        for name, values in all_columns.items():
            lengths.setdefault(name, len(values))
        rows = next(iter(lengths.values()), 0)
    else:
        rows = len(all_columns)
    for name, length in lengths.items():
        if length != rows:
            raise ValueError(f"the column `{name}` has {length} rows, and another one has {rows}")
    yield columns, rows


def _listed(values: Any) -> Any:
    """A column as a list, whose parts C code of Python goes through."""
    if isinstance(values, (list, tuple)):
        return values
    for name in ("to_list", "tolist", "to_pylist"):
        if hasattr(values, name):
            return getattr(values, name)()
    if isinstance(values, (str, bytes)):
        raise TypeError("a column is a sequence of values, not one text")
    return list(values)


def _without_nan(values: list[Any]) -> list[Any]:
    """A column of pandas, which writes NaN for what is not known."""
    return [None if value != value else value for value in values] if any(value != value for value in values) else values


# Arrow


def _arrow_column(values: Any, about: int) -> Optional[_Held]:
    arrow = _pyarrow()
    kind = arrow.types
    if kind.is_null(values.type):
        return None
    if about == library.OPTED_OUT:
        if not kind.is_boolean(values.type):
            raise TypeError(f"is of {values.type}, expected booleans")
        return _arrow_flags(values)
    if about == library.TAGS and (kind.is_list(values.type) or kind.is_large_list(values.type)):
        return _arrow_lists(_plain_lists(values, arrow), arrow)
    return _arrow_texts(_plain_texts(values, arrow, isField=about == library.FIELD), arrow)


def _plain_texts(values: Any, arrow: Any, isField: bool) -> Any:
    """Texts as strings with offsets, in place of dictionaries, views, numbers and booleans."""
    kind = arrow.types
    type = values.type
    if kind.is_string(type) or kind.is_large_string(type):
        return values
    if kind.is_dictionary(type):
        return _plain_texts(values.dictionary_decode(), arrow, isField)
    if str(type) == "string_view" or isField and (kind.is_integer(type) or kind.is_boolean(type)):
        return values.cast(arrow.string())
    hint = "; write the values as texts, as the rules have them" if isField else ""
    raise TypeError(f"is of {type}, expected texts{hint}")


def _plain_lists(values: Any, arrow: Any) -> Any:
    inner = values.type.value_type
    if arrow.types.is_string(inner) or arrow.types.is_large_string(inner):
        return values
    if arrow.types.is_dictionary(inner) or str(inner) == "string_view" or arrow.types.is_null(inner):
        wide = arrow.types.is_large_list(values.type)
        return values.cast(arrow.large_list(arrow.string()) if wide else arrow.list_(arrow.string()))
    raise TypeError(f"has lists of {inner}, expected lists of texts")


def _arrow_flags(values: Any) -> _Held:
    valid, bits = values.buffers()
    made = _Held(layout=library.FLAGS, first=values.offset, valid=_address(valid), bytes=_offsets(bits))
    made.length, made.held = bits.size if bits else 0, [values]
    return made


def _arrow_texts(values: Any, arrow: Any) -> _Held:
    valid, offsets, data = values.buffers()
    wide = arrow.types.is_large_string(values.type)
    made = _Held(layout=library.TEXTS | (library.WIDE_TEXTS if wide else 0), first=values.offset, valid=_address(valid))
    made.texts, made.held = _offsets(offsets), [values]
    made.bytes, made.length = _address(data), data.size if data else 0
    return made


def _arrow_lists(values: Any, arrow: Any) -> _Held:
    texts = values.values
    layout = library.TEXT_LISTS
    if arrow.types.is_large_list(values.type):
        layout |= library.WIDE_LISTS
    if arrow.types.is_large_string(texts.type):
        layout |= library.WIDE_TEXTS
    buffers = values.buffers()
    valid, offsets, data = texts.buffers()
    made = _Held(layout=layout, first=values.offset, valid=_address(buffers[0]), lists=_offsets(buffers[1]))
    made.texts, made.first_text, made.text_count = _offsets(offsets), texts.offset, len(texts)
    made.text_valid, made.bytes, made.length = _address(valid), _address(data), data.size if data else 0
    made.held = [values, texts]
    return made


def _address(buffer: Any) -> Optional[int]:
    return buffer.address if buffer is not None and buffer.size else None


_NO_ROWS = (ctypes.c_int64 * 1)()


def _offsets(buffer: Any) -> Optional[int]:
    """An array without rows may have no memory for offsets or booleans."""
    return _address(buffer) or ctypes.addressof(_NO_ROWS)


# Sequences


def _sequence_column(values: Sequence[Any], about: int) -> Optional[_Held]:
    known = next((value for value in values if value is not None), None)
    if known is None:
        return None
    if about == library.OPTED_OUT:
        return _flags(values, known)
    if about == library.TAGS or isinstance(known, str):
        made = _by_arrow(values, about)
        if made is not None:
            return made
    if about == library.TAGS and not isinstance(known, (str, bytes)):
        return _lists(values)
    if about == library.FIELD and not isinstance(known, str):
        values = _field_texts(values)
    return _texts(values)


def _by_arrow(values: Sequence[Any], about: int) -> Optional[_Held]:
    """Texts and lists of texts, which Arrow reads faster, where it is loaded already; None for all that it may see in another way."""
    arrow = sys.modules.get("pyarrow")
    if arrow is None:
        return None
    try:
        found = arrow.array(values)
    except (arrow.ArrowException, OverflowError, TypeError, ValueError):
        return None
    if not isinstance(found, arrow.Array):
        return None
    areLists = about == library.TAGS and found.type == arrow.list_(arrow.string()) and found.values.null_count == 0
    return _arrow_column(found, about) if areLists or found.type == arrow.string() else None


def _flags(values: Sequence[Any], known: Any) -> _Held:
    if type(known).__name__ not in ("bool", "bool_"):
        raise TypeError(f"has {type(known).__name__}, expected booleans")
    bits = _bits(bytes(map(bool, values)))
    made = _Held(layout=library.FLAGS, bytes=_place(bits), length=len(bits))
    made.held = [bits]
    return made


def _bits(flags: bytes) -> bytes:
    """Bytes of 0 and 1 as bits, the least significant first."""
    flags += bytes(-len(flags) % 8)
    # Each byte is 0 or 1, so no sum carries into the next.
    packed = sum(int.from_bytes(flags[bit::8], "little") << bit for bit in range(8))
    return packed.to_bytes(max(1, len(flags) // 8), "little")


def _texts(values: Sequence[Any]) -> _Held:
    valid = None
    if None in values:
        valid = _bits(bytes(value is not None for value in values))
        values = ["" if value is None else value for value in values]
    data, offsets = _joined(values)
    made = _Held(layout=library.TEXTS | library.WIDE_TEXTS, valid=_place(valid), texts=_place(offsets))
    made.bytes, made.length, made.held = _place(data), len(data), [valid, data, offsets]
    return made


def _lists(values: Sequence[Any]) -> _Held:
    if None in values:
        values = [() if value is None else value for value in values]
    flat = list(itertools.chain.from_iterable(values))
    lists = _ends(map(len, values))
    data, offsets = _joined(flat)
    made = _Held(layout=library.TEXT_LISTS | library.WIDE_TEXTS | library.WIDE_LISTS)
    made.lists, made.texts, made.text_count = _place(lists), _place(offsets), len(flat)
    made.bytes, made.length, made.held = _place(data), len(data), [data, offsets, lists]
    return made


def _joined(texts: Sequence[Any]) -> tuple[bytes, "array[int]"]:
    """Texts back to back in UTF-8, and where each begins and the last one ends."""
    try:
        together = "".join(texts)
        if together.isascii():
            return together.encode(), _ends(map(len, texts))
        encoded = list(map(str.encode, texts))
    except TypeError:
        wrong = next((one for one in texts if not isinstance(one, str)), None)
        raise TypeError(f"has {type(wrong).__name__} among its texts: {wrong!r}") from None
    except UnicodeEncodeError as error:
        raise TypeError(f"has a text that is no Unicode: {error.object!r}") from None
    return b"".join(encoded), _ends(map(len, encoded))


def _ends(lengths: Iterable[int]) -> "array[int]":
    numpy = _numpy()
    if numpy is None:
        return array("q", itertools.accumulate(lengths, initial=0))
    # Lengths are small numbers, which Python has at hand, and ends are not.
    found = array("q", [0])
    found.frombytes(numpy.cumsum(numpy.fromiter(lengths, "i8")).tobytes())
    return found


def _numpy() -> Any:
    """NumPy where it is loaded already: to load it takes longer than most lists."""
    return sys.modules.get("numpy")


def _field_texts(values: Sequence[Any]) -> list[Optional[str]]:
    """Whole numbers and booleans as JSON writes them."""
    def text(value: Any) -> Optional[str]:
        if value is None or isinstance(value, str):
            return value
        if type(value).__name__ in ("bool", "bool_"):
            return "true" if value else "false"
        if isinstance(value, int) or hasattr(value, "__index__"):
            return str(int(value))
        raise TypeError(f"has {type(value).__name__}, expected texts; write the values as texts, as the rules have them")

    if len(set(map(type, values)) - {type(None)}) > 1:
        # True is 1 to a dict.
        return [text(value) for value in values]
    known = {value: text(value) for value in set(values)}
    return list(map(known.__getitem__, values))


def _place(memory: Any) -> Optional[int]:
    """Where bytes or an array lie."""
    if memory is None or len(memory) == 0:
        return None
    if isinstance(memory, array):
        return memory.buffer_info()[0]
    return ctypes.cast(ctypes.c_char_p(memory), ctypes.c_void_p).value
