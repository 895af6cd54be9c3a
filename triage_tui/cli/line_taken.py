"""What a choice of a walk came to, in the words of a walk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from triage_tui.commands.wording import category_name, member_name
from triage_tui.inbox.actions import (
    Action,
    AddNote,
    Assign,
    CreateTask,
    Entry,
    SetCategory,
    SetRead,
)
from triage_tui.inbox.dates.formats import whole
from triage_tui.inbox.dates.time_zone import local_zone
from triage_tui.inbox.lead_map import MemberId
from triage_tui.inbox.state import InboxState


def taken_words(state: InboxState, entries: Iterable[Entry], me: MemberId | None) -> str:
    """What was taken, as one sentence; the read mark of a verdict goes without saying."""
    actions = [entry.action for entry in entries]
    said = [each for each in actions if not isinstance(each, SetRead)] or actions
    return " ".join(dict.fromkeys(_words(state, each, me) for each in said))


def _words(state: InboxState, action: Action, me: MemberId | None) -> str:
    match action:
        case SetCategory():
            return f"{category_name(state, action.category_id) or 'no category'}."
        case SetRead():
            return "Read." if action.is_read else "Unread."
        case Assign():
            if action.member_id == me:
                return "Owner: you."
            return f"Owner: {member_name(state, action.member_id)}."
        case AddNote():
            return "Note queued."
        case CreateTask():
            due = datetime.fromtimestamp(action.due_at, local_zone())
            return f"Task queued, due {whole(due, has_year=False)}."
        case _:
            assert_never(action)
