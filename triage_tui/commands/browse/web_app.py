"""Out of the app and back: the lead in the web app, and texts on the clipboard."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from triage_tui.inbox.safe_text import NOTHING, SafeText, block, fill, line, own, shortened

if TYPE_CHECKING:
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices, Tasks, Terminal

SHOWN = 60


class WebApp:
    """Opens pages and copies texts; says what came of it, and where it cannot know."""

    def __init__(
        self,
        model: InboxModel,
        *,
        notices: Notices,
        tasks: Tasks,
        terminal: Terminal,
    ) -> None:
        self._model = model
        self._notices = notices
        self._tasks = tasks
        self._terminal = terminal

    def open_lead(self) -> None:
        """Open the lead in Smartlead's web app."""
        address = self._address()
        if address:
            self.open_address(address)

    def open_address(self, url: SafeText) -> None:
        """Open a page of the web in the browser."""
        self._tasks.start(lambda: self._open(url), group="web_app")

    async def _open(self, url: SafeText) -> None:
        from triage_tui.system import desktop  # late: not in the first paint

        try:
            await asyncio.to_thread(desktop.open_address, url, os.environ)
        except desktop.DesktopError as error:
            copied = await self._copied(url)
            words = fill("{} {}", line(error), _where(copied, own("the web address")))
            self._notices.notify(words, severity="warning")
            return
        self._notices.notify(fill("Opened {}", shortened(line(url), SHOWN)))

    def copy_email(self) -> None:
        """Copy what is selected with the mouse, else the lead's address."""
        selected, lead_map = self._terminal.selected_text(), self._model.current
        if selected:
            self._copy(block(selected), own("the selected text"))
        elif lead_map is None or not lead_map.email:
            self._notices.notify(own("This lead has no address."))
        else:
            what = own("the address") if self._model.is_masked else lead_map.email
            self._copy(lead_map.email, what)

    def copy_link(self) -> None:
        """Copy the lead's address in the web app."""
        address = self._address()
        if address:
            self._copy(address, own("the link"))

    def _address(self) -> SafeText:
        lead_map = self._model.current
        if lead_map is None:
            return NOTHING
        number = str(int(lead_map.lead_map_id))
        link = self._model.settings.web_app_link.replace("{lead_map_id}", number)
        return line(link, limit=2048)

    def _copy(self, text: SafeText, what: SafeText) -> None:
        async def copy() -> None:
            self._notices.notify(_where(await self._copied(text), what))

        self._tasks.start(copy, group="web_app")

    async def _copied(self, text: SafeText) -> bool:
        """Copy by a tool of this machine, else through the terminal; false when only asked for."""
        from triage_tui.system import desktop  # late, as above

        if await asyncio.to_thread(desktop.copy, text, os.environ):
            return True
        self._terminal.copy(text)
        return False


def _where(is_known: bool, what: SafeText) -> SafeText:
    if is_known:
        return fill("Copied {}.", what)
    return fill("Copied {} (if your terminal allows it).", what)
