"""The conversation of the open lead map: newest reply open, older mail and quotes folded."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from triage_tui.inbox.ages import age, moment
from triage_tui.inbox.lead_map import Conversation, Message
from triage_tui.inbox.papers import Papers
from triage_tui.inbox.quotes import Kind, Piece, preview, split
from triage_tui.inbox.text import NOTHING, SafeText, fill, joined, number, own
from triage_tui.late_dataclass import dataclass
from triage_tui.ui.draw import BLANK, draw, spread
from triage_tui.ui.widgets.paper_lines import paper_lines
from triage_tui.when import LocalZone

LOCAL = LocalZone()
READING_WIDTH = 92
"""Longer lines are hard to read, whatever the screen's width."""


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


class ConversationView(ScrollView, can_focus=True):
    """Messages as wrapped lines, drawn one by one: a long mail costs what is on screen."""

    def __init__(self) -> None:
        super().__init__(id="conversation")
        self._facts = ConversationFacts()
        self._lines: list[Content] = []
        self._wrapped_for = 0
        self._shows_quotes = False
        self._shows_papers = False
        self._opened: frozenset[SafeText] = frozenset()

    def show(self, facts: ConversationFacts, *, keep_place: bool) -> None:
        """Show another conversation, or the same with more in it."""
        self._facts = facts
        if not keep_place:
            self._shows_quotes = self._shows_papers = False
        self._wrap()
        if not keep_place:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def toggle_quotes(self) -> None:
        """Unfold or fold quoted text and signatures."""
        self._shows_quotes = not self._shows_quotes
        self._wrap()

    def toggle_papers(self) -> None:
        """Show all notes and tasks in full, or the first few in a line each."""
        self._shows_papers = not self._shows_papers
        self._wrap()
        self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def scroll_lines(self, lines: int) -> None:
        """Scroll down (or up, when negative) by lines."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True)

    def scroll_page(self, direction: int) -> None:
        """Scroll half a page down (1) or up (-1)."""
        self.scroll_lines(direction * max(1, self.size.height // 2))

    def on_resize(self) -> None:
        if self._text_width() != self._wrapped_for:
            self._wrap()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh()

    def _text_width(self) -> int:
        return max(10, min(self.scrollable_content_region.width, READING_WIDTH))

    def _wrap(self) -> None:
        width = self._text_width()
        self._wrapped_for = width
        self._lines = list(self._all_lines(width))
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def _all_lines(self, width: int) -> list[Content]:
        facts = self._facts
        lines: list[Content] = []
        if facts.papers is not None:
            lines += paper_lines(
                facts.papers, width, facts.now, facts.papers_key, all_of=self._shows_papers
            )
        if facts.note:
            lines += [*_paragraph(facts.note, width, "$text-muted italic"), BLANK]
        messages = facts.conversation.messages if facts.conversation is not None else ()
        newest = next((message for message in reversed(messages) if message.is_reply), None)
        newest = newest or (messages[-1] if messages else None)
        if newest is not None:
            lines += self._open_message(newest, width)
        older = [message for message in reversed(messages) if message is not newest]
        if older:
            lines += [BLANK, draw((own("Before that"), "$text-muted"))]
            lines += [_folded(message, width, facts.now) for message in older]
        return lines

    def _open_message(self, message: Message, width: int) -> list[Content]:
        lines = [_heading(message, self._facts.lead or message.sender, width, self._facts.now)]
        if message.subject:
            lines.append(draw((message.subject, "bold")).truncate(width, ellipsis=True))
        lines.append(BLANK)
        for part in split(message.body):
            lines += self._part(part, width)
        if message.attachments:
            names = joined(", ", message.attachments)
            lines += [
                BLANK,
                *_paragraph(fill("Attached: {}", names), width, "$text-muted"),
            ]
        if message.is_cut:
            lines += [
                BLANK,
                *_paragraph(own("The mail goes on; it was cut here."), width, "italic"),
            ]
        return lines

    def _part(self, part: Piece, width: int) -> list[Content]:
        if part.kind is Kind.FRESH:
            return _paragraph(part.text, width, "")
        if self._shows_quotes:
            return _paragraph(part.text, width, "$text-muted")
        count = number(part.text.strip("\n").count("\n") + 1)
        words = (
            fill("⋯ {} quoted lines, Q unfolds", count)
            if part.kind is Kind.QUOTED
            else fill("⋯ signature, {} lines", count)
        )
        return [draw((words, "$text-muted italic"))]

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        style = self.visual_style
        if width <= 0 or row >= len(self._lines):  # a terminal of one column leaves none
            return Strip.blank(max(0, width), style.rich_style)
        strips = Visual.to_strips(self, self._lines[row], width, 1, style)
        return strips[0].adjust_cell_length(width, style.rich_style)


def _heading(message: Message, lead: SafeText, width: int, now: float) -> Content:
    """Who wrote, and when, at the two ends of a line."""
    who = fill("{} wrote", lead if message.is_reply else own("We"))
    style = "bold $text-primary" if message.is_reply else "bold $text-muted"
    return spread(
        draw((who, style)), draw((moment(message.at, now=now, zone=LOCAL), "$text-muted")), width
    )


def _folded(message: Message, width: int, now: float) -> Content:
    """An older message in one line."""
    glyph = (own("← "), "$text-primary") if message.is_reply else (own("→ "), "$text-muted")
    words = preview(message.body) or message.subject or own("(no text)")
    left = draw(glyph, (words, "$text-muted"))
    return spread(left, draw((_age(message, now), "$text-muted")), width)


def _paragraph(text: SafeText, width: int, style: str) -> list[Content]:
    """The text wrapped to `width`, its own line breaks kept."""
    return draw((text, style)).wrap(width)


def _age(message: Message, now: float) -> SafeText:
    return NOTHING if message.at is None else age(now - message.at)
