"""The one thing to know about the view in front, besides its rows: for the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.sync.reading.view_reader import ViewReader


def view_note(model: InboxModel, keymap: Keymap) -> SafeText:
    """The one thing to know about the view in front, besides its rows."""
    source, views = model.view.source, model.session.loader.views
    listing = model.store.state.listings.get(source)
    if source in model.failures:
        return _failure(model)
    if source in views.counts and (listing is None or not listing.is_complete):
        return fill("{} loaded, more to come", number(views.counts[source]))
    if model.news:
        return fill("{} new: {}", number(len(model.news)), line(keymap.keys_of("list.new")))
    if unread := _unread(views, source, keymap):
        return unread
    if source in model.reading:
        return own("refreshing")
    return NOTHING if model.view.is_actionable else own("No lead behind these: read-only")


def _unread(views: ViewReader, source: str, keymap: Keymap) -> SafeText:
    """What could not be read of a listing, or nothing."""
    if bad := views.unreadable.get(source):
        key = line(keymap.keys_of("view.unreadable"))
        return fill("{} rows skipped: {} says why", number(len(bad)), key)
    if source in views.endless:
        words = "{} read; Smartlead gives the same pages again: there may be more"
        return fill(words, number(views.endless[source]))
    return NOTHING


def _failure(model: InboxModel) -> SafeText:
    failure = model.failures[model.view.source]
    if model.next_look is None:
        return fill("Not refreshed: {}", failure)
    wait = max(0.0, model.next_look - model.session.clock.monotonic())
    return fill("Not refreshed: {} Next try in {}.", failure, span(wait))
