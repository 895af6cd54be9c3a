"""Help and palette: whatever is picked there is run."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, OLGA, HandlerBench


def test_what_is_picked_in_the_help_runs_as_its_key_would(bench: HandlerBench) -> None:
    bench.host.will_pick("Interested, go to next")
    bench.press("help")
    assert bench.categories(ANNA) == ["Interested"]
    assert bench.model.cursor == BEN


def test_a_digit_without_a_category_says_so_in_the_help(bench: HandlerBench) -> None:
    bench.press("help")
    assert "no category on this key" in bench.host.open[0].labels


def test_a_member_is_assigned_by_name_from_the_palette(bench: HandlerBench) -> None:
    bench.host.will_pick("Assign to: Olga")
    bench.press("palette")
    assert bench.lead(ANNA).assignee == OLGA


def test_the_palette_is_blocked_where_nothing_may_be_changed(bench: HandlerBench) -> None:
    bench.press("palette")
    bench.read_only("Only to be read.")
    bench.host.pick_label("Category: Interested")
    assert bench.host.said == ["Only to be read."]
    assert bench.entries == []


def test_what_was_picked_last_comes_first_the_next_time(bench: HandlerBench) -> None:
    bench.host.will_pick("Assign to: Paul")
    bench.press("palette", "palette")
    assert bench.host.open[0].labels[0] == "Assign to: Paul"
