"""The net under the cleaner."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual._ansi_theme import MONOKAI
from textual.app import App, ComposeResult
from textual.color import Color
from textual.filter import ANSIToTruecolor, DimFilter, Monochrome
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from triage_tui.cli.crash_report import tell
from triage_tui.commands.keys.keymap import build_keymap
from triage_tui.commands.table import COMMANDS
from triage_tui.config.settings import Settings
from triage_tui.session.opener import SessionOpener
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.ui.app import TriageApp
from triage_tui.ui.terminal.line_filters import AsciiSigns, ControlNet, FilterChain

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


LINES: tuple[list[Segment], ...] = (
    [],
    [Segment("plain", Style(color="red", bgcolor="black", bold=True))],
    [Segment("dim", Style(color="#808080", bgcolor="blue", dim=True)), Segment(" ", Style())],
    [
        Segment("● a\x1b]0;title\x07", Style(color="bright_green")),
        Segment("佐藤\u202e ⋯", Style(bgcolor="blue", reverse=True)),
    ],
)


@pytest.mark.parametrize("segments", LINES)
def test_a_chain_gives_what_its_filters_give_in_turn(segments: list[Segment]) -> None:
    parts = (ANSIToTruecolor(MONOKAI), Monochrome(), DimFilter(), ControlNet(), AsciiSigns())
    in_turn = segments
    for each in parts:
        in_turn = each.apply(in_turn, BLACK)
    assert FilterChain(parts).apply(segments, BLACK) == in_turn


def test_a_chain_of_none_leaves_a_line_alone() -> None:
    segments = [Segment("as it is", Style(bold=True))]
    assert FilterChain(()).apply(segments, BLACK) is segments


def test_the_app_has_one_filter_of_those_that_are_on(tmp_path: Path) -> None:
    opener = SessionOpener(Settings(), ApiKey("a-key-of-nobody"), tmp_path)
    app = TriageApp(
        opener.open, build_keymap({}, COMMANDS), "triage-dark", tell_crash=tell, is_ascii=True
    )
    [chain] = app.get_line_filters()
    assert isinstance(chain, FilterChain)
    assert [type(each) for each in chain.parts] == [ANSIToTruecolor, ControlNet, AsciiSigns]
    assert app.get_line_filters() == (chain,)
    app._filters[0].enabled = False
    [other] = app.get_line_filters()
    assert isinstance(other, FilterChain)
    assert [type(each) for each in other.parts] == [ControlNet, AsciiSigns]


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
