"""What the set-up screen asks of the world: to try a key, to keep it, to open the demo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Protocol

from msgspec import Struct

from triage_tui.inbox.safe_text import NOTHING, SafeText
from triage_tui.session.session import Session

Spawn = Callable[..., None]


class Place(Enum):
    """Where a key can be kept."""

    FILE = "file"
    RING = "ring"
    NOWHERE = "nowhere"
    """In this process only: the environment, or the set-up screen, gives it the next time."""


class Tried(Struct, frozen=True):
    """What came of trying a key."""

    session: Session | None = None
    """The session it opened; `None` when the key cannot be used."""
    reason: SafeText = NOTHING
    """What went wrong; beside a session: why the key could not be tested."""


class FirstRunPort(Protocol):
    """The first start, as the screen sees it."""

    @property
    def server(self) -> SafeText:
        """The host the key goes to."""
        ...

    @property
    def key_file(self) -> SafeText:
        """The file a key would be kept in."""
        ...

    def places(self) -> Sequence[Place]:
        """Where a key can be kept on this machine, the best first."""
        ...

    async def try_key(self, pasted: str, spawn: Spawn) -> Tried:
        """Check what was pasted, and test it with one request. Never raises for a bad key."""
        ...

    def keep_key(self, place: Place) -> SafeText:
        """Keep the key that was tried; returns why that failed, or nothing."""
        ...

    def open_demo(self, spawn: Spawn) -> Session:
        """The made-up inbox, in this process."""
        ...
