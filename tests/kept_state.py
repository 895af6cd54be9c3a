"""What release 0.1 kept on a machine, put where the program looks for it."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from triage_tui.config.api_key import find_key
from triage_tui.config.settings import Settings, load_settings
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.session.opener import SessionOpener
from triage_tui.session.session import Session
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.system import paths

KEPT = Path(__file__).resolve().parent / "data" / "state-0.1"
NOON = 1_772_452_800.0
"""Two hours after the program that wrote it was killed: 2026-03-02, 12:00 UTC."""


class NoonClock:
    """Real seconds that go by on the day of the files."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    def monotonic(self) -> float:
        return time.monotonic()

    def wall(self) -> float:
        return NOON + time.monotonic() - self._started

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))


def put_back(home: Path) -> None:
    """Copy config, state and cache into a home, for its user alone as 0.1 left them."""
    for name in ("config", "state", "cache"):
        shutil.copytree(KEPT / name, home / name)
    for path in home.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def kept_settings() -> Settings:
    """The settings of `config.toml`; raises when something in them is not understood."""
    return load_settings({}, os.environ, paths.config_file())


def kept_key() -> ApiKey:
    """The key in its file."""
    found = find_key(os.environ, paths.key_file())
    assert found is not None
    return found.key


@contextmanager
def opened(folder: Path | None = None, *, key: str = "") -> Iterator[Session]:
    """A session that sends nothing: over the kept files, another journal, or with another key."""
    settings = kept_settings()
    box = Sandbox(leads=1, clock=NoonClock())
    opener = SessionOpener(
        settings,
        ApiKey(key) if key else kept_key(),
        folder or paths.account_dir(settings.base_url),
        sandbox=box,
        clock=NoonClock(),
        cache_folder=paths.cache_dir(),
    )
    try:
        yield opener.open(_drop)
    finally:
        opener.close()
        assert box.requests == []


def _drop(work: Coroutine[Any, Any, None], **_: str) -> None:
    """In place of a worker: it never begins."""
    work.close()
