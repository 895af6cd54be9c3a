"""The pacer under a virtual clock: never past a limit, hardly ever below one."""

from __future__ import annotations

import asyncio

import pytest

from tests.smartlead.wire import VirtualClock, settle
from triage_tui.smartlead.limits import NO_LIMITS, Limits
from triage_tui.smartlead.pacer import Pacer, Priority


class Traffic:
    """Sends through a pacer and keeps when each request went."""

    def __init__(self, limits: Limits, latency: float = 0.0) -> None:
        self.clock = VirtualClock()
        self.pacer = Pacer(self.clock, limits, jitter=lambda: 0.0)
        self.sent: list[tuple[float, Priority]] = []
        self.tasks: list[asyncio.Task[None]] = []
        self._latency = latency

    def send(self, number: int, priority: Priority = Priority.ACTION) -> list[asyncio.Task[None]]:
        new = [asyncio.create_task(self._one(priority)) for _ in range(number)]
        self.tasks += new
        return new

    async def _one(self, priority: Priority) -> None:
        async with self.pacer.turn(priority):
            self.sent.append((self.clock.now, priority))
            if self._latency:
                await self.clock.sleep(self._latency)

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.pacer.aclose()

    def most_in(self, seconds: float) -> int:
        times = [at for at, _ in self.sent]
        start, most = 0, 0
        for end, at in enumerate(times):
            while times[start] <= at - seconds:
                start += 1
            most = max(most, end - start + 1)
        return most


@pytest.mark.parametrize("priority", [Priority.ACTION, Priority.BULK])
async def test_a_full_queue_uses_the_minute_and_never_exceeds_a_window(priority: Priority) -> None:
    traffic = Traffic(Limits(per_minute=50, per_2s=8, per_hour=None), latency=0.3)
    traffic.send(700, priority)
    await traffic.clock.run(600.0)
    assert traffic.most_in(60.0) <= 50
    assert traffic.most_in(2.0) <= 8
    assert len(traffic.sent) >= 0.95 * 500
    await traffic.close()


async def test_the_hour_holds_too_and_is_used() -> None:
    traffic = Traffic(Limits(per_minute=50, per_2s=8, per_hour=1000))
    traffic.send(2500)
    await traffic.clock.run(7200.0)
    assert traffic.most_in(3600.0) <= 1000
    assert len(traffic.sent) >= 0.95 * 2000
    await traffic.close()


async def test_ten_thousand_waiters_go_in_order_without_limits_after_a_pause() -> None:
    traffic = Traffic(NO_LIMITS)
    traffic.pacer.pause(5)
    traffic.send(10_000)
    await traffic.clock.run(4.9)
    assert traffic.sent == []
    await traffic.clock.run(6.0)
    assert len(traffic.sent) == 10_000
    await traffic.close()


async def test_without_limits_nothing_waits() -> None:
    traffic = Traffic(NO_LIMITS)
    traffic.send(100)
    await settle()
    assert len(traffic.sent) == 100
    assert traffic.pacer.status().left is None


async def test_the_most_urgent_goes_first_and_equals_in_turn() -> None:
    traffic = Traffic(Limits(per_minute=1, per_2s=None, per_hour=None))
    order = [each for each in reversed(Priority) if each is not Priority.ACTION]
    traffic.send(1)
    await settle()
    for priority in order:
        traffic.send(1, priority)
    traffic.send(1, Priority.ACTION)
    await traffic.clock.run(900.0)
    assert [priority for _, priority in traffic.sent[1:]] == sorted([*order, Priority.ACTION])


async def test_a_key_pressed_during_a_bulk_run_goes_within_moments() -> None:
    traffic = Traffic(Limits())
    traffic.send(400, Priority.BULK)
    waits = []
    for moment in range(10, 200, 7):
        await traffic.clock.run(float(moment))
        (key,) = traffic.send(1)
        await traffic.clock.run(moment + 3.0)
        assert key.done()
        waits.append(next(at - moment for at, p in reversed(traffic.sent) if p is Priority.ACTION))
    assert max(waits) <= 2.5
    assert sum(waits) / len(waits) <= 0.5
    await traffic.close()


async def test_a_pause_lets_nothing_through_and_is_clamped() -> None:
    traffic = Traffic(Limits())
    traffic.pacer.limited(9999.0)
    traffic.send(1)
    await traffic.clock.run(299.0)
    assert traffic.sent == []
    status = traffic.pacer.status()
    assert (status.waiting, status.left) == (1, 0)
    assert status.waiting_until == pytest.approx(300.0)
    assert status.why == "the server asked to wait"
    await traffic.clock.run(301.0)
    assert len(traffic.sent) == 1


async def test_back_off_grows_without_a_retry_after_and_starts_short_again() -> None:
    traffic = Traffic(Limits())
    pauses = []
    for _ in range(8):
        traffic.pacer.limited(None)
        traffic.pacer.limited(None)  # sent before the pause began
        traffic.send(1)
        began = traffic.clock.now
        await traffic.clock.run(began + 400)
        pauses.append(traffic.sent[-1][0] - began)
    assert pauses == sorted(pauses)
    assert pauses[0] >= 1.0
    assert max(pauses) <= 60.1
    traffic.pacer.answered()
    traffic.pacer.limited(None)
    assert traffic.pacer.status().left == 0
    began = traffic.clock.now
    traffic.send(1)
    await traffic.clock.run(began + 2)
    assert len(traffic.sent) == 9


async def test_a_stated_limit_tightens_and_a_larger_one_never_loosens() -> None:
    traffic = Traffic(Limits(per_minute=50, per_2s=None, per_hour=None))
    traffic.pacer.observe({"x-ratelimit-limit": "10"})
    traffic.send(100)
    await traffic.clock.run(59.0)
    assert len(traffic.sent) == 10
    traffic.pacer.observe({"x-ratelimit-limit": "600"})
    await traffic.clock.run(180.0)
    assert traffic.most_in(60.0) >= 48
    assert traffic.most_in(61.0) <= 50
    await traffic.close()


async def test_none_left_waits_for_the_stated_reset() -> None:
    traffic = Traffic(Limits(per_minute=50, per_2s=None, per_hour=None))
    traffic.pacer.observe({"x-ratelimit-remaining": "2", "x-ratelimit-reset": "20"})
    traffic.send(5)
    await traffic.clock.run(19.9)
    assert len(traffic.sent) == 2
    assert traffic.pacer.status().why == "the server's limit"
    await traffic.clock.run(20.1)
    assert len(traffic.sent) == 5


@pytest.mark.parametrize("reset", ["1900000000", "99999999999999", "1e308"])
async def test_an_absurd_reset_is_five_minutes_at_most(reset: str) -> None:
    traffic = Traffic(Limits())
    traffic.pacer.observe({"x-ratelimit-remaining": "0", "x-ratelimit-reset": reset})
    traffic.send(1)
    await traffic.clock.run(300.1)
    assert len(traffic.sent) == 1


async def test_a_fixed_window_server_is_used_and_never_overrun() -> None:
    """Thirty in each minute of the server's own, stated in answers that overtake each other."""
    clock = VirtualClock()
    pacer = Pacer(clock, Limits(per_minute=50, per_2s=8, per_hour=None), jitter=lambda: 0.0)
    arrived: list[float] = []
    refused = 0

    async def one(number: int) -> None:
        nonlocal refused
        async with pacer.turn(Priority.ACTION) as turn:
            await clock.sleep(0.05 + 0.2 * (number % 3))
            window = clock.now // 60
            used = sum(1 for at in arrived if at // 60 == window) + 1
            arrived.append(clock.now)
            refused += used > 30
            headers = {
                "x-ratelimit-limit": "30",
                "x-ratelimit-remaining": str(max(0, 30 - used)),
                "x-ratelimit-reset": str(60 - clock.now % 60),
            }
            await clock.sleep(0.05 + 0.3 * (number % 2))
            turn.heard(headers)

    tasks = [asyncio.create_task(one(number)) for number in range(400)]
    await clock.run(600.0)
    assert refused == 0
    assert len(arrived) >= 0.95 * 300
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await pacer.aclose()


async def test_cancelled_waiters_leave_no_trace() -> None:
    traffic = Traffic(Limits(per_minute=10, per_2s=None, per_hour=None))
    traffic.send(10)
    await traffic.clock.run(55.0)
    assert len(traffic.sent) == 10
    doomed = traffic.send(50)
    await settle()
    for task in doomed:
        task.cancel()
    await asyncio.gather(*doomed, return_exceptions=True)
    assert traffic.pacer.status().waiting == 0
    traffic.send(10)
    await traffic.clock.run(120.0)
    assert len(traffic.sent) == 20


async def test_what_is_waited_for_can_be_told_while_the_last_one_gives_up() -> None:
    """Its task has not run since: it is counted, but has no time at which it goes."""
    traffic = Traffic(Limits(per_minute=1, per_2s=None, per_hour=None))
    traffic.send(2)
    await settle()
    assert traffic.pacer.status().waiting_until is not None
    traffic.tasks[1].cancel()
    assert traffic.pacer.status().waiting_until is None
    await traffic.close()


async def test_a_waiter_cancelled_just_as_its_turn_comes_gives_the_turn_back() -> None:
    traffic = Traffic(Limits(per_minute=1, per_2s=None, per_hour=None))
    traffic.send(1)
    await settle()
    (doomed,) = traffic.send(1)
    await settle()
    traffic.clock.wake_next()
    for _ in range(12):  # step by step: the turn is granted, its owner still asleep
        if not traffic.pacer.status().waiting:
            break
        await asyncio.sleep(0)
    doomed.cancel()
    await settle()
    assert doomed.cancelled()
    traffic.send(1)
    await settle()
    assert [at for at, _ in traffic.sent] == [0.0, pytest.approx(61.0)]


async def test_status_counts_what_is_left_in_the_minute() -> None:
    traffic = Traffic(Limits(per_minute=50, per_2s=None, per_hour=1000))
    traffic.send(12)
    await settle()
    assert traffic.pacer.status().left == 38
    await traffic.clock.run(70.0)
    assert traffic.pacer.status().left == 50


async def test_a_turn_with_which_nothing_was_sent_does_not_count() -> None:
    pacer = Pacer(VirtualClock(), Limits(per_minute=2, per_2s=None, per_hour=None))
    for _ in range(10):
        async with pacer.turn(Priority.ACTION) as turn:
            turn.not_used()
    assert pacer.status().left == 2
    async with pacer.turn(Priority.ACTION):
        pass
    assert pacer.status().left == 1
    await pacer.aclose()
