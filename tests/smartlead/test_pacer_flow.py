"""The pacer as a flow: no burst that ends in silence, and a reading that leaves room for keys."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from harness.virtual_time import SimClock, run
from triage_tui.smartlead.limits import Limits
from triage_tui.smartlead.pacer import Pacer
from triage_tui.smartlead.priority import BACKGROUND, PacerStatus, Priority

MINUTES_ONLY = Limits(per_minute=50, per_2s=8, per_hour=None)
KEYS = (Priority.CONVERSATION, Priority.ACTION, Priority.READ_MARK)
Sent = list[tuple[float, Priority]]
Gestures = list[tuple[float, Priority]]


async def _send(limits: Limits, presses: Gestures, until: float) -> tuple[Sent, list[float]]:
    """Ask for a turn at each time; returns when they went, and how long each waited."""
    clock = SimClock(start=0.0)
    pacer = Pacer(clock, limits, jitter=lambda: 0.0)
    sent: Sent = []
    waits: list[float] = []

    async def one(at: float, priority: Priority) -> None:
        await clock.sleep(at)
        async with pacer.turn(priority):
            sent.append((clock.monotonic(), priority))
            if priority is Priority.ACTION:
                waits.append(clock.monotonic() - at)
            await clock.sleep(0.25)

    tasks = [asyncio.create_task(one(*press)) for press in presses]
    await clock.sleep(until)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await pacer.aclose()
    return sent, waits


def _most_within(times: list[float], seconds: float) -> int:
    return max(sum(at - seconds < each <= at for each in times) for at in times)


@pytest.mark.parametrize("priority", list(Priority))
def test_while_one_waits_three_seconds_never_pass_without_a_request(priority: Priority) -> None:
    sent, _ = run(_send(MINUTES_ONLY, [(0.0, priority)] * 700, 600.0))
    times = [at for at, _ in sent]
    assert max(after - before for before, after in pairwise(times)) < 3.0
    assert _most_within(times, 60.0) <= 50


@pytest.mark.parametrize(("pace", "first"), [(3.6, 8.0), (4.4, 8.0), (4.6, 10.3), (4.8, 8.0)])
def test_at_the_end_of_a_first_minute_reading_goes_on_within_three_seconds(
    pace: float, first: float
) -> None:
    """It begins with a burst, so its last seconds are short of places; some are left for keys."""
    decided = [first + pace * number for number in range(30)]
    presses = [(at, Priority.ACTION) for at in decided]
    presses += [(at + 0.26, Priority.READ_MARK) for at in decided]
    presses += [(at, Priority.PAGE) for at in (0.0, 0.04, 0.4, 0.5, 2.0, 2.3)]
    sent, waits = run(_send(Limits(), [*presses, *[(3.0, Priority.REST)] * 200], 80.0))
    times = [at for at, _ in sent]
    assert max(after - before for before, after in pairwise(times)) < 3.0
    assert max(waits) < 10.0


@pytest.mark.parametrize("priority", sorted(BACKGROUND))
def test_background_reading_takes_half_of_a_window_and_no_more(priority: Priority) -> None:
    sent, _ = run(_send(MINUTES_ONLY, [(0.0, priority)] * 700, 600.0))
    times = [at for at, _ in sent]
    assert len(times) >= 0.95 * 250
    assert _most_within(times, 60.0) <= 25
    assert _most_within(times, 2.0) <= 4


@settings(max_examples=40, deadline=None)
@example([(0.0, Priority.CONVERSATION, 37), (40.0, Priority.CONVERSATION, 2)], 6)
@example([(0.0, Priority.CONVERSATION, 41), (55.0, Priority.CONVERSATION, 2)], 7)
@example([(0.0, Priority.CONVERSATION, 48), (54.8, Priority.CONVERSATION, 2)], 40)
@given(
    st.lists(st.tuples(st.floats(0, 150), st.sampled_from(KEYS), st.integers(1, 40)), max_size=8),
    st.integers(0, 200),
)
def test_keys_in_any_bursts_flow_on_and_stay_within_every_limit(
    bursts: list[tuple[float, Priority, int]], background: int
) -> None:
    presses = [(at, priority) for at, priority, count in bursts for _ in range(count)]
    pressed = len(presses)
    presses += [(0.0, Priority.REST)] * background
    sent, _ = run(_send(MINUTES_ONLY, presses, 700.0))
    times = [at for at, _ in sent]
    keys = [at for at, priority in sent if priority in KEYS]
    assert len(keys) == pressed
    if times:
        assert _most_within(times, 60.0) <= 50
        assert _most_within(times, 2.0) <= 8
    for began, ended in _waiting(sorted(at for at, priority in presses if priority in KEYS), keys):
        within = [at for at in times if began <= at <= ended]
        gaps = [after - before for before, after in pairwise([began, *within])]
        assert max(gaps, default=0.0) < 3.0


def _waiting(asked: list[float], went: list[float]) -> Iterator[tuple[float, float]]:
    """The stretches of time in which a key's request waits: asked for and not yet gone."""
    events = sorted(
        [(at, 1) for at in asked] + [(at, -1) for at in went], key=lambda e: (e[0], -e[1])
    )
    waiting, began = 0, 0.0
    for at, change in events:
        if not waiting:
            began = at
        waiting += change
        if not waiting:
            yield began, at


def test_fifty_thousand_rows_leave_a_verdict_waiting_under_ten_seconds_in_any_minute() -> None:
    """An hour at the default limits: the reading never ends, and a verdict comes every minute."""
    pages = [(0.0, Priority.PAGE)] * 3 + [(0.0, Priority.REST)] * 2_629
    verdicts = [(20.0 + 60 * minute, Priority.ACTION) for minute in range(60)]
    sent, waits = run(_send(Limits(), pages + verdicts, 3_600.0))
    assert len(waits) == 60
    assert max(waits) < 10.0
    assert sum(priority in BACKGROUND for _, priority in sent) <= 500


def test_a_rep_who_decides_all_hour_finds_room_beside_the_reading() -> None:
    """A conversation and a verdict every ten seconds, 720 in the hour, from a first start on."""
    pages = [(0.0, Priority.REST)] * 2_632
    keys = [
        (10.0 * number + 3 * late, priority)
        for number in range(359)
        for late, priority in enumerate((Priority.CONVERSATION, Priority.ACTION))
    ]
    sent, waits = run(_send(Limits(), pages + keys, 3_600.0))
    assert len(waits) == 359
    assert max(waits) < 10.0
    assert sum(priority in BACKGROUND for _, priority in sent) >= 100


def test_reading_stops_while_actions_wait() -> None:
    presses = [(5.0, Priority.ACTION)] * 60 + [(0.0, Priority.REST)] * 100
    sent, _ = run(_send(MINUTES_ONLY, presses, 300.0))
    last_action = max(at for at, priority in sent if priority is Priority.ACTION)
    assert not [at for at, priority in sent if priority is Priority.REST and 5 < at < last_action]


async def _within(limit: str, reset: str, seconds: float) -> int:
    clock = SimClock(start=0.0)
    pacer = Pacer(clock, Limits(per_minute=50, per_2s=None, per_hour=None))
    pacer.observe({"x-ratelimit-limit": limit, "x-ratelimit-reset": reset})
    count = 0

    async def one() -> None:
        nonlocal count
        async with pacer.turn(Priority.ACTION):
            count += 1

    tasks = [asyncio.create_task(one()) for _ in range(100)]
    await clock.sleep(seconds)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await pacer.aclose()
    return count


def test_a_stated_limit_counts_for_the_window_it_was_stated_for() -> None:
    """Ten with a reset in two seconds is not ten a minute."""
    assert run(_within("10", "2", 1.9)) == 10
    assert run(_within("10", "2", 59.0)) >= 45
    assert run(_within("10", "60", 59.0)) == 10


async def _read_on(headers: dict[str, str]) -> list[float]:
    """When pages go in two minutes, nobody at the keys, after such headers came first."""
    clock = SimClock(start=0.0)
    pacer = Pacer(clock, Limits(), jitter=lambda: 0.0)
    pacer.observe(headers)
    times: list[float] = []

    async def one() -> None:
        async with pacer.turn(Priority.REST):
            times.append(clock.monotonic())

    tasks = [asyncio.create_task(one()) for _ in range(100)]
    await clock.sleep(120.0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await pacer.aclose()
    return times


def test_a_minute_whose_reset_is_rounded_up_is_a_minute() -> None:
    """A server that says 61 s counts no hour: reading is not held back as if it were one."""
    times = run(_read_on({"x-ratelimit-limit": "60", "x-ratelimit-reset": "61"}))
    assert max(after - before for before, after in pairwise(times)) < 3.0


async def _expected(waiting: dict[Priority, int]) -> tuple[PacerStatus, Sent]:
    """What the pacer says when the budget is used up, and when each kind went then."""
    clock = SimClock(start=0.0)
    pacer = Pacer(clock, MINUTES_ONLY, jitter=lambda: 0.0)
    sent: Sent = []

    async def one(priority: Priority) -> None:
        async with pacer.turn(priority):
            sent.append((clock.monotonic(), priority))

    tasks = [asyncio.create_task(one(Priority.ACTION)) for _ in range(60)]
    await clock.sleep(30.0)
    for task in tasks:
        task.cancel()
    pacer.pause(9.0)
    tasks += [asyncio.create_task(one(each)) for each, many in waiting.items() for _ in range(many)]
    await asyncio.sleep(0)
    status = pacer.status()
    sent.clear()
    await clock.sleep(200.0)
    await asyncio.gather(*tasks, return_exceptions=True)
    await pacer.aclose()
    return status, sent


def test_what_waits_is_told_when_it_will_go() -> None:
    """Where each kind is missed, the screen says when it comes; it may be a moment off."""
    waiting = {Priority.CONVERSATION: 1, Priority.ACTION: 6, Priority.PAGE: 2, Priority.REST: 3}
    status, sent = run(_expected(waiting))
    assert status.waiting == 12
    assert set(status.expected) == set(waiting)
    for priority, expected in status.expected.items():
        went = min(at for at, each in sent if each is priority)
        assert abs(went - expected) <= max(3.0, 0.2 * went), priority
    assert status.missed_at == status.conversation_at
    assert (status.page_at, status.rest_at) == (
        status.expected[Priority.PAGE],
        status.expected[Priority.REST],
    )


def test_while_nothing_waits_nothing_is_expected() -> None:
    status, _ = run(_expected({}))
    assert status.expected == {}
    assert status.missed_at is None


async def _after_an_account_limit() -> list[int]:
    """Requests in each minute after a 429 for all who use the account."""
    clock = SimClock(start=0.0)
    pacer = Pacer(clock, MINUTES_ONLY, jitter=lambda: 0.0)
    pacer.slow_down()
    pacer.slow_down()  # of a request that was under way: it says nothing new
    assert pacer.status().is_slowed
    times: list[float] = []

    async def one() -> None:
        async with pacer.turn(Priority.ACTION):
            times.append(clock.monotonic())

    tasks = [asyncio.create_task(one()) for _ in range(600)]
    await clock.sleep(600.0)
    assert not pacer.status().is_slowed
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await pacer.aclose()
    return [sum(60 * minute <= at < 60 * minute + 60 for at in times) for minute in range(10)]


def test_a_used_up_account_is_asked_half_as_often_and_then_more_again() -> None:
    counts = run(_after_an_account_limit())
    assert counts[0] <= 25
    assert all(after >= before - 2 for before, after in pairwise(counts))
    assert counts[-1] >= 48


def test_beside_a_rep_the_reading_never_stands_still_while_places_are_left() -> None:
    """A category and a read mark every 3.5 s take most of each minute; an endless list the rest."""
    keys = [
        (8.5 + 3.5 * number + 0.3 * late, priority)
        for number in range(50)
        for late, priority in enumerate((Priority.ACTION, Priority.READ_MARK))
    ]
    pages = [(0.0, Priority.REST)] * 200
    sent, waits = run(_send(MINUTES_ONLY, pages + keys, 180.0))
    times = [at for at, _ in sent]
    assert max(after - before for before, after in pairwise(times)) < 3.0
    assert max(waits) < 10.0
    read = [at for at, priority in sent if priority in BACKGROUND]
    assert _most_within(read, 60.0) <= 25
    assert len([at for at in read if at < 60.0]) >= 17


async def _slowed_twice() -> list[int | None]:
    clock = SimClock(start=0.0)
    pacer = Pacer(clock, MINUTES_ONLY, jitter=lambda: 0.0)
    left = []
    for _ in range(2):
        pacer.slow_down()
        left.append(pacer.status().left)
        await clock.sleep(61.0)
    await clock.sleep(240.0)
    left.append(pacer.status().left)
    await clock.sleep(240.0)
    left.append(pacer.status().left)
    return left


def test_a_second_limit_of_the_account_halves_again_and_all_of_it_comes_back() -> None:
    assert run(_slowed_twice()) == [25, 15, 45, 50]
