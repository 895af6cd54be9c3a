"""A disk that takes its time, in virtual time: commits come later, in the order they were given."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future

from triage_tui.sync.storage.commit_thread import Commit


class SlowDisk:
    """Runs each commit so many seconds later; for whoever waits on the spot, then."""

    is_quick = False

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self.is_dead = False
        """True once the process has ended: nothing more is written."""

    def __call__(self, commit: Commit) -> Future[None]:
        write = _Write(self, commit)
        asyncio.get_running_loop().call_later(self._seconds(), write.come)
        return write


class _Write(Future[None]):
    """A commit under way."""

    def __init__(self, disk: SlowDisk, commit: Commit) -> None:
        super().__init__()
        self._disk = disk
        self._commit = commit

    def come(self) -> None:
        """The disk has answered."""
        if self.done() or self._disk.is_dead:
            return
        try:
            self._commit()
        except Exception as error:  # noqa: BLE001  # raised where the commit was yielded
            self.set_exception(error)
        else:
            self.set_result(None)

    def exception(self, timeout: float | None = None) -> BaseException | None:
        self.come()
        return super().exception(timeout)
