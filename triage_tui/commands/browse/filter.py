"""The filter of the list: opened by a key, applied as it is typed, kept by Enter, undone by Esc."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from triage_tui.commands.part import Part
from triage_tui.commands.wording import member_name, replies
from triage_tui.inbox.filter.query import Completion, Names, completions
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.sync.reading.loader import ReadError

if TYPE_CHECKING:
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Panes, Tasks
    from triage_tui.inbox.lead_map import LeadMapId
    from triage_tui.inbox.views.views import View

PAUSE = 0.6
"""Seconds without a letter before the server is asked as well."""
SHORTEST_SEARCH = 2
AT_ONCE = 1_500
"""Rows whose texts may be made while a key waits: some three milliseconds."""
SLICE = 1_000


class Filter:
    """A filter narrows what is loaded; where that cannot answer, the server is asked too."""

    def __init__(
        self,
        model: InboxModel,
        *,
        tasks: Tasks,
        panes: Panes,
    ) -> None:
        self._model = model
        self._tasks = tasks
        self._panes = panes
        self._before: tuple[str, LeadMapId | None] = ("", None)
        """The filter and the cursor as they were when the bar was opened."""
        self._home: LeadMapId | None = None
        """Where the cursor goes whenever the filter leaves it."""
        self._names = Names((), (), ())
        """What the last term may go on to, as it was when the bar was opened."""

    # -- keys ----------------------------------------------------------------------------------

    def open(self) -> None:
        """Type a filter, or change the one that is kept."""
        model = self._model
        if model.is_filtering:
            return
        model.is_filtering = True
        self._before = (model.live_filter.text, model.cursor)
        self._home, model.search_note = model.cursor, NOTHING
        self._names = self._completable()
        self._panes.open_filter()
        model.changed(Part.FILTER)
        self._prepare()

    def keep(self) -> None:
        """Leave the list as the filter has it, and go back to it."""
        self.take(self._panes.typed_filter())
        self.close()

    def leave(self) -> None:
        """The list as it was before the bar was opened."""
        text, cursor = self._before
        self._narrow_to(text)
        self.close()
        if cursor is not None:
            self._model.go_to(cursor)

    def close(self) -> None:
        """Stop typing; what the filter leaves stays."""
        if not self._model.is_filtering:
            return
        self._model.is_filtering = False
        self._panes.close_filter()
        self._model.changed(Part.FILTER)

    def complete(self) -> None:
        """Go on with the first way that is offered."""
        self.take(self._panes.typed_filter())
        offers = self.offers()
        if offers:
            self._panes.type_filter(offers[0].text)
            self.take(offers[0].text)

    def step(self, rows: int) -> None:
        """Move in the list while the filter is typed."""
        self.take(self._panes.typed_filter())
        self._model.window.step(rows)
        self._home = self._model.cursor

    def page(self, pages: int) -> None:
        """Move in the list by pages while the filter is typed."""
        self.take(self._panes.typed_filter())
        self._model.window.page_by(pages)

    def clear(self) -> bool:
        """Show every row again; False when no filter was kept."""
        model = self._model
        if not model.filters or not model.live_filter.text:
            return False
        cursor = model.cursor
        self._narrow_to("")
        if cursor is not None:
            model.go_to(cursor)
        return True

    # -- narrowing -----------------------------------------------------------------------------

    def take(self, text: str) -> None:
        """Narrow to what is typed now, or as soon as the rows can be searched."""
        model = self._model
        if not model.is_filtering or text == model.live_filter.text:
            return
        model.search_note = NOTHING
        missing = model.filters.haystack.missing(model.rows.order)
        if len(missing) > AT_ONCE:
            model.live_filter.text = text
            model.search_note = own("searching…")
            model.changed(Part.FILTER)
            self._prepare()
            return
        self._narrow(text)

    def _narrow(self, text: str) -> None:
        self._narrow_to(text)
        view = self._model.view
        self._tasks.start(lambda: self._ask_server(view, text), group="search", exclusive=True)

    def _narrow_to(self, text: str) -> None:
        model = self._model
        missing = model.filters.haystack.missing(model.rows.order) if text else []
        model.filters.haystack.add(model.store.state, missing)
        model.live_filter.type(text, model.rows.order, model.filters.background())
        model.list_rows(still=False)
        if self._home is not None and self._home in model.live_filter:
            model.go_to(self._home)
        model.changed(Part.FILTER)

    def _prepare(self) -> None:
        self._tasks.start(self._preparing, group="filter", exclusive=True)

    async def _preparing(self) -> None:
        """Make the rows searchable, a slice at a time so that no key waits for it."""
        model = self._model
        view = model.view
        missing = model.filters.haystack.missing(model.rows.order)
        for start in range(0, len(missing), SLICE):
            model.filters.haystack.add(model.store.state, missing[start : start + SLICE])
            await asyncio.sleep(0)
        if missing and model.is_filtering and model.view is view:
            model.search_note = NOTHING
            self._narrow(self._panes.typed_filter())

    # -- the server's part ---------------------------------------------------------------------

    async def _ask_server(self, view: View, text: str) -> None:
        """Ask Smartlead too where what is loaded cannot answer: it is not all, or has none."""
        await asyncio.sleep(PAUSE)  # a newer letter cancels this one: no request spent
        model = self._model
        live, search = model.live_filter, model.live_filter.query.search
        if not view.endpoint or not view.is_actionable:  # the API searches its inbox lists only
            return
        if model.view is not view or live.text != text or len(search) < SHORTEST_SEARCH:
            return
        if (model.is_all_loaded() and model.window.order) or search in live.found:
            return
        words = line(search)
        self._say(fill("searching Smartlead for “{}”…", words))
        try:
            found = await model.session.searcher().search(view, search)
        except ReadError as error:
            self._say(fill("couldn't search Smartlead: {}", line(error)))
            return
        new = sum(lead_map_id not in live for lead_map_id in found)
        live.name(search, found)
        if model.view is view and live.text == text:
            model.filters.again(view.view_id, model.rows.order)
            model.list_rows()
            more = fill("{} more", number(new)) if new else own("nothing more")
            self._say(fill("searched Smartlead for “{}”: {}", words, more))

    def _say(self, words: SafeText) -> None:
        self._model.search_note = words
        self._model.changed(Part.FILTER)

    # -- words ---------------------------------------------------------------------------------

    def offers(self) -> tuple[Completion, ...]:
        """How the last term may go on, while a filter is typed."""
        model = self._model
        return tuple(completions(model.live_filter.text, self._names)) if model.is_filtering else ()

    def _completable(self) -> Names:
        state = self._model.store.state
        members = sorted(member_name(state, each) for each in state.members)
        return Names(
            tuple(category.name for category in state.categories.values() if category.name),
            tuple(members),
            self._model.filters.haystack.campaigns,
        )


def filter_count(model: InboxModel) -> SafeText:
    """How many of how many rows the filter leaves."""
    total = number(len(model.rows))
    if not model.live_filter:
        return total
    return fill("{} of {}", number(len(model.window.order)), total)


def filter_source(model: InboxModel) -> SafeText:
    """What was searched: the rows read so far, all of them, or the server too."""
    if not model.live_filter.text:
        return NOTHING
    if model.search_note:
        return model.search_note
    total = replies(len(model.rows))
    if not model.is_all_loaded():
        return fill("searched the {} loaded so far; more to come", total)
    all_of = own("all ") if len(model.rows) > 1 else NOTHING
    return fill("searched {}{} in {}", all_of, total, own(model.view.title))
