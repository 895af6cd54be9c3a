"""A disk that answers when a test lets it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from triage_tui.sync.storage.commit_thread import WriteHere


class HeldDisk:
    """Commits at once, until it is held: then a commit waits for `go_on`."""

    is_quick = False

    def __init__(self) -> None:
        self.is_held = False
        self._waiting: list[tuple[Callable[[], object], Future[None]]] = []

    def __call__(self, commit: Callable[[], object]) -> Future[None]:
        if not self.is_held:
            return WriteHere()(commit)
        over: Future[None] = Future()
        self._waiting.append((commit, over))
        return over

    def go_on(self) -> None:
        """Do what waits, and be held no longer."""
        self.is_held = False
        waiting, self._waiting = self._waiting, []
        for commit, over in waiting:
            commit()
            over.set_result(None)
