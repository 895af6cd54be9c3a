"""What a command is: an id, keys, a title, and what it runs."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from msgspec import Struct


class Group(StrEnum):
    """The headings under which keys are listed."""

    MOVE = "Move"
    DECIDE = "Triage"
    BULK = "Bulk actions"
    VIEWS = "Views"
    PANES = "Read"
    APP = "App"
    RECORDS = "Outbox and history"
    OUTBOX = "Outbox"
    HISTORY = "History"
    TEAM = "Team"


class Place(StrEnum):
    """Where a key is pressed: one key may mean one thing in each."""

    INBOX = "inbox"
    OUTBOX = "outbox"
    HISTORY = "history"


PLACES = {
    Group.RECORDS: frozenset({Place.OUTBOX, Place.HISTORY}),
    Group.OUTBOX: frozenset({Place.OUTBOX}),
    Group.HISTORY: frozenset({Place.HISTORY}),
}
"""The places of the groups that are not the inbox's."""
_INBOX = frozenset({Place.INBOX})

Run = Callable[[Any], object]
"""Does it, given the `Handlers`; the table, which knows them, checks the type."""


class Command(Struct, frozen=True, eq=False, gc=False):
    """Something a person can do: by key, palette, mouse or play."""

    command_id: str
    """Stable: users re-map it in `[keys]`."""
    keys: str
    """As users write them, comma between alternatives, space inside a sequence: `g g, home`."""
    title: str
    """A few words, as help and palette show them."""
    run: Run
    group: Group
    changes: bool = False
    """True when it changes lead maps: the registry asks first whether anything may be changed."""

    @property
    def places(self) -> frozenset[Place]:
        """Where its keys work."""
        return PLACES.get(self.group, _INBOX)
