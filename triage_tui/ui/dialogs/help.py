"""All keys, from the one table: grouped, searchable, as the user mapped them, and runnable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from triage_tui.commands.command import Command, Group
from triage_tui.commands.keys.keymap import Keymap
from triage_tui.inbox.safe_text import SafeText, fill, line, own
from triage_tui.ui.dialogs.dialog import SLIM, Dialog
from triage_tui.ui.dialogs.line_input import LineInput
from triage_tui.ui.widgets.cells import wrap
from triage_tui.ui.widgets.content import cut, draw, stack
from triage_tui.ui.widgets.key_hints import KeyHints
from triage_tui.ui.widgets.options import Options

KEYS_WIDTH, SLIM_KEYS = 16, 13
"""Cells of the keys, and of them on a slim screen."""
WIDTH = 72
"""Columns of the dialog, where there are that many; see the style sheet."""
EDGES = 5
"""Cells of a row that the dialog's edges and the scroll-bar take."""
SIGNS = own("Signs")


class Help(Dialog[Command | None]):
    """Every command under its heading, with the keys in force; Enter runs the current one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "leave", "Close", show=False),
        Binding("down,ctrl+n", "move(1)", "Down", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "move(10)", "Down", show=False, priority=True),
        Binding("pageup", "move(-10)", "Up", show=False, priority=True),
    ]

    def __init__(
        self,
        keymap: Keymap,
        commands: Sequence[Command],
        signs: Sequence[tuple[SafeText, SafeText]] = (),
    ) -> None:
        """`signs` are those of the screen behind, each with what it says."""
        super().__init__()
        self._keymap = keymap
        self._commands = commands
        self._signs = signs
        self._shown: list[Command | None] = []
        """A command for each line, `None` for a heading or a sign."""
        self._listed_for = 0
        """Columns that the rows were made for."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog help"):
            yield Static(draw((own("Keyboard shortcuts"), "bold")), classes="dialog-title")
            yield LineInput(placeholder="type to search")
            yield Options()
            yield KeyHints(
                (own("Enter"), own("run")), (own("↑↓"), own("move")), (own("Esc"), own("close"))
            )

    def on_mount(self) -> None:
        self._list("")
        self.set_focus(self.query_one(Input))

    def on_resize(self, event: events.Resize) -> None:
        if min(WIDTH, event.size.width) != self._listed_for:  # what is too long goes on below
            options = self.query_one(OptionList)
            place = options.highlighted
            self._list(self.query_one(Input).value)
            options.highlighted = place

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_move(self, rows: int) -> None:
        """Move the cursor while the search keeps the focus."""
        options = self.query_one(OptionList)
        for _ in range(abs(rows)):
            if rows > 0:
                options.action_cursor_down()
            else:
                options.action_cursor_up()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self._run_at(self.query_one(OptionList).highlighted)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._run_at(event.option_index)

    def _run_at(self, index: int | None) -> None:
        command = self._shown[index] if index is not None and index < len(self._shown) else None
        if command is not None:
            self.dismiss(command)

    def _list(self, typed: str) -> None:
        self._listed_for = min(WIDTH, self.app.size.width)
        words = typed.casefold().split()
        rows: list[tuple[Content, Command | None]] = []
        headings: set[int] = set()
        for group in Group:
            found = [
                each
                for each in self._commands
                if each.group is group and self._matches(each, words)
            ]
            if found:
                headings.add(len(rows))
                rows.append((draw((line(group.value), "bold $text-primary")), None))
                rows += [(self._row(command), command) for command in found]
        if signs := [each for each in self._signs if _says(each[1], words)]:
            headings.add(len(rows))
            rows.append((draw((SIGNS, "bold $text-primary")), None))
            rows += [(self._beside(sign, "bold", meaning), None) for sign, meaning in signs]
        if not rows:
            headings.add(0)
            rows = [(draw((fill("No shortcut matches “{}”.", line(typed)), "$text-muted")), None)]
        self._shown = [command for _, command in rows]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            Option(said, disabled=at in headings) for at, (said, _) in enumerate(rows)
        )
        options.highlighted = next((at for at in range(len(rows)) if at not in headings), None)

    def _matches(self, command: Command, words: list[str]) -> bool:
        text = (
            f"{command.title} {command.command_id} {self._keymap.all_keys_of(command.command_id)}"
        )
        return all(word in text.casefold() for word in words)

    def _row(self, command: Command) -> Content:
        keys = line(self._keymap.all_keys_of(command.command_id)) or own("–")
        return self._beside(keys, "bold $text-accent", line(command.title))

    def _beside(self, keys: SafeText, style: str, does: SafeText) -> Content:
        """Keys, and what they do in a column of its own, in as many lines as that takes."""
        width = self._listed_for
        room = SLIM_KEYS if width < SLIM else KEYS_WIDTH
        lines = wrap(does, max(8, width * 96 // 100 - EDGES - room))
        first = cut(draw((fill("  {}", keys), style)), room)
        return stack(
            [
                (Content(" " * room) if at else first) + draw(line(each))
                for at, each in enumerate(lines)
            ]
        )


def _says(meaning: SafeText, words: list[str]) -> bool:
    text = f"{SIGNS} {meaning}".casefold()
    return all(word in text for word in words)
