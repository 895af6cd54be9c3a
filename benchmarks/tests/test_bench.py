"""What the bench makes of its samples, and how it reads a screen."""

from __future__ import annotations

import sys

import pytest

from benchmarks.__main__ import QUICK_BOUNDS, too_slow
from benchmarks.allowance import used
from benchmarks.figures import Figure, p99, ratio_at_most
from benchmarks.report import markdown, picture
from benchmarks.windows import Case, in_turn, ratio
from harness.terminal.timed import Part, running

ECHO = """
import sys, termios, tty
tty.setraw(0)
print("ready", end="", flush=True)
place = 3
while key := sys.stdin.read(1):
    place += 1
    print(f"\\x1b[{place};1H>{key}\\x1b[40;1Hclock {place}", end="", flush=True)
"""
ENVIRON = {"TERM": "xterm-256color", "PATH": "/usr/bin:/bin"}


def test_a_key_is_timed_where_its_answer_is_looked_for() -> None:
    with running((sys.executable, "-c", ECHO), ENVIRON) as program:
        assert program.ready("ready") is not None
        assert program.press(b"j") is not None
        assert program.changed == {3, 39}
        assert program.press(b"j", part=Part(rows=range(39))) is not None
        assert program.changed == {4}
        assert program.press(b"j", part=Part(rows=range(30, 39)), limit=0.2) is None


def test_programs_get_their_keys_in_turn() -> None:
    with running((sys.executable, "-c", ECHO), ENVIRON) as program:
        assert program.ready("ready") is not None
        cases = {name: Case(program, [b"j"]) for name in ("one", "other")}
        in_turn(cases, windows=2, keys=3, warm=1)
        assert [len(window) for window in cases["one"].windows] == [3, 3]
        assert cases["other"].pressed == 8


def test_a_ratio_is_taken_window_by_window() -> None:
    with running((sys.executable, "-c", ECHO), ENVIRON) as program:
        slow_minute = Case(program, [], windows=[[2.0, 4.0], [200.0, 400.0], [6.0, 6.0]])
        same_minute = Case(program, [], windows=[[1.0, 2.0], [100.0, 200.0], [1.0, 1.0]])
    assert ratio(slow_minute, same_minute) == 2.0
    assert ratio(slow_minute, same_minute, p99) == 2.0


def test_only_a_ratio_over_its_bound_is_too_slow() -> None:
    what, bound = next(iter(QUICK_BOUNDS.items()))
    under, over, other = (
        ratio_at_most("P1", name, 5.0, times, against="empty app", bound=1.0)
        for name, times in ((what, bound), (what, bound + 1), ("start: neomutt", 99.0))
    )
    assert too_slow([under, other, Figure("", what, 5.0, "ms")]) == []
    assert len(too_slow([under, over])) == 1


@pytest.mark.long
def test_the_allowance_is_used_and_nothing_refused() -> None:
    share, refused = used()
    assert share.is_held, share
    assert refused.is_held, refused


def test_the_picture_names_what_it_shows() -> None:
    figure = Figure("P4", "decision: p99", 4.0, "ms", "50 ms", is_held=True)
    figure.samples, figure.bound = [1.0, 2.0, 4.0], 50
    drawn = picture([figure])
    assert "decision" in drawn
    assert 'class="budget"' in drawn.partition("</g>")[2]
    assert "| P4 | decision: p99 | 4.0 ms |" in markdown([figure])
