"""What happens around the keys."""

from __future__ import annotations

from harness.handler_bench import ANNA, INTERESTED, BenchOf, HandlerBench
from triage_tui.commands.lifecycle import Lifecycle
from triage_tui.commands.questions import Snooze
from triage_tui.inbox.actions import SetCategory, Status
from triage_tui.inbox.events import Pause, Paused, PauseKind
from triage_tui.inbox.safe_text import own


def test_the_start_reads_the_view_and_its_reference_and_begins_to_poll(
    bench: HandlerBench,
) -> None:
    Lifecycle(bench.handlers).begin(None)
    assert bench.started == ["reference", "restoring", "reading", "poll"]


def test_no_poll_begins_where_the_settings_want_none(bench_of: BenchOf) -> None:
    bench = bench_of(poll_seconds=0)
    Lifecycle(bench.handlers).begin(None)
    assert "poll" not in bench.started


def test_from_the_start_on_refusals_are_said_and_after_the_end_no_more(
    bench: HandlerBench,
) -> None:
    lifecycle = Lifecycle(bench.handlers)
    lifecycle.begin(None)
    entries = bench.submit(SetCategory(ANNA, INTERESTED))
    bench.server_says(Status.REFUSED, entries, "Locked.")
    bench.tell()
    assert bench.host.last.startswith("Anna: category rejected: Locked.")
    lifecycle.end()
    bench.server_says(Status.PENDING, entries)
    bench.server_says(Status.REFUSED, entries, "Locked.")
    assert bench.host.delayed == []


def test_a_pause_found_under_another_dialog_is_asked_about_when_the_inbox_is_back(
    bench: HandlerBench,
) -> None:
    lifecycle = Lifecycle(bench.handlers)
    lifecycle.begin(None)
    bench.press("action.category.pick")
    bench.store.dispatch(Paused(Pause(PauseKind.KEY, own("Refused."))))
    bench.host.open.clear()
    lifecycle.offer()
    assert [each.kind for each in bench.host.asked] == ["pick", "key"]


def test_every_second_what_was_snoozed_may_wake(bench: HandlerBench) -> None:
    lifecycle = Lifecycle(bench.handlers)
    lifecycle.begin(None)
    bench.host.will_answer(Snooze(bench.clock.wall() + 10))
    bench.press("action.snooze")
    bench.clock.passed += 11
    lifecycle.tick()
    assert bench.host.last == "1 snoozed reply is back."


def test_before_the_first_paint_a_second_does_nothing(bench: HandlerBench) -> None:
    lifecycle = Lifecycle(bench.handlers)
    lifecycle.tick()
    lifecycle.offer()
    assert (bench.host.said, bench.host.asked, bench.started) == ([], [], [])


def test_the_other_window_is_looked_for_every_other_second(bench_of: BenchOf) -> None:
    first, second = bench_of(), bench_of()
    lifecycle = Lifecycle(second.handlers)
    lifecycle.begin(None)
    first.close()
    lifecycle.tick()
    assert second.session.read_only_reason
    lifecycle.tick()
    assert not second.session.read_only_reason
