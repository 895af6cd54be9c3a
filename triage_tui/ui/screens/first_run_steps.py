"""The steps of the set-up that follow the key: who one is, what the digits mean, the theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from triage_tui.commands.questions import Choice
from triage_tui.inbox.lead_map import Category, CategoryId, MemberId
from triage_tui.inbox.safe_text import NOTHING, SafeText, digits, fill, line, number, own
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.dialogs.picker import Picker
from triage_tui.ui.widgets.content import draw, stack
from triage_tui.ui.widgets.glyphs import SENTIMENT_STYLES, UNICODE
from triage_tui.ui.widgets.key_hints import KeyHints
from triage_tui.ui.widgets.more_below import ScrolledLines

LARGEST_ID = 2**53
OURS = ("triage-dark", "triage-light")
"""The themes made for this app: they stand first."""


class MemberPicker(Picker[MemberId]):
    """Who the user is: a member of the list, or a typed id, since no endpoint lists all members."""

    def __init__(self, choices: list[Choice[MemberId]]) -> None:
        super().__init__(
            own("Which teammate are you? (used for “assign to me”)"),
            choices,
            empty=own("No teammates found. Type your Smartlead user ID, or press Esc."),
        )

    def matching(self, typed: str) -> list[Choice[MemberId]]:
        found = super().matching(typed)
        text = typed.strip()
        if not (text.isascii() and text.isdecimal() and 0 < int(text[:17]) < LARGEST_ID):
            return found
        member_id = MemberId(int(text[:17]))
        return [
            *found,
            Choice(member_id, fill("User {}", digits(member_id)), note=own("by ID")),
        ]


class DigitsLook(Dialog[None]):
    """Which category each digit sets: a look, nothing to decide."""

    AROUND = (8, 4)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,space", "go_on", "Go on", show=False),
        Binding("j,down,pagedown", "scroll(1)", "Down", show=False),
        Binding("k,up,pageup", "scroll(-1)", "Up", show=False),
    ]

    def __init__(
        self, pins: Mapping[int, CategoryId], categories: Mapping[CategoryId, Category]
    ) -> None:
        super().__init__()
        self._pins = pins
        self._categories = categories

    def compose(self) -> ComposeResult:
        rows = [
            draw(
                (fill(" {}  ", number(digit)), "bold $text-accent"),
                (fill("{} ", line(UNICODE.of(category.sentiment))), _style(category)),
                category.name,
            )
            for digit, category_id in sorted(self._pins.items())
            if (category := self._categories.get(category_id)) is not None
        ]
        with Vertical(classes="dialog"):
            yield Static(draw((own("Your category keys"), "bold")), classes="dialog-title")
            with ScrolledLines(can_focus=False):
                yield Static(stack(rows))
            words = own("They stay put even if a category is renamed. l picks any other by name.")
            yield Static(draw((words, "$text-muted")), classes="dialog-hint digits-hint")
            yield KeyHints((own("Enter"), own("continue")))

    def action_go_on(self) -> None:
        """Close."""
        self.dismiss(None)


class ThemePicker(Picker[str]):
    """The theme, tried on as the cursor moves, from the current one on; Esc keeps that."""

    def __init__(self, themes: Sequence[str], current: str) -> None:
        ours = [each for each in OURS if each in themes]
        order = [*ours, *sorted(each for each in themes if each not in OURS)]
        choices = [
            Choice(each, line(each), is_current=each == current, note=_note(each, current))
            for each in order
        ]
        title = own("Theme (Esc keeps the current one)")
        super().__init__(title, choices, empty=own("No themes."))
        self._before = current

    @on(OptionList.OptionHighlighted)
    def _try_on(self, event: OptionList.OptionHighlighted) -> None:
        shown = self.shown
        if event.option_index < len(shown):
            self.app.theme = shown[event.option_index].value

    def action_leave(self) -> None:
        self.app.theme = self._before
        super().action_leave()


def _style(category: Category) -> str:
    return SENTIMENT_STYLES[category.sentiment]


def _note(theme: str, current: str) -> SafeText:
    return own("current") if theme == current else NOTHING
