"""R9: what a commit to the journal costs, on this disk, with every byte on the platter."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing

from benchmarks.reliability.figure import Bench, Figure, spread
from triage_tui.inbox.actions import (
    Action,
    ActionId,
    CreateTask,
    Entry,
    Priority,
    SetCategory,
    SetRead,
    Status,
)
from triage_tui.inbox.lead_map import CategoryId, LeadMapId
from triage_tui.sync.storage.journal import Journal
from triage_tui.sync.storage.journal_rows import Gesture, Origin

BAR = 0.020


def measure(bench: Bench) -> Sequence[Figure]:
    """What a hundredth of the commits takes longer than."""
    took = times(bench)
    p99 = spread(took, 0.99)
    return [
        Figure(
            "R9",
            "journal commit",
            "p99 under 20 ms",
            f"p99 {p99 * 1000:.1f} ms, median {spread(took, 0.5) * 1000:.1f} ms, "
            f"slowest {max(took) * 1000:.1f} ms of {len(took):,}",
            p99 < BAR,
        )
    ]


def times(bench: Bench) -> list[float]:
    """Seconds of each commit: two rows and their gesture, as one key press writes them."""
    took: list[float] = []
    path = bench.folder / "commits" / "journal.db"
    with closing(Journal.open(path, wall=time.time())) as journal:
        for number in range(bench.scale.commits):
            gesture, entries = verdict(journal, LeadMapId(2_433_664_000 + number % 500), number)
            began = time.perf_counter()
            journal.commit(entries, gesture)
            took.append(time.perf_counter() - began)
    return took


def verdict(journal: Journal, lead_map_id: LeadMapId, number: int) -> tuple[Gesture, list[Entry]]:
    """A gesture of a category and a read mark, or of a task."""
    gesture = Gesture(journal.new_gesture_id(), time.time(), Origin.PRESS)
    actions: list[Action] = [
        SetCategory(lead_map_id, CategoryId(1 + number % 9)),
        SetRead(lead_map_id, is_read=True),
    ]
    if number % 7 == 0:
        actions = [CreateTask(lead_map_id, f"call {number}", "", Priority.HIGH, 1.8e9)]
    return gesture, [_entry(journal.new_action_id(), gesture, each, number) for each in actions]


def _entry(action_id: ActionId, gesture: Gesture, action: Action, number: int) -> Entry:
    return Entry(
        action_id=action_id,
        gesture_id=gesture.gesture_id,
        action=action,
        before=None,
        status=(Status.HELD, Status.PENDING, Status.DONE, Status.IN_FLIGHT)[number % 4],
        created_wall=gesture.pressed_wall,
        leaves_at=float(number),
        root=action_id,
    )
