"""A terminal that takes nothing for a while: a link that hangs, a window that is stopped."""

from __future__ import annotations

import time

import pytest

from harness.served import Served, served
from harness.terminal.program import terminal
from harness.terminal.terminal import Terminal

pytestmark = pytest.mark.long

SOON = 2.0
"""Seconds to be gone in."""
PATIENCE = 20.0
"""Seconds until what should have been sent is given up."""
SCREENS, APART = 120, 0.02
"""More whole screens than any terminal holds unread, and the seconds between two: keys that come
at once are answered at once, with one screen."""


def hang(run: Terminal) -> None:
    """Let the program paint, unread, until the terminal is full."""
    for number in range(SCREENS):
        run.write("gg" if number % 2 else "G")
        time.sleep(APART)


def sent(sandbox: Served) -> int:
    """How many changes the server has made."""
    return len(sandbox.truth()["applied"])


@pytest.mark.parametrize("between", ["", "y" * 60])
def test_what_is_pressed_goes_out_while_the_terminal_takes_nothing(between: str) -> None:
    """`y` copies an address, which is written past what is painted."""
    with (
        served(leads=60) as sandbox,
        terminal(**sandbox.environ, TRIAGE_UNDO_WINDOW="0") as run,
    ):
        run.expect("replied ")  # a lead is open
        hang(run)
        run.write(between + "1")
        end = time.monotonic() + PATIENCE
        while not sent(sandbox) and time.monotonic() < end:
            time.sleep(0.05)
        assert sent(sandbox), "nothing was sent while nobody read the screen"
        run.expect("synced")


@pytest.mark.parametrize("key", ["q", "\x11"])
def test_leaving_does_not_wait_for_a_terminal_that_takes_nothing(key: str) -> None:
    with terminal("demo") as run:
        run.expect("online")
        hang(run)
        run.write(key)
        code, took = run.ended(10.0, is_read=False)
        assert code == 0
        assert took < SOON
