"""The summary of this session."""

from __future__ import annotations

from harness.handler_bench import HandlerBench
from triage_tui.inbox.report import Report


def test_the_summary_counts_what_this_session_decided(bench: HandlerBench) -> None:
    bench.clock.passed = 1
    bench.press("action.category.1", "action.category.1", "action.category.2", "screen.summary")
    report, categories, late_now = bench.host.asked[0].about
    assert isinstance(report, Report)
    assert report.handled == 3
    assert categories == [("Interested", 2), ("Not now", 1)]
    assert late_now == "0 in Unread"


def test_replies_that_wait_too_long_are_counted_until_they_are_read(bench: HandlerBench) -> None:
    bench.clock.passed = 86_400
    bench.press("action.read.set", "screen.summary")
    assert bench.host.asked[0].about[2] == "3 in Unread"
