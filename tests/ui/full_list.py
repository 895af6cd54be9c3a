"""What holds of the list after every key that moves its cursor: it is full, the cursor in sight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from triage_tui.ui.inbox.lead_map_list import LeadMapList
from triage_tui.ui.inbox.row import HEIGHTS
from triage_tui.ui.inbox.screen import InboxScreen


def check_full(rows: LeadMapList) -> None:
    """Fails where a line is blank that could show a row, or the cursor is not on the screen."""
    window, height = rows.window, rows.size.height
    if not window.order or not height:
        return
    seen = [rows.row_on_line(y) for y in range(height) if not rows.is_rule(y)]
    shown = {row for row in seen if row is not None}
    assert window.row in shown, "the cursor is on the screen"
    assert seen[0] is not None, "no line above the first row is blank"
    blank = seen.count(None)
    is_whole = len(shown) == len(window.order)
    assert is_whole or blank < HEIGHTS[rows.density], f"{blank} blank lines, and rows to fill them"
    below = min(window.ahead, len(window.order) - 1 - window.row)
    assert window.row + below in shown, f"{below} rows are seen below the cursor"


@contextmanager
def checked_lists() -> Iterator[None]:
    """Check the list of every inbox after each command that moves its cursor."""
    run = InboxScreen.action_run

    def checked(screen: InboxScreen, command_id: str) -> None:
        before = screen.model.cursor
        run(screen, command_id)
        if screen.model.cursor != before:
            check_full(screen.rows)

    with patch.object(InboxScreen, "action_run", checked):
        yield
