"""Reading what can be read out of a damaged journal."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from triage_tui.inbox.actions import Entry
from triage_tui.sync.storage.journal_rows import REPLACE, SELECT, connect, from_row, to_row


class Salvaged(Struct, frozen=True, gc=False):
    """What came out of a damaged file."""

    entries: tuple[Entry, ...]
    gestures: tuple[tuple[object, ...], ...]
    choices: tuple[tuple[object, ...], ...]
    marks: tuple[tuple[object, ...], ...]
    unreadable: int
    """Rows that were there but are not what was written."""


def read_rows(path: Path) -> Salvaged:
    """Everything of `path` that still reads; a file beyond reading gives nothing."""
    connection = connect(str(path))
    try:
        rows = {row[0]: row for row in _both_ways(connection, SELECT, "action_id")}
        entries: list[Entry] = []
        for row in rows.values():
            with suppress(ValueError):
                entries.append(from_row(row))
        gestures = _both_ways(
            connection, "SELECT gesture_id, pressed_wall, origin, about FROM gestures", "gesture_id"
        )
        return Salvaged(
            entries=tuple(sorted(entries, key=lambda entry: entry.action_id)),
            gestures=tuple({row[0]: row for row in gestures}.values()),
            choices=tuple(_both_ways(connection, "SELECT name, value FROM choices", "name")),
            marks=tuple(
                _both_ways(
                    connection,
                    "SELECT lead_map_id, kind, set_wall, until_wall, reply_at FROM local_marks",
                    "lead_map_id",
                )
            ),
            unreadable=len(rows) - len(entries),
        )
    finally:
        connection.close()


def put_back(connection: sqlite3.Connection, salvaged: Salvaged) -> None:
    """Write what was saved into a new file, whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(REPLACE, [to_row(entry) for entry in salvaged.entries])
    for table, count, rows in (
        ("gestures", 4, salvaged.gestures),
        ("choices", 2, salvaged.choices),
        ("local_marks", 5, salvaged.marks),
    ):
        for row in rows:
            with suppress(sqlite3.IntegrityError, sqlite3.InterfaceError):
                connection.execute(
                    f"INSERT OR REPLACE INTO {table} "  # noqa: S608  # our own table names
                    f"VALUES ({', '.join('?' * count)})",
                    row,
                )
    connection.execute("COMMIT")


def _both_ways(connection: sqlite3.Connection, select: str, key: str) -> list[Any]:
    """The rows from the front to the first bad page, and from the back to the last one."""
    rows: list[Any] = []
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error, UnicodeError, OverflowError):
            # One at a time: what came before the bad page is kept.
            for row in connection.execute(f"{select} ORDER BY {key} {order}"):
                rows.append(row)  # noqa: PERF402  # as said above
    return list(dict.fromkeys(rows))
