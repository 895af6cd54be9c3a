"""Lead maps in an order that does not change: eight bytes each, a hundred thousand in one piece."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

from triage_tui.inbox.lead_map import LeadMapId


class Ids(Sequence[LeadMapId]):
    """A sequence of ids; equal to any other with the same ones in the same order."""

    __slots__ = ("_ids",)

    def __init__(self, ids: Iterable[int] = ()) -> None:
        self._ids: array[Any] = array("q", ids)

    @overload
    def __getitem__(self, at: int, /) -> LeadMapId: ...
    @overload
    def __getitem__(self, at: slice, /) -> tuple[LeadMapId, ...]: ...
    def __getitem__(self, at: int | slice, /) -> LeadMapId | tuple[LeadMapId, ...]:
        found: Any = self._ids[at]
        return found if isinstance(at, int) else tuple(found)

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[LeadMapId]:
        return iter(self._ids)

    def __contains__(self, lead_map_id: object) -> bool:
        return lead_map_id in self._ids

    def index(self, value: LeadMapId, start: int = 0, stop: int = 2**63 - 1) -> int:
        """Where an id stands first; raises ValueError."""
        return self._ids.index(value, start, stop)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Ids):
            return self._ids == other._ids
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # it changes: Python's own way to say so

    def __repr__(self) -> str:
        return f"Ids({list(self._ids)})"
