"""Panes without widgets: what handlers ask of them is recorded."""

from __future__ import annotations

from triage_tui.inbox.lead_map import Message
from triage_tui.inbox.safe_text import NOTHING, SafeText


class RecordingPanes:
    """Every pane in one; `did` is what was asked of them, in order."""

    def __init__(self) -> None:
        self.did: list[str] = []
        self.message: Message | None = None
        """The one gone to."""
        self.has_older = False
        self.is_in_pane = False
        self.filter_text = ""

    @property
    def reading(self) -> RecordingPanes:
        return self

    @property
    def selected(self) -> Message | None:
        return self.message

    def go(self, steps: int) -> bool:
        self.did.append(f"go {steps}")
        return self.has_older

    def toggle(self) -> None:
        self.did.append("toggle")

    def toggle_raw(self) -> None:
        self.did.append("raw")

    def toggle_quotes(self) -> SafeText:
        self.did.append("quotes")
        return NOTHING

    def toggle_notes_tasks(self) -> None:
        self.did.append("notes and tasks")

    def scroll_lines(self, lines: int) -> None:
        self.did.append(f"lines {lines}")

    def scroll_page(self, direction: int) -> None:
        self.did.append(f"page {direction}")

    def to_top(self) -> None:
        self.did.append("top")

    def open_pane(self) -> None:
        self.is_in_pane = True

    def next_pane(self) -> None:
        self.is_in_pane = not self.is_in_pane

    def close_pane(self) -> bool:
        was_open, self.is_in_pane = self.is_in_pane, False
        return was_open

    def zoom(self) -> None:
        self.did.append("zoom")

    def widen(self, steps: int) -> None:
        self.did.append(f"widen {steps}")

    def next_density(self) -> None:
        self.did.append("density")

    def open_filter(self) -> None:
        self.did.append("filter")

    def close_filter(self) -> None:
        self.did.append("no filter")

    def typed_filter(self) -> str:
        return self.filter_text

    def type_filter(self, text: str) -> None:
        self.filter_text = text
