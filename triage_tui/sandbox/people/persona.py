"""A persona: one made-up lead in one campaign, and what was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["gmail", "outlook", "html", "plain"]
"""How a mail was written: with its quoted thread (gmail, outlook), bare HTML, or bare text."""
Flag = Literal["important", "archived", "snoozed", "reminder", "scheduled", "legacy-email-key"]


@dataclass(frozen=True, slots=True)
class Said:
    """One mail after the campaign's own ones.

    The text may name `{first}`, `{company}`, `{sender}` (our first name) and `{product}`.
    """

    text: str
    by_lead: bool = True
    form: Form = "gmail"
    hours: float = 20.0
    """How long after the mail before it."""
    at: float | None = None
    """The moment of a reply that came while the inbox was open, seconds since 1970."""
    cc: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """Who answers which campaign, and how it is filed when the inbox opens."""

    first: str | None = None
    last: str | None = None
    email: str
    company: str
    title: str = ""
    location: str = ""
    phone: str | None = None
    campaign: int
    said: tuple[Said, ...]
    category: int | None = None
    unread: bool = True
    member: int | None = None
    step: int = 1
    flags: frozenset[Flag] = frozenset()
    tags: tuple[str, ...] = ()
    has_reply_time: bool = True
    can_recur: bool = True
    """False where the text fits this one person only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What more people are made of, beyond the personas."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    company_head: tuple[str, ...]
    company_tail: tuple[str, ...]
    titles: tuple[str, ...]
    locations: tuple[str, ...]
