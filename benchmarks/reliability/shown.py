"""What a screen showed of each field, in order, beside what the journal says was pressed on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.reliability.inbox import Row
from triage_tui.inbox.actions import Entry, Kind, Status, Value, target_of

FIELDS = (Kind.CATEGORY, Kind.READ, Kind.ASSIGN)


@dataclass(slots=True)
class Shown:
    """The values that rows showed in one life of the app."""

    _values: dict[tuple[str, Kind], list[Value]] = field(default_factory=dict)

    def take_in(self, rows: Iterable[Row]) -> None:
        """Add what rows show now, where that changed."""
        for row in rows:
            for kind in FIELDS:
                value = row.value(kind)
                seen = self._values.setdefault((row.name, kind), [])
                if not seen or seen[-1] != value:
                    seen.append(value)

    def of(self, name: str, kind: Kind) -> Sequence[Value]:
        """What a row showed of a field; an owner that a row has no room for is passed over."""
        seen = self._values.get((name, kind), [])
        return [each for each in seen if each is not None or kind is not Kind.ASSIGN]


def pressed_on(entries: Iterable[Entry], since: float) -> list[Value]:
    """The values that keys gave a field since then, in the order of the keys that pressed and undid
    them."""
    events = [(entry.created_wall, target_of(entry)) for entry in entries]
    events += [
        (entry.decided_wall, entry.before)
        for entry in entries
        if entry.status is Status.UNDONE and entry.decided_wall is not None
    ]
    return [value for at, value in sorted(events, key=lambda event: event[0]) if at >= since]


def is_ahead(pressed: Sequence[object], shown: Sequence[object]) -> bool:
    """True when the journal has everything that the screen showed, and newer keys besides.

    `shown` begins with what was there before any key. Then it must have what the keys did, in their
    order, up to some key; whatever it showed beyond that, the journal has lost.
    """
    rest = iter(pressed)
    if not all(any(value == each for each in rest) for value in shown[1:]):
        return False
    return next(rest, shown) is not shown
