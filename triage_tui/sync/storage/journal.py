"""Actions on disk before they show: one writer, every commit on the platter."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Any, Protocol

from triage_tui.inbox.actions import ActionId, Entry, GestureId
from triage_tui.inbox.lead_map import LeadId, LeadMapId
from triage_tui.inbox.local_status import StatusChange, StatusUntil
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.sync.storage.journal_file import JournalFile, is_locked, open_file, reading_file
from triage_tui.sync.storage.journal_rows import REPLACE, SELECT, Gesture, Origin, from_row, to_row
from triage_tui.sync.storage.mark_rows import SELECT_MARKS, marks_from, write_changes

_PRUNE_ABOVE = 20_000
_PRUNE_AGE = 400 * 86400.0
_LAST_WAIT = 1.0
"""Seconds that the end waits for a commit: a signal has to be over in two."""


class JournalError(Exception):
    """The journal cannot be written: the action is not taken. Its text is for the screen."""

    def __init__(self, reason: SafeText) -> None:
        super().__init__(reason)
        self.reason = reason


class Reopen(Protocol):
    """Opens the journal's file; `wall` is seconds since 1970."""

    def __call__(self, *, wall: float) -> JournalFile: ...


class Journal:
    """The actions of one account, and this machine's choices for it."""

    def __init__(self, file: JournalFile, reopen: Reopen | None = None) -> None:
        """`reopen` opens the same file again, for one that could only be read at first."""
        self._reopen = reopen
        self._lock = RLock()
        """One statement or transaction at a time: commits may run in a thread of their own."""
        self.patience = 0.0
        """Seconds that a commit waits for another program that holds the file."""
        self._use(file)

    def _use(self, file: JournalFile) -> None:
        self._file = file
        self._connection = file.connection
        self._last_action = self._highest("actions", "action_id")
        self._last_gesture = self._highest("gestures", "gesture_id")

    @classmethod
    def open(
        cls, path: Path, *, wall: float, is_durable: bool = True, read_only: SafeText = NOTHING
    ) -> Journal:
        """Open or make the journal at `path`; never raises for what a disk or a file can do.

        What went wrong is in `report`, and `is_writable` says whether actions can be taken.

        Args:
            path: The file; its folder is made 0700, the file and its lock 0600.
            wall: Seconds since 1970, for the names of copies and the age of rows.
            is_durable: False only where losing a commit to a power cut is no loss.
            read_only: Why nothing may be written, when that was asked for: no lock is taken then.
        """
        if read_only:
            return cls(reading_file(path, read_only))
        reopen = partial(open_file, path, is_durable=is_durable)
        journal = cls(reopen(wall=wall), reopen)
        journal._prune_old(wall)
        return journal

    def take_over(self, wall: float) -> bool:
        """Become the one that writes, if the process that was it has ended.

        False while it has not, or when that is not what hinders. Otherwise the file is open anew,
        with all that the other process wrote; what hinders now is in `refusal`.
        """
        if self._reopen is None or not self._file.is_second:
            return False
        file = self._reopen(wall=wall)
        if file.is_second:
            file.close()
            return False
        with self._lock:
            self._file.close()
            self._use(file)
        self._prune_old(wall)
        return True

    @property
    def is_second(self) -> bool:
        """True while another process of this machine is the one that writes."""
        return self._file.is_second

    @property
    def is_writable(self) -> bool:
        return not self._file.refusal

    @property
    def refusal(self) -> SafeText:
        """Why nothing can be written, or nothing."""
        return self._file.refusal

    @property
    def report(self) -> SafeText:
        """What the user has to know about how the file was found, or nothing."""
        return self._file.report

    def new_action_id(self) -> ActionId:
        self._last_action += 1
        return ActionId(self._last_action)

    def new_gesture_id(self) -> GestureId:
        self._last_gesture += 1
        return GestureId(self._last_gesture)

    def commit(
        self,
        entries: Iterable[Entry],
        gesture: Gesture | None = None,
        marks: Iterable[StatusChange] = (),
    ) -> None:
        """Write entries as they now are, in one transaction.

        Raises:
            JournalError: when the disk does not take it; nothing is written then.
        """
        rows = [to_row(entry) for entry in entries]
        with self._transaction() as connection:
            if gesture is not None:
                connection.execute(
                    "INSERT OR IGNORE INTO gestures (gesture_id, pressed_wall, origin, about) "
                    "VALUES (?, ?, ?, ?)",
                    (gesture.gesture_id, gesture.pressed_wall, gesture.origin.value, gesture.about),
                )
            connection.executemany(REPLACE, rows)
            write_changes(connection, marks)

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

    def tail(self, root: ActionId) -> Entry | None:
        """The last press of a chain of merged ones."""
        chain = self._entries("WHERE root = ?", root)
        return chain[-1] if chain else None

    def since(self, wall: float) -> tuple[Entry, ...]:
        """Every action whose key was pressed at `wall` or later: for history and reports."""
        return self._entries("WHERE pressed_wall >= ?", wall)

    def tasks_since(self, lead_map_id: LeadMapId, wall: float) -> tuple[Entry, ...]:
        """Tasks put on a lead map since `wall`, whatever became of them."""
        return self._entries(
            "WHERE lead_map_id = ? AND kind = 'task' AND pressed_wall >= ?", lead_map_id, wall
        )

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

    def choice(self, name: str) -> object:
        """What was chosen under `name`, as JSON gives it, or `None`."""
        for (value,) in self._read("SELECT value FROM choices WHERE name = ?", name):
            with suppress(ValueError):
                chosen: object = json.loads(value)
                return chosen
        return None

    def choose(self, name: str, value: object) -> None:
        """Keep a choice of this machine: digits, who "me" is. `value` is anything JSON holds.

        Raises:
            JournalError: when the disk does not take it.
        """
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO choices (name, value) VALUES (?, ?)",
                (name, json.dumps(value)),
            )

    def close(self) -> None:
        """Give the file and the lock back; a commit that hangs is left to the process's end."""
        if self._lock.acquire(timeout=_LAST_WAIT):
            self._file.close()
            self._lock.release()

    def _entries(self, where: str, *values: object) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        for row in self._read(f"{SELECT} {where} ORDER BY action_id", *values):
            with suppress(ValueError):
                entries.append(from_row(row))
        return tuple(entries)

    def _read(self, query: str, *values: object) -> Sequence[Any]:
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            return ()  # a file damaged while open: what cannot be read is not there

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self._file.refusal:
            raise JournalError(self._file.refusal)
        with self._lock:
            try:
                self._patiently("BEGIN IMMEDIATE")
                yield self._connection
                self._patiently("COMMIT")
            except sqlite3.Error as error:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise JournalError(why(error)) from error
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise

    def _patiently(self, statement: str) -> None:
        """Run a statement, again and again for a while where another program holds the file."""
        until = time.monotonic() + self.patience
        while True:
            try:
                self._connection.execute(statement)
            except sqlite3.OperationalError as error:
                if not is_locked(error) or time.monotonic() >= until:
                    raise
            else:
                return

    def _highest(self, table: str, column: str) -> int:
        """The highest number ever given out, also to rows since pruned."""
        given = self._read("SELECT seq FROM sqlite_sequence WHERE name = ?", table)
        present = self._read(f"SELECT max({column}) FROM {table}")  # noqa: S608  # our own names
        return max([0, *(int(row[0] or 0) for row in (*given, *present))])

    def _prune_old(self, wall: float) -> None:
        if self.is_writable:
            with suppress(JournalError):
                self._prune(wall)

    def _prune(self, wall: float) -> None:
        """Let go of settled rows over a year old once there are very many."""
        count = self._read("SELECT count(*) FROM actions")
        if not count or count[0][0] <= _PRUNE_ABOVE:
            return
        with self._transaction() as connection:
            connection.execute(
                "DELETE FROM actions WHERE pressed_wall < ? AND status IN "
                "('done', 'undone', 'merged', 'same', 'dropped')",
                (wall - _PRUNE_AGE,),
            )
            connection.execute(
                "DELETE FROM gestures WHERE gesture_id NOT IN (SELECT gesture_id FROM actions) "
                "AND pressed_wall < ?",
                (wall - _PRUNE_AGE,),
            )


def why(error: sqlite3.Error) -> SafeText:
    """What a failed write means, in words."""
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_FULL":
        return own("The disk is full: the action was not taken. Free some space and press again.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return own(
            "The journal cannot be written: the action was not taken. "
            "Check that its folder is there and writable."
        )
    if is_locked(error):
        return own("Another program holds the journal: the action was not taken. Press again.")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return own(
            "The journal is damaged: the action was not taken. "
            "Start again: what can be read will be saved."
        )
    return fill(
        "The journal could not be written ({}): the action was not taken.",
        line(name or "unknown error"),
    )
