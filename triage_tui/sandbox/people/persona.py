"""A part in the cast: one lead in one campaign, and what was said."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import Literal

Form = Literal["gmail", "outlook", "html", "plain"]
"""How a mail was written: with its quoted thread (gmail, outlook), bare HTML, or bare text."""
Flag = Literal["important", "archived", "snoozed", "reminder", "scheduled", "legacy-email-key"]
VANISHED_CATEGORY = 101700
"""On a row, in no list: someone deleted the category."""
UNKNOWN_MEMBER = 4999
"""On a row, in no list: someone left the team."""


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
class Part:
    """Who answers which campaign, and how it is filed when the inbox opens."""

    first: str | None
    last: str | None
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


def lead(
    text: str,
    form: Form = "gmail",
    *,
    hours: float = 20.0,
    cc: tuple[str, ...] = (),
    attachments: tuple[str, ...] = (),
) -> Said:
    """What the lead wrote."""
    return Said(unfolded(text), form=form, hours=hours, cc=cc, attachments=attachments)


def us(text: str, *, hours: float = 3.0, attachments: tuple[str, ...] = ()) -> Said:
    """What we answered by hand."""
    return Said(unfolded(text), by_lead=False, form="html", hours=hours, attachments=attachments)


def unfolded(text: str) -> str:
    """Source text as a mail: lines of a paragraph joined, a line after `|` kept on its own."""
    paragraphs = []
    for paragraph in dedent(text).strip().split("\n\n"):
        joined = ""
        for row in paragraph.split("\n"):
            is_kept = row.startswith("|")
            words = row.removeprefix("|").removeprefix(" ") if is_kept else row.strip()
            joined += ("\n" if is_kept else " ") + words if joined else words
        paragraphs.append(joined)
    return "\n\n".join(paragraphs)
