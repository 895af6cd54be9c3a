"""`triage-tui walk`: one reply after the other, in plain lines, with the keys of the inbox.

For screen readers, for links too slow for a full screen, and for terminals that are none. The same
handlers, journal and outbox as the inbox; nothing is drawn over.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from msgspec.structs import replace

from triage_tui.cli.line_host import LineHost
from triage_tui.cli.line_keys import (
    AGAIN,
    QUIT,
    choice_lines,
    choices_of,
    idle_commands,
    line_keymap,
)
from triage_tui.cli.line_pane import LinePane
from triage_tui.cli.line_taken import taken_words
from triage_tui.cli.line_talk import ReadLine, Talk
from triage_tui.cli.line_terminal import ask, ask_hidden, say
from triage_tui.commands.configured import commands_of
from triage_tui.commands.handlers import Handlers
from triage_tui.commands.model import InboxModel
from triage_tui.commands.wording import category_name, member_name
from triage_tui.inbox.actions import ActionId, Entry, Kind, counted
from triage_tui.inbox.dates.ages import age, span
from triage_tui.inbox.lead_map import CategoryId, LeadMap
from triage_tui.inbox.safe_text import NOTHING, fill, line
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.views.views import View
from triage_tui.session.session import Session
from triage_tui.sync.reading.loader import ReadError
from triage_tui.sync.reading.retries import patiently
from triage_tui.sync.store import Change

DRAIN_SECONDS = 30.0
ANSWERS = frozenset({"whole", "web_app"})
"""Groups of tasks that are the answer to a choice: the next question waits for them."""
WAYS_BACK = frozenset({"action.undo", "list.back"})
"""Commands that may lead to a reply before this one."""
FIRST_OTHER = 10
"""The number of the first category that is on no digit."""
TRIES = 2
"""How often a conversation is asked for while nothing can be typed."""


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
        self._keymap = keymap = line_keymap(session.settings)
        self._choices = choices_of(keymap)
        pane = LinePane(talk, model, keymap)
        commands = commands_of(session.settings)
        self._do = Handlers(model, keymap, commands, self._host, pane)
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
        reason, session = self._session.read_only_reason, self._session
        if reason and (session.take_over is not None or reason != session.notice):
            self._talk.say(reason)
        self._talk.say(f"Loading {view.title} …")
        try:
            await patiently(self._session.loader.read_categories, self._rest)
            if view.endpoint:
                await self._session.loader.read_view(view)
            with suppress(ReadError):  # not every account has teammates to read
                await self._session.loader.read_members()
        except ReadError as error:
            self._talk.say(f"Couldn't load the inbox: {error}")
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
        """Ask until another reply is in front; false when the walk is to end."""
        model, here = self._model, lead_map.lead_map_id
        while True:
            row = model.window.row
            await self._host.answer()
            self._host.catch_up()
            typed = await self._talk.ask("> ")
            if typed is None or self._command_of(typed) == QUIT:
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
        is_way_back = self._perform(typed)
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

    def _command_of(self, typed: str) -> str | None:
        """The command of a key; a capital is another key, as in the inbox."""
        return self._choices.get(str(int(typed)) if typed.isdecimal() else " ".join(typed.split()))

    def _perform(self, typed: str) -> bool:
        command_id = self._command_of(typed)
        number = int(typed) if typed.isdecimal() else None
        again = self._keymap.keys_of(AGAIN) or "?"
        if command_id == AGAIN:
            self._tell_choices()
        elif command_id is not None:
            self._do.registry.run(command_id)
        elif number is not None and number in self._others:
            self._do.categorize.file(self._others[number])
        elif number is not None:
            self._talk.say(f"There is no choice {number}; {again} shows them again.")
        else:
            self._talk.say(f"“{line(typed)}” isn't a choice; {again} shows them again.")
        return command_id in WAYS_BACK

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
            conversations = self._session.loader.conversations
            self._model.conversation = await patiently(
                lambda: conversations.read(lead_map), self._rest, tries=TRIES
            )
        except ReadError as error:
            self._talk.say(f"Couldn't load the conversation: {error}")
        else:
            self._model.show_conversation(lead_map)

    async def _rest(self, seconds: float, error: ReadError) -> None:
        """What passes by itself is waited for, and said."""
        reason = line(error)
        self._talk.say(fill("{} Retrying in {}.", reason, span(seconds)))
        await self._session.clock.sleep(seconds)

    def _tell_choices(self) -> None:
        state = self._store.state
        for number, category_id in sorted({**self._model.pinned, **self._others}.items()):
            key = self._keymap.keys_of(f"action.category.{number}") or number
            if category_id in state.categories:
                self._talk.say(f"{key} {category_name(state, category_id)}")
        for words in choice_lines(self._keymap, idle_commands(self._session)):
            self._talk.say(words)

    async def _leave(self) -> int:
        open_ = self._store.state.queued + self._store.state.checking
        if open_:
            self._talk.say(f"Syncing {counted(open_)} …")
            left = await self._store.drain(DRAIN_SECONDS)
            self._host.catch_up()
            if left:
                self._talk.say(f"Not synced yet: {counted(left)}. Saved; they sync next time.")
            else:
                self._talk.say("All synced.")
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
        return await Walk(session, ask, say, ask_hidden).run(view)
    finally:
        for task in list(running):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
