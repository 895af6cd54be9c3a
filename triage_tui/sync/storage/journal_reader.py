"""What the journal has: actions, gestures, marks and choices, and why it could not be asked."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from threading import RLock
from typing import Any

from triage_tui.inbox.actions import ActionId, Entry, GestureId
from triage_tui.inbox.lead_map import LeadId, LeadMapId
from triage_tui.inbox.local_status import StatusUntil
from triage_tui.inbox.safe_text import SafeText
from triage_tui.sync.storage.journal_file import JournalFile, is_locked
from triage_tui.sync.storage.journal_rows import (
    SELECT,
    SELECT_MARKS,
    SELECT_UNDOS,
    Gesture,
    Origin,
    from_row,
    marks_from,
    undos_from,
)


class JournalError(Exception):
    """The journal cannot be written: the action is not taken. Its text is for the screen."""

    def __init__(self, reason: SafeText) -> None:
        super().__init__(reason)
        self.reason = reason


class JournalReader:
    """Reads an open file; while a commit is under way, a read waits for its end."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._connection = file.connection
        self._lock = RLock()
        """One statement or transaction at a time: commits may run in a thread of their own."""
        self.patience = 0.0
        """Seconds that a commit waits for another program that holds the file."""

    def local_marks(self) -> tuple[StatusUntil, ...]:
        """What is done or snoozed on this machine, oldest first."""
        return marks_from(self._read(SELECT_MARKS))

    def waiting(self) -> tuple[Entry, ...]:
        """Open and refused entries, oldest first; rows that cannot be read are left out."""
        return self._entries(
            "WHERE status IN ('held', 'pending', 'in_flight', 'unknown', 'ask', 'refused')"
        )

    def of_gesture(self, gesture_id: GestureId) -> tuple[Entry, ...]:
        return self._entries("WHERE gesture_id = ?", gesture_id)

    def of_gestures(self, oldest: GestureId) -> tuple[Entry, ...]:
        """The actions of a gesture and of every later one."""
        return self._entries("WHERE gesture_id >= ?", oldest)

    def entry(self, action_id: ActionId) -> Entry | None:
        found = self._entries("WHERE action_id = ?", action_id)
        return found[0] if found else None

    def chains_of_gesture(self, gesture_id: GestureId) -> tuple[Entry, ...]:
        """What was merged with the actions of a gesture, and these, oldest first.

        Raises:
            JournalError: when that cannot be read: nothing is not what was found then.
        """
        where = "WHERE root IN (SELECT root FROM actions WHERE gesture_id = ?)"
        return _entries_from(self._surely_read(_oldest_first(where), gesture_id))

    def since(self, wall: float) -> tuple[Entry, ...]:
        """Every action whose key was pressed at `wall` or later: for history and reports."""
        return self._entries("WHERE pressed_wall >= ?", wall)

    def undos_since(self, wall: float) -> dict[GestureId, GestureId]:
        """The gestures since `wall` that took another one back, with that one."""
        return undos_from(self._read(SELECT_UNDOS, wall))

    def tasks_since(self, wall: float) -> tuple[Entry, ...]:
        """Tasks put on lead maps since `wall`, whatever became of them."""
        return self._entries("WHERE pressed_wall >= ? AND kind = 'task'", wall)

    def made_for(
        self, lead_id: LeadId | None, lead_map_id: LeadMapId, kind: str
    ) -> tuple[Entry, ...]:
        """Tasks or notes of ours that the server has confirmed for a lead, or for one row of it."""
        return self._entries(
            "WHERE (lead_id = ? OR lead_map_id = ?) AND kind = ? AND status = 'done'",
            lead_id,
            lead_map_id,
            kind,
        )

    def confirmed_since(self, wall: float) -> tuple[Entry, ...]:
        """Fields set by us whose confirmation came at `wall` or later, oldest press first."""
        return self._entries(
            "WHERE status = 'done' AND kind IN ('category', 'read', 'assign') "
            "AND decided_wall >= ?",
            wall,
        )

    def gestures(self, limit: int) -> tuple[Gesture, ...]:
        """The newest gestures, newest first."""
        rows = self._read(
            "SELECT gesture_id, pressed_wall, origin, about FROM gestures "
            "ORDER BY gesture_id DESC LIMIT ?",
            limit,
        )
        return tuple(
            Gesture(GestureId(gesture_id), wall, Origin(origin), about)
            for gesture_id, wall, origin, about in rows
        )

    def choices(self) -> dict[str, object]:
        """What was chosen by name, as JSON gives it."""
        found: dict[str, object] = {}
        for name, value in self._read("SELECT name, value FROM choices"):
            with suppress(ValueError):
                found[name] = json.loads(value)
        return found

    def _entries(self, where: str, *values: object) -> tuple[Entry, ...]:
        return _entries_from(self._read(_oldest_first(where), *values))

    def _read(self, query: str, *values: object) -> Sequence[Any]:
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            return ()  # a file damaged while open: what cannot be read is not there

    def _surely_read(self, query: str, *values: object) -> Sequence[Any]:
        """The same for what a key asks: it waits for another program, and fails aloud."""
        try:
            with self._lock:
                return self._patiently(query, *values).fetchall()
        except sqlite3.Error as error:
            raise JournalError(why(error)) from error

    def _patiently(self, statement: str, *values: object) -> sqlite3.Cursor:
        """Run a statement, again and again for a while where another program holds the file."""
        until = time.monotonic() + self.patience
        while True:
            try:
                return self._connection.execute(statement, values)
            except sqlite3.OperationalError as error:
                if not is_locked(error) or time.monotonic() >= until:
                    raise

    def _highest(self, table: str, column: str) -> int:
        """The highest number ever given out, also to rows since pruned."""
        given = self._read("SELECT seq FROM sqlite_sequence WHERE name = ?", table)
        present = self._read(f"SELECT max({column}) FROM {table}")  # noqa: S608  # our own names
        return max([0, *(int(row[0] or 0) for row in (*given, *present))])


def _oldest_first(where: str) -> str:
    return f"{SELECT} {where} ORDER BY action_id"


def _entries_from(rows: Iterable[Any]) -> tuple[Entry, ...]:
    """The entries of rows; one that cannot be read is left out."""
    entries: list[Entry] = []
    for row in rows:
        with suppress(ValueError):
            entries.append(from_row(row))
    return tuple(entries)


def why(error: sqlite3.Error) -> SafeText:
    """What a disk says when it takes nothing, in words."""
    from triage_tui.sync.storage import disk_errors  # late: most disks never fail

    return disk_errors.why(error)
