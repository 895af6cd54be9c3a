"""A burst of terminal sizes: few layouts, the newest size last, and a single one at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.events import Resize

from harness.triage import triage
from triage_tui.ui.terminal.resize_throttle import LONGEST, LONGEST_STORM, QUIET, Resizes


class Backend:
    """`Resizes` in virtual time."""

    def __init__(self) -> None:
        self.now = 100.0
        self.handled: list[tuple[float, int]] = []
        """When, and how many columns."""
        self._due: list[tuple[float, Callable[[], Awaitable[None]]]] = []
        self._resizes = Resizes(self._handle, self._later, lambda: self.now)

    async def _handle(self, event: Resize) -> None:
        self.handled.append((self.now, event.size.width))

    def _later(self, seconds: float, call: Callable[[], Awaitable[None]]) -> None:
        self._due.append((self.now + seconds, call))

    async def pass_to(self, moment: float) -> None:
        while due := [each for each in self._due if each[0] <= moment]:
            first = min(due, key=lambda each: each[0])
            self._due.remove(first)
            self.now = first[0]
            await first[1]()
        self.now = moment

    async def size(self, columns: int) -> None:
        await self._resizes.take(Resize.from_dimensions((columns, 24), None))


async def test_a_single_size_is_handled_at_once() -> None:
    backend = Backend()
    await backend.size(80)
    assert backend.handled == [(100.0, 80)]
    await backend.pass_to(101.0)
    await backend.size(90)
    assert backend.handled == [(100.0, 80), (101.0, 90)]


@pytest.mark.parametrize(
    ("rate", "most"), [(60, 2 + 1 / LONGEST), (144, 2 + 1 / LONGEST), (400, 2)]
)
async def test_a_burst_costs_few_layouts_and_ends_with_the_newest_size(
    rate: int, most: float
) -> None:
    """A dragged window is followed; in a storm none is begun that the right one would wait for."""
    backend = Backend()
    for count in range(rate):
        await backend.pass_to(100.0 + count / rate)
        await backend.size(count)
    last_at = backend.now
    await backend.pass_to(last_at + QUIET)
    assert backend.handled[0] == (100.0, 0)
    assert backend.handled[-1][1] == rate - 1
    assert backend.handled[-1][0] <= last_at + QUIET
    assert most - 2 <= len(backend.handled) <= most


async def test_a_storm_that_does_not_end_is_laid_out_now_and_then() -> None:
    backend = Backend()
    for count in range(4000):
        await backend.pass_to(100.0 + count / 400)
        await backend.size(count)
    assert 10 / LONGEST_STORM <= len(backend.handled) <= 10 / LONGEST_STORM + 2


async def test_the_same_size_after_a_burst_is_handled_again() -> None:
    """The terminal has moved its cells meanwhile, so it has to be drawn anew."""
    backend = Backend()
    for columns in (80, 100, 80):
        await backend.size(columns)
    await backend.pass_to(101.0)
    assert [columns for _, columns in backend.handled] == [80, 80]


async def test_the_app_lays_out_the_newest_size_of_a_burst(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(120, 36)) as app:
        sizes: list[int] = []
        app.screen.screen_layout_refresh_signal.subscribe(
            app.app, lambda _screen: sizes.append(app.app.size.width)
        )
        for columns in (*range(20, 119), 100):
            app.app.post_message(Resize.from_dimensions((columns, 30), None))
        async with asyncio.timeout(5):
            while app.app.size != (100, 30) or app.screen.size != (100, 30):
                await app.pilot.pause()
        await app.pilot.pause()
        assert len(set(sizes)) <= 4
        assert {len(line) for line in app.text().splitlines()} <= set(range(101))
