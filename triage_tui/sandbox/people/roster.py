"""Everybody of the made-up inbox, from the files of `replies/`; each is read once, when needed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from triage_tui.sandbox.people.reply_file import REPLIES, read_names, read_personas, read_texts

if TYPE_CHECKING:
    from triage_tui.sandbox.people.persona import Names, Persona

THEMES = (
    "meetings",
    "interest",
    "questions",
    "objections",
    "automatic",
    "refusals",
    "referrals",
)


@cache
def personas() -> tuple[Persona, ...]:
    """The sixty whom each inbox begins with, newest reply first."""
    return _mixed([read_personas(REPLIES / f"{theme}.toml") for theme in THEMES])


@cache
def recurring() -> tuple[Persona, ...]:
    """Those whose words fit others as well."""
    return tuple(persona for persona in personas() if persona.can_recur)


@cache
def first_places() -> dict[str, int]:
    """By address, the first place of each person among the personas."""
    places: dict[str, int] = {}
    for place, persona in enumerate(personas()):
        places.setdefault(persona.email, place)
    return places


@cache
def follow_ups() -> tuple[str, ...]:
    """What leads write next, while the inbox is open."""
    return read_texts(REPLIES / "follow_ups.toml")


@cache
def names() -> Names:
    """Names, companies and jobs for the people beyond the sixty."""
    return read_names(REPLIES / "names.toml")


def _mixed(themes: list[tuple[Persona, ...]]) -> tuple[Persona, ...]:
    """All personas, each theme spread evenly over the whole."""
    placed = [
        ((place + 0.5) / len(theme), order, persona)
        for order, theme in enumerate(themes)
        for place, persona in enumerate(theme)
    ]
    return tuple(persona for _, _, persona in sorted(placed, key=lambda item: item[:2]))
