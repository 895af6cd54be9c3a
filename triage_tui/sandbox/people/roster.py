"""The sixty people of the made-up inbox, and names for many more."""

from __future__ import annotations

from triage_tui.sandbox.people.persona import Flag, Form, Part, Said
from triage_tui.sandbox.people.replies import (
    automatic,
    interest,
    meetings,
    objections,
    questions,
    referrals,
    refusals,
)

__all__ = ["CAST", "Flag", "Form", "Part", "Said"]


def _mixed(*themes: tuple[Part, ...]) -> tuple[Part, ...]:
    """All parts, each theme spread evenly over the whole."""
    placed = [
        ((place + 0.5) / len(theme), order, part)
        for order, theme in enumerate(themes)
        for place, part in enumerate(theme)
    ]
    return tuple(part for _, _, part in sorted(placed, key=lambda item: item[:2]))


CAST = _mixed(
    meetings.PARTS,
    interest.PARTS,
    questions.PARTS,
    objections.PARTS,
    automatic.PARTS,
    refusals.PARTS,
    referrals.PARTS,
)
"""Newest reply first."""
