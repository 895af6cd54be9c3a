"""Handlers that read what the inbox refers to: categories, members, leads, clients, campaigns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from triage_tui.sandbox.handlers import request_schemas
from triage_tui.sandbox.handlers.answer import Answer, not_found
from triage_tui.sandbox.handlers.list_views import DAY, TAGS
from triage_tui.sandbox.handlers.query import known_query
from triage_tui.sandbox.handlers.wire import stamp
from triage_tui.sandbox.people.company import CAMPAIGNS, CATEGORIES, CLIENTS, ME, MEMBERS
from triage_tui.sandbox.people.seeded import draw

if TYPE_CHECKING:
    from triage_tui.sandbox.handlers.answer import Backend, Call
    from triage_tui.sandbox.handlers.wire import Json
    from triage_tui.sandbox.people.casting import Lead

USER_ID = 1200
TAG_COLORS = ("#FF0000", "#3366CC", "#FF9900", "#777777")


def categories(_backend: Backend, call: Call) -> Answer:
    """`GET /leads/fetch-categories`: a bare array."""
    known_query(call.query, set())
    return Answer(
        [
            {
                "id": category.category_id,
                "created_at": "2022-11-28T14:42:13.385Z",
                "name": category.name,
                "sentiment_type": category.sentiment,
            }
            for category in CATEGORIES
        ]
    )


def team_board(backend: Backend, call: Call) -> Answer:
    """`GET /analytics/team-board/overall-stats`: the only place that names members.

    The figures are made up, steady for a seed, and not counted from the inbox.
    """
    known_query(call.query, {"start_date", "end_date", "timezone", "full_data"})
    for name in ("start_date", "end_date", "timezone"):
        if name not in call.query:
            raise request_schemas.Invalid(name, f'"{name}" is required', f"{name} is required")
    stats = [_member_stats(backend.state.seed, member.member_id, member.name) for member in MEMBERS]
    return Answer({"ok": True, "data": {"team_board_stats": stats}})


def user(_backend: Backend, call: Call) -> Answer:
    """`GET /users/get-by-api-key`: whose key it is."""
    known_query(call.query, set())
    mine = next(member for member in MEMBERS if member.member_id == ME)
    return Answer({"id": mine.member_id, "name": mine.name, "email": mine.email})


def _member_stats(seed: int, member_id: int, name: str) -> Json:
    leads = 180 + draw(seed, member_id, 30) % 240
    replies = leads * (12 + draw(seed, member_id, 31) % 20) // 100
    positive = replies * (25 + draw(seed, member_id, 32) % 30) // 100
    minutes = 35 + draw(seed, member_id, 33) % 300
    return {
        "id": member_id,
        "name": name,
        "profile_pic_url": None,
        "lead_count": leads,
        "campaign_count": 2 + draw(seed, member_id, 34) % 4,
        "reply_count": replies,
        "positive_reply_count": positive,
        "reply_rate": f"{round(100 * replies / leads)}%",
        "positive_reply_rate": f"{round(100 * positive / leads)}%",
        "average_reply_time": f"{minutes // 60}h {minutes % 60}m",
        "unique_open_count": leads * 7 // 10,
    }


def lead_by_email(backend: Backend, call: Call) -> Answer:
    """`GET /leads/?email=`: an unknown address is 200 with an empty object."""
    known_query(call.query, {"email"})
    if "email" not in call.query:
        raise request_schemas.Invalid("email", '"email" is required', "email is required")
    leads = backend.state.of_email(call.query["email"])
    if not leads:
        return Answer({})
    campaigns = [_campaign_data(backend, lead) for lead in leads]
    return Answer(_person(backend, leads[0]) | {"lead_campaign_data": campaigns})


def lead_by_id(backend: Backend, call: Call) -> Answer:
    """`GET /leads/{id}`."""
    text = call.params["lead_id"]
    leads = backend.state.of_lead(int(text)) if text.isdecimal() else []
    if not leads:
        return not_found("Lead not found")
    kept = ("id", "first_name", "last_name", "email", "company_name", "custom_fields")
    person = _person(backend, leads[0])
    data = [{name: person[name] for name in kept} | {"id": str(person["id"])}]
    message = "Lead details fetched successfully"
    return Answer({"ok": True, "message": message, "data": data})


def _person(backend: Backend, lead: Lead) -> Json:
    role = {"Role" if backend.is_live else "job_title": lead.title} if lead.title else {}
    return {
        "id": str(lead.lead_id) if backend.is_live else lead.lead_id,
        "first_name": lead.first,
        "last_name": lead.last,
        "email": lead.email,
        "created_at": stamp(backend.state.opened_at - 60 * DAY),
        "phone_number": lead.persona.phone,
        "company_name": lead.company,
        "website": f"https://{lead.email.partition('@')[2]}",
        "location": lead.location or None,
        "custom_fields": role,
        "linkedin_profile": None,
        "company_url": None,
        "is_unsubscribed": lead.category_id == 4,
        "unsubscribed_client_id_map": {} if backend.is_live else None,
    }


def _campaign_data(backend: Backend, lead: Lead) -> Json:
    emails = {client_id: email for client_id, _, email in CLIENTS}
    campaign = lead.campaign
    data: Json = {
        "campaign_id": campaign.campaign_id,
        "campaign_name": campaign.name,
        "campaign_lead_map_id": lead.lead_map_id,
        "lead_category_id": lead.category_id,
        "client_id": campaign.client_id,
        "client_email": emails.get(campaign.client_id or 0),
    }
    if backend.is_live:
        data["last_sent_at"] = stamp(lead.sent_at)
        data["last_reply_at"] = None if lead.reply_at is None else stamp(lead.reply_at)
    return data


def lead_tasks(backend: Backend, call: Call) -> Answer:
    """`GET /crm/leads/tasks/{leadId}`: by lead id, across campaigns."""
    return Answer(
        {
            "ok": True,
            "data": [
                {
                    "id": task.task_id,
                    "lead_id": task.lead_id,
                    "name": task.name,
                    "description": task.description,
                    "priority": task.priority,
                    "due_date": task.due_date,
                    "status": "pending",
                    "created_at": stamp(task.created_at),
                }
                for task in backend.state.tasks
                if str(task.lead_id) == call.params["lead_id"]
            ],
        }
    )


def lead_notes(backend: Backend, call: Call) -> Answer:
    """`GET /crm/leads/notes/{leadId}`; what the key wrote is its owner's."""
    owner = next(member.name for member in MEMBERS if member.member_id == ME)
    return Answer(
        {
            "ok": True,
            "data": [
                {
                    "id": note.note_id,
                    "lead_id": note.lead_id,
                    "note_message": note.note_message,
                    "created_by": owner,
                    "created_at": stamp(note.created_at),
                }
                for note in backend.state.notes
                if str(note.lead_id) == call.params["lead_id"]
            ],
        }
    )


def lead_tags(backend: Backend, call: Call) -> Answer:
    """`GET /crm/leads/tags?leadId=`."""
    known_query(call.query, {"leadId"})
    text = call.query.get("leadId", "")
    leads = backend.state.of_lead(int(text)) if text.isdecimal() else []
    names = sorted({tag for lead in leads for tag in lead.persona.tags})
    data = [
        {
            "id": TAGS[name],
            "tag_mapping_id": 9000 + TAGS[name],
            "name": name,
            "color": TAG_COLORS[TAGS[name] % len(TAG_COLORS)],
        }
        for name in names
    ]
    return Answer({"ok": True, "data": data})


def clients(backend: Backend, _call: Call) -> Answer:
    """`GET /client/`: a bare array live."""
    short: list[Json] = [{"id": at, "name": name, "email": email} for at, name, email in CLIENTS]
    if not backend.is_live:
        return Answer({"ok": True, "data": short})
    more: Json = {
        "uuid": "e7c1d2a4-0000-4000-8000-000000000088",
        "created_at": "2026-01-01T00:00:00.000Z",
        "user_id": USER_ID,
        "logo": None,
        "logo_url": None,
    }
    return Answer([client | more for client in short])


def campaigns(backend: Backend, call: Call) -> Answer:
    """`GET /campaigns/`: a bare array; sub-sequences are campaigns with a parent."""
    known_query(call.query, {"include_tags", "client_id"})
    created = backend.state.opened_at - 90 * DAY
    return Answer(
        [
            {
                "id": campaign.campaign_id,
                "user_id": USER_ID,
                "created_at": stamp(created),
                "updated_at": stamp(created + 80 * DAY),
                "status": campaign.status,
                "name": campaign.name,
                "track_settings": ["DONT_EMAIL_OPEN"],
                "scheduler_cron_value": _schedule(campaign.timezone),
                "min_time_btwn_emails": 9,
                "max_leads_per_day": 40,
                "stop_lead_settings": "REPLY_TO_AN_EMAIL",
                "unsubscribe_text": "",
                "client_id": campaign.client_id,
                "enable_ai_esp_matching": False,
                "send_as_plain_text": True,
                "follow_up_percentage": 100,
                "parent_campaign_id": campaign.parent_id,
            }
            for campaign in CAMPAIGNS
        ]
    )


def _schedule(timezone: str) -> str:
    """JSON within JSON, as captured."""
    hours = {"tz": timezone, "days": [1, 2, 3, 4, 5], "startHour": "09:00", "endHour": "17:30"}
    return json.dumps(hours)
