"""Marks: rows picked by key or by pattern; with marks, every action key acts on all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.wording import replies
from triage_tui.inbox.safe_text import fill, line, own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices
    from triage_tui.inbox.lead_map import LeadMapId


class Marks:
    """Filters, views and refreshes leave marks alone."""

    def __init__(
        self,
        model: InboxModel,
        keymap: Keymap,
        *,
        notices: Notices,
    ) -> None:
        self._model = model
        self._marks = model.marks
        self._keymap = keymap
        self._notices = notices

    def toggle(self, steps: int) -> None:
        """Mark the row under the cursor, or take its mark away; then move by `steps`."""
        cursor = self._model.cursor
        if cursor is not None:
            self._marks.set(self._marks.ids ^ {cursor})
            self._model.window.step(steps)

    def range(self) -> None:
        """Begin a range at the cursor; the second press marks all rows in between."""
        cursor, order, marks = self._model.cursor, list(self._model.window.order), self._marks
        if cursor is None:
            return
        begun, marks.range_from = marks.range_from, None
        if begun is None or begun not in order:
            marks.range_from = cursor
            marks.set(marks.ids | {cursor})
            key = line(self._keymap.keys_of("mark.range"))
            words = "Range started: move, then {} again."
            self._notices.notify(fill(words, key))
            return
        first, last = sorted((order.index(begun), order.index(cursor)))
        marks.set(marks.ids | frozenset(order[first : last + 1]))
        self._notices.notify(fill("{} selected.", replies(len(marks))))

    def pattern(self, name: str) -> None:
        """Mark the rows shown that fit a pattern, besides those marked already."""
        from triage_tui.inbox.mark_patterns import (  # late: not for the start
            Pattern,
            domain_of,
            matching,
        )

        pattern, current = Pattern(name), self._model.current
        if pattern is Pattern.NONE:
            if not self._marks.clear():
                self._notices.notify(own("Nothing is selected."))
            return
        shown: Iterable[LeadMapId] = self._model.window.order
        if pattern not in {
            Pattern.REFUSED,
            Pattern.READ,
        }:  # what was decided already is not decided once more
            shown = [each for each in shown if not self._model.is_leaving(each)]
        found = matching(pattern, shown, self._model.store.state, current)
        new = found - self._marks.ids
        self._marks.set(self._marks.ids | found)
        if pattern is Pattern.DOMAIN and current is not None:
            self._say_domain(domain_of(current.email), len(found))
        elif not self._model.window.order:
            self._notices.notify(own("No replies to select."))
        elif not new:
            self._notices.notify(own("No other replies here match."))

    def _say_domain(self, domain: str, count: int) -> None:
        from triage_tui.inbox.mark_patterns import is_public  # late: not for the start

        if not domain:
            words = own("This lead has no email address: only this reply is selected.")
            self._notices.notify(words)
        elif is_public(domain):
            words = fill("{} is a public domain: only this address is selected.", line(domain))
            self._notices.notify(words, severity="warning")
        else:
            self._notices.notify(fill("{} from {} selected.", replies(count), line(domain)))
