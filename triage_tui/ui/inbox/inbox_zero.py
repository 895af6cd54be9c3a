"""What is said where nothing is left to do: what was done, and what waits elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from triage_tui.commands.wording import replies
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, line, number, own

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.inbox.views.views import View

ELSEWHERE: Final = ("mine", "important", "nobodys", "snoozed", "server-snoozed", "reminders")
"""The views that are named when something is known to wait in them; All always is."""


def is_zero(model: InboxModel) -> bool:
    """True when everything in a to-do view was decided: it was read to its end, and is empty."""
    view = model.view
    is_empty = not len(model.rows) and model.filter_at_work is None
    is_read = model.is_all_loaded() and view.source not in model.reading
    return view.is_queue and view.view_id != "all" and is_empty and is_read


def zero_words(model: InboxModel, keymap: Keymap) -> SafeText:
    """The lines of the small screen, the title first."""
    title = own("Inbox zero") if model.view.source == "unread" else own("All clear")
    return joined("\n", [title, _done_words(model), NOTHING, *_elsewhere(model, keymap)])


def _done_words(model: InboxModel) -> SafeText:
    """What this session came to; what the view says of itself before anything was done."""
    done = len(model.handled)
    if not done:
        return own(model.view.empty)
    time = span(model.handled_wall - model.session.started_wall)
    return fill("{} done in {}", replies(done), time)


def _elsewhere(model: InboxModel, keymap: Keymap) -> Iterator[SafeText]:
    queued = model.store.state.queued
    if queued:
        outbox = line(keymap.keys_of("screen.outbox"))
        yield _with_key(fill("→ Outbox: {} queued", number(queued)), outbox)
    for view_id in ("all", *ELSEWHERE):
        view = model.views.get(view_id)
        if view is None or view is model.view:
            continue
        known = _known(model, view)
        if known or view_id == "all":
            words = fill("→ {}: {}", own(view.title), known) if known else own("→ All")
            yield _with_key(words, line(keymap.keys_of(_command(view))))


def _known(model: InboxModel, view: View) -> SafeText:
    """How many replies wait there, as far as they were read; nothing where that asks a request."""
    listing = model.store.state.listings.get(view.source)
    count = len(model.rows_of[view.view_id]) if view.mark or listing is not None else 0
    if listing is not None and not listing.is_complete and count:
        return fill("{}+ replies", number(count))
    return replies(count) if count else NOTHING


def _command(view: View) -> str:
    return f"view.{view.view_id.replace('-', '_')}"


def _with_key(words: SafeText, key: SafeText) -> SafeText:
    return fill("{} ({})", words, key) if key else words
