"""Numbers by id, as a hundred thousand of them are kept: sixteen bytes each instead of a hundred.

A mapping that is replaced, never changed: an addition copies the few short columns it touches.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar, cast, overload

K = TypeVar("K", bound=int)
V = TypeVar("V", bound=float)
D = TypeVar("D")

LONGEST: Final = 512
"""Entries of one column; a longer one is cut into halves."""


class IdMap(Mapping[K, V]):
    """Sorted columns of ids (64 bits, with a sign), and beside them the numbers. Iterates by id."""

    __slots__ = ("_firsts", "_keys", "_kind", "_size", "_values")

    def __init__(self, kind: str, items: Mapping[K, V] | None = None) -> None:
        """`kind` is how a number is kept, as in `array`: `d` for seconds, `q` for ids."""
        keys = array("q")
        values: array[Any] = array(kind)
        if items:
            pairs = sorted(items.items())
            keys.extend([key for key, _ in pairs])
            values.extend([value for _, value in pairs])
        starts = range(0, max(1, len(keys)), LONGEST)
        self._kind = kind
        self._keys = [keys[at : at + LONGEST] for at in starts]
        self._values: list[array[Any]] = [values[at : at + LONGEST] for at in starts]
        self._firsts = array("q", (column[0] for column in self._keys[1:]))
        """The first id of every column but the first one."""
        self._size = len(keys)

    def __getitem__(self, key: K) -> V:
        at = bisect_right(self._firsts, key)
        column = self._keys[at]
        place = bisect_left(column, key)
        if place < len(column) and column[place] == key:
            return cast("V", self._values[at][place])
        raise KeyError(key)

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V) -> V: ...
    @overload
    def get(self, key: K, /, default: D) -> V | D: ...
    def get(self, key: K, /, default: object = None) -> object:
        at = bisect_right(self._firsts, key)
        column = self._keys[at]
        place = bisect_left(column, key)
        if place < len(column) and column[place] == key:
            return self._values[at][place]
        return default

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and self.get(cast("K", key)) is not None

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[K]:
        for column in self._keys:
            yield from cast("Iterable[K]", column)

    def numbers(self) -> Iterator[V]:
        """The numbers, in the order of the ids."""
        for column in self._values:
            yield from cast("Iterable[V]", column)

    def below(self, limit: float) -> tuple[K, ...]:
        """The ids whose number is smaller."""
        columns = zip(self._keys, self._values, strict=True)
        return tuple(
            cast("K", key)
            for keys, values in columns
            for key, value in zip(keys, values, strict=True)
            if value < limit
        )

    def with_items(self, items: Mapping[K, V]) -> IdMap[K, V]:
        """The mapping with these items, new or in the place of known ones."""
        if len(items) > LONGEST:
            return IdMap(self._kind, {**self, **items})
        made = self._copy()
        own: set[int] = set()
        for key, value in items.items():
            at = made._own(key, own)
            column = made._keys[at]
            place = bisect_left(column, key)
            if place < len(column) and column[place] == key:
                made._values[at][place] = value
            else:
                column.insert(place, key)
                made._values[at].insert(place, value)
                made._size += 1
        made._cut(own)
        return made

    def without(self, keys: Iterable[K]) -> IdMap[K, V]:
        """The mapping without these ids; those it does not have are passed over."""
        made = self._copy()
        own: set[int] = set()
        for key in keys:
            at = made._own(key, own)
            column = made._keys[at]
            place = bisect_left(column, key)
            if place < len(column) and column[place] == key:
                del column[place], made._values[at][place]
                made._size -= 1
        made._join(own)
        return made

    def _copy(self) -> IdMap[K, V]:
        made: IdMap[K, V] = IdMap.__new__(IdMap)
        made._kind, made._size, made._firsts = self._kind, self._size, self._firsts
        made._keys, made._values = self._keys.copy(), self._values.copy()
        return made

    def _own(self, key: K, own: set[int]) -> int:
        """Where the column of `key` stands, once it is one that may be changed."""
        at = bisect_right(self._firsts, key)
        if at not in own:
            own.add(at)
            self._keys[at] = self._keys[at][:]
            self._values[at] = self._values[at][:]
        return at

    def _cut(self, own: Iterable[int]) -> None:
        """Cut those of the columns that became too long."""
        long = [at for at in own if len(self._keys[at]) > LONGEST]
        for at in sorted(long, reverse=True):
            keys, values = self._keys[at], self._values[at]
            starts = range(0, len(keys), LONGEST // 2)
            self._keys[at : at + 1] = [keys[each : each + LONGEST // 2] for each in starts]
            self._values[at : at + 1] = [values[each : each + LONGEST // 2] for each in starts]
        if long:
            self._firsts = array("q", (column[0] for column in self._keys[1:]))

    def _join(self, own: Iterable[int]) -> None:
        """Leave no column empty, but the only one."""
        empty = [at for at in own if not self._keys[at]]
        for at in sorted(empty, reverse=True):
            if len(self._keys) > 1:
                del self._keys[at], self._values[at]
        if empty:
            self._firsts = array("q", (column[0] for column in self._keys[1:]))
