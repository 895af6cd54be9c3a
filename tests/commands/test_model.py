"""What is looked at: rows, cursor, views."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, CLEO, DORA, INTERESTED, BenchOf, HandlerBench
from triage_tui.commands.part import Part
from triage_tui.inbox.actions import SetRead


def test_the_newest_reply_comes_first(bench: HandlerBench) -> None:
    assert list(bench.model.window.order) == [ANNA, BEN, CLEO, DORA]
    assert bench.model.cursor == ANNA


def test_those_read_already_are_passed_over(bench: HandlerBench) -> None:
    bench.submit(SetRead(BEN, is_read=True))
    assert bench.model.following() == CLEO


def test_skipped_rows_are_passed_over(bench: HandlerBench) -> None:
    bench.model.skipped.add(BEN)
    assert bench.model.following() == CLEO


def test_at_the_end_the_last_open_row_is_found_the_other_way(bench: HandlerBench) -> None:
    bench.model.go_to(DORA)
    assert bench.model.following() == CLEO


def test_the_setting_keeps_the_cursor_where_it_is(bench_of: BenchOf) -> None:
    bench = bench_of(advance="stay")
    bench.press("action.category.1")
    assert bench.model.cursor == ANNA


def test_a_new_page_leaves_the_cursor_on_its_lead_map(bench: HandlerBench) -> None:
    bench.model.go_to(CLEO)
    bench.clock.passed += 1
    bench.read_rows("Anna@acme", "Ben@bolt", "Cleo@corp")
    assert bench.model.cursor == CLEO


def test_each_view_keeps_its_cursor(bench: HandlerBench) -> None:
    bench.read_rows("Anna@acme", "Ben@bolt", listing="all")
    bench.model.go_to(CLEO)
    bench.model.show_view(bench.model.views["all"])
    bench.model.go_to(BEN)
    bench.model.show_view(bench.model.views["unread"])
    assert bench.model.cursor == CLEO


def test_digits_take_the_lowest_ids_and_keep_them(bench: HandlerBench) -> None:
    assert bench.model.pinned[1] == INTERESTED
    assert bench.session.preferences.pins() == bench.model.pinned


def test_marks_tell_whoever_listens(bench: HandlerBench) -> None:
    heard: list[Part] = []
    bench.model.subscribe(heard.append)
    bench.model.marks.set({ANNA})
    assert heard == [Part.MARKS, Part.STATUS]


def test_a_small_window_blocks_and_says_so(bench: HandlerBench) -> None:
    bench.model.is_too_small = True
    bench.press("action.category.1")
    assert bench.host.last.startswith("The window is too small to triage")
    assert bench.entries == []


def test_a_masked_name_is_not_shown(bench: HandlerBench) -> None:
    bench.model.is_masked = True
    assert "Anna" not in bench.model.name_of(bench.lead(ANNA))
