"""A bulk run: one gesture on many lead maps, how far it is, and how long it will take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from triage_tui.inbox.actions import Action, Entry, GestureId, Kind, SetRead, Status
from triage_tui.inbox.safe_text import SafeText, fill, joined, line, own, part

MINUTE = 60.0
HOUR = 3600.0


class Place(StrEnum):
    """Where an action of a run is, as its progress bar counts it."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    """Refused, or waiting for the user's word."""
    BACK = "back"
    """Taken back or given up."""


_PLACES = {
    Status.HELD: Place.WAITING,
    Status.PENDING: Place.WAITING,
    Status.IN_FLIGHT: Place.WAITING,
    Status.UNKNOWN: Place.WAITING,
    Status.ASK: Place.REFUSED,
    Status.REFUSED: Place.REFUSED,
    Status.DONE: Place.DONE,
    Status.SAME: Place.DONE,
    Status.MERGED: Place.DONE,  # a later key took its place: nothing is left to do for the run
    Status.UNDONE: Place.BACK,
    Status.DROPPED: Place.BACK,
}
UNDOING = own("Undoing")
"""What a run does that takes another one back."""
_DOING = {
    Kind.ASSIGN: own("assigning"),
    Kind.CATEGORY: own("setting category"),
    Kind.READ: own("marking as read"),
    Kind.TASK: own("creating task"),
    Kind.NOTE: own("adding note"),
}
_TO_DO = {
    Kind.ASSIGN: own("assign"),
    Kind.CATEGORY: own("set category"),
    Kind.READ: own("mark as read"),
    Kind.TASK: own("create tasks"),
    Kind.NOTE: own("add notes"),
}
_UNREAD_DOING: Final = {**_DOING, Kind.READ: own("marking as unread")}
_UNREAD_TO_DO: Final = {**_TO_DO, Kind.READ: own("mark as unread")}


_OPEN_FIRST = (Place.WAITING, Place.REFUSED, Place.DONE, Place.BACK)


def place_of(entry: Entry) -> Place:
    """Where the progress bar counts this action."""
    return _PLACES[entry.status]


def place_of_reply(places: Iterable[Place]) -> Place:
    """Where a reply of a run is: done once all of its actions are."""
    there = set(places)
    return next((each for each in _OPEN_FIRST if each in there), Place.BACK)


def title_of(kinds: Iterable[Kind], *, is_unread: bool) -> SafeText:
    """What a run does, in a few words: "Assigning and creating task".

    The read status that goes with a category, a task or a note is said only where it is all.
    """
    words = joined(" and ", _each_of(_UNREAD_DOING if is_unread else _DOING, kinds))
    return fill("{}{}", line(words[:1].upper()), part(words, 1, len(words)))


def makes_unread(action: Action) -> bool:
    """True for an action that marks as unread."""
    return isinstance(action, SetRead) and not action.is_read


def to_do(actions: Sequence[Action]) -> SafeText:
    """The same as the answer to a question: "assign and create tasks"."""
    words = _UNREAD_TO_DO if any(makes_unread(each) for each in actions) else _TO_DO
    return joined(" and ", _each_of(words, (each.kind for each in actions)))


def _each_of(words: Mapping[Kind, SafeText], kinds: Iterable[Kind]) -> list[SafeText]:
    there = set(kinds)
    if len(there) > 1:
        there.discard(Kind.READ)
    return [said for kind, said in words.items() if kind in there]


class Run(Struct, frozen=True, gc=False):
    """A run as its progress bar shows it, counted in replies: each may take several requests."""

    gesture_id: GestureId
    title: SafeText
    done: int = 0
    waiting: int = 0
    refused: int = 0
    back: int = 0
    is_paused: bool = False
    seconds_left: float | None = None
    """`None` while nothing waits, or it stands still."""

    @property
    def total(self) -> int:
        return self.done + self.waiting + self.refused + self.back

    @property
    def is_over(self) -> bool:
        return not self.waiting


def seconds_for(requests: int, *, per_minute: int | None, per_hour: int | None) -> float:
    """About how long so many requests take under the pacer's ceilings; `None`: no ceiling.

    Bulk requests are spread over the minute, so that keys pressed meanwhile find room. Where the
    hour's share is used up, the rest waits for the next one.
    """
    if requests <= 0:
        return 0.0
    hours = (requests - 1) // per_hour if per_hour else 0
    rest = requests - hours * per_hour if per_hour else requests
    return hours * HOUR + (rest * MINUTE / per_minute if per_minute else 0.0)
