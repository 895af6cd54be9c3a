"""Who takes part: several members, chosen from a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import SelectionList, Static
from textual.widgets.selection_list import Selection

from triage_tui.inbox.lead_map import MemberId
from triage_tui.inbox.safe_text import SafeText, own
from triage_tui.ui.widgets.content import draw


class MembersPicker(ModalScreen[tuple[MemberId, ...] | None]):
    """Space takes a member in or out, Enter goes on, Esc leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("enter", "done", "Go on", show=False, priority=True),
        Binding("j", "step(1)", "Next", show=False),
        Binding("k", "step(-1)", "Previous", show=False),
    ]

    def __init__(
        self, title: SafeText, names: Mapping[MemberId, SafeText], chosen: Sequence[MemberId]
    ) -> None:
        super().__init__()
        self._title = title
        order = [*chosen, *(each for each in names if each not in chosen)]
        self._choices = [(each, names[each], each in chosen) for each in order if each in names]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog picker"):
            yield Static(draw((self._title, "bold")), classes="dialog-title")
            yield SelectionList[int](
                *(Selection(draw(name), int(each), is_in) for each, name, is_in in self._choices)
            )
            yield Static(
                draw((own("Space takes in or out   Enter goes on   Esc leaves"), "$text-muted")),
                classes="dialog-hint",
            )

    def on_mount(self) -> None:
        self.set_focus(self.query_one(SelectionList))

    def action_step(self, rows: int) -> None:
        """Move as in the inbox."""
        members = self.query_one(SelectionList)
        if rows > 0:
            members.action_cursor_down()
        else:
            members.action_cursor_up()

    def action_done(self) -> None:
        """Go on with those chosen, in the order of the list."""
        chosen = set(self.query_one(SelectionList).selected)
        picked = tuple(each for each, _, _ in self._choices if int(each) in chosen)
        if picked:
            self.dismiss(picked)
        else:
            self.notify("Choose at least one member.", markup=False)

    def action_leave(self) -> None:
        """Close without choosing."""
        self.dismiss(None)
