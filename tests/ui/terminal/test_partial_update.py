"""What is not sent again stands there already: a terminal shows the same as if all was sent."""

from __future__ import annotations

import random
from io import StringIO

import pyte
from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate
from textual.strip import Strip

from triage_tui.ui.terminal.partial_update import PartUpdate, Shown

WIDTH, HEIGHT = 40, 4
STYLES = [Style(color=Color.from_rgb(n * 60, 90, 200), bold=n == 1) for n in range(4)]
WORDS = ("", "4m", "Farah Siddiqui", "● online", "UK – Q4", "Søren", "東京 12", "→ £5")
ASTRONAUT = "\U0001f469\u200d\U0001f680"
"""One sign to some terminals, two or three to others."""
CONSOLE = Console(file=StringIO(), color_system="truecolor", force_terminal=True)


class Terminal:
    """A terminal that is told of parts as they change, and of everything, to compare."""

    def __init__(self) -> None:
        self.shown: Shown = {}
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self._stream = pyte.Stream(self.screen)

    def take(self, lines: dict[int, list[Strip]]) -> str:
        """Draw these lines, each made of strips from left to right; what was sent for that."""
        update = PartUpdate(chops_of(lines))
        update.shown = self.shown
        sent = update.render_segments(CONSOLE)
        self._stream.feed(sent)
        return sent

    def cells(self) -> list[list[object]]:
        return [[self.screen.buffer[y][x] for x in range(WIDTH)] for y in range(HEIGHT)]


def chops_of(lines: dict[int, list[Strip]]) -> ChopsUpdate:
    chops: list[dict[int, Strip | None]] = []
    ends: list[list[int]] = []
    for y in range(HEIGHT):
        row: dict[int, Strip | None] = {}
        until: list[int] = []
        x = 0
        for strip in lines.get(y, []):
            row[x] = strip
            x += strip.cell_length
            until.append(x)
        chops.append(row)
        ends.append(until)
    return ChopsUpdate(chops, [(y, 0, WIDTH) for y in sorted(lines)], ends)


def strip_of(*texts: str, width: int = WIDTH, style: Style = STYLES[0]) -> Strip:
    return Strip([Segment(text, style) for text in texts]).adjust_cell_length(width, style)


def some_line(chance: random.Random) -> list[Strip]:
    cut = chance.choice((WIDTH, 17, 25))
    widths = [cut, WIDTH - cut] if cut < WIDTH else [WIDTH]
    return [
        Strip(
            [
                Segment(chance.choice(WORDS), chance.choice(STYLES))
                for _ in range(chance.randint(1, 4))
            ]
        ).adjust_cell_length(width, chance.choice(STYLES))
        for width in widths
    ]


def test_a_terminal_shows_what_it_would_show_if_everything_was_sent() -> None:
    chance = random.Random(7)
    lines = {y: some_line(chance) for y in range(HEIGHT)}
    less = Terminal()
    for _ in range(600):
        changed = chance.sample(range(HEIGHT), chance.randint(1, HEIGHT))
        for y in changed:
            if chance.random() < 0.8:
                lines[y] = some_line(chance)
        less.take({y: lines[y] for y in changed})
        whole = Terminal()
        whole.take({y: each for y, each in lines.items() if y in less.shown})
        assert less.cells() == whole.cells()


def test_only_the_cells_that_changed_are_sent() -> None:
    terminal = Terminal()
    terminal.take({1: [strip_of("● ", "Farah Siddiqui ", "4m", " ▐")]})
    sent = terminal.take({1: [strip_of("● ", "Farah Siddiqui ", "5m", " ▐")]})
    assert "5m" in sent
    assert "Farah" not in sent
    assert "▐" not in sent


def test_what_stands_there_already_is_not_sent() -> None:
    terminal = Terminal()
    line = [strip_of("read ", "just now")]
    assert terminal.take({0: line})
    assert terminal.take({0: [strip_of("read ", "just now")]}) == ""


def test_a_line_with_signs_of_doubtful_width_is_sent_whole() -> None:
    terminal = Terminal()
    terminal.take({0: [strip_of(ASTRONAUT, "4m")]})
    assert ASTRONAUT in terminal.take({0: [strip_of(ASTRONAUT, "5m")]})


def test_a_line_whose_parts_begin_elsewhere_is_sent_whole() -> None:
    terminal = Terminal()
    terminal.take({0: [strip_of("left", width=20), strip_of("right", width=20)]})
    assert "left" in terminal.take({0: [strip_of("left")]})
    sent = terminal.take({0: [strip_of("left", width=20), strip_of("right", width=20)]})
    assert "left" in sent
    assert "right" in sent


def test_an_equal_end_at_another_place_is_sent() -> None:
    terminal, whole = Terminal(), Terminal()
    end = Segment(" 2d", STYLES[1])
    narrow = Strip([Segment("Ada", STYLES[0]), end])
    wide = Strip([Segment("Ada Byron", STYLES[0]), end])
    terminal.take({0: [narrow]})
    terminal.take({0: [wide]})
    whole.take({0: [wide]})
    assert terminal.cells() == whole.cells()
