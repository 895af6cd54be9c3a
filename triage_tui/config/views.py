"""`[views.NAME]` of the settings: views of the user's own, checked against what the API can filter.

What the API filters within its limits is asked of it, and checked again here where rows say it;
what lies beyond its limits is filtered here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct, structs

from triage_tui.config.values import duration, some_text
from triage_tui.inbox.lead_map import LeadMap
from triage_tui.inbox.safe_text import line
from triage_tui.inbox.views.sort_order import Sort
from triage_tui.inbox.views.views import VIEWS, View

FIELDS: Final = (
    "name", "endpoint", "category", "campaign", "member", "client", "tag", "newer_than",
    "older_than", "email_status", "read", "search", "sort", "key",
)  # fmt: skip
STATUSES: Final = (
    "Opened", "Clicked", "Replied", "Unsubscribed", "Bounced", "Accepted", "Not Replied",
)  # fmt: skip
SORTS: Final = ("newest", "oldest", "sla")
SEARCH_LIMIT: Final = 30
"""Characters the API searches for."""
_BASES: Final = {
    **{view.view_id: view for view in VIEWS.values() if view.endpoint and view.is_actionable},
    **{view.endpoint: view for view in VIEWS.values() if view.endpoint and view.is_actionable},
    "all": VIEWS["all"],
    "inbox-replies": VIEWS["all"],
}
_MOST: Final = {"category": 10, "campaign": 5, "member": 10, "client": 10, "tag": 10}
_NAMES: Final = {
    "campaign": "campaignId",
    "member": "campaignTeamMemberId",
    "client": "campaignClientId",
    "tag": "campaignTagId",
}


class OwnView(Struct, frozen=True, gc=False):
    """A view of the user's own, and the key that goes to it."""

    view: View
    key: str = ""


def parse_views(raw: Mapping[str, object]) -> tuple[tuple[OwnView, ...], tuple[str, ...]]:
    """The views of the settings, and what is wrong with the others, a sentence each."""
    views, problems = views_and_problems(raw)
    return views, tuple(problems.values())


def views_and_problems(
    raw: Mapping[str, object],
) -> tuple[tuple[OwnView, ...], Mapping[str, str]]:
    """The same, with each sentence under the id of its view."""
    views: list[OwnView] = []
    problems: dict[str, str] = {}
    for name, table in raw.items():
        try:
            views.append(_view(name, table))
        except ValueError as error:
            problems[name] = f"[views.{line(name, limit=40)}]: {error}."
    return tuple(views), problems


def all_views(raw: Mapping[str, object]) -> Mapping[str, View]:
    """By their ids: ours of every day, the user's, then what is aside, sent or to come."""
    users = {own.view.view_id: own.view for own in parse_views(raw)[0]}
    daily = {view_id: view for view_id, view in VIEWS.items() if view.is_queue}
    return {**daily, **users, **VIEWS}


def _view(view_id: str, table: object) -> OwnView:
    if not isinstance(table, Mapping):
        raise ValueError("write it as a table with a name, an endpoint and filters")
    if view_id in VIEWS or not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,30}", view_id):
        raise ValueError("use a new id of lowercase letters, digits and hyphens")
    unknown = sorted(set(table) - set(FIELDS))
    if unknown:
        raise ValueError(f"there's no {unknown[0]!r}. It takes {', '.join(FIELDS)}")
    asked = table.get("endpoint", "all")
    base = _BASES.get(asked) if isinstance(asked, str) else None
    if base is None:
        raise ValueError(f"endpoint is {asked!r}: use one of {', '.join(dict.fromkeys(_ids()))}")
    chosen = _Filters(base.endpoint)
    for field in ("category", "campaign", "member", "client", "tag"):
        if field in table:
            chosen.ids(field, table[field])
    chosen.rest(table)
    sort = base.sort
    if "sort" in table:
        if table["sort"] not in SORTS:
            raise ValueError(f"sort is {table['sort']!r}: use one of {', '.join(SORTS)}")
        sort = Sort(str(table["sort"]))
    view = structs.replace(
        base,
        view_id=view_id,
        title=line(_text(table.get("name", view_id), "name"), limit=24),
        listing="",
        fits=_all_of((base.fits, *chosen.checks)),
        sort=sort,
        filters=chosen.asked,
        category_names=frozenset(chosen.category_names),
        newer_than=chosen.newer_than,
        older_than=chosen.older_than,
        empty="No replies match this view.",
        keeps_marked=False,
    )
    return OwnView(view, _text(table["key"], "key") if "key" in table else "")


def _ids() -> Sequence[str]:
    return [view.view_id for view in _BASES.values()]


class _Filters:
    """What a view asks of the server, and what it checks here."""

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint
        self.asked: dict[str, Any] = {}
        self.checks: list[Callable[[LeadMap], bool]] = []
        self.category_names: list[str] = []
        self.newer_than: float | None = None
        self.older_than: float | None = None

    def ids(self, field: str, raw: object) -> None:
        values = list(raw) if isinstance(raw, list) else [raw]
        names = [each for each in values if isinstance(each, str) and not each.isdecimal()]
        if names and field == "category":
            if len(names) < len(values):
                raise ValueError("category mixes names and ids. Use one or the other")
            self.category_names = [each.strip().casefold() for each in names]
            return
        numbers = [_whole(each, field) for each in values]
        if not numbers:
            raise ValueError(f"{field} is empty. Add at least one, or remove it")
        most = 15 if (self._endpoint, field) == ("sent", "campaign") else _MOST[field]
        most = 1 if self._endpoint == "assigned-me" and field != "category" else most
        is_asked = len(numbers) <= most
        if is_asked and field == "category":
            self.asked["leadCategories"] = {"categoryIdsIn": numbers}
        elif is_asked:
            self.asked[_NAMES[field]] = numbers if most > 1 else numbers[0]
        self._check(field, frozenset(numbers), is_asked=is_asked, most=most)

    def _check(self, field: str, wanted: frozenset[int], *, is_asked: bool, most: int) -> None:
        match field:
            case "category":
                self.checks.append(lambda row: row.category_id in wanted)
            case "member":
                self.checks.append(lambda row: row.assignee in wanted)
            case "client":
                self.checks.append(lambda row: row.client_id is None or row.client_id in wanted)
            case "campaign" if not is_asked:  # the server also finds a campaign's sub-sequences
                self.checks.append(lambda row: row.campaign_id in wanted)
            case "tag" if not is_asked:
                raise ValueError(f"tag has {len(wanted)} ids; the API allows {most}")

    def rest(self, table: Mapping[str, object]) -> None:
        if "read" in table:
            wanted = table["read"]
            if not isinstance(wanted, bool):
                raise ValueError(f"read is {wanted!r}: use true or false")
            self.checks.append(lambda row: row.is_read is wanted)
        if "search" in table:
            words = _text(table["search"], "search")
            if len(words) > SEARCH_LIMIT:
                raise ValueError(f"search has {len(words)} characters; the API allows 30")
            self.asked["search"] = words
        if "email_status" in table:
            self.asked["emailStatus"] = self._status(table["email_status"])
        self.newer_than = _duration(table, "newer_than")
        self.older_than = _duration(table, "older_than")

    def _status(self, raw: object) -> object:
        given = list(raw) if isinstance(raw, list) else [raw]
        known = {status.casefold(): status for status in STATUSES}
        found = [known.get(each.casefold()) if isinstance(each, str) else None for each in given]
        if None in found or not found:
            raise ValueError(f"email_status is {raw!r}: use any of {', '.join(STATUSES)}")
        if self._endpoint == "assigned-me" and len(found) > 1:
            raise ValueError("email_status has several values; this endpoint takes one")
        return found[0] if len(found) == 1 else found


def _all_of(checks: Sequence[Callable[[LeadMap], bool]]) -> Callable[[LeadMap], bool]:
    def fits(row: LeadMap) -> bool:
        return all(check(row) for check in checks)

    return fits


def _whole(raw: object, field: str) -> int:
    if isinstance(raw, str) and raw.isdecimal():
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 < raw < 2**53:
        kind = "names, or ids" if field == "category" else "ids"
        raise ValueError(f"{field} is {raw!r}: use {kind}, such as [3, 5]")
    return raw


def _text(raw: object, field: str) -> str:
    try:
        return some_text(raw)
    except ValueError as error:
        raise ValueError(f"{field} is {raw!r}: use {error}") from None


def _duration(table: Mapping[str, object], field: str) -> float | None:
    if field not in table:
        return None
    try:
        return duration(table[field])
    except ValueError as error:
        raise ValueError(f"{field} is {table[field]!r}: use {error}") from None
