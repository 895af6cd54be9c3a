"""What was done in this session and before it: gestures as the journal has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import Struct, structs

from triage_tui.inbox.actions import ActionId, Entry, GestureId
from triage_tui.sync.history.undo import tails_of
from triage_tui.sync.storage.journal import Journal
from triage_tui.sync.storage.journal_rows import Origin


class PastGesture(Struct, frozen=True, gc=False):
    """One gesture with its actions as they now are."""

    gesture_id: GestureId
    pressed_wall: float
    """Seconds since 1970."""
    origin: Origin
    about: GestureId | None
    """The gesture that this one took back, did again or retried."""
    entries: tuple[Entry, ...]


class Past:
    """The newest gestures, newest first, as they moved on since they were read."""

    def __init__(self, read: Sequence[PastGesture], current: Mapping[ActionId, Entry]) -> None:
        """`current` has the open entries as they are in memory, which may be ahead of the disk."""
        self.gestures = {each.gesture_id: _with(each, current) for each in read}
        self._tails: dict[ActionId, Entry] | None = None

    def take_in(self, entries: Sequence[Entry]) -> bool:
        """Take in what moved; False for a gesture that is not known: read again then."""
        if any(entry.gesture_id not in self.gestures for entry in entries):
            return False
        for entry in entries:
            known = self.gestures[entry.gesture_id]
            self.gestures[entry.gesture_id] = _with(known, {entry.action_id: entry})
        self._tails = None
        return True

    def tail(self, root: ActionId) -> Entry | None:
        """The last press of a chain of merged ones: later than the first, so it is here as well."""
        if self._tails is None:
            oldest_first = reversed(self.gestures.values())
            self._tails = tails_of(chain.from_iterable(each.entries for each in oldest_first))
        return self._tails.get(root)


def read_past(journal: Journal, limit: int) -> tuple[PastGesture, ...]:
    """The newest `limit` gestures that have actions, newest first, out of the journal."""
    gestures = journal.gestures(limit)
    if not gestures:
        return ()
    by_gesture: dict[GestureId, list[Entry]] = {}
    for entry in journal.of_gestures(gestures[-1].gesture_id):
        by_gesture.setdefault(entry.gesture_id, []).append(entry)
    return tuple(
        PastGesture(
            gesture.gesture_id,
            gesture.pressed_wall,
            gesture.origin,
            gesture.about,
            tuple(by_gesture[gesture.gesture_id]),
        )
        for gesture in gestures
        if gesture.gesture_id in by_gesture
    )


def _with(gesture: PastGesture, now: Mapping[ActionId, Entry]) -> PastGesture:
    """The gesture with its actions as they are now."""
    return structs.replace(
        gesture, entries=tuple(now.get(each.action_id, each) for each in gesture.entries)
    )
