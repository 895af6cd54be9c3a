"""Lead maps and mails as JSON: the flat rows seen live, the nested messages documented."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from triage_tui.sandbox.handlers.list_views import wake_at
from triage_tui.sandbox.people.company import CAMPAIGN_BY_ID, CATEGORIES, MEMBERS
from triage_tui.sandbox.people.mails import Mail, conversation

if TYPE_CHECKING:
    from triage_tui.sandbox.people.casting import Lead

Json = dict[str, object]


def stamp(at: float) -> str:
    """Milliseconds and `Z`, as seen live."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def short_stamp(at: float) -> str:
    """Whole seconds and `Z`, as documented."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")[:-6] + "Z"


def flat_row(lead: Lead, *, with_history: bool = False) -> Json:
    """A row as independent clients receive it: flat, ids as strings, no text."""
    campaign = lead.campaign
    schedule = {
        "tz": campaign.timezone,
        "days": [1, 2, 3, 4, 5],
        "startHour": "09:00",
        "endHour": "17:30",
    }
    step = min(lead.persona.step, len(campaign.steps))
    is_scheduled = "scheduled" in lead.flags
    row: Json = {
        "lead_category_id": lead.category_id,
        "last_sent_time": stamp(lead.sent_at),
        "last_reply_time": None if lead.reply_at is None else stamp(lead.reply_at),
        "has_new_unread_email": not lead.is_read,
        "email_account_id": campaign.account.account_id,
        "revenue": "1500.00" if lead.category_id == 2 else "0.00",
        "is_pushed_to_sub_sequence": campaign.parent_id is not None,
        "lead_first_name": lead.first,
        "lead_last_name": lead.last,
        "lead_email": lead.email,
        "email_lead_id": str(lead.lead_id),
        "email_lead_map_id": str(lead.lead_map_id),
        "lead_status": _lead_status(lead),
        "current_sequence_number": step,
        "sub_sequence_id": campaign.campaign_id if campaign.parent_id else None,
        "old_replaced_lead_data": None,
        "lead_next_timestamp_to_send": stamp(wake_at(lead)) if is_scheduled else None,
        "email_campaign_seq_id": campaign.campaign_id * 10 + step,
        "is_important": "important" in lead.flags,
        "is_archived": "archived" in lead.flags,
        "is_snoozed": "snoozed" in lead.flags,
        "team_member_id": lead.member_id,
        "is_ooo_automated_push_lead": None,
        "email_campaign_id": campaign.parent_id or campaign.campaign_id,
        "email_campaign_name": _shown_campaign(lead),
        "client_id": campaign.client_id,
        "belongs_to_sub_sequence": campaign.parent_id is not None,
        "campaign_sending_schedule": None if lead.first is None else schedule,
        "sequence_count": len(campaign.steps),
    }
    if "legacy-email-key" in lead.flags:
        row["email"] = row.pop("lead_email")
    if with_history:
        row["email_history"] = [live_mail(lead, mail) for mail in conversation(lead)]
    return row


def _shown_campaign(lead: Lead) -> str:
    return CAMPAIGN_BY_ID[lead.campaign.parent_id or lead.campaign.campaign_id].name


def _lead_status(lead: Lead) -> str:
    if lead.category_id in {4, 9}:
        return "BLOCKED"
    return "COMPLETED" if lead.persona.step >= len(lead.campaign.steps) else "INPROGRESS"


def live_mail(lead: Lead, mail: Mail) -> Json:
    """An item of `email_history` and of the message history, as seen live."""
    account = lead.campaign.account.email
    item: Json = {
        "stats_id": mail.stats_id,
        "from": lead.email if mail.by_lead else account,
        "to": account if mail.by_lead else lead.email,
        "type": "REPLY" if mail.by_lead else "SENT",
        "message_id": mail.message_id,
        "time": stamp(mail.at),
        "email_body": mail.html,
        "email_seq_number": None if mail.step is None else str(mail.step),
        "cc": list(mail.cc),
    }
    if not mail.by_lead:
        opens = 1 + lead.lead_map_id % 3
        item |= {"subject": mail.subject, "bcc": []}
        item |= {"open_count": opens, "click_count": opens // 3, "click_details": {}}
    if mail.attachments:
        item["attachments"] = [
            {"file_name": name, "file_url": f"https://files.fernway.example/{name}"}
            for name in mail.attachments
        ]
    return item


def documented_mail(mail: Mail, number: int, *, with_body: bool) -> Json:
    """An item of `message_history`; the message history's own has no body."""
    item: Json = {"id": f"msg_{number}", "subject": mail.subject}
    if with_body:
        item["body"] = mail.text
    if mail.by_lead:
        return item | {"direction": "inbound", "received_at": short_stamp(mail.at)}
    item |= {"direction": "outbound", "sent_at": short_stamp(mail.at)}
    if with_body:
        item["opened_at"] = short_stamp(mail.at + 2700)
    return item


def nested_message(lead: Lead, view: str, now: float, *, with_history: bool = False) -> Json:
    """A message as the vendor documents it for `view`."""
    if view == "scheduled":
        scheduled = short_stamp(wake_at(lead))
        return _map_id(lead) | {"scheduled_time": scheduled, "email_status": "Scheduled"}
    if view == "snoozed":
        until = {"snoozed_until": short_stamp(wake_at(lead)), "email_status": "Replied"}
        return _map_id(lead) | {"lead": {"email": lead.email}} | until
    if view == "reminders":
        return (
            _map_id(lead)
            | {"lead": {"email": lead.email}, "reminder_time": short_stamp(wake_at(lead))}
            | {"reminder_message": "Write again", "is_overdue": wake_at(lead) < now}
        )
    message = _whole(lead, view, now)
    if with_history:
        message["message_history"] = [
            documented_mail(mail, number, with_body=True)
            for number, mail in enumerate(conversation(lead), 1)
        ]
    return message


def _map_id(lead: Lead) -> Json:
    return {"campaign_lead_map_id": str(lead.lead_map_id)}


def nested_head(lead: Lead) -> Json:
    """What every full message begins with."""
    campaign = lead.campaign
    person = {
        "email": lead.email,
        "first_name": lead.first,
        "last_name": lead.last,
        "company": lead.company,
        "phone": lead.persona.phone,
    }
    return {
        "id": f"msg_{lead.lead_map_id}",
        **_map_id(lead),
        "lead": person,
        "campaign": {
            "id": campaign.parent_id or campaign.campaign_id,
            "name": _shown_campaign(lead),
        },
    }


def category_of(lead: Lead) -> Json | None:
    """Id and name; a vanished category keeps its id only as far as the name goes."""
    if lead.category_id is None:
        return None
    names = {category.category_id: category.name for category in CATEGORIES}
    return {"id": lead.category_id, "name": names.get(lead.category_id, "Nurture (old)")}


def _assignee(lead: Lead) -> Json | None:
    if lead.member_id is None:
        return None
    for member in MEMBERS:
        if member.member_id == lead.member_id:
            return {"id": member.member_id, "name": member.name, "email": member.email}
    return {"id": lead.member_id, "name": None, "email": None}


def _whole(lead: Lead, view: str, now: float) -> Json:
    account = lead.campaign.account
    mails = conversation(lead)
    message = nested_head(lead) | {
        "email_account": {
            "id": account.account_id,
            "email": account.email,
            "name": account.name,
        },
        "last_message": _last_sent(lead, mails) if view == "sent" else _last_reply(lead, mails),
        "email_status": "Replied" if lead.has_replied else "Not Replied",
        "category": category_of(lead),
        "assigned_to": _assignee(lead),
        "stats": _stats(mails, view),
        "is_read": lead.is_read,
        "is_important": "important" in lead.flags,
        "is_archived": "archived" in lead.flags,
        "tags": list(lead.persona.tags),
    }
    if view == "unread-replies" and lead.reply_at is not None:
        message["reply_age_hours"] = round((now - lead.reply_at) / 3600, 1)
    if view == "important":
        message["importance_score"] = 95 - lead.lead_map_id % 20
    if view == "views" and lead.campaign.parent_id is not None:
        message["subsequence"] = {"id": lead.campaign.campaign_id, "name": lead.campaign.name}
    return message


def _last_reply(lead: Lead, mails: list[Mail]) -> Json | None:
    replies = [mail for mail in mails if mail.by_lead]
    if lead.reply_at is None or not replies:
        return None
    return {
        "id": replies[-1].stats_id,
        "subject": replies[-1].subject,
        "body": replies[-1].text,
        "received_at": short_stamp(replies[-1].at),
        "sent_from": lead.email,
        "sent_to": lead.campaign.account.email,
    }


def _last_sent(lead: Lead, mails: list[Mail]) -> Json:
    sent = [mail for mail in mails if not mail.by_lead][-1]
    return {
        "subject": sent.subject,
        "sent_at": short_stamp(sent.at),
        "opened_at": short_stamp(sent.at + 2700),
        "replied_at": None if lead.reply_at is None else short_stamp(lead.reply_at),
    }


def _stats(mails: list[Mail], view: str) -> Json:
    sent = sum(not mail.by_lead for mail in mails)
    if view == "sent":
        return {"opens": sent + 1, "clicks": sent // 2, "replies": len(mails) - sent}
    return {
        "total_sent": sent,
        "total_opened": sent + 1,
        "total_clicked": sent // 2,
        "total_replied": len(mails) - sent,
        "last_activity": short_stamp(mails[-1].at),
    }
