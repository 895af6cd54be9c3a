"""Reading views, and looking for new replies: what is on the screen stays where it is."""

from __future__ import annotations

import asyncio

from textual import work

from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.inbox.views.views import VIEWS, View
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.reading.paging import OVERLAP, PAGE
from triage_tui.ui.inbox.presenter import Painting

LONGEST_POLL = 600.0
"""Seconds between two looks while they fail, at most."""
SHORT = 10
"""A view of so few pages is read to its end at every start."""
FRESH = 600.0
PER_PAGE = 30.0
"""Seconds that a read-through stays good: at least, and for each page that it costs."""
DAY = 86400.0


class Refreshing(Painting):
    """From the server to the store, in the background."""

    _restored: asyncio.Event
    _next_poll: float | None = None
    """When the next look comes after one that failed, monotonic."""

    def begin_reading(self) -> None:
        """Read the view in front, and begin to look for new replies."""
        self._restored = asyncio.Event()
        self.restore()
        self.read(self.view)
        if self.settings.poll_seconds:
            self._poll()

    @work(group="restoring")
    async def restore(self) -> None:
        """What was kept and did not fit on the first screen."""
        if self.session.restorer is not None:
            await self.session.restorer.rest(self.view)
        self._restored.set()

    @work(group="reading")
    async def read(self, view: View, *, whole: bool = False) -> None:
        """Read a view: as far as needed where it was kept, else, or if `whole`, to its end."""
        if view.source in self.reading or not view.endpoint:
            return
        self.reading.add(view.source)
        self.failures.pop(view.source, None)
        self.paint_list_state()
        try:
            await self._read(view, whole=whole)
        except ReadError as error:
            self.failures[view.source] = line(error)
        else:
            self.store.network_is_back()
        finally:
            self.reading.discard(view.source)
        self.paint_list_state()
        self.paint_header()
        self.paint_status()

    async def _read(self, view: View, *, whole: bool) -> None:
        loader, restorer = self.session.loader, self.session.restorer
        kept = restorer.known.get(view.source) if restorer is not None else None
        if not whole and kept is not None and view.source not in loader.read_at:
            self.announce(view, await loader.look_at(view))
            await self._restored.wait()
            if not kept.is_complete:
                loader.views.go_on(view)
            elif not self._is_stale(view, kept.full_wall):
                return
        await loader.read_view(view)

    def _is_stale(self, view: View, full_wall: float | None) -> bool:
        """True when what was kept is worth the requests of a read-through."""
        if full_wall is None or self._pages(view) <= SHORT:
            return True
        return self.session.clock.wall() - full_wall > self._good_for(view)

    def _good_for(self, view: View) -> float:
        """Seconds until a view is read to its end again: rows leave it below the head as well."""
        return min(DAY, max(FRESH, self._pages(view) * PER_PAGE))

    def _pages(self, view: View) -> float:
        listing = self.store.state.listings.get(view.source)
        return len(listing.members) / (PAGE - OVERLAP) if listing is not None else 0.0

    @work(group="poll")
    async def _poll(self) -> None:
        """Look for new replies, again and again: one request where nothing changed."""
        clock, every = self.session.clock, float(self.settings.poll_seconds)
        wait = every
        while True:
            self._next_poll = clock.monotonic() + wait if wait > every else None
            await clock.sleep(wait)
            view = self.view
            if self.store.state.pause is not None or view.source in self.reading:
                continue
            if not view.endpoint:
                view = VIEWS["unread"]
            wait = every if await self._look(view) else min(2 * wait, max(every, LONGEST_POLL))

    async def _look(self, view: View) -> bool:
        """One look for new replies; False when it failed, which is said."""
        try:
            new = await self.session.loader.look_at(view)
        except ReadError as error:
            self.failures[view.source] = line(error)
            self.paint_list_state()
            self.paint_status()
            return False
        self.failures.pop(view.source, None)
        self.store.network_is_back()
        self.announce(view, new)
        self.paint_status()
        age = self.session.clock.monotonic() - self.store.state.listings[view.source].ended
        if self.session.loader.views.is_under_way(view) or age > self._good_for(view):
            self.read(view, whole=True)
        return True

    # -- new replies ---------------------------------------------------------------------------

    def announce(self, view: View, new: tuple[LeadMapId, ...]) -> None:
        """Say that replies came, and how to get to them; nothing moves for it."""
        fresh = [each for each in new if each not in self.news]
        if not fresh:
            return
        self.news.update(dict.fromkeys(fresh))
        key = line(self.keymap.keys_of("list.new"))
        shows = fill(" {} shows them.", key) if key else NOTHING
        words = (
            own("1 new reply.") if len(fresh) == 1 else fill("{} new replies.", number(len(fresh)))
        )
        self.say(fill("{}{}", words, shows), title=own(view.title))
        self.paint_status()

    def action_news(self) -> None:
        """To the newest of the new replies."""
        order = self.rows.order
        target = next((each for each in order if each in self.news), None)
        if target is None:
            self.say(own("No new replies since you looked last."))
        else:
            self.rows.move_to(target)
        self.news.clear()
        self.paint_status()

    def action_automatic(self) -> None:
        """To the replies that no person wrote, which come after the others."""
        target = self.queue.first_sunk()
        if target is None:
            self.say(own("No automatic replies in this view."))
        elif not self.rows.move_to(target):
            self.say(own("The filter leaves none of the automatic replies."))

    def action_unreadable(self) -> None:
        """Why some rows could not be read."""
        from triage_tui.ui.dialogs.unreadable_rows import UnreadableRows  # late: seldom needed

        bad = self.session.loader.views.unreadable.get(self.view.source, {})
        self.app.push_screen(UnreadableRows(own(self.view.title), bad))

    def view_note(self) -> SafeText:  # noqa: PLR0911  # one a thing to know
        """The one thing to know about the view in front, besides its rows."""
        source, views = self.view.source, self.session.loader.views
        listing = self.store.state.listings.get(source)
        if failure := self.failures.get(source):
            if self._next_poll is None:
                return fill("Not refreshed: {}", failure)
            wait = max(0.0, self._next_poll - self.session.clock.monotonic())
            return fill("Not refreshed: {} Next try in {}.", failure, span(wait))
        if source in views.counts and (listing is None or not listing.is_complete):
            return fill("{} read, more to come", number(views.counts[source]))
        if self.news:
            key = line(self.keymap.keys_of("list.new"))
            return fill("{} new: {}", number(len(self.news)), key)
        if bad := views.unreadable.get(source):
            key = line(self.keymap.keys_of("view.unreadable"))
            return fill("{} rows could not be read: {} says why", number(len(bad)), key)
        if source in self.reading:
            return own("refreshing")
        if not self.view.is_actionable:
            return own("No lead behind these: to read only")
        return NOTHING
