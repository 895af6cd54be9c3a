"""The Smartlead API, one method an endpoint: typed in, typed out, nothing but `SmartleadError`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from triage_tui.smartlead.models.receipts import Receipt, server_id_in
from triage_tui.smartlead.models.rows import Page
from triage_tui.smartlead.pacer import Priority
from triage_tui.smartlead.read_calls import Reading
from triage_tui.smartlead.request import Request
from triage_tui.smartlead.response_status import judge_write

__all__ = ["Page", "Receipt", "Smartlead"]


class Smartlead(Reading):
    """One account. Every call may raise any `SmartleadError`; what a read returns is in `Reading`.

    Each method here is an action on one lead map. Ids go out as numbers, and only keys the server
    documents: it refuses others.
    """

    async def update_category(
        self,
        lead_map_id: int,
        category_id: int | None,
        *,
        priority: Priority = Priority.ACTION,
    ) -> Receipt:
        """File a lead map under a category; `None` clears it and is sent as null."""
        body = {"category_id": None if category_id is None else int(category_id)}
        return await self._write("PATCH", "update-category", lead_map_id, body, priority)

    async def change_read_status(
        self, lead_map_id: int, is_read: bool, *, priority: Priority = Priority.ACTION
    ) -> Receipt:
        """Mark a lead map read or unread."""
        body = {"read_status": bool(is_read)}
        return await self._write("PATCH", "change-read-status", lead_map_id, body, priority)

    async def update_team_member(
        self, lead_map_id: int, member_id: int, *, priority: Priority = Priority.ACTION
    ) -> Receipt:
        """Assign a lead map to a member; nobody is not documented as a member."""
        body = {"team_member_id": int(member_id)}
        return await self._write("POST", "update-team-member", lead_map_id, body, priority)

    async def create_task(
        self,
        lead_map_id: int,
        *,
        name: str,
        description: str,
        priority: str,
        due_date: datetime,
        urgency: Priority = Priority.ACTION,
    ) -> Receipt:
        """Put a task on a lead map.

        `priority` is LOW, MEDIUM or HIGH; `due_date` must have a zone. Both are always sent: the
        older contract requires them. `urgency` is the request's place in the queue.
        """
        body: dict[str, Any] = {"name": name}
        if description:
            body["description"] = description
        body |= {"priority": str(priority), "due_date": utc_text(due_date)}
        return await self._write("POST", "create-task", lead_map_id, body, urgency)

    async def create_note(
        self, lead_map_id: int, note: str, *, priority: Priority = Priority.ACTION
    ) -> Receipt:
        """Put a note on a lead map."""
        return await self._write(
            "POST", "create-note", lead_map_id, {"note_message": note}, priority
        )

    async def _write(
        self,
        method: str,
        name: str,
        lead_map_id: int,
        body: Mapping[str, Any],
        priority: Priority,
    ) -> Receipt:
        body = {"email_lead_map_id": int(lead_map_id), **body}
        request = Request(method, f"/master-inbox/{name}", body=body)
        answer = await self._send(request, priority)
        payload = judge_write(request, answer)
        return Receipt(server_id_in(payload))


def utc_text(moment: datetime) -> str:
    """ISO 8601 in UTC with a `Z`, whole seconds. Raises `ValueError` for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a due date needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
