"""Who takes part: several teammates, chosen from a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from triage_tui.inbox.lead_map import MemberId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.widgets.content import draw
from triage_tui.ui.widgets.glyphs import UNICODE
from triage_tui.ui.widgets.key_hints import KeyHints
from triage_tui.ui.widgets.options import Options


class MembersPicker(Dialog[tuple[MemberId, ...] | None]):
    """Space takes a teammate in or out, Enter goes on, Esc cancels."""

    AROUND = (8, 6)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel", show=False),
        Binding("enter", "done", "Continue", show=False, priority=True),
        Binding("space", "tick", "Toggle", show=False, priority=True),
        Binding("j", "step(1)", "Next", show=False),
        Binding("k", "step(-1)", "Previous", show=False),
    ]

    def __init__(
        self, title: SafeText, names: Mapping[MemberId, SafeText], chosen: Sequence[MemberId]
    ) -> None:
        super().__init__()
        self._title = title
        self._names = names
        order = [*chosen, *(each for each in names if each not in chosen)]
        self.order = [each for each in order if each in names]
        """Everybody, as listed: those chosen before first."""
        self.selected = set(chosen) & set(names)
        """Who takes part as it stands."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog picker"):
            yield Static(draw((self._title, "bold")), classes="dialog-title")
            yield Options(*(Option(self._line(each)) for each in self.order))
            yield Static("", classes="field-error")
            yield KeyHints(
                (own("Space"), own("toggle")),
                (own("Enter"), own("continue")),
                (own("Esc"), own("cancel")),
            )

    def on_mount(self) -> None:
        options = self.query_one(OptionList)
        options.highlighted = 0
        self.set_focus(options)

    def action_step(self, rows: int) -> None:
        """Move as in the inbox."""
        options = self.query_one(OptionList)
        if rows > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_tick(self) -> None:
        """Take the one under the cursor in or out."""
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self._toggle(place)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._toggle(event.option_index)

    def _toggle(self, place: int) -> None:
        self.selected ^= {self.order[place]}
        options = self.query_one(OptionList)
        options.replace_option_prompt_at_index(place, self._line(self.order[place]))
        self._say(NOTHING)

    def action_done(self) -> None:
        """Go on with those chosen, in the order of the list."""
        picked = tuple(each for each in self.order if each in self.selected)
        if picked:
            self.dismiss(picked)
        else:
            self._say(own("Select at least one teammate."))

    def action_leave(self) -> None:
        """Close without choosing."""
        self.dismiss(None)

    def _say(self, words: SafeText) -> None:
        said = self.query_one(".field-error", Static)
        said.update(draw((words, "$text-error")))
        said.set_class(bool(words), "-said")

    def _line(self, member_id: MemberId) -> Content:
        is_in = member_id in self.selected
        tick = fill("{} ", line(UNICODE.marked)) if is_in else own("  ")
        return draw((tick, "bold $text-success"), self._names[member_id])
