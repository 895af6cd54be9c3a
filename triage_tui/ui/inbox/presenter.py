"""From the model to the widgets: each method one widget, cheap enough for every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.browse.view_note import view_notes
from triage_tui.commands.keys.hints import (
    Situation,
    for_habit,
    for_no_command,
    for_nothing,
    hints,
    is_typed,
    way_on,
)
from triage_tui.commands.part import Part
from triage_tui.commands.rate_limit import LOADING
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.inbox.views.views import View, side_by_side
from triage_tui.ui.conversation.open_conversation import (
    conversation_note,
    open_conversation,
)
from triage_tui.ui.inbox import facts
from triage_tui.ui.inbox.action_keys import ActionKeysFacts, OtherKey
from triage_tui.ui.inbox.header import HeaderFacts, Tab
from triage_tui.ui.inbox.layout import SMALLEST
from triage_tui.ui.inbox.message_line import Saying
from triage_tui.ui.inbox.status_facts import status_facts
from triage_tui.ui.keys.bindings import run_action

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.inbox.state import InboxState
    from triage_tui.sync.store import Change
    from triage_tui.ui.inbox.detail_pane import DetailPane
    from triage_tui.ui.inbox.header import Header
    from triage_tui.ui.inbox.lead_map_list import LeadMapList
    from triage_tui.ui.inbox.message_line import MessageLine
    from triage_tui.ui.inbox.row import RowFacts
    from triage_tui.ui.inbox.status_line import StatusLine

PANE_ACTIONS = (
    ("action.read.toggle", own("read")),
    ("action.assign.pick", own("assign")),
    ("action.assign.me", own("assign to me")),
    ("action.task", own("task")),
    ("action.note", own("note")),
    ("action.category.pick", own("all categories")),
    ("action.undo", own("undo")),
    ("help", own("keys")),
)


TOO_SMALL = fill("Make the window larger ({}×{}).", *map(number, SMALLEST))


class Presenter:
    """Given its widgets; owns nothing that is shown."""

    def __init__(
        self,
        model: InboxModel,
        keymap: Keymap,
        *,
        header: Header,
        rows: LeadMapList,
        pane: DetailPane,
        status: StatusLine,
        message: MessageLine,
    ) -> None:
        self._model = model
        self._session = model.session
        self._keymap = keymap
        self._header = header
        self._rows = rows
        self._pane = pane
        self._status = status
        self._message = message
        self._saving: frozenset[LeadMapId] = frozenset()
        """The rows that say that they are being saved."""
        self._paint: dict[Part, Callable[[], None]] = {
            Part.LIST: self.list_state,
            Part.LEAD: self.lead,
            Part.CONVERSATION: self.conversation,
            Part.HEADER: self.header,
            Part.STATUS: self.status,
            Part.SAVING: self.saving,
            Part.MARKS: self.marks,
        }

    def changed(self, part: Part) -> None:
        """A part of the model changed."""
        paint = self._paint.get(part)
        if paint is not None:
            paint()

    def state_changed(self, _state: InboxState, change: Change) -> None:
        """The state changed: draw the rows that did, and the lines that count."""
        if change.lists:
            self._rows.tick()
        else:
            self._rows.changed(change.lead_map_ids)
        is_open = change.lists or self._model.cursor in change.lead_map_ids
        if is_open and not self._pane.is_fill_due:  # else it is filled when the keys rest
            self.lead()
        self.header()
        self.status()

    def tick(self) -> None:
        """A second went by: ages, freshness, countdowns."""
        self._rows.tick()
        if not len(self._model.rows):
            self.list_state()
        self.header()
        self.status()
        self._message.tick()
        if not self._pane.is_fill_due:
            self._ages()

    # -- the list ------------------------------------------------------------------------------

    def list_state(self) -> None:
        """Say why an empty list is empty; a failed fetch never looks like an empty inbox."""
        model = self._model
        has_begun = model.reading or model.failures or model.store.state.listings
        if model.view.mark is None and not has_begun:
            self._rows.set_empty(LOADING)  # the first paint
            return
        from triage_tui.ui.inbox.empty_words import empty_words  # late: a list has rows

        self._rows.set_empty(empty_words(model, self._keymap))

    def marks(self) -> None:
        """Show which rows are marked."""
        self._rows.marked = self._model.marks.ids

    # -- the action pane -----------------------------------------------------------------------

    def lead(self) -> None:
        """Who the open lead is, and what one key will do."""
        model, pane = self._model, self._pane
        lead_map = model.current
        if lead_map is None:
            pane.emptied()
            pane.lead.show(None)
            pane.conversation.show(open_conversation(model, self._keymap), keep_place=False)
            pane.action_keys.show(ActionKeysFacts())
            return
        state = model.store.state
        pane.lead.show(facts.lead_facts(state, lead_map, viewpoint(model)))
        digits = {n: self._key(f"action.category.{n}") for n in range(1, 10)}
        others = tuple(
            OtherKey(key, words, run_action(command_id))
            for command_id, words in PANE_ACTIONS
            if (key := self._key(command_id))
        )
        keys = facts.category_keys(state, model.pinned, lead_map.category_id, digits)
        pane.action_keys.show(ActionKeysFacts(keys, others, model.blocked_reason()))

    def _ages(self) -> None:
        """Time went by: say anew how old the open lead map's reply is, and its messages."""
        lead_map = self._model.current
        if lead_map is not None:
            seen = viewpoint(self._model)
            self._pane.lead.show(facts.lead_facts(self._model.store.state, lead_map, seen))
            note = conversation_note(self._model)
            self._pane.conversation.tick(self._session.clock.wall(), note)

    def conversation(self) -> None:
        """What is there of the open conversation."""
        shown = open_conversation(self._model, self._keymap)
        self._pane.conversation.show(shown, keep_place=self._model.keeps_place)

    # -- the header and the status line --------------------------------------------------------

    def header(self) -> None:
        """The views, their counts, and how far it is to zero."""
        model = self._model
        tabs = tuple(
            Tab(
                own(view.title),
                view is model.view,
                self._count(view),
                model.past_sla(model.rows) if view is model.view else 0,
                action=f"screen.show_view({view.view_id!r})",
            )
            for view in side_by_side(model.views.values(), model.view)
        )
        self._header.show(
            HeaderFacts(
                tabs,
                done=len(model.handled),
                left=len(model.rows.unread),
                is_read=model.is_all_loaded(),
                has_goal=model.view.is_queue,
                is_masked=model.is_masked,
                note=self._session.server_note,
            )
        )

    def _count(self, view: View) -> SafeText:
        listing = self._model.store.state.listings.get(view.source)
        if listing is None and view.mark is None:
            return NOTHING
        count = number(len(self._model.rows_of[view.view_id]))
        return count if listing is None or listing.is_complete else fill("{}+", count)

    def status(self) -> None:
        """Connection, freshness and what waits; above it the keys that matter now."""
        model = self._model
        self._status.show(
            status_facts(
                self._session,
                model.view.source,
                len(model.marks),
                view_notes(model, self._keymap),
                way_on=way_on(model.store.state.pause, self._keymap),
                is_local=not model.view.endpoint,
            )
        )
        self._message.hint(self._hints())

    def saving(self) -> None:
        """What a slow disk holds up: on its rows, and in the status line."""
        before, self._saving = self._saving, self._model.store.slow_rows
        if changed := before | self._saving:
            self._rows.changed(changed)
        if self._model.cursor in changed:
            self.lead()
        self.status()

    def _hints(self) -> tuple[SafeText, ...]:
        if self._model.is_too_small:
            return (TOO_SMALL,)
        now = Situation(
            is_empty=not len(self._model.rows),
            is_in_pane=self._model.is_in_pane,
            has_marks=bool(self._model.marks),
        )
        return hints(self._keymap, now)

    def untaken_key(self, key: str, first: str = "") -> None:
        """A key that nothing took, after `first` where that waits for a second one: say so.

        What it would do elsewhere is named, if that is well known.
        """
        word = NOTHING if first else for_habit(key, self._keymap)
        if word or is_typed(key):
            self._message.say(Saying(word or for_no_command(key, first, self._keymap)))

    def nothing_done(self, command_id: str) -> None:
        """A command that found nothing to do: say that rather than nothing."""
        is_empty = not len(self._model.window.order)
        self._message.say(Saying(for_nothing(command_id, is_empty=is_empty)))

    def _key(self, command_id: str) -> SafeText:
        return line(self._keymap.keys_of(command_id))


def row_facts_of(model: InboxModel) -> Callable[[LeadMapId], RowFacts | None]:
    """Tells what a row shows now; `None` for a lead map that is not there any more."""
    return lambda each: facts.row_facts(model.store.state, each, viewpoint(model))


def viewpoint(model: InboxModel) -> facts.Viewpoint:
    """What rows are seen from now."""
    return facts.Viewpoint(
        model.view,
        model.session.clock.wall(),
        model.settings,
        model.is_masked,
        model.sla_policy,
        model.store.slow_rows,
    )
