"""The filter of the list: opened by a key, applied as it is typed, kept by Enter, undone by Esc."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import Input

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.sync.reading.loader import ReadError
from triage_tui.ui.inbox.facts import member_name
from triage_tui.ui.inbox.presenter import Painting
from triage_tui.ui.keys.bindings import filter_bindings

if TYPE_CHECKING:
    from textual.binding import BindingsMap

    from triage_tui.inbox.filter.query import Completion, Names
    from triage_tui.inbox.lead_map import LeadMapId
    from triage_tui.inbox.views.views import View
    from triage_tui.ui.inbox.filter_bar import FilterBar

PAUSE = 0.6
"""Seconds without a letter before the server is asked as well."""
SHORTEST_SEARCH = 2
AT_ONCE = 1_500
"""Rows whose texts may be made while a key waits: some three milliseconds."""
SLICE = 1_000


class Filtering(Painting):
    """A filter narrows what is loaded; where that cannot answer, the server is asked too."""

    bar: FilterBar | None = None
    is_filtering = False
    """True while the filter is being typed."""
    _outside: BindingsMap
    """The bindings that hold when no filter is typed."""
    _before: tuple[str, LeadMapId | None] = ("", None)
    """The filter and the cursor as they were when the bar was opened."""
    _home: LeadMapId | None = None
    """Where the cursor goes whenever the filter leaves it."""
    _names: Names
    """What the last term may go on to, as it was when the bar was opened."""
    _offers: tuple[Completion, ...] = ()
    _search_words: SafeText = NOTHING
    """What is said of the server's part in it."""

    # -- keys ----------------------------------------------------------------------------------

    async def action_filter(self) -> None:
        """Type a filter, or change the one that is kept."""
        if self.is_filtering:
            return
        if self.bar is None:
            from triage_tui.ui.inbox.filter_bar import FilterBar  # late: not in the first paint

            self.bar = FilterBar()
            await self.mount(self.bar, before="#panes")
        self.remove_class("-open", "-zoomed")
        self.is_filtering, self._outside = True, self._bindings
        self._bindings = filter_bindings()
        self._before = (self.narrowing.text, self.rows.cursor)
        self._home, self._search_words = self.rows.cursor, NOTHING
        self._names = self._completable()
        self.bar.open(self.narrowing.text)
        self.paint_filter()
        self._prepare()

    def action_filter_keep(self) -> None:
        """Leave the list as the filter has it, and go back to it."""
        self._close_bar()
        self.rows.focus()

    def action_filter_leave(self) -> None:
        """The list as it was before the bar was opened."""
        text, cursor = self._before
        self._narrow_to(text)
        self._close_bar()
        if cursor is not None:
            self.rows.move_to(cursor)
        self.rows.focus()

    def action_filter_complete(self) -> None:
        """Go on with the first way that is offered."""
        if self._offers and self.bar is not None:
            self.bar.input.value = self._offers[0].text
            self.bar.input.cursor_position = len(self._offers[0].text)

    def action_filter_step(self, rows: int) -> None:
        """Move in the list while the filter is typed."""
        self.rows.step(rows)
        self._home = self.rows.cursor

    def clear_filter(self) -> bool:
        """Show every row again; false when no filter was kept."""
        if not self.narrowing.text:
            return False
        cursor = self.rows.cursor
        self._narrow_to("")
        if cursor is not None:
            self.rows.move_to(cursor)
        if self.bar is not None:
            self.bar.keep(is_empty=True)
        return True

    def _close_bar(self) -> None:
        self.is_filtering = False
        self._bindings = self._outside
        if self.bar is not None:
            self.bar.keep(is_empty=not self.narrowing.text)
        self.paint_filter()

    @on(Input.Changed, "#filter-input")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_filtering and event.value != self.narrowing.text:
            self._search_words = NOTHING
            self._take(event.value)

    @on(Input.Blurred, "#filter-input")
    def _left(self, event: Input.Blurred) -> None:
        """A click elsewhere keeps the filter; a terminal that lost the focus does not close it."""
        event.stop()
        if self.is_filtering and self.app.app_focus and self.focused is not event.input:
            self._close_bar()

    # -- narrowing -----------------------------------------------------------------------------

    def _take(self, text: str) -> None:
        """Narrow to `text` now, or as soon as the rows can be searched."""
        missing = self.haystack.missing(self.queue.order)
        if len(missing) > AT_ONCE:
            self.narrowing.text = text
            self._search_words = own("reading through the rows…")
            self.paint_filter()
            self._prepare()
            return
        self.haystack.add(self.store.state, missing)
        self._narrow_to(text)
        self._ask_server(self.view, text)

    def _narrow_to(self, text: str) -> None:
        missing = self.haystack.missing(self.queue.order) if text else []
        self.haystack.add(self.store.state, missing)
        self.narrowing.type(text, self.queue.order, self.background())
        self.paint_rows(still=False)
        if self._home is not None and self._home in self.narrowing:
            self.rows.move_to(self._home)
        self.paint_filter()

    @work(exclusive=True, group="filter")
    async def _prepare(self) -> None:
        """Make the rows searchable, a slice at a time so that no key waits for it."""
        view = self.view
        missing = self.haystack.missing(self.queue.order)
        for start in range(0, len(missing), SLICE):
            self.haystack.add(self.store.state, missing[start : start + SLICE])
            await asyncio.sleep(0)
        if missing and self.is_filtering and self.view is view and self.bar is not None:
            self._search_words = NOTHING
            self._take(self.bar.input.value)

    def refilter(self) -> None:
        """Another view is in front: show its filter, at work on the rows it has now."""
        narrowing = self.filter_at_work
        if narrowing is not None:
            self.haystack.add(self.store.state, self.haystack.missing(self.queue.order))
            narrowing.again(self.queue.order, self.background())
        self._search_words = NOTHING
        if self.bar is not None:
            self.bar.keep(is_empty=not self.narrowing.text)
            self.paint_filter()

    # -- the server's part ---------------------------------------------------------------------

    @work(exclusive=True, group="search")
    async def _ask_server(self, view: View, text: str) -> None:
        """Ask Smartlead too where what is loaded cannot answer: it is not all, or has none."""
        await asyncio.sleep(PAUSE)  # a newer letter cancels this one: no request spent
        narrowing, search = self.narrowing, self.narrowing.query.search
        if not view.endpoint or not view.is_actionable:  # the API searches its inbox lists only
            return
        if self.view is not view or narrowing.text != text or len(search) < SHORTEST_SEARCH:
            return
        if (self._is_all_loaded() and self.rows.order) or search in narrowing.found:
            return
        words = line(search)
        self._say_of_search(fill("asking Smartlead for “{}”…", words))
        try:
            found = await self.session.searcher().search(view, search)
        except ReadError as error:
            self._say_of_search(fill("Smartlead could not be asked: {}", line(error)))
            return
        new = sum(lead_map_id not in narrowing for lead_map_id in found)
        narrowing.name(search, found)
        if self.view is view and narrowing.text == text:
            self.haystack.add(self.store.state, self.haystack.missing(self.queue.order))
            narrowing.again(self.queue.order, self.background())
            self.paint_rows(still=True)
            more = fill("{} more", number(new)) if new else own("nothing more")
            self._say_of_search(fill("Smartlead was asked for “{}” and found {}", words, more))

    def _say_of_search(self, words: SafeText) -> None:
        self._search_words = words
        self.paint_filter()

    def _is_all_loaded(self) -> bool:
        listing = self.store.state.listings.get(self.view.source)
        return listing is not None and listing.is_complete

    # -- drawing -------------------------------------------------------------------------------

    def paint_rows(self, *, still: bool = True) -> None:
        """List the rows that the filter leaves, and say how many."""
        super().paint_rows(still=still)
        if self.bar is not None and self.narrowing.text:
            self.paint_filter()

    def paint_filter(self) -> None:
        """Say what the filter leaves, and what it went through for that."""
        if self.bar is None:
            return
        from triage_tui.inbox.filter.query import completions, shown  # late, as above
        from triage_tui.ui.inbox.filter_bar import FilterFacts

        narrowing = self.narrowing
        self._offers = completions(narrowing.text, self._names) if self.is_filtering else ()
        keys = self.keymap.keys_of
        self.bar.show(
            FilterFacts(
                text=shown(narrowing.text),
                count=self._filter_count(),
                problem=narrowing.query.problems[-1] if narrowing.query.problems else NOTHING,
                offers=tuple(offer.label for offer in self._offers),
                source=self._filter_source() if narrowing.text else NOTHING,
                keys=fill("{} changes it, {} clears", line(keys("view.filter")), own("Esc")),
            )
        )

    def _filter_count(self) -> SafeText:
        total = number(len(self.queue))
        if not self.narrowing:
            return total
        return fill("{} of {}", number(len(self.rows.order)), total)

    def _filter_source(self) -> SafeText:
        if self._search_words:
            return self._search_words
        total = number(len(self.queue))
        if not self._is_all_loaded():
            return fill("searched the {} rows read so far, more to come", total)
        return fill("searched all {} rows of {}", total, own(self.view.title))

    def _completable(self) -> Names:
        from triage_tui.inbox.filter.query import Names  # late, as above

        state = self.store.state
        members = sorted(member_name(state, each) for each in state.members)
        return Names(
            tuple(category.name for category in state.categories.values() if category.name),
            tuple(members),
            self.haystack.campaigns,
        )
