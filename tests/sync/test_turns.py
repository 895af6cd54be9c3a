"""Turns of what changes the journal: in order, one at a time, in whatever thread commits run."""

from __future__ import annotations

import asyncio
import threading
from contextvars import ContextVar

import pytest

from triage_tui.inbox.safe_text import own
from triage_tui.sync.storage.commit_thread import CommitThread
from triage_tui.sync.storage.journal import JournalError
from triage_tui.sync.storage.turns import Turn, Turns, Writing

WHO: ContextVar[str] = ContextVar("who", default="nobody")


class Disk:
    """Commits that come when they are told to, in the thread."""

    def __init__(self) -> None:
        self.goes_on = threading.Semaphore(0)
        self.done: list[str] = []
        self.refuses: set[str] = set()

    def change(self, name: str, shown: list[str]) -> Writing[str]:
        def commit() -> None:
            assert self.goes_on.acquire(timeout=10.0)
            if name in self.refuses:
                raise JournalError(own("full"))
            self.done.append(name)

        yield commit
        shown.append(f"{name} by {WHO.get()}")
        return name


def test_each_goes_on_in_its_order_and_in_its_own_context() -> None:
    async def story() -> list[str]:
        disk, shown, turns = Disk(), list[str](), Turns(CommitThread())
        for name in "abc":
            WHO.set(f"the one of {name}")
            turns.begin(disk.change(name, shown))
        assert shown == []
        assert turns.saving == 3
        disk.goes_on.release(3)
        await turns.done(_nothing())
        assert turns.saving == 0
        return shown

    assert asyncio.run(story()) == [f"{each} by the one of {each}" for each in "abc"]


def test_what_was_pressed_behind_a_refused_key_is_refused_as_well() -> None:
    async def story() -> tuple[list[str], list[Turn[str]]]:
        disk, shown, turns = Disk(), list[str](), Turns(CommitThread())
        disk.refuses.add("a")
        pressed = [turns.begin(disk.change(name, shown)) for name in "ab"]
        awaited = asyncio.ensure_future(turns.done(disk.change("sent", shown)))
        disk.goes_on.release(3)
        assert await awaited == "sent"
        return disk.done, pressed

    done, pressed = asyncio.run(story())
    assert done == ["sent"]
    assert [turn.is_refused for turn in pressed] == [True, True]


def test_who_waits_on_the_spot_finishes_what_is_before_it() -> None:
    async def story() -> list[str]:
        disk, shown, turns = Disk(), list[str](), Turns(CommitThread())
        turns.begin(disk.change("a", shown))
        disk.goes_on.release(2)
        assert turns.run(disk.change("b", shown)) == "b"
        return disk.done

    assert asyncio.run(story()) == ["a", "b"]


def test_what_a_change_raises_reaches_who_waits_for_it() -> None:
    def broken() -> Writing[None]:
        yield lambda: None
        raise LookupError("a bug")

    turns = Turns()
    with pytest.raises(LookupError):
        turns.run(broken())
    with pytest.raises(LookupError):
        turns.begin(broken())
    assert turns.run(_nothing()) is None


def _nothing() -> Writing[None]:
    yield from ()
