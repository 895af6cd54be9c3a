"""What the filter bar tells the screen, which has to know it before there is a bar."""

from __future__ import annotations

from textual.message import Message

from triage_tui.inbox.safe_text import SafeText


class FilterTyped(Message):
    """Another text stands in the field."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class FilterCut(Message):
    """The field did not take a paste as it came; `words` say what."""

    def __init__(self, words: SafeText) -> None:
        super().__init__()
        self.words = words


class FilterLeft(Message):
    """The field lost the keys to something else on the screen."""
