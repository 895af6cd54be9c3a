"""Where actions are, in words."""

from __future__ import annotations

from msgspec.structs import replace

from harness.handler_bench import ANNA, BEN, INTERESTED, OLGA, HandlerBench
from triage_tui.commands.gesture_words import in_a_row, outcomes
from triage_tui.commands.wording import describe, standing
from triage_tui.inbox.actions import Assign, SetCategory, SetRead, Status
from triage_tui.inbox.events import Pause, Paused, PauseKind
from triage_tui.inbox.safe_text import own


def test_what_cannot_leave_for_want_of_a_network_says_so(bench: HandlerBench) -> None:
    (entry,) = bench.submit(SetRead(ANNA, is_read=True))
    now = bench.model.session.clock.monotonic()
    held = replace(entry, status=Status.HELD, leaves_at=now - 60.0)
    bench.store.dispatch(Paused(Pause(PauseKind.NETWORK, own("No connection."), now + 4.0)))
    words = standing(bench.store.state, held, now, undo_key=own("z"))
    assert words == "Waiting for connection. Retrying in 4 s."


def test_the_countdown_ends_with_the_undo_window(bench: HandlerBench) -> None:
    """Behind many others it may wait for its turn long after that."""
    (entry,) = bench.submit(SetRead(ANNA, is_read=True))
    now = bench.model.session.clock.monotonic()
    held = replace(entry, status=Status.HELD, leaves_at=now + 3.0)
    said = [
        standing(bench.store.state, held, now + at, undo_key=own("z")) for at in (0.0, 3.0, 9.0)
    ]
    assert said == ["Sends in 3 s (z to undo).", "Queued.", "Queued."]


def test_what_changed_nothing_is_passed_over_where_something_happened(bench: HandlerBench) -> None:
    (entry,) = bench.submit(SetRead(ANNA, is_read=True))
    done, same = replace(entry, status=Status.DONE), replace(entry, status=Status.SAME)
    assert outcomes([done, same]) == "Done."
    assert outcomes([same, same]) == "No change: already set."


def test_what_became_of_a_gesture_is_a_sentence(bench: HandlerBench) -> None:
    (category,) = bench.submit(SetCategory(ANNA, INTERESTED))
    (read,) = bench.submit(SetRead(ANNA, is_read=True))
    ben = replace(category, action=SetCategory(BEN, INTERESTED))
    done = replace(read, status=Status.DONE)
    merged = replace(category, status=Status.MERGED)
    assert outcomes([merged, done]) == "Category: replaced by a later change. Read status: done."
    refused = replace(ben, status=Status.REFUSED, reason=own("It is locked."))
    words = outcomes([replace(category, status=Status.DONE), done, refused])
    assert words == "2 replies: 1 done, 1 rejected. It is locked."
    undone = [replace(each, status=Status.UNDONE) for each in (category, read, ben)]
    assert outcomes(undone) == "Undone: never sent."


def test_several_deeds_read_as_one(bench: HandlerBench) -> None:
    deeds = [describe(bench.store.state, each) for each in (
        SetCategory(ANNA, INTERESTED), SetRead(ANNA, is_read=True), Assign(ANNA, OLGA)
    )]  # fmt: skip
    assert in_a_row(deeds) == "Category: Interested, mark as read, assign to Olga"
