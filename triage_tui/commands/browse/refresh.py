"""Reading views, and looking for new replies: what is on the screen stays where it is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from triage_tui.commands.browse.new_replies import first_told, new_replies, unseen
from triage_tui.commands.part import Part
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.inbox.views.views import VIEWS, View, side_by_side
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.reading.paging import OVERLAP, PAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices, Tasks

LONGEST_POLL = 600.0
"""Seconds between two looks while they fail, at most."""
SHORT = 10
"""A view of so few pages is read to its end at every start."""
FRESH = 600.0
PER_PAGE = 90.0
"""Seconds that a read-through stays good: at least, and for each page that it costs."""
AWAY = 300.0
"""Seconds without a step of the cursor after which nobody is taken to be there."""
DAY = 86400.0


class Refresh:
    """From the server to the store, in the background."""

    def __init__(
        self,
        model: InboxModel,
        keymap: Keymap,
        close_filter: Callable[[], None],
        read_others: Callable[[], None],
        *,
        notices: Notices,
        dialogs: Dialogs,
        tasks: Tasks,
    ) -> None:
        """`close_filter` ends the typing of a filter, should one be typed; `read_others` asks
        again for what failed besides the view."""
        self._model = model
        self._session = model.session
        self._loader = model.session.loader
        self._keymap = keymap
        self._close_filter = close_filter
        self._read_others = read_others
        self._notices = notices
        self._dialogs = dialogs
        self._tasks = tasks
        self._restored = asyncio.Event()
        self._stepped: tuple[LeadMapId | None, float] = (None, 0.0)
        """Where the cursor was seen last, and since when it has been there."""
        self._told: dict[LeadMapId, float] = {}
        """Every new reply that was told of, with its time."""
        self._said: SafeText = NOTHING
        """What was said last of how conversations are read."""
        model.session.connection.on_return(self._reconnected)

    def begin(self) -> None:
        """Read the view in front, and begin to look for new replies."""
        self._tasks.start(self._restore, group="restoring")
        self.read(self._model.view)
        if self._model.settings.poll_seconds:
            self._tasks.start(self._poll, group="poll")

    async def _restore(self) -> None:
        """What was kept and did not fit on the first screen."""
        if self._session.restorer is not None:
            await self._session.restorer.rest(self._model.view)
        self._restored.set()

    # -- views ---------------------------------------------------------------------------------

    def go_to_view(self, view_id: str) -> None:
        """Bring a view to the front, and read it when it was not read yet."""
        model = self._model
        if model.is_filtering:
            self._close_filter()
        if model.view.view_id == view_id:
            self._notices.notify(fill("Already in {}.", line(model.view.title)))
        model.show_view(model.views[view_id])
        if model.view.source not in self._loader.read_at:
            self.read(model.view)

    def step_view(self, steps: int) -> None:
        """The next or previous view."""
        model = self._model
        bar = side_by_side(model.views.values(), model.view)
        self.go_to_view(bar[(bar.index(model.view) + steps) % len(bar)].view_id)

    def by_key(self) -> None:
        """Read the view in front again, and say so."""
        view = self._model.view
        if not view.endpoint:
            words = own("This view is on this computer only: nothing to refresh.")
            self._notices.notify(words)
        else:
            self._notices.notify(fill("Refreshing {}…", line(view.title)))
        self.again()

    def again(self) -> None:
        """Read the view in front again; nothing is said, so that what led to it can be read."""
        self._loader.views.pages.hurry()
        self.read(self._model.view, whole=True)
        self._read_others()

    def _reconnected(self) -> None:
        """The server answers again: what could not be loaded is asked for, with no key pressed."""
        if self._model.view.source in self._model.failures:
            self.read(self._model.view)

    def go_to(self, lead_map_id: LeadMapId) -> None:
        """Put the cursor on a lead map, in this view or in the one that has everything."""
        model = self._model
        if model.go_to(lead_map_id):
            return
        if lead_map_id in model.rows_of["all"]:
            self.go_to_view("all")
            model.go_to(lead_map_id)
            return
        key = line(self._keymap.keys_of("view.all"))
        words = "This reply isn't among those loaded so far; {} loads them all."
        self._notices.notify(fill(words, key))

    def read(self, view: View, *, whole: bool = False) -> None:
        """Read a view: as far as needed where it was kept, else, or if `whole`, to its end."""
        self._tasks.start(lambda: self._reading(view, whole=whole), group="reading")

    async def _reading(self, view: View, *, whole: bool) -> None:
        model = self._model
        if view.source in model.reading or not view.endpoint:
            return
        model.reading[view.source] = self._session.clock.monotonic()
        model.failures.pop(view.source, None)
        model.changed(Part.LIST)
        try:
            await self._read(view, whole=whole)
        except ReadError as error:
            model.failures[view.source] = line(error)
        else:
            model.store.network_is_back()
        finally:
            model.reading.pop(view.source, None)
        model.changed(Part.LIST, Part.HEADER, Part.STATUS)
        self._say_how_it_reads()

    def _say_how_it_reads(self) -> None:
        """Once: that conversations are read one by one, and why."""
        said = self._loader.views.pages.histories.report
        if said and said != self._said:
            self._notices.notify(said)
        self._said = said

    async def _read(self, view: View, *, whole: bool) -> None:
        loader, restorer = self._loader, self._session.restorer
        kept = restorer.known.get(view.source) if restorer is not None else None
        if not whole and kept is not None and view.source not in loader.read_at:
            self._announce(view, await loader.look_at(view))
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
        return self._session.clock.wall() - full_wall > self._good_for(view)

    def _good_for(self, view: View) -> float:
        """Seconds until a view is read to its end again: rows leave it below the head as well."""
        return min(DAY, max(FRESH, self._pages(view) * PER_PAGE))

    def _pages(self, view: View) -> float:
        listing = self._model.store.state.listings.get(view.source)
        return len(listing.members) / (PAGE - OVERLAP) if listing is not None else 0.0

    # -- new replies ---------------------------------------------------------------------------

    async def _poll(self) -> None:
        """Look for new replies, again and again: one request where nothing changed."""
        model, clock, every = self._model, self._session.clock, self._model.settings.poll_seconds
        wait = float(every)
        while True:
            model.next_look = clock.monotonic() + wait
            await clock.sleep(wait)
            view = model.view
            if model.store.state.pause is not None or view.source in model.reading:
                continue
            if not view.endpoint:
                view = VIEWS["unread"]
            wait = every if await self.look(view) else min(2 * wait, max(every, LONGEST_POLL))

    async def look(self, view: View) -> bool:
        """One look for new replies; False when it failed, which is said."""
        model = self._model
        try:
            new = await self._loader.look_at(view)
        except ReadError as error:
            model.failures[view.source] = line(error)
            model.changed(Part.LIST, Part.STATUS)
            return False
        model.failures.pop(view.source, None)
        model.store.network_is_back()
        self._announce(view, new)
        model.changed(Part.STATUS)
        age = self._session.clock.monotonic() - model.store.state.listings[view.source].ended
        is_left_alone = self._is_left_alone()
        is_old = age > self._good_for(view) and not is_left_alone
        if is_old or self._loader.views.is_under_way(view):
            self.read(view, whole=True)
        return True

    def _is_left_alone(self) -> bool:
        """True while nobody is there to see a list that is read through again."""
        now, (cursor, since) = self._session.clock.monotonic(), self._stepped
        if cursor != self._model.cursor:
            cursor, since = self._stepped = self._model.cursor, now
        return now - since > AWAY

    def _announce(self, view: View, new: tuple[LeadMapId, ...]) -> None:
        """Say that replies came, and how to get to them; nothing moves for it."""
        fresh = first_told(self._model, new, self._told)
        if not fresh:
            return
        elsewhere = [each for each in fresh if each != self._model.cursor]
        self._model.news.update(dict.fromkeys(elsewhere))
        key = line(self._keymap.keys_of("list.new"))
        them = own("it" if len(elsewhere) == 1 else "them")
        shows = fill(" {} shows {}.", key, them) if key and elsewhere else NOTHING
        words = fill("{}.{}", new_replies(len(fresh)), shows)
        self._notices.notify(words, title=own(view.title))
        self._model.changed(Part.STATUS)

    def to_news(self) -> None:
        """To the newest of the new replies; those that this list shows with it count as seen."""
        model, new = self._model, unseen(self._model)
        here = [each for each in model.window.order if each in new]
        if not new:
            self._notices.notify(own("No new replies since you last looked."))
        elif here:
            model.go_to(here[0])
        elif any(each in model.rows for each in new):
            words = fill("The filter hides {}. {} clears it.", new_replies(len(new)), own("Esc"))
            self._notices.notify(words)
            return
        else:
            view_id = "unread" if new[-1] in model.rows_of["unread"] else "all"
            self.go_to_view(view_id)
            here = [each for each in model.window.order if each in new]
            if here:
                model.go_to(here[0])
        kept = set(new).difference(here)
        model.news = {each: None for each in model.news if each in kept}
        model.changed(Part.STATUS)

    def to_automatic(self) -> None:
        """To the replies that no person wrote, which come after the others."""
        target = self._model.rows.first_sunk()
        if target is None:
            self._notices.notify(own("No automatic replies in this view."))
        elif not self._model.go_to(target):
            self._notices.notify(own("The filter hides all automatic replies."))

    def show_unreadable(self) -> None:
        """Why some rows could not be read."""
        view = self._model.view
        rows = self._loader.views.unreadable.get(view.source, {})
        self._dialogs.show_unreadable(own(view.title), rows)
