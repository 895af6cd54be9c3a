"""`triage-tui walk`: one lead map after the other, in plain lines, with numbered choices.

For screen readers, for links too slow for a full screen, and for terminals that are none. The same
handlers, journal and outbox as the inbox; nothing is drawn over.
"""

from __future__ import annotations

import asyncio
import getpass
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from msgspec.structs import replace

from triage_tui.cli.line_host import LineHost
from triage_tui.cli.line_keys import CHOICES, MORE_WORDS, WORDS, line_keymap
from triage_tui.cli.line_pane import LinePane
from triage_tui.cli.line_taken import taken_words
from triage_tui.cli.line_talk import ReadLine, Talk
from triage_tui.commands.configured import commands_of
from triage_tui.commands.handlers import Handlers
from triage_tui.commands.model import InboxModel
from triage_tui.commands.wording import category_name, member_name
from triage_tui.inbox.actions import ActionId, Entry, Kind
from triage_tui.inbox.dates.ages import age
from triage_tui.inbox.lead_map import CategoryId, LeadMap
from triage_tui.inbox.safe_text import NOTHING, line
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.views.views import View
from triage_tui.session.session import Session
from triage_tui.sync.reading.loader import ReadError
from triage_tui.sync.store import Change

DRAIN_SECONDS = 30.0
ANSWERS = frozenset({"whole", "desk"})
"""Groups of tasks that are the answer to a choice: the next question waits for them."""
FIRST_OTHER = 10
"""The number of the first category that is on no digit."""


class Walk:
    """One walk through a view: asks, runs the handlers, and says what came of it."""

    def __init__(
        self,
        session: Session,
        ask: ReadLine,
        say: Callable[[str], None],
        ask_hidden: ReadLine | None = None,
    ) -> None:
        self._session = session
        self._store = session.store
        self._talk = talk = Talk(ask, say, ask_hidden)
        self._model = model = InboxModel(session)
        model.settings = replace(model.settings, advance="next")  # a walk has one direction
        self._host = LineHost(talk, model)
        pane = LinePane(talk, model)
        commands = commands_of(session.settings)
        self._do = Handlers(model, line_keymap(), commands, self._host, pane)
        self._others: dict[int, CategoryId] = {}
        """The categories that are on no digit, by the number that picks them."""
        self._taken: dict[ActionId, Entry] = {}
        """The actions that came of the choice in hand."""

    async def run(self, view_id: str) -> int:
        """Read the view and walk through it; returns the exit code."""
        do, store = self._do, self._store
        heard = [
            store.subscribe(listener)
            for listener in (do.failures.state_changed, do.pauses.state_changed, self._notice)
        ]
        try:
            return await self._run(self._model.views[view_id])
        finally:
            for unsubscribe in heard:
                unsubscribe()
            do.bulk.end()
            await self._host.end()

    async def _run(self, view: View) -> int:
        self._do.standby.take_up()
        if self._session.read_only_reason:
            self._talk.say(self._session.read_only_reason)
        self._talk.say(f"Reading {view.title} …")
        try:
            await self._session.loader.read_categories()
            if view.endpoint:
                await self._session.loader.read_view(view)
            with suppress(ReadError):  # not every account has members to read
                await self._session.loader.read_members()
        except ReadError as error:
            self._talk.say(f"The inbox could not be read: {error}")
            return 1
        self._list(view)
        self._do.pauses.offer()
        if not self._model.window.order:
            self._talk.say(view.empty)
        await self._through()
        return await self._leave()

    def _list(self, view: View) -> None:
        """The rows as they are now: nothing moves in a walk unless the user moves it."""
        model, state = self._model, self._store.state
        lists = Change(frozenset(state.base), lists=True, order=True)
        model.state_changed(state, lists)
        model.show_view(view)
        others = [each for each in state.categories if each not in model.pinned.values()]
        self._others = dict(enumerate(others, start=FIRST_OTHER))

    # -- from one to the next ------------------------------------------------------------------

    async def _through(self) -> None:
        is_first = True
        while (lead_map := self._model.current) is not None:
            await self._tell(lead_map)
            if is_first:
                self._tell_choices()
            is_first = False
            if not await self._decide(lead_map):
                return

    async def _decide(self, lead_map: LeadMap) -> bool:
        """Ask until another lead map is in front; false when the walk is to end."""
        model, here = self._model, lead_map.lead_map_id
        while True:
            row = model.window.row
            await self._host.answer()
            self._host.catch_up()
            typed = await self._talk.ask("> ")
            if typed is None or typed.casefold() == "q":
                return False
            is_way_back = await self._take(typed)
            if model.cursor != here:
                return is_way_back or model.window.row > row
            if here in model.handled or here in model.skipped:
                return False  # it was the last

    async def _take(self, typed: str) -> bool:
        """Do what was typed, and say what came of it; true when that may lead back."""
        self._look_for_the_other()
        count, self._host.decision = self._host.notices, NOTHING
        self._taken.clear()
        is_way_back = self._perform(" ".join(typed.casefold().split()))
        await self._host.answer()
        await self._host.finished(ANSWERS)
        if self._host.notices == count:
            state, me = self._store.state, self._session.me()
            said: str = self._host.decision
            if any(entry.kind is not Kind.READ for entry in self._taken.values()):
                said = taken_words(state, self._taken.values(), me)
            if said:
                self._talk.say(said)
        return is_way_back

    def _perform(self, word: str) -> bool:
        number = int(word) if word.isdecimal() else None
        command_id = CHOICES.get(word if number is None else str(number))
        if command_id is not None:
            self._do.registry.run(command_id)
        elif number is not None and number in self._others:
            self._do.categorize.file(self._others[number])
        elif number is not None:
            self._talk.say(f"There is no choice {number}; a repeats them.")
        elif word in {"a", ""}:
            self._tell_choices()
        else:
            self._talk.say(f"“{line(word)}” is no choice; a repeats them.")
        return command_id == "action.undo"

    def _look_for_the_other(self) -> None:
        """Another window may have ended: this one acts from now on."""
        if self._session.take_over is not None:
            self._do.standby.look_for_the_other()

    def _notice(self, _state: InboxState, change: Change) -> None:
        self._taken.update((entry.action_id, entry) for entry in change.entries)

    # -- what is said --------------------------------------------------------------------------

    async def _tell(self, lead_map: LeadMap) -> None:
        state, window, say = self._store.state, self._model.window, self._talk.say
        category = category_name(state, lead_map.category_id) or "none"
        owner = member_name(state, lead_map.assignee) or "none"
        replied = lead_map.last_reply_at
        ago = age(self._session.clock.wall() - replied) if replied is not None else ""
        place = f"{window.row + 1} of {len(window.order)}"
        say("")
        say(
            f"{place}. {self._model.name_of(lead_map)}, {lead_map.email}."
            f"{f' Replied {ago} ago.' if ago else ''}"
        )
        say(f"Campaign: {lead_map.campaign_name or 'none'}. Category: {category}. Owner: {owner}.")
        await self._read(lead_map)

    async def _read(self, lead_map: LeadMap) -> None:
        """Bring the conversation up: it is read out as it comes."""
        self._model.conversation = None
        try:
            self._model.conversation = await self._session.loader.conversations.read(lead_map)
        except ReadError as error:
            self._talk.say(f"The conversation could not be read: {error}")
        else:
            self._model.show_conversation(lead_map)

    def _tell_choices(self) -> None:
        state = self._store.state
        for number, category_id in sorted({**self._model.pinned, **self._others}.items()):
            if category_id in state.categories:
                self._talk.say(f"{number} {category_name(state, category_id)}")
        self._talk.say(WORDS)
        self._talk.say(MORE_WORDS)

    async def _leave(self) -> int:
        open_ = self._store.state.queued + self._store.state.checking
        if open_:
            self._talk.say(f"Sending {open_} actions …")
            left = await self._store.drain(DRAIN_SECONDS)
            self._host.catch_up()
            if left:
                self._talk.say(f"{left} could not be sent yet: they are kept and go out next time.")
            else:
                self._talk.say("All sent.")
        return 0


async def walk_through(open_session: Callable[[Callable[..., None]], Session], view: str) -> int:
    """Open a session in this process, walk through a view, and let its workers end."""
    running: set[asyncio.Task[None]] = set()

    def spawn(coroutine: Coroutine[Any, Any, None], *, name: str, group: str) -> None:
        task = asyncio.get_running_loop().create_task(coroutine, name=f"{group}: {name}")
        running.add(task)
        task.add_done_callback(running.discard)

    session = open_session(spawn)
    try:
        return await Walk(session, _ask_terminal, _say, _ask_hidden).run(view)
    finally:
        for task in list(running):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _ask_terminal(prompt: str) -> str | None:
    sys.stdout.write(prompt)
    sys.stdout.flush()
    typed = await asyncio.to_thread(sys.stdin.readline)
    return typed.rstrip("\n") if typed else None


async def _ask_hidden(prompt: str) -> str | None:
    """Ask without showing what is typed; without a terminal, as any other line."""
    if not sys.stdin.isatty():
        return await _ask_terminal(prompt)
    try:
        return await asyncio.to_thread(getpass.getpass, prompt)
    except EOFError:
        return None


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
