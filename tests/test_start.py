"""What is loaded before the first paint: nothing that only later screens or the network need."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import asyncio, json, sys
from pathlib import Path
from triage_tui.cli import arguments_of
arguments_of(["--no-early-paint"])
from triage_tui.settings import Settings
from triage_tui.smartlead.key import ApiKey
from triage_tui.session_opener import SessionOpener
from triage_tui.ui.key_choice import keymap_of
from triage_tui.ui.app import TriageApp

class Painted(Exception):
    pass

settings = Settings(base_url="http://127.0.0.1:9/api/v1")
folder = Path(sys.argv[1])
opener = SessionOpener(settings, ApiKey("a-key-of-nobody"), folder, cache_folder=folder)
app = TriageApp(opener.open, keymap_of(settings), settings.theme)
loaded = []

def painted(*_):
    if not loaded:
        loaded.extend(sorted(sys.modules))

async def start():
    app._display = painted
    async with app.run_test():
        pass

asyncio.run(start())
print(json.dumps(loaded))
"""
RULES = ("sorted(sys.modules)", "app.stylesheet.rules_map")
LATER = {
    "_hashlib",
    "anyio",
    "argparse",
    "certifi",
    "email",
    "gettext",
    "h11",
    "hmac",
    "html",
    "http",
    "httpcore",
    "httpx",
    "keyring",
    "pydantic",
    "starlette",
    "uvicorn",
    "webbrowser",
    "zoneinfo",
}
"""What the network, the sandbox, other commands and later screens need; `_hashlib` is OpenSSL."""
OURS_LATER = (
    "triage_tui.desktop",
    "triage_tui.inbox.filter",
    "triage_tui.inbox.links",
    "triage_tui.inbox.matching",
    "triage_tui.inbox.quotes",
    "triage_tui.inbox.runs",
    "triage_tui.sandbox",
    "triage_tui.smartlead.client",
    "triage_tui.smartlead.models",
    "triage_tui.smartlead.transport",
    "triage_tui.sync.gateway",
    "triage_tui.sync.leads",
    "triage_tui.sync.mail",
    "triage_tui.sync.page",
    "triage_tui.sync.runs",
    "triage_tui.sync.search",
    "triage_tui.ui.screens.confirm",
    "triage_tui.ui.screens.form",
    "triage_tui.ui.screens.help",
    "triage_tui.ui.screens.note_form",
    "triage_tui.ui.screens.palette",
    "triage_tui.ui.screens.picker",
    "triage_tui.ui.screens.set_up",
    "triage_tui.ui.screens.task_form",
)
OTHERS_LATER = {
    "concurrent.futures.thread",
    "textual.widgets._data_table",
    "textual.widgets._markdown",
    "textual.widgets._text_area",
    "textual.document._document",
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The modules there at the first paint of a fresh process."""
    folder: Path = tmp_path_factory.mktemp("start")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    assert "triage_tui.ui.screens.inbox" in names
    return frozenset(names)


def test_no_package_of_the_network_is_loaded_before_the_first_paint(
    loaded: frozenset[str],
) -> None:
    assert not {name.partition(".")[0] for name in loaded} & LATER


def test_no_module_of_a_later_screen_is_loaded_before_the_first_paint(
    loaded: frozenset[str],
) -> None:
    assert not [name for name in loaded if name.startswith(OURS_LATER)]
    assert not loaded & OTHERS_LATER


def test_the_first_paint_needs_no_more_of_our_modules_than_it_did(loaded: frozenset[str]) -> None:
    ours = [name for name in loaded if name.startswith("triage_tui.")]
    assert len(ours) <= 136, sorted(ours)


def test_the_first_paint_does_without_the_rules_of_later_screens(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.replace(*RULES), str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    read = done.stdout.splitlines()[-1]
    assert "InboxScreen" in read
    assert "TeamScreen" not in read
