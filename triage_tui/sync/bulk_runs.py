"""The bulk runs under way: started in slices, counted as the server answers, paused, canceled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Sequence
from functools import partial
from typing import Any

from msgspec import Struct, field

from triage_tui.inbox.actions import Action, ActionId, Entry, GestureId, Kind
from triage_tui.inbox.bulk_run import (
    UNDOING,
    Place,
    Run,
    makes_unread,
    place_of,
    place_of_reply,
    seconds_for,
    title_of,
)
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.state import InboxState
from triage_tui.sync.journaled_state import Change
from triage_tui.sync.storage.preferences import Preferences
from triage_tui.sync.storage.turns import Turn, Writing
from triage_tui.sync.store import Store
from triage_tui.system.clock import Clock

SLICE = 100
"""Actions written at a time: a few milliseconds, so that keys and paints go on in between."""
TELLING = 10
"""Answers from which on the time left is told by the pace of this run."""


class _Track(Struct):
    gesture_id: GestureId
    places: dict[ActionId, Place] = field(default_factory=dict)
    actions_on: dict[LeadMapId, tuple[ActionId, ...]] = field(default_factory=dict)
    replies: Counter[Place] = field(default_factory=Counter)
    """How many replies are where, as `place_of_reply` says."""
    requests_waiting: int = 0
    kinds: set[Kind] = field(default_factory=set)
    is_unread: bool = False
    """True for a run that marks as unread."""
    refused: dict[LeadMapId, None] = field(default_factory=dict)
    answered: int = 0
    first_answer_at: float | None = None

    def put(self, entry: Entry, now: float) -> None:
        place, old = place_of(entry), self.places.get(entry.action_id)
        self.kinds.add(entry.kind)
        self.is_unread |= makes_unread(entry.action)
        if place is old:
            return
        self._move_reply(entry, place)
        self.requests_waiting += (place is Place.WAITING) - (old is Place.WAITING)
        if place is Place.REFUSED:
            self.refused[entry.lead_map_id] = None
        else:
            self.refused.pop(entry.lead_map_id, None)
        if old is Place.WAITING and place in {Place.DONE, Place.REFUSED}:
            self.answered += 1
            self.first_answer_at = now if self.first_answer_at is None else self.first_answer_at

    def _move_reply(self, entry: Entry, place: Place) -> None:
        on = self.actions_on.get(entry.lead_map_id, ())
        if on:
            self.replies[self._place_of(on)] -= 1
        self.places[entry.action_id] = place
        if entry.action_id not in on:
            on = self.actions_on[entry.lead_map_id] = (*on, entry.action_id)
        self.replies[self._place_of(on)] += 1

    def _place_of(self, action_ids: Iterable[ActionId]) -> Place:
        return place_of_reply(self.places[each] for each in action_ids)


def _count_earlier(track: _Track, now: float, entries: Iterable[Entry]) -> None:
    """Count what a run had done before a restart."""
    for entry in entries:
        if entry.action_id not in track.places:
            track.put(entry, now)


def _nothing() -> Writing[int]:
    yield from ()
    return 0


class Ended(Struct, frozen=True, gc=False):
    """A run came to its end: how it went, and where Smartlead said no."""

    run: Run
    refused: tuple[LeadMapId, ...]


class Runs:
    """Every bulk run with something waiting; known from the store alone, so a restart finds it."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        choices: Preferences,
        *,
        per_minute: int | None,
        per_hour: int | None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._choices = choices
        self._per_minute = per_minute
        self._per_hour = per_hour
        self._tracks: dict[GestureId, _Track] = {}
        self._listeners: list[Callable[[Ended], None]] = []
        self.is_starting = False
        """True while slices of a run are still to be written."""
        self._given_up = False
        store.subscribe(self._changed)
        if choices.runs_paused():
            store.hold_runs(True)

    def on_end(self, listener: Callable[[Ended], None]) -> Callable[[], None]:
        """Call `listener` whenever a run came to its end; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    def current(self) -> Run | None:
        """The run begun last of those under way; `None` when there is none."""
        track = next(reversed(self._tracks.values()), None)
        return self._run(track) if track is not None else None

    @property
    def count(self) -> int:
        """How many runs are under way."""
        return len(self._tracks)

    def estimate(self, requests: int) -> float:
        """About how many seconds so many requests take under the pacer's ceilings."""
        return seconds_for(requests, per_minute=self._per_minute, per_hour=self._per_hour)

    def start(self, actions: Sequence[Action]) -> Coroutine[Any, Any, None]:
        """Submit a run, slice by slice; give what waits until all of it is on disk.

        It has one turn: a key that comes while it is written is the later one, and what that says
        holds. Ends early when `give_up` was called meanwhile. The wait raises JournalError when
        the disk refused a slice: the ones before it were taken.
        """
        self.is_starting, self._given_up = True, False
        return self._written(self._store.begin(self._slices(actions)))

    async def _written(self, turn: Turn[None]) -> None:
        try:
            await self._store.over(turn)
        finally:
            self.is_starting = False
            self._end_those_over()

    def _slices(self, actions: Sequence[Action]) -> Writing[None]:
        gesture_id: GestureId | None = None
        for at in range(0, len(actions), SLICE):
            if not self._given_up:
                gesture_id = yield from self._store.submitting(
                    *actions[at : at + SLICE], is_bulk=True, into=gesture_id
                )

    def give_up(self) -> None:
        """Submit no further slices: the run is being taken back."""
        self._given_up = True

    def resumed(self) -> None:
        """After a restart: find the runs among what waits, and count what they had done before."""
        now = self._clock.monotonic()
        self._take(self._store.state.entries.values(), now)
        for track in self._tracks.values():
            self._store.ask_of_gesture(track.gesture_id, partial(_count_earlier, track, now))
        if not self._tracks and self.is_paused:
            self.pause(False)

    @property
    def is_paused(self) -> bool:
        return self._store.holds_runs

    def pause(self, is_paused: bool) -> None:
        """Let all runs stand still, or go on."""
        self._store.hold_runs(is_paused)
        self._choices.keep_runs_paused(is_paused)

    def canceling(self) -> Writing[int]:
        """Take back what of the current run has not left, as a change to be begun.

        Gives how many replies that was.
        """
        self.give_up()
        track = next(reversed(self._tracks.values()), None)
        return _nothing() if track is None else self._store.canceling(track.gesture_id)

    def _changed(self, _state: InboxState, change: Change) -> None:
        if self._take(change.entries, self._clock.monotonic()) and not self.is_starting:
            self._end_those_over()

    def _take(self, entries: Iterable[Entry], now: float) -> bool:
        """See how the actions of runs fare; true when there were any."""
        touched = False
        for entry in entries:
            if not entry.is_bulk:
                continue
            track = self._tracks.get(entry.gesture_id)
            if track is None:
                if place_of(entry) is not Place.WAITING:
                    continue
                track = self._tracks[entry.gesture_id] = _Track(entry.gesture_id)
            track.put(entry, now)
            touched = True
        return touched

    def _end_those_over(self) -> None:
        for track in [each for each in self._tracks.values() if not each.requests_waiting]:
            del self._tracks[track.gesture_id]
            ended = Ended(self._run(track), tuple(track.refused))
            for listener in tuple(self._listeners):
                listener(ended)
        if not self._tracks and self.is_paused:
            self.pause(False)  # the next run is not to stand still from the start

    def _run(self, track: _Track) -> Run:
        counts = track.replies
        is_undo = self._store.history.is_undo(track.gesture_id)
        return Run(
            track.gesture_id,
            UNDOING if is_undo else title_of(track.kinds, is_unread=track.is_unread),
            done=counts[Place.DONE],
            waiting=counts[Place.WAITING],
            refused=counts[Place.REFUSED],
            back=counts[Place.BACK],
            is_paused=self.is_paused,
            seconds_left=self._seconds_left(track),
        )

    def _seconds_left(self, track: _Track) -> float | None:
        waiting = track.requests_waiting
        if not waiting or self.is_paused:
            return None
        now = self._clock.monotonic()
        if track.answered > TELLING and track.first_answer_at is not None:
            return waiting * (now - track.first_answer_at) / (track.answered - 1)
        return self.estimate(waiting) or None
