"""All keys, from the one table; type to search."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from triage_tui.inbox.text import fill, line, own
from triage_tui.ui.draw import BLANK, cut, draw, stack
from triage_tui.ui.keymap import Keymap
from triage_tui.ui.keys import COMMANDS, Command, Group

KEYS_WIDTH = 14


class Help(ModalScreen[None]):
    """Every command under its heading, with the keys in force."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "dismiss_help", "Close", show=False),
        Binding("down", "scroll(1)", "Down", show=False, priority=True),
        Binding("up", "scroll(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "scroll(12)", "Down", show=False, priority=True),
        Binding("pageup", "scroll(-12)", "Up", show=False, priority=True),
    ]

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog help"):
            yield Static(draw((own("Keys"), "bold")), classes="dialog-title")
            yield Input(placeholder="type to search")
            with VerticalScroll(can_focus=False):
                yield Static(id="help-keys")
            yield Static(
                draw((own("↑ ↓ scroll   Esc closes"), "$text-muted")), classes="dialog-hint"
            )

    def on_mount(self) -> None:
        self._list("")
        self.set_focus(self.query_one(Input))

    def action_dismiss_help(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll while the search keeps the focus."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, typed: str) -> None:
        words = typed.casefold().split()
        lines: list[Content] = []
        for group in Group:
            found = [
                each for each in COMMANDS if each.group is group and self._matches(each, words)
            ]
            if found:
                lines += [
                    *([BLANK] if lines else []),
                    draw((line(group.value), "bold $text-primary")),
                ]
                lines += [self._row(command) for command in found]
        nothing = draw((fill("No key does “{}”.", line(typed)), "$text-muted"))
        self.query_one("#help-keys", Static).update(stack(lines or [nothing]))

    def _matches(self, command: Command, words: list[str]) -> bool:
        text = f"{command.does} {command.command_id} {self._keymap.all_keys_of(command.command_id)}"
        return all(word in text.casefold() for word in words)

    def _row(self, command: Command) -> Content:
        keys = line(self._keymap.all_keys_of(command.command_id)) or own("–")
        return cut(draw((fill("  {}", keys), "bold $text-accent")), KEYS_WIDTH) + draw(
            line(command.does)
        )
