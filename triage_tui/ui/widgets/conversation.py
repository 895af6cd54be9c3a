"""The conversation of the open lead map: newest reply open, older mail and quotes folded."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping

from textual import events, work
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from triage_tui.inbox.ages import MINUTE
from triage_tui.inbox.lead_map import CategoryId, Conversation, LeadMapId, Message
from triage_tui.inbox.lead_record import LeadRecord
from triage_tui.inbox.papers import Papers
from triage_tui.inbox.text import NOTHING, SafeText
from triage_tui.late_dataclass import dataclass, replace
from triage_tui.ui.draw import BLANK, draw
from triage_tui.ui.widgets.message_lines import (
    NO_KEYS,
    Keys,
    Manner,
    folded_line,
    open_lines,
    raw_lines,
)
from triage_tui.ui.widgets.paper_lines import paper_lines
from triage_tui.ui.widgets.record_lines import record_lines

READING_WIDTH = 92
"""Longer lines are hard to read, whatever the screen's width."""
SLICE = 0.006
"""Seconds of wrapping at a time, once the first screen is there."""

Key = tuple[bool, int | None, int]
"""What tells a message apart in both the row's and the history's version: who, second, which."""


@dataclass(frozen=True, slots=True, eq=False)
class FactsShown:
    """The lead's own record, as it is unfolded above the messages."""

    record: LeadRecord
    here: LeadMapId
    """The lead map that is open: its campaign is no other one."""
    categories: Mapping[CategoryId, SafeText]
    """The categories' names."""


@dataclass(frozen=True, slots=True, eq=False)
class ConversationFacts:
    """What the conversation shows."""

    conversation: Conversation | None = None
    note: SafeText = NOTHING
    """What is said instead of, or above, the messages: reading, failed and why."""
    lead: SafeText = NOTHING
    """What to call the one who replied."""
    now: float = 0.0
    """Seconds since 1970, for ages."""
    papers: Papers | None = None
    """Notes and tasks; `None` until they were read."""
    papers_key: SafeText = NOTHING
    """The key that shows all of them."""
    address: SafeText = NOTHING
    """The lead's own address."""
    keys: Keys = NO_KEYS
    lead_facts: FactsShown | None = None
    """The lead's record; `None` while it is folded."""


class ConversationView(ScrollView, can_focus=True):
    """Messages as wrapped lines, made as far as they are seen and the rest in slices."""

    def __init__(self) -> None:
        super().__init__(id="conversation")
        self._facts = ConversationFacts()
        self._messages: dict[Key, Message] = {}
        """Newest first, as they are shown."""
        self._lines: list[Content] = []
        self._owners: list[Key | None] = []
        """Whose each line is; `None` for what stands above the messages."""
        self._heads: dict[Key, int] = {}
        self._rest: Iterator[tuple[Key | None, Content]] = iter(())
        self._wrapped_for = 0
        self._shows_quotes = False
        self._shows_papers = False
        self._turned: set[Key] = set()
        """Messages opened or folded by hand, against what is the rule."""
        self._raw: set[Key] = set()
        """Messages shown as they came."""
        self._selected: Key | None = None

    # -- what is shown -------------------------------------------------------------------------

    def show(self, facts: ConversationFacts, *, keep_place: bool) -> None:
        """Show another conversation, or the same with more in it."""
        self._facts = facts
        if not keep_place:
            self._shows_quotes = self._shows_papers = False
            self._turned, self._raw, self._selected = set(), set(), None
        self._messages = _by_key(facts.conversation)
        self._wrap(keep_place=keep_place)

    def tick(self, now: float) -> None:
        """Time went by: once a minute the ages of what is shown are told anew."""
        if self._messages and now - self._facts.now >= MINUTE:
            self._facts = replace(self._facts, now=now)
            self._wrap(keep_place=True)

    @property
    def selected(self) -> Message | None:
        """The message that the keys are about: the one gone to, else the newest reply."""
        key = self._selection()
        return None if key is None else self._messages[key]

    def go(self, steps: int) -> bool:
        """Open the next older message, or the next newer; false when there is none."""
        keys = list(self._messages)
        here = self._selection()
        if here is None or not 0 <= keys.index(here) + steps < len(keys):
            return False
        self._selected = key = keys[keys.index(here) + steps]
        if not self._is_open(key):
            self._turned ^= {key}
        self._wrap(keep_place=True)
        self._scroll_to_head(key)
        return True

    def toggle(self) -> None:
        """Fold the selected message, or open it."""
        key = self._selection()
        if key is not None:
            self._turned ^= {key}
            self._wrap(keep_place=True)

    def toggle_raw(self) -> None:
        """Show the selected message as it came, or readable again."""
        key = self._selection()
        if key is not None:
            self._raw ^= {key}
            self._wrap(keep_place=True)
            self._scroll_to_head(key)

    def toggle_quotes(self) -> None:
        """Unfold or fold quoted text and signatures."""
        self._shows_quotes = not self._shows_quotes
        self._wrap(keep_place=True)

    def toggle_papers(self) -> None:
        """Show all notes and tasks in full, or the first few in a line each."""
        self._shows_papers = not self._shows_papers
        self._wrap(keep_place=False)

    def _selection(self) -> Key | None:
        if self._selected in self._messages:
            return self._selected
        return self._newest()

    def _newest(self) -> Key | None:
        replies = (key for key, message in self._messages.items() if message.is_reply)
        return next(replies, next(iter(self._messages), None))

    def _is_open(self, key: Key) -> bool:
        return (key == self._newest()) is not (key in self._turned)

    # -- scrolling -----------------------------------------------------------------------------

    def scroll_lines(self, lines: int) -> None:
        """Scroll down (or up, when negative) by lines."""
        y = int(self.scroll_offset.y) + lines
        self._reach(y + self.size.height)
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def scroll_page(self, direction: int) -> None:
        """Scroll half a page down (1) or up (-1)."""
        self.scroll_lines(direction * max(1, self.size.height // 2))

    def _scroll_to_head(self, key: Key) -> None:
        if key in self._heads:
            self._reach(self._heads[key] + self.size.height)
            self.scroll_to(y=self._heads[key], animate=False, force=True, immediate=True)

    def _place(self) -> tuple[Key | None, int]:
        """The message on the first line of the screen, and how far into it that is."""
        top = int(self.scroll_offset.y)
        if top <= 0 or top >= len(self._owners):
            return None, 0
        owner = self._owners[top]
        return owner, top - (self._heads.get(owner, 0) if owner is not None else 0)

    def _return_to(self, place: tuple[Key | None, int]) -> None:
        owner, offset = place
        self._reach(offset + self.size.height)
        if owner is not None:
            while owner not in self._heads and self._take_one():
                pass
            offset += self._heads.get(owner, 0)
            self._reach(offset + self.size.height)
        self.virtual_size = Size(self._wrapped_for, len(self._lines))
        self.scroll_to(y=offset, animate=False, force=True, immediate=True)

    # -- wrapping ------------------------------------------------------------------------------

    def on_resize(self) -> None:
        if self._text_width() != self._wrapped_for:
            self._wrap(keep_place=True)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh()

    def _text_width(self) -> int:
        return max(10, min(self.scrollable_content_region.width, READING_WIDTH))

    def _wrap(self, *, keep_place: bool) -> None:
        """Make the lines anew: the first screen now, the rest in slices."""
        place = self._place() if keep_place else (None, 0)
        self._wrapped_for = self._text_width()
        self._lines, self._owners, self._heads = [], [], {}
        self._rest = self._all_lines(self._wrapped_for)
        self._return_to(place)
        self.refresh()
        if self._take_one():
            self._wrap_rest(self._rest)

    @work(exclusive=True, group="wrapping")
    async def _wrap_rest(self, rest: Iterator[tuple[Key | None, Content]]) -> None:
        """A slice at a time, so that no key waits for a long mail."""
        while rest is self._rest:
            until = time.monotonic() + SLICE
            while time.monotonic() < until:
                if not self._take_one():
                    self.virtual_size = Size(self._wrapped_for, len(self._lines))
                    self.refresh()
                    return
            self.virtual_size = Size(self._wrapped_for, len(self._lines))
            self.refresh()
            await asyncio.sleep(0)

    def _reach(self, lines: int) -> None:
        """Have at least so many lines, if there are."""
        while len(self._lines) < lines and self._take_one():
            pass
        self.virtual_size = Size(self._wrapped_for, len(self._lines))

    def _take_one(self) -> bool:
        taken = next(self._rest, None)
        if taken is None:
            return False
        owner, content = taken
        if owner is not None:
            self._heads.setdefault(owner, len(self._lines))
        self._owners.append(owner)
        self._lines.append(content)
        return True

    def _all_lines(self, width: int) -> Iterator[tuple[Key | None, Content]]:
        facts = self._facts
        if (known := facts.lead_facts) is not None:
            for content in record_lines(
                known.record, known.here, known.categories, width, facts.now
            ):
                yield None, content
        if facts.papers is not None:
            drawn = paper_lines(
                facts.papers, width, facts.now, facts.papers_key, all_of=self._shows_papers
            )
            for content in drawn:
                yield None, content
        if facts.note:
            for content in draw((facts.note, "$text-muted italic")).wrap(width):
                yield None, content
            yield None, BLANK
        manner = Manner(width, facts.now, facts.lead, facts.address, self._shows_quotes, facts.keys)
        selected = self._selection() if len(self._messages) > 1 else None
        for key, message in self._messages.items():
            for content in self._message_lines(key, message, manner, is_selected=key == selected):
                yield key, content

    def _message_lines(
        self, key: Key, message: Message, manner: Manner, *, is_selected: bool
    ) -> Iterator[Content]:
        if key in self._raw and message.raw:
            return raw_lines(message, manner, is_selected=is_selected)
        if self._is_open(key):
            return open_lines(message, manner, is_selected=is_selected)
        return iter((folded_line(message, manner, is_selected=is_selected),))

    # -- drawing, the mouse, and what it selects -----------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        row = y + int(self.scroll_offset.y)
        style = self.visual_style
        if width <= 0 or row >= len(self._lines):  # a terminal of one column leaves none
            return Strip.blank(max(0, width), style.rich_style)
        content = self._lines[row]
        span = self.text_selection.get_span(row) if self.text_selection is not None else None
        if span is not None:
            start, end = span
            chosen = self.screen.get_visual_style("screen--selection")
            content = content.stylize(chosen, start, len(content) if end == -1 else end)
        strips = Visual.to_strips(self, content, width, 1, style, apply_selection=False)
        return strips[0].adjust_cell_length(width, style.rich_style).apply_offsets(0, row)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, as it is wrapped."""
        return selection.extract("\n".join(each.plain.rstrip() for each in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        del selection
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click on the first line of a message folds it or opens it."""
        row = event.y + int(self.scroll_offset.y)
        for key, head in self._heads.items():
            if head == row:
                self._selected = key
                self.toggle()


def _by_key(conversation: Conversation | None) -> dict[Key, Message]:
    """The messages, newest first."""
    found: dict[Key, Message] = {}
    for message in reversed(conversation.messages if conversation is not None else ()):
        second = None if message.at is None else int(message.at)
        place = 0
        while (message.is_reply, second, place) in found:
            place += 1
        found[message.is_reply, second, place] = message
    return found
