"""A Smartlead client on a server of a few lines, with a clock that only moves when waited on."""

from __future__ import annotations

import asyncio
import heapq
import json
from collections.abc import Callable
from itertools import count
from typing import Any, cast

import httpx

from triage_tui.smartlead.api_key import ApiKey
from triage_tui.smartlead.client import Smartlead
from triage_tui.smartlead.limits import NO_LIMITS, Limits
from triage_tui.smartlead.pacer import Pacer
from triage_tui.smartlead.traffic import OnTraffic

CANARY = "canary-7f3a9c21-key"
BASE = "http://127.0.0.1:9/api/v1"
Handler = Callable[[httpx.Request], httpx.Response]


class VirtualClock:
    """Time stands still until everybody waits; then it jumps to the next one due."""

    def __init__(self, wall: float = 1_800_000_000.0) -> None:
        self.now = 0.0
        self._wall = wall
        self._due: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return self._wall + self.now

    async def sleep(self, seconds: float) -> None:
        until: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._due, (self.now + max(0.0, seconds), next(self._numbers), until))
        await until

    async def run(self, until: float) -> None:
        """Let everything happen that is due before `until`."""
        while True:
            await settle()
            while self._due and self._due[0][2].done():
                heapq.heappop(self._due)
            if not self._due or self._due[0][0] > until:
                self.now = until
                return
            self.wake_next()

    def wake_next(self) -> None:
        """Jump to the next moment anybody waits for, and wake that one."""
        at, _, future = heapq.heappop(self._due)
        self.now = max(self.now, at)
        future.set_result(None)


class EagerClock(VirtualClock):
    """Nobody waits: every sleep moves the time at once."""

    async def sleep(self, seconds: float) -> None:
        self.now += max(0.0, seconds)
        await asyncio.sleep(0)


async def settle() -> None:
    """Let every task run until all of them wait."""
    for _ in range(12):
        await asyncio.sleep(0)


def reply(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> httpx.Response:
    """An answer: bytes and text as they are, anything else as JSON."""
    if isinstance(body, str):
        body = body.encode("utf-8", "surrogatepass")
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return httpx.Response(status, headers=headers or {}, stream=httpx.ByteStream(content))


def client(
    handler: Handler | httpx.AsyncBaseTransport,
    *,
    limits: Limits = NO_LIMITS,
    clock: VirtualClock | None = None,
    on_traffic: OnTraffic | None = None,
    deadline: float = 5.0,
    pacer: Pacer | None = None,
) -> Smartlead:
    """A client whose requests end in `handler`."""
    clock = clock or EagerClock()
    served = handler if isinstance(handler, httpx.AsyncBaseTransport) else None
    return Smartlead(
        ApiKey(CANARY),
        BASE,
        pacer=pacer or Pacer(clock, limits, jitter=lambda: 0.0),
        clock=clock,
        transport=served or httpx.MockTransport(cast("Handler", handler)),
        on_traffic=on_traffic,
        deadline=deadline,
    )


def always(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> Smartlead:
    """A client on a server that has one answer to everything."""
    return client(lambda _request: reply(body, status, headers))
