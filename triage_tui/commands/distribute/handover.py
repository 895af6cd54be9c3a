"""From one member to another: reassigning, and covering for a member who is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.questions import HandoverChoices
from triage_tui.commands.wording import member_name, replies
from triage_tui.inbox.actions import Action, AddNote, Assign
from triage_tui.inbox.dates.time_zone import here, local_zone
from triage_tui.inbox.lead_map import LeadMap
from triage_tui.inbox.safe_text import NOTHING, fill, line, number

if TYPE_CHECKING:
    from triage_tui.commands.bulk import Bulk
    from triage_tui.commands.distribute.assign_inputs import AssignInputs
    from triage_tui.commands.distribute.assign_plan import AssignPlan
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices
    from triage_tui.commands.questions import Handover, Tell
    from triage_tui.inbox.assignment.plan import Plan


class HandOver:
    """Every handover is previewed with its count, and is one run that `z` takes back."""

    def __init__(
        self,
        model: InboxModel,
        bulk: Bulk,
        inputs: AssignInputs,
        plan: AssignPlan,
        *,
        notices: Notices,
        dialogs: Dialogs,
    ) -> None:
        self._model = model
        self._session = model.session
        self._bulk = bulk
        self._inputs = inputs
        self._plan = plan
        self._notices = notices
        self._dialogs = dialogs

    def reassign(self) -> None:
        """Hand lead maps of one member to another, by category, campaign or time of reply."""
        self._ask(is_cover=False)

    def cover(self) -> None:
        """Hand the active conversations of a member who is away to another, until a date."""
        self._ask(is_cover=True)

    def _ask(self, *, is_cover: bool) -> None:
        state = self._model.store.state
        campaigns = {
            row.campaign_id: row.campaign_name
            for row in state.base.each()
            if row.campaign_id is not None and row.campaign_name
        }
        choices = HandoverChoices(
            self._inputs.member_names(),
            {each.category_id: each.name for each in state.categories.values()},
            dict(sorted(campaigns.items(), key=lambda item: item[1].casefold())),
        )
        now = here(self._session.clock.wall())

        def filled(handover: Handover) -> None:
            self._read(handover, is_cover=is_cover)

        self._dialogs.hand_over(choices, now, filled, is_cover=is_cover)

    def _read(self, handover: Handover, *, is_cover: bool) -> None:
        """The giver's lead maps that fit, read now: the server filters, and we look again."""
        from triage_tui.inbox.vacation_cover import is_active  # late: not at the start
        from triage_tui.sync.reading.narrowing import narrowing

        now, days = self._session.clock.wall(), self._inputs.policy().active_days
        within = None if handover.replied_within is None else now - handover.replied_within
        filters = narrowing(
            [] if handover.category_id is None else [handover.category_id],
            handover.campaign_id,
            None if within is None else (within, now),
        )
        name = member_name(self._model.store.state, handover.giver)

        async def job(tell: Tell) -> list[LeadMap]:
            holding = await self._session.team().read(
                handover.giver, filters, lambda count: tell(fill("{} so far", number(count)))
            )
            return list(holding.rows)

        def found(rows: list[LeadMap]) -> None:
            if is_cover:
                categories = self._model.store.state.categories
                fitting = [row for row in rows if is_active(row, categories, now, days)]
            else:
                fitting = [row for row in rows if _fits(row, handover, within)]
            self._show(handover, fitting, is_cover=is_cover)

        self._inputs.wait_for(fill("Loading {}'s replies", name), job, found)

    def _show(self, handover: Handover, rows: list[LeadMap], *, is_cover: bool) -> None:
        from triage_tui.inbox.assignment.plan import Given, Plan  # late, as above
        from triage_tui.inbox.vacation_cover import cover_note

        names = self._inputs.member_names({handover.giver, handover.taker})
        giver, taker = names[handover.giver], names[handover.taker]
        if not rows:
            self._notices.notify(fill("{} has no matching replies.", giver))
            return
        why = fill("from {}", giver)
        plan = Plan(tuple(Given(row.lead_map_id, handover.taker, why) for row in rows))
        note = line(handover.note)
        text = handover.note
        if is_cover:
            note = cover_note(giver, taker, handover.starts, handover.ends, local_zone())
            text = str(note)
        self._plan.show(
            plan,
            fill("{} from {} to {}", replies(len(rows)), giver, taker),
            lambda edited: self._carry_out(edited, handover, text, is_cover=is_cover),
            note=fill("Note on each: {}", note) if note else NOTHING,
            actions=lambda edited: _actions(edited, text),
        )

    def _carry_out(self, plan: Plan, handover: Handover, note: str, *, is_cover: bool) -> None:
        from triage_tui.inbox.vacation_cover import Cover  # late, as above

        self._session.team().forget()
        self._bulk.start(_actions(plan, note))
        taker = member_name(self._model.store.state, handover.taker)
        self._notices.decided(fill("{} → {}", replies(len(plan.given)), taker))
        if is_cover:
            moved = tuple(e.lead_map_id for e in plan.given if e.member_id == handover.taker)
            cover = Cover(handover.giver, handover.taker, handover.starts, handover.ends, moved)
            choices = self._session.preferences
            choices.keep_covers([*choices.covers(), cover])


def _actions(plan: Plan, note: str) -> list[Action]:
    """Each reply to its new owner, with the note if there is one."""
    actions: list[Action] = []
    for each in plan.given:
        actions.append(Assign(each.lead_map_id, each.member_id))
        if note:
            actions.append(AddNote(each.lead_map_id, note))
    return actions


def _fits(row: LeadMap, handover: Handover, since: float | None) -> bool:
    """What the server was asked for, looked at again: it does not enforce every filter."""
    if handover.category_id is not None and row.category_id != handover.category_id:
        return False
    if handover.campaign_id is not None and row.campaign_id != handover.campaign_id:
        return False
    return since is None or (row.last_reply_at is not None and row.last_reply_at >= since)
