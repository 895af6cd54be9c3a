"""A decision of the outbox as lines: what it is, where it is, and what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from triage_tui.commands.wording import cause, contested, question, standing
from triage_tui.inbox.actions import Entry, Status
from triage_tui.inbox.dates.ages import age
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, line, own
from triage_tui.ui.inbox.facts import PROGRESS
from triage_tui.ui.screens.record_head import SLIM, record_head
from triage_tui.ui.widgets.content import Part, draw
from triage_tui.ui.widgets.glyphs import UNICODE

if TYPE_CHECKING:
    from triage_tui.commands.naming import NamePolicy
    from triage_tui.inbox.open_decisions import Decision
    from triage_tui.session.session import Session

NEEDS_USER = frozenset({Status.ASK, Status.REFUSED})


def head(session: Session, decision: Decision, naming: NamePolicy, width: int) -> Content:
    """Who it is about, what was decided, and when."""
    entry, state = decision.first, session.store.state
    pressed = age(session.clock.wall() - entry.created_wall)
    when = own("now") if pressed == "now" else fill("{} ago", pressed)
    sign = line(getattr(UNICODE, PROGRESS[entry.status].name.lower()))
    return record_head(
        width,
        sign=draw((fill("{} ", sign), _style(entry))),
        who=naming.who(state, entry),
        what=naming.describe_decision(state, decision),
        when=when if width >= SLIM else NOTHING,
    )


def place(session: Session, entry: Entry, naming: NamePolicy, undo_key: SafeText) -> Content:
    """Where it is on its way; for one that asks, its question first and the cause after it."""
    state = session.store.state
    if entry.lead_map_id in session.store.slow_rows:
        return draw((own("saving…"), "$text-warning"))
    if entry.status is Status.ASK:
        asked: list[Part] = [(question(state, entry), "bold $text-error")]
        why = joined(" ", [each for each in (contested(state, entry), cause(entry)) if each])
        asked.append((fill(" {}", naming.words(state, entry, why)), "$text-muted"))
        return draw(*asked)
    where = standing(state, entry, session.clock.monotonic(), undo_key=undo_key)
    style = _style(entry) if entry.status in NEEDS_USER else "$text-muted"
    return draw((naming.words(state, entry, where), style))


def _style(entry: Entry) -> str:
    return "bold $text-error" if entry.status in NEEDS_USER else "$text-warning"
