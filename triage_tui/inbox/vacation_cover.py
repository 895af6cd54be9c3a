"""Vacation cover: what one member's lead maps were moved for, and how they come back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import tzinfo

from msgspec import Struct

from triage_tui.inbox.dates.ages import DAY, stamp
from triage_tui.inbox.lead_map import Category, CategoryId, LeadMap, LeadMapId, MemberId, Sentiment
from triage_tui.inbox.safe_text import SafeText, fill


class Cover(Struct, frozen=True, gc=False):
    """Who is away, who covers, from when to when, and which lead maps were moved for it."""

    away: MemberId
    covering: MemberId
    starts: float
    """Seconds since 1970, UTC, like `ends`."""
    ends: float
    moved: tuple[LeadMapId, ...] = ()

    def is_over(self, now: float) -> bool:
        """True once the one away is back."""
        return now >= self.ends

    def as_json(self) -> dict[str, object]:
        """The cover as the journal's file keeps it."""
        return {
            "away": int(self.away),
            "covering": int(self.covering),
            "starts": self.starts,
            "ends": self.ends,
            "moved": [int(each) for each in self.moved],
        }


def cover_from(kept: object) -> Cover | None:
    """What `as_json` gave, or `None` for anything else."""
    if not isinstance(kept, dict):
        return None
    numbers = [kept.get(name) for name in ("away", "covering", "starts", "ends")]
    moved = kept.get("moved")
    if not all(isinstance(each, int | float) for each in numbers) or not isinstance(moved, list):
        return None
    away, covering, starts, ends = (float(each or 0) for each in numbers)
    return Cover(
        MemberId(int(away)),
        MemberId(int(covering)),
        starts,
        ends,
        tuple(LeadMapId(each) for each in moved if isinstance(each, int)),
    )


class HandBack(Struct, frozen=True, gc=False):
    """What handing back does."""

    returns: tuple[LeadMapId, ...]
    """Still with the one who covered: they go back."""
    moved_since: tuple[LeadMapId, ...]
    """Given to somebody else since, back already, or gone: left as found."""


def hand_back(cover: Cover, owners: Mapping[LeadMapId, MemberId | None]) -> HandBack:
    """What goes back to the one who was away, by who owns each lead map now."""
    returns = tuple(each for each in cover.moved if owners.get(each) == cover.covering)
    kept = set(returns)
    return HandBack(returns, tuple(each for each in cover.moved if each not in kept))


def is_active(
    lead_map: LeadMap, categories: Mapping[CategoryId, Category], now: float, days: float
) -> bool:
    """True for a conversation that goes on: not filed as negative, and not silent for long."""
    category = categories.get(lead_map.category_id) if lead_map.category_id else None
    if category is not None and category.sentiment is Sentiment.NEGATIVE:
        return False
    at = lead_map.last_reply_at
    return at is None or now - at <= days * DAY


def cover_note(
    away: SafeText, covering: SafeText, starts: float, ends: float, zone: tzinfo
) -> SafeText:
    """The note put on each lead map that is moved."""
    return fill(
        "{} covers for {} from {} to {}.",
        covering,
        away,
        stamp(starts, zone=zone),
        stamp(ends, zone=zone),
    )


def without(covers: Iterable[Cover], done: Cover) -> tuple[Cover, ...]:
    """The covers that are still on."""
    return tuple(each for each in covers if each != done)
