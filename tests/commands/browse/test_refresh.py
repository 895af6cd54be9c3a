"""Views, reading them, and what is new in them."""

from __future__ import annotations

from typing import Any

import pytest

from harness.handler_bench import ANNA, BEN, DORA, PAUL, BenchOf, HandlerBench
from triage_tui.inbox.events import MembersRead
from triage_tui.inbox.lead_map import Member, MemberId
from triage_tui.inbox.safe_text import own

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
    assert bench.model.reading == set()
    assert len(bench.model.window.order) == 4


def test_without_automatic_replies_their_key_says_so(bench: HandlerBench) -> None:
    bench.press("list.automatic")
    assert bench.host.said == ["No automatic replies in this view."]


def test_rows_that_could_not_be_read_are_listed(bench: HandlerBench) -> None:
    bench.press("view.unreadable")
    assert bench.host.asked[0].kind == "unreadable"


def _asked_whose_key(bench: HandlerBench) -> int:
    return [seen.endpoint for seen in bench.sandbox.requests].count("user")


async def test_whose_key_it_is_is_asked_once(bench: HandlerBench) -> None:
    for _ in range(2):
        bench.handlers.refresh.begin()
        await bench.run("reference")
    assert bench.session.me() == ME
    assert _asked_whose_key(bench) == 1


async def test_a_setting_of_who_one_is_asks_nobody(bench_of: BenchOf) -> None:
    bench = bench_of(me=int(PAUL))
    bench.handlers.refresh.begin()
    await bench.run("reference")
    assert bench.session.me() == PAUL
    assert _asked_whose_key(bench) == 0


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404, "body": {"error": "no such route"}},
        {"body": {"id": 1, "name": "Nobody", "email": "nobody@fernway.example"}},
        {"body": {}},
    ],
)
async def test_an_account_that_does_not_say_whose_key_it_is_is_not_asked_again(
    bench: HandlerBench, answer: dict[str, Any]
) -> None:
    bench.sandbox.answer("user", **answer)
    for _ in range(2):
        bench.handlers.refresh.begin()
        await bench.run("reference")
    assert bench.session.me() is None
    assert _asked_whose_key(bench) == 1


async def test_the_owner_of_a_key_is_known_by_address_when_the_ids_are_of_another_kind(
    bench: HandlerBench,
) -> None:
    user = {"id": 900_001, "name": "D. W.", "email": "Dana@Fernway.example"}
    bench.sandbox.answer("user", body=user)
    bench.store.dispatch(MembersRead([Member(ME, own("Dana"), own("dana@fernway.example"))]))
    bench.handlers.refresh.begin()
    await bench.run("reference")
    assert bench.session.me() == ME


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
