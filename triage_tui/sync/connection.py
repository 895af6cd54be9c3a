"""What our own traffic says about the connection: no request is spent on asking."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from triage_tui.system.clock import Clock


class Link(Enum):
    """How the last requests went."""

    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"
    """The server was not reached."""
    TROUBLED = "server trouble"
    """The server was reached, and answered with a failure of its own."""
    LIMITED = "rate-limited"
    REFUSED = "key refused"


class Connection:
    """The state of the connection, as the status line says it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._listeners: list[Callable[[], None]] = []
        self._returns: list[Callable[[], None]] = []
        self._was_away = False
        """True from when the server was not reached until it answers well again."""
        self.link = Link.CONNECTING
        self.since = clock.monotonic()
        self.server_remaining: int | None = None
        """Requests left as the server last said; `None` when it never did."""

    @property
    def is_online(self) -> bool:
        """True when the server answered the last request."""
        return self.link is Link.ONLINE

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever the state changes."""
        self._listeners.append(listener)

    def on_return(self, listener: Callable[[], None]) -> None:
        """Call `listener` when the server that was not reached answers again."""
        self._returns.append(listener)

    def request_ended(
        self, status: int | None, remaining: int | None, *, is_trouble: bool = False
    ) -> None:
        """Take in how a request ended: its HTTP status, or `None` when nothing was reached.

        `is_trouble` when the status says more about us than is meant.
        """
        self.server_remaining = remaining if remaining is not None else self.server_remaining
        link = Link.TROUBLED if is_trouble else _link_of(status)
        if link is not self.link:
            self.link = link
            self.since = self._clock.monotonic()
            for listener in self._listeners:
                listener()
        if link is Link.OFFLINE:
            self._was_away = True
        elif self._was_away and link is Link.ONLINE:
            self._was_away = False
            for listener in self._returns:
                listener()


def _link_of(status: int | None) -> Link:
    if status is None:
        return Link.OFFLINE
    if status == 401:
        return Link.REFUSED
    if status == 429:
        return Link.LIMITED
    return Link.TROUBLED if status >= 500 else Link.ONLINE
