"""The thread that writes the journal: a disk that takes its time holds up nothing but itself."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue

from triage_tui.sync.storage.turns import PATIENCE, Commit


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

    def flush(self, seconds: float) -> None:
        """Wait until everything given so far was run, for so long at most."""
        if self._thread is not None:
            with suppress(TimeoutError):
                self(lambda: None).exception(seconds)

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
