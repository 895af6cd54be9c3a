"""Random keys, in one burst and one by one: `python -m tests.ui.random_bursts --examples 500`."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from itertools import chain
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.ui.bursts import Left, left
from tests.ui.full_list import checked_lists
from triage_tui.commands.browse import filter as filtering
from triage_tui.commands.browse.web_app import WebApp
from triage_tui.commands.decide import notes
from triage_tui.commands.keys.keymap import parse_keys
from triage_tui.commands.table import COMMANDS
from triage_tui.ui.app import TriageApp

Names = tuple[str, ...]
NEVER = 3_600.0
"""In place of the seconds after which the app asks the server by itself, or takes a toast away."""
LEAVES = frozenset({"quit", "lead.open", "lead.copy.email", "lead.copy.link", "conversation.link"})
"""What ends the app, or asks the machine around it."""
TABLE: list[Names] = [
    names
    for command in COMMANDS
    if command.command_id not in LEAVES
    for names in parse_keys(command.keys)
]
"""All keys of the inbox, those of two presses as two."""
OPENERS = [
    *("A", "W", "gv", "gb", "t", "N", "l", "a", "h", "T", "/", ":", "?"),
    *("gh", "go", "gt", "gk", "g.", "*a3", "xjxt", "1go"),
]
IN_DIALOGS = [
    *("enter", "tab", "shift+tab", "escape", "down", "up", "backspace", "delete", "space"),
    *("ctrl+u", "ctrl+s", "home", "end", "left", "right", "y", "n", "d"),
]
WORDS = ["mei", "call Kim", "tomorrow", "in 3 days", "dana", "open", "x"]


def _joined(parts: list[Names]) -> Names:
    return tuple(chain.from_iterable(parts))


_KEY: st.SearchStrategy[Names] = st.sampled_from(TABLE)
_EDIT: st.SearchStrategy[Names] = st.one_of(
    st.sampled_from(IN_DIALOGS).map(lambda name: (name,)), st.sampled_from(WORDS).map(tuple)
)
_DIALOG: st.SearchStrategy[Names] = st.tuples(
    st.sampled_from(OPENERS).map(tuple),
    st.lists(_EDIT, min_size=1, max_size=7).map(_joined),
).map(lambda parts: (*parts[0], *parts[1]))
"""A dialog, and what is typed ahead for it."""
BURSTS: st.SearchStrategy[Names] = st.lists(
    st.one_of(_KEY, _EDIT, _DIALOG, _DIALOG), min_size=2, max_size=7
).map(_joined)


def check(names: Names) -> None:
    """Fails with what is not the same after both ways of typing."""
    in_one_go, one_by_one = _left(names, in_one_go=True), _left(names, in_one_go=False)
    assert not in_one_go.unlike(one_by_one)


def _left(names: Names, *, in_one_go: bool) -> Left:
    with (
        tempfile.TemporaryDirectory() as folder,
        checked_lists(),
        patch.object(filtering, "PAUSE", NEVER),
        patch.object(notes, "RESTS", NEVER),
        # Threads ask the machine for these: when they are done is not up to the keys.
        patch.object(WebApp, "open_address"),
        patch.object(WebApp, "_copy"),
        patch.object(TriageApp, "NOTIFICATION_TIMEOUT", NEVER),
    ):
        return asyncio.run(left(Path(folder), names, in_one_go=in_one_go))


def search(examples: int, *, derandomize: bool) -> None:
    """Look for a burst that does something else; the smallest one found fails."""
    look = settings(
        max_examples=examples,
        derandomize=derandomize,
        database=None,
        deadline=None,
        # A burst takes seconds: what failed is made smaller where somebody looks for it.
        phases=[Phase.explicit, Phase.generate, *([] if derandomize else [Phase.shrink])],
        suppress_health_check=list(HealthCheck),
    )
    look(given(BURSTS)(check))()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.ui.random_bursts", description=__doc__)
    parser.add_argument("--examples", type=int, default=200, metavar="N")
    wanted = parser.parse_args().examples
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        for place in ("CONFIG", "STATE", "CACHE", "DATA"):
            os.environ[f"XDG_{place}_HOME"] = str(Path(home, place.lower()))
        search(wanted, derandomize=False)
    sys.stdout.write(f"{wanted} bursts: each did what its keys do one by one\n")
