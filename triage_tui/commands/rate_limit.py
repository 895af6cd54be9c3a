"""What is missing because of the rate limit, and when it comes: said at the place it is missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own

if TYPE_CHECKING:
    from triage_tui.session.session import Session

READING = own("Loading conversation…")
"""What a conversation that is on its way says in place of its messages."""
LOADING = own("Loading inbox…")
"""What an empty list says while its replies are on their way."""
NOTICED = 1.0
"""Seconds of a wait that anybody would notice."""
LONG = 5.0
"""Seconds without a request that are said although only further reading waits."""


def conversation_wait(session: Session) -> SafeText:
    """When the conversation in view is asked for; nothing where the limit does not hold it back."""
    budget = session.budget()
    return NOTHING if budget is None else _loading_in(session, budget.conversation_at)


def page_wait(session: Session) -> SafeText:
    """The same for the page in view."""
    budget = session.budget()
    return NOTHING if budget is None else _loading_in(session, budget.page_at)


def count_wait(session: Session) -> SafeText:
    """The same for counts, and for all that is read besides."""
    budget = session.budget()
    return NOTHING if budget is None else _loading_in(session, budget.rest_at)


def team_wait(session: Session) -> SafeText:
    """Why counting what the team has stands still: the server's trouble, or the limit."""
    return session.team().trouble or count_wait(session)


def limit_wait(session: Session) -> SafeText:
    """How long the limit holds up what somebody waits for; for the status line."""
    budget = session.budget()
    if budget is None:
        return NOTHING
    left, further = _left(session, budget.missed_at), _left(session, budget.waiting_until)
    if left < NOTICED:
        left = further if further >= LONG else 0.0
    return fill("Rate limit: {}", span(left)) if left >= NOTICED else NOTHING


def _loading_in(session: Session, at: float | None) -> SafeText:
    left = _left(session, at)
    return fill("Rate limit: loading in {}", span(left)) if left >= NOTICED else NOTHING


def _left(session: Session, at: float | None) -> float:
    return 0.0 if at is None else max(0.0, at - session.clock.monotonic())
