"""What the samples carry arrives, whichever shape it came in."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from harness.checkout import SAMPLES
from tests.smartlead.samples import named
from triage_tui.smartlead.errors import (
    Refused,
)
from triage_tui.smartlead.models.fields import readable
from triage_tui.smartlead.models.messages import messages_in
from triage_tui.smartlead.models.reference import CampaignLead, WireLead, WireTag
from triage_tui.smartlead.request import Answer, Request
from triage_tui.smartlead.response_status import judge_write


async def test_a_flat_row_keeps_what_it_carries() -> None:
    page = await named("inbox-replies.observed.json").list_lead_maps("inbox-replies")
    assert (page.shape, page.total, page.is_last, page.unreadable) == ("live", None, True, ())
    first, second = page.rows[:2]
    assert (first.lead_map_id, first.lead_id, first.email) == (
        2433664001, 991000001, "lead1@example.com")  # fmt: skip
    assert (first.category_id, first.member_id, first.is_read) == (None, None, False)
    assert (first.first_name, first.last_name) == ("Avery", "Sample")
    assert first.last_reply_at == datetime(2026, 8, 11, 13, 2, 45, tzinfo=UTC).timestamp()
    assert (second.category_id, second.member_id, second.client_id) == (1, 4567, 88)
    assert (second.last_name, second.is_read, second.is_important) == ("", True, True)
    assert (second.step, second.steps, second.lead_status) == (1, 4, "INPROGRESS")


async def test_a_nested_row_keeps_what_it_carries() -> None:
    page = await named("inbox-replies.documented.json").list_lead_maps("inbox-replies")
    assert (page.shape, page.total) == ("documented", 1)
    (row,) = page.rows
    assert (row.lead_map_id, row.email, row.company) == (
        2433664001, "lead1@example.com", "Example Ltd")  # fmt: skip
    assert (row.campaign_id, row.category_id, row.category_name) == (310101, 1, "Interested")
    assert (row.member_id, row.member_name, row.member_email) == (
        4567, "Dana Desk", "dana@sender.example.com")  # fmt: skip
    assert (row.subject, row.body) == ("Re: Returns desk", "Sure, send times & a price.")
    assert (row.is_read, row.tags, row.email_status) == (False, ("hot-lead",), "Replied")
    assert row.last_reply_at == datetime(2026, 8, 11, 13, 2, 45, tzinfo=UTC).timestamp()
    assert (row.email_account, row.phone) == ("sdr@sender.example.com", "+44-20-7946-0000")


@pytest.mark.parametrize(
    ("file", "view", "expected"),
    [
        ("inbox-replies.observed.legacy-email-key.json", "inbox-replies",
         {"email": "lead5@example.com", "lead_map_id": 2433664005}),
        ("inbox-replies.observed.numeric-ids.json", "inbox-replies",
         {"lead_map_id": 2433664006, "lead_id": 991000006, "revenue": "0"}),
        ("inbox-replies.documented.sparse.json", "inbox-replies",
         {"category_id": None, "last_reply_at": None, "subject": "", "member_id": None}),
        ("sent.observed.json", "sent", {"last_reply_at": None, "is_read": True}),
        ("sent.documented.json", "sent", {
            "last_sent_at": datetime(2026, 8, 10, 8, 15, 22, tzinfo=UTC).timestamp(),
            "subject": "Returns desk"}),
        ("snoozed.documented.json", "snoozed", {
            "wake_at": datetime(2026, 8, 15, 9, tzinfo=UTC).timestamp()}),
        ("snoozed.observed.json", "snoozed", {"is_snoozed": True, "wake_at": None}),
        ("reminders.documented.json", "reminders", {
            "wake_at": datetime(2026, 8, 12, 14, tzinfo=UTC).timestamp(),
            "reminder_message": "Chase on price", "email": "lead1@example.com"}),
        ("scheduled.documented.json", "scheduled", {
            "wake_at": datetime(2026, 8, 12, 9, tzinfo=UTC).timestamp(), "email": "",
            "is_read": None}),
        ("archived.observed.json", "archived", {"is_archived": True}),
        ("archived.documented.json", "archived", {"is_archived": True}),
        ("important.documented.json", "important", {"is_important": True}),
    ],
)  # fmt: skip
async def test_each_views_row_keeps_what_matters(
    file: str, view: str, expected: dict[str, Any]
) -> None:
    (row,) = (await named(file).list_lead_maps(view)).rows
    assert {name: getattr(row, name) for name in expected} == expected


async def test_an_empty_page_is_the_last() -> None:
    page = await named("inbox-replies.observed.empty-page.json").list_lead_maps("inbox-replies")
    assert (page.rows, page.is_last) == ((), True)


@pytest.mark.parametrize(
    "file",
    ["inbox-replies.observed.with-history.json", "inbox-replies.documented.with-history.json"],
)
async def test_history_comes_with_the_row_in_both_shapes(file: str) -> None:
    page = await named(file).list_lead_maps("inbox-replies", with_history=True)
    sent, answer = page.rows[0].history
    assert (sent.is_reply, answer.is_reply) == (False, True)
    assert (sent.subject, sent.body != "", answer.body != "") == ("Returns desk", True, True)


async def test_a_live_history_keeps_bodies_times_and_attachments() -> None:
    first, reply_, manual = await named("message-history.observed.json").message_history(1, 2)
    assert (first.step, first.open_count, first.sender) == (1, 2, "sdr@sender.example.com")
    assert reply_.is_reply
    assert (reply_.subject, reply_.message_id) == ("", "<CAF01abc@mail.example.com>")
    assert [(a.name, a.url) for a in reply_.attachments] == [
        ("brief.pdf", "https://files.example.com/brief.pdf")
    ]
    assert (manual.step, manual.is_reply) == (None, False)
    assert first.at is not None
    assert manual.at is not None
    assert first.at < manual.at


async def test_a_message_just_sent_has_no_time_and_is_kept() -> None:
    (message,) = await named("message-history.observed.just-sent.json").message_history(1, 2)
    assert (message.at, message.is_reply) == (None, False)


async def test_a_documented_history_has_directions() -> None:
    first, second = await named("message-history.documented.json").message_history(1, 2)
    assert (first.is_reply, second.is_reply, second.subject) == (False, True, "Re: Returns desk")
    assert second.at == datetime(2026, 8, 11, 13, 2, 45, tzinfo=UTC).timestamp()


async def test_an_empty_history_is_no_error() -> None:
    assert await named("message-history.observed.empty.json").message_history(1, 2) == ()


def test_bulk_histories_read_by_the_same_model() -> None:
    raw = json.loads((SAMPLES / "message-history-bulk.observed.json").read_text())
    messages = messages_in(raw["991000001"])
    assert messages is not None
    assert [message.is_reply for message in messages] == [False, True]


async def test_one_lead_map_reads_in_both_shapes() -> None:
    live = await named("item.observed.json").lead_map(2433664002)
    assert (live.lead_map_id, live.category_id) == (2433664002, 1)
    documented = await named("item.documented.json").lead_map(2433664001)
    assert (documented.lead_map_id, len(documented.history)) == (2433664001, 2)
    with pytest.raises(Refused, match="Inbox item not found"):
        await named("item.documented.404.json").lead_map(2433669999)


@pytest.mark.parametrize(
    ("file", "server_id"),
    [
        ("create-task.documented.inbox.json", "789"),
        ("create-task.documented.lead-tasks.json", "789"),
        ("create-task.old-documented.json", "77721"),
        ("create-note.documented.json", "456"),
        ("create-note.old-documented.json", "129523"),
    ],
)
async def test_a_receipt_has_the_id_of_what_was_made(file: str, server_id: str) -> None:
    assert (await named(file).create_note(1, "x")).server_id == server_id


async def test_untracked_replies_read_in_all_three_shapes() -> None:
    for name in ("documented", "old-documented", "observed"):
        page = await named(f"untracked-replies.{name}.json").untracked_replies()
        first = page.replies[0]
        assert (first.sender, first.recipient) == ("kit@example.com", "sdr@sender.example.com")
        assert (first.subject, first.body or first.text) == (
            "Re: Returns desk", "Avery asked me to answer.")  # fmt: skip
        assert first.received_at == datetime(2026, 8, 11, 13, 10, tzinfo=UTC).timestamp()
        assert (page.is_last, page.unreadable) == (True, ())


async def test_reference_data_reads() -> None:
    categories = await named("fetch-categories.observed.json").categories()
    assert [(c.category_id, c.name, c.sentiment) for c in categories][-1] == (
        101822, "Call Back Later", "neutral")  # fmt: skip
    assert categories[5].sentiment == ""
    (member,) = await named("team-board-stats.documented.json").team_board(
        date(2026, 8, 1), date(2026, 8, 31), "UTC"
    )
    assert (member.member_id, member.name, member.reply_rate) == (4567, "Dana Desk", "30%")
    user = await named("user.documented.json").user()
    assert user is not None
    assert (user.user_id, user.name, user.email) == (
        4567, "Dana Whitlock", "dana@fernway.example")  # fmt: skip
    campaigns = await named("campaigns.observed.json").campaigns()
    assert [c.parent_campaign_id for c in campaigns] == [None, 310101]
    for name in ("observed", "documented"):
        (client,) = await named(f"clients.{name}.json").clients()
        assert (client.client_id, client.name) == (88, "Example Client")


async def test_tasks_and_notes_of_a_lead_read() -> None:
    (task,) = await named("lead-tasks.documented.json").lead_tasks(1)
    assert (task.task_id, task.name, task.description) == (789, "Send price list", "")
    assert task.due_at == datetime(2026, 8, 14, 9, tzinfo=UTC).timestamp()
    (note,) = await named("lead-notes.documented.json").lead_notes(1)
    assert (note.note_id, note.note, note.created_by) == (456, "Prefers mornings", "Dana Desk")


async def test_a_lead_reads_with_its_campaigns_and_nobody_is_none() -> None:
    for name, lead_id in (("documented", 2995276001), ("observed", 991000001)):
        lead = await named(f"lead-by-email.{name}.json").lead_by_email("lead1@example.com")
        assert lead is not None
        assert (lead.lead_id, lead.company, lead.phone) == (lead_id, "Example Ltd", "")
        assert lead.campaigns[0].lead_map_id == 2433664001
        assert "Ops lead" in lead.custom_fields.values()
    assert await named("lead-by-email.observed.not-found.json").lead_by_email("x@y.z") is None


def test_leads_of_a_campaign_and_tags_read() -> None:
    for name in ("documented", "observed"):
        raw = json.loads((SAMPLES / f"campaign-leads.{name}.json").read_text())
        ((lead,), unreadable) = readable(CampaignLead, raw["data"])
        assert (lead.lead_map_id, unreadable) == (2433664001, ())
        assert lead.lead is not None
        assert lead.lead.company == "Example Ltd"
    raw = json.loads((SAMPLES / "lead-tags.documented.json").read_text())
    ((tag,), _) = readable(WireTag, raw["data"])
    assert (tag.tag_id, tag.mapping_id, tag.name) == (5, 9001, "VIP")
    raw = json.loads((SAMPLES / "lead-by-id.observed.json").read_text())
    ((by_id,), _) = readable(WireLead, raw["data"])
    assert by_id.lead_id == 991000001


def test_plain_text_samples_are_a_yes() -> None:
    request = Request("POST", "/campaigns/{campaign_id}/reply-email-thread")
    for file in ("success.observed.plain-text.json", "reply-email-thread.observed.json"):
        text = json.loads((SAMPLES / file).read_text())
        assert judge_write(request, Answer(200, {}, text.encode())) is None
