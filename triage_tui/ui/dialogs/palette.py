"""The palette: everything that can be run, by any part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from triage_tui.commands.keys.palette_entries import NO_ENTRIES, PaletteEntry
from triage_tui.commands.questions import Choice
from triage_tui.inbox.safe_text import own
from triage_tui.ui.dialogs.fuzzy import LetterSearch
from triage_tui.ui.dialogs.picker import Picker


class Palette(Picker[PaletteEntry]):
    """Type a few letters of anything; what was run lately stands first."""

    enter_does = own("run")

    def __init__(self, entries: Sequence[PaletteEntry]) -> None:
        choices = [Choice(entry, entry.label, hint=entry.key) for entry in entries]
        super().__init__(own("Command palette"), choices, empty=NO_ENTRIES)
        self._search = LetterSearch()

    def matching(self, typed: str) -> list[Choice[PaletteEntry]]:
        """The entries that have these letters in this order, the best match first."""
        query = "".join(typed.casefold().split())
        if not query:
            return super().matching("")
        scored = [
            (self._search.match(query, choice.label.casefold())[0], choice)
            for choice in super().matching("")
        ]
        found = [pair for pair in scored if pair[0] > 0]
        return [choice for _, choice in sorted(found, key=lambda pair: -pair[0])]
