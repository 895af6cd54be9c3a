"""Keys as a quick hand types them, killed in the middle of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from benchmarks.reliability.inbox import Inbox, Row
from benchmarks.reliability.shown import Shown

GAP = 0.2
"""Seconds between two keys: five a second."""
FORM = 5.0
"""Seconds until a form that does not open or close is typed past."""
_KEYS = (*"123456789" * 2, *"uuuUUII", *"ii", *"zzzz", *"jjjjkkk", "0", ".", "G", "gg")


@dataclass(frozen=True, slots=True)
class Task:
    """A task that was typed."""

    name: str
    row: str
    """The name in the row under the cursor when its form was opened."""


@dataclass(slots=True)
class Burst:
    """What was typed in one run, and what the screen showed last."""

    random: Random
    rows: dict[str, Row]
    """The rows at the last moment at which all of them could be seen."""
    seen_at: float
    """When that was, in seconds since 1970: what they were drawn by was written after it."""
    shown: Shown = field(default_factory=Shown)
    """What each field of them showed, from the start on."""
    keys: list[str] = field(default_factory=list)
    taken: list[Task] = field(default_factory=list)
    """Tasks that the screen showed as taken."""
    typed: list[Task] = field(default_factory=list)
    """Every task typed, shown or not."""

    def run(self, inbox: Inbox, keys: int, *, task_share: float, name: str) -> None:
        """Type so many keys and pastes; where they end, be it in a form, the caller kills.

        Counted, not timed: on a busy machine a burst is as long, only slower.
        """
        self.shown.take_in(self.rows.values())
        inbox.terminal.on_frame = lambda: self.look(inbox)
        while len(self.keys) < keys:
            if self.random.random() < task_share:
                self._task(inbox, f"{name}-{len(self.typed)}", keys)
            else:
                self._type(inbox, self.random.choice(_KEYS))
                inbox.terminal.pump(self._gap(keys))

    def _gap(self, keys: int) -> float:
        """Seconds until the next key; the kill comes somewhere before it would."""
        return GAP if len(self.keys) < keys else self.random.uniform(0.0, GAP)

    def look(self, inbox: Inbox) -> None:
        """See the screen after a frame, where nothing covers it.

        Within a frame a row may have its new name and its old category: no terminal shows that.
        """
        if not inbox.is_whole() or not inbox.is_said():
            return
        rows = inbox.rows()
        if len(rows) != inbox.leads:
            return
        self.rows, self.seen_at = rows, inbox.terminal.wrote_after
        self.shown.take_in(rows.values())
        self._see_task(inbox)

    def _see_task(self, inbox: Inbox) -> None:
        """Count a task as taken once the open lead map says so."""
        newest = self.typed[-1] if self.typed else None
        if newest is None or newest in self.taken or inbox.cursor() != newest.row:
            return
        if inbox.says("Task: "):
            self.taken.append(newest)

    def _task(self, inbox: Inbox, name: str, keys: int) -> None:
        """The form, filled in at the pace of a paste; it may be cut off anywhere."""
        row = inbox.cursor()
        if row is None or row not in self.rows or self.rows[row].state or inbox.says("Task: "):
            return  # a word about a task there would not tell which one
        self._type(inbox, "t")
        if len(self.keys) >= keys or not inbox.terminal.wait_until(inbox.is_covered, FORM):
            return
        for part in (name, "\x13"):
            if part == "\x13":
                self.typed.append(Task(name, row))
            self._type(inbox, part)
            inbox.terminal.pump(0.05)
            if len(self.keys) >= keys:
                inbox.terminal.pump(self._gap(keys))
                return
        inbox.terminal.wait_until(lambda: not inbox.is_covered(), FORM)
        inbox.terminal.pump(0.05)

    def _type(self, inbox: Inbox, keys: str) -> None:
        self.keys.append(keys)
        inbox.terminal.write(keys)
