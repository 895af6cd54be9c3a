"""Every budget as a measurement: starts in turn, then keys, one program at a time."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks import bulk
from benchmarks.figures import Figure, middle, p99, ratio_of
from benchmarks.kept_inbox import FIRST, ROOT, environ, fill, serve
from benchmarks.peers import Peer, installed
from benchmarks.terminal import Program, running

HERE = Path(__file__).parent
APP = (sys.executable, "-m", "triage_tui")
OWN_ROWS = "Unread"
"""On the app's own first screen, and on the early one too."""


@dataclass(frozen=True)
class Extent:
    """How much is measured."""

    rounds: int
    keys: int
    many: int
    """Rows of the largest inbox."""
    idle: float
    """Seconds left alone."""
    with_peers: bool = False


FULL = Extent(rounds=5, keys=100, many=100_000, idle=10.0, with_peers=True)
QUICK = Extent(rounds=3, keys=20, many=20_000, idle=3.0)


class Bench:
    """One run of everything, in folders that go when it ends."""

    def __init__(self, extent: Extent, stack: ExitStack) -> None:
        self.extent = extent
        self._folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        self._silent = stack.enter_context(serve("--leads", "1", "--latency", "600000"))
        self._homes: dict[int, dict[str, str]] = {}

    def home(self, rows: int) -> dict[str, str]:
        """The environment of an account with so many rows in its cache."""
        if rows not in self._homes:
            folder = self._folder / f"home-{rows}"
            fill(folder, self._silent, rows)
            self._homes[rows] = environ(folder, self._silent)
        return self._homes[rows]

    def peers(self) -> list[Peer]:
        """Those installed that start at all here; a quick run is without them."""
        if not self.extent.with_peers:
            return []
        folder = self._folder / "peers"
        folder.mkdir()
        found = []
        for peer in installed(folder, 10_000):
            with running(peer.command, dict(peer.environ)) as program:
                if program.ready(peer.ready, 20.0) is not None:
                    found.append(peer)
                else:
                    print(f"{peer.name} does not come up here, and is left out")
        return found

    def start(self, command: Sequence[str], env: dict[str, str], ready: str) -> tuple[float, float]:
        """Milliseconds until it is ready, and its peak MiB a moment later."""
        with running(command, env) as program:
            took = program.ready(ready)
            assert took is not None, f"{command[-1]} was never ready:\n{program.text()}"
            program.settle(0.2)
            return took, program.memory()

    # -- start ---------------------------------------------------------------------------------

    def starts(self, peers: Sequence[Peer]) -> list[Figure]:
        """P1, P2 and what others need: in turn, a round at a time."""
        small, large = self.home(60), self.home(self.extent.many)
        self._leave_by_key(small)
        empty = (sys.executable, str(HERE / "empty_app.py"))
        plain = (sys.executable, str(HERE / "plain_list.py"), "10000")
        cases = {
            "empty Textual app": (empty, small, "ready"),
            "cached inbox of 60": ((*APP, "--no-early-paint"), small, FIRST),
            "early paint": (APP, small, FIRST),
            f"cached inbox of {self.extent.many}": ((*APP, "--no-early-paint"), large, FIRST),
            "plain ScrollView list": (plain, small, "row 0"),
            **{peer.name: (peer.command, dict(peer.environ), peer.ready) for peer in peers},
        }
        times: dict[str, list[float]] = {name: [] for name in cases}
        memory: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(self.extent.rounds + 1):  # the first round warms the disk's cache
            for name, (command, env, ready) in cases.items():
                took, peak = self.start(command, env, ready)
                times[name].append(took)
                memory[name].append(peak)
        for values in (*times.values(), *memory.values()):
            del values[0]
        return self._judged(times, memory, [peer.name for peer in peers])

    def _judged(
        self, times: dict[str, list[float]], memory: dict[str, list[float]], peers: list[str]
    ) -> list[Figure]:
        floor = times["empty Textual app"]
        many = f"cached inbox of {self.extent.many}"
        bounds = {
            "cached inbox of 60": ("P1", 1.10),
            "early paint": ("P1", 0.25),
            many: ("P2", 1.5),
        }
        found = []
        for name, values in times.items():
            ratio = ratio_of(values, floor)
            budget, bound = bounds.get(name, ("", 0.0))
            figure = Figure(budget, f"start: {name}", middle(values), "ms", ratio=ratio)
            figure.against, figure.samples = "empty app", values
            if budget:
                figure.promised, figure.is_held = f"{bound:.2f} x", ratio <= bound
            found.append(figure)
        found.append(self._more_memory("P2", many, memory, 45))
        found.append(self._more_memory("P10", "cached inbox of 60", memory, 20))
        own = middle(times["cached inbox of 60"])
        behind = [name for name in peers if name not in {"neomutt", "aerc"}]
        for name in behind:
            other = middle(times[name])
            found.append(
                Figure("P11", f"start ahead of {name}", own, "ms", f"< {other:.0f} ms", own < other)
            )
        return found

    def _more_memory(
        self, budget: str, name: str, memory: dict[str, list[float]], bound: float
    ) -> Figure:
        more = middle(memory[name]) - middle(memory["empty Textual app"])
        what = f"memory above the empty app: {name}"
        return Figure(budget, what, more, "MiB", f"{bound:.0f} MiB", more <= bound)

    def _leave_by_key(self, env: dict[str, str]) -> None:
        """Open the inbox and leave it, so that there is a last screen."""
        with running(APP, env) as program:
            assert program.ready(FIRST) is not None
            program.settle()
            program.press(b"q")
            program.settle(1.0)

    # -- keys ----------------------------------------------------------------------------------

    def keys(self, peers: Sequence[Peer]) -> list[Figure]:
        """P3 to P6, P8 and the same key elsewhere."""
        taken: dict[str, list[float]] = {}
        found = []
        for rows in (100, 10_000, self.extent.many):
            with running((*APP, "--no-early-paint"), self.home(rows)) as program:
                self._arrive(program, FIRST)
                taken[str(rows)] = self._pressed(program, [b"j"])
                if rows == 10_000:
                    found += self._decide_and_filter(program)
                elif rows > 10_000:
                    found.append(self._filtered(program, "P6", rows, 80))
                else:
                    found += self._left_alone(program)
        plain = (sys.executable, str(HERE / "plain_list.py"), "10000")
        with running(plain, self.home(100)) as program:
            self._arrive(program, "row 0")
            taken["plain ScrollView list"] = self._pressed(program, [b"j"])
        for peer in peers:
            if peer.key:
                with running(peer.command, dict(peer.environ)) as program:
                    self._arrive(program, peer.ready)
                    taken[peer.name] = self._pressed(program, [peer.key])
        return [*self._compared(taken), *found]

    def _arrive(self, program: Program, ready: str) -> None:
        assert program.ready(ready) is not None, program.text()
        program.settle(1.0)

    def _pressed(self, program: Program, keys: Sequence[bytes]) -> list[float]:
        for key in list(keys) * 3:
            program.press(key)
        times = [program.press(keys[n % len(keys)]) for n in range(self.extent.keys)]
        return [each for each in times if each is not None]

    def _compared(self, taken: dict[str, list[float]]) -> list[Figure]:
        few, own, many = taken["100"], taken["10000"], taken[str(self.extent.many)]
        main = Figure("P3", "j, 10,000 rows: median", middle(own), "ms", "10 ms", middle(own) <= 10)
        main.samples = own
        found = [
            main,
            Figure("P3", "j, 10,000 rows: p99", p99(own), "ms", "30 ms", p99(own) <= 30),
        ]
        flat = middle(many) / middle(few)
        what = f"j, {self.extent.many:,} rows: median"
        found.append(
            Figure("P3", what, middle(many), "ms", "1.20 x", flat <= 1.2, flat, "100 rows")
        )
        for name, values in taken.items():
            if name in {"100", "10000", str(self.extent.many)}:
                continue
            figure = Figure("", f"j in {name}: median", middle(values), "ms", samples=values)
            found.append(figure)
            ratio = middle(own) / middle(values)
            if name == "neomutt":
                found.append(
                    Figure(
                        "P3",
                        "j against neomutt",
                        middle(own),
                        "ms",
                        "3.00 x",
                        ratio <= 3,
                        ratio,
                        name,
                    )
                )
            elif name == "aerc":
                found.append(
                    Figure(
                        "P11",
                        "j ahead of aerc",
                        middle(own),
                        "ms",
                        "1.00 x",
                        ratio < 1,
                        ratio,
                        name,
                    )
                )
        return found

    def _decide_and_filter(self, program: Program) -> list[Figure]:
        calm = self._pressed(program, [b"j"])
        verdicts = self._pressed(program, [b"1", b"3"])
        busy = self._pressed(program, [b"j"])
        judged = Figure("P4", "verdict: p99", p99(verdicts), "ms", "50 ms", p99(verdicts) <= 50)
        judged.samples = verdicts
        ratio = p99(busy) / p99(calm)
        under = Figure("P5", "j while actions wait: p99", p99(busy), "ms", "1.50 x", ratio <= 1.5)
        under.ratio, under.against, under.samples = ratio, "idle", busy
        return [judged, under, self._filtered(program, "P6", 10_000, 20)]

    def _filtered(self, program: Program, budget: str, rows: int, bound: float) -> Figure:
        program.settle(2.0)
        program.press(b"/")
        letters: list[float] = []
        for _ in range(max(2, self.extent.keys // 20)):
            for letter in b"grace":
                took = program.press(bytes([letter]))
                letters += [took] if took is not None else []
            for _ in b"grace":
                program.press(b"\x7f")
        value = p99(letters)
        what = f"filter, {rows:,} rows: a letter, p99"
        return Figure(budget, what, value, "ms", f"{bound:.0f} ms", value <= bound, samples=letters)

    def _left_alone(self, program: Program) -> list[Figure]:
        program.settle(1.5)
        share, written = program.idle(self.extent.idle)
        return [
            Figure("P8", "idle: share of a core", share * 100, "%", "0.5 %", share <= 0.005),
            Figure("P8", "idle: output", float(written), "bytes", "0 bytes", written == 0),
        ]


def measure(extent: Extent) -> list[Figure]:
    """Every figure of this run."""
    with ExitStack() as stack:
        bench = Bench(extent, stack)
        peers = bench.peers()
        return [*bench.starts(peers), *bench.keys(peers), *bulk.figures()]


__all__ = ["FULL", "QUICK", "ROOT", "Extent", "measure"]
