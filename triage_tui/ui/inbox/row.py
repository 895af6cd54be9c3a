"""One row of the lead map list: what it shows, and where each thing stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, NamedTuple

from msgspec import Struct, structs
from rich.cells import cell_len

from triage_tui.inbox.lead_map import LeadMapId, Sentiment
from triage_tui.inbox.reply_facts import RowHint
from triage_tui.inbox.safe_text import NOTHING, SafeText, line, part
from triage_tui.inbox.sla_level import Sla
from triage_tui.ui.widgets.cells import cut, fit, wrap
from triage_tui.ui.widgets.glyphs import UNICODE, Glyphs

Density = Literal["one", "two", "three"]
HEIGHTS: Mapping[Density, int] = MappingProxyType({"one": 1, "two": 2, "three": 3})


class Progress(StrEnum):
    """Where the last action on a lead map is on its way; the value is the word shown."""

    NONE = ""
    SAVING = "saving…"
    """Pressed, and not taken yet: the disk takes its time."""
    QUEUED = "queued"
    SENDING = "sending"
    CHECKING = "verifying"
    REFUSED = "rejected"
    ASKS = "needs you"


class Role(StrEnum):
    """What a piece of a row is, for its style."""

    PLAIN = "plain"
    BAR = "bar"
    DOT = "dot"
    MARK = "mark"
    NAME = "name"
    UNREAD = "unread"
    CONTEXT = "context"
    """The campaign, and what stands between two things."""
    FLAG = "flag"
    FRESH = "fresh"
    WARN = "warn"
    LATE = "late"
    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"
    HINT = "hint"
    """What the reply says of itself."""
    SUBJECT = "subject"
    PREVIEW = "preview"
    OWNER = "owner"
    WAITING = "waiting"
    """A state that passes by itself: queued, sending, verifying."""
    TROUBLE = "trouble"
    """A state that needs the user: rejected, or a question."""


class RowFacts(Struct, frozen=True, gc=False):
    """All that a row shows of a lead map; two rows with equal facts look the same."""

    lead_map_id: LeadMapId
    name: SafeText = NOTHING
    email: SafeText = NOTHING
    """Shown where the name is empty."""
    context: SafeText = NOTHING
    """The campaign."""
    age: SafeText = NOTHING
    """At most four cells; see `inbox.dates.ages`."""
    sla: Sla = Sla.FRESH
    subject: SafeText = NOTHING
    preview: SafeText = NOTHING
    """The first new words of the reply, or what went wrong with an action."""
    hint: RowHint | None = None
    """What the reply says of itself: away until when, asks to opt out."""
    category: SafeText = NOTHING
    """Empty for a lead map without a category."""
    sentiment: Sentiment = Sentiment.UNKNOWN
    owner: SafeText = NOTHING
    progress: Progress = Progress.NONE
    is_unread: bool = False
    is_dimmed: bool = False
    """True when it no longer fits its view and is about to leave."""
    has_hidden: bool = False
    """True when invisible or control characters were taken out of its texts."""
    has_siblings: bool = False
    """True when the same person is listed in another campaign."""

    @property
    def title(self) -> str:
        return self.name or self.email or f"Lead {self.lead_map_id}"


class Piece(NamedTuple):
    """A stretch of a line that has one style."""

    text: str
    role: Role


Line = tuple[Piece, ...]

GUTTER = 3
"""Cells before the first column: the cursor's bar, the dot or the mark, a space."""
AGE = 6
"""A space, the SLA's sign and four cells of age."""
_FEWEST = 4
"""Cells below which words are left out: a letter or two say nothing."""
_BOTH = 24
"""Cells from which subject and first words stand side by side."""


class RowLayout(Struct, frozen=True, gc=False):
    """How rows are drawn now: the same for every row until the size or a setting changes."""

    width: int
    density: Density = "two"
    glyphs: Glyphs = UNICODE

    @property
    def room(self) -> int:
        """Cells between the gutter and the right edge, which keeps one cell free."""
        return max(0, self.width - GUTTER - 1)

    @property
    def lead(self) -> int:
        """The first column: the name."""
        return max(8, min(max(16, self.room * 9 // 20), 25, self.room - AGE - 1))

    def lines(
        self, facts: RowFacts, *, is_marked: bool = False, is_cursor: bool = False
    ) -> tuple[Line, ...]:
        """The row's lines, each exactly `width` cells."""
        bar = self.glyphs.cursor if is_cursor else " "
        mark = self.glyphs.marked if is_marked else " "
        dot = self.glyphs.unread if facts.is_unread else " "
        if self.density == "one":
            return (self._whole(self._gutter(bar, mark if is_marked else dot, is_marked), facts),)
        top = self._top(self._gutter(bar, dot, is_mark=False), facts)
        gutter = self._gutter(bar, mark, is_mark=True)
        if self.density == "two":
            return top, self._bottom(gutter, facts)
        second, third = self._in_two(facts)
        below = self._gutter(bar, " ", is_mark=True)
        return top, self._bottom(gutter, second), self._bottom(below, third)

    def _gutter(self, bar: str, sign: str, is_mark: bool) -> Line:
        return Piece(bar, Role.BAR), Piece(sign + " ", Role.MARK if is_mark else Role.DOT)

    def _top(self, gutter: Line, facts: RowFacts) -> Line:
        """Name, company or campaign, age."""
        rest = self.room - self.lead - AGE - 1
        if rest < 10:
            return (*gutter, *self._name(facts, self.room - AGE), *self._age(facts))
        if not facts.context:
            return (*gutter, *self._name(facts, self.room - AGE), *self._age(facts))
        return (
            *gutter,
            *self._name(facts, self.lead),
            Piece("  " + fit(facts.context, rest - 1, sign=self.glyphs.cut), Role.CONTEXT),
            *self._age(facts),
        )

    def _in_two(self, facts: RowFacts) -> tuple[RowFacts, RowFacts]:
        """The lower two of three lines: no line is empty while the other one is full."""
        words = RowFacts(facts.lead_map_id, preview=facts.preview)
        if facts.subject or facts.category or facts.hint:
            return structs.replace(facts, preview=NOTHING), words
        tail = sum(_cells(piece) for piece in self._tail(facts, self.room))
        first = wrap(facts.preview, max(1, self.room - tail))[:1]
        length = len(first[0]) if first else 0
        rest = line(facts.preview[length:])
        return (
            structs.replace(facts, preview=part(facts.preview, 0, length)),
            structs.replace(words, preview=rest),
        )

    def _bottom(self, gutter: Line, facts: RowFacts) -> Line:
        """What is decided, subject and first words; the last action's state and the owner."""
        tail = self._tail(facts, max(9, self.room - min(self.lead, self.room // 2)))
        rest = self.room - sum(_cells(piece) for piece in tail)
        return (*gutter, *self._words(facts, rest), *tail, Piece(" ", Role.PLAIN))

    def _whole(self, gutter: Line, facts: RowFacts) -> Line:
        """The row in one line, for the compact density."""
        name = max(6, min(22, self.room * 3 // 8))
        rest = self.room - name - AGE - 1
        tail = self._tail(facts, rest)
        rest -= sum(_cells(piece) for piece in tail)
        return (
            *gutter,
            *self._name(facts, name),
            Piece(" ", Role.PLAIN),
            *self._words(facts, rest),
            *tail,
            *self._age(facts),
        )

    def _words(self, facts: RowFacts, room: int) -> Line:
        """`▲ Interested · Re: two lines – Thursday works`, as far as there is each of them."""
        pieces: list[Piece] = []
        for words, role in self._said(facts):
            left = room - sum(map(_cells, pieces))
            after_subject = bool(pieces) and pieces[-1].role is Role.SUBJECT
            sign = self.glyphs.dash if after_subject else self.glyphs.dot
            gap = (Piece(f" {sign} ", Role.CONTEXT),) if pieces else ()
            share = self._share(facts, role, left - 3 * len(gap), is_first=not pieces)
            if share > 0:
                shown = cut(words, share, sign=self.glyphs.cut)
                pieces += (*gap, Piece(shown if len(shown) > 1 else words[0], role))
        return (*pieces, Piece(" " * (room - sum(map(_cells, pieces))), Role.PLAIN))

    def _share(self, facts: RowFacts, role: Role, left: int, *, is_first: bool) -> int:
        """How many of the cells that are left a stretch may take; 0 leaves it out."""
        if role is Role.HINT:  # behind a category its sign without words says nothing
            return left if is_first or left >= _FEWEST + 2 else 0
        if role is Role.SUBJECT and facts.preview:  # what they wrote says more than about what
            return left * 2 // 5 if left >= _BOTH else 0
        if role in {Role.SUBJECT, Role.PREVIEW}:
            return left if left >= _FEWEST else 0
        return left

    def _said(self, facts: RowFacts) -> Iterator[Piece]:
        """The stretches of the second line, in their order; none of them is empty."""
        if facts.category:
            sign = self.glyphs.of(facts.sentiment)
            yield Piece(f"{sign} {facts.category}", Role(facts.sentiment.value))
        if facts.hint:
            yield Piece(f"{self.glyphs.before(facts.hint)} {facts.hint.words}", Role.HINT)
        if facts.subject:
            yield Piece(facts.subject, Role.SUBJECT)
        if facts.preview:
            yield Piece(facts.preview, Role.PREVIEW)

    def _name(self, facts: RowFacts, width: int) -> Line:
        role = Role.UNREAD if facts.is_unread else Role.NAME
        flags = (self.glyphs.siblings if facts.has_siblings else "") + (
            self.glyphs.hidden if facts.has_hidden else ""
        )
        if not flags:
            return (Piece(fit(facts.title, width, sign=self.glyphs.cut), role),)
        title = cut(facts.title, width - len(flags) - 1, sign=self.glyphs.cut)
        used = _cells(Piece(title, role))
        return Piece(title, role), Piece(" " + fit(flags, width - used - 1), Role.FLAG)

    def _age(self, facts: RowFacts) -> Line:
        sign = {Sla.WARN: self.glyphs.warn, Sla.LATE: self.glyphs.late}.get(facts.sla, "")
        words = f"{sign}{facts.age}" if facts.age else ""
        return Piece(fit(words, AGE, "right"), Role(facts.sla.value)), Piece(" ", Role.PLAIN)

    def _tail(self, facts: RowFacts, room: int) -> Line:
        """State and owner, right-aligned together; the owner goes first when room is short."""
        pieces: list[Piece] = []
        if facts.progress:
            sign = getattr(self.glyphs, facts.progress.name.lower())
            words = f"  {sign} {facts.progress.value}"
            trouble = facts.progress in {Progress.REFUSED, Progress.ASKS}
            role = Role.TROUBLE if trouble else Role.WAITING
            pieces.append(Piece(words if len(words) <= room else fit(sign, room, "right"), role))
            room -= _cells(pieces[0])
        if facts.owner and room >= 10:
            owner = cut(facts.owner, min(12, max(8, room // 3)), sign=self.glyphs.cut)
            gap = f" {self.glyphs.dot} " if pieces else "  "
            pieces.append(Piece(gap + owner, Role.OWNER))
        return tuple(pieces)


def _cells(piece: Piece) -> int:
    return cell_len(piece.text)
