"""Who owns a lead map: the user, or a member who is picked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from triage_tui.commands.questions import Choice
from triage_tui.commands.wording import member_name
from triage_tui.inbox.actions import Assign
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices
    from triage_tui.inbox.lead_map import LeadMap, LeadMapId, MemberId


class AssignTo:
    """Assigns lead maps to one member; the cursor stays."""

    def __init__(
        self,
        model: InboxModel,
        apply: Apply,
        *,
        notices: Notices,
        dialogs: Dialogs,
    ) -> None:
        self._model = model
        self._apply = apply
        self._notices = notices
        self._dialogs = dialogs

    def me(self) -> None:
        """Assign to the user; asks once who that is."""
        lead_map = self._model.current
        if lead_map is None:
            return
        me = self._model.session.me()
        if me is None:
            self._pick(lead_map, own("Which teammate are you? (asked once)"), self._now_me)
        else:
            self._assign(lead_map.lead_map_id, me)

    def _now_me(self, lead_map_id: LeadMapId, member_id: MemberId) -> None:
        self._model.session.preferences.keep_me(member_id)
        self._assign(lead_map_id, member_id)

    def pick(self) -> None:
        """Pick a member to assign to."""
        lead_map = self._model.current
        if lead_map is not None:
            self._pick(lead_map, fill("Assign {} to", self._apply.whom()), self._assign)

    def to(self, member_id: MemberId) -> None:
        """Assign the marked lead maps, else the one under the cursor, to this member."""
        if self._model.current is not None:
            self._assign(self._model.current.lead_map_id, member_id)

    def _assign(self, lead_map_id: LeadMapId, member_id: MemberId) -> None:
        model, owner = self._model, member_name(self._model.store.state, member_id)
        lead_map = model.store.state.lead_map(lead_map_id)
        if not model.marks and lead_map is not None and lead_map.assignee == member_id:
            self._notices.notify(fill("Already assigned to {}.", owner))
            return
        self._apply.to(
            lead_map_id,
            lambda whom: fill("Assign {} to {}?", whom, owner),
            lambda each: (
                [] if each.assignee == member_id else [Assign(each.lead_map_id, member_id)]
            ),
            said=lambda whom: fill("{} → {}", whom, owner),
        )

    def _pick(
        self, lead_map: LeadMap, title: SafeText, then: Callable[[LeadMapId, MemberId], None]
    ) -> None:
        state, me = self._model.store.state, self._model.session.me()
        owner = None if self._model.marks else lead_map.assignee
        choices = [
            Choice(
                member_id,
                member_name(state, member_id),
                note=_note(is_me=member_id == me, is_owner=member_id == owner),
                is_current=member_id == owner,
            )
            for member_id in sorted(state.members, key=lambda each: member_name(state, each))
        ]
        from triage_tui.commands.not_loaded import no_members  # late: most often there are some

        self._dialogs.pick(
            title,
            choices,
            lambda member_id: then(lead_map.lead_map_id, member_id),
            empty=no_members(self._model.session),
        )


def _note(*, is_me: bool, is_owner: bool) -> SafeText:
    if is_me:
        return own("you, current owner") if is_owner else own("you")
    return own("current owner") if is_owner else NOTHING
