"""The walk: the same decisions in plain lines, for screen readers and bad links."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from harness.handler_bench import BenchClock
from harness.triage import QUICK
from triage_tui.cli.line_terminal import wrapped
from triage_tui.cli.walk import Walk
from triage_tui.config.settings import Settings
from triage_tui.inbox.dates.formats import whole
from triage_tui.inbox.dates.time_zone import local_zone
from triage_tui.inbox.safe_text import line
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.session.opener import SessionOpener
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.sync.storage.commit_thread import WriteHere
from triage_tui.sync.storage.journal import Journal
from triage_tui.system.clock import Clock
from triage_tui.system.paths import JOURNAL

NOTHING_HAPPENS: Mapping[int, Callable[[], None]] = MappingProxyType({})


async def walked(
    folder: Path,
    sandbox: Sandbox,
    *answers: str,
    settings: Settings = QUICK,
    why: str = "",
    before: Mapping[int, Callable[[], None]] = NOTHING_HAPPENS,
    clock: Clock | None = None,
    takes_keys: bool = True,
) -> list[str]:
    """What is said when these answers are typed, and then the input ends; read-only with `why`.

    `before` happens before the answer of that place is typed.
    """
    opener = SessionOpener(
        settings,
        ApiKey("key-for-the-sandbox"),
        folder,
        sandbox=sandbox,
        read_only_reason=line(why),
        write=WriteHere(),
        clock=clock,
        takes_keys=takes_keys,
    )
    tasks: set[asyncio.Task[None]] = set()

    def spawn(coroutine: Coroutine[Any, Any, None], *, name: str, group: str) -> None:
        tasks.add(asyncio.get_running_loop().create_task(coroutine, name=f"{group}: {name}"))

    said: list[str] = []
    typed = enumerate(answers)

    async def ask(prompt: str) -> str | None:
        said.append(prompt)
        place, answer = next(typed, (-1, None))
        if place in before:
            before[place]()
        return answer

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
    assert any(each.startswith("3 of ") for each in said)
    assert said[-1] == "All synced."


async def test_what_fails_for_a_moment_is_asked_for_again(tmp_path: Path) -> None:
    sandbox = Sandbox(leads=20, seed=1, faults="bare=1")
    sandbox.strike("fetch-categories", "500")
    sandbox.strike("message-history", "500")
    said = await walked(tmp_path, sandbox, clock=BenchClock())
    again = "Smartlead error 500 Internal Server Error: Server error occurred. Retrying in 1 s."
    assert said.count(again) == 2
    assert not [each for each in said if each.startswith("Couldn't load")]


async def test_what_came_with_the_list_is_not_asked_for_again(tmp_path: Path) -> None:
    sandbox = Sandbox(leads=20, seed=1)
    await walked(tmp_path, sandbox, "m", "m")
    assert "message-history" not in {seen.endpoint for seen in sandbox.requests}


async def test_an_unknown_answer_is_said_and_asked_again(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "77", "hello", "q")
    assert "There is no choice 77; ? shows them again." in said
    assert "“hello” isn't a choice; ? shows them again." in said
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
    assert any(each.endswith("No task.") for each in said)


async def test_a_refusal_is_said_with_its_reason(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    box.refuse("update-category", status=422, message="category is locked")
    said = await walked(tmp_path, box, "1", "q")
    assert any("rejected" in each and "category is locked" in each for each in said)


async def test_the_end_of_the_input_ends_the_walk_with_everything_sent(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    await walked(tmp_path, box, "2")
    assert len(sent(box, "update-category")) == 1


async def test_nothing_unread_is_said(tmp_path: Path) -> None:
    said = await walked(tmp_path, Sandbox(leads=0, seed=1))
    assert "No unread replies." in said


SLOW = replace(QUICK, undo_window=30.0)
"""Nothing leaves before the walk ends, so that all of it can be taken back."""


async def test_what_was_filed_is_said(tmp_path: Path) -> None:
    said = await walked(tmp_path, Sandbox(leads=20, seed=1), "1", "0", "q")
    assert "Interested." in said
    assert "no category." in said


async def test_a_category_is_picked_by_a_part_of_its_name(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "l", "meeting", "q")
    assert [body["category_id"] for body in sent(box, "update-category")] == [2]
    assert "Meeting Request." in said


async def test_the_last_category_is_repeated_on_the_next(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    await walked(tmp_path, box, "3", ".", "q")
    assert [body["category_id"] for body in sent(box, "update-category")] == [3, 3]


async def test_undo_takes_the_verdict_back_and_goes_back_to_it(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "1", "z", "2", "q", settings=SLOW)
    assert [body["category_id"] for body in sent(box, "update-category")] == [2]
    places = [each.partition(".")[0] for each in said if " of " in each and "@" in each]
    assert [place.partition(" ")[0] for place in places] == ["1", "2", "1", "2"]


async def test_a_walk_ends_after_its_last_reply(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, *["1"] * 40)
    last = [each for each in said if "@" in each and " of " in each.partition(".")[0]][-1]
    place, _, count = last.partition(".")[0].partition(" of ")
    assert place == count
    assert said.count("Interested.") == int(count)
    assert said.count("Interested.") == int(count)


async def test_a_reply_is_assigned_to_the_user_who_is_asked_once_who_that_is(
    tmp_path: Path,
) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "i", "1", "m", "i", "q")
    owners = [each["team_member_id"] for each in sent(box, "update-team-member")]
    assert len(owners) == 2
    assert len(set(owners)) == 1
    assert said.count("Owner: you.") == 2


async def test_read_only_says_why_at_every_choice_that_changes(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "1", "t", "10", "q", why="Only to be read.")
    assert said.count("Only to be read.") == 4
    assert not [seen for seen in box.requests if seen.path.endswith("update-category")]


async def test_a_note_over_the_limit_is_refused_with_words_and_asked_for_again(
    tmp_path: Path,
) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "N", "x" * 10_001, "short enough", "q")
    assert "A note has 10,000 characters at most, this one 10,001: shorten it." in said
    assert [body["note_message"] for body in sent(box, "create-note")] == ["short enough"]


async def test_a_task_name_over_the_limit_makes_no_task(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "t", "x" * 256, "q")
    assert sent(box, "create-task") == []
    assert "A task's name has 255 characters at most, this one 256. No task." in said


async def test_a_due_date_is_sent_as_it_was_said(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "t", "Call back", "15 Dec 14:00", "q")
    (task,) = sent(box, "create-task")
    due = datetime.fromisoformat(str(task["due_date"]).replace("Z", "+00:00"))
    assert f"Task queued, due {whole(due.astimezone(local_zone()), has_year=False)}." in said


async def test_the_same_task_again_is_asked_about(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "t", "Call", "", "t", "Call", "", "1", "q")
    assert "Create the same task again?" in said
    assert len(sent(box, "create-task")) == 2


async def test_words_of_a_task_that_was_not_made_stand_in_the_next_form(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "t", "Call back", "someday", "t", "", "tomorrow", "q")
    assert "Task (Call back; - to cancel): " in said
    assert [body["name"] for body in sent(box, "create-task")] == ["Call back"]


async def test_what_was_refused_comes_back_in_its_form_with_the_reason(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    box.refuse("create-note", status=422, message="note is odd")
    await walked(tmp_path, box, "N", "A note", "q")
    box.refuse("create-note", status=422, message="note is odd", times=0)
    said = await walked(tmp_path, box, "!", "", "q")
    assert any("note is odd" in each for each in said)
    assert [body["note_message"] for body in sent(box, "create-note")][-1] == "A note"


async def test_done_and_snooze_are_kept_here_and_go_on(tmp_path: Path) -> None:
    said = await walked(tmp_path, Sandbox(leads=20, seed=1), "e", "h", "reply", "q")
    assert any(": done (on this computer only)" in each for each in said)
    assert any(": snoozed until they reply" in each for each in said)
    assert any(each.startswith("3 of ") for each in said)


async def test_lines_typed_ahead_all_count(tmp_path: Path) -> None:
    """The guard against held keys is for keys: two equal lines are two decisions."""
    box = Sandbox(leads=20, seed=1)
    await walked(tmp_path, box, "1", "1", "1", "q")
    assert len(sent(box, "update-category")) == 3


async def test_folded_text_is_counted_and_read_out_on_demand(tmp_path: Path) -> None:
    said = await walked(tmp_path, Sandbox(leads=20, seed=1), "Q", "q")
    assert any(each.startswith("Folded: ") and each.endswith("(Q to show).") for each in said)
    first, second = (n for n, each in enumerate(said) if each == "> ")
    folded = next(each for each in said if each.startswith("Folded: ")).split()
    assert second - first - 1 == int(folded[1])


async def test_what_waits_is_listed_with_where_it_is(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "1", "g o", "", "q", settings=SLOW)
    assert any("Category: Interested, mark as read. Sends in" in each for each in said)


async def test_a_second_walk_goes_on_where_the_window_before_it_ended(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    other = Journal.open(tmp_path / JOURNAL, wall=time.time())
    said = await walked(tmp_path, box, "1", "1", "q", before={1: other.close})
    assert "The other window closed: this one works now." in said
    assert len(sent(box, "update-category")) == 1


async def test_the_mail_before_is_read_out_and_the_oldest_is_said(tmp_path: Path) -> None:
    said = await walked(tmp_path, Sandbox(leads=20, seed=1), *["n"] * 20, "q")
    assert any(each.startswith("You wrote, ") for each in said)
    assert "No older messages." in said


async def test_the_keys_are_those_of_the_inbox_and_the_words_name_them(tmp_path: Path) -> None:
    said = await walked(tmp_path, Sandbox(leads=20, seed=1), "?", "q")
    (words, *_) = [each for each in said if each.startswith("0 clear category")]
    assert words == (
        "0 clear category, i assign to me, m skip, t task, N note, I mark as read, z undo, "
        "? show choices again, q quit."
    )
    assert said.count(words) == 2


async def test_keys_of_the_users_own_hold_in_a_walk_too(tmp_path: Path) -> None:
    own = replace(QUICK, keys={"list.skip": "J", "conversation.down": ""})
    said = await walked(tmp_path, Sandbox(leads=20, seed=1), "J", "s", "q", settings=own)
    assert any(each.startswith("3 of ") for each in said)
    assert any("J skip, " in each for each in said)


async def test_a_capital_is_another_key(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    said = await walked(tmp_path, box, "M", "I", "q")
    assert any("“M” isn't a choice" in each for each in said)
    assert any(each.endswith(" → read") for each in said)


async def test_the_lead_before_comes_back(tmp_path: Path) -> None:
    said = await walked(tmp_path, Sandbox(leads=20, seed=1), "1", "g -", "q", settings=SLOW)
    places = [each.partition(".")[0] for each in said if " of " in each and "@" in each]
    assert [place.partition(" ")[0] for place in places] == ["1", "2", "1"]


def test_lines_break_between_words() -> None:
    text = "Before anyone here books a call I need: 一二三四五 https://acme.example/a-long-way"
    lines = wrapped(text, 20).split("\n")
    assert lines == [
        "Before anyone here",
        "books a call I need:",
        "一二三四五",
        "https://acme.example",
        "/a-long-way",
    ]
    assert wrapped("Due (tomorrow 9am): ", 18) == "Due (tomorrow\n9am): "
    assert wrapped("  1. one\n\ntwo", 20) == "  1. one\n\ntwo"


NO_USE = ("isn't a choice", "no API key", "No template", "No vacation cover", "No plays")
"""What is said of a key that has nothing to work on."""


async def test_every_key_that_a_demo_names_has_a_use_there(tmp_path: Path) -> None:
    """Each is typed once; what it asks then is canceled."""
    box = Sandbox(leads=20, seed=1)
    first = await walked(tmp_path / "first", box, "q", takes_keys=False)
    lines = [each for each in first if each.startswith(("0 clear", "l category"))]
    named = [part for each in lines for part in each.removesuffix(".").split(", ")]
    keys = [part.partition(" ")[0] for part in named]
    pairs = [" ".join(part.split(" ")[:2]) for part in named if part.startswith("g ")]
    typed = [key for key in keys if key not in {"g", "q"}] + pairs
    assert len(typed) >= 25
    answers = [answer for key in typed for answer in (key, "", "", "", "")]
    said = await walked(tmp_path / "all", box, *answers, "q", takes_keys=False)
    assert not [each for each in said if any(words in each for words in NO_USE)]
    assert "g k" not in pairs


async def test_what_has_something_to_work_on_is_offered(tmp_path: Path) -> None:
    said = await walked(tmp_path, Sandbox(leads=20, seed=1), "q")
    assert any("g k replace the API key" in each for each in said)
    assert not any("template" in each for each in said)
