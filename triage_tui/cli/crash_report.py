"""What is kept and said when the program fails by an error of its own.

A report has versions, the places in our code, the kind of error and its words: no local variable,
no text of a mail, no key.
"""

from __future__ import annotations

import platform
import re
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from msgspec import Struct

from triage_tui.inbox.safe_text import SafeText, fill, joined, line, own
from triage_tui.smartlead.api_key import without_keys
from triage_tui.system import paths

PACKAGE = Path(__file__).resolve().parents[1]
KEPT_REPORTS = 10
WORDS_LIMIT = 200
DEPTH = 4
"""How many errors of a chain are told."""
LIBRARIES = ("textual", "rich", "httpx", "httpcore", "pydantic")

# What stands in quotes or looks like an address is a value, and a value may be somebody's text.
_VALUES = re.compile(
    r"'[^']*'?|\"[^\"]*\"?|“[^”]*”?|`[^`]*`?|\[[^\]]*\]?|\{[^}]*\}?|[^\s<>]+@[^\s<>]+|\bhttps?://\S+"
)


class Crash(Struct, frozen=True, gc=False):
    """An error told without what it was about."""

    said: SafeText
    """The kind of error and its words, on one line."""
    report: str
    """The whole report; ASCII and clean."""

    def on_screen(self, kept: Path | None) -> SafeText:
        """What the user reads once the terminal is back."""
        where = (
            fill("Report (no emails, no key): {}. Please attach it to a bug report.", line(kept))
            if kept is not None
            else own("Couldn't write a report. Please report the line above.")
        )
        return joined(
            "\n",
            (
                fill("triage-tui crashed ({}).", self.said),
                own("Your changes are saved. Anything not synced yet will sync next time."),
                where,
            ),
        )


def crash_of(error: BaseException) -> Crash:
    """Tell an error by its kind, its words and the places in our code it came through."""
    chain = list(_chain(error))
    said = _said(chain[0])
    parts = [*_machine(), ""]
    for number, each in enumerate(chain):
        parts.append(f"{'caused by' if number else 'error'}: {_said(each)}")
        parts += _places(each.__traceback__)
    text = "\n".join(line(part, limit=300) for part in parts)
    return Crash(said, text.encode("ascii", "backslashreplace").decode() + "\n")


def keep(crash: Crash) -> Path | None:
    """Write the report beside the journal, for this user alone; `None` when the disk says no."""
    with suppress(OSError):
        folder = paths.state_dir()
        stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
        file = folder / f"crash-{stamp}.txt"
        paths.write_private(file, crash.report)
        for old in sorted(folder.glob("crash-*.txt"))[:-KEPT_REPORTS]:
            old.unlink(missing_ok=True)
        return file
    return None


def tell(error: Exception) -> str:
    """Keep a report of an error that nobody caught; returns what is said on the terminal."""
    told = crash_of(error)
    return told.on_screen(keep(told))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what caused it; a worker's wrapper is taken off first."""
    inner = getattr(error, "error", None)  # textual's WorkerFailed
    following: BaseException | None = inner if isinstance(inner, BaseException) else error
    seen: set[int] = set()
    while following is not None and id(following) not in seen and len(seen) < DEPTH:
        yield following
        seen.add(id(following))
        hidden = following.__suppress_context__
        following = following.__cause__ or (None if hidden else following.__context__)


def _said(error: BaseException) -> SafeText:
    try:
        words = str(error)
    except Exception:  # noqa: BLE001 - an error that cannot even be written out is still told
        words = ""
    first = without_keys(words).strip().partition("\n")[0]
    clean = line(_VALUES.sub("…", first), limit=WORDS_LIMIT)
    kind = line(type(error).__name__)
    return fill("{}: {}", kind, clean) if clean else kind


def _places(trace: TracebackType | None) -> list[str]:
    """Our frames, and the last one of others: file, line and function, nothing else."""
    frames = list(traceback.walk_tb(trace))
    told = []
    for frame, number in frames:
        place = _place(frame.f_code.co_filename)
        is_last = frame is frames[-1][0]
        if place.startswith(f"{PACKAGE.name}/") or is_last:
            told.append(f"  {place}:{number} {frame.f_code.co_name}")
    return told


def _place(filename: str) -> str:
    """A file as seen from its package: no folder of this machine's user."""
    path = Path(filename)
    with suppress(ValueError):
        return f"{PACKAGE.name}/{path.resolve().relative_to(PACKAGE).as_posix()}"
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return path.name


def _machine() -> list[str]:
    from importlib.metadata import PackageNotFoundError, version

    from triage_tui.system.version import version_text

    found = []
    for name in LIBRARIES:
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return [
        time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime()),
        version_text(),
        f"Python {platform.python_version()} on {sys.platform} {platform.release()}",
        ", ".join(found),
    ]
