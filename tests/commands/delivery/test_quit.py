"""Leaving."""

from __future__ import annotations

from harness.handler_bench import HandlerBench
from triage_tui.commands.questions import Leave
from triage_tui.inbox.actions import Status
from triage_tui.inbox.events import Pause, Paused, PauseKind
from triage_tui.inbox.safe_text import own


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


def test_syncing_first_says_for_how_long_and_leaves_when_nothing_is_left(
    bench: HandlerBench,
) -> None:
    bench.host.will_answer(Leave.AFTER_SENDING)
    bench.press("action.category.1", "quit")
    assert bench.started == ["quit"]
    assert bench.host.exits == 0
    (waiting,) = bench.host.open
    assert (waiting.kind, waiting.title) == ("sync", "Waiting for 1 change, at most 30 s more.")
    bench.server_says(Status.DONE, bench.entries)
    bench.host.answer(Leave.AFTER_SENDING)
    assert bench.host.exits == 1


def test_whoever_stops_waiting_stays_and_is_told_what_becomes_of_the_rest(
    bench: HandlerBench,
) -> None:
    bench.host.will_answer(Leave.AFTER_SENDING)
    bench.press("action.category.1", "quit")
    bench.host.answer(Leave.NOT)
    assert bench.host.exits == 0
    assert bench.host.last == "Still here. 1 change will sync when possible."


def test_whoever_has_waited_long_enough_leaves_at_once(bench: HandlerBench) -> None:
    bench.host.will_answer(Leave.AFTER_SENDING)
    bench.press("action.category.1", "quit")
    bench.host.answer(Leave.NOW)
    assert bench.host.exits == 1


def test_what_did_not_get_through_in_time_keeps_the_app_open(bench: HandlerBench) -> None:
    bench.host.will_answer(Leave.AFTER_SENDING)
    bench.press("action.category.1", "quit")
    bench.host.answer(Leave.AFTER_SENDING)
    assert bench.host.exits == 0
    assert bench.host.last == "1 change couldn't be synced in 30 s, so you're still here."


def test_while_the_queue_waits_for_the_user_no_sync_is_offered(bench: HandlerBench) -> None:
    bench.press("action.category.1")
    bench.store.dispatch(Paused(Pause(PauseKind.KEY, own("Invalid API Key."))))
    bench.press("quit")
    (question,) = bench.host.open
    assert question.about is False
    assert question.title.endswith("They can't sync now: Invalid API Key.")


def test_of_a_paused_run_it_is_said_that_it_stays_paused(bench: HandlerBench) -> None:
    bench.press("mark.all", "action.category.1", "run.pause", "quit")
    (question,) = bench.host.open
    assert question.title.startswith("Paused bulk action: ")
    assert question.about is False
