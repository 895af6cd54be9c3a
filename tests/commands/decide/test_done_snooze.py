"""Put aside on this machine, and brought back."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, CLEO, NOON, BenchOf, HandlerBench
from triage_tui.commands.questions import Snooze
from triage_tui.inbox.local_status import LocalStatus


def test_done_marks_read_goes_on_and_says_where_it_is_kept(bench: HandlerBench) -> None:
    bench.press("action.done")
    assert bench.store.state.local_statuses[ANNA].kind is LocalStatus.DONE
    assert bench.lead(ANNA).is_read
    assert bench.model.cursor == BEN
    assert bench.host.last.startswith("Anna: done (on this computer only)")


def test_one_undo_takes_done_and_its_read_mark_back(bench: HandlerBench) -> None:
    bench.press("action.done", "action.undo")
    assert ANNA not in bench.store.state.local_statuses
    assert not bench.lead(ANNA).is_read


def test_done_on_what_is_done_brings_it_back(bench: HandlerBench) -> None:
    bench.press("action.done", "list.first")
    bench.model.window.show([ANNA, BEN])
    bench.model.go_to(ANNA)
    bench.press("action.done")
    assert ANNA not in bench.store.state.local_statuses
    assert bench.host.last == "Back in the queue."


def test_a_snooze_is_for_the_lead_that_was_asked_about(bench: HandlerBench) -> None:
    bench.press("action.snooze")
    bench.model.go_to(CLEO)
    bench.host.answer(Snooze(None))
    assert list(bench.store.state.local_statuses) == [ANNA]


def test_what_was_snoozed_wakes_when_its_time_has_come(bench: HandlerBench) -> None:
    bench.host.will_answer(Snooze(NOON + 60))
    bench.press("action.snooze")
    bench.handlers.done_snooze.wake()
    assert ANNA in bench.store.state.local_statuses
    bench.clock.passed = 61
    bench.handlers.done_snooze.wake()
    assert bench.host.last == "1 snoozed reply is back."
    assert bench.model.handled == set()


def test_many_are_asked_about_first(bench_of: BenchOf) -> None:
    bench = bench_of(bulk_confirm_above=1)
    bench.model.marks.set({ANNA, BEN})
    bench.host.will_answer(False)
    bench.press("action.done")
    assert bench.store.state.local_statuses == {}


def test_a_refused_disk_puts_nothing_aside(bench: HandlerBench) -> None:
    bench.fill_disk()
    bench.press("action.done")
    assert bench.host.said == ["Not saved: The disk is full."]
    assert (bench.model.cursor, bench.model.handled) == (ANNA, set())
