"""Looking for a task or note of unknown outcome: found, asked about, never sent again unasked."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from msgspec import structs

from triage_tui.inbox.actions import ActionId, AddNote, CreateTask, Entry, Status
from triage_tui.inbox.events import Pause, PauseKind
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own
from triage_tui.sync.journaled_state import JournaledState
from triage_tui.sync.outbox.delivery import Next, back_off
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.outcome import (
    Limited,
    LookedBack,
    NoSuchList,
    Retry,
    Seen,
    Stopped,
    Unauthorized,
)
from triage_tui.sync.protocols import Gateway
from triage_tui.sync.storage.turns import Writing
from triage_tui.system.clock import Clock

CLOCK_SLACK = 2.0
"""Seconds by which the server's times may lie before ours."""
_UNUSABLE = 2
"""Answers that cannot be used before one more of them means that there is no way to look."""
_ABSENT = own("We couldn't find it in Smartlead (checked twice).")
_NOT_YET = own("Not there at the first check.")
_NO_LIST = own("We can't tell whether it arrived.")


class LookBack:
    """Looks back for each caller; counts the looks that found nothing."""

    def __init__(
        self,
        journaled: JournaledState,
        clock: Clock,
        rules: OutboxRules,
        gateway: Gateway,
        jitter: Callable[[], float],
    ) -> None:
        self._journaled = journaled
        self._clock = clock
        self._rules = rules
        self._gateway = gateway
        self._jitter = jitter
        self._absent: dict[ActionId, int] = {}
        self._tries: dict[ActionId, int] = {}

    async def run(self, action_id: ActionId) -> Next:
        """Look once."""
        entry = self._entry(action_id)
        if entry is None or not isinstance(entry.action, CreateTask | AddNote):
            return Next()
        since = entry.created_wall if entry.sent_wall is None else entry.sent_wall
        seen = await self._gateway.look_back(
            entry.action, entry.facts.lead_id, since - self._set_back(entry)
        )
        return await self._journaled.turns.done(self._settling(action_id, seen))

    def _settling(self, action_id: ActionId, seen: LookedBack) -> Writing[Next]:
        """Move the entry on, in its turn."""
        entry = self._entry(action_id)
        if entry is None:
            return Next()  # the user answered meanwhile
        following = self._after(entry, seen)
        yield from self._journaled.catching_up()
        return following

    def _after(  # one a class of outcome
        self, entry: Entry, seen: LookedBack
    ) -> Next:
        action_id = entry.action_id
        match seen:
            case Seen():
                self._tries.pop(action_id, None)
                return self._seen(entry, seen)
            case NoSuchList():
                return self._ask(entry, _no_list(seen.reason))
            case Unauthorized() | Stopped():
                return self._later(entry, seen.reason, _pause_of(seen))
            case Retry(may_be_applied=True) if self._tries.get(action_id, 0) >= _UNUSABLE:
                return self._ask(entry, _no_list(seen.reason))
            case Retry() | Limited():
                return self._later(entry, seen.reason, after=seen.after)
            case _:
                assert_never(seen)

    def _entry(self, action_id: ActionId) -> Entry | None:
        entry = self._journaled.state.entries.get(action_id)
        return entry if entry is not None and entry.status is Status.UNKNOWN else None

    def _set_back(self, entry: Entry) -> float:
        """Seconds by which our wall clock was set back since the key was pressed.

        Forward is no question: it goes on while the machine sleeps, and the other clock does not.
        """
        apart = self._clock.wall() - self._clock.monotonic()
        return max(0.0, entry.created_wall - entry.created_at - apart)

    def _seen(self, entry: Entry, seen: Seen) -> Next:
        found = self._unclaimed(entry, seen)
        if found is not None:
            self._forget(entry)
            return self._moved(
                structs.replace(
                    entry,
                    status=Status.DONE,
                    reason=NOTHING,
                    server_id=found or None,
                    next_try_at=None,
                    confirmed_at=self._clock.monotonic(),
                    decided_wall=self._clock.wall(),
                )
            )
        looks = self._absent[entry.action_id] = self._absent.get(entry.action_id, 0) + 1
        if looks >= 2:
            return self._ask(entry, _ABSENT)
        at = self._clock.monotonic() + self._rules.look_back_gap
        return self._moved(structs.replace(entry, reason=_NOT_YET, next_try_at=at))

    def _unclaimed(self, entry: Entry, seen: Seen) -> str | None:
        """The id of a match that belongs to no other row of ours; empty when it has none."""
        journal = self._journaled.journal
        mine = journal.made_for(entry.facts.lead_id, entry.lead_map_id, entry.kind)
        claimed = {other.server_id for other in mine if other.server_id is not None}
        since = (entry.sent_wall or entry.created_wall) - CLOCK_SLACK
        nameless = sum(
            other.server_id is None
            and structs.replace(other.action, lead_map_id=entry.lead_map_id) == entry.action
            and (other.decided_wall or 0.0) >= since
            for other in mine
        )
        free = [each or "" for each in seen.server_ids if each is None or each not in claimed]
        return free[nameless] if len(free) > nameless else None

    def _ask(self, entry: Entry, reason: SafeText) -> Next:
        self._forget(entry)
        return self._moved(
            structs.replace(entry, status=Status.ASK, reason=reason, next_try_at=None)
        )

    def _later(
        self, entry: Entry, said: SafeText, pause: Pause | None = None, after: float | None = None
    ) -> Next:
        """The look itself failed: that is said, and it is tried again."""
        tries = self._tries[entry.action_id] = self._tries.get(entry.action_id, 0) + 1
        longest = self._rules.longest_look_wait
        wait = back_off(self._rules, tries, self._jitter(), longest)
        at = self._clock.monotonic() + max(wait, after or 0.0)
        moved = self._moved(
            structs.replace(entry, reason=fill("The check failed: {}", said), next_try_at=at)
        )
        return structs.replace(moved, pause=pause, is_failure=pause is None)

    def _forget(self, entry: Entry) -> None:
        self._absent.pop(entry.action_id, None)
        self._tries.pop(entry.action_id, None)

    def _moved(self, entry: Entry) -> Next:
        self._journaled.note([entry])
        return Next(moved=(entry,))


def _no_list(said: SafeText) -> SafeText:
    """Why nobody can look, with the server's words on it."""
    return fill("{} {}", _NO_LIST, said) if said else _NO_LIST


def _pause_of(seen: Unauthorized | Stopped) -> Pause | None:
    """What waits for the user; a lapsed plan is looked past by itself."""
    if isinstance(seen, Stopped):
        return Pause(PauseKind.TLS, seen.reason)
    return None if seen.plan_expired else Pause(PauseKind.KEY, seen.reason)
