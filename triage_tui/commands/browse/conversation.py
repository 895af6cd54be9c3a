"""The open conversation: brought up when the cursor comes, and the keys that read in it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from triage_tui.commands.part import Part
from triage_tui.commands.questions import Choice
from triage_tui.commands.rate_limit import READING
from triage_tui.inbox.lead_map import LeadMap, LeadMapId, Message
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own, part
from triage_tui.sync.reading.loader import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage_tui.commands.browse.web_app import WebApp
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices, Panes, Tasks
    from triage_tui.mail.links import Link

DEBOUNCE = 0.15
"""Seconds the cursor rests before a conversation is asked for: scrolling spends no requests."""
URL_SHOWN = 300


class ReadConversation:
    """Landing on a lead map shows it and never marks it read."""

    def __init__(
        self,
        model: InboxModel,
        rest_on: Callable[[LeadMap], None],
        look_ahead: Callable[[], None],
        *,
        tasks: Tasks,
    ) -> None:
        """`rest_on` reads what else there is on a lead, should the cursor stay; `look_ahead` reads
        what the cursor comes to next."""
        self._model = model
        self._conversations = model.session.loader.conversations
        self._rest_on = rest_on
        self._look_ahead = look_ahead
        self._tasks = tasks
        self._failed: LeadMapId | None = None
        """The lead map whose conversation could not be read when it was asked for last."""
        model.session.connection.on_return(self._reconnected)

    def again(self) -> None:
        """Ask again for the conversation in front, if it could not be read."""
        if self._has_failed or self._model.conversation_retry is not None:
            self.land()

    @property
    def _has_failed(self) -> bool:
        return self._failed is not None and self._failed == self._model.cursor

    def _reconnected(self) -> None:
        """The server answers again: no key has to be pressed for what it did not give before."""
        if self._has_failed:
            self.land()

    def land(self) -> None:
        """The cursor came to rest: show what is known of its conversation, ask for the rest."""
        lead_map, self._failed = self._model.current, None
        if lead_map is None:
            return
        if lead_map.lead_map_id in self._model.news:  # whoever has it before them has seen it
            del self._model.news[lead_map.lead_map_id]
            self._model.changed(Part.STATUS)
        if self._model.details_of != lead_map.lead_map_id:
            self._model.details_of = None  # its record is folded when another lead comes
        known = self._conversations.known(lead_map)
        self._model.conversation = known
        is_whole = known is not None and not known.is_partial
        note = NOTHING if is_whole else READING
        self._model.show_conversation(lead_map, note, keep_place=False)
        if not is_whole:
            self._tasks.start(lambda: self._read(lead_map), group="conversation", exclusive=True)
        self._rest_on(lead_map)
        self._look_ahead()

    async def _read(self, lead_map: LeadMap) -> None:
        """Fetch the conversation the cursor settled on."""
        from triage_tui.sync.reading.retries import patiently  # late: not for the first paint

        await asyncio.sleep(DEBOUNCE)  # a newer call cancels this one: no request spent
        try:
            conversation = await patiently(
                lambda: self._conversations.read(lead_map),
                lambda seconds, error: self._rest(lead_map, seconds, error),
            )
        except ReadError as error:
            self._failed = lead_map.lead_map_id
            self._model.show_conversation(lead_map, _words(error))
            return
        if self._model.cursor == lead_map.lead_map_id:
            self._model.conversation = conversation
            self._model.show_conversation(lead_map)

    async def _rest(self, lead_map: LeadMap, seconds: float, error: ReadError) -> None:
        """What passes by itself is waited for, as views do; meanwhile it is said."""
        clock = self._model.session.clock
        retry = clock.monotonic() + seconds
        self._model.show_conversation(lead_map, _words(error), retry=retry)
        await clock.sleep(seconds)
        self._model.show_conversation(lead_map, READING)


def _words(error: ReadError) -> SafeText:
    return fill("Couldn't load the conversation: {}", line(error))


class ReadMessages:
    """Between messages, the rest of an email, what it hides, where it leads; changes nothing."""

    def __init__(
        self,
        model: InboxModel,
        web_app: WebApp,
        *,
        notices: Notices,
        dialogs: Dialogs,
        tasks: Tasks,
        panes: Panes,
    ) -> None:
        self._model = model
        self._conversations = model.session.loader.conversations
        self._web_app = web_app
        self._notices = notices
        self._dialogs = dialogs
        self._tasks = tasks
        self._panes = panes

    def go(self, steps: int) -> None:
        """Open the next older message (1) or the next newer (-1)."""
        pane = self._panes.reading
        if pane.selected is None:
            self._notices.notify(own("The conversation is still loading."))
        elif not pane.go(steps):
            words = own("No older messages.") if steps > 0 else own("No newer messages.")
            self._notices.notify(words)

    def quotes(self) -> None:
        """Unfold or fold quoted text, in this email and the next ones."""
        if words := self._panes.reading.toggle_quotes():
            self._notices.notify(words)

    def whole(self) -> None:
        """Show the rest of an email that was cut."""
        lead_map, message = self._model.current, self._panes.reading.selected
        if lead_map is None or message is None or not message.is_cut:
            self._notices.notify(own("That's the whole email."))
        elif message.is_whole:
            words = own("Too long to show here. Smartlead (o) has all of it.")
            self._notices.notify(words)
        else:
            self._read_whole(lead_map, message, then_raw=False)

    def raw(self) -> None:
        """Show an email as it came, with odd characters written out, or readable again."""
        lead_map, message = self._model.current, self._panes.reading.selected
        if lead_map is None or message is None:
            self._notices.notify(own("The conversation is still loading."))
        elif self._model.is_masked:
            words = own("Masking is on: the raw source would show names.")
            self._notices.notify(words)
        elif message.raw:
            self._panes.reading.toggle_raw()
        else:
            self._read_whole(lead_map, message, then_raw=True)

    def _read_whole(self, lead_map: LeadMap, message: Message, *, then_raw: bool) -> None:
        async def read() -> None:
            """Make the rest readable, in a thread; asked for again where it was not kept."""
            try:
                conversation = await self._model.session.loader.conversations.read_whole(
                    lead_map, message
                )
            except ReadError as error:
                self._notices.notify(line(error), severity="warning")
                return
            if self._model.cursor == lead_map.lead_map_id:
                self._model.conversation = conversation
                self._model.show_conversation(lead_map)
                if then_raw:
                    self._panes.reading.toggle_raw()

        self._tasks.start(read, group="whole", exclusive=True)

    # -- links ---------------------------------------------------------------------------------

    def link(self) -> None:
        """Open a link of the email: by its number, and after a look at where it leads."""
        from triage_tui.mail.links import analyzed  # late: not in the first paint

        message = self._panes.reading.selected
        links = message.links if message is not None else ()
        if not links:
            self._notices.notify(own("No links in this email."))
        elif len(links) == 1:
            self._ask_to_open(analyzed(links[0]))
        else:
            self._pick_link(links)

    def _pick_link(self, links: tuple[SafeText, ...]) -> None:
        from triage_tui.mail.links import analyzed  # late, as above

        choices = [
            Choice(link, fill("{}  {}", number(place), link.shown), note=part(link.url, 0, 60))
            for place, link in enumerate(map(analyzed, links), start=1)
        ]
        title = own("Which link? Type its number or part of its address.")
        self._dialogs.pick(title, choices, self._ask_to_open, empty=own("No links here."))

    def _ask_to_open(self, link: Link) -> None:
        """The real host, any warning, and the address; only `y` opens it."""
        if not link.may_open:
            words = fill("{}: {}", link.warning or own("cannot be opened"), part(link.url, 0, 120))
            self._notices.notify(words, title=own("Not opened"), severity="warning")
            return
        warning = fill("\n\nCareful: {}.", link.warning) if link.warning else NOTHING
        self._dialogs.confirm(
            fill("Open {}?", link.host),
            fill("{}{}", part(link.url, 0, URL_SHOWN), warning),
            yes=own("open"),
            no=own("cancel"),
            then=lambda yes: self._web_app.open_address(link.url) if yes else None,
        )
