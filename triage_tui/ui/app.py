"""The app: one screen over one session, workers for everything awaited."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from triage_tui.commands.keys.keymap import Keymap
from triage_tui.config.settings import Settings
from triage_tui.inbox.safe_text import NOTHING, fill, line, own
from triage_tui.session.session import Session
from triage_tui.ui.inbox.screen import InboxScreen
from triage_tui.ui.opener import HasLine, Opener
from triage_tui.ui.terminal.base_app import TellCrash, TerminalApp
from triage_tui.ui.themes import ALIASES, OWN_THEMES

if TYPE_CHECKING:
    from rich.console import RenderableType

    from triage_tui.session.first_run_protocol import FirstRunPort
    from triage_tui.sync.protocols import Spawn
    from triage_tui.ui.terminal.saved_screen import Kept

DEFAULT_THEME = Settings().theme
"""What the settings say when nobody chose; a choice made in the app is used then."""
OpenSession = Callable[["Spawn"], Session]


class TriageApp(TerminalApp):
    """A keyboard-driven inbox for the replies of Smartlead's master inbox."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "triage-tui"

    def __init__(
        self,
        open_session: OpenSession | None,
        keymap: Keymap,
        theme: str,
        *,
        tell_crash: TellCrash,
        default_theme: str = DEFAULT_THEME,
        set_up: FirstRunPort | None = None,
        is_ascii: bool = False,
    ) -> None:
        """Without `open_session` the app starts with `set_up`, which gives it a session.

        A theme other than `default_theme` was asked for, and goes before one chosen in the app.
        """
        super().__init__(tell_crash, is_ascii=is_ascii)
        self._open_session = open_session
        self._set_up = set_up
        self.keymap = keymap
        self._wanted_theme = ALIASES.get(theme, theme)
        self._is_theme_asked_for = theme != default_theme
        for own_theme in OWN_THEMES:
            self.register_theme(own_theme)
        self._begin_in(self._wanted_theme)
        self.session: Session | None = None

    def _begin_in(self, theme: str) -> None:
        """Have the first paint in a theme; one that comes later costs every style once more."""
        if theme in self.available_themes:
            self.set_reactive(TriageApp.theme, theme)
            self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """The inbox, over a session whose workers are this app's; or the set-up."""
        if self._open_session is None and self._set_up is not None:
            from triage_tui.ui.screens.first_run import FirstRunScreen  # late: a key is usual

            self.give_other_rules()
            return FirstRunScreen(self._set_up, self.spawn, self.begin)
        if self._open_session is None:
            raise ValueError("an app needs a session, or the set-up that gives it one")
        return self._inbox(self._open_session(self.spawn))

    def begin(self, session: Session) -> None:
        """Go from the set-up to the inbox."""
        inbox = self._inbox(session)
        self.add_mode("inbox", lambda: inbox)
        self.switch_mode("inbox")  # the first screen of a mode cannot be replaced, only left

    def _inbox(self, session: Session) -> InboxScreen:
        self.session = session
        chosen = session.preferences.theme()
        if not self._is_theme_asked_for and chosen in self.available_themes:
            self._wanted_theme = chosen
            self.theme = chosen
        screen = InboxScreen(session, self.keymap, Opener)
        self.give_size_rules(screen)
        return screen

    def on_mount(self) -> None:
        self.theme = self._wanted_theme
        self.call_after_refresh(self._painted_first)

    def _painted_first(self) -> None:
        """What the first paint did without: other screens' rules, and looking for garbage."""
        self.give_later_rules()
        from triage_tui.ui.terminal.idle_gc import Collector  # late: not for the first paint
        from triage_tui.ui.terminal.saved_screen import RestingScreen

        Collector(self)
        RestingScreen(self, self._kept)

    def _kept(self) -> Kept | None:
        """The inbox, for the next start; `None` before there is one."""
        from triage_tui.ui.terminal.saved_screen import Kept  # late: not for the first paint

        if self.inbox is None:
            return None
        model = self.inbox.model
        settings = model.settings
        return Kept(
            self.inbox,
            model.store.state,
            model.session.clock.wall(),
            is_allowed=settings.early_paint and settings.cache and not model.is_masked,
            is_usual=bool(len(model.rows)) and not self.inbox.has_class("-open"),
        )

    def spawn(self, coroutine: Coroutine[Any, Any, None], *, name: str, group: str) -> None:
        """Run a coroutine as a worker of the app: how `sync` gets things done without Textual."""
        self.run_worker(coroutine, name=name, group=group, exit_on_error=True)

    @property
    def inbox(self) -> InboxScreen | None:
        """The inbox, whatever is in front of it; `None` before there is one."""
        inbox = self.screen_stack[0] if self.screen_stack else None
        return inbox if isinstance(inbox, InboxScreen) else None

    def paint_now(self) -> None:
        screen = self.screen
        if isinstance(screen, InboxScreen) and screen.is_mounted:  # not one just opened
            screen.paint_now()

    # -- leaving -------------------------------------------------------------------------------

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """End the app; what it shows is kept for the next start."""
        self.keep_words()
        kept = self._kept()
        if kept is not None:
            from triage_tui.ui.terminal import saved_screen  # late: not for the first paint

            saved_screen.keep(self, kept)
        super().exit(result, return_code, message)

    def keep_words(self) -> None:
        """Keep what stands in open forms; they come back with it at the next start."""
        from triage_tui.ui.dialogs.form import Form  # late: not in the first paint

        for screen in self.all_screens():
            if isinstance(screen, Form):
                with suppress(Exception):  # leaving goes on whatever state the form is in
                    screen.keep_words()

    async def action_quit(self) -> None:
        """Textual's own ctrl+q: the same rule as for `q`, wherever it is pressed."""
        from triage_tui.ui.dialogs.form import Form  # late: not in the first paint

        inbox = self.inbox
        if isinstance(self.screen, Form) and self.screen.is_touched():
            self.screen.action_leave()  # asks; the next ctrl+q leaves
        elif inbox is not None:
            inbox.action_run("quit")
        else:
            self.exit(0)

    def action_help_quit(self) -> None:
        """Textual's own ctrl+c: say how to leave instead of losing what is being typed."""
        inbox, front = self.inbox, self.screen
        key = line(self.keymap.keys_of("quit")) if front is inbox else NOTHING
        kept = own("" if inbox is None else " Queued changes are kept.")
        words = fill("{} quits.{}", key or own("ctrl+q"), kept)
        if isinstance(front, HasLine):
            front.say(words)
        elif inbox is not None:
            inbox.host.notify(words)
