"""How the inbox screen draws the state: each method one widget, cheap enough for every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.model import InboxBase
from triage_tui.commands.table import COMMANDS
from triage_tui.inbox.lead_map import Conversation, LeadMap, LeadMapId
from triage_tui.inbox.pinned_categories import pinned
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.inbox.views.views import View
from triage_tui.ui.conversation.facts import ConversationFacts, FactsShown, Keys
from triage_tui.ui.inbox import facts
from triage_tui.ui.inbox.action_keys import ActionKeysFacts, OtherKey
from triage_tui.ui.inbox.header import HeaderFacts, Tab
from triage_tui.ui.inbox.status_facts import status_facts

if TYPE_CHECKING:
    from triage_tui.inbox.state import InboxState
    from triage_tui.sync.store import Change
    from triage_tui.ui.inbox.row import RowFacts

PANE_ACTIONS = (
    ("action.read.toggle", own("read")),
    ("action.assign.pick", own("assign")),
    ("action.assign.me", own("to me")),
    ("action.task", own("task")),
    ("action.note", own("note")),
    ("action.category.pick", own("all categories")),
    ("action.undo", own("undo")),
    ("help", own("keys")),
)
ACTIONS = {command.command_id: command.action for command in COMMANDS}


class Painting(InboxBase):
    """From state to widgets."""

    def state_changed(self, state: InboxState, change: Change) -> None:
        """The state changed: draw the rows that did, and the lines that count."""
        if state.categories and len(self.pins) < min(9, len(state.categories)):
            self.pins = pinned(self.session.pins(), state.categories)
            self.session.choices.keep_pins(self.pins)
        if self.narrowings:
            self.haystack.forget(change.lead_map_ids)
        if change.order:
            for queue in self.queues.values():
                queue.rebuild(state)
        has_moved = change.order or self._update_queues(state, change)
        has_narrowed = self._narrow_changed(change)
        if has_moved or has_narrowed:
            self.paint_rows()
        elif change.lists:
            self.rows.tick()
        else:
            self.rows.changed(change.lead_map_ids)
        if change.lists or self.rows.cursor in change.lead_map_ids:
            self.paint_lead()
        self.paint_header()
        self.paint_status()

    def _narrow_changed(self, change: Change) -> bool:
        """Put what changed through the filter in front; true when a row came or went."""
        narrowing = self.filter_at_work
        if narrowing is None:
            return False
        if change.lists and not change.lead_map_ids:  # other names for categories or members
            self.haystack.add(self.store.state, self.haystack.missing(self.queue.order))
            narrowing.again(self.queue.order, self.background())
            return True
        return narrowing.update(change.lead_map_ids, self.background())

    def _update_queues(self, state: InboxState, change: Change) -> bool:
        """Keep every view's rows up; true when those in front came, went or moved."""
        in_front = False
        for queue in self.queues.values():
            moved = queue.update(state, change.lead_map_ids, stay=self.rows.cursor)
            in_front = in_front or (moved and queue is self.queue)
        return in_front

    def paint_now(self) -> None:
        """Paint what a key changed in the step that changed it.

        Textual gets there in four steps of the loop; with an answer or a page between two of them
        a key waits for that.
        """
        seen = self._compositor.visible_widgets
        for widget in (self.rows, self.header, self.status):
            if widget._repaint_required and widget in seen:
                widget._repaint_required = False
                self._dirty_widgets.add(widget)
        if self._dirty_widgets and not self._layout_required:
            self._on_timer_update()

    def paint_rows(self, *, still: bool = True) -> None:
        """List the rows of the view; `still` keeps the row under the cursor where it is."""
        narrowing, order = self.filter_at_work, self.queue.order
        rows = order if narrowing is None else narrowing.rows(order)
        self.rows.show(rows, self._row_facts, still=still)
        self.paint_list_state()

    def _row_facts(self, lead_map_id: LeadMapId) -> RowFacts | None:
        return facts.row_facts(self.store.state, lead_map_id, self.viewpoint())

    def paint_list_state(self) -> None:
        """Say why an empty list is empty; a failed fetch never looks like an empty inbox."""
        if failure := self.failures.get(self.view.source):
            retry = line(self.keymap.keys_of("view.refresh"))
            self.rows.set_empty(
                fill("Could not read {}: {} {} tries again.", own(self.view.title), failure, retry)
            )
        elif self.view.mark is None and (
            self.view.source in self.reading or self.view.source not in self.store.state.listings
        ):
            self.rows.set_empty(own("Reading the inbox…"))
        elif self.filter_at_work is not None and len(self.queue):
            self.rows.set_empty(
                fill(
                    "Nothing here matches “{}”. {} shows everything again.",
                    line(self.narrowing.text),
                    line(self.keymap.keys_of("back")),
                )
            )
        else:
            self.rows.set_empty(own(self.view.empty))

    def paint_lead(self) -> None:
        lead_map = self.current
        if lead_map is None:
            self.lead.show(None)
            self.conversation.show(ConversationFacts(), keep_place=False)
            self.action_keys.show(ActionKeysFacts())
            return
        state = self.store.state
        self.lead.show(facts.lead_facts(state, lead_map, self.viewpoint()))
        digits = {n: line(self.keymap.keys_of(f"action.category.{n}")) for n in range(1, 10)}
        others = tuple(
            OtherKey(key, words, ACTIONS[command_id])
            for command_id, words in PANE_ACTIONS
            if (key := line(self.keymap.keys_of(command_id)))
        )
        keys = facts.category_keys(state, self.pins, lead_map.category_id, digits)
        self.action_keys.show(ActionKeysFacts(keys, others, self.blocked_reason()))

    def paint_ages(self) -> None:
        """Time went by: say anew how old the open lead map's reply is, and its messages."""
        if self.current is not None:
            self.lead.show(facts.lead_facts(self.store.state, self.current, self.viewpoint()))
            self.conversation.tick(self.session.clock.wall())

    def show_conversation(
        self, lead_map: LeadMap, note: SafeText, *, keep_place: bool = True
    ) -> None:
        if self.rows.cursor != lead_map.lead_map_id:
            return
        shown_now = ConversationFacts(
            self._conversation_shown(lead_map),
            note,
            self.name_of(lead_map),
            self.session.clock.wall(),
            self.session.papers.known(lead_map.lead_id),
            line(self.keymap.keys_of("conversation.papers")),
            NOTHING if self.is_masked else lead_map.email,
            self._reading_keys(),
            self._facts_shown(lead_map),
        )
        self.conversation.show(shown_now, keep_place=keep_place)

    def _facts_shown(self, lead_map: LeadMap) -> FactsShown | None:
        """The lead's record, while it is unfolded."""
        if self.facts_of != lead_map.lead_map_id or self.is_masked:
            self.facts_of = None
            return None
        record = self.session.leads().known(lead_map)
        if record is None:
            return None
        names = {each: category.name for each, category in self.store.state.categories.items()}
        return FactsShown(record, lead_map.lead_map_id, names)

    def _reading_keys(self) -> Keys:
        def key(command_id: str) -> SafeText:
            return line(self.keymap.keys_of(command_id))

        return Keys(
            quotes=key("conversation.quotes"),
            whole=key("conversation.whole"),
            raw=key("conversation.raw"),
            link=key("conversation.link"),
            web=key("lead.open"),
        )

    def repaint_conversation(self) -> None:
        """Draw the open conversation again, at the place where it is."""
        if self.current is not None:
            self.show_conversation(self.current, NOTHING)

    def _conversation_shown(self, lead_map: LeadMap) -> Conversation | None:
        conversation = self.open_conversation
        if conversation is None or not self.is_masked:
            return conversation
        names = (lead_map.name, *(message.sender for message in conversation.messages))
        return facts.masked_conversation(conversation, names)

    def paint_header(self) -> None:
        tabs = tuple(
            Tab(
                own(view.title),
                view is self.view,
                self._count(view),
                self._late(view),
                action=f"screen.view({view.view_id!r})",
            )
            for view in self.views.values()
        )
        self.header.show(
            HeaderFacts(tabs, len(self.handled), len(self.queue.unread), self.server_note)
        )

    def _late(self, view: View) -> int:
        before = self.session.clock.wall() - self.settings.sla_late
        return self.queues[view.view_id].late(before) if view is self.view else 0

    def _count(self, view: View) -> SafeText:
        listing = self.store.state.listings.get(view.source)
        if listing is None and view.mark is None:
            return NOTHING
        count = number(len(self.queues[view.view_id]))
        return count if listing is None or listing.is_complete else fill("{}+", count)

    def view_note(self) -> SafeText:
        """What to know about the view in front, besides its rows."""
        return NOTHING

    def paint_status(self) -> None:
        self.status.show(
            status_facts(
                self.session,
                self.view.source,
                self.hints(),
                len(self.rows.marked),
                self.view_note(),
                way_on=self.way_on(),
            )
        )

    def way_on(self) -> SafeText:
        """Which key ends a pause that waits for the user; empty when none is needed."""
        return NOTHING

    def hints(self) -> tuple[SafeText, ...]:
        """The keys that matter now."""
        raise NotImplementedError
