"""Filing under a category."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, CLEO, INTERESTED, BenchOf, HandlerBench
from triage_tui.inbox.events import CategoriesRead
from triage_tui.inbox.lead_map import Category
from triage_tui.inbox.safe_text import own


def test_marked_rows_are_filed_as_one_gesture_and_undone_as_one(bench: HandlerBench) -> None:
    bench.model.marks.set({ANNA, BEN})
    bench.host.will_pick("Interested")
    bench.press("action.category.pick")
    assert bench.categories(ANNA, BEN) == ["Interested", "Interested"]
    bench.press("action.undo")
    assert bench.categories(ANNA, BEN) == [None, None]


def test_a_verdict_marks_read_in_the_same_gesture(bench: HandlerBench) -> None:
    bench.press("action.category.1")
    assert bench.lead(ANNA).is_read
    assert len({entry.gesture_id for entry in bench.entries}) == 1


def test_the_setting_leaves_the_read_mark_alone(bench_of: BenchOf) -> None:
    bench = bench_of(verdict_marks_read=False)
    bench.press("action.category.1")
    assert not bench.lead(ANNA).is_read


def test_a_picked_category_goes_to_the_lead_that_was_asked_about(bench: HandlerBench) -> None:
    bench.press("action.category.pick")
    bench.model.go_to(CLEO)  # as a click would, behind the picker
    bench.host.pick_label("Interested")
    assert bench.categories(ANNA, CLEO) == ["Interested", None]


def test_a_picked_category_for_a_lead_that_left_the_list_changes_nothing(
    bench: HandlerBench,
) -> None:
    bench.press("action.category.pick")
    bench.model.window.show([BEN, CLEO])
    bench.host.pick_label("Interested")
    assert bench.entries == []


def test_two_digits_typed_ahead_file_two_leads(bench: HandlerBench) -> None:
    bench.press("action.category.1", "action.category.2")
    assert bench.categories(ANNA, BEN) == ["Interested", "Not now"]


def test_a_key_held_down_files_one_lead(bench: HandlerBench) -> None:
    bench.host.seconds_between_presses = 0.03
    bench.press("action.category.1", "action.category.1", "action.category.1")
    assert bench.categories(ANNA, BEN, CLEO) == ["Interested", None, None]


def test_marks_are_filed_even_by_a_key_that_comes_at_once(bench: HandlerBench) -> None:
    bench.host.seconds_between_presses = 0.03
    bench.press("action.category.1")
    bench.model.marks.set({BEN, CLEO})
    bench.press("action.category.1")
    assert bench.categories(BEN, CLEO) == ["Interested", "Interested"]


def test_the_last_verdict_is_repeated_also_the_one_that_clears(bench: HandlerBench) -> None:
    bench.press("action.category.1", "action.category.clear", "list.first", "action.repeat")
    assert bench.categories(ANNA) == [None]


def test_what_the_disk_refused_is_not_repeated(bench: HandlerBench) -> None:
    bench.fill_disk()
    bench.press("action.category.1", "action.repeat")
    assert bench.host.last == "Nothing to repeat yet."


def test_a_digit_without_a_category_says_so(bench: HandlerBench) -> None:
    bench.press("action.category.9")
    assert bench.host.said == ["No category on 9."]


def test_a_category_that_is_gone_is_never_replaced_by_another(bench: HandlerBench) -> None:
    bench.store.dispatch(CategoriesRead([Category(INTERESTED, own("Interested"))]))
    bench.press("action.category.2")
    assert bench.host.last.startswith("The category on 2 no longer exists in Smartlead")
    assert bench.categories(ANNA) == [None]


def test_before_the_categories_are_read_digits_do_nothing(bench: HandlerBench) -> None:
    bench.store.dispatch(CategoriesRead([]))
    bench.press("action.category.1")
    assert bench.host.last.startswith("Categories are still loading")


def test_the_picker_lists_every_category_for_the_lead_it_names(bench: HandlerBench) -> None:
    bench.press("action.category.pick")
    assert bench.host.open[0].title == "Category for Anna"
    assert bench.host.open[0].labels == ["Interested", "Not now", "Closed", "No category"]
