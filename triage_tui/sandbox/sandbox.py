"""The sandbox: a stand-in Smartlead with made-up people, and its controls."""

from __future__ import annotations

from functools import cached_property, partial
from random import Random
from typing import TYPE_CHECKING

from triage_tui.sandbox.faults.plan import FaultPlan, checked
from triage_tui.sandbox.faults.rate_limit import Limiter, LimitHeaders, Window
from triage_tui.sandbox.handlers.answer import HTML_TYPE, JSON_TYPE, Answer, Backend, Forms, Shape
from triage_tui.sandbox.request_log import Seen, ServerRecord
from triage_tui.sandbox.script import ANY, Hold, Line, Script
from triage_tui.sandbox.state import State
from triage_tui.system.clock import Clock, SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import ASGIApp

    from triage_tui.sandbox.people.casting import Lead

MOST_AT_ONCE = 50
"""Arrivals caught up with after a long silence, such as a laptop's sleep."""
UNCHANGED = -1


class Sandbox:
    """A stand-in Smartlead.

    `leads` is how many lead maps have a reply; a fifth as many never answered and show only under
    sent. `rate` is requests a minute and `burst` requests in so many seconds; `None` for no limit.
    `key` is the one key accepted; with `None` any key is. The same seed gives the same people and
    the same faults. Raises ValueError with a sentence on a bad argument.
    """

    def __init__(
        self,
        leads: int = 60,
        seed: int = 1,
        shape: Shape = "live",
        *,
        rate: int | None = None,
        burst: tuple[int, float] | None = None,
        limit_headers: LimitHeaders = "get",
        latency_ms: float = 0,
        faults: FaultPlan | str = "",
        key: str | None = None,
        forms: Forms = "shape",
        clock: Clock | None = None,
    ) -> None:
        if not 0 <= leads <= 1_000_000:
            raise ValueError(f"leads: {leads} is out of range; use 0 to 1000000")
        if rate is not None and rate < 1:
            raise ValueError(f"rate: {rate} is too low; use at least 1 request a minute")
        if latency_ms < 0:
            raise ValueError(f"latency: {latency_ms} is negative; use 0 or more milliseconds")
        self.clock: Clock = clock or SystemClock()
        self.key = key
        self.latency_ms = latency_ms
        self.limit_headers = limit_headers
        self.random = Random(seed)  # noqa: S311 - faults to order, not secrets
        self.script = Script()
        self.requests: list[Seen] = []
        self.is_offline = False
        self.around: Callable[[ASGIApp], ASGIApp] = lambda app: app
        """Puts something around the app that serves this: other answers, for a test."""
        self._shape, self._forms = shape, forms
        self._open = partial(
            State, seed=seed, replied=leads, silent=-(-leads // 5), now=self.clock.wall()
        )
        self.limiter = Limiter()
        self.limit(rate, burst)
        self.fault(faults)
        self._feed_every: float | None = None
        self._next_arrival = 0.0

    @cached_property
    def backend(self) -> Backend:
        """The made-up inbox, as of the moment the sandbox was made.

        Reading its people takes some 15 ms and waits for the first request, so that a demo paints
        before.
        """
        return Backend(self._open(), self.clock, self._shape, self._forms)

    @cached_property
    def truth(self) -> ServerRecord:
        """What was asked, what was applied, what is so."""
        return ServerRecord(self.backend, self.requests)

    def limit(self, rate: int | None, burst: tuple[int, float] | None = None) -> None:
        """Requests a minute, and requests in so many seconds; counting starts anew."""
        windows = [] if rate is None else [Window(rate, 60.0)]
        if burst is not None:
            windows.append(Window(*burst))
        self.limiter = Limiter(*windows)

    def fault(self, plan: FaultPlan | str) -> None:
        """Let requests go wrong from now on, as the plan says."""
        self.faults = FaultPlan.parse(plan) if isinstance(plan, str) else plan

    def refuse(
        self,
        endpoint: str,
        status: int = 422,
        message: str = "Refused by the sandbox",
        *,
        times: int | None = 1,
    ) -> None:
        """Answer the next requests to `endpoint` (`*`: to any) with this error, unapplied."""
        self.answer(endpoint, status, {"error": message}, times=times)

    def answer(
        self,
        endpoint: str,
        status: int = 200,
        body: object = None,
        headers: Mapping[str, str] | None = None,
        *,
        times: int | None = 1,
    ) -> None:
        """Answer with exactly this, unapplied; text and bytes are sent as they are."""
        kind = HTML_TYPE if isinstance(body, str | bytes) else JSON_TYPE
        scripted = Answer(body, status, dict(headers or {}), kind)
        self.script.add(Line(_endpoint(endpoint), answer=scripted, times=times))

    def strike(self, endpoint: str, fault: str, *, times: int | None = 1) -> None:
        """Let the next requests to `endpoint` meet this fault: `lost`, `reset`, `502` ..."""
        self.script.add(Line(_endpoint(endpoint), fault=checked(fault), times=times))

    def hold(self, endpoint: str) -> Hold:
        """Keep requests to `endpoint` waiting, unapplied, until the hold is released."""
        return self.script.hold(_endpoint(endpoint))

    def clear_script(self) -> None:
        """Forget what was laid down, and let go of what is held."""
        self.script.clear()

    def change(
        self,
        lead_map_id: int,
        *,
        category_id: int | None = UNCHANGED,
        is_read: bool | None = None,
        member_id: int | None = None,
    ) -> None:
        """Someone else's hand: change fields without a request."""
        lead = self._lead(lead_map_id)
        if category_id != UNCHANGED:
            self.backend.state.set_category(lead, category_id)
        if is_read is not None:
            self.backend.state.set_read(lead, is_read=is_read)
        if member_id is not None:
            self.backend.state.assign(lead, member_id)

    def arrive(self, lead_map_id: int | None = None, text: str | None = None) -> int:
        """One more reply now; returns its lead map id.

        Without a lead map it comes from someone new, or from someone already read.
        """
        if lead_map_id is not None:
            self._lead(lead_map_id)
        return self.backend.state.arrive(self.clock.wall(), lead_map_id, text).lead_map_id

    def feed(self, every: float | None) -> None:
        """Let a new reply come every so many seconds from now on; `None` stops it."""
        if every is not None and every <= 0:
            raise ValueError(f"feed: {every} is too short; use more than 0 seconds")
        self._feed_every = every
        self._next_arrival = self.clock.wall() + (every or 0.0)

    def catch_up(self) -> None:
        """Bring in the replies whose time has come; done before each request is answered."""
        if self._feed_every is None:
            return
        now = self.clock.wall()
        oldest = now - MOST_AT_ONCE * self._feed_every
        self._next_arrival = max(self._next_arrival, oldest)
        while self._next_arrival <= now:
            self.backend.state.arrive(self._next_arrival)
            self._next_arrival += self._feed_every

    def pause_network(self) -> None:
        """Go offline: nothing gets through, nothing is applied."""
        self.is_offline = True

    def resume_network(self) -> None:
        self.is_offline = False

    def _lead(self, lead_map_id: int) -> Lead:
        lead = self.backend.state.lead(lead_map_id)
        if lead is None:
            raise ValueError(f"lead map {lead_map_id} does not exist in the sandbox")
        return lead


def _endpoint(name: str) -> str:
    from triage_tui.sandbox.handlers.endpoints import NAMES

    if name == ANY or name in NAMES:
        return name
    raise ValueError(f"{name!r} is not an endpoint; use * or one of {', '.join(sorted(NAMES))}")
