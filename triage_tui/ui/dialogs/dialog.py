"""What every dialog has: it knows when there is little room."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen

T = TypeVar("T")
SLIM, SHORT = 50, 16
"""Columns and rows under which a dialog has no room to be comfortable."""


class Dialog(ModalScreen[T]):
    """Under 50 columns fields stand one below the other; under 16 rows nothing is said twice."""

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < SLIM, "-slim")
        self.set_class(event.size.height < SHORT, "-short")
