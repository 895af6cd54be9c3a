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
        self, ledger: JournaledState, outbox: Outbox, clock: Clock, record: Record
    ) -> None:
        self._ledger = ledger
        self._outbox = outbox
        self._clock = clock
        self._record = record

    def retrying(self, action_id: ActionId) -> Writing[bool]:
        """Try a waiting action now, or a refused one again as a new press.

        False when there is no such action to try.
        """
        entry = self._ledger.state.entries.get(action_id)
        if entry is None:
            return False
        if entry.status is Status.REFUSED:
            yield from self._again(entry)
            return True
        if not entry.status.is_unsent:
            return False
        now = self._clock.monotonic()
        moved = structs.replace(entry, status=Status.PENDING, leaves_at=now, next_try_at=None)
        self._outbox.take_in((yield from self._ledger.writing([moved])))
        return True

    def sending_again(self, action_id: ActionId) -> Writing[bool]:
        """The user's word that an asked action is to be sent; false when it is not asked about."""
        entry = self._asked(action_id)
        if entry is None:
            return False
        if not isinstance(entry.action, Assign):
            yield from self._again(entry)
            return True
        now = self._clock.monotonic()
        moved = structs.replace(entry, status=Status.PENDING, leaves_at=now, reason=NOTHING)
        self._outbox.take_in((yield from self._ledger.writing([moved])))
        return True

    def accepting(self, action_id: ActionId) -> Writing[bool]:
        """The user's word that a task or note arrived; false when it is not asked about."""
        entry = self._asked(action_id)
        if entry is None or is_setting(entry.action):
            return False
        yield from self._rest(
            structs.replace(entry, confirmed_at=self._clock.monotonic()), Status.DONE
        )
        return True

    def replacing(self, action_id: ActionId, action: Action) -> Writing[bool]:
        """Press a refused action again as the user put it right; false when there is none."""
        entry = self._ledger.state.entries.get(action_id)
        if entry is None or entry.status is not Status.REFUSED:
            return False
        yield from self._again(entry, action)
        return True

    def dropping(self, action_id: ActionId) -> Writing[bool]:
        """Give an action up; false when its request is on its way, or there is no such action."""
        entry = self._ledger.state.entries.get(action_id)
        if entry is None or entry.status is Status.IN_FLIGHT:
            return False
        yield from self._rest(entry, Status.DROPPED)
        return True

    def restoring(self, entries: Sequence[Entry]) -> Writing[bool]:
        """Bring back what was just given up, each action as it was.

        One that waited to be sent is pressed again, and waits for its undo window again; one that
        asked or was refused asks or stands refused again. False when a later key is on its field.
        """
        if any(self._is_overtaken(entry) for entry in entries):
            return False
        waiting = [entry for entry in entries if entry.status.is_unsent]
        if waiting:
            yield from self._record(
                [NewAction(entry.action, like=entry) for entry in waiting],
                origin=Origin.AGAIN,
                about=waiting[0].gesture_id,
                resting=(),
            )
        others = [entry for entry in entries if not entry.status.is_unsent]
        if others:
            self._outbox.take_in((yield from self._ledger.writing(others)))
        return True

    def _is_overtaken(self, entry: Entry) -> bool:
        others = self._ledger.state.entries_of(entry.lead_map_id)
        return is_setting(entry.action) and any(each.kind is entry.kind for each in others)

    def _asked(self, action_id: ActionId) -> Entry | None:
        entry = self._ledger.state.entries.get(action_id)
        return entry if entry is not None and entry.status is Status.ASK else None

    def _again(self, entry: Entry, action: Action | None = None) -> Writing[None]:
        yield from self._record(
            [NewAction(action or entry.action, like=entry)],
            origin=Origin.AGAIN,
            about=entry.gesture_id,
            resting=[at_rest(entry, Status.DROPPED, self._clock.wall())],
        )

    def _rest(self, entry: Entry, status: Status) -> Writing[None]:
        rested = at_rest(entry, status, self._clock.wall())
        self._outbox.take_in((yield from self._ledger.writing([rested])))
