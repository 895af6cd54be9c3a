"""Why a list is empty: what stands in its middle then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.rate_limit import LOADING, page_wait
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.safe_text import SafeText, fill, line, own

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel

LONG = 5.0
"""Seconds of loading after which it is said for how long."""


def empty_words(model: InboxModel, keymap: Keymap) -> SafeText:
    """Why the list in front is empty; a failed fetch never looks like an empty inbox."""
    view = model.view
    if failure := model.failures.get(view.source):
        return fill("Couldn't load {}: {} {}", own(view.title), failure, _way_on(model, keymap))
    is_unread = view.source in model.reading or view.source not in model.store.state.listings
    if view.mark is None and is_unread:
        return page_wait(model.session) or _loading(model)
    if model.filter_at_work is not None and len(model.rows):
        typed, back = line(model.live_filter.text), line(keymap.keys_of("back"))
        return fill("Nothing here matches “{}”. {} shows everything again.", typed, back)
    from triage_tui.ui.inbox.inbox_zero import is_zero, zero_words  # late: at the end

    if is_zero(model):
        return zero_words(model, keymap)
    return own(view.empty)


def _way_on(model: InboxModel, keymap: Keymap) -> SafeText:
    """The key that may bring what could not be loaded."""
    if model.store.state.needs_key:
        return fill("{} enters a key.", line(keymap.keys_of("screen.key")))
    return fill("{} retries.", line(keymap.keys_of("view.refresh")))


def _loading(model: InboxModel) -> SafeText:
    """That the view is on its way; where it takes long, for how long, and why."""
    if trouble := model.session.loader.views.pages.trouble:
        return fill("{} Trying again…", trouble)
    since = model.reading.get(model.view.source)
    waited = 0.0 if since is None else model.session.clock.monotonic() - since
    if waited < LONG:
        return LOADING
    return fill("{} Smartlead hasn't answered for {}.", LOADING, span(waited))
