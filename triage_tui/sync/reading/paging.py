"""A walk through a list that changes under one's feet, page by page, by offset.

Rows read elsewhere leave the list and shift later pages up; new replies shift them down; a lead
that answers again jumps to the top. So pages overlap by a row, and a page that does not begin with
a known row is a gap: the walk steps back until it meets one. At the end it looks at the head once
more, for what jumped there meanwhile. A walk that fails goes on where it stood.

A server may also give its pages again and again, in any order: what only brings rows that were
seen before comes to an end as well, and the walk knows that it did not meet the end of the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from triage_tui.inbox.lead_map import LeadMap, LeadMapId

PAGE: Final = 20
"""Rows a request: the most the API gives."""
OVERLAP: Final = 1
"""Rows that two pages share: a row known from the page before proves that none was missed."""
_LOOKS: Final = 50
"""Pages that the look at the head may cost, in an inbox that never rests."""
_KNOWN_AHEAD: Final = 8
"""Pages in a row, further down than any before, without a row that was not seen: so many rows do
not come in above within a moment."""
_TRIES: Final = 6
"""How often the same place may look like a gap before the walk goes on from there."""


class Walk:
    """Where to read next, and when the end was reached."""

    def __init__(self, offset: int = 0, seen: Iterable[LeadMap] = ()) -> None:
        self._end = offset + OVERLAP
        """The place after the last row that was seen, but for those that left since."""
        self._left: set[LeadMapId] = set()
        """Rows that left because of us since a page was asked for."""
        self._asked: int | None = None
        """Where the page begins that was asked for last, until it came."""
        self.pages = 0
        self.is_over = False
        self._seen: dict[LeadMapId, float | None] = {
            row.lead_map_id: row.last_reply_at for row in seen
        }
        self._last_page: tuple[LeadMapId, ...] = ()
        self.is_endless = False
        """True when pages were given again and again: there may be rows that were not read."""
        self._barren = 0
        """Pages in a row without a row that was not seen."""
        self._barren_ahead = 0
        self._furthest = 0
        self._is_at_head = False
        self._looks = 0
        self._gap_at = 0
        """The furthest gap met while looking at the head: up to there it is not known yet."""
        self._back = 0
        self._gaps: dict[int, int] = {}

    @property
    def offset(self) -> int:
        """Where the next page begins: at the last row seen that is still there."""
        return max(0, self._end - len(self._left) - OVERLAP)

    def ask(self, unsure: int = 0) -> int:
        """Where to ask for the next page, at the moment at which its request leaves.

        `unsure` is how many more rows may leave because of us before it is answered: it begins so
        much further up, for a known row costs nothing and a gap costs a page.
        """
        self._end = max(OVERLAP, self._end - len(self._left))
        self._left.clear()
        self._asked = max(0, self.offset - unsure)
        return self._asked

    def leave(self, lead_map_id: LeadMapId) -> None:
        """A row left the list because of us: what stood below it stands one higher."""
        if lead_map_id in self._seen:
            self._left.add(lead_map_id)

    @property
    def count(self) -> int:
        """How many rows were seen."""
        return len(self._seen)

    @property
    def is_back(self) -> bool:
        """True while the walk goes over rows it has seen, to meet a gap."""
        return self._back > 0

    def take(self, rows: Sequence[LeadMap], *, is_last: bool, skips_first: bool = False) -> None:
        """Take in the page at `offset`.

        Args:
            rows: What could be read of it.
            is_last: True when it was shorter than asked.
            skips_first: True when its first row could not be read.
        """
        self.pages += 1
        at = self.offset if self._asked is None else self._asked
        self._asked = None
        is_gap = at > 0 and not skips_first and (not rows or self._is_news(rows[0]))
        has_news = any(self._is_news(row) for row in rows)
        goes_round = not self._is_at_head and self._goes_round(rows, at)
        if is_gap and not goes_round and self._step_back(at):
            return  # what lies beyond a gap proves nothing about what lies before it
        self._seen.update((row.lead_map_id, row.last_reply_at) for row in rows)
        self._back = 0
        ids = tuple(row.lead_map_id for row in rows)
        is_stuck = bool(ids) and ids == self._last_page  # a server that knows no offset
        self._last_page = ids
        if (is_stuck or goes_round) and not is_last:
            self.is_endless = True
        if self._is_at_head:
            self._look_at_head(at, has_news=has_news, is_end=is_last or is_stuck or goes_round)
            return
        if is_last or is_stuck or goes_round:
            self.is_over = self.pages == 1
            self._is_at_head = True
            self._gaps.clear()
            self._last_page = ()
            self._go_to(0)
            return
        self._end = at + PAGE

    def note(self, rows: Iterable[LeadMap]) -> None:
        """Rows that were seen beside the pages of the walk."""
        self._seen.update((row.lead_map_id, row.last_reply_at) for row in rows)

    def _look_at_head(self, at: int, *, has_news: bool, is_end: bool) -> None:
        """Go down while there is news, then look at the very first page until it has none."""
        self._looks += 1
        goes_on = has_news or at < self._gap_at
        if self._looks >= _LOOKS or (at == 0 and not goes_on):
            self.is_over = True
        elif goes_on and not is_end:
            self._end = at + PAGE
        else:
            self._gap_at = 0
            self._go_to(0)

    def _go_to(self, offset: int) -> None:
        self._end = offset + OVERLAP
        self._left.clear()

    def _goes_round(self, rows: Sequence[LeadMap], at: int) -> bool:
        """True when pages have brought nothing new for so long that the list has no end."""
        is_ahead, self._furthest = at > self._furthest, max(at, self._furthest)
        if any(row.lead_map_id not in self._seen for row in rows) or not rows:
            self._barren = self._barren_ahead = 0
            return False
        self._barren += 1
        self._barren_ahead += is_ahead
        return self._barren_ahead >= _KNOWN_AHEAD or (
            self._barren >= _KNOWN_AHEAD + 2 * len(self._seen) // PAGE
        )

    def _is_news(self, row: LeadMap) -> bool:
        return row.lead_map_id not in self._seen or self._seen[row.lead_map_id] != row.last_reply_at

    def _step_back(self, at: int) -> bool:
        """Go back, further each time; False when this place looked like a gap too often."""
        tries = self._gaps[at] = self._gaps.get(at, 0) + 1
        if tries > _TRIES:
            return False
        self._last_page = ()
        if self._is_at_head:
            self._gap_at = max(self._gap_at, at)
        self._go_to(max(0, at - (PAGE - OVERLAP) * 2**self._back))
        self._back += 1
        return True
