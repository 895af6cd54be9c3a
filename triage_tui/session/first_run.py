"""The first start: a key is tried, kept where its owner wants it, or the demo is opened."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from triage_tui.config import api_key
from triage_tui.config.schema import ConfigError
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line
from triage_tui.session.api_key_change import KeepKey, keeper
from triage_tui.session.first_run_protocol import Place, Spawn, Tried
from triage_tui.sync.connection import Link
from triage_tui.sync.reading.loader import ReadError

if TYPE_CHECKING:
    from triage_tui.session.session import Session
    from triage_tui.smartlead.api_key import ApiKey


class Opener(Protocol):
    """Opens one session, and lets go of it; see `wiring.SessionOpener`."""

    def open(self, spawn: Spawn) -> Session: ...

    def close(self) -> None: ...


class FirstRun:
    """Implements `ui.set_up.SetUp` over the key sources and the openers of the wiring."""

    def __init__(
        self,
        server: SafeText,
        key_file: Path,
        account: Callable[[ApiKey, KeepKey], Opener],
        demo: Callable[[Path], Opener],
    ) -> None:
        """`account` opens the inbox behind a key, and is told how a later one is kept; `demo` opens
        the made-up one, kept in a folder."""
        self.server = server
        self.key_file = line(key_file)
        self._file = key_file
        self._account = account
        self._demo = demo
        self._key: ApiKey | None = None
        self._origin: str | None = None
        """Where the key was put, as `key_source` names it; `None` for nowhere."""
        self._opened = ExitStack()

    def places(self) -> Sequence[Place]:
        """The key ring where there is one that works, a file, or nowhere."""
        ring = (Place.RING,) if api_key.has_ring() else ()
        return (*ring, Place.FILE, Place.NOWHERE)

    async def try_key(self, pasted: str, spawn: Spawn) -> Tried:
        """Open a session with the key and ask for the categories."""
        from triage_tui.smartlead.api_key import ApiKey, BadKey

        try:
            key = ApiKey(pasted)
        except BadKey as error:
            return Tried(reason=line(error))
        self.close()
        opener = self._account(key, self._keep_later)
        self._opened.callback(opener.close)
        session = opener.open(spawn)
        try:
            await session.loader.read_categories()
        except ReadError as error:
            if session.connection.link is Link.REFUSED:
                self.close()
                return Tried(reason=line(error))
            self._key = key
            return Tried(session, line(error))
        self._key = key
        return Tried(session)

    def keep_key(self, place: Place) -> SafeText:
        """Keep the key that was tried last; returns why that failed, or nothing."""
        if self._key is None or place is Place.NOWHERE:
            return NOTHING
        try:
            if place is Place.RING:
                api_key.keep_in_ring(self._key)
                self._origin = api_key.RING
            else:
                api_key.keep_in_file(self._key, self._file)
                self._origin = str(self._file)
        except ConfigError as error:
            return line(error)
        except OSError as error:
            return fill("Can't write {} ({}).", self.key_file, line(error.strerror))
        return NOTHING

    def _keep_later(self, key: ApiKey) -> SafeText:
        """Keep a key that took the place of this one where this one was put meanwhile."""
        return keeper(self._origin)(key)

    def open_demo(self, spawn: Spawn) -> Session:
        """The made-up inbox, in a folder that is gone after the session."""
        self.close()
        folder = self._opened.enter_context(tempfile.TemporaryDirectory(prefix="triage-demo-"))
        opener = self._demo(Path(folder))
        self._opened.callback(opener.close)
        return opener.open(spawn)

    def close(self) -> None:
        """Let go of what was opened; safe to call again."""
        self._key = None
        self._opened.close()
