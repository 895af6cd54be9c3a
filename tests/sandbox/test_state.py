"""What was written is what later reads say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.asking import FIRST, VirtualClock, asking
from triage_tui.sandbox import Sandbox


async def rows(sandbox: Sandbox, view: str, **body: Any) -> list[dict[str, Any]]:
    """Every row of a view, page after page."""
    found: list[dict[str, Any]] = []
    async with asking(sandbox) as client:
        while True:
            page = {"offset": len(found), "limit": 20, **body}
            data = (await client.post(f"/master-inbox/{view}", json=page)).json()["data"]
            found += data
            if len(data) < 20:
                return found


async def write(sandbox: Sandbox, name: str, /, **body: Any) -> None:
    async with asking(sandbox) as client:
        method = "PATCH" if name in {"update-category", "change-read-status"} else "POST"
        whole = {"email_lead_map_id": FIRST, **body}
        (await client.request(method, f"/master-inbox/{name}", json=whole)).raise_for_status()


async def test_a_lead_marked_read_leaves_unread_and_comes_back() -> None:
    sandbox = Sandbox()
    assert str(FIRST) in [row["email_lead_map_id"] for row in await rows(sandbox, "unread-replies")]
    await write(sandbox, "change-read-status", read_status=True)
    unread = await rows(sandbox, "unread-replies")
    assert str(FIRST) not in [row["email_lead_map_id"] for row in unread]
    await write(sandbox, "change-read-status", read_status=False)
    assert (await rows(sandbox, "unread-replies"))[0]["has_new_unread_email"] is True


async def test_a_category_is_kept_and_cleared() -> None:
    sandbox = Sandbox()
    await write(sandbox, "update-category", category_id=101822)
    assert (await rows(sandbox, "inbox-replies"))[0]["lead_category_id"] == 101822
    await write(sandbox, "update-category", category_id=None)
    assert (await rows(sandbox, "inbox-replies"))[0]["lead_category_id"] is None


async def test_an_assignment_shows_under_its_member() -> None:
    sandbox = Sandbox()
    await write(sandbox, "update-team-member", team_member_id=4567)
    assert (await rows(sandbox, "assigned-me"))[0]["email_lead_map_id"] == str(FIRST)
    others = await rows(sandbox, "assigned-me", filters={"campaignTeamMemberId": 4571})
    assert {row["team_member_id"] for row in others} == {4571}


async def test_the_same_task_twice_is_two_tasks() -> None:
    sandbox = Sandbox()
    body = {"name": "Call", "priority": "LOW", "due_date": "2026-12-01T09:00:00Z"}
    await write(sandbox, "create-task", **body)
    await write(sandbox, "create-task", **body)
    assert [task.name for task in sandbox.truth.tasks] == ["Call", "Call"]
    assert [entry.endpoint for entry in sandbox.truth.applied] == ["create-task"] * 2


async def test_pages_follow_each_other_newest_first_without_a_gap() -> None:
    sandbox = Sandbox()
    found = await rows(sandbox, "inbox-replies")
    assert len(found) == len({row["email_lead_map_id"] for row in found}) == 60
    times = [row["last_reply_time"] for row in found]
    assert times[-1] is None
    assert times[:-1] == sorted(times[:-1], reverse=True)


@pytest.mark.parametrize(
    ("filters", "field", "values"),
    [
        ({"campaignId": 310103}, "email_campaign_id", {310103}),
        ({"campaignId": [310103, 310104]}, "email_campaign_id", {310103, 310104}),
        ({"leadCategories": {"unassigned": True}}, "lead_category_id", {None}),
        ({"leadCategories": {"categoryIdsIn": [6]}}, "lead_category_id", {6}),
        ({"search": "okonkwo"}, "lead_last_name", {"Okonkwo"}),
        ({"search": "stroopwafels"}, "lead_first_name", {"Anneke"}),
        ({"emailAccountId": 481542}, "email_account_id", {481542}),
    ],
)
async def test_filters_narrow(filters: dict[str, Any], field: str, values: set[Any]) -> None:
    found = await rows(Sandbox(), "inbox-replies", filters=filters)
    assert {row[field] for row in found} == values


async def test_reply_time_filter_keeps_to_its_window() -> None:
    window = ["2026-11-19T00:00:00Z", "2026-11-20T00:00:00Z"]
    filters = {"replyTimeBetween": window}
    found = await rows(Sandbox(clock=VirtualClock()), "inbox-replies", filters=filters)
    assert found
    assert all(window[0] <= row["last_reply_time"] <= window[1] for row in found)


async def test_sent_shows_those_who_never_answered() -> None:
    found = await rows(Sandbox(), "sent")
    assert len(found) == 72
    assert sum(row["last_reply_time"] is None for row in found) == 13


async def test_an_arrival_comes_first_unread_and_with_its_text() -> None:
    clock = VirtualClock()
    sandbox = Sandbox(clock=clock)
    last = sandbox.truth.lead_map_ids[-20]
    clock.now += 600
    assert sandbox.arrive(last, "Ready when you are.") == last
    top = (await rows(sandbox, "unread-replies"))[0]
    assert top["email_lead_map_id"] == str(last)
    path = f"/campaigns/{top['email_campaign_id']}/leads/{top['email_lead_id']}/message-history"
    async with asking(sandbox) as client:
        newest = (await client.get(path)).json()["history"][-1]
    assert "Ready when you are." in newest["email_body"]
    assert newest["time"] == top["last_reply_time"]


async def test_a_feed_brings_replies_at_its_pace() -> None:
    clock = VirtualClock()
    sandbox = Sandbox(clock=clock)
    sandbox.feed(30)
    before = len(sandbox.truth.unread)
    clock.now += 95
    found = await rows(sandbox, "unread-replies")
    assert len(found) == before + 3
    assert found[0]["last_reply_time"] > found[1]["last_reply_time"]


async def test_every_history_ends_with_the_rows_reply_time() -> None:
    sandbox = Sandbox()
    async with asking(sandbox) as client:
        for row in await rows(sandbox, "inbox-replies"):
            campaign, lead = row["email_campaign_id"], row["email_lead_id"]
            path = f"/campaigns/{campaign}/leads/{lead}/message-history"
            history = (await client.get(path)).json()["history"]
            times = [mail["time"] for mail in history]
            assert times == sorted(times)
            assert history[-1]["type"] == "REPLY"
            assert row["last_reply_time"] in (times[-1], None)


async def test_the_same_person_is_found_in_two_campaigns() -> None:
    async with asking(Sandbox()) as client:
        person = (await client.get("/leads/?email=maya.okonkwo@harbourlane.example")).json()
    campaigns = [entry["campaign_id"] for entry in person["lead_campaign_data"]]
    assert sorted(campaigns) == [310102, 310105]


async def test_the_inbox_has_its_odd_rows() -> None:
    found = await rows(Sandbox(), "inbox-replies")
    assert sum(row["lead_first_name"] is None for row in found) == 2
    assert sum(row["last_reply_time"] is None for row in found) == 1
    assert sum("email" in row for row in found) == 1
    assert 101700 in {row["lead_category_id"] for row in found}
    assert 4999 in {row["team_member_id"] for row in found}
    assert 36 <= sum(row["has_new_unread_email"] for row in found) <= 44


async def test_someone_elses_change_shows() -> None:
    sandbox = Sandbox()
    sandbox.change(FIRST, category_id=3, is_read=True, member_id=4603)
    row = (await rows(sandbox, "inbox-replies"))[0]
    assert (row["lead_category_id"], row["team_member_id"]) == (3, 4603)
    assert row["has_new_unread_email"] is False


async def test_the_same_seed_gives_the_same_inbox() -> None:
    first, second, other = (Sandbox(300, seed, clock=VirtualClock()) for seed in (7, 7, 8))
    assert await rows(first, "inbox-replies") == await rows(second, "inbox-replies")
    assert await rows(first, "inbox-replies") != await rows(other, "inbox-replies")


async def test_a_hundred_thousand_are_cast_only_when_looked_at() -> None:
    sandbox = Sandbox(100_000)
    async with asking(sandbox) as client:
        page = {"offset": 50_000, "limit": 20}
        data = (await client.post("/master-inbox/unread-replies", json=page)).json()["data"]
    assert len(data) == 20
    assert len(sandbox.truth.lead_maps) == 20
