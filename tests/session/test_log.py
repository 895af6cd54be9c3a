"""The log: off unless asked for, ids only, rotated, for this user alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harness.triage import triage
from triage_tui.session.log import KEPT, LARGEST, LogFile
from triage_tui.system.clock import SystemClock


def rows(file: Path) -> list[dict[str, object]]:
    return [json.loads(row) for row in file.read_text().splitlines()]


async def test_nothing_is_logged_unless_asked_for(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("1")
        await app.settle()
    assert not (tmp_path / "log.jsonl").exists()


async def test_requests_and_actions_are_logged_by_id(tmp_path: Path) -> None:
    async with triage(tmp_path, log=True) as app:
        first = app.cursor
        name = app.shown(first).name
        await app.press("C")
        await app.notes_tasks()
        await app.press("1")
        await app.settle()
    told = rows(tmp_path / "log.jsonl")
    assert {"start", "request", "action"} == {row["event"] for row in told}
    paths = {row["path"] for row in told if row["event"] == "request"}
    assert "/crm/leads/tasks/{lead_id}" in paths
    statuses = [row["status"] for row in told if row.get("kind") == "SetCategory"]
    assert statuses[0] in {"held", "pending"}
    text = (tmp_path / "log.jsonl").read_text()
    assert name not in text
    assert "@" not in text
    assert "key-for-the-sandbox" not in text


def test_a_log_is_for_its_user_alone_and_rotated(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "logs" / "log.jsonl", SystemClock())
    for _ in range(KEPT + 2):
        for _ in range(11):
            log.write("start", version="x" * (LARGEST // 10))
    kept = sorted((tmp_path / "logs").iterdir())
    assert len(kept) == KEPT
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in kept)
    assert all(file.stat().st_size <= LARGEST for file in kept)


def test_a_line_is_one_line_whatever_is_in_it(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "log.jsonl", SystemClock())
    log.write("start", version='x\n2026-01-01 "ERROR" \u2028\x1b[31m')
    assert len((tmp_path / "log.jsonl").read_bytes().splitlines()) == 1


def test_a_full_disk_costs_the_line_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> int:
        raise OSError(28, "No space left on device")

    log = LogFile(tmp_path / "log.jsonl", SystemClock())
    monkeypatch.setattr("os.write", refused)
    log.write("start")
