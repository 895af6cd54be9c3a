"""One delivery: an action leaves, and its outcome moves it on."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from msgspec import Struct, structs

from triage_tui.inbox.actions import ActionId, Entry, Status, is_setting, target
from triage_tui.inbox.coalesce import after_refusal, move_befores, succeed
from triage_tui.inbox.events import Moved, Pause, PauseKind
from triage_tui.inbox.safe_text import NOTHING
from triage_tui.sync.gestures import at_rest
from triage_tui.sync.journaled_state import JournaledState
from triage_tui.sync.outbox.lapsed_plan import LapsedPlan
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.outcome import (
    Done,
    Limited,
    Outcome,
    Refused,
    Retry,
    Stopped,
    Unauthorized,
    Unknown,
    WithdrawnError,
)
from triage_tui.sync.protocols import Gateway
from triage_tui.sync.storage.journal import JournalError
from triage_tui.sync.storage.turns import Writing
from triage_tui.system.clock import Clock

FIRST_LOOK = 2.0
"""Seconds until a task of unknown outcome is first looked for: it may still be on its way."""


class Next(Struct, frozen=True, gc=False):
    """What the queue does after a delivery or a look."""

    moved: tuple[Entry, ...] = ()
    pause: Pause | None = None
    is_failure: bool = False
    """True when it says that the network or the server is not well."""


def back_off(rules: OutboxRules, tries: int, jitter: float, longest: float) -> float:
    """Seconds until the next try: doubling, between half of it and all of it."""
    ceiling = min(longest, rules.first_wait * 2.0 ** min(tries, 16))
    return max(rules.first_wait, ceiling * (0.5 + jitter / 2))


class Delivery:
    """Sends one action at a time for each caller."""

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
        self._plan = LapsedPlan(rules)
        self._in_a_row = 0

    def forget_plan(self) -> None:
        """After a new key, a lapsed plan gets its second try again."""
        self._plan.forget()

    async def run(self, action_id: ActionId) -> Next:
        """Send the action, unless it is taken back before its turn comes."""
        waiting = self._entry(action_id)
        if waiting is None:
            return Next()
        if waiting.status is Status.HELD:
            self._journaled.tell(Moved([structs.replace(waiting, status=Status.PENDING)]))
        sent: list[Entry] = []

        async def leaving() -> None:
            sent.append(await self._journaled.turns.done(self._leaving(action_id)))

        try:
            outcome = await self._gateway.deliver(
                waiting.action,
                is_bulk=waiting.is_bulk,
                leaving=leaving,
            )
        except WithdrawnError:
            return Next()
        except JournalError as error:
            until = self._clock.monotonic() + self._rules.disk_wait
            return Next(pause=Pause(PauseKind.DISK, error.reason, until))
        return await self._journaled.turns.done(self._settling(action_id, sent, outcome))

    def _settling(self, action_id: ActionId, sent: list[Entry], outcome: Outcome) -> Writing[Next]:
        """Move the entry on, in its turn: what is being pressed on the field is shown by then."""
        entry = self._journaled.state.entries[action_id]
        # Without its turn no request went out: as if it was provably not sent.
        following = self._after(sent[0] if sent else entry, entry, outcome)
        yield from self._journaled.catching_up()
        return following

    def _entry(self, action_id: ActionId) -> Entry | None:
        entry = self._journaled.state.entries.get(action_id)
        return entry if entry is not None and entry.status.is_unsent else None

    def _leaving(self, action_id: ActionId) -> Writing[Entry]:
        """Write that the request goes out now; gives the entry as it was before.

        Raises:
            WithdrawnError: when it was taken back or replaced meanwhile.
            JournalError: when that cannot be written; then nothing is sent.
        """
        entry = self._entry(action_id)
        if entry is None:
            raise WithdrawnError
        targets = entry.sent_targets
        if is_setting(entry.action) and target(entry.action) not in targets:
            targets = (*targets, target(entry.action))
        yield from self._journaled.writing(
            [
                structs.replace(
                    entry,
                    status=Status.IN_FLIGHT,
                    tries=entry.tries + 1,
                    sent_wall=self._clock.wall() if entry.sent_wall is None else entry.sent_wall,
                    sent_targets=targets,
                    next_try_at=None,
                )
            ]
        )
        return entry

    def _after(  # noqa: PLR0911  # one a class of outcome
        self, before: Entry, entry: Entry, outcome: Outcome
    ) -> Next:
        """Move the entry on; `before` is how it was before this try left."""
        if not isinstance(outcome, Retry | Limited):
            self._in_a_row = 0
        now = self._clock.monotonic()
        unsent = structs.replace(
            entry, sent_wall=before.sent_wall, sent_targets=before.sent_targets
        )
        match outcome:
            case Done():
                return self._done(entry, outcome)
            case Refused():
                return self._refused(unsent, outcome)
            case Unknown():
                return self._unknown(entry, outcome)
            case Retry(may_be_applied=True):
                wait = self._wait(entry.tries, outcome.after)
                return self._again(entry, outcome, now + wait)
            case Retry():
                pause = Pause(PauseKind.NETWORK, outcome.reason, now + self._streak(outcome.after))
                return self._again(unsent, outcome, None, pause)
            case Limited():
                pause = Pause(PauseKind.LIMIT, outcome.reason, now + self._streak(outcome.after))
                return self._again(unsent, outcome, None, pause)
            case Stopped():
                return self._again(unsent, outcome, None, Pause(PauseKind.TLS, outcome.reason))
            case Unauthorized():
                return self._unauthorized(unsent, outcome)
            case _:
                assert_never(outcome)

    def _done(self, entry: Entry, outcome: Done) -> Next:
        self._plan.forget()
        done = structs.replace(
            entry,
            status=Status.DONE,
            reason=NOTHING,
            server_id=outcome.server_id,
            sent_targets=(),
            confirmed_at=self._clock.monotonic(),
            decided_wall=self._clock.wall(),
        )
        return self._moved(done, *self._outdated_by(done))

    def _refused(self, entry: Entry, outcome: Refused) -> Next:
        refused = structs.replace(
            self._on_what_was_read(entry),
            status=Status.REFUSED,
            reason=outcome.reason,
            decided_wall=self._clock.wall(),
        )
        successor = self._successor(entry)
        if successor is None:
            return self._moved(refused)
        later = after_refusal(refused, successor)
        if later.status is Status.SAME:  # what was pressed last is so: nothing is left to try
            refused = at_rest(refused, Status.DROPPED, self._clock.wall())
        return self._moved(refused, later)

    def _unknown(self, entry: Entry, outcome: Unknown) -> Next:
        look_at = self._clock.monotonic() + FIRST_LOOK
        unknown = structs.replace(
            entry, status=Status.UNKNOWN, reason=outcome.reason, next_try_at=look_at
        )
        return structs.replace(self._moved(unknown), is_failure=True)

    def _unauthorized(self, entry: Entry, outcome: Unauthorized) -> Next:
        if not outcome.plan_expired:
            return self._again(entry, outcome, None, Pause(PauseKind.KEY, outcome.reason))
        now = self._clock.monotonic()
        if self._plan.is_new(entry.action_id):
            return self._again(entry, outcome, now + self._rules.plan_expired_wait)
        until = now + self._plan.pause(is_on=self._journaled.state.pause is not None)
        return self._again(entry, outcome, None, Pause(PauseKind.PLAN, outcome.reason, until))

    def _again(
        self,
        entry: Entry,
        outcome: Retry | Limited | Stopped | Unauthorized,
        at: float | None,
        pause: Pause | None = None,
    ) -> Next:
        """It waits for another try, unless a later press on the field already waits behind it."""
        waiting = structs.replace(
            entry, status=Status.PENDING, reason=outcome.reason, next_try_at=at
        )
        waiting = self._on_what_was_read(waiting)
        successor = self._successor(entry)
        moved = (waiting,) if successor is None else succeed(waiting, successor)
        return structs.replace(self._moved(*moved), pause=pause, is_failure=True)

    def _on_what_was_read(self, entry: Entry) -> Entry:
        """The entry, standing on the value last read.

        While it was in flight its own target, read back, counted as its own work; when it turns
        out that nothing was done, that value is someone else's.
        """
        confirmed = self._journaled.state.confirmed(entry.lead_map_id)
        if confirmed is None:
            return entry
        waiting = structs.replace(entry, status=Status.PENDING)
        return next(move_befores([waiting], confirmed), entry)

    def _successor(self, entry: Entry) -> Entry | None:
        if not is_setting(entry.action):
            return None
        for other in self._journaled.state.entries_of(entry.lead_map_id):
            later = other.action_id > entry.action_id and other.kind is entry.kind
            if later and other.status.is_open:
                return other
        return None

    def _outdated_by(self, done: Entry) -> list[Entry]:
        """Refused presses on the field that a later one has set: a retry would bring them back."""
        if not is_setting(done.action):
            return []
        return [
            at_rest(other, Status.DROPPED, self._clock.wall())
            for other in self._journaled.state.entries_of(done.lead_map_id)
            if other.kind is done.kind
            and other.status is Status.REFUSED
            and other.action_id < done.action_id
        ]

    def _moved(self, *entries: Entry) -> Next:
        self._journaled.note(entries)
        return Next(moved=entries)

    def _wait(self, tries: int, after: float | None) -> float:
        wait = back_off(self._rules, tries - 1, self._jitter(), self._rules.longest_wait)
        return max(wait, after or 0.0)

    def _streak(self, after: float | None) -> float:
        """How long all wait: as the server said, or longer each time in a row."""
        if after is not None:
            return min(self._rules.longest_limit, max(1.0, after))
        if self._journaled.state.pause is None:
            self._in_a_row += 1
        return self._wait(max(1, self._in_a_row), None)
