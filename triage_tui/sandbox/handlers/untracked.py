"""Untracked replies: mails that match no lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from triage_tui.sandbox.handlers.answer import Answer
from triage_tui.sandbox.handlers.query import boolean_query, known_query, whole_query
from triage_tui.sandbox.handlers.wire import short_stamp, stamp

if TYPE_CHECKING:
    from triage_tui.sandbox.handlers.answer import Backend, Call
    from triage_tui.sandbox.handlers.wire import Json

RECIPIENT = "sam@try-fernway.example"


@dataclass(frozen=True, slots=True)
class Untracked:
    """A mail from an address that no campaign knows."""

    number: int
    name: str
    email: str
    subject: str
    text: str
    hours: float
    """Its age when the inbox opened."""


UNTRACKED = (
    Untracked(
        1,
        "Callum Reeve",
        "callum.reeve@harbourlane.example",
        "Re: What a return costs Harbour & Lane",
        "Maya asked me to answer: Friday after 2 is better for finance. Callum",
        1.5,
    ),
    Untracked(
        2,
        "Selin Aksoy",
        "selin.aksoy@anadolu-kilim.example",
        "Fwd: Returns desk",
        "Yusuf says this is about the carpets from Rotterdam. Is it?",
        7.0,
    ),
    Untracked(
        3,
        "",
        "accounts@crownandcoil.example",
        "Statement November",
        "Please find the statement for November attached.",
        31.0,
    ),
)


def untracked_replies(backend: Backend, call: Call) -> Answer:
    """`GET /master-inbox/untracked-replies`: no map id, so nothing can be done to them."""
    filters = {"from_email", "to_email", "subject_line"}
    known_query(call.query, filters | {"limit", "offset", "fetchBody", "fetchAttachments"})
    limit = whole_query(call.query, "limit", 20, 1, 20 if backend.is_live else 100)
    offset = whole_query(call.query, "offset", 0, 0, 10**9)
    with_body = boolean_query(call.query, "fetchBody")
    boolean_query(call.query, "fetchAttachments")
    sender, subject = call.query.get("from_email", ""), call.query.get("subject_line", "")
    found = [
        mail
        for mail in UNTRACKED
        if sender in mail.email and subject.casefold() in mail.subject.casefold()
    ]
    page = found[offset : offset + limit]
    opened_at = backend.state.opened_at
    if not backend.is_live:
        return Answer(
            {
                "untracked_replies": [_documented(mail, opened_at) for mail in page],
                "total_count": len(found),
            }
        )
    window: Json = {"limit": limit, "offset": offset, "totalCount": len(found)}
    window["hasMore"] = offset + limit < len(found)
    replies = [_live(mail, opened_at, with_body=with_body) for mail in page]
    data: Json = {"replies": replies, "totalCount": len(found), "pagination": window}
    message = "Successfully retrieved master inbox untracked replies"
    return Answer({"success": True, "message": message, "data": data})


def _documented(mail: Untracked, opened_at: float) -> Json:
    return {
        "id": f"untracked_{mail.number:03}",
        "from_email": mail.email,
        "to_email": RECIPIENT,
        "subject": mail.subject,
        "received_at": short_stamp(opened_at - mail.hours * 3600),
        "has_attachments": False,
        "body": mail.text,
        "attachments": [],
    }


def _live(mail: Untracked, opened_at: float, *, with_body: bool) -> Json:
    at = opened_at - mail.hours * 3600
    reply: Json = {
        "id": 55500 + mail.number,
        "account_id": 481516,
        "message_id": f"<untracked.{mail.number}@{mail.email.partition('@')[2]}>",
        "uid": 1186 + mail.number,
        "sender_detail": [{"name": mail.name, "address": mail.email}],
        "recipient_detail": [{"name": "", "address": RECIPIENT}],
        "cc": [],
        "bcc": [],
        "subject": mail.subject,
        "visible_text": mail.text,
        "reply_picked_time": stamp(at),
        "is_read": False,
        "has_attachment": False,
        "created_at": stamp(at + 120),
        "updated_at": stamp(at + 120),
    }
    if with_body:
        body = {"text": mail.text, "textAsHtml": f"<p>{mail.text}</p>"}
        reply |= {"body": body, "attachments": []}
    return reply
