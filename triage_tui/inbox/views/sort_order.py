"""In which order a view lists its rows: one number a row, small ones first."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from triage_tui.inbox.automatic import is_automatic
from triage_tui.inbox.lead_map import LeadMap, Sentiment
from triage_tui.inbox.state import InboxState

GROUP: Final = 1e11
"""What one group is apart from the next; no time of a mail comes near it."""
_LATEST: Final = 4e10
_UNKNOWN: Final = 4.5e10
"""Rows without a time come last in their group, never out of it."""


class Sort(StrEnum):
    """The orders a view may have; the values are what the configuration says."""

    NEWEST = "newest"
    OLDEST = "oldest"
    """Ours: the server has no ascending sort of replies."""
    SLA = "sla"
    """Good sentiment before the others, and the longest wait first."""
    SENT = "sent"
    """The last mail of ours, newest first."""
    WAKE = "wake"
    """The time of a reminder, a snooze or a scheduled mail, the next one first."""


def place_of(state: InboxState, lead_map: LeadMap, sort: Sort, *, sinks: bool = True) -> float:
    """Where a row stands; automatic replies after the others when they sink."""
    known = lead_map.category_id
    category = state.categories.get(known) if known is not None else None
    group = 0
    if sort is Sort.SLA:
        group = 0 if category is not None and category.sentiment is Sentiment.POSITIVE else 1
    if sinks and is_automatic(lead_map.reply_facts, category):
        group = 2 if sort is Sort.SLA else 1
    return group * GROUP + _within(lead_map, sort)


def _within(lead_map: LeadMap, sort: Sort) -> float:
    match sort:
        case Sort.NEWEST:
            at, sign = lead_map.last_reply_at, -1
        case Sort.SENT:
            at, sign = lead_map.last_sent_at, -1
        case Sort.OLDEST | Sort.SLA:
            at, sign = lead_map.last_reply_at, 1
        case Sort.WAKE:
            at, sign = lead_map.wake_at, 1
    if at is None:
        return _UNKNOWN
    return sign * min(max(at, -_LATEST), _LATEST)


def is_other_group(before: float, after: float) -> bool:
    """True when two places differ by their group alone: a verdict, not a newer reply."""
    groups = round((after - before) / GROUP)
    return groups != 0 and abs(after - before - groups * GROUP) < 1e-3


def is_sunk(place: float, sort: Sort) -> bool:
    """True for the place of a reply that no person wrote."""
    return place > (1.5 if sort is Sort.SLA else 0.5) * GROUP
