"""Every endpoint: its name in scripts and logs, method, path, and handler."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from triage_tui.sandbox.handlers import lists, reference, untracked, writes
from triage_tui.sandbox.handlers.list_views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage_tui.sandbox.handlers.answer import Answer, Backend, Call

BASE = "/api/v1"


class Endpoint(NamedTuple):
    name: str
    method: str
    path: str
    """Below `BASE`, without a trailing slash; both forms are served."""
    handle: Callable[[Backend, Call], Answer]


INBOX = "/master-inbox"
ENDPOINTS = (
    *(Endpoint(view, "POST", f"{INBOX}/{view}", lists.list_view(view)) for view in VIEWS),
    Endpoint("untracked-replies", "GET", f"{INBOX}/untracked-replies", untracked.untracked_replies),
    Endpoint("reply-status", "GET", f"{INBOX}/reply-status", lists.reply_status),
    Endpoint("item", "GET", INBOX + "/{id}", lists.item),
    Endpoint("update-category", "PATCH", f"{INBOX}/update-category", writes.update_category),
    Endpoint(
        "change-read-status", "PATCH", f"{INBOX}/change-read-status", writes.change_read_status
    ),
    Endpoint(
        "update-team-member", "POST", f"{INBOX}/update-team-member", writes.update_team_member
    ),
    Endpoint("create-task", "POST", f"{INBOX}/create-task", writes.create_task),
    Endpoint("create-note", "POST", f"{INBOX}/create-note", writes.create_note),
    Endpoint("fetch-categories", "GET", "/leads/fetch-categories", reference.categories),
    Endpoint("team-board", "GET", "/analytics/team-board/overall-stats", reference.team_board),
    Endpoint(
        "message-history",
        "GET",
        "/campaigns/{campaign_id}/leads/{lead_id}/message-history",
        lists.message_history,
    ),
    Endpoint("lead-by-email", "GET", "/leads", reference.lead_by_email),
    Endpoint("lead-by-id", "GET", "/leads/{lead_id}", reference.lead_by_id),
    Endpoint("lead-notes", "GET", "/crm/leads/notes/{lead_id}", reference.lead_notes),
    Endpoint("lead-tasks", "GET", "/crm/leads/tasks/{lead_id}", reference.lead_tasks),
    Endpoint("lead-tags", "GET", "/crm/leads/tags", reference.lead_tags),
    Endpoint("user", "GET", "/users/get-by-api-key", reference.user),
    Endpoint("clients", "GET", "/client", reference.clients),
    Endpoint("campaigns", "GET", "/campaigns", reference.campaigns),
)
NAMES = frozenset(endpoint.name for endpoint in ENDPOINTS)
