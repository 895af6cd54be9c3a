"""A list to pick one thing from, filtered as you type."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from triage_tui.commands.questions import Choice
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.dialogs.line_input import LineInput
from triage_tui.ui.widgets.content import Part, draw
from triage_tui.ui.widgets.glyphs import SENTIMENT_STYLES, UNICODE
from triage_tui.ui.widgets.key_hints import KeyHints
from triage_tui.ui.widgets.option_row import OptionRow
from triage_tui.ui.widgets.options import Options

T = TypeVar("T")


class Picker(Dialog[T | None], Generic[T]):
    """Type to filter, arrows to move, Enter to select, Esc to cancel."""

    AROUND = (8, 6)
    enter_does = own("select")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel", show=False),
        Binding("down,ctrl+n", "step(1)", "Next", show=False, priority=True),
        Binding("up,ctrl+p", "step(-1)", "Previous", show=False, priority=True),
    ]

    def __init__(self, title: SafeText, choices: list[Choice[T]], *, empty: SafeText) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self.shown: list[Choice[T]] = []
        """What the list has now."""
        self._empty = empty

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog picker"):
            yield Static(draw((self._title, "bold")), classes="dialog-title")
            yield LineInput(placeholder="type to filter")
            yield Options()
            yield KeyHints(
                (own("Enter"), self.enter_does),
                (own("↑↓"), own("move")),
                (own("Esc"), own("cancel")),
            )

    def on_mount(self) -> None:
        self._filter("")
        self.query_one(Input).focus()

    def action_leave(self) -> None:
        """Close without picking."""
        self.dismiss(None)

    def action_step(self, rows: int) -> None:
        """Move the highlight while typing goes on."""
        options = self.query_one(OptionList)
        if rows > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._filter(event.value)

    @on(Input.Submitted)
    def _picked_by_enter(self) -> None:
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None and highlighted < len(self.shown):
            self.dismiss(self.shown[highlighted].value)

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(self.shown):
            self.dismiss(self.shown[event.option_index].value)

    def matching(self, typed: str) -> list[Choice[T]]:
        """The choices whose labels have every typed word."""
        words = typed.casefold().split()
        return [
            choice
            for choice in self._choices
            if all(word in choice.label.casefold() for word in words)
        ]

    def _filter(self, typed: str) -> None:
        self.shown = self.matching(typed)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(_prompt(choice)) for choice in self.shown)
        if self.shown:
            current = [at for at, choice in enumerate(self.shown) if choice.is_current]
            options.highlighted = current[0] if current and not typed else 0
        else:
            words_shown = fill("Nothing matches “{}”.", line(typed)) if typed else self._empty
            options.add_option(Option(draw((words_shown, "$text-muted")), disabled=True))


def _prompt(choice: Choice[T]) -> OptionRow:
    glyph: Part = NOTHING
    if choice.sentiment is not None:
        sign = line(UNICODE.of(choice.sentiment))
        glyph = (fill("{} ", sign), SENTIMENT_STYLES[choice.sentiment])
    note = (fill("  {}", choice.note), "$text-muted") if choice.note else NOTHING
    return OptionRow(draw(glyph, choice.label, note), draw((choice.hint, "bold $text-accent")))
