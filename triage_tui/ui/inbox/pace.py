"""How fast things go, in sentences: the connection, the requests left, what is waited for."""

from __future__ import annotations

from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.events import PauseKind
from triage_tui.inbox.safe_text import SafeText, fill, joined, number, own
from triage_tui.inbox.state import InboxState
from triage_tui.session.session import Session
from triage_tui.sync.connection import Link

LINKS = {
    Link.CONNECTING: own("Connecting…"),
    Link.ONLINE: own("Online."),
    Link.OFFLINE: own("Offline. You can keep working."),
    Link.TROUBLED: own("Smartlead answers with errors. You can keep working."),
    Link.LIMITED: own("Smartlead asked to slow down."),
    Link.REFUSED: own("Smartlead rejected the API key."),
}
PAUSES = {
    PauseKind.NETWORK: own("Offline. You can keep working."),
    PauseKind.LIMIT: own("Smartlead asked to slow down."),
    PauseKind.DISK: own("Can't write to disk."),
    PauseKind.PLAN: own("Smartlead says: Plan expired!"),
}
"""Pauses that end by themselves, and say all there is to say."""


def pace_words(session: Session, state: InboxState) -> SafeText:
    """The connection or what the queue waits for, and what is left of the request budget."""
    return joined(" ", [_going(session, state), *_budget(session)])


def _going(session: Session, state: InboxState) -> SafeText:
    pause = state.pause
    if pause is None:
        return LINKS[session.connection.link]
    if pause.until is None:
        return fill("Waiting for you. {}", pause.reason)
    left = max(1.0, pause.until - session.clock.monotonic())
    if pause.kind is PauseKind.NETWORK and session.connection.link is Link.TROUBLED:
        return fill("{} Next try in {}.", pause.reason, span(left))
    return fill("{} Next try in {}.", PAUSES.get(pause.kind, pause.reason), span(left))


def _budget(session: Session) -> list[SafeText]:
    budget = session.budget()
    if budget is None:
        return []
    parts = []
    if budget.is_slowed:
        parts.append(own("Everyone on this account together hit its limit: going slower."))
    if budget.left is not None:
        parts.append(fill("{} requests left.", number(budget.left)))
    if budget.waiting_until is not None:
        left = budget.waiting_until - session.clock.monotonic()
        if left >= 1:
            parts.append(fill("Rate limit: next request in {}.", span(left)))
    return parts
