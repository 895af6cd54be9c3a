"""A monkey at the keys: random input, faults and kills, compared with the server at the end.

`--seconds 600 --seed 7` says how long and where to begin; a seed that fails is told with the fewest
things that still make it fail.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.reliability.campaign import LEADS, Campaign
from benchmarks.reliability.inbox import COLUMNS, Inbox, environ_for, fresh
from harness.served import Served, served
from harness.terminal.terminal import Terminal
from triage_tui.commands.keys.keymap import parse_keys
from triage_tui.commands.table import COMMANDS
from triage_tui.inbox.actions import AddNote, CreateTask, Status

ROWS = LEADS + 3
BATCH = 120
"""Things done between two comparisons with the server."""
SIZES = ((COLUMNS, ROWS), (60, 20), (100, 30), (44, 12), (200, 50), (30, 8))
FAULTS = ("lost", "reset", "502", "429", "slow", "garbled", "500")
ENDPOINTS = ("update-category", "change-read-status", "create-task", "create-note", "*")
LAYOUT = frozenset({"list.density", "pane.narrower", "pane.wider", "action.done", "action.snooze"})
"""Kept for the next start, where rows would stand elsewhere than the comparison looks for them."""
BYTES = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "full_stop": ".",
    "minus": "-",
    "exclamation_mark": "!",
    "colon": ":",
    "slash": "/",
    "question_mark": "?",
    "asterisk": "*",
    "comma": ",",
}
WORDS = ("call Kim", "tomorrow", "dana", "in 3 days", "is:unread", "open", "Straße 日本")


Value = str | tuple[int, int]


class Act(NamedTuple):
    """One thing that happens, and the seconds after it."""

    what: str
    value: Value
    gap: float


def acts(random: Random, count: int) -> list[Act]:
    """So many things, drawn."""
    return [_act(random) for _ in range(count)]


def _act(random: Random) -> Act:
    kinds, weights = zip(*_KINDS.items(), strict=True)
    (make,) = random.choices(kinds, weights)
    what, value = make(random)
    gap = 0.05 if what == "stop" else random.choice((0.0, 0.0, 0.002, 0.01, 0.05, 0.2))
    return Act(what, value, gap)


def _key(random: Random) -> tuple[str, Value]:
    return "type", random.choice(KEYS)


def _form(random: Random) -> tuple[str, Value]:
    return "type", f"{random.choice('tN')}{_words(random)}\t{_words(random)}\x13"


def _paste(random: Random) -> tuple[str, Value]:
    return "type", f"\x1b[200~{_words(random)}\n{_words(random)}\x1b[201~"


def _click(random: Random) -> tuple[str, Value]:
    return "click", (random.randint(1, COLUMNS), random.randint(1, ROWS))


def _resize(random: Random) -> tuple[str, Value]:
    return "resize", random.choice(SIZES)


def _stop(_random: Random) -> tuple[str, Value]:
    return "stop", ""


def _fault(random: Random) -> tuple[str, Value]:
    return "fault", f"{random.choice(ENDPOINTS)} {random.choice(FAULTS)}"


def _end(random: Random) -> tuple[str, Value]:
    return "end", random.choice(("SIGKILL", "SIGKILL", "SIGTERM", "SIGHUP"))


_KINDS: dict[Callable[[Random], tuple[str, Value]], int] = {
    _key: 60,
    _form: 12,
    _fault: 8,
    _click: 6,
    _paste: 4,
    _resize: 3,
    _stop: 2,
    _end: 2,
}
"""What happens, and how often beside the others."""


def _words(random: Random) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randint(1, 4)))


def _keys() -> Iterator[str]:
    """Every key of the table as bytes, and those of dialogs; none that leaves."""
    for command in COMMANDS:
        if command.command_id not in {"quit", *LAYOUT}:
            for names in parse_keys(command.keys):
                yield "".join(_bytes(name) for name in names)
    yield from (*"ynd", "\x1b", "\x1b", "\r", "\r", "\t", "\x7f", "\x13", "\x15", "\x1b[Z", *WORDS)


def _bytes(name: str) -> str:
    if name.startswith("ctrl+"):
        return chr(ord(name[5:]) - 96)
    return BYTES.get(name, name)


KEYS = tuple(_keys())


class Monkey:
    """One home, one sandbox; lives end by signals and begin again."""

    def __init__(self, sandbox: Served, home: Path, seed: int) -> None:
        self._sandbox = sandbox
        self._campaign = Campaign(sandbox, home, seed)
        self._home = home
        self.lives = 0

    def run(self, todo: Sequence[Act]) -> list[str]:
        """Do all of it, then compare; what is wrong."""
        rest, is_left = iter(todo), True
        while is_left:
            self.lives += 1
            is_left = self._live(rest)
            if self._campaign.toll.lost:
                return self._campaign.toll.lost
        self._campaign.rows = {}  # what was shown at a death in another size is not compared
        self._campaign.drain()
        return [*self._campaign.toll.lost, *self._campaign.toll.duplicates, *self._unlike()]

    def _live(self, rest: Iterator[Act]) -> bool:
        """One life; False when nothing is left to be done."""
        environ = environ_for(self._sandbox, self._home, undo_window=self.lives % 3)
        with closing(Terminal(fresh(), environ, columns=COLUMNS, rows=ROWS)) as run:
            if not Inbox(run, LEADS).terminal.wait_for("synced|queued|verifying|need|rejected", 30):
                self._lost(f"did not come up:\n{run.text()}")
                return False
            for act in rest:
                self._do(run, act)
                if act.what == "end" or not run.is_open:
                    return self._ended(run, act)
            run.signal(signal.SIGKILL)
            run.ended()
        return False

    def _do(self, run: Terminal, act: Act) -> None:
        match act.what, act.value:
            case "type", str(keys):
                run.write(keys)
            case "click", (x, y):
                run.write(f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m")
            case "resize", (columns, rows):
                run.resize(int(columns), int(rows))
            case "stop", _:
                run.signal(signal.SIGSTOP)
                time.sleep(act.gap)
                run.signal(signal.SIGCONT)
            case "fault", str(words):
                endpoint, fault = words.split()
                self._sandbox.do("strike", endpoint=endpoint, fault=fault)
            case "end", str(name):
                run.signal(signal.Signals[name])
        run.pump(act.gap)

    def _ended(self, run: Terminal, act: Act) -> bool:
        status, _ = run.ended(10.0)
        wanted = {0}
        if act.what == "end":
            number = signal.Signals[str(act.value)]
            wanted |= {-number, 128 + number}
        if (
            status not in wanted
            or b"Traceback" in run.written
            or b"triage-tui crashed" in run.written
        ):
            reports = sorted(self._home.rglob("crash-*.txt"))
            told = reports[-1].read_text() if reports else "no crash report"
            self._lost(f"ended with {status} after {act}: {told}\n{run.text()}")
        return True

    def _lost(self, words: str) -> None:
        self._campaign.toll.lost.append(words)

    def _unlike(self) -> Iterator[str]:
        """Tasks and notes that the journal has as done, and the server not once."""
        truth = self._sandbox.truth()
        with closing(self._campaign.journal()) as journal:  # the copy that it made of it
            entries = journal.since(0.0)
        for kind, made in ((CreateTask, truth["tasks"]), (AddNote, truth["notes"])):
            done = [e for e in entries if e.status is Status.DONE and isinstance(e.action, kind)]
            if len(done) > len(made):
                yield f"{kind.__name__}: {len(done)} done in the journal, {len(made)} on the server"


def shrunk(seed: int, todo: list[Act], seconds: float) -> list[Act]:
    """The fewest of these that still fail, as far as the time goes."""
    end, size = time.monotonic() + seconds, max(1, len(todo) // 2)
    while size and time.monotonic() < end:
        at = 0
        while at < len(todo) and time.monotonic() < end:
            fewer = todo[:at] + todo[at + size :]
            if failing(seed, fewer):
                todo = fewer
            else:
                at += size
        size //= 2
    return todo


def failing(seed: int, todo: Sequence[Act]) -> list[str]:
    """What is wrong after these, in a home of its own."""
    with tempfile.TemporaryDirectory() as at, served(leads=LEADS, latency_ms=30) as sandbox:
        return Monkey(sandbox, Path(at, "home"), seed).run(todo)


def main() -> int:
    """Seed after seed until the time is over; exit status 1 when one failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.monkey", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 1_000_000)
    parser.add_argument("--shrink", type=float, default=120.0, help="seconds spent on a failure")
    options = parser.parse_args()
    end, seed, done = time.monotonic() + options.seconds, options.seed, 0
    while time.monotonic() < end:
        todo = acts(Random(seed), BATCH)
        problems = failing(seed, todo)
        done += len(todo)
        if problems:
            few = shrunk(seed, todo, options.shrink)
            print(f"seed {seed} fails: {problems}\nwith {len(few)} of {len(todo)}:", *few, sep="\n")
            return 1
        seed += 1
    print(f"{done} acts in {seed - options.seed} seeds from {options.seed}: 0 problems")
    return 0


if __name__ == "__main__":
    sys.exit(main())
