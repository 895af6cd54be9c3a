"""Undo and redo."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, HandlerBench


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
    assert bench.host.last == "Redone."


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
