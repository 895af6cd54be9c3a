"""One row of the lead map list: what it shows, and where each thing stands."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, NamedTuple

from msgspec import Struct
from rich.cells import cell_len

from triage_tui.inbox.lead_map import LeadMapId, Sentiment
from triage_tui.inbox.reply_facts import RowHint
from triage_tui.inbox.safe_text import NOTHING, SafeText, line, own
from triage_tui.inbox.sla_level import Sla
from triage_tui.ui.widgets.cells import cut, fit
from triage_tui.ui.widgets.glyphs import UNICODE, Glyphs

Density = Literal["one", "two", "three"]
HEIGHTS: Mapping[Density, int] = MappingProxyType({"one": 1, "two": 2, "three": 3})


class Progress(StrEnum):
    """Where the last action on a lead map is on its way; the value is the word shown."""

    NONE = ""
    QUEUED = "queued"
    SENDING = "sending"
    CHECKING = "checking"
    REFUSED = "refused"
    ASKS = "asks"


class Role(StrEnum):
    """What a piece of a row is, for its style."""

    PLAIN = "plain"
    BAR = "bar"
    DOT = "dot"
    MARK = "mark"
    NAME = "name"
    UNREAD = "unread"
    CONTEXT = "context"
    FLAG = "flag"
    FRESH = "fresh"
    WARN = "warn"
    LATE = "late"
    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"
    NONE = "none"
    HINT = "hint"
    """What the reply says of itself."""
    PREVIEW = "preview"
    OWNER = "owner"
    WAITING = "waiting"
    """A state that passes by itself: queued, sending, checking."""
    TROUBLE = "trouble"
    """A state that needs the user: refused, asks."""


class RowFacts(Struct, frozen=True, gc=False):
    """All that a row shows of a lead map; two rows with equal facts look the same."""

    lead_map_id: LeadMapId
    name: SafeText = NOTHING
    email: SafeText = NOTHING
    """Shown where the name is empty."""
    context: SafeText = NOTHING
    """The company, or the campaign where no company is known."""
    age: SafeText = NOTHING
    """At most four cells; see `age`."""
    sla: Sla = Sla.FRESH
    hint: RowHint | None = None
    """What the reply says of itself: away until when, asks to opt out."""
    preview: SafeText = NOTHING
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
        return self.name or self.email or f"lead map {self.lead_map_id}"


def age(reply_at: float | None, now: float) -> SafeText:
    """How long ago, in at most four cells: `now`, `5 m`, `3 h`, `2 d`, `11 w`, `2 y`.

    Empty when no time is known.
    """
    if reply_at is None:
        return NOTHING
    minutes = int(max(0.0, now - reply_at) // 60)
    if minutes < 1:
        return own("now")
    for size, unit in ((60, "m"), (60 * 24, "h"), (60 * 24 * 14, "d"), (60 * 24 * 364, "w")):
        if minutes < size:
            return line(f"{minutes // _MINUTES[unit]} {unit}")
    return line(f"{min(99, minutes // _MINUTES['y'])} y")


_MINUTES = MappingProxyType({"m": 1, "h": 60, "d": 1440, "w": 10080, "y": 525600})


class Piece(NamedTuple):
    """A stretch of a line that has one style."""

    text: str
    role: Role


Line = tuple[Piece, ...]

GUTTER = 3
"""Cells before the first column: the cursor's bar, the dot or the mark, a space."""
AGE = 6
"""A space, the SLA's sign and four cells of age."""
CATEGORY = 10
"""What is left of a category where the reply says something of itself and room is short."""


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
        """The first column: the name above, the category below."""
        return max(8, min(max(16, self.room * 2 // 5), 24, self.room - AGE - 1))

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
            return top, self._bottom(gutter, facts, facts.preview)
        words = fit(facts.preview, self.room + 1, sign=self.glyphs.cut)
        last = (*self._gutter(bar, " ", is_mark=True), Piece(words, Role.PREVIEW))
        return top, self._bottom(gutter, facts, NOTHING), last

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

    def _bottom(self, gutter: Line, facts: RowFacts, words: str) -> Line:
        """Category, preview, owner and the state of the last action."""
        has_preview = self.room >= 32
        tail = self._tail(facts, self.room - (self.lead + 2 if has_preview else 12))
        rest = self.room - sum(_cells(piece) for piece in tail)
        # A few letters of a preview would say less than the whole name of the category.
        lead = self.lead
        if not has_preview:
            needed = cell_len(facts.category) + 2 if facts.category else 1
            lead = rest - self._room_for_hint(facts, rest - min(needed, CATEGORY))
        return (
            *gutter,
            self._category(facts, lead),
            *self._words(facts, words, rest - lead),
            *tail,
            Piece(" ", Role.PLAIN),
        )

    def _whole(self, gutter: Line, facts: RowFacts) -> Line:
        """The row in one line, for the compact density."""
        category = min(16, self.room // 4) if self.room >= 22 else 1
        name = max(6, min(22, self.room * 3 // 8))
        rest = self.room - name - category - AGE - 1
        tail = self._tail(facts, rest)
        rest -= sum(_cells(piece) for piece in tail)
        return (
            *gutter,
            *self._name(facts, name),
            Piece(" ", Role.PLAIN),
            self._category(facts, category),
            *self._words(facts, facts.preview or facts.context, rest),
            *tail,
            *self._age(facts),
        )

    def _words(self, facts: RowFacts, words: str, room: int) -> Line:
        """What the reply says of itself, and its first words, in `room` cells."""
        hint, width = self._hint(facts), self._room_for_hint(facts, room) - 2
        # Where there is next to no room, the sign says more than a letter of the words.
        hint = cut(hint, width, sign=self.glyphs.cut) if width > 3 else hint[: max(0, width)][:1]
        pieces = (Piece("  " + hint, Role.HINT),) if hint else ()
        room -= sum(map(_cells, pieces))
        preview = "  " + fit(words, room - 2, sign=self.glyphs.cut) if room >= 8 else " " * room
        return (*pieces, Piece(preview, Role.PREVIEW))

    def _hint(self, facts: RowFacts) -> str:
        return f"{self.glyphs.before(facts.hint)} {facts.hint.words}" if facts.hint else ""

    def _room_for_hint(self, facts: RowFacts, room: int) -> int:
        """Cells of the hint and the blanks before it; 0 where not even its sign has room."""
        needed = cell_len(self._hint(facts)) + 2
        return 0 if facts.hint is None or room < 3 else min(needed, room)

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

    def _category(self, facts: RowFacts, width: int) -> Piece:
        if not facts.category:
            return Piece(fit(self.glyphs.none, width), Role.NONE)
        sign = self.glyphs.of(facts.sentiment)
        words = f"{sign} {facts.category}" if width > 3 else sign
        return Piece(fit(words, width, sign=self.glyphs.cut), Role(facts.sentiment.value))

    def _tail(self, facts: RowFacts, room: int) -> Line:
        """Owner and state, right-aligned together; the state goes first when room is short."""
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
            pieces.insert(0, Piece("  " + owner, Role.OWNER))
        return tuple(pieces)


def _cells(piece: Piece) -> int:
    return cell_len(piece.text)
