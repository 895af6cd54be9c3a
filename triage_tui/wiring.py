"""Where the parts meet: a session from settings, a key and a server, and the app over it."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from triage_tui import __version__, paths, terminal
from triage_tui.clock import Clock, SystemClock
from triage_tui.early_paint import EARLY
from triage_tui.ending import Ending
from triage_tui.inbox.state import MembersRead
from triage_tui.inbox.text import NOTHING, SafeText, fill, line, number, own
from triage_tui.inbox.views import VIEWS, View
from triage_tui.key_change import KeepKey, joined_words, keeper, tried_key
from triage_tui.late_dataclass import replace
from triage_tui.setting_table import NO_CEILING
from triage_tui.settings import SMARTLEAD_URL, Settings
from triage_tui.sync.account import Account
from triage_tui.sync.cache import Cache, cache_path
from triage_tui.sync.cache_writer import CacheWriter
from triage_tui.sync.choices import Choices
from triage_tui.sync.connection import Connection
from triage_tui.sync.gateway import SmartleadGateway
from triage_tui.sync.journal import Journal
from triage_tui.sync.leads import LeadReader
from triage_tui.sync.loader import Loader
from triage_tui.sync.papers import PaperReader
from triage_tui.sync.restoring import Restorer
from triage_tui.sync.rules import OutboxRules
from triage_tui.sync.runs import Runs
from triage_tui.sync.search import Searcher
from triage_tui.sync.session import Budget, Session
from triage_tui.sync.store import Store
from triage_tui.ui.app import TriageApp
from triage_tui.ui.key_choice import keymap_of
from triage_tui.ui.themes import why_no_theme

if TYPE_CHECKING:
    from triage_tui.log_file import LogFile
    from triage_tui.sandbox.sandbox import Sandbox
    from triage_tui.smartlead.client import Smartlead
    from triage_tui.smartlead.key import ApiKey
    from triage_tui.smartlead.pacer import Pacer
    from triage_tui.smartlead.traffic import Traffic
    from triage_tui.sync.drafts import Drafts
    from triage_tui.sync.team import TeamReader
    from triage_tui.ui.set_up import Spawn

DEMO_FEED = 45.0
"""Seconds between two new replies of the demo: an inbox is never still."""
AWAKE = 10.0
"""Seconds in which one sleep of the machine is noticed by everyone who looks for it."""
LONGEST_REREAD = 20.0
"""Seconds that sending waits for the view to be read after a sleep."""
Connect = Callable[[], "Smartlead"]


def run_app(
    settings: Settings, *, key: ApiKey | None, read_only: bool, origin: str | None = None
) -> int:
    """Open the inbox of an account; returns the exit code."""
    folder = paths.account_dir(settings.base_url)
    reason = (
        own("Read-only was asked for (--read-only): nothing is changed.") if read_only else NOTHING
    )
    note = (
        NOTHING if settings.base_url == SMARTLEAD_URL else line(urlsplit(settings.base_url).netloc)
    )

    def account(key: ApiKey, keep_key: KeepKey) -> SessionOpener:
        return SessionOpener(
            settings,
            key,
            folder,
            note=note,
            read_only_reason=reason,
            cache_folder=_cache_folder(settings),
            keep_key=keep_key,
        )

    if key is not None:
        return _run(settings, account(key, keeper(origin)))
    from triage_tui.first_start import FirstStart  # late: the usual start has a key

    server = line(urlsplit(settings.base_url).netloc)
    first = FirstStart(server, paths.key_file(), account, lambda kept: _demo(settings, kept))
    app = TriageApp(
        None, keymap_of(settings), settings.theme, set_up=first, is_ascii=_is_ascii(settings)
    )
    return _run_app(app, first.close, settings)


def run_demo(settings: Settings, *, leads: int, seed: int, latency_ms: int, faults: str) -> int:
    """Open the same app on a made-up inbox, in this process; nothing leaves the machine."""
    from triage_tui.sandbox.sandbox import Sandbox

    sandbox = Sandbox(
        leads=leads,
        seed=seed,
        latency_ms=latency_ms,
        faults=faults,
    )
    with tempfile.TemporaryDirectory(prefix="triage-demo-") as folder:
        return _run(settings, _demo(settings, Path(folder), sandbox))


def run_walk(settings: Settings, *, key: ApiKey | None, view: str) -> int:
    """Walk through a view in plain lines; without a key, on the made-up inbox."""
    import asyncio

    from triage_tui.walk import walk_through  # late: the app does not need it

    if key is not None:
        opener = SessionOpener(settings, key, paths.account_dir(settings.base_url))
        return _closing(opener, lambda: asyncio.run(walk_through(opener.open, view)))
    with tempfile.TemporaryDirectory(prefix="triage-demo-") as folder:
        made_up = _demo(settings, Path(folder))
        return _closing(made_up, lambda: asyncio.run(walk_through(made_up.open, view)))


def _closing(opener: SessionOpener, run: Callable[[], int]) -> int:
    try:
        return run()
    finally:
        opener.close()


def _demo(settings: Settings, folder: Path, sandbox: Sandbox | None = None) -> SessionOpener:
    """The opener of a made-up inbox."""
    from triage_tui.sandbox.sandbox import Sandbox
    from triage_tui.smartlead.key import ApiKey

    if sandbox is None:
        sandbox = Sandbox()
        settings = replace(
            settings,
            requests_per_minute=NO_CEILING,
            requests_per_2s=NO_CEILING,
            requests_per_hour=NO_CEILING,
        )
    sandbox.feed(DEMO_FEED)
    key = ApiKey("demo-key-of-the-sandbox")
    return SessionOpener(settings, key, folder, note=own("demo"), sandbox=sandbox)


def _run(settings: Settings, opener: SessionOpener) -> int:
    app = TriageApp(opener.open, keymap_of(settings), settings.theme, is_ascii=_is_ascii(settings))
    return _run_app(app, opener.close, settings)


def _is_ascii(settings: Settings) -> bool:
    """Asked for, or all that the terminal's locale can show."""
    return settings.glyphs == "ascii" or terminal.is_plain(os.environ)


def _run_app(app: TriageApp, close: Callable[[], None], settings: Settings) -> int:
    reason = why_no_theme(settings.theme)
    if reason is not None:
        EARLY.leave()
        sys.stderr.write(f"triage-tui: theme: {reason}\n")
        close()
        return 2
    ending = Ending(app.leave, app.restore_terminal)
    ending.install()
    ending.watch(0)
    try:
        app.run(mouse=settings.mouse)
        words = _parting(app.session)
    finally:
        close()
    _say(words)
    return app.return_code or 0


def _say(words: str) -> None:
    """Write to the terminal that is left behind, if it is there still."""
    try:
        sys.stdout.write(words)
        sys.stdout.flush()
    except OSError:  # it was closed; the interpreter must not find that out again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parting(session: Session | None) -> str:
    """What the session came to, for the terminal it leaves behind; empty when nothing was done."""
    if session is None:
        return ""
    from triage_tui.inbox.report import report_on  # late: only a leaving app needs it
    from triage_tui.report_text import parting

    since, until = session.started_wall, session.clock.wall()
    entries = session.pressed_since(since)
    sla_late = session.settings.sla_late
    return parting(report_on(entries, since=since, until=until, sla_late=sla_late))


class SessionOpener:
    """Opens one session; the network's parts are imported when the first request needs them."""

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
    ) -> None:
        """`cache_folder` is where what is read is kept; `None` keeps nothing."""
        self._settings = settings
        self._key = key
        self._folder = folder
        self._note = note
        self._read_only_reason = read_only_reason
        self._sandbox = sandbox
        self._clock: Clock = clock or SystemClock()
        self._keep_key: KeepKey = keep_key or keeper(None)
        self._waking = asyncio.Lock()
        self._woke_at = float("-inf")
        self._session: Session | None = None
        self._store: Store
        self._spawn: Spawn
        self._account: Account
        self._cache_folder = cache_folder
        self._connection = Connection(self._clock)
        self._journal: Journal | None = None
        self._log: LogFile | None = None
        self._opened: Store | None = None
        self._writer: CacheWriter | None = None
        self._client: Smartlead | None = None
        self._pacer: Pacer | None = None
        self.connect: Connect = cache(self._connect)
        self._team_once = cache(self._team)
        self._drafts_once = cache(self._drafts)

    def open(self, spawn: Spawn) -> Session:
        """The session; its workers are run by `spawn`."""
        settings, clock = self._settings, self._clock
        self._spawn = spawn
        journal = Journal.open(
            self._folder / paths.JOURNAL, wall=clock.wall(), read_only=self._read_only_reason
        )
        self._journal = journal
        rules = OutboxRules(undo_window=settings.undo_window)
        gateway = SmartleadGateway(self.connect)
        store = Store(journal, clock, rules, gateway, spawn, after_sleep=self._after_sleep)
        self._opened = store
        store.dispatch(MembersRead(settings.members))
        self._log = self._open_log(store)
        choices = Choices(journal)
        self._store = store
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
            searcher=Searcher(self.connect, store, clock),
            leads=LeadReader(self.connect, store),
            loader=Loader(self.connect, store, clock, self._writer),
            papers=PaperReader(self.connect),
            choices=choices,
            team=lambda: self._team_once(store),
            runs=Runs(
                store,
                clock,
                choices,
                per_minute=_ceiling(settings.requests_per_minute),
                per_hour=_ceiling(settings.requests_per_hour),
            ),
            connection=self._connection,
            budget=self._budget,
            close=self.close,
            pressed_since=journal.since,
            started_wall=clock.wall(),
            read_only_reason=self._read_only_reason or journal.refusal,
            drafts=self._drafts_once,
            take_over=self._take_over if journal.is_second else None,
            server_note=self._note,
            notice=journal.report or (cache.report if cache is not None else NOTHING),
            views=views,
            restorer=Restorer(cache, store, clock) if cache is not None else None,
            change_key=self._change_key,
            same_account=lambda: account.keep(self._key.reveal()),
            wake=self._after_sleep,
        )
        return self._session

    def _open_log(self, store: Store) -> LogFile | None:
        if not self._settings.log:
            return None
        from triage_tui.log_file import LogFile  # late: off unless asked for

        log = LogFile(self._folder / "log.jsonl", self._clock)
        log.write("start", version=__version__)
        store.subscribe(log.state_changed)
        return log

    def _look_at_account(self, journal: Journal, store: Store) -> None:
        """Actions taken with another key are not sent before the user has said whose they are."""
        secret = self._key.reveal()
        is_another = journal.is_writable and self._account.is_another(secret)
        waiting = sum(e.status.is_open for e in journal.waiting()) if is_another else 0
        if waiting:
            store.pause_for_account(
                fill(
                    "{} waiting actions were taken with another API key. They go to the account "
                    "of the key in use now.",
                    number(waiting),
                )
            )
        elif journal.is_writable:
            self._account.keep(secret)

    def _take_over(self) -> bool:
        """The process that acted before this one has ended: go on where it stopped."""
        session, journal = self._session, self._journal
        if session is None or journal is None or not journal.take_over(self._clock.wall()):
            return False
        session.take_over = None
        session.read_only_reason, session.notice = journal.refusal, journal.report
        session.choices.take_over()
        session.store.hold_runs(session.choices.runs_paused())
        self._keep_cache()
        self._look_at_account(journal, session.store)
        return True

    async def _change_key(self, pasted: str) -> SafeText:
        key, untested = await tried_key(self.connect(), pasted)
        is_other, self._key = key.reveal() != self._key.reveal(), key
        self._account.keep(key.reveal())
        if is_other and self._writer is not None and (cache := self._open_cache()) is not None:
            await self._writer.move_to(cache, is_old_useless=True)
        self._store.key_changed()
        return joined_words(untested, self._keep_key(key))

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

    def _drafts(self) -> Drafts:
        from triage_tui.sync.drafts import FILE, Drafts  # late: only forms need it

        return Drafts(self._folder / FILE, self._clock.wall)

    def _team(self, store: Store) -> TeamReader:
        from triage_tui.sync.team import TeamReader  # late: only assignments and the team need it

        return TeamReader(self.connect, store, self._clock)

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
            if self._client is not None:
                await self._client.drop_connections()
            if self._session is not None:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LONGEST_REREAD):
                        await self._session.reread()
            self._woke_at = self._clock.monotonic()

    def _budget(self) -> Budget | None:
        return self._pacer.status() if self._pacer is not None else None

    def _connect(self) -> Smartlead:
        from triage_tui.smartlead.client import Smartlead  # late: httpx and pydantic
        from triage_tui.smartlead.limits import Limits
        from triage_tui.smartlead.pacer import Pacer

        settings = self._settings
        limits = Limits(
            _ceiling(settings.requests_per_minute),
            _ceiling(settings.requests_per_2s),
            _ceiling(settings.requests_per_hour),
        )
        self._pacer = Pacer(self._clock, limits)
        transport = None
        if self._sandbox is not None:
            from triage_tui.sandbox.transport import in_process

            transport = in_process(self._sandbox)
        self._client = Smartlead(
            self._key,
            settings.base_url if self._sandbox is None else "http://127.0.0.1/api/v1",
            pacer=self._pacer,
            clock=self._clock,
            transport=transport,
            on_traffic=self._heard,
        )
        self._client.on_key_refused = self._key_refused
        return self._client

    def _heard(self, traffic: Traffic) -> None:
        self._connection.request_ended(traffic.status, traffic.remaining)
        if self._log is not None:
            self._log.request_ended(traffic)
        if traffic.failure is None:
            self._store.network_is_back()


def _ceiling(requests: int) -> int | None:
    """A request ceiling as the pacer has it: `None` where there is none."""
    return None if requests >= NO_CEILING else requests


def own_views(settings: Settings) -> Mapping[str, View]:
    """Every view there is, the user's own last."""
    if not settings.views:
        return VIEWS
    from triage_tui.view_table import all_views  # late: most have none of their own

    return all_views(settings.views)


def _cache_folder(settings: Settings) -> Path | None:
    """Where the inbox is kept for the next start; `None` when it is not, or cannot be."""
    if not settings.cache:
        return None
    try:
        return paths.cache_dir()
    except OSError:
        return None
