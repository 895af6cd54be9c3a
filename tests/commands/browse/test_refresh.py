"""Views, reading them, and what is new in them."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, CLEO, DORA, HandlerBench
from triage_tui.commands.browse.view_note import view_notes
from triage_tui.commands.configured import keymap_of
from triage_tui.config.settings import Settings
from triage_tui.inbox.lead_map import MemberId

KEYS = keymap_of(Settings())
ME = MemberId(4567)
"""Whose key it is, in the sandbox."""


def test_a_view_is_read_the_first_time_it_comes_to_the_front(bench: HandlerBench) -> None:
    bench.press("view.all")
    assert bench.model.view.view_id == "all"
    assert bench.started == ["reading"]


def test_a_view_kept_on_this_machine_has_nothing_to_read(bench: HandlerBench) -> None:
    bench.press("view.done", "view.refresh")
    assert bench.host.last == "This view is on this computer only: nothing to refresh."


def test_views_go_round(bench: HandlerBench) -> None:
    bench.press("view.previous", "view.next")
    assert bench.model.view.view_id == "unread"


def test_a_lead_elsewhere_is_found_in_the_view_that_has_everything(bench: HandlerBench) -> None:
    bench.read_rows("Anna@acme", "Ben@bolt", "Cleo@corp", "Dora@corp", listing="all")
    bench.model.window.show([ANNA])
    bench.handlers.refresh.go_to(DORA)
    assert bench.model.view.view_id == "all"
    assert bench.model.cursor == DORA


def test_a_lead_that_was_not_read_is_said_to_be_elsewhere(bench: HandlerBench) -> None:
    bench.model.window.show([ANNA])
    bench.handlers.refresh.go_to(BEN)
    assert bench.host.last.startswith("This reply isn't among those loaded so far")
    assert bench.model.cursor == ANNA


def test_new_replies_are_gone_to_and_then_no_longer_new(bench: HandlerBench) -> None:
    bench.model.news[BEN] = None
    bench.press("list.new", "list.new")
    assert bench.model.cursor == BEN
    assert bench.host.said == ["No new replies since you last looked."]


async def test_a_view_that_cannot_be_read_says_why_and_keeps_its_rows(bench: HandlerBench) -> None:
    bench.sandbox.refuse("unread-replies", status=403, times=None)
    bench.press("view.refresh")
    await bench.run("reading")
    assert "unread" in bench.model.failures
    assert bench.model.reading == {}
    assert len(bench.model.window.order) == 4


def test_without_automatic_replies_their_key_says_so(bench: HandlerBench) -> None:
    bench.press("list.automatic")
    assert bench.host.said == ["No automatic replies in this view."]


def test_rows_that_could_not_be_read_are_listed(bench: HandlerBench) -> None:
    bench.press("view.unreadable")
    assert bench.host.asked[0].kind == "unreadable"


async def _looks(bench: HandlerBench, count: int) -> int:
    """Look for new replies once a minute; returns how often all of the view was read again."""
    refresh, again = bench.handlers.refresh, 0
    for _ in range(count):
        await bench.clock.sleep(60.0)
        assert await refresh.look(bench.model.view)
        if "reading" in bench.started:
            again += 1
            await bench.run("reading")
    return again


async def test_a_view_is_read_through_again_only_for_somebody_who_is_there(
    bench: HandlerBench,
) -> None:
    bench.press("view.refresh")
    await bench.run("reading")
    await _looks(bench, 1)
    assert await _looks(bench, 60) == 0, "nobody has touched a key"
    bench.press("list.next")
    assert await _looks(bench, 1) == 1
    assert await _looks(bench, 60) == 0


def test_what_is_said_to_be_new_is_what_is_shown(bench: HandlerBench) -> None:
    """A reply that was decided is not new any more; one that is elsewhere still is."""
    model = bench.model
    model.news = {BEN: None, CLEO: None}
    assert view_notes(model, KEYS) == ("2 new (g w)",)
    bench.press("list.next", "action.category.1")
    assert view_notes(model, KEYS) == ("1 new (g w)",)
    bench.press("list.first", "list.new")
    assert model.cursor == CLEO
    assert view_notes(model, KEYS) == ()


async def test_the_reply_under_the_cursor_is_seen(bench: HandlerBench) -> None:
    """Another email of the open lead, or one that the cursor comes to, is not counted."""
    bench.model.news = {ANNA: None, BEN: None}
    bench.handlers.conversation.land()
    assert list(bench.model.news) == [BEN]
    bench.handlers.refresh._announce(bench.model.view, (ANNA,))
    assert list(bench.model.news) == [BEN]
    assert bench.host.last == "Unread: 1 new reply."


def test_new_replies_outside_the_view_stay_new_until_they_are_gone_to(bench: HandlerBench) -> None:
    bench.model.news = {BEN: None}
    bench.model.show_view(bench.model.views["done"])
    bench.press("list.new")
    assert (bench.model.view.view_id, bench.model.cursor) == ("unread", BEN)
    assert not bench.model.news
