"""Which digit sets which category: pinned to ids, so that a habit survives renames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from triage_tui.inbox.lead_map import CategoryId

DIGITS = range(1, 10)


def pinned(saved: Mapping[int, CategoryId], known: Iterable[CategoryId]) -> dict[int, CategoryId]:
    """The digits 1 to 9 with their categories.

    What is saved stays where it is, even when its category has vanished: a dead digit is better
    than one that suddenly means something else. Digits never used take the lowest ids left over.
    """
    pins = dict(saved)
    taken = set(pins.values())
    rest = iter(sorted(category_id for category_id in known if category_id not in taken))
    for digit in DIGITS:
        if digit not in pins:
            category_id = next(rest, None)
            if category_id is None:
                break
            pins[digit] = category_id
    return pins
