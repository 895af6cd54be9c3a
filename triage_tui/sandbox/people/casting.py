"""Casting: who stands behind a lead map, by its place in the inbox."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from triage_tui.sandbox.people.company import CAMPAIGN_BY_ID, MEMBERS, Campaign
from triage_tui.sandbox.people.roster import first_places, names, personas, recurring
from triage_tui.sandbox.people.seeded import draw, pick, share

if TYPE_CHECKING:
    from triage_tui.sandbox.people.persona import Flag, Persona, Said

FIRST_MAP_ID = 2433664001
FIRST_LEAD_ID = 2995276001
DAY = 86400.0
LAGGING = 3
"""How many of the newest replies Smartlead's own filing has not reached yet."""


@dataclass(slots=True, eq=False)
class Lead:
    """A lead map as the server knows it. Times are seconds since 1970."""

    lead_map_id: int
    lead_id: int
    persona: Persona
    campaign: Campaign
    first: str | None
    last: str | None
    email: str
    company: str
    title: str
    location: str
    category_id: int | None
    is_read: bool
    member_id: int | None
    reply_at: float | None
    base_at: float
    """When the newest mail came that was there before the inbox opened."""
    sent_at: float
    said: tuple[Said, ...]
    """What was written beyond the campaign's own mails; none for a lead that never answered."""
    flags: frozenset[Flag]

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.first, self.last))) or self.email

    @property
    def has_replied(self) -> bool:
        return any(said.by_lead for said in self.said)


def starts_unread(seed: int, place: int) -> bool:
    """Whether the lead map at `place` is unread when the inbox opens; cheap, for counting."""
    if place < len(cast := personas()):
        return cast[place].unread
    return share(seed, place, 1) < 2 / 3


def reply_age(place: int, replied: int) -> float:
    """Seconds between the opening of the inbox and the newest reply at `place` of `replied`.

    Minutes for the first, six days for the last of sixty, more for larger inboxes.
    """
    span = DAY * (6.0 if replied <= 200 else min(120.0, 6.0 + replied / 100))
    return 240.0 + span * math.pow((place + 0.4) / max(1, replied), 2.2)


def cast_lead(seed: int, place: int, at: float, *, is_silent: bool = False) -> Lead:
    """The lead map at `place`, whose newest mail came `at`. A silent one never answered."""
    is_persona = place < len(personas())
    persona = personas()[place] if is_persona else pick(recurring(), seed, place, 2)
    first, last = (persona.first, persona.last) if is_persona else _name(persona, seed, place)
    company = persona.company if is_persona else _company(seed, place)
    is_filed = not is_silent and place >= LAGGING and (is_persona or share(seed, place, 4) > 0.12)
    is_read = is_silent or not starts_unread(seed, place)
    return Lead(
        lead_map_id=FIRST_MAP_ID + place,
        lead_id=FIRST_LEAD_ID + (first_places()[persona.email] if is_persona else place),
        persona=persona,
        campaign=CAMPAIGN_BY_ID[persona.campaign],
        first=first,
        last=last,
        email=persona.email if is_persona else _email(first, last, company, place),
        company=company,
        title=persona.title if is_persona else pick(names().titles, seed, place, 5),
        location=persona.location if is_persona else pick(names().locations, seed, place, 6),
        category_id=persona.category if is_filed else None,
        is_read=is_read,
        member_id=persona.member if is_persona else _member(seed, place),
        reply_at=None if is_silent or not persona.has_reply_time else at,
        base_at=at,
        sent_at=at if is_silent else _sent_at(persona.said, at),
        said=() if is_silent else _signed(persona, first, last, company),
        flags=persona.flags if is_persona else _flags(seed, place, is_read=is_read),
    )


def _signed(
    persona: Persona, first: str | None, last: str | None, company: str
) -> tuple[Said, ...]:
    """What the persona said, in the name of whoever says it here: texts are signed by name."""
    pairs = ((persona.first, first), (persona.last, last), (persona.company, company))
    names = {old: new for old, new in pairs if old and new and old != new}
    if persona.first and first and persona.last and last:
        names[f"{persona.first[0]}. {persona.last}"] = f"{first[0]}. {last}"
    if not names:
        return persona.said
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(longest_first)})(?!\w)")
    return tuple(
        replace(each, text=pattern.sub(lambda found: names[found[0]], each.text))
        for each in persona.said
    )


def _sent_at(said: tuple[Said, ...], reply_at: float) -> float:
    """When our newest mail left: just before the newest reply."""
    return reply_at - said[-1].hours * 3600


def _flags(seed: int, place: int, *, is_read: bool) -> frozenset[Flag]:
    point = share(seed, place, 13)
    if point < 0.06:
        return frozenset({"important"})
    if is_read and point < 0.12:
        return frozenset({"archived"})
    return frozenset()


def _name(persona: Persona, seed: int, place: int) -> tuple[str | None, str | None]:
    if persona.first is None:
        return None, None
    return pick(names().first, seed, place, 7), pick(names().last, seed, place, 8)


def _company(seed: int, place: int) -> str:
    head = pick(names().company_head, seed, place, 9)
    return f"{head} {pick(names().company_tail, seed, place, 10)}"


def _email(first: str | None, last: str | None, company: str, place: int) -> str:
    local = f"{_ascii(first)}.{_ascii(last)}" if first and last else "hello"
    return f"{local}{place}@{_ascii(company)}.example"


def _ascii(text: str | None) -> str:
    folded = unicodedata.normalize("NFKD", (text or "").translate(SPECIAL)).lower()
    return "".join(char for char in folded if char.isascii() and char.isalnum())


SPECIAL = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "đ": "d"})


def _member(seed: int, place: int) -> int | None:
    if draw(seed, place, 11) % 5 > 1:
        return None
    return pick(MEMBERS, seed, place, 12).member_id
