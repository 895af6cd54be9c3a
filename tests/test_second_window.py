"""Two windows on one account: one acts, the other looks on, and takes over when the first ends."""

from __future__ import annotations

import signal

import pytest

from harness.served import served
from harness.terminal.program import terminal

pytestmark = pytest.mark.long

READY = "Updated just now"


def test_the_second_window_sends_what_a_killed_one_left() -> None:
    with served() as sandbox, terminal(**sandbox.environ, TRIAGE_UNDO_WINDOW="30") as first:
        first.expect(READY)
        first.keys("1", "2")
        first.expect("2 queued")
        with terminal(**sandbox.environ, TRIAGE_UNDO_WINDOW="0") as second:
            second.expect("open in another window")
            second.keys("3")
            second.expect("Already open in another window")
            assert sandbox.truth()["applied"] == []
            first.signal(signal.SIGKILL)
            second.expect("The other window closed")
            second.expect("Picking up from last time: 2 changes")
            second.expect("synced")
            assert "open in another window" not in second.text()
            assert len(sandbox.truth()["applied"]) == 4
            second.keys("G", "u")
            assert second.wait_until(lambda: len(sandbox.truth()["applied"]) == 5)


def test_two_windows_that_wait_do_not_both_take_over() -> None:
    with (
        served() as sandbox,
        terminal(**sandbox.environ) as first,
    ):
        first.expect(READY)
        with terminal(**sandbox.environ) as second, terminal(**sandbox.environ) as third:
            second.expect("open in another window")
            third.expect("open in another window")
            first.close()
            while not any("other window closed" in each.text() for each in (second, third)):
                second.pump(0.1)
                third.pump(0.1)
            winner, other = (
                (second, third) if "other window closed" in second.text() else (third, second)
            )
            while "open in another window" in winner.text():
                winner.pump(0.1)
                other.pump(0.1)
            other.expect("open in another window")  # unless it is refreshing, which it says instead
            assert "other window closed" not in other.text()
