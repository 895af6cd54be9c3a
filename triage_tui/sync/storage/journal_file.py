"""The journal's file: who may open it, how it is made, and what is done with a bad one."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from triage_tui.inbox.actions import Status
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, line, number, own
from triage_tui.sync.storage.journal_rows import SELECT, connect, from_row
from triage_tui.sync.storage.schema import VERSIONS, migrate, version

if TYPE_CHECKING:
    from triage_tui.sync.storage.salvage import Salvaged

SECOND = own("Already open in another window: this one is read-only until that one closes.")
LOCKED = own("Another program is using the journal: read-only until it's done.")
NEWER = own(
    "The journal was written by a newer triage-tui: read-only. Update triage-tui to make changes."
)
BUSY_TIMEOUT = 0.1
"""Seconds that a statement waits for another program: the screen may be waiting for it."""
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")
"""The last for a header or a schema that makes no sense."""


class JournalFile(Struct, eq=False):
    """An open journal, or the reason why it only reads."""

    connection: sqlite3.Connection
    refusal: SafeText = NOTHING
    report: SafeText = NOTHING
    lock: int | None = None
    """Descriptor that holds the lock; closing it lets go."""

    @property
    def is_second(self) -> bool:
        """True while another process of this machine is the one that writes."""
        return self.refusal is SECOND or self.refusal is LOCKED

    def close(self) -> None:
        self.connection.close()
        if self.lock is not None:
            os.close(self.lock)
            self.lock = None


def open_file(path: Path, *, wall: float, is_durable: bool) -> JournalFile:
    """Open or make the file; what hinders becomes a refusal, never an exception."""
    try:
        _make_folder(path.parent)
        lock = _locked(path.with_name(path.name + ".lock"))
    except OSError as error:
        return _unusable(path, error.strerror or "unknown error")
    if lock is None:
        return JournalFile(_reader(path), refusal=SECOND, report=SECOND)
    try:
        return _open_alone(path, lock, wall, is_durable=is_durable)
    except (OSError, sqlite3.Error) as error:
        os.close(lock)
        if isinstance(error, sqlite3.Error) and is_locked(error):
            return JournalFile(_reader(path), refusal=LOCKED, report=LOCKED)
        said = error.strerror if isinstance(error, OSError) else str(error)
        return _unusable(path, said or "unknown error")


def reading_file(path: Path, reason: SafeText) -> JournalFile:
    """The file as it is, or an empty one; nothing is made, locked or written."""
    return JournalFile(_reader(path), refusal=reason)


def damage_of(path: Path) -> SafeText:
    """What is wrong with a journal, or nothing; it is left as it is."""
    try:
        with closing(connect(f"file:{_quoted(path)}?mode=ro", uri=True)) as connection:
            _checked_version(connection)
    except (sqlite3.Error, UnicodeError) as error:
        if _is_damage(error):
            return own("it's damaged. The next start keeps the file and recovers what it can.")
        return fill("can't read it ({}).", line(error))
    return NOTHING


def _open_alone(path: Path, lock: int, wall: float, *, is_durable: bool) -> JournalFile:
    """Open the file as its only writer."""
    report = NOTHING
    salvaged: Salvaged | None = None
    try:
        connection = _writer(path, is_durable=is_durable)
        found = _checked_version(connection)
    except (sqlite3.DatabaseError, UnicodeError) as error:
        if not _is_damage(error):
            raise
        salvaged, report = _set_aside(path, wall)
        connection = _writer(path, is_durable=is_durable)
        found = version(connection)
    if found > len(VERSIONS):
        return JournalFile(connection, refusal=NEWER, report=NEWER, lock=lock)
    if 0 < found < len(VERSIONS):
        _back_up(connection, _named(path, f"before-version-{len(VERSIONS)}", wall))
    if found < len(VERSIONS):
        migrate(connection)
    if salvaged is not None:
        from triage_tui.sync.storage.salvage import put_back  # late: only a damaged file needs it

        put_back(connection, salvaged)
    return JournalFile(connection, report=report, lock=lock)


def is_locked(error: sqlite3.Error) -> bool:
    """True for what another program causes that holds the file."""
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _is_damage(error: Exception) -> bool:
    """True for what a bad file causes, false for what a disk or another process does.

    A file whose schema is garbage can also bring an error text that is no UTF-8.
    """
    name = getattr(error, "sqlite_errorname", "")
    return name.startswith(_DAMAGE) or not isinstance(error, sqlite3.OperationalError)


def _writer(path: Path, *, is_durable: bool) -> sqlite3.Connection:
    """The one connection that writes; the file is made 0600 whatever the umask."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    os.fchmod(descriptor, 0o600)
    os.close(descriptor)
    connection = connect(str(path), timeout=BUSY_TIMEOUT)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA synchronous = {'FULL' if is_durable else 'OFF'}")
        connection.execute("PRAGMA trusted_schema = OFF")
    except (sqlite3.Error, UnicodeError):
        connection.close()
        raise
    return connection


def _checked_version(connection: sqlite3.Connection) -> int:
    """The file's schema version, once every page of it was looked at.

    Raises:
        sqlite3.DatabaseError: when the file is damaged.
    """
    try:
        found = version(connection)
        # The whole check, 30 ms for 20,000 rows: an index of a wrong page would hide open actions.
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict is None or verdict[0] != "ok":
            msg = "the file does not pass its check"
            raise sqlite3.DatabaseError(msg)
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if (found == 0) != (tables == 0):
            msg = "the file's version does not fit its tables"
            raise sqlite3.DatabaseError(msg)
        if 0 < found <= len(VERSIONS) and _has_unreadable(connection):
            msg = "an action that waits cannot be read"
            raise sqlite3.DatabaseError(msg)
    except (sqlite3.Error, UnicodeError):
        connection.close()
        raise
    return found


def _has_unreadable(connection: sqlite3.Connection) -> bool:
    """True when an action that has not come to rest is not what was written.

    A flipped bit inside a row passes every check of the file's structure; left out in silence,
    an action that was shown as taken would be lost.
    """
    at_rest = ", ".join(f"'{status}'" for status in Status if not _waits(status))
    for row in connection.execute(f"{SELECT} WHERE status NOT IN ({at_rest})"):
        try:
            from_row(row)
        except ValueError:
            return True
    return False


def _waits(status: Status) -> bool:
    return status.is_open or status is Status.REFUSED


def _set_aside(path: Path, wall: float) -> tuple[Salvaged, SafeText]:
    """Move a damaged file away, keep it, and read out of it what can be read."""
    from triage_tui.sync.storage.salvage import read_rows  # late, as above

    damaged = _named(path, "damaged", wall)
    path.rename(damaged)
    hot = path.with_name(path.name + "-journal")
    if hot.exists():
        hot.rename(damaged.with_name(damaged.name + "-journal"))
    salvaged = read_rows(damaged)
    parts = [
        fill(
            "The journal was damaged. Recovered {} changes, {} of them not synced yet.",
            number(len(salvaged.entries)),
            number(sum(entry.status.is_open for entry in salvaged.entries)),
        )
    ]
    if salvaged.unreadable:
        parts.append(fill("{} couldn't be read.", number(salvaged.unreadable)))
    parts.append(fill("The damaged file was kept as {}.", line(damaged.name)))
    return salvaged, joined(" ", parts)


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600))
    copy = connect(str(target))
    try:
        connection.backup(copy)
    finally:
        copy.close()


def _named(path: Path, what: str, wall: float) -> Path:
    """A free name beside `path`, with the time in it."""
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime(wall))
    name = path.with_name(f"{path.stem}-{what}-{stamp}{path.suffix}")
    count = 1
    while name.exists():
        count += 1
        name = path.with_name(f"{path.stem}-{what}-{stamp}-{count}{path.suffix}")
    return name


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


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


def _reader(path: Path) -> sqlite3.Connection:
    with suppress(sqlite3.Error):
        return connect(f"file:{_quoted(path)}?mode=ro", uri=True, timeout=BUSY_TIMEOUT)
    return connect(":memory:")


def _quoted(path: Path) -> str:
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _unusable(path: Path, said: str) -> JournalFile:
    reason = fill(
        "Can't open the journal {} ({}), so changes can't be saved. "
        "Check the disk and the folder's permissions, then restart.",
        line(path),
        line(said),
    )
    return JournalFile(connect(":memory:"), refusal=reason, report=reason)
