"""Answers have the keys and types of the samples, in both shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.sandbox.asking import FIRST, VirtualClock, asking, misfits, sample
from triage_tui.sandbox import Sandbox
from triage_tui.sandbox.handlers.list_views import VIEWS

if TYPE_CHECKING:
    from triage_tui.sandbox.handlers.answer import Forms

LEAD = 2995276001
BOARD = (
    "/analytics/team-board/overall-stats"
    "?start_date=2026-11-01&end_date=2026-11-30&timezone=UTC&full_data=true"
)
READS = [
    ("/leads/fetch-categories", "fetch-categories.observed", "fetch-categories.documented"),
    (
        BOARD,
        "team-board-stats.documented",
        "team-board-stats.documented",
    ),
    (
        f"/campaigns/310102/leads/{LEAD}/message-history",
        "message-history.observed",
        "message-history.documented",
    ),
    (f"/master-inbox/{FIRST}", "item.observed", "item.documented"),
    (
        "/master-inbox/untracked-replies?fetchBody=true",
        "untracked-replies.old-documented",
        "untracked-replies.documented",
    ),
    (
        f"/master-inbox/reply-status?message_id=<{FIRST}.1@try-fernway.example>",
        "reply-status.documented",
        "reply-status.documented",
    ),
    (
        "/leads/?email=maya.okonkwo@harbourlane.example",
        "lead-by-email.observed",
        "lead-by-email.documented",
    ),
    (f"/leads/{LEAD}", "lead-by-id.observed", "lead-by-id.observed"),
    ("/client/", "clients.observed", "clients.documented"),
    ("/campaigns/", "campaigns.observed", "campaigns.observed"),
    (f"/crm/leads/tags?leadId={LEAD}", "lead-tags.documented", "lead-tags.documented"),
]
WRITES: list[tuple[str, str, str, object]] = [
    ("PATCH", "update-category", "category_id", 1),
    ("PATCH", "change-read-status", "read_status", True),
    ("POST", "update-team-member", "team_member_id", 4571),
    ("POST", "create-note", "note_message", "Prefers mornings"),
]


@pytest.mark.parametrize("view", VIEWS)
async def test_a_live_row_has_exactly_the_keys_seen_live(view: str) -> None:
    async with asking(Sandbox(200)) as client:
        answer = (await client.post(f"/master-inbox/{view}", json={})).json()
    expected = sample(f"{view}.observed")
    assert answer["data"]
    assert misfits(expected, answer) == []
    assert set(answer) == set(expected)
    usual = set(expected["data"][0])
    legacy = (usual - {"lead_email"}) | {"email"}
    assert all(set(row) in (usual, legacy) for row in answer["data"])


@pytest.mark.parametrize("view", VIEWS)
async def test_a_documented_message_has_what_its_page_shows(view: str) -> None:
    async with asking(Sandbox(200, shape="documented")) as client:
        answer = (await client.post(f"/master-inbox/{view}", json={})).json()
    assert answer["messages"]
    assert misfits(sample(f"{view}.documented"), answer) == [
        ".messages[0].subsequence: missing" for _ in range(view == "views")
    ]


async def test_a_documented_view_row_names_its_subsequence() -> None:
    async with asking(Sandbox(200, shape="documented")) as client:
        body = {"filters": {"subSequenceId": 310555}}
        answer = (await client.post("/master-inbox/views", json=body)).json()
    assert misfits(sample("views.documented"), answer) == []


@pytest.mark.parametrize("shape", ["live", "documented"])
async def test_history_comes_with_the_rows_when_asked(
    shape: Literal["live", "documented"],
) -> None:
    async with asking(Sandbox(shape=shape)) as client:
        path = "/master-inbox/inbox-replies?fetch_message_history=true"
        answer = (await client.post(path, json={})).json()
    name = "observed" if shape == "live" else "documented"
    assert misfits(sample(f"inbox-replies.{name}.with-history"), answer) == []


@pytest.mark.parametrize(("path", "live", "documented"), READS)
@pytest.mark.parametrize("shape", ["live", "documented"])
async def test_a_read_looks_like_its_sample(
    path: str, live: str, documented: str, shape: Literal["live", "documented"]
) -> None:
    async with asking(Sandbox(shape=shape)) as client:
        answer = await client.get(path)
    expected = sample(live if shape == "live" else documented)
    assert answer.status_code == 200
    assert answer.json()
    assert misfits(expected, answer.json()) == []


async def test_the_categories_are_those_observed() -> None:
    async with asking(Sandbox()) as client:
        answer = (await client.get("/leads/fetch-categories")).json()
    assert answer == sample("fetch-categories.observed")


@pytest.mark.parametrize(("method", "name", "field", "value"), WRITES)
@pytest.mark.parametrize("forms", ["old", "documented"])
async def test_a_write_says_yes_in_the_form_asked_for(
    method: str, name: str, field: str, value: object, forms: Forms
) -> None:
    body = {"email_lead_map_id": FIRST, field: value}
    async with asking(Sandbox(forms=forms)) as client:
        answer = await client.request(method, f"/master-inbox/{name}", json=body)
    kind = "old-documented" if forms == "old" else "documented"
    expected = sample(f"{name}.{kind}")
    assert misfits(expected, answer.json()) == []
    assert set(answer.json()) == set(expected)


async def test_tasks_and_notes_can_be_read_back_by_lead_id() -> None:
    sandbox = Sandbox(clock=VirtualClock())
    async with asking(sandbox) as client:
        await client.post("/master-inbox/create-task", json=task(name="Send price list"))
        note = {"email_lead_map_id": FIRST, "note_message": "Prefers mornings"}
        await client.post("/master-inbox/create-note", json=note)
        tasks = (await client.get(f"/crm/leads/tasks/{LEAD}")).json()
        notes = (await client.get(f"/crm/leads/notes/{LEAD}")).json()
    assert misfits(sample("lead-tasks.documented"), tasks) == []
    assert misfits(sample("lead-notes.documented"), notes) == []
    assert tasks["data"][0]["name"] == "Send price list"
    assert notes["data"][0]["note_message"] == "Prefers mornings"


async def test_success_forms_take_turns() -> None:
    async with asking(Sandbox(forms="rotate")) as client:
        body = {"email_lead_map_id": FIRST, "category_id": None}
        answers = [await client.patch("/master-inbox/update-category", json=body) for _ in "123"]
    assert answers[0].json() == sample("update-category.old-documented")
    assert answers[1].json() == sample("update-category.documented")
    assert answers[2].text == "success"
    assert answers[2].headers["content-type"].startswith("text/html")


async def test_an_unknown_address_is_an_empty_object() -> None:
    async with asking(Sandbox()) as client:
        answer = await client.get("/leads/?email=nobody@example.com")
    assert (answer.status_code, answer.json()) == (200, {})


def task(**fields: Any) -> dict[str, Any]:
    """A whole task body."""
    return {
        "email_lead_map_id": FIRST,
        "name": "Call",
        "priority": "HIGH",
        "due_date": "2026-12-01T09:00:00Z",
        **fields,
    }
