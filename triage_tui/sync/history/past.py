"""What was done in this session and before it: gestures as the journal has them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from triage_tui.inbox.actions import ActionId, Entry, GestureId
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


def past_gestures(
    journal: Journal, current: Mapping[ActionId, Entry], limit: int
) -> tuple[PastGesture, ...]:
    """The newest `limit` gestures that have actions, newest first.

    `current` has the open entries as they are in memory, which may be ahead of the disk.
    """
    gestures = journal.gestures(limit)
    if not gestures:
        return ()
    by_gesture: dict[GestureId, list[Entry]] = {}
    for entry in journal.of_gestures(gestures[-1].gesture_id):
        now = current.get(entry.action_id, entry)
        by_gesture.setdefault(entry.gesture_id, []).append(now)
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
