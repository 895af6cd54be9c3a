"""What is read once: categories, teammates, and who the user is."""

from __future__ import annotations

from typing import Any

import pytest

from harness.handler_bench import PAUL, BenchOf, HandlerBench
from triage_tui.commands.not_loaded import no_categories, no_members
from triage_tui.inbox.events import CategoriesRead, MembersRead
from triage_tui.inbox.lead_map import Member, MemberId
from triage_tui.inbox.safe_text import own

ME = MemberId(4567)
"""Whose key it is, in the sandbox."""


def _asked_whose_key(bench: HandlerBench) -> int:
    return [seen.endpoint for seen in bench.sandbox.requests].count("user")


async def test_whose_key_it_is_is_asked_once(bench: HandlerBench) -> None:
    for _ in range(2):
        bench.handlers.reference.begin()
        await bench.run("reference")
    assert bench.session.me() == ME
    assert _asked_whose_key(bench) == 1


async def test_a_setting_of_who_one_is_asks_nobody(bench_of: BenchOf) -> None:
    bench = bench_of(me=int(PAUL))
    bench.handlers.reference.begin()
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
        bench.handlers.reference.begin()
        await bench.run("reference")
    assert bench.session.me() is None
    assert _asked_whose_key(bench) == 1


async def test_the_owner_of_a_key_is_known_by_address_when_the_ids_are_of_another_kind(
    bench: HandlerBench,
) -> None:
    user = {"id": 900_001, "name": "D. W.", "email": "Dana@Fernway.example"}
    bench.sandbox.answer("user", body=user)
    bench.store.dispatch(MembersRead([Member(ME, own("Dana"), own("dana@fernway.example"))]))
    bench.handlers.reference.begin()
    await bench.run("reference")
    assert bench.session.me() == ME


async def test_what_did_not_come_is_asked_for_when_the_server_is_back(bench: HandlerBench) -> None:
    bench.sandbox.pause_network()
    bench.handlers.reference.begin()
    bench.store.dispatch(CategoriesRead([]))
    assert no_members(bench.session) == "No teammates loaded yet."
    bench.session.connection.request_ended(None, None)
    assert no_members(bench.session) == "Can't reach Smartlead: no teammates loaded yet."
    assert no_categories(bench.session) == "Can't reach Smartlead: no categories loaded yet."
    bench.handlers.reference._is_resting = True
    bench.host.started.clear()
    bench.session.connection.request_ended(200, None)
    assert bench.started == ["reference"]


async def test_only_an_answer_says_that_there_are_no_teammates(bench: HandlerBench) -> None:
    bench.sandbox.refuse("team-board", status=404, times=None)
    bench.handlers.reference.begin()
    await bench.run("reference")
    assert bench.session.loader.knows_members
    assert no_members(bench.session).startswith("No teammates found.")
    bench.handlers.reference.again()
    assert bench.started == []
