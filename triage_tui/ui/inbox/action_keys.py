"""The actions of the open lead map with their keys: what one key will do."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.lead_map import Sentiment
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.ui.keys.bindings import run_action
from triage_tui.ui.widgets.cells import wrap
from triage_tui.ui.widgets.content import BLANK, clickable, cut, draw, stack
from triage_tui.ui.widgets.glyphs import SENTIMENT_STYLES, UNICODE

ROOMY, WHOLE, COMPACT = 32, 22, 18
"""Rows of the screen from which the keys have all the room they like, their whole words, or at
least the digits."""
IN_THE_HINTS = frozenset({"action.undo", "help"})
"""Keys that the line above the status line names as well."""


class CategoryKey(Struct, frozen=True, gc=False):
    """A pinned digit."""

    key: SafeText
    name: SafeText
    sentiment: Sentiment
    is_current: bool
    digit: int = 0


class OtherKey(Struct, frozen=True, gc=False):
    """Any other action."""

    key: SafeText
    does: SafeText
    action: str = ""
    """What a click on it runs."""


class ActionKeysFacts(Struct, frozen=True, gc=False):
    """What the key panel shows."""

    categories: tuple[CategoryKey, ...] = ()
    others: tuple[OtherKey, ...] = ()
    reason: SafeText = NOTHING
    """Why no action is possible, said instead of the keys."""


class ActionKeys(Widget):
    """Categories in columns, then the other actions; on a low screen as few lines as will do."""

    def __init__(self) -> None:
        super().__init__(id="action-keys")
        self.auto_links = False
        self.display = False  # no rule over nothing
        self._facts = ActionKeysFacts()
        self._made: tuple[object, list[Content]] = (None, [])
        """The lines as they were made last, and what for."""

    def show(self, facts: ActionKeysFacts) -> None:
        """Show other keys; the layout is asked again only when the number of lines changes."""
        if facts == self._facts:
            return
        before = self._height() if self.size else -1  # not laid out yet: there is no width to fill
        self._facts = facts
        self.display = facts != ActionKeysFacts()
        self.refresh(layout=before < 0 or self._height() != before)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        del container, viewport
        return len(self._lines(width))

    def _height(self) -> int:
        return len(self._lines(self.size.width))

    def render(self) -> Content:
        return stack(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        wanted = (self._facts, width, self.app.size.height)
        if self._made[0] != wanted:
            self._made = (wanted, self._make(width))
        return self._made[1]

    def _make(self, width: int) -> list[Content]:
        facts, rows = self._facts, self.app.size.height
        if facts.reason:
            return [draw((line(text), "$text-warning")) for text in wrap(facts.reason, width)]
        others = flow([key_words(key) for key in facts.others], width)
        if rows >= ROOMY:
            lines = self._category_lines(width, max(1, min(3, width // 21)), gap=own(" "))
            return [*lines, *([BLANK] if lines and others else []), *others]
        if rows >= WHOLE:
            hinted = {run_action(command_id) for command_id in IN_THE_HINTS}
            few = [key_words(key) for key in facts.others if key.action not in hinted]
            return [
                *_pairs([_category(key, NOTHING) for key in facts.categories], width),
                *flow(few, width)[:2],
            ]
        if rows >= COMPACT:
            return [
                *self._category_lines(width, max(1, min(5, width // 14)), gap=NOTHING),
                *others[:1],
            ]
        return others[:1]

    def _category_lines(self, width: int, columns: int, *, gap: SafeText) -> list[Content]:
        keys = self._facts.categories
        rows = -(-len(keys) // columns)
        cell = max(1, width // max(1, -(-len(keys) // max(1, rows))))
        return [
            Content("").join(cut(_category(key, gap), cell - 1) + " " for key in keys[row::rows])
            for row in range(rows)
        ]


def _pairs(items: list[Content], width: int) -> list[Content]:
    """Two items to a line, in whole words where they fit: below each other where all do."""
    pairs = list(zip(items[::2], items[1::2], strict=False))
    left = max((first.cell_length for first, _ in pairs), default=0)
    right = max((second.cell_length for _, second in pairs), default=0)
    column = max(0, min(left + 1, width - right))
    lines = []
    for first, second in pairs:
        start = min(max(column, first.cell_length), max(width - second.cell_length, width // 2))
        shown = cut(first, start)
        gap = Content(" " * (start - shown.cell_length))
        lines.append(shown + gap + cut(second, width - start))
    return [*lines, *(cut(each, width) for each in items[2 * len(pairs) :])]


@lru_cache(maxsize=128)  # a step of the cursor changes two of them at most
def _category(key: CategoryKey, gap: SafeText) -> Content:
    name_style = "bold reverse" if key.is_current else ""
    words = draw(
        (fill(" {}{}", key.key, gap), "bold $text-accent"),
        (fill("{}{}", line(UNICODE.of(key.sentiment)), gap), SENTIMENT_STYLES[key.sentiment]),
        (fill("{}", key.name), name_style),
    )
    return clickable(words, run_action(f"action.category.{key.digit}"))


def key_words(key: OtherKey) -> Content:
    """A key and what it does."""
    words = draw((fill(" {} ", key.key), "bold $text-accent"), (key.does, ""))
    return clickable(words, key.action) if key.action else words


def flow(items: list[Content], width: int) -> list[Content]:
    """Items side by side, as many to a line as fit."""
    lines: list[Content] = []
    current = BLANK
    for item in items:
        gap = Content("  ") if current.cell_length else BLANK
        if current.cell_length and current.cell_length + 2 + item.cell_length > width:
            lines.append(current)
            current, gap = BLANK, BLANK
        current = current + gap + item
    return [*lines, current] if current.cell_length else lines
