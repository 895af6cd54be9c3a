"""Whether a reply waits for us, and how long it has, in words for the eye: fresh, due, late."""

from __future__ import annotations

from collections.abc import Container, Mapping
from enum import StrEnum
from typing import Protocol

from triage_tui.inbox.automatic import is_automatic
from triage_tui.inbox.lead_map import Category, CategoryId, LeadMapId


class Sla(StrEnum):
    """How long a reply has waited, against the two thresholds of the settings."""

    FRESH = "fresh"
    WARN = "warn"
    LATE = "late"


def sla_of(reply_at: float | None, now: float, *, warn: float, late: float) -> Sla:
    """The level of a reply that came at `reply_at`; thresholds in seconds."""
    waited = 0.0 if reply_at is None else now - reply_at
    if waited >= late:
        return Sla.LATE
    return Sla.WARN if waited >= warn else Sla.FRESH


class Reply(Protocol):
    """What of a lead map says whether it waits: a row, or what a filter keeps of one."""

    @property
    def lead_map_id(self) -> LeadMapId: ...
    @property
    def category_id(self) -> CategoryId | None: ...
    @property
    def last_reply_at(self) -> float | None: ...
    @property
    def is_read(self) -> bool: ...
    @property
    def reply_facts(self) -> int: ...


def is_waiting(
    lead_map: Reply,
    categories: Mapping[CategoryId, Category],
    aside: Container[LeadMapId] = (),
) -> bool:
    """True when a person waits for us: the reply is unread, not automatic, and not put aside."""
    if lead_map.is_read or lead_map.lead_map_id in aside:
        return False
    category = categories.get(lead_map.category_id) if lead_map.category_id else None
    return not is_automatic(lead_map.reply_facts, category)
