"""The keys that read: between messages, the rest of a mail, what it hides, where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from triage_tui.commands.browse.web_app import Desk
from triage_tui.inbox.lead_map import LeadMap, Message
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own, part
from triage_tui.sync.reading.loader import ReadError

if TYPE_CHECKING:
    from triage_tui.mail.links import Link

URL_SHOWN = 300


class Reading(Desk):
    """What the conversation can be asked for; nothing here changes anything."""

    def action_message(self, steps: int) -> None:
        """Open the next older message (1) or the next newer (-1)."""
        if self.conversation.selected is None:
            self.say(own("The conversation is not here yet."))
        elif not self.conversation.go(steps):
            self.say(own("That was the oldest.") if steps > 0 else own("That was the newest."))

    def action_message_toggle(self) -> None:
        """Fold the message gone to, or open it."""
        self.conversation.toggle()

    def action_whole(self) -> None:
        """Show the rest of a mail that was cut."""
        lead_map, message = self.current, self.conversation.selected
        if lead_map is None or message is None or not message.is_cut:
            self.say(own("The mail is shown whole."))
        elif message.is_whole:
            self.say(own("The mail is too long for here; the web app shows all of it."))
        else:
            self._read_whole(lead_map, message, then_raw=False)

    def action_raw(self) -> None:
        """Show a mail as it came, with odd characters written out, or readable again."""
        lead_map, message = self.current, self.conversation.selected
        if lead_map is None or message is None:
            self.say(own("The conversation is not here yet."))
        elif self.is_masked:
            self.say(own("Names are masked; a mail as it came would show them."))
        elif message.raw:
            self.conversation.toggle_raw()
        else:
            self._read_whole(lead_map, message, then_raw=True)

    @work(exclusive=True, group="whole")
    async def _read_whole(self, lead_map: LeadMap, message: Message, *, then_raw: bool) -> None:
        """Make the rest readable, in a thread; asked for again where it was not kept."""
        try:
            conversation = await self.session.loader.read_whole(lead_map, message)
        except ReadError as error:
            self.say(line(error), severity="warning")
            return
        if self.rows.cursor == lead_map.lead_map_id:
            self.open_conversation = conversation
            self.show_conversation(lead_map, NOTHING)
            if then_raw:
                self.conversation.toggle_raw()

    # -- links ---------------------------------------------------------------------------------

    def action_link(self) -> None:
        """Open a link of the mail: by its number, and after a look at where it leads."""
        from triage_tui.mail.links import analysed  # late: not in the first paint

        message = self.conversation.selected
        links = message.links if message is not None else ()
        if not links:
            self.say(own("There is no link in this mail."))
        elif len(links) == 1:
            self._ask_to_open(analysed(links[0]))
        else:
            self._pick_link(links)

    def _pick_link(self, links: tuple[SafeText, ...]) -> None:
        from triage_tui.mail.links import analysed  # late, as above
        from triage_tui.ui.dialogs.picker import Choice, Picker

        choices = [
            Choice(link, fill("{}  {}", number(place), link.shown), hint=part(link.url, 0, 60))
            for place, link in enumerate(map(analysed, links), start=1)
        ]

        def picked(link: Link | None) -> None:
            if link is not None:
                self._ask_to_open(link)

        title = own("Which link? Type its number or a part of its host.")
        self.app.push_screen(Picker(title, choices, empty=own("There is no link.")), picked)

    def _ask_to_open(self, link: Link) -> None:
        """The real host, any warning, and the address; only `y` opens it."""
        from triage_tui.ui.dialogs.confirm import Confirm  # late, as above

        if not link.may_open:
            words = fill("{}: {}", link.warning or own("cannot be opened"), part(link.url, 0, 120))
            self.say(words, title=own("Not opened"), severity="warning")
            return
        warning = fill("\n\nLook twice: {}.", link.warning) if link.warning else NOTHING
        words = fill("{}{}", part(link.url, 0, URL_SHOWN), warning)

        def answered(yes: bool | None) -> None:
            if yes:
                self.open_address(link.url)

        title = fill("Open a page of {}?", link.host)
        self.app.push_screen(
            Confirm(title, words, yes=own("open it"), no=own("leave it")), answered
        )
