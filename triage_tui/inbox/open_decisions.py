"""What is open, counted as people count it: by decisions, not by the requests they take."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from triage_tui.inbox.actions import ActionId, Entry, Status, is_setting

COUNTED = {
    Status.HELD: "queued",
    Status.PENDING: "queued",
    Status.IN_FLIGHT: "queued",
    Status.UNKNOWN: "checking",
    Status.ASK: "asking",
    Status.REFUSED: "refused",
}
"""Where an action that is not over is counted."""
Key = tuple[int, int, str, int]


def decision_key(entry: Entry) -> Key:
    """What belongs together: the fields that one key set on one reply, as long as they stand at
    the same place. A task or a note stands for itself: it is asked about by itself."""
    itself = 0 if is_setting(entry.action) else entry.action_id
    return entry.gesture_id, entry.lead_map_id, COUNTED[entry.status], itself


def count(entries: Iterable[Entry]) -> int:
    """How many decisions these open or refused actions are."""
    return len({decision_key(entry) for entry in entries})


class Decision(Struct, frozen=True, gc=False):
    """The actions of one decision, in the order of the key."""

    entries: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """The one that says what was decided."""
        return self.entries[0]

    @property
    def key(self) -> ActionId:
        return self.first.action_id


def decisions(entries: Iterable[Entry]) -> list[Decision]:
    """Open or refused actions as decisions, in the order of their first actions."""
    found: dict[Key, list[Entry]] = {}
    for entry in entries:
        found.setdefault(decision_key(entry), []).append(entry)
    return [Decision(tuple(each)) for each in found.values()]
