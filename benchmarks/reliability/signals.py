"""R12: told to end, or left alone by its terminal, the app goes at once and in order."""

from __future__ import annotations

import signal
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random

from benchmarks.reliability.figure import Bench, Figure
from benchmarks.reliability.inbox import COLUMNS, Inbox, environ_for, fresh
from harness.served import Served, served
from harness.terminal.terminal import Terminal
from triage_tui.inbox.actions import Status
from triage_tui.sync.storage.journal import Journal

BAR = 2.0
LEADS = 12
LEAVE_SCREEN, SHOW_CURSOR = b"\x1b[?1049l", b"\x1b[?25h"
MOUSE_OFF = b"\x1b[?1000l"
MOMENTS = ("at rest", "in a burst", "in a form", "offline")


def measure(bench: Bench) -> Sequence[Figure]:
    """Each way of ending, at each kind of moment."""
    problems: list[str] = []
    times: list[float] = []
    runs = 0
    ways = {each.name: each for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)}
    with served(leads=LEADS, latency_ms=300) as sandbox:
        for number in range(bench.scale.signals):
            for name in (*ways, "closed terminal"):
                moments = MOMENTS if bench.scale.signals > 1 else MOMENTS[1:2]
                for moment in moments:
                    folder = bench.folder / f"signals-{number}-{name}-{moment}"
                    end = _End(sandbox, folder, number, f"{name} {moment}", problems)
                    times.append(end.run(ways.get(name), moment))
                    runs += 1
    return [
        Figure(
            "R12",
            "SIGTERM, SIGHUP, SIGINT, closed terminal",
            "gone in 2 s, terminal restored, nothing lost, exit 128+n",
            f"{runs} times: slowest {max(times):.2f} s; {len(problems)} problems",
            max(times) <= BAR and not problems,
            tuple(problems),
        )
    ]


class _End:
    def __init__(
        self, sandbox: Served, home: Path, seed: int, name: str, problems: list[str]
    ) -> None:
        self.sandbox = sandbox
        self.home = home
        self.random = Random(f"{seed} {name}")
        self.name = name
        self.problems = problems

    def run(self, number: signal.Signals | None, moment: str) -> float:
        """Start, come to the moment, end; seconds until it was gone."""
        environ = environ_for(self.sandbox, self.home, undo_window=self.random.choice((0, 5)))
        terminal = Terminal(fresh(), environ, columns=COLUMNS, rows=LEADS + 4)
        inbox = Inbox(terminal, LEADS)
        try:
            if not inbox.wait_until_read():
                self.problems.append(f"{self.name}: did not come up")
                return 0.0
            self._reach(inbox, moment)
            terminal.read_rest()
            marked = (
                sum(row.state != "" for row in inbox.rows().values())
                if moment != "in a form"
                else 0
            )
            took = self._end(terminal, number)
            self._compare_with_journal(marked)
            return took
        finally:
            terminal.close()
            self.sandbox.do("resume_network")

    def _reach(self, inbox: Inbox, moment: str) -> None:
        if moment == "offline":
            self.sandbox.do("pause_network")
        if moment == "in a form":
            inbox.terminal.write("t")
            inbox.terminal.wait_for("Ctrl\\+S create")
            inbox.terminal.write("half a na")
        elif moment != "at rest":
            for _ in range(self.random.randint(2, 7)):
                inbox.terminal.write(self.random.choice("1234ui"))
                inbox.terminal.pump(0.2)

    def _end(self, terminal: Terminal, number: signal.Signals | None) -> float:
        at = len(terminal.written)
        if number is None:
            terminal.hang_up()
        else:
            terminal.signal(number)
        status, took = terminal.ended(10.0)
        wanted = 128 + (number or signal.SIGHUP)
        if status != wanted:
            self.problems.append(f"{self.name}: exit {status}, not {wanted}")
        if number is not None:
            terminal.read_rest()
            said = bytes(terminal.written[at:])
            for what, code in (
                ("screen", LEAVE_SCREEN),
                ("cursor", SHOW_CURSOR),
                ("mouse", MOUSE_OFF),
            ):
                if code not in said:
                    self.problems.append(f"{self.name}: the {what} was not restored")
            if b"Traceback" in said:
                self.problems.append(f"{self.name}: a traceback on the terminal")
        return took

    def _compare_with_journal(self, marked: int) -> None:
        (path,) = self.home.glob("state/**/journal.db")
        with closing(Journal.open(path, wall=time.time(), is_durable=False)) as journal:
            if journal.report:
                self.problems.append(f"{self.name}: {journal.report}")
            kept = {
                entry.lead_map_id
                for entry in journal.since(0.0)
                if entry.status not in {Status.UNDONE, Status.MERGED, Status.SAME}
            }
        if len(kept) < marked:
            self.problems.append(f"{self.name}: {marked} rows were marked, {len(kept)} are kept")
