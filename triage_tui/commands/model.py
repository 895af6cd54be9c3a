"""What the parts of the inbox screen share: the session, the widgets, and how to say something."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from textual.message_pump import MessagePump

from triage_tui.inbox.lead_map import CategoryId, Conversation, LeadMap, LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, own, shortened
from triage_tui.inbox.views.view_rows import Queue
from triage_tui.inbox.views.views import View
from triage_tui.ui.inbox.facts import Viewpoint, lead_name

if TYPE_CHECKING:
    from textual.screen import Screen

    from triage_tui.commands.discretion import Discretion
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.inbox.filter.live_filter import Narrowing
    from triage_tui.inbox.filter.match import Background, Haystack
    from triage_tui.inbox.sla import SlaPolicy
    from triage_tui.session.session import Session
    from triage_tui.ui.conversation.view import ConversationView
    from triage_tui.ui.inbox.action_keys import ActionKeys
    from triage_tui.ui.inbox.header import Header
    from triage_tui.ui.inbox.lead_card import LeadFacts
    from triage_tui.ui.inbox.lead_map_list import LeadMapList
    from triage_tui.ui.inbox.status_line import StatusLine


TITLE_LIMIT = 60
WORDS_LIMIT = 400
"""Characters of a toast: longer ones would hide the inbox."""
SAME_WORDS = 3.0
"""Seconds within which a repeated toast says nothing new."""


if TYPE_CHECKING:
    ScreenPart = Screen[None]
else:
    ScreenPart = MessagePump
    """What a part of the screen is to Python: a class of its handlers alone. As a screen by itself
    each part would cost a tenth of a millisecond of the start, for style sheets and bindings."""


class InboxBase(ScreenPart):
    """State that belongs to the screen alone; everything else is the store's."""

    header: Header
    rows: LeadMapList
    lead: LeadFacts
    conversation: ConversationView
    action_keys: ActionKeys
    status: StatusLine

    def __init__(self, session: Session, keymap: Keymap, note: SafeText) -> None:
        super().__init__()
        self.session = session
        self.store = session.store
        self.settings = session.settings
        self.keymap = keymap
        self.server_note = note
        """Which server this is, when it is not Smartlead's."""
        self.views = session.views
        self.view: View = self.views[session.settings.default_view]
        self.queues = {view_id: Queue(view) for view_id, view in self.views.items()}
        self.pins: dict[int, CategoryId] = {}
        self.reading: set[str] = set()
        """The views being read."""
        self.failures: dict[str, SafeText] = {}
        """Why the last read of a view failed."""
        self.news: dict[LeadMapId, None] = {}
        """Replies that came while the app was open, until somebody went to them."""
        self.handled: set[LeadMapId] = set()
        """Lead maps that got a verdict in this session."""
        self.skipped: set[LeadMapId] = set()
        self.open_conversation: Conversation | None = None
        self.facts_of: LeadMapId | None = None
        """The lead map whose lead's record is unfolded."""
        self.narrowings: dict[str, Narrowing] = {}
        """The filter of each view that has, or had, one."""
        self._last_said: tuple[SafeText, float] = (NOTHING, 0.0)
        self.is_masked = False
        """True while others look on: names, addresses and phone numbers are not shown."""

    @property
    def queue(self) -> Queue:
        """The rows of the view in front."""
        return self.queues[self.view.view_id]

    @cached_property
    def haystack(self) -> Haystack:
        """What filters see of the rows."""
        from triage_tui.inbox.filter.match import Haystack  # late: only a filter needs it

        return Haystack()

    @property
    def narrowing(self) -> Narrowing:
        """The filter of the view in front; it leaves every row while it is empty."""
        from triage_tui.inbox.filter.live_filter import Narrowing  # late, as above

        return self.narrowings.setdefault(self.view.view_id, Narrowing(self.haystack))

    @property
    def filter_at_work(self) -> Narrowing | None:
        """The filter of the view in front; `None` where there is none, or it is empty."""
        return self.narrowings.get(self.view.view_id) or None

    @property
    def current(self) -> LeadMap | None:
        """The lead map under the cursor."""
        cursor = self.rows.cursor
        return self.store.state.shown(cursor) if cursor is not None else None

    @cached_property
    def sla_policy(self) -> SlaPolicy | None:
        """The SLAs of single categories; `None` when the settings have none."""
        if not self.settings.sla:
            return None
        from triage_tui.inbox.sla import read_sla  # late: most settings have no such table

        return read_sla(self.settings.sla, self.settings.sla_late)

    def viewpoint(self) -> Viewpoint:
        """What rows are seen from now."""
        return Viewpoint(
            self.view, self.session.clock.wall(), self.settings, self.is_masked, self.sla_policy
        )

    @property
    def discretion(self) -> Discretion:
        """What may be said of people now."""
        from triage_tui.commands.discretion import Discretion  # late: not in the first paint

        return Discretion(self.is_masked)

    def name_of(self, lead_map: LeadMap) -> SafeText:
        """What to call a lead on the screen."""
        name = lead_name(lead_map)
        if not self.is_masked:
            return name
        from triage_tui.inbox.masking import masked_name  # late: seldom needed

        return masked_name(name)

    def background(self) -> Background:
        """What a filter is seen against now."""
        from triage_tui.inbox.filter.match import Background  # late, as above

        papers = self.session.papers
        return Background(
            self.store.state,
            self.session.clock.wall(),
            self.session.me(),
            self.settings.sla_late,
            papers.with_task,
            papers.with_note,
        )

    def say(
        self,
        words: SafeText,
        *,
        title: SafeText = NOTHING,
        severity: Literal["information", "warning", "error"] = "information",
    ) -> None:
        """A toast; never read as markup. The same words again at once are one toast."""
        now = self.session.clock.monotonic()
        last, at = self._last_said
        self._last_said = (words, now)
        if words == last and now - at < SAME_WORDS:
            return
        # A name may be 500 characters long: it must not push what it is about off the screen.
        title, words = shortened(title, TITLE_LIMIT), shortened(words, WORDS_LIMIT)
        self.notify(words, title=title, severity=severity, markup=False)

    def pressed_at(self) -> float:
        """When the key being handled was pressed: a screen that lags must not make two presses
        look like one held key."""
        return float(getattr(self.app, "pressed_at", 0.0))

    def blocked_reason(self) -> SafeText:
        """Why nothing may be changed now; empty when it may."""
        if not self.view.is_actionable:
            return own("This reply matches no lead: Smartlead offers no action on it.")
        return self.session.read_only_reason
