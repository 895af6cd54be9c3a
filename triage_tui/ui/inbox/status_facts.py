"""What the status line says, derived from the session."""

from __future__ import annotations

from triage_tui.commands.rate_limit import limit_wait
from triage_tui.inbox.dates.ages import MINUTE, span
from triage_tui.inbox.events import PauseKind
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, number, own
from triage_tui.session.session import Session
from triage_tui.sync.connection import Link
from triage_tui.sync.storage.journal_file import LOCKED
from triage_tui.ui.inbox.status_line import StatusFacts

LINKS = {
    Link.CONNECTING: (own("… connecting"), "$text-muted"),
    Link.ONLINE: (own("● online"), "$text-success"),
    Link.OFFLINE: (own("○ offline"), "bold $text-warning"),
    Link.TROUBLED: (own("◐ server errors"), "bold $text-warning"),
    Link.LIMITED: (own("◐ rate-limited"), "bold $text-warning"),
    Link.REFUSED: (own("✗ key rejected"), "bold $text-error"),
}

STOPPED = {
    PauseKind.KEY: own("paused: no valid key"),
    PauseKind.ACCOUNT: own("paused: another account?"),
    PauseKind.TLS: own("paused: certificate problem"),
    PauseKind.DISK: own("can't write to disk"),
    PauseKind.LIMIT: own("rate limit"),
    PauseKind.NETWORK: own("offline"),
    PauseKind.PLAN: own("plan expired"),
}
"""Why nothing is sent until the user has acted, in few words."""
FRESH = 10
"""Seconds between two sayings of an age: one that counts every second keeps the terminal busy."""


def status_facts(
    session: Session,
    listing: str,
    marked: int = 0,
    view_note: SafeText = NOTHING,
    *,
    way_on: SafeText = NOTHING,
) -> StatusFacts:
    """Everything on the status line; each part has its place.

    `way_on` is the key that ends a pause which waits for the user.
    """
    state = session.store.state
    words, style = LINKS[session.connection.link]
    return StatusFacts(
        connection=words,
        connection_style=style,
        freshness=freshness(session.read_age(listing)),
        requests=_requests(session),
        limit=limit_wait(session),
        marked=marked,
        queued=state.queued,
        checking=state.checking,
        asking=state.asking,
        refused=state.refused,
        is_read_only=bool(session.read_only_reason),
        note=_note(session, view_note, way_on),
    )


def freshness(age: float | None) -> SafeText:
    """How old what is listed is, given its age in seconds; `None`: it was not read yet."""
    if age is None:
        return own("Not loaded yet")
    if age < FRESH:
        return own("Updated just now")
    return fill("Updated {} ago", span(age if age >= MINUTE else age // FRESH * FRESH))


def _requests(session: Session) -> SafeText:
    budget = session.budget()
    if budget is None:
        return NOTHING
    if budget.is_slowed:
        return own("account limit: slower")
    if budget.left is None:
        return NOTHING
    return fill("{} requests left", number(budget.left))


def _note(session: Session, view_note: SafeText, way_on: SafeText) -> SafeText:
    """Why the queue stands still, else what to know about the view, else that nothing changes."""
    if session.store.is_slow:
        return own("saving…")
    state = session.store.state
    if state.pause is not None and state.pause.kind is not PauseKind.LIMIT:
        if state.pause.until is None:
            return fill("{} · {}", way_on, STOPPED[state.pause.kind])
        seconds = max(1.0, state.pause.until - session.clock.monotonic())
        if state.pause.kind is PauseKind.NETWORK:
            return fill("Next try in {}", span(seconds))
        return fill("{} Next try in {}.", state.pause.reason, span(seconds))
    return view_note or _why_read_only(session)


def _why_read_only(session: Session) -> SafeText:
    """Beside "Read-only", which has a place of its own."""
    if not session.read_only_reason or session.take_over is None:
        return NOTHING
    if session.read_only_reason == LOCKED:
        return own("journal in use")
    return own("open in another window")
