"""Marks: rows picked by key or by pattern; with marks, every action key acts on all of them."""

from __future__ import annotations

from collections.abc import Callable

from triage_tui.commands.bulk import ActionsFor, Bulk
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import SafeText, fill, line, number, own


class Marking(Bulk):
    """Marks are kept by lead map id: filters, views and refreshes leave them alone."""

    _range_from: LeadMapId | None = None
    """Where a range was begun; `None` when none is."""

    @property
    def marks(self) -> frozenset[LeadMapId]:
        """The lead maps marked, whether the list shows them now or not."""
        return frozenset(self.rows.marked)

    def marks_in_order(self) -> list[LeadMapId]:
        """The marked lead maps as they are listed, those not listed now at the end."""
        marks = self.marks
        listed = [each for each in self.rows.order if each in marks]
        return [*listed, *sorted(marks.difference(listed))]

    def action_mark_toggle(self, steps: int) -> None:
        """Mark the row under the cursor, or take its mark away; then move by `steps`."""
        cursor = self.rows.cursor
        if cursor is not None:
            self.set_marks(self.marks ^ {cursor})
            self.rows.step(steps)

    def action_mark_range(self) -> None:
        """Begin a range at the cursor; the second press marks all rows in between."""
        cursor, order = self.rows.cursor, list(self.rows.order)
        if cursor is None:
            return
        begun, self._range_from = self._range_from, None
        if begun is None or begun not in order:
            self._range_from = cursor
            self.set_marks(self.marks | {cursor})
            self.say(
                fill(
                    "A range begins here; {} again ends it, and marks what lies between.",
                    line(self.keymap.keys_of("mark.range")),
                )
            )
            return
        first, last = sorted((order.index(begun), order.index(cursor)))
        self.set_marks(self.marks | frozenset(order[first : last + 1]))

    def action_mark_pattern(self, name: str) -> None:
        """Mark the rows shown that fit a pattern, besides those marked already."""
        from triage_tui.inbox.mark_patterns import (  # late: not for the start
            Pattern,
            domain_of,
            matching,
        )

        pattern, current = Pattern(name), self.current
        if pattern is Pattern.NONE:
            self.clear_marks()
            return
        found = matching(pattern, self.rows.order, self.store.state, current)
        new = found - self.marks
        self.set_marks(self.marks | found)
        if pattern is Pattern.DOMAIN and current is not None:
            self._say_domain(domain_of(current.email), len(found))
        elif not new:
            self.say(own("No further rows here fit that."))

    def _say_domain(self, domain: str, count: int) -> None:
        from triage_tui.inbox.mark_patterns import is_public  # late: not for the start

        if not domain:
            self.say(own("This lead has no mail address: only its own row is marked."))
        elif is_public(domain):
            self.say(
                fill("Anybody may be at {}: only this very address is marked.", line(domain)),
                severity="warning",
            )
        else:
            self.say(fill("{} rows are from {}.", number(count), line(domain)))

    def clear_marks(self) -> bool:
        """Take all marks away; false when there were none."""
        had = bool(self.rows.marked) or self._range_from is not None
        self._range_from = None
        self.set_marks(frozenset())
        return had

    def on_marks(
        self,
        verb: SafeText,
        actions_for: ActionsFor,
        *,
        is_verdict: bool = False,
        then: Callable[[], object] | None = None,
    ) -> bool:
        """With marks, do this to all of them and say yes; without any, false.

        The marks go once the run was started, when `then` is called too; a verdict counts them as
        handled.
        """
        if not self.rows.marked:
            return False
        marks = self.marks_in_order()

        def begun() -> None:
            self.set_marks(frozenset())
            if then is not None:
                then()
            if is_verdict:
                self.handled.update(marks)
                self.paint_header()

        if not self.is_blocked():
            self.run_on(marks, actions_for, verb, begun)
        return True

    def marked_words(self) -> SafeText:
        """What a form or picker says it will act on."""
        return fill("{} marked lead maps", number(len(self.rows.marked)))

    def is_blocked(self) -> bool:
        """True, with the reason said, when nothing may be changed."""
        reason = self.blocked_reason()
        if reason:
            self.say(reason, severity="warning")
        return bool(reason)
