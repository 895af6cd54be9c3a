"""Covers that are on: which are over, and handing back what was covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.wording import member_name, replies
from triage_tui.inbox.actions import Assign
from triage_tui.inbox.dates.ages import day
from triage_tui.inbox.dates.time_zone import local_zone
from triage_tui.inbox.safe_text import SafeText, fill, line, number, own

if TYPE_CHECKING:
    from triage_tui.commands.bulk import Bulk
    from triage_tui.commands.distribute.assign_inputs import AssignInputs
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices
    from triage_tui.commands.questions import Tell
    from triage_tui.inbox.vacation_cover import Cover, HandBack


class Covers:
    """Says which covers are over, and gives back what they moved."""

    def __init__(
        self,
        model: InboxModel,
        bulk: Bulk,
        inputs: AssignInputs,
        keymap: Keymap,
        *,
        notices: Notices,
        dialogs: Dialogs,
    ) -> None:
        self._model = model
        self._session = model.session
        self._bulk = bulk
        self._inputs = inputs
        self._keymap = keymap
        self._notices = notices
        self._dialogs = dialogs

    def remind(self) -> None:
        """At the start: say which covers are over, and the key that hands back."""
        now = self._session.clock.wall()
        over = [cover for cover in self._session.preferences.covers() if cover.is_over(now)]
        if over:
            key = line(self._keymap.keys_of("cover.hand_back"))
            words = fill("{} {} hands back.", self._words(over[0]), key)
            self._notices.in_turn(words, severity="warning")

    def _words(self, cover: Cover) -> SafeText:
        state, now = self._model.store.state, self._session.clock.wall()
        away, covering = member_name(state, cover.away), member_name(state, cover.covering)
        when = day(cover.ends, now=now, zone=local_zone())
        ends = own("ended") if cover.is_over(now) else own("ends")
        return fill("{}'s cover for {} {} {}.", covering, away, ends, when)

    def hand_back(self) -> None:
        """Hand back what was covered: the cover that ends first."""
        covers = sorted(self._session.preferences.covers(), key=lambda cover: cover.ends)
        if covers:
            self._read(covers[0])
        else:
            self._notices.notify(own("No vacation cover is active."))

    def _read(self, cover: Cover) -> None:
        from triage_tui.inbox.vacation_cover import hand_back  # late: not at the start

        async def job(tell: Tell) -> HandBack:
            self._session.team().forget()
            holding = await self._session.team().holding(
                cover.covering, lambda count: tell(fill("{} so far", number(count)))
            )
            owners = dict.fromkeys((row.lead_map_id for row in holding.rows), cover.covering)
            return hand_back(cover, {**owners})

        name = member_name(self._model.store.state, cover.covering)
        title = fill("Loading {}'s replies", name)
        self._inputs.wait_for(title, job, lambda back: self._ask(cover, back))

    def _ask(self, cover: Cover, back: HandBack) -> None:
        away = member_name(self._model.store.state, cover.away)
        actions = [Assign(each, cover.away) for each in back.returns]
        words = fill("{} {}", self._words(cover), self._bulk.cost_words(actions))
        if back.moved_since:
            since = replies(len(back.moved_since))
            words = fill("{}\nReassigned since and left as is: {}.", words, since)
        self._dialogs.confirm(
            fill("Hand {} back to {}?", replies(len(back.returns)), away),
            words,
            yes=own("hand back"),
            no=own("later"),
            then=lambda yes: self._give_back(cover, back) if yes else None,
        )

    def _give_back(self, cover: Cover, back: HandBack) -> None:
        from triage_tui.inbox.vacation_cover import without  # late, as above

        choices = self._session.preferences
        self._session.team().forget()
        choices.keep_covers(without(choices.covers(), cover))
        if back.returns:
            self._bulk.start([Assign(each, cover.away) for each in back.returns])
            away = member_name(self._model.store.state, cover.away)
            self._notices.decided(fill("{} → {}", replies(len(back.returns)), away))
