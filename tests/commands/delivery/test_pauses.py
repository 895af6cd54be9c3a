"""When the whole queue waits for the user."""

from __future__ import annotations

from harness.handler_bench import HandlerBench
from triage_tui.commands.delivery.pauses import way_on
from triage_tui.commands.keys.keymap import Keymap
from triage_tui.inbox.events import Pause, Paused, PauseKind
from triage_tui.inbox.safe_text import own


def pause(bench: HandlerBench, kind: PauseKind, until: float | None = None) -> None:
    bench.store.subscribe(bench.handlers.pauses.state_changed)
    bench.store.dispatch(Paused(Pause(kind, own("Because."), until)))


def test_a_refused_key_is_asked_about_once(bench: HandlerBench) -> None:
    pause(bench, PauseKind.KEY)
    bench.host.answer(None)
    bench.handlers.pauses.offer()
    assert [each.kind for each in bench.host.asked] == ["key"]
    assert bench.host.last.startswith("Reading and sending wait for a key; g k asks again.")


def test_nothing_is_asked_over_another_dialog_but_after_it(bench: HandlerBench) -> None:
    bench.press("action.category.pick")
    pause(bench, PauseKind.ACCOUNT)
    assert [each.kind for each in bench.host.asked] == ["pick"]
    bench.host.open.clear()
    bench.handlers.pauses.offer()
    assert [each.kind for each in bench.host.asked] == ["pick", "confirm"]


def test_a_no_to_the_account_lets_everything_wait(bench: HandlerBench) -> None:
    pause(bench, PauseKind.ACCOUNT)
    bench.host.answer(False)
    assert bench.store.state.pause is not None
    assert bench.host.last.startswith("They wait; the outbox (g o) drops what belongs elsewhere")


def test_a_yes_to_the_account_goes_on(bench: HandlerBench) -> None:
    bench.store.pause_for_account(own("Another key."))
    bench.handlers.pauses.offer()
    bench.host.answer(True)
    assert bench.store.state.pause is None


def test_a_pause_that_ends_by_itself_asks_nothing(bench: HandlerBench) -> None:
    pause(bench, PauseKind.NETWORK, until=9_999.0)
    assert (bench.host.asked, bench.host.said) == ([], [])


def test_a_doubtful_server_is_said_with_the_key_that_goes_on(bench: HandlerBench) -> None:
    pause(bench, PauseKind.TLS)
    assert bench.host.last.endswith("Nothing is sent until you press g r.")
    assert bench.host.severities == ["error"]


def test_going_on_without_a_doubt_tries_what_waits(bench: HandlerBench) -> None:
    bench.press("queue.go_on")
    assert bench.host.said == ["What waits is tried now."]


def test_a_pause_names_its_way_on_and_one_that_ends_by_itself_none() -> None:
    keymap = Keymap({}, {}, by_id={"queue.go_on": (("g", "r"),)})
    assert way_on(Pause(PauseKind.TLS), keymap) == "g r goes on"
    assert way_on(Pause(PauseKind.NETWORK, until=1.0), keymap) == ""
