"""`triage-tui walk`: one lead map after the other, in plain lines, with numbered choices.

For screen readers, for links too slow for a full screen, and for terminals that are none. The same
journal, outbox and rules as the inbox; nothing is drawn over.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

from triage_tui.inbox.actions import (
    Action,
    AddNote,
    Assign,
    CreateTask,
    Entry,
    Priority,
    SetCategory,
    SetRead,
    Status,
)
from triage_tui.inbox.dates.ages import age
from triage_tui.inbox.dates.due import WhenError, read
from triage_tui.inbox.dates.time_zone import here
from triage_tui.inbox.lead_map import CategoryId, LeadMap, LeadMapId
from triage_tui.inbox.pinned_categories import pinned
from triage_tui.inbox.safe_text import block, line
from triage_tui.inbox.views.view_rows import Queue
from triage_tui.inbox.views.views import VIEWS
from triage_tui.mail.quotes import Kind, split
from triage_tui.session.session import Session
from triage_tui.sync.reading.loader import ReadError
from triage_tui.sync.storage.journal import JournalError

DRAIN_SECONDS = 30.0
WORDS = (
    "0 takes the category away. s skips. m gives it to you. t makes a task, n a note. "
    "r marks it read. z undoes. a repeats the choices. q quits."
)
ReadLine = Callable[[str], Awaitable[str | None]]
"""Asks with a prompt; `None` at the end of the input."""


class Walk:
    """One walk through the unread replies of a view."""

    def __init__(self, session: Session, ask: ReadLine, say: Callable[[str], None]) -> None:
        self._session = session
        self._store = session.store
        self._ask = ask
        self._say = say
        self._told: set[object] = set()
        self._choices: dict[int, CategoryId] = {}

    async def run(self, view_id: str) -> int:
        """Read the view and walk through it; returns the exit code."""
        if self._session.notice:
            self._say(self._session.notice)
        if self._session.read_only_reason:
            self._say(self._session.read_only_reason)
        self._store.resume()
        view = VIEWS[view_id]
        self._say(f"Reading {view.title} …")
        try:
            await self._session.loader.read_categories()
            await self._session.loader.read_view(view)
        except ReadError as error:
            self._say(f"The inbox could not be read: {error}")
            return 1
        queue = Queue(view)
        queue.rebuild(self._store.state)
        self._number_categories()
        if not queue.order:
            self._say(view.empty)
        await self._through(list(queue.order))
        return await self._leave()

    def _number_categories(self) -> None:
        """The pinned digits, then the other categories from 10 on."""
        categories = self._store.state.categories
        self._choices = dict(pinned(self._session.pins(), categories))
        self._session.choices.keep_pins(self._choices)
        others = [each for each in categories if each not in self._choices.values()]
        self._choices |= dict(enumerate(others, start=10))

    async def _through(self, order: list[LeadMapId]) -> None:
        for number, lead_map_id in enumerate(order, start=1):
            lead_map = self._store.state.shown(lead_map_id)
            if lead_map is None:
                continue
            await self._tell(lead_map, f"{number} of {len(order)}")
            if number == 1:
                self._tell_choices()
            if not await self._decide(lead_map):
                return

    async def _tell(self, lead_map: LeadMap, place: str) -> None:
        state = self._store.state
        category = state.categories.get(lead_map.category_id) if lead_map.category_id else None
        owner = state.members.get(lead_map.assignee) if lead_map.assignee else None
        replied = lead_map.last_reply_at
        ago = (
            "" if replied is None else f" Replied {age(self._session.clock.wall() - replied)} ago."
        )
        self._say("")
        self._say(f"{place}. {lead_map.name or lead_map.email}, {lead_map.email}.{ago}")
        self._say(
            f"Campaign: {lead_map.campaign_name or 'none'}. "
            f"Category: {category.name if category else 'none'}. "
            f"Owner: {owner.name if owner else 'none'}."
        )
        for text in await self._reply(lead_map):
            self._say(text)

    async def _reply(self, lead_map: LeadMap) -> list[str]:
        """The newest reply without its quotes, line by line; why not, when it cannot be read."""
        try:
            conversation = await self._session.loader.read_conversation(lead_map)
        except ReadError as error:
            return [f"The conversation could not be read: {error}"]
        replies = [message for message in conversation.messages if message.is_reply]
        if not replies:
            return ["No reply was found in the conversation."]
        newest = replies[-1]
        fresh = [part.text for part in split(newest.body) if part.kind is Kind.FRESH]
        subject = [f"Subject: {newest.subject}"] if newest.subject else []
        return [*subject, *"\n".join(fresh).strip().splitlines()]

    def _tell_choices(self) -> None:
        categories = self._store.state.categories
        for number, category_id in sorted(self._choices.items()):
            if category_id in categories:
                self._say(f"{number} {categories[category_id].name}")
        self._say(WORDS)

    async def _decide(self, lead_map: LeadMap) -> bool:
        """Ask until there is a decision; false when the walk is to end."""
        while True:
            self._tell_refusals()
            answer = await self._ask("> ")
            word = (answer or "").strip().casefold()
            if answer is None or word == "q":
                return False
            if word in {"s", ""}:
                if word:
                    return True
                self._tell_choices()
            elif word.isdecimal():
                if self._file(lead_map, int(word)):
                    return True
            elif word == "a":
                self._tell_choices()
            elif word == "z":
                self._undo()
            else:
                await self._other(lead_map, word)

    def _file(self, lead_map: LeadMap, number: int) -> bool:
        category_id = None if number == 0 else self._choices.get(number)
        if number and category_id is None:
            self._say(f"There is no choice {number}; a repeats them.")
            return False
        actions: list[Action] = [SetCategory(lead_map.lead_map_id, category_id)]
        if self._session.settings.verdict_marks_read and not lead_map.is_read:
            actions.append(SetRead(lead_map.lead_map_id, is_read=True))
        name = self._store.state.categories[category_id].name if category_id else "no category"
        return self._submit(f"{name}.", *actions)

    async def _other(self, lead_map: LeadMap, word: str) -> None:
        where = lead_map.lead_map_id
        if word == "m":
            me = self._session.me()
            if me is None:
                self._say("Nobody has said who you are: set `me` in the settings.")
            else:
                self._submit("It is yours.", Assign(where, me))
        elif word == "r":
            self._submit("Marked read.", SetRead(where, is_read=True))
        elif word == "n":
            note = block(await self._ask("Note: ") or "")
            if note.strip():
                self._submit("Note taken.", AddNote(where, note))
        elif word == "t":
            await self._task(where)
        else:
            self._say(f"“{line(word)}” is no choice; a repeats them.")

    async def _task(self, where: LeadMapId) -> None:
        name = line(await self._ask("Task: ") or "")
        if not name:
            self._say("No task.")
            return
        default = self._session.settings.task_due
        typed = (await self._ask(f"Due ({default}): ") or "").strip() or default
        try:
            due = read(typed, here(self._session.clock.wall()))
        except WhenError as error:
            self._say(f"{error} No task.")
            return
        task = CreateTask(where, name, "", Priority.MEDIUM, due.at.timestamp())
        note = f" {due.note}." if due.note else ""
        self._submit(f"Task, due {due.at:%a %d %b %H:%M}.{note}", task)

    def _submit(self, words: str, *actions: Action) -> bool:
        if self._is_read_only():
            return False
        try:
            self._store.submit(*actions)
        except JournalError as error:
            self._say(f"Not taken: {error}")
            return False
        self._say(words)
        return True

    def _is_read_only(self) -> bool:
        """True when nothing may be changed, and that was said; another window may have ended."""
        take_over = self._session.take_over
        if take_over is not None and take_over():
            self._say("The other window has closed: this one acts now.")
            self._store.resume()
        if self._session.read_only_reason:
            self._say(self._session.read_only_reason)
        return bool(self._session.read_only_reason)

    def _undo(self) -> None:
        try:
            report = self._store.undo()
        except JournalError as error:
            self._say(str(error))
            return
        self._say(report.words() if report else "There is nothing to undo.")

    def _tell_refusals(self) -> None:
        """Say once what Smartlead refused or what has to be asked about."""
        for entry in self._store.state.entries.values():
            if entry.status in {Status.REFUSED, Status.ASK} and entry.action_id not in self._told:
                self._told.add(entry.action_id)
                self._say(self._trouble(entry))

    def _trouble(self, entry: Entry) -> str:
        who = entry.facts.name or entry.facts.email or f"lead map {entry.lead_map_id}"
        what = "was refused" if entry.status is Status.REFUSED else "needs a word from you"
        return f"The {entry.kind.value} for {who} {what}: {entry.reason}"

    async def _leave(self) -> int:
        open_ = self._store.state.queued + self._store.state.checking
        if open_:
            self._say(f"Sending {open_} actions …")
            left = await self._store.drain(DRAIN_SECONDS)
            self._tell_refusals()
            if left:
                self._say(f"{left} could not be sent yet: they are kept and go out next time.")
            else:
                self._say("All sent.")
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
        return await Walk(session, _ask_terminal, _say).run(view)
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


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
