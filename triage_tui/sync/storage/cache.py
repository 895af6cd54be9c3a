"""What the server last said, kept on this machine to be painted first; it may vanish at any time.

Reads happen on the loop and are small; `write` is called by one other thread (see `CacheWriter`).
Nothing here raises for what a disk or a file can do: a cache that fails is an empty one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, field

from triage_tui.inbox.lead_map import (
    Category,
    CategoryId,
    Conversation,
    LeadMap,
    LeadMapId,
    Member,
    MemberId,
    Sentiment,
)
from triage_tui.inbox.safe_text import SafeText, kept
from triage_tui.sync.storage.cache_file import CacheFile, connect
from triage_tui.sync.storage.cache_rows import COLUMNS, from_row, unpack
from triage_tui.system.digests import sha256

SLICE: Final = 250
"""Rows read at once: well under 8 ms with everything that follows from them."""
_SELECT: Final = (
    f"SELECT {', '.join('rows.' + name for name in COLUMNS)} FROM listed "  # noqa: S608  # our own names
    "JOIN rows ON rows.lead_map_id = listed.lead_map_id WHERE listed.view = ? "
    "ORDER BY listed.place, listed.lead_map_id"
)
_ONE: Final = f"SELECT {', '.join(COLUMNS)} FROM rows WHERE lead_map_id = ?"  # noqa: S608  # our own names
_ROW: Final = (
    f"INSERT OR REPLACE INTO rows ({', '.join(COLUMNS)}) "  # noqa: S608  # our own names
    f"VALUES ({', '.join('?' * len(COLUMNS))})"
)
_PRUNE_ROWS: Final = """
DELETE FROM rows WHERE (last_reply_at IS NULL OR last_reply_at < ?)
AND lead_map_id NOT IN (SELECT lead_map_id FROM listed)
"""
_PRUNE_CONVERSATIONS: Final = """
DELETE FROM conversations WHERE lead_map_id NOT IN (SELECT lead_map_id FROM rows)
"""


class CachedView(Struct, frozen=True, gc=False):
    """What is known of a view without asking; times are seconds since 1970."""

    name: str
    read_wall: float
    """When its head was read last."""
    full_wall: float | None
    """When it was read to its end last; `None` when it never was."""
    is_complete: bool


class Batch(Struct, eq=False):
    """What one write brings, as columns."""

    rows: list[tuple[object, ...]] = field(default_factory=list)
    listed: list[tuple[str, int, float]] = field(default_factory=list)
    """View, lead map, place."""
    gone: list[tuple[str, int]] = field(default_factory=list)
    """View, lead map."""
    views: list[tuple[str, float, float | None, int]] = field(default_factory=list)
    categories: list[tuple[int, str, str]] | None = None
    members: list[tuple[int, str, str]] = field(default_factory=list)
    conversations: list[tuple[int, bytes]] = field(default_factory=list)


def cache_path(folder: Path, server: str, secret: str) -> Path:
    """The file of one account on one server: named after a digest, from which no key comes back."""
    digest = sha256(f"triage-tui cache\0{server}\0{secret}".encode())
    return folder / f"{digest[:24]}.db"


class Cache:
    """One account's cache."""

    def __init__(self, file: CacheFile) -> None:
        self._file = file
        self._writer: sqlite3.Connection | None = None
        self._is_broken = False

    @classmethod
    def open(cls, path: Path) -> Cache:
        """Open or make the cache at `path`: its folder 0700, the file 0600."""
        file = CacheFile(path)
        file.open()
        return cls(file)

    @property
    def report(self) -> SafeText:
        """What the user has to know about how the file was found, or nothing."""
        return self._file.report

    @property
    def is_writable(self) -> bool:
        """False when another program writes it, or the disk does not take it."""
        return self._file.is_writable and not self._is_broken

    # -- reading, on the loop ------------------------------------------------------------------

    def views(self) -> dict[str, CachedView]:
        """Every view that was read, by name."""
        found = self._read("SELECT view, read_wall, full_wall, is_complete FROM views")
        return {
            name: CachedView(name, read_wall, full_wall, bool(is_complete))
            for name, read_wall, full_wall, is_complete in found
        }

    def rows(self, view: str, *, size: int = SLICE) -> Iterator[list[LeadMap]]:
        """The rows of a view in its order, a slice at a time; ends early in a damaged file."""
        reader = self._file.reader
        if reader is None:
            return
        shared: dict[str, SafeText] = {}
        try:
            cursor = reader.execute(_SELECT, (view,))
            while cells := cursor.fetchmany(size):
                yield [from_row(each, shared) for each in cells]
        except (sqlite3.Error, ValueError, TypeError, AttributeError):
            self._throw_away(reader)

    def lead_maps(self, lead_map_ids: Sequence[LeadMapId]) -> list[LeadMap]:
        """The rows of these lead maps, as far as they are kept."""
        reader = self._file.reader
        if reader is None:
            return []
        shared: dict[str, SafeText] = {}
        found: list[LeadMap] = []
        try:
            for each in lead_map_ids:
                cells = reader.execute(_ONE, (int(each),)).fetchone()
                if cells is not None:
                    found.append(from_row(cells, shared))
        except (sqlite3.Error, ValueError, TypeError, AttributeError, OverflowError):
            self._throw_away(reader)
        return found

    def categories(self) -> list[Category]:
        """The categories as they were read last."""
        found = self._read("SELECT category_id, name, sentiment FROM categories")
        with suppress(ValueError):
            return [
                Category(CategoryId(each), kept(name), Sentiment(sentiment))
                for each, name, sentiment in found
            ]
        return []

    def members(self) -> list[Member]:
        """The members as they were read last."""
        found = self._read("SELECT member_id, name, email FROM members")
        return [Member(MemberId(each), kept(name), kept(email)) for each, name, email in found]

    def conversation(self, lead_map_id: LeadMapId) -> Conversation | None:
        """The conversation of a lead map as it was read last; one look into an index."""
        found = self._read(
            "SELECT packed FROM conversations WHERE lead_map_id = ?", int(lead_map_id)
        )
        with suppress(ValueError):
            return unpack(lead_map_id, found[0][0]) if found else None
        return None

    def conversations_of(self, lead_map_ids: Sequence[LeadMapId]) -> set[LeadMapId]:
        """Those of these lead maps whose conversation is kept: a page of them, not a list."""
        if not lead_map_ids:
            return set()
        marks = ", ".join("?" * len(lead_map_ids))
        query = f"SELECT lead_map_id FROM conversations WHERE lead_map_id IN ({marks})"  # noqa: S608  # question marks alone
        found = self._read(query, *map(int, lead_map_ids))
        return {LeadMapId(each) for (each,) in found}

    def _read(self, query: str, *values: object) -> Sequence[Any]:
        reader = self._file.reader
        if reader is None:
            return ()
        try:
            return reader.execute(query, values).fetchall()
        except (sqlite3.Error, OverflowError):
            self._throw_away(reader)
            return ()

    def _throw_away(self, reader: sqlite3.Connection) -> None:
        """The file is damaged: begin anew, unless that was done meanwhile."""
        if self._file.reader is reader:
            self._drop_writer()
            self._file.throw_away()

    # -- writing, on the writer's thread -------------------------------------------------------

    def write(self, batch: Batch) -> bool:
        """Write a batch, whole or not at all; False when the disk did not take it."""
        return self._commit(lambda connection: _put(connection, batch))

    def _commit(self, change: Callable[[sqlite3.Connection], None]) -> bool:
        if not self.is_writable:
            return False
        try:
            if self._writer is None:
                self._writer = connect(self._file.path)
            connection = self._writer
            connection.execute("BEGIN IMMEDIATE")
            change(connection)
            connection.execute("COMMIT")
        except (sqlite3.Error, OverflowError):
            self._is_broken = True  # nothing more is kept in this session; nothing was promised
            self._drop_writer()
            return False
        return True

    def prune(self, before: float) -> bool:
        """Let go of what no view lists and nobody wrote in since `before`, seconds since 1970."""
        return self._commit(lambda connection: _prune(connection, before))

    def _drop_writer(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            with suppress(sqlite3.Error):
                writer.close()

    def delete(self) -> None:
        """Let go of the file and of what is in it; another program's stays."""
        self._drop_writer()
        self._file.delete()

    def close(self) -> None:
        """Let go of the file; what was written is there at the next start."""
        self._drop_writer()
        self._file.close()


def _put(connection: sqlite3.Connection, batch: Batch) -> None:
    connection.executemany(_ROW, batch.rows)
    connection.executemany("INSERT OR REPLACE INTO listed VALUES (?, ?, ?)", batch.listed)
    connection.executemany("DELETE FROM listed WHERE view = ? AND lead_map_id = ?", batch.gone)
    connection.executemany("INSERT OR REPLACE INTO views VALUES (?, ?, ?, ?)", batch.views)
    if batch.categories is not None:
        connection.execute("DELETE FROM categories")
        connection.executemany("INSERT INTO categories VALUES (?, ?, ?)", batch.categories)
    connection.executemany("INSERT OR REPLACE INTO members VALUES (?, ?, ?)", batch.members)
    connection.executemany(
        "INSERT OR REPLACE INTO conversations VALUES (?, ?)", batch.conversations
    )


def _prune(connection: sqlite3.Connection, before: float) -> None:
    connection.execute(_PRUNE_ROWS, (before,))
    connection.execute(_PRUNE_CONVERSATIONS)
