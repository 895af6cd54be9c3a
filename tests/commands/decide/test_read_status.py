"""Read and unread."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, HandlerBench
from triage_tui.inbox.actions import SetRead


def test_toggle_marks_read_and_the_cursor_stays(bench: HandlerBench) -> None:
    bench.press("action.read.toggle")
    assert bench.lead(ANNA).is_read
    assert bench.model.cursor == ANNA


def test_toggle_on_mixed_marks_marks_all_of_them_read(bench: HandlerBench) -> None:
    bench.submit(SetRead(ANNA, is_read=True))
    bench.model.marks.set({ANNA, BEN})
    bench.press("action.read.toggle")
    assert (bench.lead(ANNA).is_read, bench.lead(BEN).is_read) == (True, True)


def test_toggle_on_marks_that_are_all_read_marks_them_unread(bench: HandlerBench) -> None:
    bench.submit(SetRead(ANNA, is_read=True), SetRead(BEN, is_read=True))
    bench.model.marks.set({ANNA, BEN})
    bench.press("action.read.toggle")
    assert (bench.lead(ANNA).is_read, bench.lead(BEN).is_read) == (False, False)
