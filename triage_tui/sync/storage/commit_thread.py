"""Where commits run: in a thread, for a disk that takes its time holds up nothing but itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Protocol

Commit = Callable[[], object]
PATIENCE = 0.02
"""Seconds that a key waits for the disk: one that answers at once is as if it were waited for."""


class Write(Protocol):
    """Runs a commit, here or in a thread of its own."""

    is_quick: bool
    """True while commits take no longer than a key may wait."""

    def __call__(self, commit: Commit) -> Future[None]: ...


class WriteHere:
    """Runs commits where they are asked for: for the shell and for tests."""

    is_quick = True

    def __call__(self, commit: Commit) -> Future[None]:
        over: Future[None] = Future()
        try:
            commit()
        except Exception as error:  # noqa: BLE001  # raised where the commit was yielded
            over.set_exception(error)
        else:
            over.set_result(None)
        return over


class CommitThread:
    """Runs commits one after the other, in a thread that is begun with the first.

    It ends with the process: a commit cut off is one that was never shown.
    """

    def __init__(self) -> None:
        self._commits: SimpleQueue[tuple[Commit, Future[None]]] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self.is_quick = True
        """False while the last commit took longer than a key may wait."""

    def __call__(self, commit: Commit) -> Future[None]:
        over: Future[None] = Future()
        self._commits.put((commit, over))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
            self._thread.start()
        return over

    def _run(self) -> None:
        while True:
            commit, over = self._commits.get()
            began = time.perf_counter()
            error: BaseException | None = None
            try:
                commit()
            except Exception as failure:  # noqa: BLE001  # raised where the commit was asked for
                error = failure
            self.is_quick = time.perf_counter() - began < PATIENCE
            if error is None:
                over.set_result(None)
            else:
                over.set_exception(error)
