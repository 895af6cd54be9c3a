"""What the terminal is, before anything is drawn on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping

KEPT = frozenset({"TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DISABLE_KITTY_KEY"})
"""Textual's variables about how the terminal is, not about what the program does."""
DEVTOOLS = "TRIAGE_DEVTOOLS"
MANY_COLORS = 256
"""With fewer, mixed colors are rounded until categories and chosen rows look like the rest."""
FEW_COLORS_THEME = "ansi"
COLORS_OF_SYSTEM = {"standard": 16, "256": MANY_COLORS, "truecolor": 1 << 24}
"""What `TEXTUAL_COLOR_SYSTEM` can ask for."""


def why_not(environ: Mapping[str, str]) -> str | None:
    """Why the app cannot open here, and what to do; `None` when it can."""
    streams = {"input": sys.stdin, "output": sys.stdout, "error output": sys.stderr}
    for name, stream in streams.items():
        if stream is None or stream.closed or not stream.isatty():
            return (
                f"triage-tui needs a terminal, but its {name} isn't one. Run it in a terminal, "
                "without pipes or redirection."
            )
    return why_dumb(environ)


def why_dumb(environ: Mapping[str, str]) -> str | None:
    """Why a terminal of this TERM cannot show the app; `None` when it can."""
    if environ.get("TERM", "").strip().lower() in {"dumb", "unknown"}:
        return (
            f"This terminal can't move its cursor (TERM={environ['TERM']}). Use another "
            "terminal, or set TERM to match yours, e.g. xterm-256color."
        )
    return None


def is_plain(environ: Mapping[str, str]) -> bool:
    """Whether the locale is one without Unicode, such as `LANG=C`.

    An empty locale says nothing, and an asked-for `TRIAGE_GLYPHS` settles it.
    """
    if environ.get("TRIAGE_GLYPHS", "").strip():
        return False
    names = (environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next(filter(None, names), "")
    return bool(locale) and "utf" not in locale.lower()


def default_theme(environ: Mapping[str, str], usual: str) -> str:
    """The theme of a terminal for which none was chosen: its own colors where it has few."""
    return usual if colors(environ) >= MANY_COLORS else FEW_COLORS_THEME


def colors(environ: Mapping[str, str]) -> int:
    """How many colors will be drawn, by the rules of the library that draws them."""
    forced = COLORS_OF_SYSTEM.get(environ.get("TEXTUAL_COLOR_SYSTEM", "").strip().lower())
    if forced is not None:
        return forced
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return COLORS_OF_SYSTEM["truecolor"]
    ending = environ.get("TERM", "").strip().lower().rpartition("-")[2]
    return MANY_COLORS if ending in {"256color", "kitty"} else COLORS_OF_SYSTEM["standard"]


def silence_developer_variables(environ: MutableMapping[str, str]) -> None:
    """Take Textual's developer variables away, unless `TRIAGE_DEVTOOLS=1` asks for them.

    They write logs, press keys and open sockets; an installed program must not do so because of
    what some other shell session exported.
    """
    if environ.get(DEVTOOLS) == "1":
        return
    for name in [name for name in environ if name == "TEXTUAL" or name.startswith("TEXTUAL_")]:
        if name not in KEPT:
            del environ[name]


def size() -> tuple[int, int] | None:
    """Columns and rows of the terminal, or `None` when there is none."""
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        try:
            if stream is not None:
                columns, rows = os.get_terminal_size(stream.fileno())
                return columns, rows
        except (OSError, ValueError):
            continue
    return None
