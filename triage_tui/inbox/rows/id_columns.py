"""Sorted columns of ids, and beside them the numbers: what an `IdMap` is made of."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Any, Final

LONGEST: Final = 512
"""Entries of one column; a longer one is cut into halves."""


class IdColumns:
    """Ids of 64 bits, with a sign. A copy may be changed: it shares every column that stays."""

    __slots__ = ("_own", "firsts", "keys", "kind", "size", "values")

    def __init__(
        self,
        kind: str,
        keys: list[array[int]],
        values: list[array[Any]],
        firsts: array[int],
        size: int,
    ) -> None:
        self.kind = kind
        """How a number is kept, as in `array`."""
        self.keys = keys
        self.values = values
        self.firsts = firsts
        """The first id of every column but the first one."""
        self.size = size
        self._own: set[int] = set()
        """Where those columns stand that no other copy shares."""

    def copy(self) -> IdColumns:
        """The same columns, to be changed."""
        return IdColumns(self.kind, self.keys.copy(), self.values.copy(), self.firsts, self.size)

    def put(self, key: int, value: float) -> None:
        """Set the number of an id, known or new."""
        at = self._owned(key)
        column, place = self.keys[at], bisect_left(self.keys[at], key)
        if place < len(column) and column[place] == key:
            self.values[at][place] = value
        else:
            column.insert(place, key)
            self.values[at].insert(place, value)
            self.size += 1

    def remove(self, key: int) -> None:
        """Take an id out; one that is not there is passed over."""
        at = self._owned(key)
        column, place = self.keys[at], bisect_left(self.keys[at], key)
        if place < len(column) and column[place] == key:
            del column[place], self.values[at][place]
            self.size -= 1

    def _owned(self, key: int) -> int:
        """Where the column of `key` stands, once it is one that may be changed."""
        at = bisect_right(self.firsts, key)
        if at not in self._own:
            self._own.add(at)
            self.keys[at] = self.keys[at][:]
            self.values[at] = self.values[at][:]
        return at

    def tidy(self) -> None:
        """After changes: cut the columns that became too long, drop the empty but the only one."""
        odd = [at for at in self._own if not 0 < len(self.keys[at]) <= LONGEST]
        for at in sorted(odd, reverse=True):
            keys, values = self.keys[at], self.values[at]
            if not keys and len(self.keys) == 1:
                continue
            starts = range(0, len(keys), LONGEST // 2)
            self.keys[at : at + 1] = [keys[each : each + LONGEST // 2] for each in starts]
            self.values[at : at + 1] = [values[each : each + LONGEST // 2] for each in starts]
        if odd:
            self.firsts = firsts_of(self.keys)
        self._own.clear()


def columns_of(kind: str, items: Mapping[Any, float]) -> IdColumns:
    """New columns, in order."""
    pairs = sorted(items.items())
    keys: array[int] = array("q", [key for key, _ in pairs])
    values: array[Any] = array(kind, [value for _, value in pairs])
    starts = range(0, max(1, len(keys)), LONGEST)
    cut = [keys[at : at + LONGEST] for at in starts]
    return IdColumns(
        kind, cut, [values[at : at + LONGEST] for at in starts], firsts_of(cut), len(keys)
    )


def firsts_of(keys: list[array[int]]) -> array[int]:
    """The first id of every column but the first one."""
    return array("q", (column[0] for column in keys[1:]))
