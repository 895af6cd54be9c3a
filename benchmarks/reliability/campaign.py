"""One home, one served sandbox, many short lives of the app, each ended by a kill."""

from __future__ import annotations

import shutil
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.reliability.burst import Burst, Task
from benchmarks.reliability.inbox import COLUMNS, Inbox, Row, environ_for, forked, fresh
from benchmarks.reliability.roster import Roster
from benchmarks.reliability.shown import FIELDS, is_ahead, pressed_on
from benchmarks.reliability.toll import Toll
from harness.served import Served
from harness.terminal.terminal import Terminal
from triage_tui.inbox.actions import CreateTask, Entry, Kind, Status, Value
from triage_tui.sync.storage.journal import Journal

LEADS = 24
FRESH_EVERY = 10
"""One start in so many has an interpreter of its own; the others are forks of this one."""
PAINT = 0.5
"""Seconds from a commit to its paint, on a busy machine: a mark this young may still be shown."""
_STRIKES = {
    "update-category": ("lost", "reset", "502", "429", "slow", "garbled"),
    "change-read-status": ("lost", "reset", "502", "429"),
    "create-task": ("lost", "lost", "reset", "reset", "502", "garbled", "truncated", "500"),
}


class Campaign:
    """One home, one served sandbox, many short lives of the app."""

    def __init__(self, sandbox: Served, home: Path, seed: int) -> None:
        self.sandbox = sandbox
        self.home = home
        self.seed = seed
        self.random = Random(seed)
        self.toll = Toll()
        self.tasks: list[Task] = []
        self.rows: dict[str, Row] = {}
        """What the screen showed at the last death."""
        self._ahead: dict[tuple[str, Kind], Value] = {}
        """Rows and fields on which the journal has newer keys than the screen had shown, and what
        the last of them set."""
        self._unseen = 0.0
        """Seconds before the last death at which its rows were seen."""
        self._program = forked()
        home.mkdir(parents=True)

    def kill_once(self) -> None:
        """One life: start, compare with the last death, type, die, compare with the journal."""
        self._lay_traps()
        inbox = self._start()
        self._compare_with_death(inbox)
        began_at = time.time()
        burst = Burst(self.random, inbox.rows(), inbox.terminal.wrote_after)
        burst.run(
            inbox,
            self.random.randint(1, 10),
            task_share=0.35,
            name=f"task {self.seed}-{self.toll.kills}",
        )
        died_at = time.time()
        inbox.terminal.signal(signal.SIGKILL)
        inbox.terminal.ended()
        inbox.terminal.read_rest()
        self._unseen = died_at - burst.seen_at
        inbox.terminal.close()
        self.toll.kills += 1
        self.toll.keys += len(burst.keys)
        self.toll.shown += sum(row.state != "" for row in burst.rows.values())
        self.rows = burst.rows
        self.tasks += burst.taken
        self._compare_with_journal(burst, began_at)

    def drain(self) -> None:
        """Let everything through, and compare the screen with the server."""
        self.sandbox.do("clear_script")
        inbox = self._start()
        self._compare_with_death(inbox)
        if not inbox.terminal.wait_until(lambda: _is_at_rest(inbox), 120.0):
            self._lost(f"not drained in 120 s: {inbox.counts()}")
        inbox.terminal.write("\x1b")  # what a run selects at its end hides which rows are unread
        inbox.terminal.pump(0.3)
        rows = inbox.rows()
        is_crashed = b"triage-tui crashed" in inbox.terminal.written
        inbox.terminal.close()
        if is_crashed:
            reports = sorted(self.home.rglob("crash-*.txt"))
            self._lost(f"crashed while it was drained:\n{reports[-1].read_text()}")
            return
        truth = self.sandbox.truth()
        roster = Roster(truth, rows)
        rows = {name: row for name, row in rows.items() if roster.knows(name)}
        for name, row in rows.items():
            said, so = (
                (row.category, not row.is_unread),
                (roster.category(name), roster.is_read(name)),
            )
            if said != so:
                self._lost(f"{name!r} shows {said}, the server has {so}")
        self.rows = rows
        self._ahead = {}
        self._count_tasks(truth)

    def _start(self) -> Inbox:
        number = self.toll.kills
        program = fresh() if number % FRESH_EVERY == FRESH_EVERY - 1 else self._program
        environ = environ_for(self.sandbox, self.home, undo_window=self.random.choice((0, 0.4, 2)))
        terminal = Terminal(program, environ, columns=COLUMNS, rows=LEADS + 4)
        inbox = Inbox(terminal, LEADS)
        if not inbox.wait_until_read():
            text = terminal.text()
            terminal.close()
            raise RuntimeError(
                f"the app did not come up (kill {number}, seed {self.seed}):\n{text}"
            )
        return inbox

    def _lay_traps(self) -> None:
        """What the next requests meet."""
        self.sandbox.do("clear_script")
        for endpoint, faults in _STRIKES.items():
            for _ in range(self.random.choice((0, 1, 2))):
                self.sandbox.do("strike", endpoint=endpoint, fault=self.random.choice(faults))

    # -- comparing -----------------------------------------------------------------------------

    def _compare_with_death(self, inbox: Inbox) -> None:
        """What was shown when it died is shown again, from the first paint on."""
        for name, kind, now, words in self._gone(inbox):
            if (name, kind) in self._ahead and self._ahead[name, kind] == now:
                self.toll.ahead += 1
            else:
                self._lost(words)

    def _gone(self, inbox: Inbox) -> Iterator[tuple[str, Kind, Value, str]]:
        """Rows and fields that read otherwise than at the last death, and how."""
        rows = inbox.rows()
        for name, then in self.rows.items():
            now = rows.get(name)
            if now is None:
                continue
            for kind in FIELDS:
                was, is_ = then.value(kind), now.value(kind)
                if was != is_ and not (kind is Kind.ASSIGN and None in (was, is_)):
                    yield (
                        name,
                        kind,
                        is_,
                        (
                            f"{name!r} showed {kind} {was} {self._unseen:.2f} s before death, "
                            f"{is_} after it"
                        ),
                    )

    def _compare_with_journal(self, burst: Burst, began_at: float) -> None:
        """What was marked on the screen is a row of the journal."""
        roster = Roster(self.sandbox.truth(), burst.rows)
        with closing(self.journal()) as journal:
            entries = journal.since(0.0)
        self.toll.in_flight += any(entry.status is Status.IN_FLIGHT for entry in entries)
        self._ahead = {}
        for name, kind in product(burst.rows, FIELDS):
            mine = [e for e in entries if e.kind is kind and roster.name(e.lead_map_id) == name]
            pressed = [roster.as_shown(value, kind) for value in pressed_on(mine, began_at)]
            if is_ahead(pressed, burst.shown.of(name, kind)):
                self._ahead[name, kind] = pressed[-1]
        self._compare_marks(burst, roster, entries)

    def _compare_marks(self, burst: Burst, roster: Roster, entries: Sequence[Entry]) -> None:
        """Every mark has its action, and every task that was shown as taken is there."""
        since = burst.seen_at - PAINT
        explained = {
            name
            for entry in entries
            for name in (roster.name(entry.lead_map_id),)
            if _explains(entry, since) or (name, entry.kind) in self._ahead
        }
        for name, row in burst.rows.items():
            if row.state and name not in explained:
                mine = [e.status for e in entries if roster.name(e.lead_map_id) == name]
                self._lost(f"{name!r} was marked {row.state}, and the journal has only {mine}")
        names = {entry.action.name for entry in entries if isinstance(entry.action, CreateTask)}
        for task in burst.taken:
            if task.name not in names:
                self._lost(f"{task.name!r} was shown as taken, and the journal has no such task")

    def _count_tasks(self, truth: dict[str, Any]) -> None:
        made = Counter(task["name"] for task in truth["tasks"])
        asked_for = {r["body"]["name"] for r in truth["requests"] if _is_unclear(r)}
        with closing(self.journal()) as journal:
            entries = [e for e in journal.since(0.0) if isinstance(e.action, CreateTask)]
        status = {e.action.name: e.status for e in entries if isinstance(e.action, CreateTask)}
        self.toll.tasks = len(status)
        self.toll.ambiguous = len(asked_for)
        self.toll.asked = sum(each is Status.ASK for each in status.values())
        self.toll.duplicates = list(_doubled(truth["tasks"], entries))
        for task in self.tasks:
            expected = {Status.DONE: 1, Status.ASK: 0, Status.UNDONE: 0}
            mine = status.get(task.name)
            if mine is None or expected.get(mine, -1) != made[task.name]:
                self._lost(f"{task.name!r}: made {made[task.name]} times, the journal says {mine}")
        self.tasks = []

    def journal(self) -> Journal:
        """The journal as the dead app left it: a copy, so that looking changes nothing."""
        (path,) = self.home.glob("state/**/journal.db")
        copy = self.home / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(path.parent, copy)
        return Journal.open(copy / path.name, wall=time.time(), is_durable=False)

    def _lost(self, words: str) -> None:
        self.toll.lost.append(f"kill {self.toll.kills} of seed {self.seed}: {words}")


def _is_at_rest(inbox: Inbox) -> bool:
    counts = inbox.counts()
    return inbox.is_said() and not counts.get("queued") and not counts.get("verifying")


def _explains(entry: Entry, since: float) -> bool:
    """True for a row that may have put a mark on the screen.

    One taken back since then may not have lost its mark yet: the journal is ahead of the screen.
    """
    if (entry.decided_wall or 0.0) > since:
        return True
    return entry.status not in {Status.UNDONE, Status.MERGED, Status.SAME, Status.DROPPED}


def _is_unclear(request: dict[str, Any]) -> bool:
    if request["endpoint"] != "create-task" or not isinstance(request["body"], dict):
        return False
    return request["status"] != 200 or request["fault"] is not None


def _doubled(tasks: Sequence[dict[str, Any]], entries: Sequence[Entry]) -> Iterator[str]:
    """The tasks that are on a lead map more often than they were asked for there."""
    pressed = Counter(
        (int(entry.lead_map_id), entry.action.name)
        for entry in entries
        if isinstance(entry.action, CreateTask)
    )
    made = Counter((int(task["lead_map_id"]), str(task["name"])) for task in tasks)
    for (lead_map_id, name), count in made.items():
        if count > pressed[lead_map_id, name]:
            yield f"{name!r} is on {lead_map_id} {count} times"
