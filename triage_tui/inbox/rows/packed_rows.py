"""The rows that were read, as many as there are: the newest as values, the others packed.

A row as a value takes a kilobyte, packed with its neighbors a tenth of that. Rows are packed in
the order in which they came, so that what stands together on the screen is packed together.
A mapping that is replaced, never changed.
"""

from __future__ import annotations

import marshal
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from typing import Any, Final, TypeVar, overload

from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.rows.id_map import IdMap

D = TypeVar("D")

BLOCK: Final = 32
"""Rows packed together: what one that is asked for costs, some forty microseconds."""
NEAR: Final = 500
"""Rows kept as values: an inbox of fewer packs nothing."""
_fields: Final = attrgetter(*LeadMap.__match_args__)


def _pack(rows: Iterable[LeadMap]) -> bytes:
    columns = tuple(zip(*map(_fields, rows), strict=True))
    return zlib.compress(marshal.dumps(columns), 1)


def _unpack(packed: bytes) -> Iterator[LeadMap]:
    columns: tuple[tuple[Any, ...], ...] = marshal.loads(zlib.decompress(packed))  # noqa: S302 - packed above, in this process
    return (LeadMap(*cells) for cells in zip(*columns, strict=True))


@lru_cache(maxsize=16)
def _rows_of(packed: bytes) -> tuple[LeadMap, ...]:
    """The rows of a block; those around the cursor are asked for again and again."""
    return tuple(_unpack(packed))


class Rows(Mapping[LeadMapId, LeadMap]):
    """Rows by id. Iterates in the order of packing, which is nearly that of coming."""

    __slots__ = ("_blocks", "_free", "_live", "_more", "_near", "_where")

    def __init__(self, rows: Mapping[LeadMapId, LeadMap] | None = None) -> None:
        self._near: dict[LeadMapId, LeadMap] = {}
        """What came last; newer than what is packed of the same lead maps."""
        self._more = 0
        """How many of those are not packed as well."""
        self._where: IdMap[LeadMapId, int] = IdMap("I")
        """The place of each packed row: its block's number, times the size of one, and on."""
        self._blocks: list[bytes] = []
        self._live = array("B")
        """How many rows of each block hold good."""
        self._free: tuple[int, ...] = ()
        """Numbers of blocks that hold nothing any more."""
        if rows:
            self._take(rows)

    def __getitem__(self, key: LeadMapId) -> LeadMap:
        row = self.get(key)
        if row is None:
            raise KeyError(key)
        return row

    @overload
    def get(self, key: LeadMapId, /) -> LeadMap | None: ...
    @overload
    def get(self, key: LeadMapId, /, default: LeadMap) -> LeadMap: ...
    @overload
    def get(self, key: LeadMapId, /, default: D) -> LeadMap | D: ...
    def get(self, key: LeadMapId, /, default: object = None) -> object:
        row = self._near.get(key)
        if row is not None:
            return row
        place = self._where.get(key)
        if place is None:
            return default
        return _rows_of(self._blocks[place // BLOCK])[place % BLOCK]

    def __contains__(self, key: object) -> bool:
        return key in self._near or key in self._where

    def __len__(self) -> int:
        return len(self._where) + self._more

    def __iter__(self) -> Iterator[LeadMapId]:
        for row in self.each():
            yield row.lead_map_id

    def each(self) -> Iterator[LeadMap]:
        """Every row, packed ones first: a walk over all of them."""
        near, where = self._near, self._where
        for number, packed in enumerate(self._blocks):
            if not self._live[number]:
                continue
            for place, row in enumerate(_unpack(packed), number * BLOCK):
                each = row.lead_map_id
                if each not in near and where.get(each) == place:
                    yield row
        yield from near.values()

    def some(self, ids: Iterable[LeadMapId]) -> Iterator[LeadMap]:
        """The rows of these lead maps as far as they are known, in an order that costs least."""
        near, where = self._near, self._where
        places = array("I")
        for each in ids:
            row = near.get(each)
            if row is not None:
                yield row
            elif (place := where.get(each)) is not None:
                places.append(place)
        number, rows = -1, tuple[LeadMap, ...]()
        for place in sorted(places):
            if place // BLOCK != number:
                number = place // BLOCK
                rows = tuple(_unpack(self._blocks[number]))
            yield rows[place % BLOCK]

    def with_items(self, rows: Mapping[LeadMapId, LeadMap]) -> Rows:
        """The mapping with these rows, new or in the place of known ones."""
        made: Rows = Rows.__new__(Rows)
        made._near, made._more, made._where = self._near.copy(), self._more, self._where
        made._blocks, made._live, made._free = self._blocks, self._live, self._free
        made._take(rows)
        return made

    def _take(self, rows: Mapping[LeadMapId, LeadMap]) -> None:
        near = self._near
        self._more += sum(each not in near and each not in self._where for each in rows)
        near.update(rows)
        if len(near) <= NEAR:
            return
        self._blocks, self._live = self._blocks.copy(), self._live[:]
        while len(near) > NEAR:
            # Some more than must be, so that the next rows find room.
            self._pack_first(min(len(near) - NEAR + 2 * BLOCK, 8 * BLOCK) // BLOCK)

    def _pack_first(self, blocks: int) -> None:
        """Pack what has been near longest."""
        near = self._near
        ids = list(islice(near, blocks * BLOCK))
        for each in ids:
            self._bury(each)
        places: dict[LeadMapId, int] = {}
        for start in range(0, len(ids), BLOCK):
            mine = ids[start : start + BLOCK]
            number = self._put(_pack([near.pop(each) for each in mine]))
            places.update((each, number * BLOCK + at) for at, each in enumerate(mine))
        before = len(self._where)
        self._where = self._where.with_items(places)
        self._more -= len(self._where) - before

    def _put(self, packed: bytes) -> int:
        if self._free:
            number, self._free = self._free[-1], self._free[:-1]
            self._blocks[number], self._live[number] = packed, BLOCK
            return number
        self._blocks.append(packed)
        self._live.append(BLOCK)
        return len(self._blocks) - 1

    def _bury(self, lead_map_id: LeadMapId) -> None:
        """The packed row of a lead map is out of date; a block of mostly such rows is let go."""
        place = self._where.get(lead_map_id)
        if place is None:
            return
        number = place // BLOCK
        self._live[number] -= 1
        if self._live[number] > BLOCK // 2:
            return
        good: list[LeadMapId] = []
        for at, row in enumerate(_unpack(self._blocks[number]), number * BLOCK):
            if self._where.get(row.lead_map_id) == at:
                good.append(row.lead_map_id)
                self._near.setdefault(row.lead_map_id, row)
        self._where = self._where.without(good)
        self._more += len(good)
        self._blocks[number], self._live[number] = b"", 0
        self._free = (*self._free, number)
