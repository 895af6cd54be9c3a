"""What the widgets show, derived from the state: pure functions, one for each widget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from triage_tui.commands.wording import (
    category_name,
    contested,
    describe,
    lead_name,
    member_name,
    outcome,
    trouble,
)
from triage_tui.config.settings import Settings
from triage_tui.inbox.actions import Entry, Status
from triage_tui.inbox.dates.ages import age
from triage_tui.inbox.lead_map import (
    CategoryId,
    LeadMap,
    LeadMapId,
    Sentiment,
)
from triage_tui.inbox.reply_facts import RowHint, row_hint
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, line, number, own
from triage_tui.inbox.sla_level import Sla, is_waiting, sla_of
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.views.views import View, is_handled
from triage_tui.ui.inbox.action_keys import CategoryKey
from triage_tui.ui.inbox.lead_card import LeadCardData
from triage_tui.ui.inbox.row import Progress, RowFacts
from triage_tui.ui.widgets.glyphs import SENTIMENT_STYLES, UNICODE

if TYPE_CHECKING:
    from triage_tui.inbox.sla import SlaPolicy

__all__ = ["category_name", "member_name"]
"""Beside what is defined here: the names that screens ask this module for."""

PROGRESS = {
    Status.HELD: Progress.QUEUED,
    Status.PENDING: Progress.QUEUED,
    Status.IN_FLIGHT: Progress.SENDING,
    Status.UNKNOWN: Progress.CHECKING,
    Status.ASK: Progress.ASKS,
    Status.REFUSED: Progress.REFUSED,
}
URGENCY = (
    Status.ASK,
    Status.REFUSED,
    Status.UNKNOWN,
    Status.IN_FLIGHT,
    Status.PENDING,
    Status.HELD,
)
"""Which of several actions on a lead map its row tells about, the first that is there."""
SLA_STYLES = {Sla.FRESH: "$text-muted", Sla.WARN: "$text-warning", Sla.LATE: "bold $text-error"}


class Viewpoint(Struct, frozen=True, gc=False):
    """What rows are seen from: the view, the hour and the user's thresholds."""

    view: View
    now: float
    """Seconds since 1970."""
    settings: Settings
    is_masked: bool = False
    """True while others look on."""
    sla: SlaPolicy | None = None
    """SLAs of single categories; `None` where one holds for all."""
    saving: frozenset[LeadMapId] = frozenset()
    """The lead maps on which something waits for a slow disk."""


def row_facts(state: InboxState, lead_map_id: LeadMapId, seen: Viewpoint) -> RowFacts | None:
    """What the row of a lead map shows; `None` when it is not there any more."""
    lead_map = state.lead_map(lead_map_id)
    if lead_map is None:
        return None
    entry = telling_entry(state, lead_map_id)
    said = trouble(state, entry) if entry else NOTHING
    category = state.categories.get(lead_map.category_id) if lead_map.category_id else None
    facts = RowFacts(
        lead_map_id=lead_map_id,
        name=lead_map.name,
        email=lead_map.email,
        context=lead_map.campaign_name,
        age=_age(lead_map, seen),
        sla=_sla(state, lead_map, seen),
        hint=_hint(lead_map, seen),
        subject=NOTHING if said else lead_map.subject,
        preview=said or lead_map.preview,
        category=category_name(state, lead_map.category_id),
        sentiment=category.sentiment if category else Sentiment.UNKNOWN,
        owner=member_name(state, lead_map.assignee),
        progress=_progress(lead_map_id, entry, seen),
        is_unread=not lead_map.is_read,
        is_dimmed=is_handled(state, seen.view, lead_map),
        has_siblings=bool(state.siblings_of(lead_map_id)),
        has_hidden=lead_map.hidden > 0,
    )
    return _masked_row(facts) if seen.is_masked else facts


def _hint(lead_map: LeadMap, seen: Viewpoint) -> RowHint | None:
    """What the reply says of itself; most say nothing."""
    if not lead_map.reply_facts:
        return None
    today = datetime.fromtimestamp(seen.now).astimezone().date()
    return row_hint(lead_map.reply_facts, lead_map.back_on, today)


def _progress(lead_map_id: LeadMapId, entry: Entry | None, seen: Viewpoint) -> Progress:
    if lead_map_id in seen.saving:
        return Progress.SAVING
    return PROGRESS[entry.status] if entry else Progress.NONE


def _masked_row(facts: RowFacts) -> RowFacts:
    from triage_tui.inbox.masking import masked_line, masked_name  # late: seldom needed

    return structs.replace(
        facts,
        name=masked_name(facts.name),
        email=masked_line(facts.email),
        subject=masked_line(facts.subject, (facts.name, facts.email)),
        preview=masked_line(facts.preview, (facts.name, facts.email)),
    )


def telling_entry(state: InboxState, lead_map_id: LeadMapId) -> Entry | None:
    """The action that a row tells about: the one that needs the user most."""
    entries = state.entries_of(lead_map_id)
    return min(entries, key=lambda entry: URGENCY.index(entry.status)) if entries else None


def lead_facts(state: InboxState, lead_map: LeadMap, seen: Viewpoint) -> LeadCardData:
    """What the action pane says about the open lead map."""
    category = state.categories.get(lead_map.category_id) if lead_map.category_id else None
    sentiment = category.sentiment if category else Sentiment.UNKNOWN
    name = category_name(state, lead_map.category_id)
    entry = telling_entry(state, lead_map.lead_map_id)
    sla = _sla(state, lead_map, seen)
    replied = _age(lead_map, seen)
    step = NOTHING
    if lead_map.step is not None and lead_map.steps is not None:
        step = fill("  ·  step {} of {}", number(lead_map.step), number(lead_map.steps))
    shown = LeadCardData(
        name=lead_name(lead_map),
        company=lead_map.company,
        email=lead_map.email if lead_map.name else NOTHING,
        campaign=lead_map.campaign_name or own("no campaign"),
        step=step,
        category=fill("{} {}", line(UNICODE.of(sentiment)), name) if name else NOTHING,
        category_style=SENTIMENT_STYLES[sentiment] if name else "$text-muted",
        owner=fill("owned by {}", owner)
        if (owner := member_name(state, lead_map.assignee))
        else own("unassigned"),
        age=_replied(replied) if replied else own("no reply time"),
        age_style=SLA_STYLES[sla],
        is_unread=not lead_map.is_read,
        state=entry_words(state, entry) if entry else NOTHING,
        state_style="bold $text-error"
        if entry and entry.status in (Status.REFUSED, Status.ASK)
        else "$text-warning",
    )
    if lead_map.lead_map_id in seen.saving:
        shown = structs.replace(shown, state=own("saving…"), state_style="$text-warning")
    if not seen.is_masked:
        return shown
    from triage_tui.inbox.masking import masked_line, masked_name  # late, as above

    return structs.replace(
        shown,
        name=masked_name(shown.name),
        company=masked_name(shown.company),
        email=masked_line(shown.email),
        state=masked_line(shown.state, (shown.name,)),
    )


def entry_words(state: InboxState, entry: Entry) -> SafeText:
    """Where an action is, in a sentence."""
    what = describe(state, entry.action)
    if entry.status is Status.HELD:
        return joined(" ", [fill("{}: queued.", what), contested(state, entry)])
    words = outcome(entry) if entry.status is Status.REFUSED else trouble(state, entry)
    words = words or outcome(entry)
    if entry.status in (Status.PENDING, Status.UNKNOWN) and entry.reason:
        words = joined(" ", [words, entry.reason])
    return fill("{}: {}", what, words)


def category_keys(
    state: InboxState,
    pins: Mapping[int, CategoryId],
    current: CategoryId | None,
    keys: Mapping[int, SafeText],
) -> tuple[CategoryKey, ...]:
    """The pinned digits; a vanished category leaves its digit dead and says so."""
    found = []
    for digit, category_id in sorted(pins.items()):
        category = state.categories.get(category_id)
        found.append(
            CategoryKey(
                key=keys.get(digit, NOTHING),
                name=category.name if category else own("(gone)"),
                sentiment=category.sentiment if category else Sentiment.UNKNOWN,
                is_current=category_id == current,
                digit=digit,
            )
        )
    return tuple(found)


def _sla(state: InboxState, lead_map: LeadMap, seen: Viewpoint) -> Sla:
    """Where a reply that waits stands against the SLA of its category, or the one for all."""
    aside = state.local_statuses
    if not seen.view.is_queue or not is_waiting(lead_map, state.categories, aside):
        return Sla.FRESH
    settings = seen.settings
    late = settings.sla_late if seen.sla is None else seen.sla.limit(lead_map, state.categories)
    return sla_of(lead_map.last_reply_at, seen.now, warn=min(settings.sla_warn, late), late=late)


def _age(lead_map: LeadMap, seen: Viewpoint) -> SafeText:
    at = lead_map.last_reply_at
    return NOTHING if at is None else age(seen.now - at)


def _replied(words: SafeText) -> SafeText:
    return own("replied just now") if words == "now" else fill("replied {} ago", words)
