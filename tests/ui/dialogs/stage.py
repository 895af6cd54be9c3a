"""A bare app with our styles, on which a dialog is drawn at any size: no session, no inbox."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, Select, TextArea

from triage_tui.ui.dialogs.priority_field import PriorityField
from triage_tui.ui.terminal.base_app import TerminalApp
from triage_tui.ui.themes import OWN_THEMES
from triage_tui.ui.widgets.key_hints import KeyHints

SIZES = [(160, 45), (120, 36), (100, 30), (80, 24), (60, 20), (40, 12)]
FIELDS = (Input, TextArea, Select, PriorityField, OptionList, Button)


class Stage(TerminalApp):
    """Our filters, our rules, our themes; nothing behind the dialog."""

    def __init__(self) -> None:
        super().__init__(str)
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.give_other_rules()

    def get_default_screen(self) -> Screen[None]:
        return Screen()


def lines_of(screen: Screen[Any]) -> list[str]:
    """What stands on the screen, line by line."""
    width, height = screen.size
    return [strip.text[:width] for strip in screen._compositor.render_strips()[:height]]


def faults_of(screen: Screen[Any]) -> list[str]:
    """What cannot be read or reached on this screen, in words; empty when all is well."""
    text = " ".join(" ".join(lines_of(screen)).split())
    found = [f"{each} is not whole" for each in _said(screen) if each not in text]
    for widget in screen.query("*"):
        is_closed_list = isinstance(widget.parent, Select)
        if isinstance(widget, FIELDS) and not is_closed_list and not _is_reachable(screen, widget):
            found.append(f"{widget} is at {widget.region}, seen {_seen(screen, widget)}")
    return found


def _said(screen: Screen[Any]) -> list[str]:
    """Every key hint and the label of every button."""
    hints = [
        f"{key} {does}"
        for each in screen.query(KeyHints)
        for key, does in each.hints
        if each.display
    ]
    return [*hints, *(str(each.label) for each in screen.query(Button))]


def _is_reachable(screen: Screen[Any], widget: Widget) -> bool:
    seen = _seen(screen, widget)
    least = min(12, screen.size.width // 2)
    return seen[0] >= least and seen[1] >= 1


def _seen(screen: Screen[Any], widget: Widget) -> tuple[int, int]:
    """How many columns and lines of a widget are on the screen."""
    region, clip = screen.find_widget(widget).region, screen.find_widget(widget).clip
    seen = region.intersection(clip).intersection(screen.region)
    return seen.width, seen.height
