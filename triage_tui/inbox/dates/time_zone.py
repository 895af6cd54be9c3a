"""The time zone of this machine, as the tz database has it, and what time it is here.

The only place that asks for it: whatever is computed from `here()` is computed on the wall clock
of this zone, changes of summer time included, because the zone itself goes along and not the
offset it has at the moment.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

LOCALTIME: Final = Path("/etc/localtime")
_DATABASE: Final = "zoneinfo/"
_TO_DO: Final = "Correct it, or install the system's time zones (package tzdata)."


class TimeZone(Struct, frozen=True, gc=False):
    """A zone, where it comes from, and what is wrong with that."""

    zone: tzinfo
    name: str
    """As the database calls it, where that is known."""
    source: str
    """What names it: `TZ`, a file, or nothing."""
    problem: str = ""
    """Why times are in another zone than was asked for, and what to do; empty if all is well."""


def here(wall: float) -> datetime:
    """The time here at `wall`, seconds since 1970: aware, in the zone of this machine."""
    return datetime.fromtimestamp(wall, local_zone())


def local_zone() -> tzinfo:
    """The zone of this machine, looked up anew: it may be set to another while we run."""
    return time_zone().zone


def time_zone(localtime: Path = LOCALTIME) -> TimeZone:
    """The zone of this machine: that of `TZ`, or else that of `/etc/localtime`, or else UTC."""
    named = os.environ.get("TZ")
    if named is not None:
        return _of_variable(named)
    return _of_machine(localtime, int(time.monotonic()))


@lru_cache(maxsize=1)
def _of_machine(localtime: Path, _second: int) -> TimeZone:
    """What the file says in this second: a screen of times asks once."""
    try:
        return _of_file(_target(localtime), localtime.stat().st_mtime_ns)
    except OSError:
        return _of_offset(datetime.now(UTC).astimezone())


def _target(localtime: Path) -> str:
    """Where the link leads, one step: that is its name in the database."""
    try:
        return str(localtime.parent / localtime.readlink())
    except OSError:  # a copy
        return str(localtime)


@lru_cache(maxsize=8)
def _of_variable(named: str) -> TimeZone:
    """What `TZ` says: a name of the database, a file, or rules, `CET-1CEST,M3.5.0,M10.5.0`."""
    name = named.removeprefix(":")
    if not name:  # as the C library has it
        return TimeZone(UTC, "UTC", "TZ")
    for read in (_of_database, _read_file, _of_rules):
        zone = read(name)
        if zone is not None:
            return TimeZone(zone, name, "TZ")
    wrong = f"TZ is set to {named!r}, an unknown time zone, so times are in UTC."
    return TimeZone(UTC, "UTC", "TZ", f"{wrong} {_TO_DO}")


@lru_cache(maxsize=8)
def _of_file(path: str, _changed: int) -> TimeZone:
    """The zone that `/etc/localtime` leads to, or is a copy of."""
    _, _, name = path.rpartition(_DATABASE)
    zone = _of_database(name) if _DATABASE in path else None
    zone = zone or _read_file(path)
    if zone is not None:
        return TimeZone(zone, name if _DATABASE in path else "no name", str(LOCALTIME))
    wrong = f"Can't read the time zone in {path}, so times are in UTC."
    return TimeZone(UTC, "UTC", str(LOCALTIME), f"{wrong} Set TZ, e.g. TZ=America/New_York.")


def _of_offset(now: datetime) -> TimeZone:
    """Where nothing names a zone the system may know its time still, as Android does."""
    if not now.utcoffset():
        return TimeZone(UTC, "UTC", "nothing else is set")
    wrong = f"This computer's time zone isn't set, so times are at UTC{now:%z} all year."
    name = f"UTC{now:%z}"
    return TimeZone(
        now.tzinfo or UTC, name, "the system", f"{wrong} Set TZ, e.g. TZ=America/New_York."
    )


def _of_database(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo  # late: not before a time is shown

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # not there, no name at all, a folder
        return None


def _read_file(path: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo  # late, as above

    if not path.startswith("/"):
        return None
    try:
        with Path(path).open("rb") as file:
            return ZoneInfo.from_file(file)
    except (ValueError, OSError):
        return None


def _of_rules(rules: str) -> tzinfo | None:
    """The zone of POSIX rules: a file of the database that has nothing else in it."""
    from io import BytesIO
    from zoneinfo import ZoneInfo  # late, as above

    counts = b"\0" * 16 + (1).to_bytes(4, "big") + (4).to_bytes(4, "big")
    part = b"TZif2" + b"\0" * 15 + counts + b"\0" * 6 + b"UTC\0"
    try:
        return ZoneInfo.from_file(BytesIO(part + part + b"\n" + rules.encode("ascii") + b"\n"))
    except (ValueError, OSError):
        return None
