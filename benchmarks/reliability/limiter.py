"""R7: thousands of actions against a limiter that counts for itself."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reliability.figure import Bench, Figure
from benchmarks.reliability.world import World, world
from harness.virtual_time import SimClock, run
from triage_tui.inbox.actions import SetCategory
from triage_tui.inbox.lead_map import CategoryId, LeadMapId
from triage_tui.sandbox.faults.rate_limit import LimitHeaders
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.smartlead.limits import Limits
from triage_tui.smartlead.traffic import Traffic
from triage_tui.sync.outbox.rules import OutboxRules

Ceiling = tuple[int, float]
"""So many requests in any so many seconds."""
PAUSES = (2, 10, 30, 120)


OURS = Limits()


@dataclass(frozen=True, slots=True)
class Case:
    """What limits, and which part of the actions runs under it."""

    name: str
    share: float
    ceilings: tuple[Ceiling, ...]
    limits: Limits = OURS
    server_rate: int | None = None
    """Requests a minute that the server allows."""
    server_headers: LimitHeaders = "all"
    """Whether it says so in every answer, or by 429 alone."""
    has_pauses: bool = False
    """True when the server answers 429 with a Retry-After out of the blue."""
    is_bulk: bool = False


OWN: tuple[Ceiling, ...] = ((8, 2.0), (50, 60.0), (1000, 3600.0))
ALLOWANCE = Case(
    "the server's allowance alone",
    1.0,
    ((60, 60.0),),
    limits=Limits(None, None, None),
    server_rate=60,
)
CASES = (
    Case("our own limits, single keys", 0.3, OWN),
    Case("our own limits, a bulk run", 0.2, OWN, is_bulk=True),
    Case("the server's limit, stated", 0.2, ((30, 60.0), (1000, 3600.0)), server_rate=30),
    Case(
        "the server's limit, found out by 429",
        0.1,
        ((60, 60.0),),
        limits=Limits(None, None, None),
        server_rate=60,
        server_headers="none",
    ),
    Case("pauses asked for", 0.2, OWN, has_pauses=True),
)


@dataclass(slots=True)
class Count:
    """What a case came to."""

    sent: int = 0
    overshoot: int = 0
    """Requests over a ceiling, at the worst moment."""
    in_pause: int = 0
    used: float = 1.0
    """The share of the allowed budget that was used while work waited."""
    pace: float = 1.0
    """The seconds a perfect sender needs for all, as a share of those it took."""
    limited: int = 0
    pauses: list[tuple[float, float]] = field(default_factory=list)


def measure(bench: Bench) -> Sequence[Figure]:
    """Run every case."""
    counts: dict[str, Count] = {}
    for case in CASES:
        actions = int(bench.scale.limited_actions * case.share)
        folder = bench.folder / f"limiter-{len(counts)}"
        counts[case.name] = run(_case(folder, case, actions))
        bench.say(f"{case.name}: {counts[case.name]}")
    sent = sum(count.sent for count in counts.values())
    overshoot = max(count.overshoot for count in counts.values())
    in_pause = sum(count.in_pause for count in counts.values())
    least = min(counts, key=lambda name: counts[name].used)
    return [
        Figure(
            "R7",
            f"{bench.scale.limited_actions:,} actions against a limiter, {len(CASES)} cases",
            "at most 1 over, none in a pause, 95 % used",
            f"{sent:,} requests, {overshoot} over at most, {in_pause} in a pause, "
            f"{counts[least].used:.1%} used at least ({least})",
            overshoot <= 1 and in_pause == 0 and counts[least].used >= 0.95,
        )
    ]


def use_of_the_allowance(folder: Path, actions: int) -> tuple[float, int]:
    """The share of what the server allows that is used while work waits, and its refusals."""
    count = run(_case(folder, ALLOWANCE, actions))
    return min(count.used, count.pace), count.limited


async def _case(folder: Path, case: Case, actions: int) -> Count:
    clock = SimClock()
    sandbox = Sandbox(
        leads=actions,
        clock=clock,
        rate=case.server_rate,
        limit_headers=case.server_headers,
        latency_ms=200,
    )
    count = Count()
    sent_at: list[float] = []
    async with world(
        folder, clock, sandbox, rules=OutboxRules(undo_window=0.0, parallel=4), limits=case.limits
    ) as it:

        def heard(traffic: Traffic) -> None:
            sent_at.append(traffic.at - traffic.took)
            if traffic.status == 429:
                count.limited += 1

        it.client.on_traffic = heard
        ids = [LeadMapId(each) for each in sandbox.truth.lead_map_ids]
        it.store.submit(*(SetCategory(each, CategoryId(1)) for each in ids), is_bulk=case.is_bulk)
        if case.has_pauses:
            it.workers(_interrupt(it, count), name="interrupt", group="harness")
        began = clock.monotonic()
        while len(sandbox.truth.applied) < actions:
            await clock.sleep(1.0)
        sent_at.sort()
        count.sent = len(sent_at)
        # What the server turned away did not count against its own window.
        apart = clock.wall() - clock.monotonic()
        arrived = [seen.at - apart for seen in sandbox.requests if seen.status != 429]
        for most, seconds in case.ceilings:
            count.overshoot = max(count.overshoot, _most_within(arrived, seconds) - most)
        count.in_pause = sum(a < at < b for at in sent_at for a, b in count.pauses)
        good_times = [_without(at, count.pauses) - began for at in arrived]
        count.used = _used(good_times, case.ceilings)
        count.pace = _perfect(len(good_times), case.ceilings)[-1] / good_times[-1]
    return count


async def _interrupt(it: World, count: Count) -> None:
    """Every few minutes one answer is a 429 with a Retry-After."""
    while True:
        await it.clock.sleep(it.random.uniform(100.0, 400.0))
        seconds = it.random.choice(PAUSES)
        before = count.limited
        it.sandbox.answer("*", 429, {"error": "slow down"}, {"Retry-After": str(seconds)})
        while count.limited == before:
            await it.clock.sleep(0.01)
        now = it.clock.monotonic()
        count.pauses.append((now, now + seconds))


def _most_within(times: Sequence[float], seconds: float) -> int:
    """The most of `times` that lie in any window of `seconds`."""
    window: deque[float] = deque()
    most = 0
    for at in times:
        window.append(at)
        while window[0] <= at - seconds:
            window.popleft()
        most = max(most, len(window))
    return most


def _without(at: float, pauses: Sequence[tuple[float, float]]) -> float:
    """`at` on a clock that stands still while the server wants quiet."""
    return at - sum(min(at, b) - a for a, b in pauses if a < at)


def _used(times: Sequence[float], ceilings: Sequence[Ceiling]) -> float:
    """The least share of what a perfect sender had sent, at the end of any whole window.

    Looked at only while work waits: a window that the last request ends early says nothing.
    """
    perfect = _perfect(len(times), ceilings)
    longest = max(
        (seconds for _, seconds in ceilings if seconds < times[-1]), default=ceilings[0][1]
    )
    shares = []
    end = longest
    while end < min(times[-1], perfect[-1]):
        shares.append(bisect_left(times, end) / bisect_left(perfect, end))
        end += longest
    return min([1.0, *shares])


def _perfect(requests: int, ceilings: Sequence[Ceiling]) -> list[float]:
    """When a perfect sender sends so many requests."""
    times: list[float] = []
    for number in range(requests):
        earliest = [times[number - most] + seconds for most, seconds in ceilings if number >= most]
        times.append(max([times[-1] if times else 0.0, *earliest]))
    return times
