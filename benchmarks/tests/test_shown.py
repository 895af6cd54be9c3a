"""What a killed app had shown, beside what its journal says: ahead of the screen, or behind it."""

from __future__ import annotations

import sys
import time

from msgspec import structs

from benchmarks.reliability.shown import is_ahead, pressed_on
from harness.checkout import plain_environ
from harness.terminal.terminal import Terminal
from triage_tui.inbox.actions import (
    ActionId,
    Entry,
    GestureId,
    SetCategory,
    Status,
)
from triage_tui.inbox.lead_map import CategoryId, LeadMapId


def pressed(category: int, at: float) -> Entry:
    number = int(at)
    return Entry(
        action_id=ActionId(number),
        gesture_id=GestureId(number),
        action=SetCategory(LeadMapId(1), CategoryId(category)),
        before=None,
        status=Status.HELD,
        created_wall=at,
        created_at=at,
        leaves_at=at,
        root=ActionId(number),
    )


def test_a_newer_key_in_the_journal_is_ahead_of_the_screen() -> None:
    assert is_ahead([1, 2], [None, 1])
    assert is_ahead([1], [None])
    assert is_ahead([1, 2, 1], [None, 1, 2])


def test_what_the_screen_showed_beyond_the_journal_is_lost() -> None:
    assert not is_ahead([1], [None, 1, 2])
    assert not is_ahead([], [None, 1])
    assert not is_ahead([1], [None, 1, None])  # an undo that was shown
    assert not is_ahead([2], [None, 1])  # the key before it was shown, and is not there


def test_a_journal_that_ends_where_the_screen_does_is_not_ahead() -> None:
    assert not is_ahead([1], [None, 1])
    assert not is_ahead([], [None])


def test_keys_count_in_the_order_of_presses_and_of_what_undid_them() -> None:
    undone = structs.replace(pressed(3, 10.0), status=Status.UNDONE, decided_wall=12.0)
    entries = [undone, pressed(4, 14.0), pressed(9, 2.0)]
    assert pressed_on(entries, since=5.0) == [3, None, 4]


def test_the_end_of_a_program_is_no_output_of_it() -> None:
    words = "import sys, time; sys.stdout.write('here'); sys.stdout.flush(); sys.stdin.readline()"
    terminal = Terminal([sys.executable, "-c", words], plain_environ())
    terminal.expect("here")
    wrote_after = terminal.wrote_after
    assert 0.0 < wrote_after < time.time()
    terminal.signal(9)
    terminal.ended()
    terminal.read_rest()
    terminal.close()
    assert terminal.wrote_after == wrote_after


def test_every_frame_is_looked_at_however_many_come_at_once() -> None:
    frame = r"\x1b[?2026h\x1b[H{}\x1b[?2026l"
    words = "".join(frame.format(each) for each in "abc")
    terminal = Terminal([sys.executable, "-c", f"print('{words}', end='')"], plain_environ())
    seen: list[str] = []
    terminal.on_frame = lambda: seen.append(terminal.screen.line(0))
    terminal.wait_until(lambda: len(seen) == 3)
    terminal.close()
    assert seen == ["a", "b", "c"]
