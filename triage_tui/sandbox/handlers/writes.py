"""Handlers that change a lead map: category, read status, member, task, note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from triage_tui.sandbox.handlers import request_schemas
from triage_tui.sandbox.handlers.answer import Answer, not_found
from triage_tui.sandbox.handlers.wire import short_stamp, stamp
from triage_tui.sandbox.people.company import CATEGORIES, MEMBERS

if TYPE_CHECKING:
    from triage_tui.sandbox.handlers.answer import Backend, Call
    from triage_tui.sandbox.people.casting import Lead

CATEGORY_IDS = frozenset(category.category_id for category in CATEGORIES)
MEMBER_IDS = frozenset(member.member_id for member in MEMBERS)
PRIORITIES = ("LOW", "MEDIUM", "HIGH")


def _body(field: str, check: request_schemas.Check) -> request_schemas.Check:
    fields = {"email_lead_map_id": request_schemas.number(1), field: check}
    return request_schemas.mapping(fields, required=tuple(fields))


CATEGORY = _body("category_id", request_schemas.nullable(request_schemas.number()))
READ_STATUS = _body("read_status", request_schemas.boolean)
MEMBER = _body("team_member_id", request_schemas.number(1))
NOTE = _body("note_message", request_schemas.string())
TASK = request_schemas.mapping(
    {
        "email_lead_map_id": request_schemas.number(1),
        "name": request_schemas.string(),
        "description": request_schemas.string(may_be_empty=True),
        "priority": request_schemas.one_of(*PRIORITIES),
        "due_date": request_schemas.instant,
    },
    required=("email_lead_map_id", "name"),
)


def _target(backend: Backend, body: dict[str, Any]) -> Lead | None:
    return backend.state.lead(int(body["email_lead_map_id"]))


NO_LEAD = not_found("Lead mapping not found")


def update_category(backend: Backend, call: Call) -> Answer:
    """`PATCH /master-inbox/update-category`; `null` takes the category away."""
    CATEGORY(call.body, "")
    lead, category_id = _target(backend, call.body), call.body["category_id"]
    if lead is None:
        return NO_LEAD
    if category_id is not None and category_id not in CATEGORY_IDS:
        raise request_schemas.Invalid(
            "category_id",
            '"category_id" must be one of the account\'s categories',
            "category_id must be a valid number or null",
        )
    backend.state.set_category(lead, category_id)
    backend.apply("update-category", lead.lead_map_id, category_id)
    message = "Lead category updated successfully"
    return backend.said_yes(_updated(message), {"success": True, "message": message})


def change_read_status(backend: Backend, call: Call) -> Answer:
    """`PATCH /master-inbox/change-read-status`; true means read."""
    READ_STATUS(call.body, "")
    lead, is_read = _target(backend, call.body), call.body["read_status"]
    if lead is None:
        return NO_LEAD
    backend.state.set_read(lead, is_read=is_read)
    backend.apply("change-read-status", lead.lead_map_id, is_read)
    # the old page's text says "unread" whichever way it was set
    old = _updated("Lead marked as unread successfully")
    data = {"email_lead_map_id": lead.lead_map_id, "is_read": is_read}
    data["updated_at"] = short_stamp(backend.clock.wall())
    return backend.said_yes(old, {"success": True, "message": "Read status updated", "data": data})


def update_team_member(backend: Backend, call: Call) -> Answer:
    """`POST /master-inbox/update-team-member`; nobody is not a member."""
    MEMBER(call.body, "")
    lead, member_id = _target(backend, call.body), call.body["team_member_id"]
    if lead is None:
        return NO_LEAD
    if member_id not in MEMBER_IDS:
        return not_found(f"Team member not found with ID {member_id}")
    backend.state.assign(lead, member_id)
    backend.apply("update-team-member", lead.lead_map_id, member_id)
    data = {"email_lead_map_id": lead.lead_map_id, "team_member_id": member_id}
    data["assigned_at"] = short_stamp(backend.clock.wall())
    return backend.said_yes(
        {"ok": True, "message": "Lead team member updated successfully"},
        {"success": True, "message": "Team member assigned successfully", "data": data},
    )


def create_task(backend: Backend, call: Call) -> Answer:
    """`POST /master-inbox/create-task`; the live shape wants priority and due date too."""
    TASK(call.body, "")
    if backend.is_live:
        for name in ("priority", "due_date"):
            if name not in call.body:
                raise request_schemas.Invalid(name, f'"{name}" is required', f"{name} is required")
    lead = _target(backend, call.body)
    if lead is None:
        return NO_LEAD
    task = backend.state.add_task(
        lead,
        name=call.body["name"],
        description=call.body.get("description"),
        priority=call.body.get("priority", "MEDIUM"),
        due_date=call.body.get("due_date"),
        now=backend.clock.wall(),
    )
    backend.apply("create-task", lead.lead_map_id, task.task_id)
    data = {
        "task_id": task.task_id,
        "email_lead_map_id": lead.lead_map_id,
        "name": task.name,
        "priority": task.priority,
        "due_date": task.due_date,
    }
    message = "Task created successfully"
    return backend.said_yes(
        _created(message, "task", task.task_id, task.created_at),
        {"success": True, "message": message, "data": data},
    )


def create_note(backend: Backend, call: Call) -> Answer:
    """`POST /master-inbox/create-note`."""
    NOTE(call.body, "")
    lead = _target(backend, call.body)
    if lead is None:
        return NO_LEAD
    note = backend.state.add_note(lead, call.body["note_message"], backend.clock.wall())
    backend.apply("create-note", lead.lead_map_id, note.note_id)
    data = {
        "id": note.note_id,
        "email_lead_map_id": lead.lead_map_id,
        "note_message": note.note_message,
        "created_at": stamp(note.created_at),
    }
    return backend.said_yes(
        _created("Note created successfully", "note", note.note_id, note.created_at),
        {"ok": True, "data": data},
    )


def _updated(message: str) -> dict[str, object]:
    return {"ok": True, "message": message, "data": {"success": True, "updated": 1}}


def _created(message: str, what: str, number: int, at: float) -> dict[str, object]:
    created = [{"id": str(number), "created_at": stamp(at)}]
    return {"ok": True, "message": message, "data": {"success": True, what: created}}
