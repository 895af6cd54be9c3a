"""`triage-tui doctor`: what the app needs, checked one by one, a line each."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from msgspec import Struct

from triage_tui.config import api_key
from triage_tui.config.settings import ConfigError, Reading, Settings
from triage_tui.inbox.dates.time_zone import time_zone
from triage_tui.inbox.safe_text import line
from triage_tui.system import paths, terminal

if TYPE_CHECKING:
    from triage_tui.smartlead.api_key import ApiKey
    from triage_tui.smartlead.client import Page, Smartlead
    from triage_tui.smartlead.errors import SmartleadError
    from triage_tui.sync.reading.history_support import HistorySupport

ROOM_NEEDED = 50_000_000
"""Bytes: a journal of years and a full cache fit."""
CLIPBOARD_TOOLS = ("pbcopy", "wl-copy", "xclip", "xsel", "clip.exe")


class Outcome(IntEnum):
    """What came of a check; the worst one is the exit code."""

    HOLDS = 0
    FAILS = 1
    REFUSED = 3
    """The server refused the key."""


class Check(Struct, frozen=True, gc=False):
    """A check and what came of it."""

    name: str
    outcome: Outcome
    says: str


def examine(reading: Reading, out: TextIO) -> int:
    """Tell each check on a line as it is made; 0 when all hold, 3 when the key is refused."""
    worst = Outcome.HOLDS
    for check in _checks(reading):
        worst = max(worst, check.outcome)
        word = "ok" if check.outcome is Outcome.HOLDS else "FAIL"
        out.write(f"{word:<5} {check.name:<10} {check.says}\n")
        out.flush()  # the next check may take seconds
    return worst


def _checks(reading: Reading) -> Iterator[Check]:
    yield _config(reading)
    key_check, key = _key()
    yield key_check
    yield _api(reading, key)
    yield _terminal()
    yield _clipboard()
    yield _time_zone()
    yield from _disk()
    yield from _journal(reading.settings.base_url)


def _config(reading: Reading) -> Check:
    from triage_tui.commands.configured import keymap_of  # knows no textual

    problems = (*reading.problems, *keymap_of(reading.settings).problems)
    if problems:
        return Check("config", Outcome.FAILS, str(ConfigError(*problems)))
    count = len(reading.origins)
    return Check("config", Outcome.HOLDS, f"{count} set" if count else "all defaults")


def _key() -> tuple[Check, ApiKey | None]:
    try:
        found = api_key.find_key(os.environ, paths.key_file())
    except ConfigError as error:
        return Check("key", Outcome.FAILS, str(error)), None
    if found is None:
        says = f"none. Set {api_key.VARIABLE}, or put it in {paths.key_file()} (chmod 600)"
        return Check("key", Outcome.FAILS, says), None
    return Check("key", Outcome.HOLDS, f"{found.key} (from {found.origin})"), found.key


def _api(reading: Reading, key: ApiKey | None) -> Check:
    host = reading.settings.base_url
    if reading.problems:
        # The address may be the thing that is wrong: the key must not go to another one.
        return Check("API", Outcome.FAILS, "skipped: fix the settings first")
    if key is None:
        return Check("API", Outcome.FAILS, "skipped: no API key")
    from triage_tui.smartlead.errors import Refused, SmartleadError, Unauthorized  # late: httpx

    started = time.monotonic()
    try:
        says = asyncio.run(_ask(reading.settings, key))
    except Unauthorized as error:
        if error.plan_expired:
            says = f"{host} accepts the key but says: {line(error.reason)}"
            return Check("API", Outcome.FAILS, f"{says} Renew your plan in Smartlead.")
        return Check("API", Outcome.REFUSED, f"{host} rejected the key: {line(error.reason)}")
    except SmartleadError as error:
        advice = "" if isinstance(error, Refused) else f" {_advice(error, started)}"
        says = f"{host}: {line(error.reason)}{advice}"
        return Check("API", Outcome.FAILS, says)
    return Check("API", Outcome.HOLDS, f"{host}: {says}{_way(host)}")


def _advice(error: SmartleadError, started: float) -> str:
    """What to try where no usable answer came, by where it seems to have gone wrong."""
    from triage_tui.smartlead.environment import certificates  # late, as above
    from triage_tui.smartlead.errors import RateLimited, TlsFailure

    seconds, named = time.monotonic() - started, certificates()
    waited = f"Gave up after {seconds:.0f} s. " if seconds >= 1 else ""
    if isinstance(error, RateLimited):
        return "Other tools on this account count too. Try again in a few minutes."
    if error.status is not None and error.status >= 500:
        return f"{waited}That's on Smartlead's side. Try again in a few minutes."
    if isinstance(error, TlsFailure):
        its_own = f"Check {named[0]}" if named else "Name your company's in SSL_CERT_FILE"
        return f"{its_own}, or check your network, VPN or proxy, then try again."
    return f"{waited}Check your network, VPN or proxy, then try again."


def _way(host: str) -> str:
    """What of the environment the answer came through."""
    from triage_tui.smartlead.environment import certificates, proxy_for  # late: with httpx

    proxy, named = proxy_for(host), certificates()
    parts = [f"via proxy {line(proxy.name)}"] if proxy is not None else []
    if named is not None and host.startswith("https:"):
        parts.append(f"certificates from {named[0]}")
    return "".join(f"; {part}" for part in parts)


async def _ask(settings: Settings, key: ApiKey) -> str:
    """The categories, and a page of the inbox: the shape of its rows, and what comes with them."""
    from triage_tui.smartlead.client import Smartlead
    from triage_tui.smartlead.limits import Limits
    from triage_tui.smartlead.pacer import Pacer
    from triage_tui.system.clock import SystemClock

    clock = SystemClock()
    limits = Limits(
        settings.requests_per_minute, settings.requests_per_2s, settings.requests_per_hour
    )
    pacer = Pacer(clock, limits)
    try:
        async with Smartlead(key, settings.base_url, pacer=pacer, clock=clock) as client:
            categories = await client.categories()
            page, support = await _page(client)
    finally:
        await pacer.aclose()
    if not page.rows:
        return f"{len(categories)} categories, no replies yet"
    has_come = any(row.history for row in page.rows)
    came = f"conversations come with the list, in {page.took:.1f} s" if has_come else ""
    said = "".join(f"; {words.rstrip('.')}" for words in (came, support.report) if words)
    return f"{len(categories)} categories, {page.shape} response format{said}"


async def _page(client: Smartlead) -> tuple[Page, HistorySupport]:
    """The first page with its conversations, else without; and which of the two it was."""
    from triage_tui.smartlead.errors import Ambiguous, Refused  # late, as above
    from triage_tui.sync.reading.history_support import HistorySupport

    support = HistorySupport()
    try:
        page = await client.list_lead_maps("inbox-replies", with_history=True)
    except (Refused, Ambiguous) as error:  # as the app does: without, it is seen what was at fault
        page = await client.list_lead_maps("inbox-replies", limit=1)
        support.refuse() if isinstance(error, Refused) else support.give_up()
    else:
        support.heard(page, is_only=True)
    return page, support


def _terminal() -> Check:
    size = terminal.size()
    kind = os.environ.get("TERM", "") or "TERM not set"
    reason = terminal.why_dumb(os.environ)
    if reason:
        return Check("terminal", Outcome.FAILS, reason)
    if size is None:
        return Check(
            "terminal", Outcome.HOLDS, f"{kind} (output isn't a terminal; size not checked)"
        )
    columns, rows = size
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding != "utf8":
        says = f"{sys.stdout.encoding} output. Set LANG to a UTF-8 locale"
        return Check("terminal", Outcome.FAILS, says)
    if columns < 40 or rows < 10:
        says = f"{columns}x{rows} is too small. Use at least 40x10; 120x36 is best"
        return Check("terminal", Outcome.FAILS, says)
    return Check("terminal", Outcome.HOLDS, f"{kind}, {columns}x{rows}, UTF-8")


def _clipboard() -> Check:
    tools = [tool for tool in CLIPBOARD_TOOLS if shutil.which(tool)]
    through = f"via {tools[0]}" if tools else "via the terminal (OSC 52), if it allows it"
    return Check("clipboard", Outcome.HOLDS, through)


def _time_zone() -> Check:
    found = time_zone()
    if found.problem:
        return Check("zone", Outcome.FAILS, found.problem)
    return Check("zone", Outcome.HOLDS, f"{found.name} ({found.source})")


def _disk() -> Iterator[Check]:
    folders: Sequence[tuple[str, Callable[[], Path]]] = (
        ("state", paths.state_dir),
        ("cache", paths.cache_dir),
    )
    for name, make in folders:
        try:
            folder = make()
            _try_writing(folder)
            free = shutil.disk_usage(folder).free
        except OSError as error:
            says = f"{error.filename or name}: {error.strerror}. Make it yours and writable"
            yield Check("disk", Outcome.FAILS, f"can't use the {name} folder: {says}")
            continue
        if free < ROOM_NEEDED:
            says = f"{folder}: only {free // 1_000_000} MB free. Free up some space"
            yield Check("disk", Outcome.FAILS, says)
        else:
            yield Check("disk", Outcome.HOLDS, f"{name}: {folder} ({free // 1_000_000:,} MB free)")


def _journal(base_url: str) -> Iterator[Check]:
    """The journal of the account, looked through and left as it is."""
    from triage_tui.sync.storage.journal_file import damage_of  # late: with the database

    try:
        path = paths.account_dir(base_url) / paths.JOURNAL
    except OSError:
        return  # told above
    if not path.exists():
        yield Check("journal", Outcome.HOLDS, "none yet")
    elif damage := damage_of(path):
        yield Check("journal", Outcome.FAILS, f"{path}: {damage}")
    else:
        yield Check("journal", Outcome.HOLDS, str(path))


def _try_writing(folder: Path) -> None:
    """As the journal will: a database committed to the disk, and gone again."""
    probe = folder / f".doctor.{os.getpid()}"
    try:
        paths.write_private(probe, "")
        connection = sqlite3.connect(probe)
        try:
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("CREATE TABLE probe (n INTEGER)")
            connection.commit()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise OSError(5, str(error), str(folder)) from None
    finally:
        probe.unlink(missing_ok=True)
