"""The conversation of the open lead map: newest reply open, older mail and quotes folded."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from msgspec import structs
from textual import events, work
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from triage_tui.inbox.dates.ages import MINUTE
from triage_tui.inbox.lead_map import Message
from triage_tui.inbox.safe_text import SafeText, own
from triage_tui.ui.conversation.facts import ConversationFacts, Manner
from triage_tui.ui.conversation.folding import Folding, Key
from triage_tui.ui.conversation.wrapped_lines import WrappedLines
from triage_tui.ui.widgets.content import BLANK, draw

READING_WIDTH = 92
"""Longer lines are hard to read, whatever the screen's width."""
SLICE = 0.006
"""Seconds of wrapping at a time, once the first screen is there."""


class ConversationView(ScrollView, can_focus=True):
    """Messages as wrapped lines, made as far as they are seen and the rest in slices."""

    def __init__(self) -> None:
        super().__init__(id="conversation")
        self._facts = ConversationFacts()
        self._folding = Folding()
        self._lines = WrappedLines(iter(()), 0)
        self.wraps = 0
        """How often its lines were made anew."""

    # -- what is shown -------------------------------------------------------------------------

    def show(self, facts: ConversationFacts, *, keep_place: bool) -> None:
        """Show another conversation, or the same with more in it."""
        self._facts = facts
        if not keep_place:
            self._folding.forget()
        self._folding.take(facts.conversation)
        self._wrap(keep_place=keep_place)

    def tick(self, now: float, note: SafeText) -> None:
        """Time went by: another note is said, and once a minute the ages of what is shown."""
        is_older = self._folding.messages and now - self._facts.now >= MINUTE
        if is_older or note != self._facts.note:
            self._facts = structs.replace(self._facts, now=now, note=note)
            self._wrap(keep_place=True)

    @property
    def selected(self) -> Message | None:
        """The message that the keys are about: the one gone to, else the newest reply."""
        key = self._folding.selected
        return None if key is None else self._folding.messages[key]

    def go(self, steps: int) -> bool:
        """Open the next older message, or the next newer; false when there is none."""
        key = self._folding.go(steps)
        if key is None:
            return False
        self._wrap(keep_place=True)
        self._scroll_to_head(key)
        return True

    def toggle(self) -> None:
        """Fold the selected message, or open it."""
        key = self._folding.selected
        if key is not None:
            self._folding.turn(key)
            self._wrap(keep_place=True)

    def toggle_raw(self) -> None:
        """Show the selected message as it came, or readable again."""
        key = self._folding.selected
        if key is not None:
            self._folding.turn_raw(key)
            self._wrap(keep_place=True)
            self._scroll_to_head(key)

    def toggle_quotes(self) -> SafeText:
        """Unfold or fold quoted text and signatures, and say which."""
        self._folding.shows_quotes = not self._folding.shows_quotes
        self._wrap(keep_place=True)
        shows = self._folding.shows_quotes
        return own("Quoted text shown.") if shows else own("Quoted text folded.")

    def toggle_notes_tasks(self) -> None:
        """Show all notes and tasks in full, or the first few in a line each."""
        self._folding.shows_notes_tasks = not self._folding.shows_notes_tasks
        self._wrap(keep_place=False)

    # -- scrolling -----------------------------------------------------------------------------

    def scroll_lines(self, lines: int) -> None:
        """Scroll down (or up, when negative) by lines."""
        self._scroll_to_line(int(self.scroll_offset.y) + lines)

    def to_top(self) -> None:
        """Scroll to the first line."""
        self.scroll_home(animate=False, force=True, immediate=True)

    def scroll_page(self, direction: int) -> None:
        """Scroll half a page down (1) or up (-1)."""
        self.scroll_lines(direction * max(1, self.size.height // 2))

    def _scroll_to_head(self, key: Key) -> None:
        if key in self._lines.heads:
            self._scroll_to_line(self._lines.heads[key])

    def _scroll_to_line(self, line: int) -> None:
        self._lines.reach(line + self.size.height)
        self._measure()
        self.scroll_to(y=line, animate=False, force=True, immediate=True)

    def watch_show_vertical_scrollbar(self, is_shown: bool) -> None:
        """A bar that appears begins where the text is: Textual moves only one that is shown."""
        if is_shown:
            self.vertical_scrollbar.position = self.scroll_y

    # -- wrapping ------------------------------------------------------------------------------

    def on_resize(self) -> None:
        if self._text_width() != self._lines.width:
            self._wrap(keep_place=True, slice_now=SLICE)  # each slice is a layout of the screen

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh()

    def _text_width(self) -> int:
        return max(10, min(self.scrollable_content_region.width, READING_WIDTH))

    def _measure(self) -> None:
        self.virtual_size = Size(self._lines.width, len(self._lines.made))

    def _wrap(self, *, keep_place: bool, slice_now: float = 0.0) -> None:
        """Make the lines anew: the first screen and `slice_now` seconds now, the rest in slices."""
        self.wraps += 1
        place = self._lines.place_of(int(self.scroll_offset.y)) if keep_place else (None, 0)
        width = self._text_width()
        self._lines = lines = WrappedLines(self._all_lines(width), width)
        is_more = lines.take_for(slice_now)
        self._scroll_to_line(lines.line_of(place))
        self.refresh()
        if is_more and lines.take_one():
            self._wrap_rest(lines)

    @work(exclusive=True, group="wrapping")
    async def _wrap_rest(self, lines: WrappedLines) -> None:
        """A slice at a time, so that no key waits for a long mail."""
        is_more = True
        while is_more and lines is self._lines:
            is_more = lines.take_for(SLICE)
            self._measure()
            self.refresh()
            await asyncio.sleep(0)

    def _all_lines(self, width: int) -> Iterator[tuple[Key | None, Content]]:
        facts, folding = self._facts, self._folding
        for content in self._lines_above(width):
            yield None, content
        shows_quotes = folding.shows_quotes
        manner = Manner(width, facts.now, facts.lead, facts.address, shows_quotes, facts.keys)
        selected = folding.selected if len(folding.messages) > 1 else None
        for key, message in folding.messages.items():
            for content in self._message_lines(key, message, manner, is_selected=key == selected):
                yield key, content

    def _lines_above(self, width: int) -> Iterator[Content]:
        """What stands above the messages: the record, notes and tasks, what went wrong."""
        facts, known = self._facts, self._facts.lead_facts
        if known is not None:
            from triage_tui.ui.conversation.lead_record_lines import (
                record_lines,  # late: few are unfolded
            )

            yield from record_lines(known.record, known.here, known.categories, width, facts.now)
        if facts.notes_tasks is not None:
            from triage_tui.ui.conversation.note_task_lines import (
                note_task_lines,  # late: they come by request
            )

            all_of = self._folding.shows_notes_tasks
            yield from note_task_lines(
                facts.notes_tasks, width, facts.now, facts.notes_tasks_key, all_of=all_of
            )
        if facts.note:
            yield from draw((facts.note, "$text-muted italic")).wrap(width)
            yield BLANK

    def _message_lines(
        self, key: Key, message: Message, manner: Manner, *, is_selected: bool
    ) -> Iterator[Content]:
        # Late: most first paints come before any conversation.
        from triage_tui.ui.conversation.message_lines import folded_line, open_lines, raw_lines

        if self._folding.is_raw(key) and message.raw:
            return raw_lines(message, manner, is_selected=is_selected)
        if self._folding.is_open(key):
            return open_lines(message, manner, is_selected=is_selected)
        return iter((folded_line(message, manner, is_selected=is_selected),))

    # -- drawing, the mouse, and what it selects -----------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        row = y + int(self.scroll_offset.y)
        style = self.visual_style
        if width <= 0 or row >= len(self._lines.made):  # a terminal of one column leaves none
            return Strip.blank(max(0, width), style.rich_style)
        content = self._lines.made[row]
        span = self.text_selection.get_span(row) if self.text_selection is not None else None
        if span is not None:
            start, end = span
            chosen = self.screen.get_visual_style("screen--selection")
            content = content.stylize(chosen, start, len(content) if end == -1 else end)
        strips = Visual.to_strips(self, content, width, 1, style, apply_selection=False)
        return strips[0].adjust_cell_length(width, style.rich_style).apply_offsets(0, row)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, as it is wrapped."""
        return selection.extract("\n".join(each.plain.rstrip() for each in self._lines.made)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        del selection
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click on the first line of a message folds it or opens it."""
        key = self._lines.head_at(event.y + int(self.scroll_offset.y))
        if key is not None:
            self._folding.pick(key)
            self.toggle()
