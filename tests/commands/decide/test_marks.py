"""Rows picked by key or by pattern."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, CLEO, DORA, HandlerBench
from triage_tui.inbox.actions import SetRead


def test_mark_and_go_on_marks_a_row_after_the_other(bench: HandlerBench) -> None:
    bench.press("mark.toggle_next", "mark.toggle_next")
    assert bench.model.marks.ids == {ANNA, BEN}
    assert bench.model.cursor == CLEO


def test_a_second_press_takes_the_mark_away(bench: HandlerBench) -> None:
    bench.press("mark.toggle", "mark.toggle")
    assert bench.model.marks.ids == frozenset()


def test_a_range_has_both_its_ends_and_all_between(bench: HandlerBench) -> None:
    bench.press("list.next", "mark.range", "list.last", "mark.range")
    assert bench.model.marks.ids == {BEN, CLEO, DORA}


def test_a_pattern_adds_to_what_is_marked(bench: HandlerBench) -> None:
    bench.submit(SetRead(BEN, is_read=True))
    bench.press("mark.toggle", "mark.read")
    assert bench.model.marks.ids == {ANNA, BEN}


def test_the_same_company_is_marked_and_counted(bench: HandlerBench) -> None:
    bench.model.go_to(CLEO)
    bench.press("mark.same-domain")
    assert bench.model.marks.ids == {CLEO, DORA}
    assert bench.host.said == ["2 replies from corp.example selected."]


def test_a_pattern_that_finds_nothing_more_says_so(bench: HandlerBench) -> None:
    bench.press("mark.all", "mark.all")
    assert bench.host.said == ["No other replies here match."]


def test_an_empty_list_has_nothing_to_select(bench: HandlerBench) -> None:
    bench.model.window.show([])
    bench.press("mark.all")
    assert bench.host.said == ["No replies to select."]


def test_another_view_leaves_the_marks(bench: HandlerBench) -> None:
    bench.press("mark.toggle", "view.done")
    assert bench.model.marks.ids == {ANNA}
