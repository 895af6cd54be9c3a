"""The net under the cleaner."""

from __future__ import annotations

import time

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from triage_tui.ui.filters import ControlNet

BLACK = Color(0, 0, 0)


def through(text: str) -> str:
    return "".join(each.text for each in ControlNet().apply([Segment(text, Style())], BLACK))


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\r", "\n", "\t", "\x7f", "\x9b", "\x9d"])
def test_a_control_character_never_passes(character: str) -> None:
    assert character not in through(f"a{character}b")


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u200f", "\u2028", "\ud800"])
def test_what_turns_or_breaks_a_line_never_passes(character: str) -> None:
    assert character not in through(f"a{character}b")


def test_a_segment_keeps_its_width() -> None:
    """Controls were measured as no cells; what replaces them must not push the line."""
    segments = ControlNet().apply([Segment("ab\x1b[2Jcd", Style())], BLACK)
    assert sum(each.cell_length for each in segments) == len("ab[2Jcd")
    assert segments[0].text.startswith("ab\ufffd[2J")


@pytest.mark.parametrize(
    "text", ["plain", "naïve café", "佐藤 美咲", "👩‍💻 ok", "a\u00a0b", "शि", "│▌●"]
)
def test_readable_text_passes_as_it_is(text: str) -> None:
    assert through(text) == text


def test_clean_segments_are_handed_back_untouched() -> None:
    segments = [Segment("clean", Style(bold=True)), Segment(" text")]
    assert ControlNet().apply(segments, BLACK) is segments


def test_the_style_of_a_cleaned_segment_stays() -> None:
    bold = Style(bold=True)
    assert ControlNet().apply([Segment("\x1b", bold)], BLACK)[0].style is bold


def test_a_clean_line_costs_next_to_nothing() -> None:
    line = [Segment("x" * 20, Style()) for _ in range(8)]
    net = ControlNet()
    started = time.perf_counter()
    for _ in range(10_000):
        net.apply(line, BLACK)
    assert (time.perf_counter() - started) / 10_000 < 50e-6


class Hostile(Widget):
    """Draws an escape sequence, as a careless widget would."""

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(f"safe\x1b]{y};title\x07")])


class Guarded(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self._filters.append(ControlNet())

    def compose(self) -> ComposeResult:
        yield Hostile()


async def test_the_net_holds_for_every_widget_of_an_app() -> None:
    app = Guarded()
    async with app.run_test(size=(30, 2)):
        strips = app.query_one(Hostile).render_lines(Region(0, 0, 30, 1))
        assert strips[0].text.startswith("safe\ufffd]0;titl")
        assert strips[0].text.isprintable()
