"""A terminal that takes nothing for a while: a link that hangs, a window that is stopped."""

from __future__ import annotations

import time

from tests.served import Served, served
from tests.terminal import terminal

PATIENCE = 20.0
"""Seconds until what should have been sent is given up."""
SCREENS, APART = 120, 0.02
"""More whole screens than any terminal holds unread, and the seconds between two: keys that come
at once are answered at once, with one screen."""


def sent(sandbox: Served) -> int:
    """How many changes the server has made."""
    return len(sandbox.truth()["applied"])


def test_what_is_pressed_goes_out_while_the_terminal_takes_nothing() -> None:
    with (
        served(leads=60) as sandbox,
        terminal(**sandbox.environ, TRIAGE_UNDO_WINDOW="0") as run,
    ):
        run.wait("online")
        for number in range(SCREENS):
            run.type_unread("gg" if number % 2 else "G")
            time.sleep(APART)
        run.type_unread("1")
        end = time.monotonic() + PATIENCE
        while not sent(sandbox) and time.monotonic() < end:
            time.sleep(0.05)
        assert sent(sandbox), "nothing was sent while nobody read the screen"
        run.wait("all sent")
