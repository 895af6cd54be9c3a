"""The one thing to know about the view in front, besides its rows: for the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, line, number, own
from triage_tui.sync.connection import Link

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.sync.reading.view_reader import ViewReader

SAID_BY_LINK = frozenset({Link.OFFLINE, Link.REFUSED})
"""Where the state of the connection is reason enough: it stands on the same line."""
NOT_REFRESHED = own("Couldn't refresh")


def view_notes(model: InboxModel, keymap: Keymap) -> tuple[SafeText, ...]:
    """The one thing to know about the view in front: at length, then shorter; none for nothing."""
    source, views = model.view.source, model.session.loader.views
    if source in model.failures:
        return _failure(model)
    if notes := _progress(model, views, source) or _news(model, keymap):
        return notes
    if notes := _unread(views, source, keymap):
        return notes
    if source in model.reading and len(model.rows):
        return (own("refreshing"),)
    if model.view.is_actionable:
        return ()
    return own("No lead behind these: read-only"), own("no leads: read-only")


def _progress(model: InboxModel, views: ViewReader, source: str) -> tuple[SafeText, ...]:
    """How far a view was read that was not there before, or what holds it up."""
    listing = model.store.state.listings.get(source)
    if source in model.reading and views.pages.trouble:
        return _trouble(model, views)
    if source not in views.counts or (listing is not None and listing.is_complete):
        return ()
    count = number(views.counts[source])
    return fill("{} loaded, more to come", count), fill("{} loaded so far", count)


def _news(model: InboxModel, keymap: Keymap) -> tuple[SafeText, ...]:
    if not model.news:
        return ()
    from triage_tui.commands.browse.new_replies import unseen  # late: not in the first paint

    new, key = len(unseen(model)), line(keymap.keys_of("list.new"))
    if not new:
        return ()
    return (fill("{} new ({})", number(new), key) if key else fill("{} new", number(new)),)


def _unread(views: ViewReader, source: str, keymap: Keymap) -> tuple[SafeText, ...]:
    """What could not be read of a listing, or nothing."""
    if bad := views.unreadable.get(source):
        key, count = line(keymap.keys_of("view.unreadable")), number(len(bad))
        rows = own("1 row") if len(bad) == 1 else fill("{} rows", count)
        return (
            fill("{} skipped: {} says why", rows, key),
            fill("{} skipped: {}", count, key),
        )
    if source in views.endless:
        words = "{} read; Smartlead gives the same pages again: there may be more"
        count = number(views.endless[source])
        return fill(words, count), fill("{} read, maybe more", count)
    return ()


def _failure(model: InboxModel) -> tuple[SafeText, ...]:
    """That it is not fresh, why, and when it is tried again: only what is not said elsewhere.

    An empty list says in its middle what went wrong.
    """
    again = _again(model, model.next_look)
    if not len(model.window.order):
        return (again,) if again else ()
    short = _sentences(fill("{}.", NOT_REFRESHED), again) if again else NOT_REFRESHED
    shorter = (short, NOT_REFRESHED)
    if model.session.connection.link in SAID_BY_LINK:
        return shorter
    reason = model.failures[model.view.source]
    whole = fill("{}: {}", NOT_REFRESHED, reason)
    return _sentences(whole, again), whole, *shorter


def _trouble(model: InboxModel, views: ViewReader) -> tuple[SafeText, ...]:
    """Why no further page comes, and when it is tried again."""
    again = _again(model, views.pages.trouble_until)
    short = again or own("trying again")
    if model.session.connection.link in SAID_BY_LINK or not len(model.window.order):
        return (short,)
    whole = fill("Couldn't load more: {}", views.pages.trouble)
    return _sentences(whole, again), short


def _again(model: InboxModel, at: float | None) -> SafeText:
    """In how long it is tried again; empty where that is now, or waits for the user."""
    pause = model.store.state.pause
    left = 0.0 if at is None else at - model.session.clock.monotonic()
    if left < 1.0 or (pause is not None and pause.until is None):
        return NOTHING
    return fill("Next try in {}", span(left))


def _sentences(said: SafeText, again: SafeText) -> SafeText:
    return joined(" ", [said, fill("{}.", again)]) if again else said
