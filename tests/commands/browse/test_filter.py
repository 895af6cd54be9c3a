"""The filter as it is typed."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, CLEO, DORA, HandlerBench


def typed(bench: HandlerBench, text: str) -> None:
    bench.panes.filter_text = text
    bench.handlers.filter.take(text)


def test_the_list_narrows_with_every_letter_and_widens_again(bench: HandlerBench) -> None:
    bench.press("view.filter")
    typed(bench, "corp")
    assert list(bench.model.window.order) == [CLEO, DORA]
    typed(bench, "")
    assert bench.model.cursor == ANNA
    assert len(bench.model.window.order) == 4


def test_leaving_brings_back_the_filter_and_the_cursor_of_before(bench: HandlerBench) -> None:
    bench.model.go_to(BEN)
    bench.press("view.filter")
    typed(bench, "corp")
    bench.press("filter.leave")
    assert bench.model.cursor == BEN
    assert not bench.model.is_filtering


def test_letters_that_came_last_count_even_with_enter_behind_them(bench: HandlerBench) -> None:
    """What stands in the field is taken when it is kept, whatever was heard of it before."""
    bench.press("view.filter")
    bench.panes.filter_text = "dora"
    bench.press("filter.keep")
    assert list(bench.model.window.order) == [DORA]


def test_marks_outlive_a_filter_that_hides_them(bench: HandlerBench) -> None:
    bench.model.marks.set({ANNA})
    bench.press("view.filter")
    typed(bench, "corp")
    bench.press("filter.keep", "action.category.1")
    assert bench.categories(ANNA, CLEO) == ["Interested", None]


def test_a_term_is_completed_by_the_first_offer(bench: HandlerBench) -> None:
    bench.press("view.filter")
    typed(bench, "owner:ol")
    bench.press("filter.complete")
    assert bench.panes.filter_text.startswith("owner:Olga")


def test_one_search_is_asked_for_at_a_time(bench: HandlerBench) -> None:
    bench.press("view.filter")
    for text in ("c", "co", "cor"):
        typed(bench, text)
    assert bench.started.count("search") == 1
