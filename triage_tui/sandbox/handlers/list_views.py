"""The list views: what each asks for, whom it shows, and in which order."""

from __future__ import annotations

import json
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Any

from triage_tui.sandbox.handlers import request_schemas
from triage_tui.sandbox.people.company import ME
from triage_tui.sandbox.people.mails import filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from triage_tui.sandbox.people.casting import Lead
    from triage_tui.sandbox.state import State

FLAG_VIEWS = {
    "important": "important",
    "snoozed": "snoozed",
    "reminders": "reminder",
    "scheduled": "scheduled",
    "archived": "archived",
}
VIEWS = ("inbox-replies", "unread-replies", "sent", "assigned-me", *FLAG_VIEWS, "views")
SORTS = {
    "reminders": ("REMINDER_TIME_ASC", "REMINDER_TIME_DESC"),
    "scheduled": ("SCHEDULED_TIME_ASC", "SCHEDULED_TIME_DESC"),
}
STATUSES = ("Opened", "Clicked", "Replied", "Unsubscribed", "Bounced", "Accepted", "Not Replied")
SINGLE = frozenset({"assigned-me", "views"})
"""Views whose id filters take one value only."""
TAGS = {"hot-lead": 5, "enterprise": 6, "security": 7, "legal": 8}
DAY = 86400.0


def body_of(view: str) -> request_schemas.Check:
    """The request schema of `view`."""
    sorts = ("REPLY_TIME_DESC", "SENT_TIME_DESC", *SORTS.get(view, ()))
    return request_schemas.mapping(
        {
            "offset": request_schemas.number(0),
            "limit": request_schemas.number(1, 20),
            "sortBy": request_schemas.one_of(*sorts),
            "filters": _filters_of(view),
        }
    )


def _filters_of(view: str) -> request_schemas.Check:
    def ids(most: int | None) -> request_schemas.Check:
        if view in SINGLE:
            return request_schemas.number(0)
        return request_schemas.one_or_many(
            request_schemas.number(0), most=None if view == "sent" else most
        )

    status = request_schemas.one_of(*STATUSES)
    categories = request_schemas.array(request_schemas.number(0), most=10)
    fields = {
        "search": request_schemas.string(30, may_be_empty=True),
        "leadCategories": request_schemas.mapping(
            {
                "unassigned": request_schemas.boolean,
                "isAssigned": request_schemas.boolean,
                "categoryIdsIn": categories,
                "categoryIdsNotIn": categories,
            }
        ),
        "emailStatus": status if view in SINGLE else request_schemas.one_or_many(status, most=None),
        "campaignId": request_schemas.one_or_many(request_schemas.number(0), most=15)
        if view == "sent"
        else ids(5),
        "emailAccountId": ids(20 if view == "inbox-replies" else 10),
        "campaignTeamMemberId": ids(10),
        "campaignTagId": ids(10),
        "campaignClientId": ids(10),
        "replyTimeBetween": request_schemas.array(request_schemas.instant, exactly=2),
    }
    if view == "views":
        fields["subSequenceId"] = request_schemas.number(0)
    return request_schemas.mapping(fields)


def listed(state: State, view: str, sort: str, filters: dict[str, Any]) -> list[int]:
    """The lead map ids that `view` shows under these filters, in order."""
    if view == "unread-replies" and not filters and sort == "REPLY_TIME_DESC":
        ids = [lead_map_id for lead_map_id in state.order if lead_map_id in state.unread]
        return _timeless_last(state, ids)
    if view == "inbox-replies" and not filters and sort == "REPLY_TIME_DESC":
        return _timeless_last(state, state.order)
    ids = [*state.order, *state.silent] if view == "sent" else state.order
    leads = [lead for lead in _leads(state, ids) if _is_in(view, lead, filters)]
    kept = [lead for lead in leads if all(_fits(lead, *item) for item in filters.items())]
    kept.sort(key=lambda lead: sort_key(lead, sort))
    return [lead.lead_map_id for lead in kept]


def _leads(state: State, ids: Iterable[int]) -> Iterable[Lead]:
    return (lead for lead in map(state.lead, ids) if lead is not None)


def _timeless_last(state: State, ids: list[int]) -> list[int]:
    timeless = state.timeless
    return [at for at in ids if at not in timeless] + [at for at in ids if at in timeless]


def _is_in(view: str, lead: Lead, filters: dict[str, Any]) -> bool:
    if view in FLAG_VIEWS:
        return FLAG_VIEWS[view] in lead.flags
    if view == "unread-replies":
        return not lead.is_read
    if view == "assigned-me":  # with a member named, that member's rows instead of the key's own
        return "campaignTeamMemberId" in filters or lead.member_id == ME
    return True


def sort_key(lead: Lead, sort: str) -> tuple[bool, float]:
    """Where a row stands: newest first unless the sort ascends, rows without a time last."""
    times: dict[str, float | None] = {
        "SENT_TIME": lead.sent_at,
        "REPLY_TIME": lead.reply_at,
        "REMINDER_TIME": wake_at(lead),
        "SCHEDULED_TIME": wake_at(lead),
    }
    name, _, direction = sort.rpartition("_")
    at = times[name]
    return at is None, (at or 0.0) * (1 if direction == "ASC" else -1)


def wake_at(lead: Lead) -> float:
    """When a snooze, reminder or scheduled mail of this lead map falls due."""
    return lead.base_at + DAY * (4 + lead.lead_map_id % 3)


def statuses(lead: Lead) -> set[str]:
    """What Smartlead's e-mail status filter finds this lead map under."""
    found = {"Replied" if lead.has_replied else "Not Replied", "Accepted"}
    found |= {"Opened"} if lead.lead_map_id % 3 else set()
    found |= {"Clicked"} if lead.lead_map_id % 5 == 0 else set()
    found |= {"Unsubscribed"} if lead.category_id == 4 else set()
    found |= {"Bounced"} if lead.category_id == 9 else set()
    return found


def _fits(lead: Lead, name: str, wanted: Any) -> bool:
    if name == "search":
        return _holds(lead, wanted)
    if name == "leadCategories":
        return _fits_category(lead.category_id, wanted)
    if name == "replyTimeBetween":
        start, end = (datetime.fromisoformat(at).timestamp() for at in wanted)
        return lead.reply_at is not None and start <= lead.reply_at <= end
    many = wanted if isinstance(wanted, list) else [wanted]
    if name == "emailStatus":
        return not statuses(lead).isdisjoint(many)
    has: dict[str, set[int | None]] = {
        "campaignId": {lead.campaign.campaign_id, lead.campaign.parent_id},
        "emailAccountId": {lead.campaign.account.account_id},
        "campaignTeamMemberId": {lead.member_id},
        "campaignTagId": {TAGS.get(tag) for tag in lead.persona.tags},
        "campaignClientId": {lead.campaign.client_id},
        "subSequenceId": {lead.campaign.campaign_id if lead.campaign.parent_id else None},
    }
    return not has[name].isdisjoint(many)


def _holds(lead: Lead, search: str) -> bool:
    words = search.casefold()
    texts = (lead.name, lead.email, *(filled(said.text, lead) for said in lead.said))
    return any(words in text.casefold() for text in texts)


def _fits_category(category_id: int | None, wanted: dict[str, Any]) -> bool:
    if category_id is None:
        if "unassigned" in wanted:
            return bool(wanted["unassigned"])
        return not wanted.get("isAssigned") and "categoryIdsIn" not in wanted
    if "categoryIdsIn" in wanted:
        return category_id in wanted["categoryIdsIn"]
    if category_id in wanted.get("categoryIdsNotIn", ()) or wanted.get("unassigned"):
        return False
    return wanted.get("isAssigned") is not False


class Lists:
    """Lists remembered until something changes, so that paging does not sort again."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._version = -1
        self._known: dict[str, list[int]] = {}
        self._random = Random(1)  # noqa: S311 - faults to order, not secrets

    def page(
        self, view: str, body: dict[str, Any], fault: str | None = None
    ) -> tuple[list[Lead], int]:
        """The leads of the page asked for, and how many the list has in all."""
        if self._version != self._state.version:
            self._known.clear()
            self._version = self._state.version
        sort, filters = body.get("sortBy", default_sort(view)), body.get("filters", {})
        key = json.dumps((view, sort, filters), sort_keys=True)
        if key not in self._known:
            self._known[key] = listed(self._state, view, sort, filters)
        ids = self._known[key]
        if fault == "mine" and view == "assigned-me":
            ids = [lead.lead_map_id for lead in _leads(self._state, ids) if lead.member_id == ME]
        offset, limit = int(body.get("offset", 0)), int(body.get("limit", 20))
        if fault == "wrap" and ids:
            cut = [ids[place % len(ids)] for place in range(offset, offset + limit)]
        elif fault == "shuffle":
            cut = self._random.sample(ids, min(limit, len(ids)))
        else:
            offset = min(offset, max(0, len(ids) - limit)) if fault == "repeat" else offset
            cut = ids[offset : offset + limit]
        return list(_leads(self._state, cut)), len(ids)


def default_sort(view: str) -> str:
    return SORTS[view][0] if view in SORTS else "REPLY_TIME_DESC"
