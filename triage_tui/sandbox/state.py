"""What the stand-in server knows: lead maps, tasks, notes, and the order of the inbox."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from triage_tui.sandbox.people.casting import (
    DAY,
    FIRST_LEAD_ID,
    FIRST_MAP_ID,
    Lead,
    cast_lead,
    reply_age,
    starts_unread,
)
from triage_tui.sandbox.people.persona import Said
from triage_tui.sandbox.people.roster import follow_ups, personas
from triage_tui.sandbox.people.seeded import pick, share

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_TASK_ID = 77721
FIRST_NOTE_ID = 129523


@dataclass(frozen=True, slots=True)
class Task:
    """A task, as it was created; times are seconds since 1970."""

    task_id: int
    lead_map_id: int
    lead_id: int
    name: str
    description: str | None
    priority: str
    due_date: str | None
    """As it was sent."""
    created_at: float


@dataclass(frozen=True, slots=True)
class Note:
    """A note, as it was created."""

    note_id: int
    lead_map_id: int
    lead_id: int
    note_message: str
    created_at: float


class State:
    """Lead maps are cast when first looked at, so that a hundred thousand cost nothing to open."""

    def __init__(self, *, seed: int, replied: int, silent: int, now: float) -> None:
        self.seed = seed
        self.opened_at = now
        self.version = 0
        """Goes up with every change, for what is remembered about the lists."""
        self.tasks: list[Task] = []
        self.notes: list[Note] = []
        self._replied = replied
        self._places = replied + silent
        self._arrivals = 0
        self._leads: dict[int, Lead] = {}
        self.order = list(range(FIRST_MAP_ID, FIRST_MAP_ID + replied))
        """Lead maps with a reply, newest reply first."""
        self.silent = list(range(FIRST_MAP_ID + replied, FIRST_MAP_ID + self._places))
        self.unread = {
            FIRST_MAP_ID + place for place in range(replied) if starts_unread(seed, place)
        }
        self.timeless = {
            FIRST_MAP_ID + place
            for place, persona in enumerate(personas()[:replied])
            if not persona.has_reply_time
        }
        """Lead maps whose row has no reply time; they sink to the end."""

    def lead(self, lead_map_id: int) -> Lead | None:
        """The lead map, or `None` where there is none."""
        known = self._leads.get(lead_map_id)
        if known is not None:
            return known
        place = lead_map_id - FIRST_MAP_ID
        if not 0 <= place < self._places:
            return None
        self._leads[lead_map_id] = cast = self._cast(place)
        return cast

    def leads(self) -> Iterator[Lead]:
        """Every lead map; with a hundred thousand this takes a second the first time."""
        for lead_map_id in range(FIRST_MAP_ID, FIRST_MAP_ID + self._places):
            lead = self.lead(lead_map_id)
            if lead is not None:
                yield lead

    def touched(self) -> tuple[Lead, ...]:
        """The lead maps looked at so far."""
        return tuple(self._leads.values())

    def _cast(self, place: int) -> Lead:
        if place < self._replied:
            at = self.opened_at - reply_age(place, self._replied)
            return cast_lead(self.seed, place, at)
        at = self.opened_at - DAY * (1 + 9 * share(self.seed, place, 3))
        return cast_lead(self.seed, place, at, is_silent=True)

    def of_lead(self, lead_id: int) -> list[Lead]:
        """All lead maps of one person."""
        place = lead_id - FIRST_LEAD_ID
        if not 0 <= place < self._places:
            return []
        places = [place]
        if place < len(personas()):
            email = personas()[place].email
            places = [at for at, persona in enumerate(personas()) if persona.email == email]
        found = (self.lead(FIRST_MAP_ID + at) for at in places)
        return [lead for lead in found if lead is not None and lead.lead_id == lead_id]

    def of_email(self, email: str) -> list[Lead]:
        """All lead maps of one address."""
        wanted = email.strip().lower()
        place = next((at for at, persona in enumerate(personas()) if persona.email == wanted), None)
        number = re.search(r"(\d+)@", wanted)
        if place is None and number is not None:
            place = int(number[1])
        if place is None:
            return []
        return [lead for lead in self.of_lead(FIRST_LEAD_ID + place) if lead.email == wanted]

    def set_category(self, lead: Lead, category_id: int | None) -> None:
        lead.category_id = category_id
        self.version += 1

    def set_read(self, lead: Lead, *, is_read: bool) -> None:
        lead.is_read = is_read
        if is_read or not lead.has_replied:
            self.unread.discard(lead.lead_map_id)
        else:
            self.unread.add(lead.lead_map_id)
        self.version += 1

    def assign(self, lead: Lead, member_id: int) -> None:
        lead.member_id = member_id
        self.version += 1

    def add_task(
        self,
        lead: Lead,
        *,
        name: str,
        description: str | None,
        priority: str,
        due_date: str | None,
        now: float,
    ) -> Task:
        """Every call makes another task, as Smartlead would."""
        task = Task(
            task_id=FIRST_TASK_ID + len(self.tasks),
            lead_map_id=lead.lead_map_id,
            lead_id=lead.lead_id,
            name=name,
            description=description,
            priority=priority,
            due_date=due_date,
            created_at=now,
        )
        self.tasks.append(task)
        return task

    def add_note(self, lead: Lead, note_message: str, now: float) -> Note:
        note_id = FIRST_NOTE_ID + len(self.notes)
        note = Note(note_id, lead.lead_map_id, lead.lead_id, note_message, now)
        self.notes.append(note)
        return note

    def arrive(self, now: float, lead_map_id: int | None = None, text: str | None = None) -> Lead:
        """One more reply: from `lead_map_id`, else from someone new or someone already read.

        Raises KeyError for a lead map that does not exist.
        """
        self._arrivals += 1
        if lead_map_id is None and text is None and share(self.seed, self._arrivals, 20) < 0.7:
            return self._newcomer(now)
        lead = self._answering() if lead_map_id is None else self.lead(lead_map_id)
        if lead is None:
            raise KeyError(lead_map_id)
        words = text or pick(follow_ups(), self.seed, self._arrivals, 21)
        lead.said = (*lead.said, Said(words, at=now))
        self._to_the_top(lead, now)
        return lead

    def _newcomer(self, now: float) -> Lead:
        place = self._places
        self._places += 1
        lead = replace(cast_lead(self.seed, place, now), category_id=None, flags=frozenset())
        self._leads[lead.lead_map_id] = lead
        self._to_the_top(lead, now)
        return lead

    def _answering(self) -> Lead | None:
        """Someone already read, else the oldest of the inbox."""
        recent = self.order[:200]
        read = [at for at in recent if at not in self.unread]
        return self.lead(pick(read or recent[-1:] or self.silent, self.seed, self._arrivals, 22))

    def _to_the_top(self, lead: Lead, now: float) -> None:
        lead.reply_at = now
        lead.is_read = False
        for ids in (self.order, self.silent):
            if lead.lead_map_id in ids:
                ids.remove(lead.lead_map_id)
        self.order.insert(0, lead.lead_map_id)
        self.unread.add(lead.lead_map_id)
        self.timeless.discard(lead.lead_map_id)
        self.version += 1
