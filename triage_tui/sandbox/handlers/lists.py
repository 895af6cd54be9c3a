"""Handlers that read the inbox: list views, one item, histories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.sandbox.handlers import request_schemas
from triage_tui.sandbox.handlers.answer import Answer, not_found
from triage_tui.sandbox.handlers.list_views import VIEWS, body_of
from triage_tui.sandbox.handlers.query import boolean_query, known_query
from triage_tui.sandbox.handlers.wire import (
    documented_mail,
    flat_row,
    live_mail,
    nested_head,
    nested_message,
    stamp,
)
from triage_tui.sandbox.people.mails import conversation

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage_tui.sandbox.handlers.answer import Backend, Call
    from triage_tui.sandbox.handlers.wire import Json
    from triage_tui.sandbox.people.casting import Lead

HISTORY = "fetch_message_history"
"""The query parameter that brings conversations with a list."""
BODIES = {view: body_of(view) for view in VIEWS}


def list_view(view: str) -> Callable[[Backend, Call], Answer]:
    """The handler of `POST /master-inbox/{view}`."""

    def handle(backend: Backend, call: Call) -> Answer:
        known_query(call.query, set() if call.fault == "strict" else {HISTORY})
        with_history = boolean_query(call.query, HISTORY) and call.fault != "bare"
        body = {} if call.body is None else call.body
        BODIES[view](body, "")
        leads, total = backend.lists.page(view, body, call.fault)
        window: Json = {"offset": body.get("offset", 0), "limit": body.get("limit", 20)}
        if backend.is_live:
            rows = [flat_row(lead, with_history=with_history) for lead in leads]
            return Answer({"ok": True, "data": rows, **window})
        now = backend.clock.wall()
        messages = [nested_message(lead, view, now, with_history=with_history) for lead in leads]
        return Answer({"messages": messages, "total_count": total, **window})

    return handle


def item(backend: Backend, call: Call) -> Answer:
    """`GET /master-inbox/{id}`."""
    text = call.params["id"]
    if not text.isdecimal():
        raise request_schemas.Invalid("id", '"id" must be a number', "id must be a valid number")
    lead = backend.state.lead(int(text))
    if lead is None:
        return not_found(f"Inbox item not found with ID {text}")
    if backend.is_live:
        return Answer({"ok": True, "data": [flat_row(lead)]})
    whole = nested_message(lead, "inbox-replies", backend.clock.wall(), with_history=True)
    kept = {"email_status", "category", "assigned_to", "is_read", "message_history"}
    return Answer(nested_head(lead) | {name: whole[name] for name in whole if name in kept})


def message_history(backend: Backend, call: Call) -> Answer:
    """`GET /campaigns/{campaign_id}/leads/{lead_id}/message-history`: lead id, not map id."""
    known_query(call.query, {"event_time_gt", "show_plain_text_response"})
    for lead in _of_lead(backend, call.params["lead_id"]):
        ids = {lead.campaign.campaign_id, lead.campaign.parent_id}
        if call.params["campaign_id"] in map(str, ids):
            mails = conversation(lead)
            if not backend.is_live:
                items = [
                    documented_mail(mail, number, with_body=False)
                    for number, mail in enumerate(mails, 1)
                ]
                return Answer({"messages": items})
            history = [live_mail(lead, mail) for mail in mails]
            account = lead.campaign.account.email
            return Answer({"history": history, "from": account, "to": lead.email})
    return not_found("Lead not found in campaign")


def _of_lead(backend: Backend, text: str) -> list[Lead]:
    return backend.state.of_lead(int(text)) if text.isdecimal() else []


def reply_status(backend: Backend, call: Call) -> Answer:
    """`GET /master-inbox/reply-status?message_id=<...>`; our mails name their lead map."""
    known_query(call.query, {"message_id"})
    message_id = call.query.get("message_id", "")
    number = message_id.lstrip("<").partition(".")[0]
    lead = backend.state.lead(int(number)) if number.isdecimal() else None
    for mail in conversation(lead) if lead else []:
        if mail.message_id == message_id and not mail.by_lead:
            status: Json = {
                "message_id": message_id,
                "status": "COMPLETED",
                "status_message": "Email sent successfully!",
                "event_time": stamp(mail.at),
                "scheduled_time": None,
                "email_stats_id": mail.stats_id,
            }
            return Answer({"ok": True, "data": status})
    return Answer({"ok": False, "error": "No reply found for the given message_id"}, 404)
