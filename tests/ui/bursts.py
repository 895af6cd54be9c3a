"""Keys in one burst, and the same keys one by one: what both leave behind."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, structs
from textual import events
from textual.keys import _character_to_key
from textual.widget import Widget
from textual.widgets import Input, OptionList, Select, TextArea

from harness.triage import PATIENCE, Triage, triage
from tests.ui.still import STILL, StillClock, still_sandbox

BETWEEN = 1.0
"""Seconds between two keys, as they say themselves: a key held down repeats faster."""
MOST_STEPS = 200
"""Steps of the loop within which every key is answered; opening a form takes some fifty."""
CHARACTERS = {
    "backspace": "\x7f",
    "ctrl+s": "\x13",
    "ctrl+u": "\x15",
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "tab": "\t",
}


def key(name: str) -> events.Key:
    """A key as the terminal's driver hands it over; `name` may be a single character."""
    if len(name) == 1:
        return events.Key(_character_to_key(name), name)
    return events.Key(name, CHARACTERS.get(name))


class Hand:
    """Presses keys, without a pause or one by one."""

    def __init__(self, app: Triage) -> None:
        self._app = app
        self._pressed_at = 1_000.0

    async def burst(self, *inputs: str | events.Event) -> None:
        """All in one go, then rest; a name stands for its key."""
        for each in inputs:
            self._post(each)
        await self.rest()

    async def one_by_one(self, *inputs: str | events.Event) -> None:
        """Each once the one before was answered and drawn."""
        for each in inputs:
            self._post(each)
            await self.rest()

    def _post(self, each: str | events.Event) -> None:
        event = key(each) if isinstance(each, str) else each
        self._pressed_at += BETWEEN
        event.time = self._pressed_at
        self._app.app.post_message(event)

    async def rest(self) -> None:
        """Wait until every key was answered, and everything it set going is drawn."""
        app = self._app.app
        async with asyncio.timeout(3 * PATIENCE):  # a whole task is a hundred keys
            await self._app.pilot.pause()
            while not app.key_order.is_at_rest:
                await self._app.pilot.pause()
        assert app.key_order.hurried == 0
        assert app.key_order.longest <= MOST_STEPS


class Left(Struct, frozen=True):
    """What keys left behind."""

    screens: tuple[str, ...]
    fields: tuple[str, ...]
    marks: tuple[str, ...]
    journal: tuple[str, ...]
    text: str

    def unlike(self, other: Left) -> dict[str, tuple[object, object]]:
        """What is not the same in both, by name."""
        pairs = zip(structs.astuple(self), structs.astuple(other), strict=True)
        named = zip(self.__struct_fields__, pairs, strict=True)
        return {name: (mine, theirs) for name, (mine, theirs) in named if mine != theirs}


def left_by(app: Triage) -> Left:
    """What stands there now."""
    stack, model = app.app.screen_stack, app.screen.model
    fields = (_said(each) for screen in stack for each in screen.walk_children(Widget))
    return Left(
        screens=(*(type(each).__name__ for each in stack), _name(app.app.focused)),
        fields=tuple(filter(None, fields)),
        marks=(
            model.view.view_id,
            str(model.cursor),
            str(sorted(model.marks.ids)),
            str(sorted(model.handled)),
            model.live_filter.text,
        ),
        journal=tuple(
            f"{entry.gesture_id} {entry.status} {entry.action}"
            for entry in app.session.store.state.entries.values()
        ),
        text=app.text(),
    )


def _name(widget: Widget | None) -> str:
    return "nothing" if widget is None else f"{type(widget).__name__}#{widget.id}"


def _said(widget: Widget) -> str:
    match widget:
        case Input():
            return f"{_name(widget)} {widget.value!r} {widget.cursor_position}"
        case TextArea():
            return f"{_name(widget)} {widget.text!r} {widget.cursor_location}"
        case OptionList():
            return f"{_name(widget)} {widget.highlighted}"
        case Select():
            return f"{_name(widget)} {widget.value} {widget.expanded}"
    return ""


async def left(folder: Path, names: Sequence[str], *, in_one_go: bool) -> Left:
    """What these keys leave on a clock that stands still, with nothing more to be read.

    Reading goes its own way beside the keys: what is asked for once the first view is there stays
    unanswered, so that both ways of typing see the same.
    """
    sandbox = still_sandbox()
    async with triage(folder, sandbox=sandbox, settings=STILL, clock=StillClock()) as app:
        sandbox.hold("*")
        hand = Hand(app)
        await (hand.burst if in_one_go else hand.one_by_one)(*names)
        while app.screen.pane.is_fill_due:
            await app.pilot.pause(0.05)
        app.screen.presenter.tick()
        await hand.rest()
        return left_by(app)
