"""Out of the app and back: the lead in the web app, and texts on the clipboard."""

from __future__ import annotations

import asyncio
import os

from textual import work

from triage_tui.inbox.safe_text import NOTHING, SafeText, block, fill, line, own
from triage_tui.ui.inbox.presenter import Painting

SHOWN = 60


class Desk(Painting):
    """Opens pages and copies texts; says what came of it, and where it cannot know."""

    def action_open_web(self) -> None:
        """Open the lead in Smartlead's web app."""
        address = self._web_address()
        if address:
            self.open_address(address)

    @work(group="desk")
    async def open_address(self, url: SafeText) -> None:
        """Open a page of the web in the browser."""
        from triage_tui.system import desktop  # late: not in the first paint

        try:
            await asyncio.to_thread(desktop.open_address, url, os.environ)
        except desktop.DesktopError as error:
            copied = await self._copied(url)
            self.say(
                fill("{} {}", line(error), _where(copied, own("The address"))), severity="warning"
            )
            return
        self.say(fill("Opened {}", line(url, limit=SHOWN)))

    def action_copy_email(self) -> None:
        """Copy what is selected with the mouse, else the lead's address."""
        selected = self.get_selected_text()
        lead_map = self.current
        if selected:
            self._copy(block(selected), own("The selected text"))
        elif lead_map is None or not lead_map.email:
            self.say(own("This lead has no address."))
        else:
            self._copy(lead_map.email, lead_map.email if not self.is_masked else own("The address"))

    def action_copy_link(self) -> None:
        """Copy the lead's address in the web app."""
        address = self._web_address()
        if address:
            self._copy(address, own("The link"))

    def _web_address(self) -> SafeText:
        lead_map = self.current
        if lead_map is None:
            return NOTHING
        number = str(int(lead_map.lead_map_id))
        return line(self.settings.web_app_link.replace("{lead_map_id}", number), limit=2048)

    @work(group="desk")
    async def _copy(self, text: SafeText, what: SafeText) -> None:
        self.say(_where(await self._copied(text), what))

    async def _copied(self, text: SafeText) -> bool:
        """Copy by a tool of this machine, else through the terminal; false when only asked for."""
        from triage_tui.system import desktop  # late, as above

        if await asyncio.to_thread(desktop.copy, text, os.environ):
            return True
        driver = self.app._driver
        if driver is not None:
            driver.write(desktop.osc52(text, os.environ))
            driver.flush()
        return False


def _where(is_known: bool, what: SafeText) -> SafeText:
    if is_known:
        return fill("{} is on the clipboard.", what)
    return fill("{} was sent to the terminal's clipboard, if it takes that.", what)
