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

SHORT_LINKS = {
    Link.TROUBLED: own("◐ errors"),
    Link.LIMITED: own("◐ limited"),
    Link.REFUSED: own("✗ bad key"),
}
"""The same for a narrow line, where there is a shorter word."""

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
ON_THIS_COMPUTER = own("On this computer")
"""What is said in place of an age where nothing is read from Smartlead."""
FRESH = 10
"""Seconds between two sayings of an age: one that counts every second keeps the terminal busy."""


def status_facts(
    session: Session,
    listing: str,
    marked: int = 0,
    view_notes: tuple[SafeText, ...] = (),
    *,
    way_on: SafeText = NOTHING,
    is_local: bool = False,
) -> StatusFacts:
    """Everything on the status line; each part has its place.

    `way_on` is the key that ends a pause which waits for the user; `is_local` where the view in
    front is of what is kept on this machine.
    """
    state = session.store.state
    words, style = LINKS[session.connection.link]
    age = session.read_age(listing)
    return StatusFacts(
        connection=words,
        connection_style=style,
        short_connection=SHORT_LINKS.get(session.connection.link, NOTHING),
        is_online=session.connection.is_online,
        freshness=ON_THIS_COMPUTER if is_local else freshness(age),
        short_freshness=NOTHING if is_local or age is None else short_freshness(age),
        requests=_requests(session),
        limit=limit_wait(session),
        marked=marked,
        queued=state.queued,
        checking=state.checking,
        asking=state.asking,
        refused=state.refused,
        is_read_only=bool(session.read_only_reason),
        notes=_notes(session, view_notes, way_on),
        narrow_notes=_why_read_only(session),
    )


def freshness(age: float | None) -> SafeText:
    """How old what is listed is, given its age in seconds; `None`: it was not read yet."""
    if age is None:
        return own("Not loaded yet")
    return fill("Updated {}", short_freshness(age))


def short_freshness(age: float) -> SafeText:
    """The same in fewer words, for a line without room."""
    if age < FRESH:
        return own("just now")
    return fill("{} ago", span(age if age >= MINUTE else age // FRESH * FRESH))


def _requests(session: Session) -> SafeText:
    budget = session.budget()
    if budget is None:
        return NOTHING
    if budget.is_slowed:
        return own("account limit: slower")
    if budget.left is None:
        return NOTHING
    return fill("{} requests left", number(budget.left))


def _notes(
    session: Session, view_notes: tuple[SafeText, ...], way_on: SafeText
) -> tuple[SafeText, ...]:
    """Why the queue stands still, else what to know about the view."""
    if session.store.is_slow:
        return (own("saving…"),)
    pause = session.store.state.pause
    if pause is None or pause.kind is PauseKind.LIMIT:
        return view_notes
    if pause.until is None:
        stopped = STOPPED[pause.kind]
        if not way_on:
            return (stopped,)
        # That the key was rejected stands at the left of the same line.
        is_said = pause.kind is PauseKind.KEY and session.connection.link is Link.REFUSED
        return (way_on,) if is_said else (fill("{} · {}", way_on, stopped), way_on)
    again = fill("Next try in {}", span(max(1.0, pause.until - session.clock.monotonic())))
    if pause.kind is PauseKind.NETWORK:
        return (again,)
    return fill("{} {}.", pause.reason, again), again


def _why_read_only(session: Session) -> tuple[SafeText, ...]:
    """Beside "Read-only", which has a place of its own."""
    if not session.read_only_reason or session.take_over is None:
        return ()
    if session.read_only_reason == LOCKED:
        return (own("journal in use"),)
    return (own("open in another window"),)
