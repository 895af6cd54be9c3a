"""R15: a form handed over right after its last letter sends what was typed, however keys arrive.

`python -m benchmarks.reliability --only R15` types it a thousand times.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from random import Random

from benchmarks.reliability.figure import Bench, Figure
from benchmarks.reliability.inbox import COLUMNS, Inbox, environ_for, fresh
from harness.served import Served, served
from harness.terminal.terminal import Terminal

LEADS = 12
GAPS = (0.0, 0.001, 0.002, 0.005, 0.010)
"""Seconds between the text and ctrl+s; 0 is one write."""
MOMENTS = ("at rest", "under load", "stopped")
PATIENCE = 20.0
"""Seconds until what was handed over is given up."""
WORDS = ("call", "ask", "send", "the", "a", "contract", "board", "again", "by", "Monday", "noon")

BUSY = "import os\nparent = os.getppid()\nwhile os.getppid() == parent:\n    pass"
"""Ends by itself with whoever started it."""


def measure(bench: Bench) -> Sequence[Figure]:
    """Each gap at each moment, tasks and notes in turn, until they are as many as asked for."""
    problems: list[str] = []
    random = Random(bench.scale.first_seed)
    with served(leads=LEADS) as sandbox, ExitStack() as stack:
        environ = environ_for(sandbox, bench.folder / "typed", undo_window=0)
        run = stack.enter_context(closing(Terminal(fresh(), environ, columns=COLUMNS, rows=36)))
        if not Inbox(run, LEADS).wait_until_read():
            raise RuntimeError(f"the app did not come up:\n{run.text()}")
        typist = _Typist(run, sandbox, random)
        for moment in MOMENTS:
            count = len(range(MOMENTS.index(moment), bench.scale.typed, len(MOMENTS)))
            with _load() if moment == "under load" else ExitStack():
                for number in range(count):
                    gap = GAPS[number % len(GAPS)]
                    wrong = typist.hand_over(gap, is_stopped=moment == "stopped")
                    if wrong:
                        problems.append(f"{moment}, {1000 * gap:g} ms: {wrong}")
            bench.say(f"{moment}: {count} typed, {len(problems)} wrong so far")
    return [
        Figure(
            "R15",
            "text and ctrl+s in one write, 1, 2, 5 and 10 ms apart, under load, after a stop",
            "what the server has is what was typed",
            f"{bench.scale.typed - len(problems)} of {bench.scale.typed} as typed",
            not problems,
            tuple(problems),
        )
    ]


class _Typist:
    """Fills forms in as fast as a macro does."""

    def __init__(self, run: Terminal, sandbox: Served, random: Random) -> None:
        self._run = run
        self._sandbox = sandbox
        self._random = random
        self._count = 0

    def hand_over(self, gap: float, *, is_stopped: bool) -> str:
        """One task or note; what is wrong with it on the server, empty when nothing is."""
        self._count += 1
        name, words = f"{self._count} {self._text(6)}", self._text(20)
        is_note = self._count % 2 == 0
        keys = f"N{name} {words}" if is_note else f"t{name}\t{words}"
        if is_stopped:
            self._run.signal(signal.SIGSTOP)
        if gap:
            self._run.write(keys)
            time.sleep(gap)
            self._run.write("\x13")
        else:
            self._run.write(f"{keys}\x13")
        if is_stopped:
            time.sleep(0.05)
            self._run.signal(signal.SIGCONT)
        expected = (f"{name} {words}",) if is_note else (name, words)
        return self._compare(self._arrived(is_note=is_note), expected)

    def _compare(self, arrived: tuple[str, ...], expected: tuple[str, ...]) -> str:
        if arrived == expected:
            return ""
        self._run.keys("esc", "y")  # the next one finds no open form
        return f"{expected} came as {arrived}"

    def _arrived(self, *, is_note: bool) -> tuple[str, ...]:
        """What came to the server under this number; empty when nothing does."""
        end = time.monotonic() + PATIENCE
        fields = ("note_message",) if is_note else ("name", "description")
        while time.monotonic() < end:
            self._run.pump(0.01)
            truth = self._sandbox.truth()
            for made in truth["notes" if is_note else "tasks"]:
                if made[fields[0]].split()[0] == str(self._count):
                    return tuple(made[each] for each in fields)
        return ()

    def _text(self, count: int) -> str:
        return " ".join(self._random.choice(WORDS) for _ in range(count))


@contextmanager
def _load() -> Iterator[None]:
    """Every core has something else to do, twice."""
    busy = [
        subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(2 * (os.cpu_count() or 1))
    ]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()
