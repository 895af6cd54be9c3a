"""From one member to another: reassigning, vacation cover, and handing back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual import work

from triage_tui.commands.distribute.assign_plan import Assigning
from triage_tui.inbox.actions import Action, AddNote, Assign
from triage_tui.inbox.dates.ages import day
from triage_tui.inbox.dates.time_zone import LocalZone
from triage_tui.inbox.lead_map import LeadMap
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.ui.inbox.facts import member_name

if TYPE_CHECKING:
    from triage_tui.inbox.vacation_cover import Cover, HandBack
    from triage_tui.ui.dialogs.confirm import Confirm
    from triage_tui.ui.dialogs.handover_form import Handover
    from triage_tui.ui.dialogs.progress import Tell


class Covering(Assigning):
    """Every handover is previewed with its count, and is one run that `z` takes back."""

    def action_reassign(self) -> None:
        """Hand lead maps of one member to another, by category, campaign or time of reply."""
        if not self.is_blocked():
            self._hand_over(is_cover=False)

    def action_cover(self) -> None:
        """Hand the active conversations of a member who is away to another, until a date."""
        if not self.is_blocked():
            self._hand_over(is_cover=True)

    @work(group="assignment")
    async def _hand_over(self, *, is_cover: bool) -> None:
        from triage_tui.ui.dialogs.handover_form import HandoverChoices, HandoverForm  # late

        state, now = self.store.state, self.session.clock.wall()
        campaigns = {
            row.campaign_id: row.campaign_name
            for row in state.base.each()
            if row.campaign_id is not None and row.campaign_name
        }
        choices = HandoverChoices(
            self.member_names(),
            {each.category_id: each.name for each in state.categories.values()},
            dict(sorted(campaigns.items(), key=lambda item: item[1].casefold())),
        )
        here = datetime.fromtimestamp(now).astimezone()
        form = HandoverForm(choices, here, is_cover=is_cover)
        filled = await self.app.push_screen_wait(form)
        if filled is not None:
            await self._plan_handover(filled, is_cover=is_cover)

    async def _plan_handover(self, filled: Handover, *, is_cover: bool) -> None:
        from triage_tui.inbox.assignment.plan import Given, Plan  # late: not in the first paint
        from triage_tui.inbox.vacation_cover import Cover, cover_note

        rows = await self._rows_of(filled, is_cover=is_cover)
        if rows is None:
            return
        names = self.member_names({filled.giver, filled.taker})
        giver, taker = names[filled.giver], names[filled.taker]
        if not rows:
            self.say(fill("{} has nothing that fits.", giver))
            return
        why = fill("from {}", giver)
        plan = Plan(tuple(Given(row.lead_map_id, filled.taker, why) for row in rows))
        note = (
            cover_note(giver, taker, filled.starts, filled.ends, LocalZone())
            if is_cover
            else line(filled.note)
        )
        title = fill("{} lead maps from {} to {}", number(len(rows)), giver, taker)
        shown_note = fill("Note on each: {}", note) if note else NOTHING
        edited = await self.show_plan(plan, title, None, shown_note, requests_each=2 if note else 1)
        if edited is None:
            return
        text = str(note) if is_cover else filled.note
        actions: list[Action] = []
        for each in edited.given:
            actions.append(Assign(each.lead_map_id, each.member_id))
            if text:
                actions.append(AddNote(each.lead_map_id, text))
        self.session.team().forget()
        self.start_run(actions)
        if is_cover:
            moved = tuple(e.lead_map_id for e in edited.given if e.member_id == filled.taker)
            cover = Cover(filled.giver, filled.taker, filled.starts, filled.ends, moved)
            self.session.choices.keep_covers([*self.session.choices.covers(), cover])

    async def _rows_of(self, filled: Handover, *, is_cover: bool) -> list[LeadMap] | None:
        """The giver's lead maps that fit, read now: the server filters, and we look again."""
        from triage_tui.inbox.vacation_cover import is_active  # late, as above
        from triage_tui.sync.reading.workloads import narrowing

        now, days = self.session.clock.wall(), self.policy().active_days
        within = None if filled.replied_within is None else now - filled.replied_within
        filters = narrowing(
            [] if filled.category_id is None else [filled.category_id],
            filled.campaign_id,
            None if within is None else (within, now),
        )
        name = member_name(self.store.state, filled.giver)

        async def job(tell: Tell) -> list[LeadMap]:
            holding = await self.session.team().read(
                filled.giver, filters, lambda count: tell(fill("{} so far", number(count)))
            )
            return list(holding.rows)

        rows = await self.wait_for(fill("Reading what {} has", name), job)
        if rows is None:
            return None
        if is_cover:
            return [r for r in rows if is_active(r, self.store.state.categories, now, days)]
        return [row for row in rows if _fits(row, filled, within)]

    def action_team(self) -> None:
        """The team screen."""
        from triage_tui.ui.screens.team import TeamScreen  # late: not in the first paint

        self.app.push_screen(TeamScreen(self.session, is_masked=self.is_masked))

    # -- handing back --------------------------------------------------------------------------

    def remind_of_covers(self) -> None:
        """At the start: say which covers are over, and the key that hands back."""
        now = self.session.clock.wall()
        over = [cover for cover in self.session.choices.covers() if cover.is_over(now)]
        if over:
            key = line(self.keymap.keys_of("cover.hand_back"))
            self.say(fill("{} {} hands back.", self._cover_words(over[0]), key), severity="warning")

    def _cover_words(self, cover: Cover) -> SafeText:
        state = self.store.state
        away, covering = member_name(state, cover.away), member_name(state, cover.covering)
        when = day(cover.ends, now=self.session.clock.wall(), zone=LocalZone())
        is_over = cover.is_over(self.session.clock.wall())
        ends = own("ended") if is_over else own("ends")
        return fill("{}’s cover for {} {}: {}.", covering, away, ends, when)

    def action_hand_back(self) -> None:
        """Hand back what was covered: the cover that ends first."""
        covers = sorted(self.session.choices.covers(), key=lambda cover: cover.ends)
        if not covers:
            self.say(own("No cover is on."))
        elif not self.is_blocked():
            self._hand_back(covers[0])

    @work(group="assignment")
    async def _hand_back(self, cover: Cover) -> None:
        from triage_tui.inbox.vacation_cover import hand_back  # late, as above

        async def job(tell: Tell) -> HandBack:
            self.session.team().forget()
            holding = await self.session.team().holding(
                cover.covering, lambda count: tell(fill("{} so far", number(count)))
            )
            owners = dict.fromkeys((row.lead_map_id for row in holding.rows), cover.covering)
            return hand_back(cover, {**owners})

        name = member_name(self.store.state, cover.covering)
        back = await self.wait_for(fill("Reading what {} has", name), job)
        if back is None:
            return
        answer = await self.app.push_screen_wait(self._hand_back_question(cover, back))
        if not answer:
            return
        self.session.team().forget()
        self._keep_handed_back(cover)
        if back.returns:
            self.start_run([Assign(each, cover.away) for each in back.returns])

    def _hand_back_question(self, cover: Cover, back: HandBack) -> Confirm:
        from triage_tui.ui.dialogs.confirm import Confirm  # late: not in the first paint

        away = member_name(self.store.state, cover.away)
        title = fill("Hand {} lead maps back to {}?", number(len(back.returns)), away)
        words = fill("{} {}", self._cover_words(cover), self.cost_words(len(back.returns)))
        if back.moved_since:
            since = number(len(back.moved_since))
            words = fill("{}\n{} went elsewhere since and are left as they are.", words, since)
        return Confirm(title, words, yes=own("hand back"), no=own("later"))

    def _keep_handed_back(self, cover: Cover) -> None:
        from triage_tui.inbox.vacation_cover import without  # late, as above

        self.session.choices.keep_covers(without(self.session.choices.covers(), cover))


def _fits(row: LeadMap, filled: Handover, since: float | None) -> bool:
    """What the server was asked for, looked at again: it does not enforce every filter."""
    if filled.category_id is not None and row.category_id != filled.category_id:
        return False
    if filled.campaign_id is not None and row.campaign_id != filled.campaign_id:
        return False
    return since is None or (row.last_reply_at is not None and row.last_reply_at >= since)
