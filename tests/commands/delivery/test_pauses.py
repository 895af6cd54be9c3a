"""When the whole queue waits for the user."""

from __future__ import annotations

from harness.handler_bench import HandlerBench
from triage_tui.commands.keys.hints import way_on
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
    assert bench.host.last.startswith("Paused until you enter a key (g k).")


def test_queued_changes_are_said_to_be_safe_only_where_there_are_any(bench: HandlerBench) -> None:
    bench.press("screen.key")
    assert "safe" not in bench.host.asked[-1].title
    bench.host.open.clear()
    bench.press("action.category.1", "screen.key")
    assert bench.host.asked[-1].title == "Your queued change is safe."
    bench.host.open.clear()
    bench.press("list.next", "action.category.1", "screen.key")
    assert bench.host.asked[-1].title == "Your 2 queued changes are safe."


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
    assert bench.host.last.startswith("Your changes wait. Discard them in the outbox (g o)")


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
    assert bench.host.said == ["Syncing now."]


def test_a_pause_names_its_way_on_and_one_that_ends_by_itself_none() -> None:
    keymap = Keymap({}, {}, by_id={"queue.go_on": (("g", "r"),)})
    assert way_on(Pause(PauseKind.TLS), keymap) == "g r continue"
    assert way_on(Pause(PauseKind.NETWORK, until=1.0), keymap) == ""


def test_a_key_that_works_is_replaced_without_a_claim_that_it_was_refused(
    bench: HandlerBench,
) -> None:
    bench.press("screen.key")
    (question,) = bench.host.asked
    assert (question.kind, question.title) == ("key", "")
    bench.host.answer(None)
    assert bench.host.said == []


def test_where_there_is_no_key_none_is_asked_for_and_none_offered(bench: HandlerBench) -> None:
    bench.model.session.change_key = None
    bench.press("screen.key")
    assert bench.host.asked == []
    assert bench.host.said == ["The demo needs no API key."]
    offered = bench.handlers.launcher.named_commands()
    assert "screen.key" not in {each.command_id for each in offered}
