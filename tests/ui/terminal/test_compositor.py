"""What is asked for less often still looks the same: cell for cell what Textual would draw."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from harness.triage import Triage, triage
from triage_tui.ui.terminal.compositor import FrontCompositor
from triage_tui.ui.terminal.partial_update import PartUpdate

EMPTY = re.compile(r"\x1b\[\d+;\d+H(?=\x1b\[\d+;\d+H|\n|$)")
"""A place of the screen to which nothing is written: Textual goes to the end of a part as well."""


@contextmanager
def textual_own(screen: Screen[None]) -> Iterator[Compositor]:
    """The compositor of a screen, asked as Textual asks its own."""
    compositor = screen._compositor
    assert isinstance(compositor, FrontCompositor)
    compositor.__class__ = Compositor  # type: ignore[assignment]  # the same state, other ways
    try:
        yield compositor
    finally:
        compositor.__class__ = FrontCompositor


def update_of(app: Triage, regions: set[Region]) -> str:
    """What the terminal is sent for these parts of the screen."""
    compositor = app.screen._compositor
    compositor._dirty_regions = set(regions)
    update: object = compositor.render_partial_update()
    if isinstance(update, PartUpdate):
        update = update._update
    assert isinstance(update, ChopsUpdate)
    return EMPTY.sub("", update.render_segments(app.app.console))


def some_regions(chance: random.Random, width: int, height: int) -> set[Region]:
    regions = set()
    for _ in range(chance.randint(1, 4)):
        x, y = chance.randrange(width), chance.randrange(height)
        wide, high = chance.randint(1, width - x), chance.randint(1, min(5, height - y))
        regions.add(Region(x, y, wide, high))
    return regions


def check(app: Triage, seed: int) -> None:
    screen, (width, height) = app.screen, app.app.size
    drawn = screen._compositor.render_strips()
    with textual_own(screen) as compositor:
        assert drawn == compositor.render_strips()
    chance = random.Random(seed)
    for _ in range(60):
        regions = some_regions(chance, width, height)
        less = update_of(app, regions)
        with textual_own(screen):
            assert less == update_of(app, regions), regions


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12)])
async def test_any_part_of_the_screen_looks_as_textual_draws_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with triage(tmp_path, size=size) as app:
        check(app, seed=1)
        await app.press("j", "m", "j", "3")
        await app.read()
        check(app, seed=2)


async def test_what_lies_over_other_things_is_in_front(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.app.notify("lies over the pane")
        await app.press("g")  # the prefix's keys lie over the list
        await app.pilot.pause()
        assert app.screen.prefix_mode.overlay is not None
        assert app.screen.prefix_mode.overlay.display
        check(app, seed=3)


async def test_only_lines_that_changed_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path) as app:
        asked: list[tuple[str, Region]] = []
        for widget in app.screen.walk_children(Widget, with_self=True):
            render = widget.render_lines

            def spy(crop: Region, name: str = type(widget).__name__, render=render):  # type: ignore[no-untyped-def]  # a stand-in
                asked.append((name, crop))
                return render(crop)

            monkeypatch.setattr(widget, "render_lines", spy)
        offset = app.screen.rows.region.offset
        update_of(app, {Region(0, 2, 30, 2).translate(offset)})
        assert asked == [("LeadMapList", Region(0, 2, app.screen.rows.size.width, 2))]


async def test_what_went_before_somebody_looked_where_widgets_are_is_painted_over(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path) as app:
        compositor, lead = app.screen._compositor, app.screen.pane.lead
        region = lead.region
        compositor._dirty_regions.clear()
        compositor._full_map_invalidated = True  # as a scroll leaves it
        lead.display = False
        assert lead not in compositor.full_map
        assert any(changed.contains_region(region) for changed in compositor._dirty_regions)
