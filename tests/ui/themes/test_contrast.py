"""Every theme shows what has the focus, which row is chosen, and every word: cell by cell."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.color import Color
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, TextArea

from tests.ui.themes import gallery
from tests.ui.themes.cells import Drawn
from tests.ui.themes.gallery import DIMMED, SIZE, SMALL, Gallery
from tests.ui.themes.looks import LARGE, MOST_OF, has_edge, is_apart, is_field, unreadable
from triage_tui.inbox.safe_text import own
from triage_tui.ui.dialogs.priority_field import PriorityField
from triage_tui.ui.inbox.lead_map_list import LeadMapList
from triage_tui.ui.keys.prefix_overlay import PrefixOverlay

pytestmark = pytest.mark.long

BLURRED = 1.1
"""The contrast of a field that has not the focus."""


class Show:
    """The gallery, seen in one theme after the other; what is wrong is collected."""

    def __init__(self, app: Gallery, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        self.faults: list[str] = []

    async def themes(self) -> AsyncIterator[str]:
        """Every theme, drawn."""
        for theme in sorted(self.app.available_themes):
            self.app.theme = theme
            await self.pilot.pause()
            yield theme

    async def drawn(self, focus: Widget | None = None) -> Drawn:
        """What is on the screen, after the focus was moved."""
        if focus is not None:
            self.app.screen.set_focus(focus)
            await self.pilot.pause()
        return Drawn(self.app)

    def fault(self, words: str) -> None:
        self.faults.append(f"{self.app.theme}: {words}")

    def read(self, drawn: Drawn, region: Region, *, least: float = 4.5) -> None:
        """Every word of a region is legible."""
        ink = Color.parse(self.app.theme_variables["foreground"])
        known = None if ink.ansi is not None else ink
        for fault in sorted(set(unreadable(drawn, region, known, least=least))):
            self.fault(fault)

    def bar(self, drawn: Drawn, y: int) -> None:
        """What of a bar is done is seen; in 16 colors the terminal decides."""
        done = next(cell for cell in drawn.row(y) if cell.sign == "━")
        if done.color is not None and done.contrast < LARGE * MOST_OF:
            self.fault(f"the bar has {done.contrast:.1f}")

    def chosen(self, drawn: Drawn, region: Region, row: int, other: int) -> None:
        """One row of a list stands out, its whole line through; in 16 colors it is reversed."""
        line, plain = drawn.line(region, row), drawn.line(region, other)
        if not all(map(is_apart, line[:-1], plain[:-1])):
            self.fault("the chosen row does not stand out")


@asynccontextmanager
async def show(
    screen: Callable[[], Screen[Any]] | None = None, *, is_bare: bool = False
) -> AsyncIterator[Show]:
    """The gallery with a dialog open, and no faults in the end."""
    app = Gallery(is_bare=is_bare)
    async with app.run_test(size=SMALL if is_bare else SIZE) as pilot:
        if screen is not None:
            app.push_screen(screen())
        await pilot.pause()
        seen = Show(app, pilot)
        yield seen
    assert seen.faults == []


async def test_every_theme_shows_the_list_and_its_cursor() -> None:
    async with show() as seen:
        rows = seen.app.screen.query_one(LeadMapList)
        async for _theme in seen.themes():
            drawn = await seen.drawn()
            dimmed = Region(0, rows.region.y + 2 * DIMMED, rows.region.width, 2)
            seen.read(drawn, Region(0, 0, SIZE[0], dimmed.y))
            seen.read(drawn, dimmed, least=LARGE)
            seen.read(drawn, Region(0, dimmed.bottom, SIZE[0], SIZE[1] - dimmed.bottom))
            seen.chosen(drawn, rows.region, 0, 2)
            seen.bar(drawn, 0)


async def test_every_theme_shows_what_a_picker_takes() -> None:
    async with show(gallery.picker, is_bare=True) as seen:
        async for _theme in seen.themes():
            await picks(seen)


async def test_every_theme_shows_what_the_palette_takes() -> None:
    async with show(gallery.palette, is_bare=True) as seen:
        async for _theme in seen.themes():
            await picks(seen)


async def picks(seen: Show) -> None:
    """A field with the focus over a list with a chosen row."""
    drawn, dialog = await seen.drawn(), seen.app.screen.query_one(".dialog")
    options, field = seen.app.screen.query_one(OptionList), seen.app.screen.query_one(Input)
    seen.read(drawn, dialog.region)
    seen.chosen(drawn, options.region, 0, 1)
    if not has_edge(drawn, dialog.region):
        seen.fault("the dialog has no edge")
    if not is_field(drawn, field.region):
        seen.fault("the field with the focus is not seen")


async def test_every_theme_shows_the_plan_and_its_cursor() -> None:
    async with show(gallery.plan) as seen:
        dialog, options = (
            seen.app.screen.query_one(".dialog"),
            seen.app.screen.query_one(OptionList),
        )
        async for _theme in seen.themes():
            drawn = await seen.drawn()
            seen.read(drawn, dialog.region)
            seen.chosen(drawn, options.region, 0, 1)
            if not has_edge(drawn, dialog.region):
                seen.fault("the dialog has no edge")


async def test_every_theme_shows_the_keys_after_a_first_one() -> None:
    async with show() as seen:
        keys = seen.app.screen.query_one(PrefixOverlay)
        keys.open(own("g"), [(own("g"), own("first reply")), (own("l"), own("oldest first"))])
        async for _theme in seen.themes():
            drawn = await seen.drawn()
            seen.read(drawn, keys.region)
            if not has_edge(drawn, keys.region):
                seen.fault("the overlay has no edge")


async def test_every_theme_shows_the_fields_of_a_form_and_which_has_the_focus() -> None:
    async with show(gallery.form, is_bare=True) as seen:
        screen = seen.app.screen
        dialog, button = screen.query_one(".dialog"), screen.query_one(Button)
        fields: list[Widget] = [*screen.query(Input), screen.query_one(TextArea)]
        fields.append(screen.query_one(PriorityField))
        kinds = [fields[0], *fields[-2:]]
        async for _theme in seen.themes():
            for field in kinds:
                drawn = await seen.drawn(field)
                if field is fields[0]:
                    seen.read(drawn, dialog.region)
                for fault in unseen(drawn, field, fields):
                    seen.fault(fault)
            plain = drawn.at(button.region.x + 1, button.region.y)
            focused = (await seen.drawn(button)).at(button.region.x + 1, button.region.y)
            if not is_apart(plain, focused):
                seen.fault("the button looks the same with the focus")
            if not has_edge(drawn, dialog.region):
                seen.fault("the dialog has no edge")


async def test_every_theme_shows_what_the_fields_of_an_empty_form_are_for() -> None:
    async with show(gallery.empty_form, is_bare=True) as seen:
        screen = seen.app.screen
        async for _theme in seen.themes():
            drawn = await seen.drawn(screen.query_one(PriorityField))
            for field in (screen.query_one(Input), screen.query_one(TextArea)):
                seen.read(drawn, field.region)


def unseen(drawn: Drawn, focused: Widget, fields: list[Widget]) -> Iterator[str]:
    """What is wrong with the fields, while one has the focus."""
    for field in fields:
        name, is_focused = field.id or "", field is focused
        if not is_field(drawn, field.region, least=1.3 if is_focused else BLURRED):
            yield f"{name} is not seen {'with' if is_focused else 'without'} the focus"
    other = next(field for field in fields if field is not focused)
    ends = [drawn.at(field.region.right - 1, field.region.y) for field in (focused, other)]
    bars = [drawn.at(field.region.x, field.region.y) for field in (focused, other)]
    if not is_apart(*ends) and (bars[0].sign, bars[0].color) == (bars[1].sign, bars[1].color):
        yield f"{focused.id} looks the same with the focus"
    if isinstance(focused, TextArea):
        grounds = {line[-1].ground for line in drawn.lines(focused.region)}
        if len(grounds) > 1:
            yield "a line of the description looks like another field"
