"""What the handlers need of a walk in plain lines: it says, asks and runs what waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from triage_tui.cli.line_dialogs import LineDialogs
from triage_tui.inbox.safe_text import NOTHING, SafeText

if TYPE_CHECKING:
    from triage_tui.cli.line_talk import Talk
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Severity


class LineHost(LineDialogs):
    """The host of the handlers, over lines that are said and asked."""

    def __init__(self, talk: Talk, model: InboxModel) -> None:
        super().__init__(talk, model)
        self._tasks: dict[asyncio.Task[None], str] = {}
        """What runs, with the name of its group."""
        self._later: dict[asyncio.TimerHandle, Callable[[], None]] = {}
        self._failure: BaseException | None = None
        """What ended one of them that should not have."""
        self._presses = 0.0
        self.notices = 0
        """How much the handlers said so far."""
        self.decision = NOTHING
        """What the last key did."""

    # -- says ----------------------------------------------------------------------------------

    def notify(
        self, words: SafeText, *, title: SafeText = NOTHING, severity: Severity = "information"
    ) -> None:
        """What is red on a screen has a word for it here."""
        self.notices += 1
        parts = ["Attention" if severity == "error" else "", title, words]
        self._talk.say(": ".join(each for each in parts if each))

    def in_turn(self, words: SafeText, *, severity: Severity = "information") -> None:
        self.notify(words, severity=severity)

    def decided(self, words: SafeText) -> None:
        """Kept for the walk, which says what became of each key itself."""
        self.decision = words

    # -- starts --------------------------------------------------------------------------------

    def start(
        self,
        work: Callable[[], Coroutine[Any, Any, None]],
        *,
        group: str,
        exclusive: bool = False,
    ) -> None:
        if exclusive:
            for task in self._running({group}):
                task.cancel()
        task = asyncio.get_running_loop().create_task(work(), name=group)
        self._tasks[task] = group
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        del self._tasks[task]
        if not task.cancelled() and task.exception() is not None:
            self._failure = task.exception()

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        def run() -> None:
            del self._later[handle]
            work()

        handle = asyncio.get_running_loop().call_later(seconds, run)
        self._later[handle] = work

    def catch_up(self) -> None:
        """Do now what was to be done later: what is known is said before the next question."""
        if self._failure is not None:
            raise self._failure
        due, self._later = self._later, {}
        for handle, work in due.items():
            handle.cancel()
            work()

    async def finished(self, groups: Collection[str]) -> None:
        """Wait for what was started in these groups."""
        if tasks := self._running(groups):
            await asyncio.wait(tasks)

    async def end(self) -> None:
        """Stop whatever still runs."""
        for handle in self._later:
            handle.cancel()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _running(self, groups: Collection[str]) -> list[asyncio.Task[None]]:
        return [task for task, group in self._tasks.items() if group in groups]

    # -- the terminal --------------------------------------------------------------------------

    def selected_text(self) -> str | None:
        return None

    def copy(self, text: SafeText) -> None:
        self._talk.say(text)

    def use_theme(self, name: str) -> str:
        return name

    def theme_names(self) -> Sequence[str]:
        return ()

    def forget_saved_screen(self) -> None:
        """Nothing is saved of lines."""

    def pressed_at(self) -> float:
        """A line with Enter at its end is no key held down: each counts for itself."""
        self._presses += 1.0
        return self._presses

    def exit(self) -> None:
        self._talk.is_over = True
