"""Plays: one key for several actions, as the settings define them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from msgspec import Struct

from triage_tui.config.templates import (
    TaskTemplate,
    TemplateError,
    checked_task,
    checked_text,
    filled_in,
    sentence,
)
from triage_tui.inbox.actions import Action, AddNote, Assign, CreateTask, SetCategory, SetRead
from triage_tui.inbox.dates.due import When, WhenError, read
from triage_tui.inbox.dates.formats import whole
from triage_tui.inbox.lead_map import Category, CategoryId, LeadMap, Member, MemberId
from triage_tui.inbox.safe_text import SafeText, fill, line, own
from triage_tui.inbox.state import InboxState

KEYS = ("key", "name", "category", "assign", "task", "note", "read", "advance")
Advance = Literal["next", "previous", "stay"]


class PlayError(ValueError):
    """Why a play cannot be run on a lead map, in a sentence."""


class Play(Struct, frozen=True, gc=False):
    """What its steps are, as the settings name them."""

    name: str
    key: str
    """The key after `,`; empty for a play that only the palette runs."""
    category: str | None = None
    """A category's name or id; `none` takes it away; `None` leaves it."""
    assign: str | None = None
    """A member's name or id, or `me`."""
    task: TaskTemplate | None = None
    note: str | None = None
    read: bool | None = None
    advance: Advance | None = None
    """`None` for the setting `advance`."""

    @property
    def play_id(self) -> str:
        """Its name in `[keys]` and in the palette."""
        return "play." + "-".join(self.name.casefold().split())


class Step(Struct, frozen=True, gc=False):
    """One step, ready to be taken: what it says, and the action."""

    words: SafeText
    action: Action


def parse_plays(raw: Sequence[Mapping[str, object]]) -> tuple[tuple[Play, ...], tuple[str, ...]]:
    """The plays of the settings, and what is wrong with the others, a sentence each."""
    plays, problems = plays_and_problems(raw)
    return plays, tuple(problems.values())


def plays_and_problems(
    raw: Sequence[Mapping[str, object]],
) -> tuple[tuple[Play, ...], Mapping[int, str]]:
    """The same, with each sentence under the number of its play, from 1."""
    plays: list[Play] = []
    problems: dict[int, str] = {}
    for number, table in enumerate(raw, start=1):
        try:
            play = parse_play(table)
            if any(each.play_id == play.play_id for each in plays):
                raise TemplateError(f"the name {play.name!r} is used twice")
            plays.append(play)
        except TemplateError as error:
            problems[number] = sentence(f"[[plays]] number {number}: {error}")
    return tuple(plays), problems


def parse_play(table: Mapping[str, object]) -> Play:
    """One play; raises `TemplateError` with the end of a sentence."""
    for name in table:
        if name not in KEYS:
            raise TemplateError(f"there's no {name!r}. A play takes {', '.join(KEYS)}")
    advance = table.get("advance")
    if advance not in (None, "next", "previous", "stay"):
        raise TemplateError(f"advance is {advance!r}: use next, previous or stay")
    is_read = table.get("read")
    if is_read is not None and not isinstance(is_read, bool):
        raise TemplateError(f"read is {is_read!r}: use true or false")
    task, note = table.get("task"), table.get("note")
    play = Play(
        name=_word(table.get("name"), "name") or "",
        key=_word(table.get("key", ""), "key") or "",
        category=_word(table.get("category"), "category"),
        assign=_word(table.get("assign"), "assign"),
        task=None if task is None else checked_task(task),
        note=None if note is None else checked_text(note, "note"),
        read=is_read,
        advance=advance,
    )
    if not play.name:
        raise TemplateError('it needs a name, such as name = "Meeting booked"')
    steps = (play.category, play.assign, play.task, play.note, play.read)
    if all(step is None for step in steps):
        raise TemplateError(f"{play.name!r} does nothing. Add a category, task, note ...")
    return play


def _word(raw: object, what: str) -> str | None:
    if raw is None:
        return None
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise TemplateError(f"{what} is {raw!r}: use a name or a number")
    return str(raw).strip()


def steps_of(
    play: Play,
    lead_map: LeadMap,
    state: InboxState,
    *,
    me: MemberId | None,
    now: datetime,
    task_due: str,
) -> tuple[Step, ...]:
    """What a play does to a lead map; all of it, or nothing.

    Raises:
        PlayError: when a step names a category or member that is not there, or a time that is over.
    """
    where = lead_map.lead_map_id
    steps: list[Step] = []
    category = state.categories.get(lead_map.category_id) if lead_map.category_id else None
    name = str(category.name) if category else ""
    if play.category is not None:
        found = _category(play.category, state.categories)
        name = found.name if found else ""
        words = fill("category {}", found.name) if found else own("no category")
        steps.append(Step(words, SetCategory(where, found.category_id if found else None)))
    if play.assign is not None:
        member = _member(play.assign, state.members, me)
        steps.append(
            Step(
                fill("owner {}", member.name or own("you")),
                Assign(where, member.member_id),
            )
        )
    if play.task is not None:
        due = _due(play.task.due or task_due, now)
        title = filled_in(play.task.name, lead_map, name)
        text = filled_in(play.task.description, lead_map, name)
        task = CreateTask(where, title, text, play.task.priority, due.at.timestamp())
        when = line(whole(due.at, has_year=False) + (f" ({due.note})" if due.note else ""))
        steps.append(Step(fill("task “{}”, due {}", line(title), when), task))
    if play.note is not None:
        note = filled_in(play.note, lead_map, name)
        steps.append(Step(fill("note “{}”", line(note, limit=60)), AddNote(where, note)))
    if play.read is not None and play.read is not lead_map.is_read:
        said = own("mark as read") if play.read else own("mark as unread")
        steps.append(Step(said, SetRead(where, is_read=play.read)))
    return tuple(steps)


def _due(words: str, now: datetime) -> When:
    try:
        return read(words, now)
    except WhenError as error:  # such as “today 9am” in the afternoon
        raise PlayError(f"Can't set the task's due date: {error}") from None


def _category(wanted: str, known: Mapping[CategoryId, Category]) -> Category | None:
    if wanted.casefold() == "none":
        return None
    for category in known.values():
        if wanted in {str(category.category_id)} or wanted.casefold() == category.name.casefold():
            return category
    raise PlayError(f"There's no category “{line(wanted)}”.")


def _member(wanted: str, known: Mapping[MemberId, Member], me: MemberId | None) -> Member:
    if wanted.casefold() == "me":
        if me is None:
            raise PlayError("Set `me` first, or press i once.")
        return known.get(me, Member(me))
    for member in known.values():
        if wanted == str(member.member_id) or wanted.casefold() == member.name.casefold():
            return member
    raise PlayError(f"There's no teammate “{line(wanted)}”.")
