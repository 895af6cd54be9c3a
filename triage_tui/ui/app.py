"""The app: one screen over one session, workers for everything awaited."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import events
from textual._styles_cache import StylesCache
from textual.app import App
from textual.color import Color
from textual.screen import Screen

from triage_tui.commands.keys.keymap import Keymap
from triage_tui.commands.table import CHANGING
from triage_tui.config.settings import Settings
from triage_tui.inbox.safe_text import fill, line, own
from triage_tui.session.session import Session
from triage_tui.system import paths
from triage_tui.ui.inbox.screen import InboxScreen
from triage_tui.ui.terminal.driver import TerminalDriver
from triage_tui.ui.terminal.line_filters import AsciiSigns, ControlNet, FilterChain
from triage_tui.ui.terminal.partial_update import PartUpdate
from triage_tui.ui.terminal.resize_throttle import Resizes
from triage_tui.ui.terminal.style_sheet import StyleSheet
from triage_tui.ui.themes import ALIASES, OWN_THEMES

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.actions import ActionParseResult
    from textual.await_complete import AwaitComplete
    from textual.dom import DOMNode
    from textual.driver import Driver
    from textual.filter import LineFilter

    from triage_tui.session.first_run_protocol import SetUp, Spawn

MUTED = 0.62
"""How far the second voice stands out from the ground, as a share of the first."""
DEFAULT_THEME = Settings().theme
"""What the settings say when nobody chose; a choice made in the app is used then."""
ROOMY = frozenset({"-wide", "-tall"})
"""The classes of a screen that needs no rules for small ones."""
OpenSession = Callable[["Spawn"], Session]


class TriageApp(App[int]):
    """A keyboard-driven inbox for the replies of Smartlead's master inbox."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "triage-tui"

    def __init__(
        self,
        open_session: OpenSession | None,
        keymap: Keymap,
        theme: str,
        *,
        set_up: SetUp | None = None,
        is_ascii: bool = False,
    ) -> None:
        """Without `open_session` the app starts with `set_up`, which gives it a session."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [
            (0, "-tiny"),
            (40, "-narrow"),
            (80, "-medium"),
            (120, "-wide"),
        ]
        self.VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (32, "-tall")]
        self._open_session = open_session
        self._set_up = set_up
        self._keys = keymap
        self._wanted_theme = ALIASES.get(theme, theme)
        self._filters.append(ControlNet())
        if is_ascii:
            self._filters.append(AsciiSigns())
        self._chain = FilterChain(())
        self._styles = StyleSheet(paths.stylesheet())
        self._styles.give_first(self.stylesheet)
        for own_theme in OWN_THEMES:
            self.register_theme(own_theme)
        self.session: Session | None = None
        self.pressed_at = 0.0
        """When the last key was pressed, not when it was looked at: monotonic seconds."""
        self._running_on: asyncio.AbstractEventLoop | None = None
        self._resizes = Resizes(super().on_event, self.set_timer, time.monotonic)

    def get_driver_class(self) -> type[Driver]:
        """The terminal's driver; tests run without one."""
        return TerminalDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters that are on, as one: Textual makes a new line for each that it is given."""
        filters = tuple(super().get_line_filters())
        if filters != self._chain.parts:  # a chain that stays the same is found in Textual's caches
            self._chain = FilterChain(filters)
        return (self._chain,)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours, with a quieter second voice.

        Textual's `$text-muted` is mixed only where the style sheet uses it; in content it comes out
        as bright as the text itself.
        """
        variables = super().get_css_variables()
        if not self.current_theme.ansi:
            ground = Color.parse(variables["background"])
            muted = ground.blend(Color.parse(variables["foreground"]), MUTED)
            variables["text-muted"] = muted.hex
            self.theme_variables = variables
        return variables

    def get_default_screen(self) -> Screen[None]:
        """The inbox, over a session whose workers are this app's; or the set-up."""
        if self._open_session is None and self._set_up is not None:
            from triage_tui.ui.screens.first_run import (
                SetUpScreen,  # late: the usual start has a key
            )

            self._styles.give_rest(self.stylesheet)
            return SetUpScreen(self._set_up, self.spawn, self.begin)
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
        chosen = session.choices.theme()
        if self._wanted_theme == DEFAULT_THEME and chosen in self.available_themes:
            self._wanted_theme = chosen
            self.theme = chosen
        screen = InboxScreen(session, self._keys, session.server_note)
        classes = self._size_classes()
        if not ROOMY.issuperset(classes):
            self._styles.give_small(self.stylesheet)
        # Named before the first look at the style sheet, they do not ask for a second one.
        screen.add_class(*classes)
        return screen

    def _size_classes(self) -> list[str]:
        """The classes that the breakpoints will give the screen."""
        pairs = (
            (self.size.width, self.HORIZONTAL_BREAKPOINTS or ()),
            (self.size.height, self.VERTICAL_BREAKPOINTS or ()),
        )
        return [max(fit)[1] for cells, all_ in pairs if (fit := [b for b in all_ if b[0] <= cells])]

    def on_load(self) -> None:
        self._running_on = asyncio.get_running_loop()
        self._running_on.set_exception_handler(self._loop_failed)

    def on_mount(self) -> None:
        self.theme = self._wanted_theme
        self.call_after_refresh(self._painted_first)

    def _painted_first(self) -> None:
        """What the first paint did without: other screens' rules, and looking for garbage."""
        if self._styles.give_small(self.stylesheet) and not ROOMY.issuperset(self._size_classes()):
            self.stylesheet.update(self.screen)  # the terminal was made smaller meanwhile
        self._styles.give_rest(self.stylesheet)
        from triage_tui.ui.terminal.idle_gc import Collector  # late: not for the first paint
        from triage_tui.ui.terminal.saved_screen import RestingScreen

        Collector(self)
        RestingScreen(self)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.pressed_at = event.time
        if isinstance(event, events.Resize):
            if isinstance(self._driver, TerminalDriver):
                self._driver.shown.clear()  # terminals cut, move or clear what they showed
            await self._resizes.take(event)
        else:
            await super().on_event(event)
        if isinstance(event, events.Key):
            screen = self.screen
            if isinstance(screen, InboxScreen) and screen.is_mounted:  # not one just opened
                screen.paint_now()

    def spawn(self, coroutine: Coroutine[Any, Any, None], *, name: str, group: str) -> None:
        """Run a coroutine as a worker of the app: how `sync` gets things done without Textual."""
        self.run_worker(coroutine, name=name, group=group, exit_on_error=True)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action, unless it changes lead maps and nothing may be changed: then say why.

        Every key, sequence, palette entry and play comes through here.
        """
        target, name, _ = self._parse_action(action, default_namespace or self, namespaces)
        if isinstance(target, InboxScreen) and name in CHANGING and target.is_blocked():
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen; those left before go from memory.

        Textual remembers colours for its last thousand widgets, and with them whatever they drew.
        """
        StylesCache.get_inner_outer.cache_clear()
        return super().pop_screen()

    def on_driver_signal_resume(self) -> None:
        """The shell gave the terminal back: it is blank, and Textual draws only what changes."""
        self.refresh(layout=True)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Textual paints here. A terminal that takes nothing gets the whole screen when it does.

        Textual would halt the app until then, and with it whatever waits to be sent.
        """
        driver = self._driver
        if isinstance(driver, TerminalDriver):
            if driver.is_behind:
                driver.when_taken(lambda: self.call_later(self.refresh))
                return
            if isinstance(renderable, PartUpdate):
                renderable.shown = driver.shown
            elif renderable is not None:
                driver.shown.clear()
        super()._display(screen, renderable)

    # -- errors of our own ---------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        """Textual comes here with whatever nobody caught; its own screen would print locals."""
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self._crash(error)
        self._return_code = 1
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Textual comes here when one of its threads failed, with a drawn traceback."""
        traces = [trace for each in renderables if (trace := getattr(each, "trace", None))]
        name = traces[0].stacks[0].exc_type if traces and traces[0].stacks else "an unknown error"
        self._handle_exception(RuntimeError(f"a thread failed with {name}"))

    def _crash(self, error: Exception) -> None:
        from triage_tui.cli import crash_report  # late: never needed, one hopes

        self.keep_words()
        told = crash_report.crash_of(error)
        self._exit_renderables[:] = [Text(told.on_screen(crash_report.keep(told)))]

    def _loop_failed(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """asyncio comes here with what a forgotten task raised; it would write over the screen."""
        del loop
        error = context.get("exception")
        if isinstance(error, Exception) and self.is_running:
            self._handle_exception(error)

    # -- leaving -------------------------------------------------------------------------------

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """End the app; what it shows is kept for the next start."""
        self.keep_words()
        self.keep_screen()
        super().exit(result, return_code, message)

    def keep_words(self) -> None:
        """Keep what stands in open forms; they come back with it at the next start."""
        from triage_tui.ui.dialogs.form import Form  # late: not in the first paint

        for screen in [each for stack in self._screen_stacks.values() for each in stack]:
            if isinstance(screen, Form):
                with suppress(Exception):  # leaving goes on whatever state the form is in
                    screen.keep_words()

    @property
    def inbox(self) -> InboxScreen | None:
        """The inbox, whatever is in front of it; `None` before there is one."""
        inbox = self.screen_stack[0] if self.screen_stack else None
        return inbox if isinstance(inbox, InboxScreen) else None

    def keep_screen(self) -> None:
        """Keep the inbox as it is drawn now, to be shown at the next start before all else."""
        if self.inbox is not None:
            from triage_tui.ui.terminal import saved_screen  # late: not for the first paint

            saved_screen.keep(self.inbox)

    def leave(self, code: int) -> bool:
        """Ask the app to end with `code`, from any thread; False when it does not run yet."""
        if self._running_on is None or self._running_on.is_closed():
            return False
        self._running_on.call_soon_threadsafe(self.exit, code, code)
        return True

    def restore_terminal(self) -> None:
        """Put the terminal right from any thread, when the app itself cannot any more."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.restore()

    async def action_quit(self) -> None:
        """Textual's own ctrl+q: the same rule as for `q`, wherever it is pressed."""
        from triage_tui.ui.dialogs.form import Form  # late: not in the first paint

        inbox = self.screen_stack[0]
        if isinstance(self.screen, Form) and self.screen.is_touched():
            self.screen.action_leave()  # asks; the next ctrl+q leaves
        elif isinstance(inbox, InboxScreen):
            inbox.action_quit()
        else:
            self.exit(0)

    def action_help_quit(self) -> None:
        """Textual's own ctrl+c: say how to leave instead of losing what is being typed."""
        key = line(self._keys.keys_of("quit")) or own("ctrl+q")
        words = fill("{} quits; nothing that waits is lost.", key)
        self.notify(words, markup=False)
