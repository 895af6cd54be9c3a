"""Around the list without deciding."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, CLEO, HandlerBench


def test_a_skipped_lead_is_passed_over_and_unchanged(bench: HandlerBench) -> None:
    bench.press("list.skip", "list.next", "list.skip")
    assert bench.model.skipped == {ANNA, CLEO}
    assert bench.entries == []


def test_skip_held_down_skips_one(bench: HandlerBench) -> None:
    bench.host.seconds_between_presses = 0.03
    bench.press("list.skip", "list.skip")
    assert bench.model.cursor == BEN


def test_the_way_back_leads_to_what_was_decided_before(bench: HandlerBench) -> None:
    bench.press("action.category.1", "action.category.1", "list.back")
    assert bench.model.cursor == BEN
    bench.press("list.back", "list.back")
    assert bench.model.cursor == ANNA
    assert bench.host.last == "No previous lead in this view."


def test_escape_closes_the_pane_then_the_filter_then_the_marks(bench: HandlerBench) -> None:
    bench.panes.is_in_pane = True
    bench.model.marks.set({ANNA})
    bench.press("view.filter")
    bench.panes.filter_text = "ben"
    bench.press("filter.keep", "back")
    assert not bench.panes.is_in_pane
    assert list(bench.model.window.order) == [BEN]
    bench.press("back")
    assert len(bench.model.window.order) == 4
    assert bench.model.marks.ids == {ANNA}
    bench.press("back")
    assert bench.model.marks.ids == frozenset()
