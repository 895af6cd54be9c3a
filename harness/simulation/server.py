"""A server for the outbox alone: it keeps its own truth, and fails as it is told."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Literal

from harness.virtual_time import SimClock
from triage_tui.inbox.actions import Action, AddNote, CreateTask, Kind, Value, is_setting, target
from triage_tui.inbox.lead_map import (
    CategoryId,
    LeadId,
    LeadMap,
    LeadMapId,
    MemberId,
)
from triage_tui.inbox.safe_text import own
from triage_tui.sync.outcome import (
    Done,
    Limited,
    LookedBack,
    NoSuchList,
    Outcome,
    Refused,
    Retry,
    Seen,
    Stopped,
    Unauthorized,
    Unknown,
)

Fault = Literal[
    "none",
    "not_sent",
    "limited",
    "refused",
    "unauthorized",
    "plan_expired",
    "tls",
    "lost_request",
    "lost_answer",
]
"""`lost_request`: a timeout, and nothing was done. `lost_answer`: a timeout, and it was done."""


@dataclass(slots=True)
class Made:
    """A task or note on the server."""

    server_id: str
    action: CreateTask | AddNote
    created_wall: float


@dataclass(slots=True)
class FakeServer:
    """Implements the outbox's `Gateway` straight on the truth."""

    clock: SimClock
    latency: Callable[[], float] = lambda: 0.1
    fault: Callable[[Action], Fault] | None = None
    """What happens to the next request; scripted `faults` come first."""
    faults: deque[Fault] = field(default_factory=deque)
    look_faults: deque[Fault] = field(default_factory=deque)
    look_fault: Callable[[Action], Fault] | None = None
    """What happens to the next look; scripted `look_faults` come first."""
    can_list: bool = True
    categories: dict[LeadMapId, CategoryId | None] = field(default_factory=dict)
    read: dict[LeadMapId, bool] = field(default_factory=dict)
    assignees: dict[LeadMapId, MemberId | None] = field(default_factory=dict)
    made: list[Made] = field(default_factory=list)
    requests: list[tuple[float, Action]] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    applied: list[tuple[LeadMapId, Kind, Value, str]] = field(default_factory=list)
    """Every write, by whom: "us" or "other"."""
    at_once: int = 0
    most_at_once: int = 0
    retry_after: float | None = 3.0

    async def deliver(
        self,
        action: Action,
        *,
        is_bulk: bool,  # noqa: ARG002  # the real one asks the pacer by it
        leaving: Callable[[], Awaitable[None]],
    ) -> Outcome:
        await asyncio.sleep(0)
        await leaving()
        self.requests.append((self.clock.monotonic(), action))
        fault = self._next(self.faults, self.fault, action)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(self.latency() / 2)
            outcome = self._outcome(action, fault)
            await asyncio.sleep(self.latency() / 2)
        finally:
            self.at_once -= 1
        return outcome

    def _next(
        self, script: deque[Fault], fault: Callable[[Action], Fault] | None, action: Action
    ) -> Fault:
        if script:
            return script.popleft()
        return fault(action) if fault is not None else "none"

    def _outcome(self, action: Action, fault: Fault) -> Outcome:
        failed = self._failure(fault)
        if failed is not None:
            return failed
        server_id = None if fault == "lost_request" else self.apply(action)
        if fault == "none":
            return Done(server_id)
        said = own("No whole answer came.")
        return Retry(said, may_be_applied=True) if is_setting(action) else Unknown(said)

    def _failure(  # noqa: PLR0911  # one a fault
        self, fault: Fault
    ) -> Refused | Retry | Limited | Unauthorized | Stopped | None:
        match fault:
            case "not_sent":
                return Retry(own("No connection."), may_be_applied=False)
            case "limited":
                return Limited(own("Slow down."), self.retry_after)
            case "refused":
                return Refused(own("Not allowed."))
            case "unauthorized":
                return Unauthorized(own("Invalid API Key"))
            case "plan_expired":
                return Unauthorized(own("Plan expired!"), plan_expired=True)
            case "tls":
                return Stopped(own("The certificate is not valid."))
            case _:
                return None

    def apply(self, action: Action, by: str = "us") -> str | None:
        """Change the truth."""
        lead_map_id = action.lead_map_id
        if isinstance(action, CreateTask | AddNote):
            server_id = str(len(self.made) + 1)
            self.made.append(Made(server_id, action, self.clock.true_wall()))
            return server_id
        value = target(action)
        self.applied.append((lead_map_id, action.kind, value, by))
        match action.kind:
            case Kind.CATEGORY:
                self.categories[lead_map_id] = None if value is None else CategoryId(int(value))
            case Kind.READ:
                self.read[lead_map_id] = bool(value)
            case _:
                self.assignees[lead_map_id] = None if value is None else MemberId(int(value))
        return None

    async def look_back(
        self, action: CreateTask | AddNote, lead_id: LeadId | None, since_wall: float
    ) -> LookedBack:
        self.looks.append(self.clock.monotonic())
        fault = self._next(self.look_faults, self.look_fault, action)
        await asyncio.sleep(self.latency())
        if not self.can_list or lead_id is None:
            return NoSuchList()
        failed = self._failure(fault)
        if failed is not None and not isinstance(failed, Refused):
            return failed
        if fault == "lost_answer":
            return Retry(own("The answer could not be read."), may_be_applied=True)
        since = since_wall - self.clock.set_wrong - 2.0  # as the `Date` of the answer corrects it
        return Seen(
            tuple(
                each.server_id
                for each in self.made
                if each.action == action and each.created_wall >= since
            )
        )

    def row(self, lead_map_id: LeadMapId, as_of: float) -> LeadMap:
        """What a read that started at `as_of` and is answered now says."""
        return LeadMap(
            lead_map_id,
            lead_id=LeadId(lead_map_id + 1_000_000),
            category_id=self.categories.get(lead_map_id),
            is_read=self.read.get(lead_map_id, False),
            assignee=self.assignees.get(lead_map_id),
            as_of=as_of,
        )
