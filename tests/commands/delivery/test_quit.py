"""Leaving."""

from __future__ import annotations

from harness.handler_bench import HandlerBench
from triage_tui.commands.questions import Leave


def test_with_nothing_queued_the_app_ends_at_once(bench: HandlerBench) -> None:
    bench.press("quit")
    assert bench.host.exits == 1
    assert bench.host.asked == []


def test_with_something_queued_it_is_asked_what_becomes_of_it(bench: HandlerBench) -> None:
    bench.press("action.category.1", "quit")
    assert bench.host.exits == 0
    (question,) = bench.host.open
    assert question.title.startswith("1 change not synced yet.")
    bench.host.answer(Leave.NOW)
    assert bench.host.exits == 1


def test_sending_first_says_so_and_does_not_end_yet(bench: HandlerBench) -> None:
    bench.host.will_answer(Leave.AFTER_SENDING)
    bench.press("action.category.1", "quit")
    assert bench.host.last == "Syncing, then quitting."
    assert (bench.started, bench.host.exits) == (["quit"], 0)


def test_of_a_paused_run_it_is_said_that_it_stays_paused(bench: HandlerBench) -> None:
    bench.press("mark.all", "action.category.1", "run.pause", "quit")
    (question,) = bench.host.open
    assert question.title.startswith("Paused bulk action: ")
    assert question.about is False
