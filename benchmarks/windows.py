"""Keys in several programs in turn, a window of them at a time: noise of the machine hits all."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from benchmarks.figures import middle
from harness.terminal.timed import SETTLED, WHOLE, Part, TimedTerminal

Measure = Callable[[Sequence[float]], float]


@dataclass
class Case:
    """One kind of key in one program."""

    program: TimedTerminal
    keys: Sequence[bytes]
    quiet: float = SETTLED
    """Seconds without output after which the answer counts as whole."""
    part: Part = WHOLE
    """Where on the screen the answer is looked for."""
    pause: float = 0.0
    """Seconds between an answer and the next key, besides."""
    before: Callable[[], None] | None = None
    """What to do before each window, whose keys then begin with the first; not timed."""
    windows: list[list[float]] = field(default_factory=list)
    """Milliseconds of each key, window by window."""
    unanswered: int = 0
    pressed: int = 0
    at: int = 0
    """The next of the keys."""

    def press(self, count: int) -> list[float]:
        """Press the next keys; the milliseconds of those that changed the screen."""
        times = []
        for _ in range(count):
            key = self.keys[self.at % len(self.keys)]
            self.at += 1
            self.pressed += 1
            took = self.program.press(key, quiet=self.quiet, part=self.part)
            if self.pause:
                self.program.idle(self.pause)
            if took is None:
                self.unanswered += 1
            else:
                times.append(took)
        return times

    @property
    def samples(self) -> list[float]:
        """All windows as one."""
        return [each for window in self.windows for each in window]


def in_turn(cases: Mapping[str, Case], windows: int, keys: int, warm: int = 5) -> None:
    """Fill every case with `windows` windows of `keys` keys, each case's turn after the other's.

    Raises AssertionError when a program left more than one key in ten unanswered: then it was
    not what it seems that was measured.
    """
    with _no_garbage():
        for number in range(windows):
            # A case is now before, now after another, so that a slow drift hits no side alone.
            for case in list(cases.values())[:: -1 if number % 2 else 1]:
                for other in cases.values():
                    other.program.drain()
                if case.before is not None:
                    case.before()
                    case.at = 0
                case.press(warm)
                case.windows.append(case.press(keys))
    for name, case in cases.items():
        lost = case.unanswered / max(1, case.pressed)
        screen = case.program.text()
        assert lost < 0.1, f"{name}: {lost:.0%} of the keys changed nothing on\n{screen}"


def ratio(ours: Case, others: Case, measure: Measure = middle) -> float:
    """The middle of the windows' ratios."""
    pairs = zip(ours.windows, others.windows, strict=True)
    return middle([measure(one) / measure(other) for one, other in pairs])


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Keep this process from looking for garbage while it reads the clock."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
