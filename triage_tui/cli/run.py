"""The ways to run: the app on an account, on the made-up inbox, for the first time, or a walk."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import structs

from triage_tui.commands.configured import keymap_of
from triage_tui.config.schema import NO_CEILING
from triage_tui.config.settings import SMARTLEAD_URL, Settings
from triage_tui.inbox.safe_text import NOTHING, SafeText, line, own
from triage_tui.session.opener import SessionOpener
from triage_tui.session.session import Session
from triage_tui.sync.storage.commit_thread import Write, WriteHere
from triage_tui.system import paths, terminal
from triage_tui.system.early_paint import EARLY
from triage_tui.system.signals import Signals
from triage_tui.ui.app import DEFAULT_THEME, TriageApp
from triage_tui.ui.themes import why_no_theme

if TYPE_CHECKING:
    from triage_tui.sandbox.sandbox import Sandbox
    from triage_tui.session.api_key_change import KeepKey
    from triage_tui.smartlead.api_key import ApiKey

DEMO_FEED = 45.0
"""Seconds between two new replies of the demo: an inbox is never still."""


def run_app(
    settings: Settings, *, key: ApiKey | None, read_only: bool, origin: str | None = None
) -> int:
    """Open the inbox of an account; returns the exit code."""
    folder = paths.account_dir(settings.base_url)
    reason = own("Read-only (--read-only): nothing can be changed.") if read_only else NOTHING
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
        return _run(settings, account(key, lambda new: _kept(origin, new)))
    from triage_tui.session.first_run import FirstRun  # late: the usual start has a key

    server = line(urlsplit(settings.base_url).netloc)
    first = FirstRun(server, paths.key_file(), account, lambda kept: _demo(settings, kept))
    app = TriageApp(
        None,
        keymap_of(settings),
        settings.theme,
        default_theme=terminal.default_theme(os.environ, DEFAULT_THEME),
        tell_crash=_tell_crash,
        set_up=first,
        is_ascii=_is_ascii(settings),
    )
    return _run_app(app, first.close, settings)


def _kept(origin: str | None, key: ApiKey) -> SafeText:
    """Keep a new key where the one before came from; says what became of that."""
    from triage_tui.session.api_key_change import keeper  # late: keys last

    return keeper(origin)(key)


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

    from triage_tui.cli.walk import walk_through  # late: the app does not need it

    if key is not None:
        account = paths.account_dir(settings.base_url)
        opener = SessionOpener(settings, key, account, write=WriteHere())
        return _closing(opener, lambda: asyncio.run(walk_through(opener.open, view)))
    with tempfile.TemporaryDirectory(prefix="triage-demo-") as folder:
        made_up = _demo(settings, Path(folder), write=WriteHere())
        return _closing(made_up, lambda: asyncio.run(walk_through(made_up.open, view)))


def _closing(opener: SessionOpener, run: Callable[[], int]) -> int:
    try:
        return run()
    finally:
        opener.close()


def _demo(
    settings: Settings, folder: Path, sandbox: Sandbox | None = None, *, write: Write | None = None
) -> SessionOpener:
    """The opener of a made-up inbox."""
    from triage_tui.sandbox.sandbox import Sandbox
    from triage_tui.smartlead.api_key import ApiKey

    if sandbox is None:
        sandbox = Sandbox()
        settings = structs.replace(
            settings,
            requests_per_minute=NO_CEILING,
            requests_per_2s=NO_CEILING,
            requests_per_hour=NO_CEILING,
        )
    sandbox.feed(DEMO_FEED)
    key = ApiKey("demo-key-of-the-sandbox")
    return SessionOpener(
        settings,
        key,
        folder,
        note=own("demo"),
        sandbox=sandbox,
        takes_keys=False,
        write=write,
    )


def _run(settings: Settings, opener: SessionOpener) -> int:
    app = TriageApp(
        opener.open,
        keymap_of(settings),
        settings.theme,
        default_theme=terminal.default_theme(os.environ, DEFAULT_THEME),
        tell_crash=_tell_crash,
        is_ascii=_is_ascii(settings),
    )
    return _run_app(app, opener.close, settings)


def _tell_crash(error: Exception) -> str:
    from triage_tui.cli import crash_report  # late: never needed, one hopes

    return crash_report.tell(error)


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
    ending = Signals(app.leave, app.restore_terminal)
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
    """Write to the terminal that is left behind, if it is there still; no word is broken."""
    if not words:
        return
    from triage_tui.cli.line_terminal import say  # late: only a leaving app needs it

    try:
        say(words.removesuffix("\n"))
    except OSError:  # it was closed; the interpreter must not find that out again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parting(session: Session | None) -> str:
    """What the session came to, for the terminal it leaves behind; empty when nothing was done."""
    if session is None:
        return ""
    from triage_tui.inbox.report import report_on  # late: only a leaving app needs it
    from triage_tui.inbox.report_format import parting

    since, until = session.started_wall, session.clock.wall()
    entries = session.pressed_since(since)
    return parting(
        report_on(
            entries,
            since=since,
            until=until,
            undos=session.undos_since(since),
            aside=session.store.state.local_statuses.values(),
        )
    )


def _cache_folder(settings: Settings) -> Path | None:
    """Where the inbox is kept for the next start; `None` when it is not, or cannot be."""
    if not settings.cache:
        return None
    try:
        return paths.cache_dir()
    except OSError:
        return None
