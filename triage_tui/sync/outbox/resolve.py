"""The user's answers to what waits for them: an action that asks, was refused or stands in line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import structs

from triage_tui.inbox.actions import Action, ActionId, Assign, Entry, GestureId, Status, is_setting
from triage_tui.inbox.safe_text import NOTHING
from triage_tui.sync.gestures import NewAction, at_rest
from triage_tui.sync.journaled_state import JournaledState
from triage_tui.sync.outbox.outbox import Outbox
from triage_tui.sync.storage.journal_rows import Origin
from triage_tui.sync.storage.turns import Writing
from triage_tui.system.clock import Clock


class Record(Protocol):
    """Writes a gesture that is about another one, as the store does."""

    def __call__(
        self,
        presses: Sequence[NewAction],
        *,
        origin: Origin,
        about: GestureId | None,
        resting: Sequence[Entry],
    ) -> Writing[GestureId]: ...


class Resolver:
    """Moves one action on by the user's word; each raises `JournalError` like the store."""

    def __init__(
        self, journaled: JournaledState, outbox: Outbox, clock: Clock, record: Record
    ) -> None:
        self._journaled = journaled
        self._outbox = outbox
        self._clock = clock
        self._record = record

    def retrying(self, *action_ids: ActionId) -> Writing[bool]:
        """Try waiting actions now, and refused ones again as a new press, in one transaction.

        False when there is no such action to try.
        """
        known, now = self._journaled.state.entries, self._clock.monotonic()
        found = [entry for each in action_ids if (entry := known.get(each)) is not None]
        refused = [entry for entry in found if entry.status is Status.REFUSED]
        moved = [
            structs.replace(entry, status=Status.PENDING, leaves_at=now, next_try_at=None)
            for entry in found
            if entry.status.is_unsent
        ]
        if refused:
            yield from self._again(refused, beside=moved)
        elif moved:
            self._outbox.take_in((yield from self._journaled.writing(moved)))
        return bool(refused or moved)

    def sending_again(self, action_id: ActionId) -> Writing[bool]:
        """The user's word that an asked action is to be sent; false when it is not asked about."""
        entry = self._asked(action_id)
        if entry is None:
            return False
        if not isinstance(entry.action, Assign):
            yield from self._again([entry])
            return True
        now = self._clock.monotonic()
        moved = structs.replace(entry, status=Status.PENDING, leaves_at=now, reason=NOTHING)
        self._outbox.take_in((yield from self._journaled.writing([moved])))
        return True

    def accepting(self, action_id: ActionId) -> Writing[bool]:
        """The user's word that a task or note arrived; false when it is not asked about."""
        entry = self._asked(action_id)
        if entry is None or is_setting(entry.action):
            return False
        yield from self._rest(
            [structs.replace(entry, confirmed_at=self._clock.monotonic())], Status.DONE
        )
        return True

    def replacing(self, action_id: ActionId, action: Action) -> Writing[bool]:
        """Press a refused action again as the user put it right; false when there is none."""
        entry = self._journaled.state.entries.get(action_id)
        if entry is None or entry.status is not Status.REFUSED:
            return False
        yield from self._again([entry], action)
        return True

    def giving_up(self, *action_ids: ActionId) -> Writing[tuple[Entry, ...]]:
        """Give actions up, in one transaction; returns those that were, as they were.

        One whose request is on its way stays, and so does one that is not there any more.
        """
        known = self._journaled.state.entries
        found = [entry for each in action_ids if (entry := known.get(each)) is not None]
        given_up = tuple(entry for entry in found if entry.status is not Status.IN_FLIGHT)
        if given_up:
            yield from self._rest(given_up, Status.DROPPED)
        return given_up

    def restoring(self, entries: Sequence[Entry]) -> Writing[bool]:
        """Bring back what was just given up, each action as it was.

        One that waited to be sent is pressed again, and waits for its undo window again; one that
        asked or was refused asks or stands refused again. False when a later key is on its field.
        """
        if any(self._is_overtaken(entry) for entry in entries):
            return False
        waiting = [entry for entry in entries if entry.status.is_unsent]
        others = [entry for entry in entries if not entry.status.is_unsent]
        if waiting:
            yield from self._record(
                [NewAction(entry.action, like=entry) for entry in waiting],
                origin=Origin.AGAIN,
                about=waiting[0].gesture_id,
                resting=others,
            )
        elif others:
            self._outbox.take_in((yield from self._journaled.writing(others)))
        return True

    def _is_overtaken(self, entry: Entry) -> bool:
        others = self._journaled.state.entries_of(entry.lead_map_id)
        return is_setting(entry.action) and any(each.kind is entry.kind for each in others)

    def _asked(self, action_id: ActionId) -> Entry | None:
        entry = self._journaled.state.entries.get(action_id)
        return entry if entry is not None and entry.status is Status.ASK else None

    def _again(
        self, entries: Sequence[Entry], action: Action | None = None, beside: Sequence[Entry] = ()
    ) -> Writing[None]:
        """Press again, as it was or as `action` puts it right; `beside` is written with it."""
        wall = self._clock.wall()
        rested = [at_rest(entry, Status.DROPPED, wall) for entry in entries]
        yield from self._record(
            [NewAction(action or entry.action, like=entry) for entry in entries],
            origin=Origin.AGAIN,
            about=entries[0].gesture_id,
            resting=[*rested, *beside],
        )

    def _rest(self, entries: Sequence[Entry], status: Status) -> Writing[None]:
        wall = self._clock.wall()
        rested = [at_rest(entry, status, wall) for entry in entries]
        self._outbox.take_in((yield from self._journaled.writing(rested)))
