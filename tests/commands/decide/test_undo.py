"""Undo and redo."""

from __future__ import annotations

from msgspec.structs import replace

from harness.handler_bench import ANNA, BEN, OLGA, HandlerBench
from triage_tui.inbox.actions import Assign, Status


def test_undo_goes_back_to_the_lead_it_is_about_and_opens_it_again(bench: HandlerBench) -> None:
    bench.press("action.category.1", "action.undo")
    assert bench.categories(ANNA) == [None]
    assert bench.model.cursor == ANNA
    assert bench.model.handled == set()


def test_gestures_are_taken_back_one_at_a_time_the_last_first(bench: HandlerBench) -> None:
    bench.press("action.category.1", "action.category.2", "action.undo")
    assert bench.categories(ANNA, BEN) == ["Interested", None]
    bench.press("action.undo")
    assert bench.categories(ANNA, BEN) == [None, None]


def test_redo_does_it_again(bench: HandlerBench) -> None:
    bench.press("action.category.1", "action.undo", "action.redo")
    assert bench.categories(ANNA) == ["Interested"]
    assert bench.host.last == "Redone: Anna."
    assert bench.model.handled == {ANNA}


def test_with_nothing_done_both_say_so(bench: HandlerBench) -> None:
    bench.press("action.undo", "action.redo")
    assert bench.host.said == ["Nothing to undo.", "Nothing to redo."]


def test_an_undo_that_the_disk_refuses_changes_nothing(bench: HandlerBench) -> None:
    bench.press("action.category.1")
    bench.fill_disk()
    bench.press("action.undo")
    assert bench.host.last == "Not saved: The disk is full."
    assert bench.categories(ANNA) == ["Interested"]
    assert bench.model.cursor == BEN


def test_undo_of_a_later_key_leaves_the_decision_counted(bench: HandlerBench) -> None:
    bench.press("action.category.1", "list.previous")
    bench.submit(Assign(ANNA, OLGA))
    bench.press("action.undo")
    assert bench.host.last == "Undone: Anna (owner). Nothing was sent."
    assert bench.model.handled == {ANNA}


def test_undo_after_it_was_sent_counts_replies_and_says_that_it_is_queued(
    bench: HandlerBench,
) -> None:
    """A category and its read status are two requests for one reply."""
    bench.press("mark.toggle", "list.next", "mark.toggle", "action.category.1")
    sent = [replace(each, confirmed_at=1.0) for each in bench.store.state.entries.values()]
    assert len(sent) == 4
    bench.server_says(Status.DONE, sent)
    bench.press("action.undo")
    assert bench.host.last == "Undo queued: 2 replies. Automations may already have run."
    assert len(bench.model.handled) == 0


def test_the_summary_counts_no_undo_as_a_decision(bench: HandlerBench) -> None:
    bench.press("action.category.1")
    sent = [replace(each, confirmed_at=1.0) for each in bench.store.state.entries.values()]
    bench.server_says(Status.DONE, sent)
    bench.press("action.undo", "action.category.2", "screen.summary")
    report, *_ = bench.host.asked[-1].about
    assert (report.handled, report.undone, report.queued) == (1, 1, 2)


def test_a_key_that_took_back_the_one_before_was_never_sent(bench: HandlerBench) -> None:
    bench.press("action.read.toggle", "list.first", "action.read.toggle", "action.undo")
    assert bench.lead(ANNA).is_read
    assert bench.host.last.endswith("Nothing was sent.")
    assert "Automations" not in bench.host.last
