"""What the server would refuse is refused, in the words of its shape."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.asking import FIRST, VirtualClock, asking, sample
from triage_tui.sandbox import Sandbox

LISTS: list[tuple[dict[str, Any], str]] = [
    ({"limit": 50}, '"limit" must be less than or equal to 20'),
    ({"limit": "20"}, '"limit" must be a number'),
    ({"offset": -1}, '"offset" must be greater than or equal to 0'),
    ({"sort": "x"}, '"sort" is not allowed'),
    ({"filters": {"nope": 1}}, '"filters.nope" is not allowed'),
    (
        {"filters": {"search": "x" * 31}},
        '"filters.search" length must be less than or equal to 30 characters long',
    ),
    (
        {"filters": {"campaignId": [1, 2, 3, 4, 5, 6]}},
        '"filters.campaignId" must contain less than or equal to 5 items',
    ),
    ({"sortBy": "REPLY_TIME_ASC"}, '"sortBy" must be one of [REPLY_TIME_DESC, SENT_TIME_DESC]'),
    ({"filters": {"subSequenceId": 1}}, '"filters.subSequenceId" is not allowed'),
    (
        {"filters": {"replyTimeBetween": ["2026-11-01T00:00:00Z"]}},
        '"filters.replyTimeBetween" must contain 2 items',
    ),
]
WRITES: list[tuple[str, str, dict[str, Any], int]] = [
    ("PATCH", "update-category", {"category_id": 1, "pause_lead": True}, 400),
    ("PATCH", "update-category", {"category_id": "1"}, 400),
    ("PATCH", "update-category", {"category_id": 999}, 400),
    ("PATCH", "update-category", {}, 400),
    ("PATCH", "update-category", {"email_lead_map_id": str(FIRST), "category_id": 1}, 400),
    ("PATCH", "update-category", {"email_lead_map_id": 7, "category_id": 1}, 404),
    ("PATCH", "change-read-status", {"read_status": "true"}, 400),
    ("POST", "update-team-member", {"team_member_id": None}, 400),
    ("POST", "update-team-member", {"team_member_id": 456}, 404),
    ("POST", "create-task", {"name": "Call"}, 400),
    ("POST", "create-task", {"name": "", "priority": "LOW", "due_date": "2026-12-01T09:00Z"}, 400),
    (
        "POST",
        "create-task",
        {"name": "Call", "priority": "URGENT", "due_date": "2026-12-01T09:00:00Z"},
        400,
    ),
    ("POST", "create-task", {"name": "Call", "priority": "LOW", "due_date": "tomorrow"}, 400),
    ("POST", "create-note", {"note_message": ""}, 400),
]


@pytest.mark.parametrize(("body", "words"), LISTS)
async def test_a_bad_list_request_is_a_celebrate_400_live(body: dict[str, Any], words: str) -> None:
    async with asking(Sandbox()) as client:
        answer = await client.post("/master-inbox/inbox-replies", json=body)
    assert answer.status_code == 400
    assert answer.json()["message"] == words


async def test_a_celebrate_body_is_the_sample_to_the_letter() -> None:
    async with asking(Sandbox()) as client:
        answer = await client.post("/master-inbox/inbox-replies", json={"limit": 21})
    assert answer.json() == sample("error.400.observed.celebrate")


async def test_limits_are_422_as_documented() -> None:
    async with asking(Sandbox(shape="documented")) as client:
        limit = await client.post("/master-inbox/inbox-replies", json={"limit": 50})
        many = {"filters": {"campaignId": [1, 2, 3, 4, 5, 6, 7]}}
        array = await client.post("/master-inbox/inbox-replies", json=many)
        category = {"email_lead_map_id": FIRST, "category_id": "x"}
        write = await client.patch("/master-inbox/update-category", json=category)
        read = {"email_lead_map_id": FIRST, "read_status": 1}
        status = await client.patch("/master-inbox/change-read-status", json=read)
    assert [each.status_code for each in (limit, array, write, status)] == [422] * 4
    assert limit.json() == sample("error.422.documented")
    assert array.json() == sample("error.422.documented.array")
    assert write.json() == sample("update-category.documented.422")
    assert status.json() == sample("change-read-status.documented.422")


@pytest.mark.parametrize(("method", "name", "body", "status"), WRITES)
async def test_a_bad_write_is_refused_and_changes_nothing(
    method: str, name: str, body: dict[str, Any], status: int
) -> None:
    sandbox = Sandbox()
    whole = {"email_lead_map_id": FIRST, **body}
    before = sandbox.truth.lead_map(FIRST)
    async with asking(sandbox) as client:
        answer = await client.request(method, f"/master-inbox/{name}", json=whole)
    assert answer.status_code == status
    assert sandbox.truth.lead_map(FIRST) == before
    assert not sandbox.truth.applied
    assert not sandbox.truth.tasks


async def test_unknown_ids_are_named() -> None:
    async with asking(Sandbox()) as client:
        body = {"email_lead_map_id": FIRST, "team_member_id": 4999}
        member = await client.post("/master-inbox/update-team-member", json=body)
        item = await client.get("/master-inbox/2433669999")
        body = {"email_lead_map_id": 1, "category_id": 1}
        lead = await client.patch("/master-inbox/update-category", json=body)
    assert member.json() == {"error": "Team member not found with ID 4999"}
    assert item.json() == sample("item.documented.404")
    assert lead.json() == sample("update-category.documented.404")


async def test_an_unknown_route_is_expresses_page() -> None:
    async with asking(Sandbox()) as client:
        answer = await client.post("/master-inbox/archive", json={})
    assert answer.status_code == 404
    assert answer.text == sample("error.404.observed.route")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


async def test_assigning_with_the_wrong_verb_is_an_unknown_route() -> None:
    async with asking(Sandbox()) as client:
        answer = await client.patch("/master-inbox/update-team-member", json={})
    assert answer.status_code == 404


async def test_a_missing_or_wrong_key_is_401() -> None:
    sandbox = Sandbox(key="right")
    async with asking(sandbox, key=None) as client:
        missing = await client.get("/leads/fetch-categories")
    async with asking(sandbox, key="wrong") as client:
        wrong = await client.get("/leads/fetch-categories")
    assert (missing.status_code, missing.json()) == (401, sample("error.401.old-documented"))
    assert (wrong.status_code, wrong.json()) == (401, sample("error.401.documented"))
    assert [seen.has_key for seen in sandbox.truth.requests] == [False, True]


async def test_over_the_rate_is_429_with_a_wait() -> None:
    clock = VirtualClock()
    async with asking(Sandbox(rate=2, clock=clock)) as client:
        answers = [await client.get("/leads/fetch-categories") for _ in range(3)]
        clock.now += 60.5
        later = await client.get("/leads/fetch-categories")
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert answers[2].headers["retry-after"] == "60"
    assert [each.headers["x-ratelimit-remaining"] for each in answers] == ["1", "0", "0"]
    assert later.status_code == 200


async def test_a_burst_limit_holds_beside_the_rate() -> None:
    clock = VirtualClock()
    async with asking(Sandbox(rate=60, burst=(2, 2.0), clock=clock)) as client:
        answers = [await client.get("/leads/fetch-categories") for _ in range(3)]
        clock.now += 2
        later = await client.get("/leads/fetch-categories")
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert later.status_code == 200
