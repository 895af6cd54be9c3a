"""A lead's own record as lines above the conversation."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from triage_tui.inbox.dates.ages import age
from triage_tui.inbox.lead_map import CategoryId, LeadMapId
from triage_tui.inbox.lead_record import LeadPlace, LeadRecord
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own
from triage_tui.ui.widgets.content import BLANK, draw, spread

LABEL = 12
"""Cells for the name of a fact, where the width allows."""


def record_lines(
    record: LeadRecord,
    here: LeadMapId,
    categories: Mapping[CategoryId, SafeText],
    width: int,
    now: float,
) -> list[Content]:
    """What is known of the lead, a fact a line; the other campaigns last."""
    if not record.is_known:
        return [draw((own("Smartlead has no lead with this address."), "$text-muted")), BLANK]
    facts = [
        (own("Company"), record.company),
        (own("Phone"), record.phone),
        (own("Location"), record.location),
        (own("Website"), record.website),
        (own("LinkedIn"), record.linkedin),
        *record.fields,
    ]
    lines = [each for name, text in facts if text for each in _fact(name, text, width)]
    if record.is_unsubscribed:
        lines.append(draw((own("Unsubscribed"), "bold $text-warning")))
    if not lines:
        lines.append(draw((own("Smartlead has no more details on this lead."), "$text-muted")))
    others = [place for place in record.places if place.lead_map_id != here]
    return [*lines, *(_place(each, categories, width, now) for each in others), BLANK]


def _fact(name: SafeText, text: SafeText, width: int) -> list[Content]:
    room = min(LABEL, width // 3)
    label = draw((name, "$text-muted")).truncate(room - 1, ellipsis=True, pad=True)
    first, *rest = draw(text).wrap(max(8, width - room))
    indent = Content(" " * room)
    return [label + " " + first, *(indent + each for each in rest)]


def _place(
    place: LeadPlace, categories: Mapping[CategoryId, SafeText], width: int, now: float
) -> Content:
    filed = categories.get(place.category_id, NOTHING) if place.category_id else NOTHING
    ended = fill("  {}", filed) if filed else NOTHING
    left = draw(
        (own("also in  "), "$text-muted"),
        place.campaign_name or own("an unnamed campaign"),
        (ended, "$text-muted"),
    )
    aged = own("no reply") if place.last_reply_at is None else age(now - place.last_reply_at)
    return spread(left, draw((aged, "$text-muted")), width)
