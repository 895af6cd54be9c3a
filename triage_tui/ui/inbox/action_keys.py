"""The actions of the open lead map with their keys: what one key will do."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.lead_map import Sentiment
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.ui.keys.bindings import run_action
from triage_tui.ui.widgets.cells import wrap
from triage_tui.ui.widgets.columns import flow as in_lines
from triage_tui.ui.widgets.columns import in_columns
from triage_tui.ui.widgets.content import BLANK, clickable, draw, stack
from triage_tui.ui.widgets.glyphs import SENTIMENT_STYLES, UNICODE

ROOMY, WHOLE, COMPACT = 32, 22, 18
"""Rows of the screen from which the keys have all the room they like, their whole words, or at
least the digits."""
GAP, APART = Content("  "), Content("   ")
"""Between keys that have a cell before them, and between those that have none."""
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
        others = [key_words(key)[1:] for key in facts.others]
        if rows < COMPACT:
            return in_lines([*_digits(facts.categories), *others], width, gap=APART)[:1]
        gap = own(" ") if rows >= ROOMY else NOTHING
        lines = in_columns([_category(key, gap) for key in facts.categories], width, 3)
        if rows >= ROOMY:
            return [
                *lines,
                *([BLANK] if lines and others else []),
                *in_lines(others, width, gap=APART),
            ]
        if rows >= WHOLE:
            hinted = {run_action(command_id) for command_id in IN_THE_HINTS}
            few = [key_words(key)[1:] for key in facts.others if key.action not in hinted]
            return [*lines, *in_lines(few, width, gap=APART)[:2]]
        return _filled_up(lines, others, width)


def _digits(categories: tuple[CategoryKey, ...]) -> list[Content]:
    """All the digits in two words, where there is a line for no more."""
    if not categories:
        return []
    first, last = categories[0].key, categories[-1].key
    keys = first if first == last else fill("{}-{}", first, last)
    return [key_words(OtherKey(keys, own("category"), run_action("action.category.pick")))[1:]]


def _filled_up(lines: list[Content], others: list[Content], width: int) -> list[Content]:
    """The others on a line of their own; behind a last category that leaves them room."""
    used = lines[-1].plain.rstrip() if lines else ""
    room = width - cell_len(used) - len(APART)
    behind = in_lines(others, room, gap=APART)[:1]
    if not lines or not behind or behind[0].cell_length > room:
        return [*lines, *in_lines(others, width, gap=APART)[:1]]
    return [*lines[:-1], lines[-1].rstrip() + APART + behind[0]]


@lru_cache(maxsize=128)  # a step of the cursor changes two of them at most
def _category(key: CategoryKey, gap: SafeText) -> Content:
    name_style = "bold reverse" if key.is_current else ""
    words = draw(
        (fill("{}{}", key.key, gap), "bold $text-accent"),
        (fill("{}{}", line(UNICODE.of(key.sentiment)), gap), SENTIMENT_STYLES[key.sentiment]),
        (fill("{}", key.name), name_style),
    )
    return clickable(words, run_action(f"action.category.{key.digit}"))


def key_words(key: OtherKey) -> Content:
    """A key and what it does."""
    words = draw((fill(" {} ", key.key), "bold $text-accent"), (key.does, ""))
    return clickable(words, key.action) if key.action else words


def flow(items: list[Content], width: int) -> list[Content]:
    """Keys side by side, each with a cell before it, as many to a line as fit."""
    return in_lines(items, width, gap=GAP)
