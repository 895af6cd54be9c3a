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
from triage_tui.cli.main import arguments_of
arguments_of(["--no-early-paint"])
from triage_tui.config.settings import Settings
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.session.opener import SessionOpener
from triage_tui.commands.configured import keymap_of
from triage_tui.ui.app import TriageApp

class Painted(Exception):
    pass

settings = Settings(base_url="http://127.0.0.1:9/api/v1")
folder = Path(sys.argv[1])
opener = SessionOpener(settings, ApiKey("a-key-of-nobody"), folder, cache_folder=folder)
app = TriageApp(opener.open, keymap_of(settings), settings.theme, tell_crash=str)
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
    "turbohtml",
    "uvicorn",
    "webbrowser",
    "zoneinfo",
}
"""What the network, the sandbox, other commands and later screens need; `_hashlib` is OpenSSL."""
OURS_LATER = (
    "triage_tui.system.desktop",
    "triage_tui.inbox.filter.query",
    "triage_tui.mail.links",
    "triage_tui.inbox.filter.match",
    "triage_tui.mail.quotes",
    "triage_tui.inbox.bulk_run",
    "triage_tui.sandbox",
    "triage_tui.smartlead.client",
    "triage_tui.smartlead.models",
    "triage_tui.smartlead.transport",
    "triage_tui.sync.gateway.gateway",
    "triage_tui.sync.reading.lead_records",
    "triage_tui.mail.readable",
    "triage_tui.mail.markup",
    "triage_tui.mail.html_to_text",
    "triage_tui.sync.bulk_runs",
    "triage_tui.sync.reading.search",
    "triage_tui.ui.dialogs.confirm",
    "triage_tui.ui.dialogs.form",
    "triage_tui.ui.dialogs.help",
    "triage_tui.ui.dialogs.note_form",
    "triage_tui.ui.dialogs.palette",
    "triage_tui.ui.dialogs.picker",
    "triage_tui.ui.screens.first_run",
    "triage_tui.ui.dialogs.task_form",
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
    assert "triage_tui.ui.inbox.screen" in names
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
    ours = {name for name in loaded if name.startswith("triage_tui.")}
    packages = {name.rpartition(".")[0] for name in ours}  # a line of words each
    assert len(ours - packages) <= 144, sorted(ours - packages)


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
