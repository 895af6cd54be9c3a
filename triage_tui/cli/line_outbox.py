"""What waits, in plain lines; what asks is asked about one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.wording import standing, trouble
from triage_tui.inbox.actions import ActionId, AddNote, CreateTask, Entry, Status
from triage_tui.inbox.safe_text import own
from triage_tui.sync.storage.journal import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage_tui.cli.line_talk import Talk
    from triage_tui.commands.model import InboxModel
    from triage_tui.inbox.lead_map import LeadMapId


async def go_through_outbox(
    talk: Talk, model: InboxModel, then: Callable[[LeadMapId], None]
) -> None:
    """List what waits or was refused, ask what only the user can decide, and where to go on."""
    state = model.store.state
    waiting = [e for e in state.entries.values() if e.status.is_open or e.status is Status.REFUSED]
    if not waiting:
        talk.say("Nothing is queued.")
        return
    now = model.session.clock.monotonic()
    for number, entry in enumerate(waiting, start=1):
        where = standing(state, entry, now, undo_key=own(""))
        talk.say(f"{number} {_named(model, entry)}. {where}")
    for entry in waiting:
        if entry.status is Status.ASK and not model.blocked_reason():
            await _ask(talk, model, entry)
    typed = await talk.ask("Number to go there (Enter: stay): ")
    if typed and typed.isdecimal() and 1 <= int(typed) <= len(waiting):
        lead_map_id = waiting[int(typed) - 1].lead_map_id
        if model.window.find(lead_map_id) is None:
            talk.say("That one is not in this walk.")
        else:
            then(lead_map_id)


async def _ask(talk: Talk, model: InboxModel, entry: Entry) -> None:
    is_written = isinstance(entry.action, CreateTask | AddNote)
    there = ", 3 it arrived" if is_written else ""
    talk.say(f"{_named(model, entry)}: {trouble(model.store.state, entry)}")
    typed = await talk.ask(f"1 send again, 2 discard{there} (Enter: later): ")
    answers: dict[str, Callable[[ActionId], bool]] = {
        "1": model.store.send_again,
        "2": model.store.drop,
    }
    if is_written:
        answers["3"] = model.store.it_is_there
    answer = answers.get(typed or "")
    if answer is None:
        return
    try:
        answer(entry.action_id)
    except JournalError as error:
        talk.say(f"Not saved: {error}")


def _named(model: InboxModel, entry: Entry) -> str:
    state, naming = model.store.state, model.naming
    return f"{naming.who(state, entry)}: {naming.describe(state, entry)}"
