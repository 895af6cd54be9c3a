"""Every hostile answer of the corpus to every call, with the key echoed in it, through the app."""

from __future__ import annotations

import asyncio
import json
import logging
import ssl
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from harness.hostile.bomb import gzip_bomb
from harness.hostile.corpus import hostile_answers
from harness.triage import QUICK, Triage, listened
from triage_tui.cli.crash_report import tell
from triage_tui.commands.browse import conversation
from triage_tui.commands.keys.keymap import build_keymap
from triage_tui.commands.table import COMMANDS
from triage_tui.inbox.actions import (
    Action,
    AddNote,
    Assign,
    CreateTask,
    Priority,
    SetCategory,
    SetRead,
    Status,
)
from triage_tui.inbox.lead_map import CategoryId, LeadMapId, MemberId
from triage_tui.sandbox import transport
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.session.opener import SessionOpener
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.ui.app import TriageApp
from triage_tui.ui.inbox import detail_pane

UNHURRIED = replace(
    QUICK, requests_per_minute=1_000_000, requests_per_2s=1_000_000, requests_per_hour=1_000_000
)
CANARY = "canary-key-0123456789-abcdef"
HERE = f"http://127.0.0.1/api/v1/leads?api_key={CANARY}"
CORPUS = hostile_answers()
ECHOES: list[dict[str, Any]] = [
    {"id": f"echo-{status}", "status": status, "headers": {"location": HERE, "x-echo": CANARY},
     "body": json.dumps({"error": f"bad key {CANARY} at {HERE}", "message": HERE})}
    for status in (200, 301, 307, 400, 401, 403, 404, 422, 429, 500, 502)
]  # fmt: skip
FAULTS: dict[str, Exception] = {
    "net-refused": httpx.ConnectError(f"refused {HERE}"),
    "net-tls": httpx.ConnectError(f"handshake {HERE}"),
    "net-write-timeout": httpx.WriteTimeout(f"slow {HERE}"),
    "net-read-timeout": httpx.ReadTimeout(f"slow {HERE}"),
    "echo-reset": httpx.ReadError(f"reset {HERE}"),
    "echo-protocol": httpx.RemoteProtocolError(f"protocol {HERE}"),
    "echo-url": httpx.InvalidURL(f"url {HERE}"),
    "echo-os": OSError(5, f"os {HERE}"),
}
FAULTS["net-tls"].__cause__ = ssl.SSLCertVerificationError(1, "certificate verify failed")
MORE = [{"id": name, "status": name} for name in FAULTS if name.startswith("echo")]
ENTRIES = [*CORPUS, *ECHOES, *MORE]
pytestmark = [
    pytest.mark.long,
    pytest.mark.xdist_group("answers"),
]  # the last test counts what the others did
REFUSED = {"r200-ok-false", "r200-success-false", "r200-error-string", "r404-gone"}
"""Answers after which an action is handed back at once."""
SERVED: list[tuple[str, str]] = []
"""Each hostile answer and the call that got it."""


class Drip(httpx.AsyncByteStream):
    """A body that never ends and never hurries."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b" "
        await asyncio.Event().wait()


class Hostile(httpx.AsyncBaseTransport):
    """Gives each call the hostile answer the first time, the sandbox's own from then on."""

    def __init__(self, entry: dict[str, Any], inner: httpx.AsyncBaseTransport) -> None:
        self._entry = entry
        self._inner = inner
        self.met: set[str] = set()
        self.logger = logging.getLogger("httpx")

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        parts = [part for part in request.url.path.split("/") if not part.isdecimal()]
        call = f"{request.method} {'/'.join(parts)}"
        self.logger.warning("sent to %s", request.url)
        if call in self.met:
            return await self._inner.handle_async_request(request)
        self.met.add(call)
        SERVED.append((self._entry["id"], call))
        return self._answer()

    def _answer(self) -> httpx.Response:
        entry = self._entry
        if entry["id"] in FAULTS:
            raise FAULTS[entry["id"]]
        if entry["id"] == "net-slowloris":
            return httpx.Response(200, stream=Drip())
        body = entry["body"].encode("utf-8", "surrogatepass")
        if entry["id"] == "r200-gzip-bomb":
            body = gzip_bomb()
        return httpx.Response(
            entry["status"], headers=entry["headers"], stream=httpx.ByteStream(body)
        )


def actions_on(lead_map_id: LeadMapId) -> list[Action]:
    return [
        SetCategory(lead_map_id, CategoryId(1)),
        SetRead(lead_map_id, is_read=True),
        Assign(lead_map_id, MemberId(4567)),
        CreateTask(lead_map_id, "call", "", Priority.LOW, 1_900_000_000.0),
        AddNote(lead_map_id, "called"),
    ]


def kept_in(folder: Path) -> bytes:
    """All that was written to disk."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def until_quiet(app: Triage, met: set[str]) -> None:
    """Wait until no call was met for a while: what waits for a limit waits longer than a test."""
    quiet = 0
    before = len(met)
    while quiet < 8:
        await asyncio.sleep(0.02)
        await app.pilot.pause()
        quiet = quiet + 1 if len(met) == before else 0
        before = len(met)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["id"]))
async def test_a_hostile_answer_to_every_call_neither_breaks_the_app_nor_leaks_the_key(
    entry: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    inner, sandbox = transport.in_process, Sandbox(leads=12)
    hostile = Hostile(entry, inner(sandbox))
    monkeypatch.setattr(transport, "in_process", lambda _sandbox: hostile)
    monkeypatch.setattr(
        conversation, "DEBOUNCE", 0.0
    )  # a conversation is asked for at once: no quiet
    monkeypatch.setattr(detail_pane, "FAST", 0.0)  # is taken for the end before it was
    opener = SessionOpener(UNHURRIED, ApiKey(CANARY), tmp_path, sandbox=sandbox)
    app = TriageApp(opener.open, build_keymap({}, COMMANDS), "triage-dark", tell_crash=tell)
    screens: list[str] = []
    said: list[str] = []
    try:
        async with listened(said), app.run_test(size=(120, 36)) as pilot:
            driven = Triage(app, pilot, sandbox)
            await until_quiet(driven, hostile.met)
            screens.append(driven.text())
            await driven.press("R")
            await until_quiet(driven, hostile.met)
            screens.append(driven.text())
            if driven.screen.rows.cursor is not None:
                await driven.press("C", "E")  # what the pages did not bring
                await until_quiet(driven, hostile.met)
                driven.session.store.submit(*actions_on(driven.cursor))
                await until_quiet(driven, hostile.met)
            screens.append(driven.text())
            entries = list(driven.session.store.state.entries.values())
            assert app._exception is None
    finally:
        opener.close()
    if entry["id"] in REFUSED and entries:
        assert {each.status for each in entries} == {Status.REFUSED}
    if entry["id"] == "r200-error-string":
        assert all("Lead mapping not found" in each.reason for each in entries)
    kept = kept_in(tmp_path)
    told = "\n".join([*screens, *said, caplog.text, *(each.reason for each in entries)])
    assert CANARY not in told
    assert CANARY.encode() not in kept
    assert "None" not in screens[-1].split()


def test_two_hundred_hostile_answers_were_given() -> None:
    """Counted over the tests above, which run before this one in the same worker."""
    assert len(SERVED) >= 200
    assert len({call for _, call in SERVED}) >= 9
