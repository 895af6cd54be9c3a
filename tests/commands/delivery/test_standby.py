"""At the start, and in a second window."""

from __future__ import annotations

from harness.handler_bench import ANNA, INTERESTED, BenchOf, HandlerBench
from triage_tui.inbox.actions import AddNote, SetCategory
from triage_tui.inbox.safe_text import own


def test_what_the_last_time_left_is_gone_on_with_and_counted(bench_of: BenchOf) -> None:
    bench = bench_of()
    bench.submit(SetCategory(ANNA, INTERESTED), AddNote(ANNA, "Hi"))
    bench.close()
    again = bench_of()
    again.handlers.standby.take_up()
    assert again.categories(ANNA) == ["Interested"]
    assert "Picking up from last time: 2 changes." in again.host.said


def test_the_second_window_only_reads_until_the_first_has_ended(bench_of: BenchOf) -> None:
    first, second = bench_of(), bench_of()
    second.press("action.category.1")
    assert second.entries == []
    assert not second.handlers.standby.look_for_the_other()
    first.close()
    assert second.handlers.standby.look_for_the_other()
    assert "The other window closed: this one works now." in second.host.said
    second.press("action.category.1")
    assert second.categories(ANNA) == ["Interested"]


def test_the_second_window_has_its_reason_in_the_status_line_alone(bench_of: BenchOf) -> None:
    _, second = bench_of(), bench_of()
    assert second.session.notice == second.session.read_only_reason != ""
    second.handlers.standby.take_up()
    assert second.session.read_only_reason not in second.host.said


def test_how_the_journal_was_found_is_said_first(bench: HandlerBench) -> None:
    bench.session.notice = own("The journal was mended.")
    bench.handlers.standby.take_up()
    assert bench.host.said == ["The journal was mended."]
