"""The cache's file: made, locked, and thrown away when it is not what was written."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.sync.storage.cache_rows import COLUMNS

VERSION: Final = 1
"""Another version is thrown away: what it holds can be read again."""
THROWN_AWAY: Final = own(
    "The local copy of the inbox was damaged and has been deleted. Loading everything again."
)
_KINDS: Final = {
    "REAL": ("last_reply_at", "last_sent_at", "wake_at"),
    "TEXT NOT NULL": (
        "email", "name", "company", "campaign_name", "subject", "preview", "phone", "lead_status",
        "email_status", "tags",
    ),
}  # fmt: skip
_KIND_OF: Final = {name: kind for kind, names in _KINDS.items() for name in names}
_ROWS: Final = ", ".join(
    f"{name} {_KIND_OF.get(name, 'INTEGER')}" for name in COLUMNS if name != "lead_map_id"
)
SCHEMA: Final = f"""
CREATE TABLE rows (lead_map_id INTEGER PRIMARY KEY, {_ROWS});
CREATE TABLE listed (
    view        TEXT NOT NULL,
    lead_map_id INTEGER NOT NULL,
    place       REAL NOT NULL,
    PRIMARY KEY (lead_map_id, view)
) WITHOUT ROWID;
CREATE INDEX listed_place ON listed (view, place, lead_map_id);
CREATE TABLE views (
    view        TEXT PRIMARY KEY,
    read_wall   REAL NOT NULL,
    full_wall   REAL,
    is_complete INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE categories (category_id INTEGER PRIMARY KEY, name TEXT, sentiment TEXT);
CREATE TABLE members (member_id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE conversations (lead_map_id INTEGER PRIMARY KEY, packed BLOB NOT NULL);
"""
_TABLES: Final = ("rows", "listed", "views", "categories", "members", "conversations")


class CacheFile:
    """One account's file; only the first program that opens it writes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.report: SafeText = NOTHING
        self.reader: sqlite3.Connection | None = None
        self.is_writable = False
        self._lock: int | None = None

    def open(self) -> None:
        """Open or make the file; never raises for what a disk or a file can do."""
        try:
            folder = self.path.parent
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
            self._lock = _locked(self.path.with_name(self.path.name + ".lock"))
            self.is_writable = self._lock is not None
            self._open()
        except (OSError, sqlite3.Error) as error:
            said = error.strerror if isinstance(error, OSError) else str(error)
            self.report = fill(
                "Can't use the cache {} ({}), so the next start will be slower.",
                line(self.path),
                line(said or "unknown error"),
            )
            self.close()

    def _open(self) -> None:
        if not self.is_writable:
            if self.path.exists():
                self.reader = connect(self.path)
                self._check(self.reader)
            return
        try:
            self.reader = self._made()
            self._check(self.reader)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not _is_damage(error):
                raise
            self.throw_away()

    def _made(self) -> sqlite3.Connection:
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        self.path.chmod(0o600)
        connection = connect(self.path)
        connection.execute("PRAGMA journal_mode = WAL")
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found not in (0, VERSION):
            connection.close()
            self._unlink()
            return self._made()
        if found == 0:
            connection.execute("BEGIN IMMEDIATE")
            for statement in SCHEMA.strip().split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute("COMMIT")
        return connection

    def _check(self, connection: sqlite3.Connection) -> None:
        """A look at every table's root; whole pages are looked at when they are read."""
        if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            connection.close()
            self.reader = None
            return
        for table in _TABLES:
            connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()  # noqa: S608  # our own names

    def throw_away(self) -> None:
        """Begin with an empty file, and say so; without the lock, just stop reading."""
        self.report = THROWN_AWAY
        if self.reader is not None:
            self.reader.close()
            self.reader = None
        if self.is_writable:
            self._unlink()
            with suppress(OSError, sqlite3.Error):
                self.reader = self._made()

    def _unlink(self) -> None:
        for name in ("", "-wal", "-shm", "-journal"):
            self.path.with_name(self.path.name + name).unlink(missing_ok=True)

    def delete(self) -> None:
        """Delete the file, if this program is the one that writes it, and let go of the lock."""
        is_ours = self.is_writable
        if self.reader is not None:
            self.reader.close()
            self.reader = None
        if is_ours:
            with suppress(OSError):
                self._unlink()
        self.close()

    def close(self) -> None:
        """Let go of the file and its lock."""
        if self.reader is not None:
            with suppress(sqlite3.Error):
                self.reader.close()
            self.reader = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        self.is_writable = False


def connect(path: Path) -> sqlite3.Connection:
    """A connection that any one thread at a time may use, its transactions begun by hand."""
    connection = sqlite3.connect(
        str(path), isolation_level=None, timeout=1.0, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA synchronous = NORMAL")  # losing the newest rows is no loss
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cache_size = -256")  # kibibytes: what is read is read once
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_damage(error: sqlite3.Error) -> bool:
    name = getattr(error, "sqlite_errorname", "")
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or name == "SQLITE_ERROR"


def _locked(path: Path) -> int | None:
    """A descriptor that holds the lock, or `None` when another process does."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
