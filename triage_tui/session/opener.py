"""Opens a session: from settings, a key, a folder and a server to everything a screen needs."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from triage_tui import __version__
from triage_tui.config.settings import Settings
from triage_tui.inbox.events import MembersRead
from triage_tui.inbox.open_decisions import count
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number
from triage_tui.inbox.views.views import VIEWS, View
from triage_tui.session.network import Network
from triage_tui.session.session import Session
from triage_tui.sync.account import Account
from triage_tui.sync.gateway.late_gateway import LateGateway
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.reading.cache_writer import CacheWriter
from triage_tui.sync.reading.loader import Loader
from triage_tui.sync.reading.notes_tasks import NotesTasksReader
from triage_tui.sync.reading.restore import Restorer
from triage_tui.sync.storage.cache import Cache, cache_path
from triage_tui.sync.storage.commit_thread import CommitThread, Write
from triage_tui.sync.storage.journal import Journal
from triage_tui.sync.storage.preferences import Preferences
from triage_tui.sync.storage.turns import Turns
from triage_tui.sync.store import Store
from triage_tui.system import paths
from triage_tui.system.clock import Clock, SystemClock

if TYPE_CHECKING:
    from triage_tui.sandbox.sandbox import Sandbox
    from triage_tui.session.api_key_change import KeepKey
    from triage_tui.session.first_run_protocol import Spawn
    from triage_tui.session.late_parts import LateParts
    from triage_tui.session.log import LogFile
    from triage_tui.smartlead.api_key import ApiKey
    from triage_tui.smartlead.traffic import Traffic

LOCK_PATIENCE = 2.0
"""Seconds that an action waits for another program that holds the journal."""
AWAKE = 10.0
"""Seconds in which one sleep of the machine is noticed by everyone who looks for it."""
_OF_ANOTHER_KEY = (
    "{} queued change was made with another API key. It'll go to the current key's account.",
    "{} queued changes were made with another API key. They'll go to the current key's account.",
)
"""What is said of one queued change, and of more."""
LONGEST_REREAD = 20.0
"""Seconds that sending waits for the view to be read after a sleep."""


class SessionOpener:
    """Opens one session over a journal, a cache and a server; closes what it opened."""

    def __init__(
        self,
        settings: Settings,
        key: ApiKey,
        folder: Path,
        *,
        note: SafeText = NOTHING,
        read_only_reason: SafeText = NOTHING,
        sandbox: Sandbox | None = None,
        clock: Clock | None = None,
        cache_folder: Path | None = None,
        keep_key: KeepKey | None = None,
        takes_keys: bool = True,
        write: Write | None = None,
    ) -> None:
        """`cache_folder` is where what is read is kept; `None` keeps nothing. `write` runs the
        commits of the journal; `None` has a thread for them. Where there is no key to
        speak of, as in the demo, `takes_keys` is false: none is asked for.
        """
        self._settings = settings
        self._key = key
        self._folder = folder
        self._note = note
        self._read_only_reason = read_only_reason
        self._clock: Clock = clock or SystemClock()
        self._network = Network(settings, key, self._clock, sandbox)
        self._network.on_traffic = self._heard
        self._network.on_key_refused = self._key_refused
        self.connect = self._network.client
        self._keep_key = keep_key
        self._takes_keys = takes_keys
        self._waking = asyncio.Lock()
        self._woke_at = float("-inf")
        self._session: Session | None = None
        self._store: Store
        self._choices: Preferences
        self._spawn: Spawn
        self._account: Account
        self._cache_folder = cache_folder
        self._journal: Journal | None = None
        self._write = write or CommitThread()
        self._late = cache(self._late_parts)
        self._log: LogFile | None = None
        self._opened: Store | None = None
        self._writer: CacheWriter | None = None

    def open(self, spawn: Spawn) -> Session:
        """The session; its workers are run by `spawn`."""
        settings, clock = self._settings, self._clock
        self._spawn = spawn
        journal = self._journal = Journal.open(
            self._folder / paths.JOURNAL, wall=clock.wall(), read_only=self._read_only_reason
        )
        rules = OutboxRules(undo_window=settings.undo_window)
        gateway = LateGateway(lambda: self._late().gateway())
        journal.patience = LOCK_PATIENCE
        store = Store(
            journal,
            clock,
            rules,
            gateway,
            spawn,
            after_sleep=self._after_sleep,
            turns=Turns(self._write),
        )
        self._opened = store
        store.dispatch(MembersRead(settings.members))
        self._log = self._open_log(store)
        choices = Preferences(journal, store.keep)
        if choices.runs_paused():
            store.hold_runs(True)
        self._store, self._choices = store, choices
        account = self._account = Account(choices)
        self._look_at_account(journal, store)
        views = own_views(settings)
        cache = self._open_cache()
        if cache is not None:
            self._writer = CacheWriter(cache, store, clock, spawn, views)
        self._session = Session(
            settings=settings,
            clock=clock,
            store=store,
            searcher=lambda: self._late().searcher(),
            leads=lambda: self._late().leads(),
            loader=Loader(self.connect, store, clock, self._writer),
            notes_tasks=NotesTasksReader(self.connect),
            preferences=choices,
            team=lambda: self._late().team(),
            runs=lambda: self._late().runs(),
            connection=self._network.connection,
            budget=self._network.budget,
            close=self.close,
            pressed_since=journal.since,
            undos_since=journal.undos_since,
            started_wall=clock.wall(),
            read_only_reason=self._read_only_reason or journal.refusal,
            drafts=lambda: self._late().drafts(),
            take_over=self._take_over if journal.is_second else None,
            server_note=self._note,
            notice=journal.report or (cache.report if cache is not None else NOTHING),
            views=views,
            restorer=Restorer(cache, store, clock) if cache is not None else None,
            change_key=self._change_key if self._takes_keys else None,
            same_account=lambda: account.keep(self._key.reveal()),
            wake=self._after_sleep,
        )
        return self._session

    def _late_parts(self) -> LateParts:
        from triage_tui.session.late_parts import LateParts  # late: not for the first paint

        connect, folder = self.connect, self._folder
        return LateParts(
            self._settings, self._clock, self._store, self._choices, connect=connect, folder=folder
        )

    def _open_log(self, store: Store) -> LogFile | None:
        if not self._settings.log:
            return None
        from triage_tui.session.log import LogFile  # late: off unless asked for

        log = LogFile(self._folder / "log.jsonl", self._clock)
        log.write("start", version=__version__)
        store.subscribe(log.state_changed)
        return log

    def _look_at_account(self, journal: Journal, store: Store) -> None:
        """Actions taken with another key are not sent before the user has said whose they are."""
        secret = self._key.reveal()
        is_another = journal.is_writable and self._account.is_another(secret)
        waiting = count(e for e in journal.waiting() if e.status.is_open) if is_another else 0
        if waiting:
            store.pause_for_account(fill(_OF_ANOTHER_KEY[waiting > 1], number(waiting)))
        elif journal.is_writable:
            self._account.keep(secret)

    def _take_over(self) -> bool:
        """The process that acted before this one has ended: go on where it stopped."""
        session, journal = self._session, self._journal
        if session is None or journal is None or not journal.take_over(self._clock.wall()):
            return False
        session.take_over = None
        session.read_only_reason, session.notice = journal.refusal, journal.report
        session.preferences.take_over()
        session.store.hold_runs(session.preferences.runs_paused())
        self._keep_cache()
        self._look_at_account(journal, session.store)
        return True

    async def _change_key(self, pasted: str) -> SafeText:
        from triage_tui.session.api_key_change import (  # late: keys last
            joined_words,
            keeper,
            tried_key,
        )

        key, untested = await tried_key(self.connect(), pasted)
        is_other, self._key = key.reveal() != self._key.reveal(), key
        self._account.keep(key.reveal())
        if is_other and self._writer is not None and (cache := self._open_cache()) is not None:
            await self._writer.move_to(cache, is_old_useless=True)
        self._store.key_changed()
        keep = self._keep_key or keeper(None)
        return joined_words(untested, keep(key))

    def _keep_cache(self) -> None:
        """What is read is kept from now on, where the process before did that until now."""
        writer = self._writer
        if writer is not None and (cache := self._open_cache()) is not None:
            self._spawn(writer.move_to(cache), name="another cache", group="cache")

    def _key_refused(self, reason: str) -> None:
        self._store.pause_for_key(line(reason))

    def _open_cache(self) -> Cache | None:
        if self._cache_folder is None:
            return None
        path = cache_path(self._cache_folder, self._settings.base_url, self._key.reveal())
        return Cache.open(path)

    def close(self) -> None:
        """Let go of the journal; open actions wait in it."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        if self._opened is not None:
            self._opened.catch_up()
            self._opened = None
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    async def _after_sleep(self) -> None:
        """The machine slept: dead connections go, and the view is read, before anything is sent.

        Whoever notices the sleep while that is under way waits for its end.
        """
        async with self._waking:
            if self._clock.monotonic() - self._woke_at < AWAKE:
                return
            await self._network.drop_connections()
            if self._session is not None:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LONGEST_REREAD):
                        await self._session.reread()
            self._woke_at = self._clock.monotonic()

    def _heard(self, traffic: Traffic) -> None:
        if self._log is not None:
            self._log.request_ended(traffic)
        if traffic.failure is None:
            self._store.network_is_back()


def own_views(settings: Settings) -> Mapping[str, View]:
    """Every view there is, the user's own last."""
    if not settings.views:
        return VIEWS
    from triage_tui.config.views import all_views  # late: most have none of their own

    return all_views(settings.views)
