"""One account's way to the server: a client that is made when the first request needs it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING

from triage_tui.config.schema import NO_CEILING
from triage_tui.config.settings import Settings
from triage_tui.sync.connection import Connection
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.sandbox.sandbox import Sandbox
    from triage_tui.smartlead.api_key import ApiKey
    from triage_tui.smartlead.client import Smartlead
    from triage_tui.smartlead.pacer import Pacer, PacerStatus
    from triage_tui.smartlead.traffic import Traffic

IN_PROCESS = "http://127.0.0.1/api/v1"
"""Where the made-up inbox is said to be; no socket is opened."""


class Network:
    """The client of a session, its pacer, and what its traffic says of the connection.

    The network's own parts are imported with the first request.
    """

    def __init__(
        self, settings: Settings, key: ApiKey, clock: Clock, sandbox: Sandbox | None = None
    ) -> None:
        """With `sandbox` nothing leaves this process."""
        self._settings = settings
        self._key = key
        self._clock = clock
        self._sandbox = sandbox
        self._client: Smartlead | None = None
        self._pacer: Pacer | None = None
        self.connection = Connection(clock)
        self.on_traffic: Callable[[Traffic], None] = lambda _traffic: None
        """Told of every request that ended."""
        self.on_key_refused: Callable[[str], None] = lambda _reason: None
        """Told why the server does not accept the key."""

    def client(self) -> Smartlead:
        """The one client."""
        if self._client is None:
            self._client = self._connect()
        return self._client

    def budget(self) -> PacerStatus | None:
        """What is left of the request budget; `None` until the first request was made."""
        return self._pacer.status() if self._pacer is not None else None

    async def drop_connections(self) -> None:
        """Let go of pooled connections: after a sleep of the machine they are dead."""
        if self._client is not None:
            await self._client.drop_connections()

    def _connect(self) -> Smartlead:
        # While the first answer is on its way: the loop would stand still for it otherwise.
        Thread(target=_preload, name="email reader", daemon=True).start()
        from triage_tui.smartlead.client import Smartlead  # late: httpx and pydantic
        from triage_tui.smartlead.limits import Limits
        from triage_tui.smartlead.pacer import Pacer

        settings = self._settings
        limits = Limits(
            ceiling(settings.requests_per_minute),
            ceiling(settings.requests_per_2s),
            ceiling(settings.requests_per_hour),
        )
        self._pacer = Pacer(self._clock, limits)
        transport = None
        if self._sandbox is not None:
            from triage_tui.sandbox.transport import in_process

            transport = in_process(self._sandbox)
        client = Smartlead(
            self._key,
            settings.base_url if self._sandbox is None else IN_PROCESS,
            pacer=self._pacer,
            clock=self._clock,
            transport=transport,
            on_traffic=self._heard,
        )
        client.on_key_refused = self.on_key_refused
        return client

    def _heard(self, traffic: Traffic) -> None:
        self.connection.request_ended(
            traffic.status, traffic.remaining, is_trouble=traffic.is_trouble
        )
        self.on_traffic(traffic)


def _preload() -> None:
    from triage_tui.mail.readable import preload  # late: its reader takes some 60 ms

    preload()


def ceiling(requests: int) -> int | None:
    """A request ceiling as the pacer has it: `None` where there is none."""
    return None if requests >= NO_CEILING else requests
