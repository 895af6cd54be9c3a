"""What is read once: the categories, which the digits need, the teammates, and who the user is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from triage_tui.commands.part import Part
from triage_tui.inbox.safe_text import NOTHING, SafeText, line, own
from triage_tui.sync.connection import Link
from triage_tui.sync.gateway.errors import ReadError

if TYPE_CHECKING:
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices, Tasks
    from triage_tui.inbox.state import InboxState
    from triage_tui.sync.store import Change

ASKED_WHO = "asked_whose_key"
FIRST_WAIT, LONGEST_WAIT = 2.0, 60.0
"""Seconds between two tries to read what cannot be done without."""


class ReadReference:
    """Asks for what the keys need until it is there, in the background."""

    def __init__(self, model: InboxModel, *, notices: Notices, tasks: Tasks) -> None:
        self._model = model
        self._session = model.session
        self._loader = model.session.loader
        self._notices = notices
        self._tasks = tasks
        self._told: SafeText = NOTHING
        """Why the categories could not be read, as it was said last."""
        self._is_resting = False
        """True while nothing of it is asked for: between two tries, or at the end."""
        model.session.connection.on_return(self.again)

    def begin(self) -> None:
        """Begin to read."""
        self._tasks.start(self._read, group="reference", exclusive=True)

    def again(self) -> None:
        """Ask now for what is not there yet, instead of when the next try would be."""
        if self._is_resting and not self._loader.knows_members:
            self.begin()

    async def _read(self) -> None:
        self._is_resting = False
        await self._read_all()
        self._is_resting = True

    async def _read_all(self) -> None:
        await self._read_categories()
        categories = self._model.store.state.categories.values()
        names = {each.category_id: each.name for each in categories}
        self._session.preferences.keep_category_names(names)
        try:
            await self._loader.read_members()
        except ReadError:
            # Not every account has the endpoint; names from rows and the config serve as well.
            return
        members = self._model.store.state.members.values()
        self._session.preferences.keep_member_names({each.member_id: each.name for each in members})
        await self._find_out_who_is_me()

    async def _read_categories(self) -> None:
        """Until they are there."""
        wait = FIRST_WAIT
        while True:
            try:
                await self._loader.read_categories()
                break
            except ReadError as error:
                if self._model.store.state.needs_key:
                    await self._new_key()  # the dialog that asks for one says enough
                    continue
                self._say(line(error))
            self._is_resting = True
            await self._session.clock.sleep(wait)
            self._is_resting = False
            wait = min(2 * wait, LONGEST_WAIT)
        if self._told:
            self._notices.notify(own("Categories loaded."))

    def _say(self, reason: SafeText) -> None:
        """Once for each reason; that nothing is reached is said by the list and the status line."""
        if reason != self._told and self._session.connection.link is not Link.OFFLINE:
            self._told = reason
            title = own("Couldn't load categories, retrying")
            self._notices.notify(reason, title=title, severity="warning")

    async def _find_out_who_is_me(self) -> None:
        """Ask whose key it is, once; where that says nothing, the setting and the question stay."""
        choices = self._session.preferences
        if self._session.me() is not None or choices.number(ASKED_WHO) is not None:
            return
        try:
            owner = await self._loader.read_key_owner()
        except ReadError as error:
            if not error.is_passing:
                choices.keep(ASKED_WHO, 0)
            return
        choices.keep(ASKED_WHO, 1)
        if owner is not None:
            choices.keep_me(owner)
            self._model.changed(Part.LEAD, Part.STATUS)

    async def _new_key(self) -> None:
        """Wait until there is a key that the server accepts."""
        there = asyncio.Event()

        def look(state: InboxState, _change: Change) -> None:
            if not state.needs_key:
                there.set()

        stop = self._model.store.subscribe(look)
        try:
            await there.wait()
        finally:
            stop()
