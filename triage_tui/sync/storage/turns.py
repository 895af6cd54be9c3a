"""The order of what changes the journal: one change at a time, and nobody waits for a slow disk.

A change is a generator: it works out what is to be written, yields the commit, and goes on once
that is on disk, when what was written is shown. Changes begin in the order they came in and never
overlap, so that each is worked out from a state in which all before it are shown.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from contextvars import copy_context
from typing import Any, Generic, TypeVar

from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.sync.storage.commit_thread import PATIENCE, Commit, Write, WriteHere
from triage_tui.sync.storage.journal import JournalError

Result = TypeVar("Result")
Found = TypeVar("Found")
Writing = Generator[Commit, None, Result]
"""Yields each of its commits; a commit that failed is raised where it was yielded."""
SAID_AFTER = 0.2
"""Seconds after which a key that waits for the disk is said to."""


class Turn(Generic[Result]):
    """A change on its way: behind others, or waiting for the disk, or over."""

    def __init__(
        self, change: Writing[Result], *, is_pressed: bool, about: Iterable[LeadMapId] = ()
    ) -> None:
        self.change = change
        self.is_pressed = is_pressed
        """True for what a key set off: it is given up when one before it was refused."""
        self.about = frozenset(about)
        """The lead maps whose rows say that it is being saved."""
        self.began = time.monotonic()
        self.context = copy_context()
        """What it goes on in, whoever notices that the disk has answered."""
        self.saving: Future[None] | None = None
        """Its commit, while it waits for that."""
        self.is_over = False
        self.error: BaseException | None = None
        self._value: Any = None
        self._then: list[Callable[[Turn[Result]], object]] = []

    @property
    def is_refused(self) -> bool:
        """True once the disk has refused it."""
        return isinstance(self.error, JournalError)

    def value(self) -> Result:
        """What came of it; raises what it raised."""
        if self.error is not None:
            raise self.error
        value: Result = self._value
        return value

    def then(
        self,
        taken: Callable[[Result], object],
        refused: Callable[[JournalError], object],
    ) -> None:
        """Call one of them once it is over; at once when it is."""

        def told(turn: Turn[Result]) -> None:
            if isinstance(turn.error, JournalError):
                refused(turn.error)
            elif turn.error is None:
                taken(turn.value())

        self.when_over(told)

    def when_over(self, told: Callable[[Turn[Result]], object]) -> None:
        """Call `told` once it is over, whatever came of it; at once when it is."""
        if self.is_over:
            told(self)
        else:
            self._then.append(told)

    def end(self, value: object, error: BaseException | None = None) -> None:
        """It is over."""
        self.is_over, self._value, self.error = True, value, error
        told, self._then = self._then, []
        for each in told:
            each(self)


class Turns:
    """Lets one change after the other have its turn."""

    def __init__(self, write: Write | None = None) -> None:
        self._write: Write = write or WriteHere()
        self._turns: deque[Turn[Any]] = deque()
        self._is_stepping = False

    @property
    def saving(self) -> int:
        """How many key presses are not on disk yet."""
        return sum(turn.is_pressed for turn in self._turns)

    @property
    def is_slow(self) -> bool:
        """True while a key press waits for the disk so long that it has to be said."""
        return bool(self._slow())

    @property
    def slow_rows(self) -> frozenset[LeadMapId]:
        """The lead maps that such key presses are about."""
        return frozenset().union(*(turn.about for turn in self._slow()))

    def _slow(self) -> list[Turn[Any]]:
        said = time.monotonic() - SAID_AFTER
        return [turn for turn in self._turns if turn.is_pressed and turn.began <= said]

    def begin(
        self, change: Writing[Result], *, is_pressed: bool = True, about: Iterable[LeadMapId] = ()
    ) -> Turn[Result]:
        """Let `change` have its turn; a key waits a moment for a disk that answers at once."""
        return self._begin(Turn(change, is_pressed=is_pressed, about=about), waits=is_pressed)

    def ask(self, read: Callable[[], Found], then: Callable[[Found], object]) -> None:
        """Read the journal in a turn; `then` is called with what is there.

        At once where the disk answers at once. A read outside the turns would wait for the commit
        under way, and the screen with it.
        """
        turn = self._begin(Turn(reading(read), is_pressed=False), waits=True)
        turn.then(then, lambda _error: None)

    def keep(self, commit: Commit) -> None:
        """Run a commit that nobody waits for in a turn of its own."""
        self._begin(Turn(_committing(commit), is_pressed=False), waits=False).when_over(Turn.value)

    def _begin(self, turn: Turn[Result], *, waits: bool) -> Turn[Result]:
        self._turns.append(turn)
        self._go_on()
        if turn.saving is not None and waits and self._write.is_quick:
            with suppress(NotYet):
                turn.saving.exception(PATIENCE)
            self._go_on()
        return turn

    def run(self, change: Writing[Result]) -> Result:
        """Let `change` have its turn, and wait for the disk; raises what it raises."""
        if self._is_stepping:  # set off by what another one shows: that one is on disk already
            return self._nested(change)
        turn = self.begin(change, is_pressed=False)
        self.finish(turn)
        return turn.value()

    async def done(self, change: Writing[Result]) -> Result:
        """Let `change` have its turn, and come back once it is over; raises what it raises."""
        return await self.over(self.begin(change, is_pressed=False))

    async def over(self, turn: Turn[Result]) -> Result:
        """Come back once a turn is over; raises what it raises."""
        if not turn.is_over:
            over = asyncio.get_running_loop().create_future()
            turn.when_over(lambda _turn: None if over.done() else over.set_result(None))
            await over
        return turn.value()

    def finish(self, last: Turn[Any] | None = None, seconds: float | None = None) -> None:
        """Wait for the disk until `last` is over, or everything is; for `seconds` at most."""
        until = None if seconds is None else time.monotonic() + seconds
        while self._turns and not (last is not None and last.is_over):
            saving = self._turns[0].saving
            if saving is not None:
                try:
                    saving.exception(None if until is None else max(0.0, until - time.monotonic()))
                except NotYet:
                    return
            self._go_on()

    def _go_on(self) -> None:
        """Let turns go on as far as none waits for the disk."""
        if self._is_stepping:
            return
        while self._turns:
            turn = self._turns[0]
            if turn.saving is None:
                self._step(turn, None)
            elif turn.saving.done():
                error, turn.saving = turn.saving.exception(), None
                self._step(turn, error)
            else:
                return

    def _step(self, turn: Turn[Any], error: BaseException | None) -> None:
        """Let one go on to its next commit, or to its end."""
        self._is_stepping = True
        try:
            commit = turn.context.run(_next, turn.change, error)
        except StopIteration as end:
            self._end(turn, end.value, None)
        except Exception as failure:  # noqa: BLE001  # for whoever waits for it
            self._end(turn, None, failure)
        else:
            self._save(turn, commit)
        finally:
            self._is_stepping = False

    def _save(self, turn: Turn[Any], commit: Commit) -> None:
        turn.saving = saving = self._write(commit)
        if saving.done():
            return
        with suppress(RuntimeError):  # no loop: somebody waits for the disk in `finish`
            loop = asyncio.get_running_loop()
            saving.add_done_callback(lambda _saving: self._wake(loop))

    def _wake(self, loop: asyncio.AbstractEventLoop) -> None:
        with suppress(RuntimeError):  # the loop has ended: nobody is left to be told
            loop.call_soon_threadsafe(self._go_on)

    def _end(self, turn: Turn[Any], value: object, error: Exception | None) -> None:
        self._turns.popleft()
        turn.context.run(turn.end, value, error)
        if turn.is_pressed and isinstance(error, JournalError):
            # They were pressed in the belief that this one is taken: undo would reach another.
            behind = [each for each in self._turns if each.is_pressed]
            self._turns = deque(each for each in self._turns if not each.is_pressed)
            for each in behind:
                each.change.close()
                each.context.run(each.end, None, error)
        elif turn.is_pressed and error is not None:
            raise error

    def _nested(self, change: Writing[Result]) -> Result:
        """Run a change inside a step of another."""
        error: BaseException | None = None
        while True:
            try:
                commit = _next(change, error)
            except StopIteration as end:
                value: Result = end.value
                return value
            error = self._write(commit).exception()


def reading(read: Callable[[], Found]) -> Writing[Found]:
    """What `read` finds in the journal, as a part of a change."""
    found: list[Found] = []
    yield lambda: found.append(read())
    return found[0]


def _committing(commit: Commit) -> Writing[None]:
    yield commit


def _next(change: Writing[Any], error: BaseException | None) -> Commit:
    """Its next commit, after the one before went well or did not."""
    return next(change) if error is None else change.throw(error)
