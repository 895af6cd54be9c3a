"""Whatever is pasted, and in whatever pieces it is read: one paste, and no key."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual import events

from harness.terminal.program import terminal
from triage_tui.ui.terminal.pasted_escapes import END, START, PasteSafeParser

TEXTS = st.text(st.sampled_from("a1[~20\x1bOm\n"), max_size=12).filter(lambda text: END not in text)


def told(pieces: list[str]) -> list[str]:
    """What a parser tells of what is read: keys, and pastes in brackets."""
    parser, found = PasteSafeParser(), []
    for piece in pieces:
        for message in parser.feed(piece):
            if isinstance(message, events.Key):
                found.append(message.key)
            elif isinstance(message, events.Paste):
                found.append(f"<{message.text}>")
    return found


@example("abc \x1b[31mred", [9, 20])
@example("\x1b", [7, 9])
@example("x\x1b[201", [3, 12])
@given(TEXTS, st.lists(st.integers(0, 30), max_size=6))
def test_a_paste_is_one_paste_and_no_key(text: str, cuts: list[int]) -> None:
    read = f"j{START}{text}{END}k"
    places = sorted({0, len(read), *(cut for cut in cuts if cut < len(read))})
    pieces = [read[begin:end] for begin, end in pairwise(places)]
    pasted = text.replace("\x1b", "")
    assert told(pieces) == ["j", f"<{pasted}>", "k"]


@pytest.mark.parametrize("read", ["j", "\x1b[A", "\x1b[<0;3;4M", "é"])
def test_what_is_not_pasted_is_read_as_textual_reads_it(read: str) -> None:
    from textual._xterm_parser import XTermParser

    plain = [repr(each) for each in XTermParser().feed(read)]
    assert [repr(each) for each in PasteSafeParser().feed(read)] == plain


@pytest.mark.long
def test_a_paste_with_escapes_over_the_list_decides_nothing() -> None:
    with terminal("demo") as run:
        run.expect("online")
        run.write(f"{START}abc \x1b[31mred 1 u{END}")
        run.expect("Paste ignored")
        assert "queued" not in run.text()
