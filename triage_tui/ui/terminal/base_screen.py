"""A screen whose keys are painted in the step that takes them, and whose bindings can be swapped.

Replaces Textual's compositor by ours, which renders only what is in front and changed, and its way
of painting on a timer: with an answer or a page between two of its four steps a key waits for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.binding import BindingsMap
from textual.screen import Screen

from triage_tui.ui.terminal.compositor import FrontCompositor

if TYPE_CHECKING:
    from textual.widget import Widget


class TerminalScreen(Screen[None]):
    """What the inbox screen is to Textual."""

    painted_at_once: Sequence[Widget] = ()
    """The widgets that a key changes."""

    def __init__(self, bindings: BindingsMap) -> None:
        super().__init__()
        self._compositor = FrontCompositor()
        self._usual = self._bindings = bindings
        self._has_come = False

    def swap_bindings(self, bindings: BindingsMap | None) -> None:
        """Let other keys hold from the next one on; `None` brings the usual ones back."""
        self._bindings = self._usual if bindings is None else bindings

    def paint_now(self) -> None:
        """Paint what a key changed in the step that changed it."""
        seen = self._compositor.visible_widgets
        for widget in self.painted_at_once:
            if widget._repaint_required and widget in seen:
                widget._repaint_required = False
                self._dirty_widgets.add(widget)
        if self._dirty_widgets and not self._layout_required:
            self._on_timer_update()

    def touched(self) -> frozenset[Widget | None]:
        """The widgets that will be drawn anew, and `None` where they will be laid out anew."""
        seen = self._compositor.visible_widgets
        drawn: set[Widget | None] = {each for each in seen if each._repaint_required}
        drawn |= self._dirty_widgets
        return frozenset(drawn | {None} if self._layout_required else drawn)

    @on(events.ScreenResume)
    def _resumed(self, event: events.ScreenResume) -> None:
        """Textual gives every widget its styles anew here, which all have just got them."""
        event.refresh_styles = self._has_come
        self._has_come = True


def add_bindings(screen: Screen[Any], bindings: BindingsMap) -> None:
    """Let these keys hold on a screen, besides those it has."""
    screen._bindings = BindingsMap.merge([screen._bindings, bindings])
