"""Where the replies of many contacts would go."""

from __future__ import annotations

import bisect
import collections
import ctypes
from typing import Any, Iterator, NamedTuple, Sequence, Union, overload

from . import _library as library


class Batch(NamedTuple):
    """The answers about some rows: numbers of 32 bits, of 32 bits, and of 8."""

    #: Where the places of each row begin, and where the last ones end.
    offsets: "memoryview[int]"
    #: Numbers of `Preview.place_names`.
    places: "memoryview[int]"
    #: Numbers of `Preview.via_names`.
    vias: "memoryview[int]"


def answer(handle: Any, columns: "Sequence[library.Column]", count: int) -> Batch:
    """The answers about the rows of some columns."""
    given = (library.Column * len(columns))(*columns)
    pieces: list[Batch] = []
    first = 0
    while first < count or not pieces:
        answers = library.Answers()
        try:
            library.call(
                "preview_answer", handle, given, len(columns), first, count - first, ctypes.byref(answers)
            )
            rows = answers.count
            offsets = _numbers(answers.offsets, rows + 1, "i")
            pieces.append(
                Batch(offsets, _numbers(answers.places, offsets[rows], "i"), _numbers(answers.vias, rows, "B"))
            )
        finally:
            library.functions["free_text"](answers.memory)
        first += rows
        if rows == 0:
            break
    return pieces[0] if len(pieces) == 1 else _joined(pieces)


def _numbers(place: Any, count: int, kind: str) -> "memoryview[int]":
    size = 4 if kind == "i" else 1
    return memoryview(ctypes.string_at(place or 0, count * size) if count else b"").cast(kind)  # type: ignore[call-overload,no-any-return]


def _joined(pieces: list[Batch]) -> Batch:
    """Pieces of one batch as one: a piece has about four million places, so that there are few."""
    from array import array

    offsets = array("i", [0])
    for piece in pieces:
        base = offsets[-1]
        offsets.extend(map(base.__add__, piece.offsets[1:]))
    places = b"".join(piece.places for piece in pieces)
    vias = b"".join(piece.vias for piece in pieces)
    return Batch(memoryview(offsets), memoryview(places).cast("i"), memoryview(vias).cast("B"))


class Preview(Sequence[dict[str, Any]]):
    """Where replies would go, row by row: `preview[0]` is `{"to": ["ana", "joe"], "via": "tag_rule"}`, in the words of `patchbay preview`.

    `to_arrow()` and `to_pandas()` are for many rows.
    """

    #: What the numbers of places mean: members, user lists, and steps that depend on what happens.
    place_names: list[str]
    #: What the numbers of vias mean.
    via_names: list[str]
    #: The answers as numbers; a batch for each of the contacts' own.
    batches: list[Batch]

    def __init__(self, batches: list[Batch], place_names: list[str], via_names: list[str]) -> None:
        self.batches, self.place_names, self.via_names = batches, place_names, via_names
        self._starts = [0]
        for batch in batches:
            self._starts.append(self._starts[-1] + len(batch.vias))

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, row: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, row: slice) -> list[dict[str, Any]]: ...

    def __getitem__(self, row: Union[int, slice]) -> Union[dict[str, Any], list[dict[str, Any]]]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        place = row + len(self) if row < 0 else row
        if not 0 <= place < len(self):
            raise IndexError(f"there is no row {row} among {len(self)}")
        number = bisect.bisect_right(self._starts, place) - 1
        return self._row(self.batches[number], place - self._starts[number])

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for batch in self.batches:
            for row in range(len(batch.vias)):
                yield self._row(batch, row)

    def _row(self, batch: Batch, row: int) -> dict[str, Any]:
        places = batch.places[batch.offsets[row] : batch.offsets[row + 1]]
        return {"to": [self.place_names[place] for place in places], "via": self.via_names[batch.vias[row]]}

    def counts(self) -> dict[str, int]:
        """How many replies would come to each place, the most first. A reply that several members get counts for each of them."""
        found: collections.Counter[int] = collections.Counter()
        for batch in self.batches:
            found.update(batch.places)
        return {self.place_names[place]: count for place, count in sorted(found.items(), key=lambda one: (-one[1], one[0]))}

    def to_arrow(self, *, dictionaries: bool = True) -> Any:
        """A table of Arrow with the columns `to` (lists of strings) and `via`: as numbers of dictionaries, or as strings."""
        import pyarrow

        if not dictionaries:
            table = self.to_arrow()
            lists = [
                pyarrow.ListArray.from_arrays(chunk.offsets, chunk.values.dictionary_decode())
                for chunk in table["to"].chunks
            ]
            return pyarrow.table({
                "to": pyarrow.chunked_array(lists, pyarrow.list_(pyarrow.string())),
                "via": table["via"].cast(pyarrow.string()),
            })

        names, words = pyarrow.array(self.place_names, pyarrow.string()), pyarrow.array(self.via_names, pyarrow.string())
        lists, vias = [], []
        for offsets, places, batch_vias in self.batches:
            values = pyarrow.DictionaryArray.from_arrays(_arrow(places, pyarrow.int32()), names)
            lists.append(pyarrow.ListArray.from_arrays(_arrow(offsets, pyarrow.int32()), values))
            numbers = _arrow(batch_vias, pyarrow.uint8()).cast(pyarrow.int8())
            vias.append(pyarrow.DictionaryArray.from_arrays(numbers, words))
        kinds = [
            pyarrow.list_(pyarrow.dictionary(pyarrow.int32(), pyarrow.string())),
            pyarrow.dictionary(pyarrow.int8(), pyarrow.string()),
        ]
        return pyarrow.table({
            "to": pyarrow.chunked_array(lists, kinds[0]), "via": pyarrow.chunked_array(vias, kinds[1])
        })

    def to_pandas(self, index: Any = None) -> Any:
        """A data frame of pandas with the columns `to` and `via`, with the index of the contacts if it is given."""
        frame = self.to_arrow().to_pandas()
        if index is not None:
            frame.index = index
        return frame

    def __repr__(self) -> str:
        return f"<Preview of {len(self):,} replies>"


def _arrow(numbers: "memoryview[int]", kind: Any) -> Any:
    """Numbers as an array of Arrow, without a copy."""
    import pyarrow

    return pyarrow.Array.from_buffers(kind, len(numbers), [None, pyarrow.py_buffer(numbers)])
