"""How fast things go, in sentences: the connection, the requests left, what is waited for."""

from __future__ import annotations

from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.dates.time_zone import here
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, line, number, own
from triage_tui.inbox.state import InboxState
from triage_tui.session.session import Session
from triage_tui.sync.connection import Link

LINKS = {
    Link.CONNECTING: own("Connecting."),
    Link.ONLINE: own("Online."),
    Link.OFFLINE: own("Smartlead is not reached; keys keep working."),
    Link.TROUBLED: own("Smartlead answers with errors of its own."),
    Link.LIMITED: own("Smartlead asked to go slower."),
    Link.REFUSED: own("Smartlead does not accept the API key."),
}


def pace_words(session: Session) -> SafeText:
    """The connection, what is left of the request budget, and what it waits for until when."""
    return joined(" ", [LINKS[session.connection.link], *_budget(session)])


def pause_words(session: Session, state: InboxState) -> SafeText:
    """Why the whole queue stands still, and when it goes on; empty while it does not."""
    pause = state.pause
    if pause is None:
        return NOTHING
    if pause.until is None:
        return fill("The queue waits for you. {}", pause.reason)
    left = pause.until - session.clock.monotonic()
    return fill(
        "The queue waits until {}, {} from now. {}",
        _clock_time(session, left),
        span(max(1.0, left)),
        pause.reason,
    )


def _budget(session: Session) -> list[SafeText]:
    budget = session.budget()
    if budget is None:
        return []
    parts = []
    if budget.left is not None:
        parts.append(fill("{} requests left.", number(budget.left)))
    if budget.waiting_until is not None:
        left = budget.waiting_until - session.clock.monotonic()
        if left >= 1:
            parts.append(
                fill(
                    "The next one goes at {}, in {}: it waits for {}.",
                    _clock_time(session, left),
                    span(left),
                    line(budget.why),
                )
            )
    return parts


def _clock_time(session: Session, ahead: float) -> SafeText:
    """The time of day so many seconds from now."""
    there = here(session.clock.wall() + ahead)
    return line(f"{there:%H:%M:%S}")
