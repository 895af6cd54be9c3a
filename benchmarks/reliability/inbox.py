"""The real app on a served sandbox in a terminal, and its rows as the screen shows them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.checkout import plain_environ
from harness.served import Served
from harness.terminal.terminal import Terminal
from triage_tui.inbox.actions import Kind, Value
from triage_tui.inbox.lead_map import CategoryId, MemberId, Sentiment
from triage_tui.sandbox.people.company import CATEGORIES, MEMBERS
from triage_tui.ui.widgets.glyphs import UNICODE

STATES = ("queued", "sending", "verifying", "rejected", "needs you")
COLUMNS = 150
_NAME, _WORDS, _REST = slice(3, 25), slice(26, 68), slice(42, 68)
"""Cells of a row at this width, in the density of one line."""
_EDGE = 69
"""The cell of the list's right edge."""
_SIGNS = tuple(UNICODE.of(sentiment) for sentiment in Sentiment)
_CATEGORIES = {category.name: category.category_id for category in CATEGORIES}
_QUEUE = re.compile(r"✓ synced|nothing queued|(\d+) (queued|needs?|rejected)|(verifying) (\d+)")
_RULE = "──"
"""How the line begins that parts the automatic replies from the others."""
_FORM = "Ctrl+S create"


@dataclass(frozen=True, slots=True)
class Row:
    """A lead map as its line says."""

    name: str
    category: int | None
    """The category's id; `None` for none, -1 for one without a name."""
    is_unread: bool
    owner: int | None
    """The member's id; `None` where nobody is named, be it for want of room."""
    state: str
    """One of `STATES`, or empty."""

    def value(self, kind: Kind) -> Value:
        """What it shows of a field, as an action would set it."""
        match kind:
            case Kind.CATEGORY:
                return None if self.category is None else CategoryId(self.category)
            case Kind.READ:
                return not self.is_unread
            case _:
                return None if self.owner is None else MemberId(self.owner)


def environ_for(sandbox: Served, home: Path, *, undo_window: float) -> dict[str, str]:
    """What the app is started with: a home of its own, no ceiling, all rows on one screen."""
    return {
        **plain_environ(),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        **sandbox.environ,
        "TRIAGE_DEFAULT_VIEW": "all",
        "TRIAGE_DENSITY": "one",
        "TRIAGE_ME": str(MEMBERS[0].member_id),
        "TRIAGE_UNDO_WINDOW": f"{undo_window:g}",
        "TRIAGE_REQUESTS_PER_MINUTE": "1000000",
        "TRIAGE_REQUESTS_PER_2S": "1000000",
        "TRIAGE_REQUESTS_PER_HOUR": "1000000",
    }


def fresh() -> Sequence[str]:
    """The app as a user starts it: an interpreter of its own."""
    return [sys.executable, "-m", "triage_tui"]


def forked() -> Callable[[], int]:
    """The same, without the imports: what this process has imported is there already."""
    from triage_tui.cli.main import main

    def run() -> int:
        return main([])

    return run


class Inbox:
    """One run of the app, from start to kill."""

    def __init__(self, terminal: Terminal, leads: int) -> None:
        self.terminal = terminal
        self.leads = leads

    def wait_until_read(self, seconds: float = 30.0) -> bool:
        """Wait until every lead map is on the screen, with the categories' names."""
        return self.terminal.wait_until(self._is_read, seconds)

    def _is_read(self) -> bool:
        status = self.terminal.screen.line(-1)
        if "Updated just now" not in status and not re.search(r"Updated \d", status):
            return False
        rows = self.rows()
        return (
            self.is_whole()
            and len(rows) == self.leads
            and any((row.category or 0) > 0 for row in rows.values())
        )

    def is_covered(self) -> bool:
        """True while a form hides rows."""
        return _FORM in self.terminal.text()

    def says(self, words: str) -> bool:
        """True when they are somewhere on the screen."""
        return words in self.terminal.text()

    def rows(self) -> dict[str, Row]:
        """The rows of the list by name, from the top."""
        rows = (row_of(self._cells(at)) for at in self._lines)
        return {row.name: row for row in rows if row is not None}

    @property
    def _lines(self) -> range:
        """The list's lines: one more than leads, for the rule above the automatic replies."""
        return range(1, self.leads + 2)

    def is_whole(self) -> bool:
        """True when nothing lies over the list, be it half drawn: its right edge is in one piece.

        A dialog lies in the middle, across that edge.
        """
        edges = [self._cells(at)[_EDGE] for at in self._lines]
        return len(set(edges)) == 1 and not self.is_covered()

    def cursor(self) -> str | None:
        """The name in the row under the cursor."""
        for at in self._lines:
            if self._cells(at)[0] == "▌":
                row = row_of(self._cells(at))
                return None if row is None else row.name
        return None

    def counts(self) -> dict[str, int]:
        """What the status line says is on its way; empty when nothing is."""
        line = self.terminal.screen.line(-1)
        found = [(a or d, b or c) for a, b, c, d in _QUEUE.findall(line)]
        return {name: int(count) for count, name in found if name}

    def is_said(self) -> bool:
        """True when the status line says how much is on its way."""
        return _QUEUE.search(self.terminal.screen.line(-1)) is not None

    def _cells(self, line: int) -> list[str]:
        return self.terminal.screen.cells(line)


def row_of(cells: Sequence[str]) -> Row | None:
    """A line of the list; `None` when there is none."""
    name = "".join(cells[_NAME]).strip()
    if not name or "".join(cells[1:3]) == _RULE:
        return None
    rest = "".join(cells[_REST])
    state = next((state for state in STATES if re.search(rf"  . {state} ", rest + " ")), "")
    return Row(
        name=name,
        category=_category("".join(cells[_WORDS])),
        is_unread=cells[1] == "●",
        owner=_owner(rest),
        state=state,
    )


def _category(words: str) -> int | None:
    """The id of a category by its sign and its name, which may be cut."""
    if words[:1] not in _SIGNS:
        return None  # a reply without one: its subject stands there
    said = re.split(r" · |  |…", words[2:])[0].strip()
    if not said:
        return -1  # the categories are not loaded yet
    return next((id_ for name, id_ in _CATEGORIES.items() if name.startswith(said)), -1)


def _owner(rest: str) -> int | None:
    for member in MEMBERS:
        for length in range(len(member.name), 4, -1):
            cut = member.name[:length] + ("…" if length < len(member.name) else "")
            if f"  {cut} " in rest + " ":
                return member.member_id
    return None
