"""A program that was stopped and goes on reads every key, and gives the terminal back as it was."""

from __future__ import annotations

import signal
import time

import pytest

from harness.served import Served, served
from harness.terminal.program import terminal

pytestmark = pytest.mark.long


def notes(sandbox: Served) -> list[str]:
    return [note["note_message"] for note in sandbox.truth()["notes"]]


def test_keys_and_the_terminal_are_whole_after_a_stop() -> None:
    words = "call Kim about the contract before the board meets on Monday"
    with served() as sandbox, terminal(**sandbox.environ, TRIAGE_UNDO_WINDOW="0") as run:
        run.expect("Updated just now")
        for _ in range(3):
            before = len(notes(sandbox))
            run.signal(signal.SIGSTOP)
            run.write(f"N{words}\x13")
            time.sleep(0.05)
            run.signal(signal.SIGCONT)
            end = time.monotonic() + 10.0
            while len(notes(sandbox)) == before and time.monotonic() < end:
                run.pump(0.05)
        assert notes(sandbox) == [words] * 3
        run.keys("q")
        status, _ = run.ended(10.0)
        assert status == 0
        assert run.modes() == run.modes_before
