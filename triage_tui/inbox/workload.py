"""What a member has and how it goes: figures from their lead maps, and the table of all of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterable, Mapping, Sequence

from msgspec import Struct

from triage_tui.inbox.dates.ages import DAY, span
from triage_tui.inbox.lead_map import Category, CategoryId, LeadMap, LeadMapId, MemberId, Sentiment
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.inbox.sla import SlaPolicy
from triage_tui.inbox.state import InboxState

LISTED = ("unread", "all")
"""The listings of replies that wait, whoever has them."""
NO_REPLIES = own("no replies yet")
NOT_TOLD = own("unknown")


class Figures(Struct, frozen=True, gc=False):
    """One member's line of the team screen."""

    member_id: MemberId
    name: SafeText
    assigned: int = 0
    is_whole: bool = True
    """False when more are assigned than were counted."""
    unread: int = 0
    late: int = 0
    """Past their SLA."""
    replies: int = 0
    """Lead maps whose newest reply came within the period."""
    interested: int = 0
    """Those of them in a positive category."""
    reply_rate: SafeText = NOTHING
    """Replies by leads written to, as the server's team board says it; empty where it does not."""

    @property
    def interest(self) -> float | None:
        """Interested of all replies, 0 to 1; `None` over an empty set."""
        return self.interested / self.replies if self.replies else None


class Late(Struct, frozen=True, gc=False):
    """A reply past its SLA, and whose it is."""

    lead_map: LeadMap
    owner: SafeText
    by: float
    """Seconds since its SLA ended."""


def figures_of(
    member_id: MemberId,
    name: SafeText,
    rows: Sequence[LeadMap],
    *,
    categories: Mapping[CategoryId, Category],
    policy: SlaPolicy,
    now: float,
    days: int,
    is_whole: bool = True,
    reply_rate: SafeText = NOTHING,
    aside: Container[LeadMapId] = (),
) -> Figures:
    """Count a member's lead maps; the period is the last `days` before `now`.

    What was put `aside` on this machine is past no SLA.
    """
    since = now - days * DAY
    replied = [row for row in rows if (row.last_reply_at or 0.0) >= since]
    return Figures(
        member_id,
        name,
        assigned=len(rows),
        is_whole=is_whole,
        unread=sum(not row.is_read for row in rows),
        late=sum(policy.overdue(row, categories, now, aside) >= 0 for row in rows),
        replies=len(replied),
        interested=sum(_is_positive(row, categories) for row in replied),
        reply_rate=reply_rate,
    )


def rows_now(read: Iterable[LeadMap], state: InboxState) -> list[LeadMap]:
    """What was `read` of the team, and what the inbox lists, each once and as it is now: what was
    decided meanwhile is past no SLA any more."""
    found = {row.lead_map_id: state.lead_map(row.lead_map_id) or row for row in read}
    for listing in LISTED:
        members = state.listings[listing].members if listing in state.listings else ()
        found.update((row.lead_map_id, row) for row in state.lead_maps_of(members))
    return list(found.values())


def _is_positive(row: LeadMap, categories: Mapping[CategoryId, Category]) -> bool:
    category = categories.get(row.category_id) if row.category_id else None
    return category is not None and category.sentiment is Sentiment.POSITIVE


def late_of(
    rows: Iterable[tuple[LeadMap, SafeText]],
    *,
    categories: Mapping[CategoryId, Category],
    policy: SlaPolicy,
    now: float,
    aside: Container[LeadMapId] = (),
) -> list[Late]:
    """What is past its SLA, the longest first; each row comes with its owner's name."""
    found = [
        Late(row, owner, by)
        for row, owner in rows
        if (by := policy.overdue(row, categories, now, aside)) >= 0
    ]
    return sorted(found, key=lambda late: -late.by)


def percent(share: float | None) -> SafeText:
    """A share in whole percent; over an empty set, that there are no replies yet."""
    return NO_REPLIES if share is None else fill("{}%", number(round(100 * share)))


def balance(figures: Sequence[Figures]) -> SafeText:
    """How even the load is, at a glance."""
    loads = sorted((each.assigned, each.name) for each in figures)
    if len(loads) < 2:
        return NOTHING
    (least, least_name), (most, most_name) = loads[0], loads[-1]
    if most == least:
        return fill("Even: everyone has {}.", number(most))
    if most - least == 1:
        return fill("Even: everyone has {} or {}.", number(least), number(most))
    return fill(
        "{} has the most ({}), {} the fewest ({}).",
        most_name,
        number(most),
        least_name,
        number(least),
    )


HEADINGS = ("teammate", "assigned", "unread", "past SLA", "replies", "positive rate", "reply rate")


def _cells(each: Figures) -> tuple[str, ...]:
    return (
        each.name,
        f"{each.assigned}{'' if each.is_whole else '+'}",
        str(each.unread),
        str(each.late),
        str(each.replies),
        percent(each.interest),
        each.reply_rate or NOT_TOLD,
    )


def as_csv(figures: Iterable[Figures]) -> str:
    """The table for a spreadsheet; a cell that would be a formula there is made text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    writer.writerows([_defused(cell) for cell in _cells(each)] for each in figures)
    return out.getvalue()


def _defused(cell: str) -> str:
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell


def as_markdown(figures: Iterable[Figures], late: Iterable[Late], days: int) -> str:
    """The table and the list of what is late, for a message or a document."""
    rows = [f"| {' | '.join(_escaped(cell) for cell in _cells(each))} |" for each in figures]
    lines = [
        f"# The team, last {days} days",
        "",
        f"| {' | '.join(HEADINGS)} |",
        f"|{'---|' * len(HEADINGS)}",
        *rows,
    ]
    overdue = [
        f"- {_escaped(each.owner)}: {_escaped(each.lead_map.name or each.lead_map.email)}, "
        f"{span(each.by)} overdue"
        for each in late
    ]
    return "\n".join([*lines, *(["", "## Past SLA", "", *overdue] if overdue else []), ""])


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\|`*_[]<>#" else char for char in line(text))
