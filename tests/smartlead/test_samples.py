"""Every sample answer goes through the call it belongs to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.smartlead.samples import INDEX, body_of, named, server_of
from triage_tui.smartlead.client import Smartlead
from triage_tui.smartlead.errors import (
    Ambiguous,
    RateLimited,
    Refused,
    SmartleadError,
    TurnedAway,
    Unauthorized,
)
from triage_tui.smartlead.read_calls import VIEWS
from triage_tui.smartlead.request import Answer, Request
from triage_tui.smartlead.response_status import judge_read, judge_write

DUE = datetime(2026, 8, 14, 9, tzinfo=UTC)


async def _create_task(client: Smartlead) -> object:
    return await client.create_task(
        1, name="Send price list", description="", priority="HIGH", due_date=DUE
    )


Call = Callable[[Smartlead], Awaitable[object]]
CALLS: dict[str, Call] = {
    "GET /master-inbox/{id}": lambda c: c.lead_map(2433664001),
    "GET /master-inbox/untracked-replies": lambda c: c.untracked_replies(),
    "GET /campaigns/{cid}/leads/{lid}/message-history": lambda c: c.message_history(1, 2),
    "GET /leads/fetch-categories": lambda c: c.categories(),
    "GET /client/": lambda c: c.clients(),
    "GET /campaigns/": lambda c: c.campaigns(),
    "GET /leads/?email=": lambda c: c.lead_by_email("lead1@example.com"),
    "GET /crm/leads/tasks/{leadId}": lambda c: c.lead_tasks(1),
    "GET /crm/leads/notes/{leadId}": lambda c: c.lead_notes(1),
    "GET /analytics/team-board/overall-stats": lambda c: c.team_board(
        date(2026, 8, 1), date(2026, 8, 31), "Europe/Athens"
    ),
    "GET /users/get-by-api-key": lambda c: c.user(),
    "PATCH /master-inbox/update-category": lambda c: c.update_category(1, 2),
    "PATCH /master-inbox/change-read-status": lambda c: c.change_read_status(1, True),
    "POST /master-inbox/update-team-member": lambda c: c.update_team_member(1, 2),
    "POST /master-inbox/create-task": _create_task,
    "POST /master-inbox/create-note": lambda c: c.create_note(1, "Prefers mornings"),
}
LISTS: tuple[str, ...] = (
    "inbox-replies",
    "unread-replies",
    "sent",
    "assigned-me",
    "important",
    "snoozed",
)
LISTS += ("reminders", "scheduled", "archived", "views")
FAILS: dict[int, type[SmartleadError]] = {
    400: Refused,
    401: Unauthorized,
    403: TurnedAway,
    404: Refused,
    422: Refused,
}
FAILS |= {429: RateLimited, 500: Ambiguous, 524: Ambiguous}
EXPLICIT_NO = {"update-category.old-documented.zero-updated.json", "error.200.success-false.json"}


def _call_of(endpoint: str) -> Call | None:
    path = endpoint.partition("?")[0]
    for view in VIEWS:
        if path == f"POST /master-inbox/{view}":
            return lambda c, view=view: c.list_lead_maps(view)  # type: ignore[misc]  # bound now
    return CALLS.get(endpoint)


@pytest.mark.parametrize("sample", INDEX, ids=lambda sample: sample["file"])
async def test_a_sample_is_read_or_raises_its_own_error(sample: dict[str, Any]) -> None:
    call = _call_of(sample["endpoint"])
    if call is None:
        call = CALLS["PATCH /master-inbox/update-category"]  # judged as any action would be
        if sample["endpoint"].startswith("GET") or sample["file"] == "campaigns.observed.json":
            request, answer = Request("GET", "/"), Answer(sample["status"], {}, body_of(sample))
            if sample["status"] == 200:
                assert judge_read(request, answer) is not None
                return
        if sample["file"] == "message-history-bulk.observed.json" or "bulk" in sample["file"]:
            assert judge_write(Request("POST", "/"), Answer(200, {}, body_of(sample)))
            return
    expected = Refused if sample["file"] in EXPLICIT_NO else FAILS.get(sample["status"])
    if expected is None:
        await call(server_of(sample))
        return
    with pytest.raises(expected) as caught:
        await call(server_of(sample))
    assert isinstance(caught.value, SmartleadError)
    assert caught.value.status == sample["status"]
    assert caught.value.reason
    assert "<" not in caught.value.reason


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("error.400.observed.celebrate.json", '"limit" must be less than or equal to 20.'),
        ("error.401.documented.guide.json", "Invalid or missing API key."),
        ("error.401.old-documented.json", "API key is required."),
        ("error.403.observed.cloudflare.json",
         "A gateway in front of Smartlead blocked the request: error code: 1010."),
        ("error.404.observed.route.json", "Error Cannot POST /api/v1/master-inbox/archive."),
        ("error.422.documented.json", "limit must be between 1 and 20."),
        ("error.429.documented.json", "Too many requests. Please retry after 30 seconds."),
        ("error.524.observed.cloudflare.json", "Smartlead error 524."),
        ("error.200.success-false.json", "Something went wrong."),
        ("fetch-categories.documented.500.json",
         "Smartlead error 500 Internal Server Error: Server error occurred."),
        ("update-team-member.documented.404.json", "Team member not found with ID 4568"),
        ("update-category.old-documented.zero-updated.json", "Smartlead found nothing to update."),
    ],
)  # fmt: skip
async def test_an_error_says_the_servers_words_as_a_sentence(file: str, reason: str) -> None:
    with pytest.raises(SmartleadError) as caught:
        await named(file).update_category(1, 2)
    if file.startswith("update-team-member"):
        assert caught.value.reason.startswith("Team member not found")
    else:
        assert caught.value.reason == reason


async def test_the_plan_expired_is_told_from_a_bad_key() -> None:
    for file, expired in [
        ("error.401.observed.plan-expired.json", True),
        ("error.401.documented.json", False),
    ]:
        with pytest.raises(Unauthorized) as caught:
            await named(file).categories()
        assert caught.value.plan_expired is expired
