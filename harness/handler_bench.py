"""The handlers of the inbox on a bench: a real store and journal, no screen and no loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from harness.recording_host import RecordingHost
from harness.recording_panes import RecordingPanes
from triage_tui.commands.configured import commands_of, keymap_of
from triage_tui.commands.handlers import Handlers
from triage_tui.commands.model import InboxModel
from triage_tui.commands.table import FILTER_COMMANDS
from triage_tui.config.settings import Settings
from triage_tui.inbox.actions import Action, Entry, Status
from triage_tui.inbox.events import CategoriesRead, MembersRead, Moved, RowsRead
from triage_tui.inbox.lead_map import (
    CampaignId,
    Category,
    CategoryId,
    Conversation,
    LeadId,
    LeadMap,
    LeadMapId,
    Member,
    MemberId,
    Message,
    Sentiment,
)
from triage_tui.inbox.safe_text import NOTHING, line, own
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.session.opener import SessionOpener
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.sync.storage.commit_thread import Write, WriteHere
from triage_tui.sync.storage.journal import Journal, JournalError

ANNA, BEN, CLEO, DORA = (LeadMapId(number) for number in (1, 2, 3, 4))
"""The rows of the bench, newest reply first; Cleo and Dora are of one company."""
INTERESTED, NOT_NOW, CLOSED = (CategoryId(number) for number in (1, 2, 3))
OLGA, PAUL = (MemberId(number) for number in (71, 72))
NOON = 1_770_000_000.0
"""Seconds since 1970 at which the clock of the bench stands."""


class BenchClock:
    """Stands still until a test, or somebody who sleeps, moves it."""

    def __init__(self) -> None:
        self.passed = 0.0

    def monotonic(self) -> float:
        return 1_000.0 + self.passed

    def wall(self) -> float:
        return NOON + self.passed

    async def sleep(self, seconds: float) -> None:
        self.passed += max(0.0, seconds)
        await asyncio.sleep(0)


class HandlerBench:
    """Model and handlers over a store with its journal in `folder`."""

    def __init__(self, folder: Path, write: Write | None = None, **changed: object) -> None:
        """`write` is the disk, by default one that answers at once; `changed` are settings."""
        self.sandbox = Sandbox(leads=20, seed=1)
        self.clock = BenchClock()
        settings = replace(Settings(), **{"cache": False, **changed})
        key = ApiKey("key-for-the-bench")
        self._opener = SessionOpener(
            settings,
            key,
            folder,
            sandbox=self.sandbox,
            clock=self.clock,
            write=WriteHere() if write is None else write,
        )
        self._spawned: dict[str, list[Coroutine[Any, Any, None]]] = {}
        """What the store would run in the background: nothing is sent from a bench."""
        self._cleanup = ExitStack()
        self.session = self._opener.open(self._spawn)
        self.store = self.session.store
        self.model = InboxModel(self.session)
        self.store.subscribe(self.model.state_changed)
        self.host = RecordingHost()
        self.panes = RecordingPanes()
        commands = (*commands_of(settings), *FILTER_COMMANDS)
        self.handlers = Handlers(self.model, keymap_of(settings), commands, self.host, self.panes)
        self._read()
        self.model.show_view(self.model.view)
        self.handlers.bulk.begin()

    def _spawn(self, coroutine: Coroutine[Any, Any, None], *, name: str, group: str) -> None:
        self._spawned.setdefault(f"{group}: {name}", []).append(coroutine)

    def _read(self) -> None:
        """As if Smartlead had been read."""
        categories = [
            Category(INTERESTED, own("Interested"), Sentiment.POSITIVE),
            Category(NOT_NOW, own("Not now"), Sentiment.NEUTRAL),
            Category(CLOSED, own("Closed"), Sentiment.NEGATIVE),
        ]
        members = [Member(OLGA, own("Olga")), Member(PAUL, own("Paul"))]
        self.store.dispatch(CategoriesRead(categories))
        self.store.dispatch(MembersRead(members))
        self.read_rows("Anna@acme", "Ben@bolt", "Cleo@corp", "Dora@corp")

    def read_rows(self, *people: str, listing: str = "unread") -> None:
        """A view came: a row for each `Name@company`."""
        now = self.clock.monotonic()
        rows = [_row(place, each, now) for place, each in enumerate(people, start=1)]
        self.store.dispatch(RowsRead(listing, rows, now, is_first=True, is_last=True))

    # -- doing ---------------------------------------------------------------------------------

    def press(self, *command_ids: str) -> None:
        """Run commands as their keys would, without a pause between them."""
        for command_id in command_ids:
            self.handlers.registry.run(command_id)

    def submit(self, *actions: Action) -> tuple[Entry, ...]:
        """Submit actions behind the back of the handlers; returns their entries."""
        return self.store.entries_of_gesture(self.store.submit(*actions))

    def server_says(self, status: Status, entries: Iterable[Entry], reason: str = "") -> None:
        """Let actions come to a status, as if the server had answered."""
        told = [replace(each, status=status, reason=line(reason)) for each in entries]
        self.store.dispatch(Moved(told))

    def fill_disk(self) -> None:
        """The journal takes nothing from now on."""
        error = JournalError(own("The disk is full."))
        self._cleanup.enter_context(patch.object(Journal, "commit", side_effect=error))

    def read_only(self, why: str = "Only to be read.") -> None:
        """Nothing may be changed from now on."""
        self.session.read_only_reason = line(why)

    def converse(self, *bodies: str, links: tuple[str, ...] = ()) -> Message:
        """Open a conversation with these mails of the lead under the cursor; the newest is last."""
        messages = [
            Message(NOTHING, is_reply=True, at=float(place), body=line(body), raw=body,
                    links=tuple(line(each) for each in links))
            for place, body in enumerate(bodies)
        ]  # fmt: skip
        assert self.model.cursor is not None
        self.model.conversation = Conversation(self.model.cursor, tuple(messages), 0.0)
        self.panes.message = messages[-1]
        return messages[-1]

    async def run(self, group: str) -> None:
        """Run what was started in a group, to its end."""
        mine = [work for each, work in self.host.started if each == group]
        assert mine, f"nothing was started in {group}"
        self.host.started = [each for each in self.host.started if each[0] != group]
        for work in mine:
            await work()

    def tell(self) -> None:
        """Do what handlers put off for a moment."""
        delayed, self.host.delayed = self.host.delayed, []
        for _, work in delayed:
            work()

    # -- looking -------------------------------------------------------------------------------

    def lead(self, lead_map_id: LeadMapId) -> LeadMap:
        """A lead map as the screen would show it."""
        shown = self.store.state.lead_map(lead_map_id)
        assert shown is not None
        return shown

    def categories(self, *lead_map_ids: LeadMapId) -> list[str | None]:
        """The names of their categories."""
        names = {each.category_id: each.name for each in self.store.state.categories.values()}
        return [names.get(self.lead(each).category_id or CategoryId(0)) for each in lead_map_ids]

    @property
    def entries(self) -> list[Entry]:
        """Every action there is, oldest first."""
        return list(self.store.state.entries.values())

    @property
    def started(self) -> list[str]:
        """The groups of the tasks that wait to be run."""
        return [group for group, _ in self.host.started]

    def close(self) -> None:
        """Let go of the journal and of what was never run."""
        self._cleanup.close()
        self._opener.close()
        for coroutine in chain(*self._spawned.values()):
            coroutine.close()


def _row(place: int, person: str, now: float) -> LeadMap:
    name, _, company = person.partition("@")
    return LeadMap(
        LeadMapId(place),
        lead_id=LeadId(100 + place),
        email=line(f"{name.casefold()}@{company}.example"),
        name=line(name),
        campaign_id=CampaignId(9),
        campaign_name=own("Autumn"),
        last_reply_at=NOON - 60.0 * place,
        as_of=now,
    )


BenchOf = Callable[..., HandlerBench]
"""Makes a bench with other settings."""
