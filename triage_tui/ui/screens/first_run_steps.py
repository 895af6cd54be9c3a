"""The steps of the set-up that follow the key: who one is, what the digits mean, the theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from triage_tui.commands.questions import Choice
from triage_tui.inbox.lead_map import Category, CategoryId, MemberId
from triage_tui.inbox.safe_text import fill, line, number, own
from triage_tui.ui.dialogs.picker import Picker
from triage_tui.ui.widgets.content import draw, stack
from triage_tui.ui.widgets.glyphs import SENTIMENT_STYLES, UNICODE

LARGEST_ID = 2**53


class MemberPicker(Picker[MemberId]):
    """Who the user is: a member of the list, or a typed id, since no endpoint lists all members."""

    def __init__(self, choices: list[Choice[MemberId]]) -> None:
        super().__init__(
            own("Who are you? For the key i and the view Mine; Esc skips."),
            choices,
            empty=own("No members are known yet: type your member id, or Esc."),
        )

    def matching(self, typed: str) -> list[Choice[MemberId]]:
        found = super().matching(typed)
        text = typed.strip()
        if not (text.isascii() and text.isdecimal() and 0 < int(text[:17]) < LARGEST_ID):
            return found
        member_id = MemberId(int(text[:17]))
        return [*found, Choice(member_id, fill("Member {}", number(member_id)), hint=own("by id"))]


class DigitsLook(ModalScreen[None]):
    """Which category each digit sets: a look, nothing to decide."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,space", "go_on", "Go on", show=False)
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
            yield Static(draw((own("One digit, one decision"), "bold")), classes="dialog-title")
            yield Static(stack(rows))
            yield Static(
                draw(
                    (
                        own(
                            "They stay with these categories, also when one is renamed. l picks "
                            "any other by name.\nEnter goes on."
                        ),
                        "$text-muted",
                    )
                ),
                classes="dialog-hint",
            )

    def action_go_on(self) -> None:
        """Close."""
        self.dismiss(None)


class ThemePicker(Picker[str]):
    """The theme, tried on as the highlight moves; Esc keeps the one from before."""

    def __init__(self, themes: Sequence[str]) -> None:
        choices = [Choice(theme, line(theme)) for theme in themes]
        super().__init__(own("Colours; Esc keeps these."), choices, empty=own("No themes."))
        self._before = ""

    def on_mount(self) -> None:
        self._before = self.app.theme
        super().on_mount()
        options, shown = self.query_one(OptionList), self.matching("")
        now = [index for index, choice in enumerate(shown) if choice.value == self._before]
        options.highlighted = now[0] if now else 0

    @on(OptionList.OptionHighlighted)
    def _try_on(self, event: OptionList.OptionHighlighted) -> None:
        shown = self.shown
        if self._before and event.option_index < len(shown):
            self.app.theme = shown[event.option_index].value

    def action_leave(self) -> None:
        self.app.theme = self._before
        super().action_leave()


def _style(category: Category) -> str:
    return SENTIMENT_STYLES[category.sentiment]
