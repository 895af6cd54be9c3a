"""Numbers by id, as a hundred thousand of them are kept: sixteen bytes each instead of a hundred.

A mapping that is replaced, never changed: an addition copies the few short columns it touches.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar, cast, overload

from triage_tui.inbox.rows.id_columns import LONGEST, IdColumns, columns_of

K = TypeVar("K", bound=int)
V = TypeVar("V", bound=float)
D = TypeVar("D")


class IdMap(Mapping[K, V]):
    """Iterates by id."""

    __slots__ = ("_columns", "_firsts", "_keys", "_values")

    def __init__(
        self, kind: str, items: Mapping[K, V] | None = None, *, columns: IdColumns | None = None
    ) -> None:
        """`kind` is how a number is kept, as in `array`: `d` for seconds, `q` for ids.

        `columns` are what it is made of, where they are there already.
        """
        self._columns = columns_of(kind, items or {}) if columns is None else columns
        self._keys, self._values = self._columns.keys, self._columns.values
        self._firsts = self._columns.firsts

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
        return self._columns.size

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
            return IdMap(self._columns.kind, {**self, **items})
        columns = self._columns.copy()
        for key, value in items.items():
            columns.put(key, value)
        return _over(columns)

    def without(self, keys: Iterable[K]) -> IdMap[K, V]:
        """The mapping without these ids; those it does not have are passed over."""
        columns = self._columns.copy()
        for key in keys:
            columns.remove(key)
        return _over(columns)


def _over(columns: IdColumns) -> IdMap[K, V]:
    columns.tidy()
    return IdMap(columns.kind, columns=columns)
