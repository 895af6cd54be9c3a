"""Signals and a closed terminal: gone soon, terminal as it was, and what was taken is kept."""

from __future__ import annotations

import signal
from unittest.mock import patch

import pytest

from harness.served import served
from harness.terminal.program import terminal
from triage_tui.system.signals import Signals

pytestmark = pytest.mark.long

SOON = 2.0
"""Seconds to be gone in."""
READY = r"Updated just now"
SHOWN_AGAIN = (b"\x1b[?1049l", b"\x1b[?25h")
"""What brings the screen before and the cursor back."""
NOHUP = """
import os, signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.execv(sys.executable, [sys.executable, "-m", "triage_tui", *sys.argv[1:]])
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_program_with_the_terminal_as_it_was(number: int) -> None:
    with terminal("demo") as run:
        run.expect(READY)
        run.signal(number)
        code, took = run.ended(5.0)
        assert code == 128 + number
        assert took < SOON
        assert run.modes() == run.modes_before
        for sequence in SHOWN_AGAIN:
            assert run.written.rindex(sequence) > run.written.rindex(b"\x1b[?1049h")


def test_a_closed_terminal_ends_the_program() -> None:
    with terminal("demo") as run:
        run.expect(READY)
        run.hang_up()
        code, took = run.ended(5.0)
        assert code == 128 + signal.SIGHUP
        assert took < SOON


def test_what_was_taken_before_a_signal_goes_out_the_next_time() -> None:
    with served() as sandbox:
        with terminal(**sandbox.environ, TRIAGE_UNDO_WINDOW="30") as run:
            run.expect(READY)
            run.keys("1")
            run.expect("queued")
            run.signal(signal.SIGTERM)
            assert run.ended(5.0)[0] == 128 + signal.SIGTERM
        assert writes(sandbox.truth()) == 0
        with terminal(**sandbox.environ, TRIAGE_UNDO_WINDOW="0") as run:
            run.expect("Picking up from last time")
            run.expect("✓ synced")
        assert writes(sandbox.truth()) == 2


def test_a_signal_ends_a_program_whose_terminal_takes_no_more_output() -> None:
    with terminal("demo") as run:
        run.expect(READY)
        for _ in range(60):
            run.write("jkJK")
        run.signal(signal.SIGTERM)
        code, took = run.ended(5.0, is_read=False)
        assert code == 128 + signal.SIGTERM
        assert took < SOON


def test_a_program_that_was_stopped_draws_its_whole_screen_again() -> None:
    with terminal("demo") as run:
        run.expect(READY)
        run.expect("requests left|no limit|just now")
        run.signal(signal.SIGTSTP)
        run.pump(0.5)
        before = len(run.written)
        run.signal(signal.SIGCONT)
        run.pump(1.0)
        drawn = run.written[before:].decode(errors="replace")  # it may end in mid-character
        assert "online" in drawn
        assert " left" in drawn


def test_another_size_draws_every_line_again() -> None:
    """Terminals cut, move or clear what they showed at another size: none of it counts."""
    with terminal("demo") as run:
        run.expect(READY)
        run.pump(1.0)
        run.resize(121, 36)
        run.pump(1.0)
        before = len(run.written)
        run.resize(120, 36)
        run.pump(1.0)
        drawn = run.written[before:].decode(errors="replace")  # it may end in mid-character
        assert "online" in drawn
        assert "Farah Siddiqui" in drawn


def test_one_end_told_twice_is_still_in_order() -> None:
    """A closed window is told by the kernel and by both who read from its terminal."""
    codes: list[int] = []

    def leave(code: int) -> bool:
        codes.append(code)
        return True

    ending = Signals(leave, lambda: None)
    with patch("threading.Timer"), patch("os._exit") as exited:
        ending.begin(signal.SIGHUP)
        ending.begin(signal.SIGHUP)
        ending.begin(signal.SIGTERM)
        assert codes == [128 + signal.SIGHUP]
        exited.assert_not_called()
        with patch("time.monotonic", lambda: float("inf")):
            ending.begin(signal.SIGTERM)
        exited.assert_called_once_with(128 + signal.SIGTERM)


def test_nohup_keeps_the_program_running_on_a_hang_up() -> None:
    with terminal("demo", before=["-c", NOHUP]) as run:
        run.expect(READY)
        run.signal(signal.SIGHUP)
        assert run.ended(0.5)[0] is None
        run.hang_up()
        code, took = run.ended(5.0)
        assert code is not None
        assert took < SOON


def writes(truth: dict[str, object]) -> int:
    """How many actions the sandbox has carried out."""
    applied = truth["applied"]
    assert isinstance(applied, list)
    return len(applied)


@pytest.mark.parametrize("number", [signal.SIGTERM, 0])
def test_a_note_being_typed_is_there_again_after_the_end(number: int) -> None:
    """0 stands for a window that is closed."""
    with served() as sandbox:
        with terminal(**sandbox.environ) as run:
            run.expect(READY)
            run.keys("N", *"mornings", gap=0.05)
            run.expect("mornings")
            if number:
                run.signal(number)
            else:
                run.hang_up()
            assert run.ended(5.0)[0] is not None
        with terminal(**sandbox.environ) as run:
            run.expect("Unfinished from")
            run.keys("N")
            run.expect("mornings")
            run.expect("not sent yet")


def test_a_kill_costs_no_more_than_the_last_moment_of_a_note() -> None:
    with served() as sandbox:
        with terminal(**sandbox.environ) as run:
            run.expect(READY)
            run.keys("N", *"mornings", gap=0.05)
            run.expect("mornings")
            run.pump(1.2)
            run.signal(signal.SIGKILL)
        with terminal(**sandbox.environ) as run:
            run.expect("Unfinished from")
            run.keys("N")
            run.expect("mornings")
