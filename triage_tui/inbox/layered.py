"""A mapping that is replaced, never changed, and still cheap to add a page to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

_NEAR: Final = 2_000
"""Items copied with every addition; more of them become part of what is copied seldom."""


class Layered(Mapping[K, V]):
    """Two layers, the newer one small: 20 more of 100,000 cost a copy of the small one."""

    __slots__ = ("_deep", "_more", "_near")

    def __init__(
        self, deep: Mapping[K, V] | None = None, near: Mapping[K, V] | None = None, more: int = 0
    ) -> None:
        self._deep: Mapping[K, V] = {} if deep is None else deep
        self._near: Mapping[K, V] = {} if near is None else near
        self._more = more
        """How many keys of the near layer the deep one has not."""

    def __getitem__(self, key: K) -> V:
        near = self._near
        return near[key] if key in near else self._deep[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V) -> V: ...
    @overload
    def get(self, key: K, /, default: D) -> V | D: ...
    def get(self, key: K, /, default: object = None) -> object:
        near = self._near
        return near[key] if key in near else self._deep.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._near or key in self._deep

    def __len__(self) -> int:
        return len(self._deep) + self._more

    def __iter__(self) -> Iterator[K]:
        """Older ones first; one that was replaced keeps its place."""
        yield from self._deep
        yield from (key for key in self._near if key not in self._deep)

    def with_items(self, items: Mapping[K, V]) -> Layered[K, V]:
        """The mapping with these items, new or in the place of known ones."""
        if len(items) + len(self._near) > _NEAR:
            return Layered({**self._deep, **self._near, **items})
        deep, near = self._deep, self._near
        more = sum(key not in near and key not in deep for key in items)
        return Layered(deep, {**near, **items}, self._more + more)

    def without(self, keys: Iterable[K]) -> Layered[K, V]:
        """The mapping without these keys; costs a copy of all of it."""
        whole = {**self._deep, **self._near}
        for key in keys:
            whole.pop(key, None)
        return Layered(whole)
