"""The calls that read; none of them changes anything on the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from triage_tui.smartlead.connection import Connection
from triage_tui.smartlead.errors import Refused
from triage_tui.smartlead.models.envelope import find_list, find_object
from triage_tui.smartlead.models.fields import Wire, readable
from triage_tui.smartlead.models.messages import WireMessage, messages_in
from triage_tui.smartlead.models.reference import (
    WireCampaign,
    WireCategory,
    WireClient,
    WireLead,
    WireMember,
    WireUser,
)
from triage_tui.smartlead.models.rows import InboxRow, Page, page_in
from triage_tui.smartlead.models.tasks import UntrackedPage, WireNote, WireTask, untracked_in
from triage_tui.smartlead.pacer import Priority
from triage_tui.smartlead.request import Request
from triage_tui.smartlead.response_status import judge_read, without_data

VIEWS = frozenset(
    {
        "inbox-replies",
        "unread-replies",
        "sent",
        "assigned-me",
        "important",
        "snoozed",
        "reminders",
        "scheduled",
        "archived",
        "views",
    }
)
"""The list views under `/master-inbox/`; all take the same request."""
LARGEST_PAGE = 20
"""The most rows a list view gives: `limit` tops out here."""
FILTERS = frozenset(
    {
        "search",
        "leadCategories",
        "emailStatus",
        "campaignId",
        "emailAccountId",
        "campaignTeamMemberId",
        "campaignTagId",
        "campaignClientId",
        "replyTimeBetween",
        "subSequenceId",
    }
)
"""The filters the server knows; it refuses a request that names another."""

Item = TypeVar("Item", bound=Wire)


class Reading(Connection):
    """Lists, conversations and reference data.

    A failed read is classified like a failed action: what a class means for it is the caller's
    to decide.
    """

    async def list_lead_maps(
        self,
        view: str,
        *,
        offset: int | Callable[[], int] = 0,
        limit: int = LARGEST_PAGE,
        sort_by: str | None = None,
        filters: Mapping[str, Any] | None = None,
        with_history: bool = False,
        priority: Priority = Priority.PAGE,
    ) -> Page:
        """One page of a view: `POST /master-inbox/{view}`.

        An `offset` that is called says where the page begins when the request leaves.
        """
        if view not in VIEWS:
            raise ValueError(f"no such view: {view}")
        if not 1 <= limit <= LARGEST_PAGE or (not callable(offset) and offset < 0):
            raise ValueError(f"a page is 1 to {LARGEST_PAGE} rows from an offset of 0 or more")
        if unknown := sorted(set(filters or {}) - FILTERS):
            raise ValueError(f"no such filter: {', '.join(unknown)}")
        rest: dict[str, Any] = {"limit": limit}
        if sort_by is not None:
            rest["sortBy"] = sort_by
        if filters:
            rest["filters"] = dict(filters)

        def body() -> Mapping[str, Any]:
            return {"offset": offset() if callable(offset) else offset, **rest}

        query = {"fetch_message_history": "true"} if with_history else {}
        request = Request("POST", f"/master-inbox/{view}", query=query, body=body)
        answer = await self._send(request, priority)
        page = page_in(judge_read(request, answer), limit=limit, took=answer.took)
        if page is None:
            raise without_data(request, answer, "list of replies")
        return page

    async def lead_map(
        self, lead_map_id: int, *, priority: Priority = Priority.CONVERSATION
    ) -> InboxRow:
        """One lead map: `GET /master-inbox/{lead_map_id}`. `Refused` when it is gone."""
        request = Request(
            "GET", "/master-inbox/{lead_map_id}", ids={"lead_map_id": int(lead_map_id)}
        )
        answer = await self._send(request, priority)
        found = find_object(judge_read(request, answer))
        if found is None:
            raise Refused(
                "Smartlead no longer has this lead.",
                method=request.method,
                path=request.path,
                status=answer.status,
            )
        # Asked for by its id, it may leave the id out.
        rows, _ = readable(InboxRow, [{"campaign_lead_map_id": int(lead_map_id), **found}])
        if not rows:
            raise without_data(request, answer, "lead that can be read")
        return rows[0]

    async def message_history(
        self, campaign_id: int, lead_id: int, *, priority: Priority = Priority.CONVERSATION
    ) -> tuple[WireMessage, ...]:
        """A conversation, oldest first: by campaign and lead id, not by lead map id."""
        request = Request(
            "GET",
            "/campaigns/{campaign_id}/leads/{lead_id}/message-history",
            ids={"campaign_id": int(campaign_id), "lead_id": int(lead_id)},
        )
        answer = await self._send(request, priority)
        messages = messages_in(judge_read(request, answer))
        if messages is None:
            raise without_data(request, answer, "list of messages")
        return messages

    async def untracked_replies(
        self,
        *,
        offset: int = 0,
        limit: int = LARGEST_PAGE,
        with_body: bool = False,
        priority: Priority = Priority.PAGE,
    ) -> UntrackedPage:
        """Replies that matched no lead: `GET /master-inbox/untracked-replies`."""
        query = {"limit": str(limit), "offset": str(offset)}
        if with_body:
            query["fetchBody"] = "true"
        request = Request("GET", "/master-inbox/untracked-replies", query=query)
        answer = await self._send(request, priority)
        page = untracked_in(judge_read(request, answer), limit=limit)
        if page is None:
            raise without_data(request, answer, "list of replies")
        return page

    async def categories(self, *, priority: Priority = Priority.PAGE) -> tuple[WireCategory, ...]:
        """The account's categories: `GET /leads/fetch-categories`."""
        request = Request("GET", "/leads/fetch-categories")
        return await self._list(request, WireCategory, priority, "data", "categories")

    async def clients(self, *, priority: Priority = Priority.REST) -> tuple[WireClient, ...]:
        """The account's clients: `GET /client/`."""
        return await self._list(Request("GET", "/client/"), WireClient, priority, "data", "clients")

    async def campaigns(self, *, priority: Priority = Priority.REST) -> tuple[WireCampaign, ...]:
        """The account's campaigns, sub-sequences included: `GET /campaigns/`."""
        return await self._list(
            Request("GET", "/campaigns/"), WireCampaign, priority, "data", "campaigns"
        )

    async def team_board(
        self, start: date, end: date, timezone: str, *, priority: Priority = Priority.REST
    ) -> tuple[WireMember, ...]:
        """Members with their figures from `start` to `end`; those without activity may be absent.

        The time zone's name is required by the server, although documented as optional.
        """
        query = {
            "start_date": f"{start:%Y-%m-%d}",
            "end_date": f"{end:%Y-%m-%d}",
            "timezone": timezone,
            "full_data": "true",
        }
        request = Request("GET", "/analytics/team-board/overall-stats", query=query)
        return await self._list(request, WireMember, priority, "data", "team_board_stats")

    async def user(self, *, priority: Priority = Priority.REST) -> WireUser | None:
        """Whose key it is: `GET /users/get-by-api-key`; `None` where nobody is named.

        In the vendor's description of the API alone: nobody was seen to use it.
        """
        request = Request("GET", "/users/get-by-api-key")
        answer = await self._send(request, priority)
        found = find_object(judge_read(request, answer))
        return next(iter(readable(WireUser, [found])[0]), None) if found else None

    async def lead_by_email(
        self, email: str, *, priority: Priority = Priority.CONVERSATION
    ) -> WireLead | None:
        """A lead with its campaigns: `GET /leads/?email=`; `None` when nobody has the address."""
        request = Request("GET", "/leads/", query={"email": email})
        answer = await self._send(request, priority)
        found = find_object(judge_read(request, answer))
        if found is None:
            return None
        leads, _ = readable(WireLead, [found])
        if not leads:
            raise without_data(request, answer, "lead that can be read")
        return leads[0]

    async def lead_tasks(
        self, lead_id: int, *, priority: Priority = Priority.CONVERSATION
    ) -> tuple[WireTask, ...]:
        """A lead's tasks, by lead id: `GET /crm/leads/tasks/{lead_id}`."""
        request = Request("GET", "/crm/leads/tasks/{lead_id}", ids={"lead_id": int(lead_id)})
        return await self._list(request, WireTask, priority, "data", "tasks")

    async def lead_notes(
        self, lead_id: int, *, priority: Priority = Priority.CONVERSATION
    ) -> tuple[WireNote, ...]:
        """A lead's notes, by lead id: `GET /crm/leads/notes/{lead_id}`."""
        request = Request("GET", "/crm/leads/notes/{lead_id}", ids={"lead_id": int(lead_id)})
        return await self._list(request, WireNote, priority, "data", "notes")

    async def _list(
        self, request: Request, model: type[Item], priority: Priority, *keys: str
    ) -> tuple[Item, ...]:
        answer = await self._send(request, priority)
        found = find_list(judge_read(request, answer), keys)
        if found is None:
            raise without_data(request, answer, f"list of {keys[-1].replace('_', ' ')}")
        return readable(model, found.items)[0]
