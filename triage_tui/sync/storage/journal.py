"""Actions on disk before they show: one writer, every commit on the platter."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Protocol

from triage_tui.inbox.actions import ActionId, Entry, GestureId
from triage_tui.inbox.local_status import StatusChange
from triage_tui.inbox.safe_text import NOTHING, SafeText
from triage_tui.sync.storage.journal_file import JournalFile, open_file, reading_file
from triage_tui.sync.storage.journal_reader import JournalError, JournalReader, why
from triage_tui.sync.storage.journal_rows import (
    PRUNE,
    REPLACE,
    Gesture,
    to_row,
    write_changes,
)

__all__ = ["Journal", "JournalError"]

_PRUNE_ABOVE = 20_000
_PRUNE_AGE = 400 * 86400.0
_LAST_WAIT = 0.3
"""Seconds that the end waits for the file, once the turns have waited for their commits."""


class Reopen(Protocol):
    """Opens the journal's file; `wall` is seconds since 1970."""

    def __call__(self, *, wall: float) -> JournalFile: ...


class Journal(JournalReader):
    """The actions of one account, and this machine's choices for it."""

    def __init__(self, file: JournalFile, reopen: Reopen | None = None) -> None:
        """`reopen` opens the same file again, for one that could only be read at first."""
        self._reopen = reopen
        super().__init__(file)
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

    def _prune_old(self, wall: float) -> None:
        """Let go of settled rows over a year old once there are very many."""
        count = self._read("SELECT count(*) FROM actions") if self.is_writable else ()
        if count and count[0][0] > _PRUNE_ABOVE:
            with suppress(JournalError), self._transaction() as connection:
                for statement in PRUNE:
                    connection.execute(statement, (wall - _PRUNE_AGE,))
