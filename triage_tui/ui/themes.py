"""The themes there are: Textual's own, and a pair drawn for long sessions."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

DUSK = Theme(
    name="triage-dark",
    primary="#7aa2c9",
    secondary="#8f9bb3",
    accent="#d8a657",
    warning="#d9a05b",
    error="#d3776b",
    success="#87b38d",
    foreground="#d4d1c7",
    background="#17191c",
    surface="#1d2024",
    panel="#24282d",
    dark=True,
)
"""Warm gray on a soft black: no pure white, no color louder than the words."""
PAPER = Theme(
    name="triage-light",
    primary="#2b5f8c",
    secondary="#5c6b80",
    accent="#8f5a0a",
    warning="#8a5a00",
    error="#a33a2c",
    success="#2f6b3a",
    foreground="#2b2a27",
    background="#f6f3ec",
    surface="#ece8de",
    panel="#e5e0d4",
    dark=False,
)
"""Ink on paper: no pure white either."""
OWN_THEMES = (DUSK, PAPER)
ALIASES = {"ansi": "ansi-dark"}
"""Names for people who want their terminal's own colors without knowing which pair that is."""


def theme_names() -> tuple[str, ...]:
    """Every theme that can be set, ours first."""
    return (*(theme.name for theme in OWN_THEMES), *sorted(BUILTIN_THEMES), *ALIASES)


def why_no_theme(name: str) -> str | None:
    """A sentence when there is no such theme; `None` when there is."""
    if name in theme_names():
        return None
    from difflib import get_close_matches  # late: only a mistake needs it

    near = get_close_matches(name, theme_names(), n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"Choose one of: {', '.join(theme_names())}."
    return f"there's no theme {name!r}. {hint}"
