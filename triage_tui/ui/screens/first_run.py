"""The first start without a key: takes one, tests it, asks where to keep it; then the inbox."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from triage_tui.commands.questions import Choice
from triage_tui.inbox.lead_map import MemberId
from triage_tui.inbox.pinned_categories import pinned
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own
from triage_tui.session.first_run_protocol import FirstRunPort, Place, Spawn, Tried
from triage_tui.session.session import Session
from triage_tui.sync.reading.loader import ReadError
from triage_tui.ui.dialogs.api_key_input import ApiKeyInput
from triage_tui.ui.dialogs.dialog import SHORT
from triage_tui.ui.dialogs.picker import Picker
from triage_tui.ui.inbox.facts import member_name
from triage_tui.ui.screens.first_run_steps import DigitsLook, MemberPicker, ThemePicker
from triage_tui.ui.widgets.content import draw, told
from triage_tui.ui.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from triage_tui.commands.protocols import Severity

GROUP = "set-up"
Begin = Callable[[Session], None]


class FirstRunScreen(Screen[None]):
    """Enter tests the key, F2 opens the demo, Esc leaves. Each later step is skipped by Esc."""

    AUTO_FOCUS = "#key"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "demo", "Demo", show=False, priority=True),
        Binding("f3", "untested", "Go on", show=False, priority=True),
        Binding("escape", "leave", "Leave", show=False),
    ]

    def __init__(self, set_up: FirstRunPort, spawn: Spawn, begin: Begin) -> None:
        """`begin` opens the inbox over a session; `spawn` runs a coroutine as the app's worker."""
        super().__init__()
        self._set_up = set_up
        self._spawn = spawn
        self._begin = begin
        self._untested: Session | None = None
        self.is_busy = False
        """A key is being tested, or later steps are under way."""

    def compose(self) -> ComposeResult:
        with Vertical(id="set-up"):
            yield Static(draw((own("triage-tui"), "bold $text-primary")), classes="dialog-title")
            about = own("Triage your Smartlead replies from the keyboard.")
            yield Static(draw(about), classes="set-up-about")
            yield Static(
                draw(
                    (own("Your Smartlead API key\n"), "bold"),
                    (own("In Smartlead: Settings, API Key. It goes to "), "$text-muted"),
                    (self._set_up.server, ""),
                    (own(" and nowhere else."), "$text-muted"),
                ),
                classes="set-up-words",
            )
            yield ApiKeyInput()
            yield Static("", id="set-up-said")
            yield KeyHints(
                (own("Enter"), own("test key")),
                (own("F2"), own("try the demo")),
                (own("Esc"), own("quit")),
            )

    def on_resize(self, event: events.Resize) -> None:
        """Keep the keys on a low screen."""
        self.set_class(event.size.height < SHORT, "-short")

    @on(Input.Submitted, "#key")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self._say(own("Paste your key first, or press F2 to try the demo."), "$text-warning")
        elif not self.is_busy:
            self.is_busy = True
            self._say(own("Testing the key…"), "$text-muted")
            self._spawn(self._try(event.value), name="set-up", group=GROUP)

    def action_demo(self) -> None:
        """The made-up inbox, in the same run."""
        if not self.is_busy:
            self.is_busy = True
            self._begin(self._set_up.open_demo(self._spawn))

    def action_untested(self) -> None:
        """Go on with a key that could not be tested."""
        session, self._untested = self._untested, None
        if session is not None and not self.is_busy:
            self.is_busy = True
            self._spawn(self._ask_the_rest(session, is_tested=False), name="set-up", group=GROUP)

    def action_leave(self) -> None:
        """Quit: nothing was set up."""
        self.app.exit(0)

    async def _try(self, pasted: str) -> None:
        tried: Tried = await self._set_up.try_key(pasted, self._spawn)
        if tried.session is None:
            self.is_busy = False
            self._say(tried.reason, "$text-error")
        elif tried.reason:
            self.is_busy = False
            self._untested = tried.session
            words = fill(
                "Couldn't test the key: {} Enter to retry, F3 to continue anyway.", tried.reason
            )
            self._say(words, "$text-warning")
        else:
            await self._ask_the_rest(tried.session, is_tested=True)

    async def _ask_the_rest(self, session: Session, *, is_tested: bool) -> None:
        """Where to keep the key, who the user is, the digits, the theme; then the inbox."""
        self.query_one(ApiKeyInput).value = ""
        self.add_class("-asking")
        await self._ask_place(is_tested=is_tested)
        await self._ask_who(session)
        categories = session.store.state.categories
        if categories:
            pins = pinned(session.pins(), categories)
            await self.app.push_screen_wait(DigitsLook(pins, categories))
        theme = await self.app.push_screen_wait(
            ThemePicker(list(self.app.available_themes), self.app.theme)
        )
        if theme is not None:
            session.preferences.keep_theme(theme)
        self._begin(session)

    async def _ask_place(self, *, is_tested: bool) -> None:
        labels = {
            Place.RING: Choice(Place.RING, own("In the system keychain")),
            Place.FILE: Choice(Place.FILE, own("In a private file"), note=self._set_up.key_file),
            Place.NOWHERE: Choice(Place.NOWHERE, own("Don't save (this session only)")),
        }
        words = own("Key accepted." if is_tested else "Key not tested.")
        title = fill("{} Where should we save it? Esc: don't save.", words)
        while True:
            choices = [labels[place] for place in self._set_up.places()]
            place = await self.app.push_screen_wait(Picker(title, choices, empty=NOTHING))
            failure = self._set_up.keep_key(place or Place.NOWHERE)
            if not failure:
                return
            title = fill("{} Where else? Esc: don't save.", failure)

    async def _ask_who(self, session: Session) -> None:
        if session.me() is not None:
            return
        with suppress(ReadError):  # not every account has the endpoint: the id can be typed
            await session.loader.read_members()
        state = session.store.state
        members = sorted(state.members, key=lambda each: member_name(state, each))
        choices = [Choice(each, member_name(state, each)) for each in members]
        me: MemberId | None = await self.app.push_screen_wait(MemberPicker(choices))
        if me is not None:
            session.preferences.keep_me(me)

    def say(self, words: SafeText, *, severity: Severity = "information") -> None:
        """One line under the field, in place of the one before."""
        self.query_one("#set-up-said", Static).update(told(words, severity))

    def _say(self, words: SafeText, style: str) -> None:
        self.query_one("#set-up-said", Static).update(draw((words, style)))
