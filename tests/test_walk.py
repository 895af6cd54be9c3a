"""The walk: the same decisions in plain lines, for screen readers and bad links."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from harness.triage import QUICK
from triage_tui.cli.walk import Walk
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.session.opener import SessionOpener
from triage_tui.smartlead.api_key import ApiKey


async def walked(folder: Path, sandbox: Sandbox, *answers: str) -> list[str]:
    """What is said when these answers are typed, and then the input ends."""
    opener = SessionOpener(QUICK, ApiKey("key-for-the-sandbox"), folder, sandbox=sandbox)
    tasks: set[asyncio.Task[None]] = set()

    def spawn(coroutine: Coroutine[Any, Any, None], *, name: str, group: str) -> None:
        tasks.add(asyncio.get_running_loop().create_task(coroutine, name=f"{group}: {name}"))

    said: list[str] = []
    typed = iter(answers)

    async def ask(prompt: str) -> str | None:
        said.append(prompt)
        return next(typed, None)

    try:
        async with asyncio.timeout(20):
            assert await Walk(opener.open(spawn), ask, said.append).run("unread") == 0
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        opener.close()
    return said


def sent(sandbox: Sandbox, path: str) -> list[dict[str, object]]:
    return [
        seen.body
        for seen in sandbox.requests
        if seen.path.endswith(path) and isinstance(seen.body, dict)
    ]


async def test_a_number_files_the_reply_and_goes_to_the_next(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "1", "10", "q")
    assert [body["category_id"] for body in sent(box, "update-category")] == [1, 101822]
    assert any(line.startswith("3 of ") for line in said)
    assert said[-1] == "All sent."


async def test_an_unknown_answer_is_said_and_asked_again(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "77", "hello", "q")
    assert "There is no choice 77; a repeats them." in said
    assert "“hello” is no choice; a repeats them." in said
    assert sent(box, "update-category") == []


async def test_a_task_is_asked_for_line_by_line(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    await walked(tmp_path, box, "t", "Call back", "", "q")
    (task,) = sent(box, "create-task")
    assert task["name"] == "Call back"


async def test_a_due_date_that_cannot_be_read_makes_no_task(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "t", "Call back", "someday", "q")
    assert sent(box, "create-task") == []
    assert any(line.endswith("No task.") for line in said)


async def test_a_refusal_is_said_with_its_reason(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    box.refuse("update-category", status=422, message="category is locked")
    said = await walked(tmp_path, box, "1", "q")
    assert any("was refused" in line and "category is locked" in line for line in said)


async def test_the_end_of_the_input_ends_the_walk_with_everything_sent(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    await walked(tmp_path, box, "2")
    assert len(sent(box, "update-category")) == 1


async def test_nothing_unread_is_said(tmp_path: Path) -> None:
    said = await walked(tmp_path, Sandbox(leads=0, seed=1))
    assert "No unread replies: the queue is empty." in said
