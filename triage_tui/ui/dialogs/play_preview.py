"""What a play is about to do, shown before it is run for the first time."""

from __future__ import annotations

from collections.abc import Sequence

from triage_tui.inbox.safe_text import SafeText, fill, joined, own
from triage_tui.ui.dialogs.confirm import Confirm


def preview(name: SafeText, lead: SafeText, steps: Sequence[SafeText]) -> Confirm:
    """The question, every step on a line of its own."""
    listed = joined("\n", [fill("  • {}", step) for step in steps])
    words = fill(
        "On {} this play does:\n{}\n\nIt is asked about this once. One undo takes all of it back.",
        lead,
        listed,
    )
    return Confirm(fill("Play: {}", name), words, yes=own("run it"), no=own("leave"))
