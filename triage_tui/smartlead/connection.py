"""One account's line to Smartlead: takes a turn, sends, raises what the status says."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec import structs

from triage_tui.smartlead.api_key import ApiKey
from triage_tui.smartlead.base_url import SMARTLEAD
from triage_tui.smartlead.errors import (
    NotSent,
    RateLimited,
    SmartleadError,
    TlsFailure,
    TurnedAway,
    Unauthorized,
)
from triage_tui.smartlead.pacer import Pacer, Priority
from triage_tui.smartlead.request import LEAVING, Answer, Leaving, Request
from triage_tui.smartlead.response_status import failure
from triage_tui.smartlead.retry_after import date_of, whole
from triage_tui.smartlead.traffic import OnTraffic, Traffic
from triage_tui.smartlead.transport import DEADLINE, Transport
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    import httpx

PLAN_EXPIRED_WAIT = 2.0
"""Seconds until a read that met "Plan expired!" is tried once more."""


class Connection:
    """What all calls share: the key, the pacer, the transport, and news of each request."""

    def __init__(
        self,
        key: ApiKey,
        base_url: str = SMARTLEAD,
        *,
        pacer: Pacer,
        clock: Clock,
        transport: httpx.AsyncBaseTransport | None = None,
        deadline: float = DEADLINE,
        on_traffic: OnTraffic | None = None,
    ) -> None:
        """Raises `BadAddress` for a base address that is neither https nor on this machine."""
        self._transport = Transport(key, base_url, inner=transport, deadline=deadline)
        self._pacer = pacer
        self._clock = clock
        self.on_traffic = on_traffic
        self.on_key_refused: Callable[[str], None] | None = None
        """Called with the reason when a read met a 401 about the key; the outbox judges its own
        requests."""
        self.ahead = 0.0
        """Seconds by which the server's clock is ahead of ours, as its last `Date` said."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections; the pacer is not ours to close."""
        await self._transport.aclose()

    async def drop_connections(self) -> None:
        """Forget pooled connections, as after a sleep of the machine."""
        await self._transport.drop_connections()

    def use_key(self, key: ApiKey) -> None:
        """Go on with another key, after a 401."""
        self._transport.use_key(key)

    async def _send(self, request: Request, priority: Priority) -> Answer:
        """Send, and raise what the status says; a read tries once more when the plan lapsed."""
        if LEAVING.get():
            return await self._send_once(request, priority)
        try:
            return await self._send_once(request, priority)
        except Unauthorized as error:
            refusal = error
        if refusal.plan_expired:
            await self._clock.sleep(PLAN_EXPIRED_WAIT)
            try:
                return await self._send_once(request, priority)
            except Unauthorized as error:
                refusal = error
        if self.on_key_refused is not None and not refusal.plan_expired:
            self.on_key_refused(refusal.reason)
        raise refusal

    async def _send_once(self, request: Request, priority: Priority) -> Answer:
        """Wait for a turn, send, and raise what the status says."""
        leaving = LEAVING.get()
        token = LEAVING.set(None)  # a task that a listener starts sends requests of its own
        try:
            return await self._in_turn(request, priority, leaving)
        finally:
            LEAVING.reset(token)

    async def _in_turn(self, request: Request, priority: Priority, leaving: Leaving) -> Answer:
        async with self._pacer.turn(priority) as turn:
            if leaving is not None:
                try:
                    await leaving()
                except BaseException:
                    turn.not_used()
                    raise
            started = self._clock.monotonic()
            try:
                answer = await self._transport.send(request)
            except SmartleadError as error:
                if isinstance(error, NotSent | TlsFailure):
                    turn.not_used()
                self._tell(request, started, None, error)
                raise
            answer = structs.replace(answer, took=self._clock.monotonic() - started)
            turn.heard(answer.headers)
            if date := date_of(answer.headers):
                self.ahead = date.timestamp() - self._clock.wall()
            verdict = failure(request, answer, wall=self._clock.wall())
            if isinstance(verdict, RateLimited):
                self._pacer.limited(verdict.retry_after)
                if verdict.is_of_account:
                    self._pacer.slow_down()
            else:
                self._pacer.answered()
            self._tell(request, started, answer, verdict)
        if verdict is not None:
            raise verdict
        return answer

    def _tell(
        self, request: Request, started: float, answer: Answer | None, error: SmartleadError | None
    ) -> None:
        if self.on_traffic is None:
            return
        now = self._clock.monotonic()
        self.on_traffic(
            Traffic(
                method=request.method,
                path=request.path,
                at=now,
                took=now - started,
                status=answer.status if answer else error.status if error else None,
                failure=type(error) if error else None,
                remaining=whole(answer.headers, "x-ratelimit-remaining") if answer else None,
                is_trouble=isinstance(error, TurnedAway)
                or (isinstance(error, Unauthorized) and error.plan_expired),
            )
        )
