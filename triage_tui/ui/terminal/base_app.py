"""What of Textual's app is replaced: how it paints, orders keys, tells errors and meets its end.

Saves: one pass of filters a line instead of one each; output of the changed cells alone; a layout
at every size of a dragged window; and never shows Textual's own traceback, which prints locals.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import events
from textual._styles_cache import StylesCache
from textual.app import App
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widget import MountError
from textual.worker import WorkerFailed

from triage_tui.system import paths
from triage_tui.ui.terminal.driver import TerminalDriver
from triage_tui.ui.terminal.key_order import IN_ORDER, KeyOrder
from triage_tui.ui.terminal.line_filters import AsciiSigns, ControlNet, FilterChain
from triage_tui.ui.terminal.partial_update import PartUpdate
from triage_tui.ui.terminal.resize_throttle import Resizes
from triage_tui.ui.terminal.style_sheet import StyleSheet
from triage_tui.ui.widgets.theme_colors import theme_colors

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.await_complete import AwaitComplete
    from textual.dom import DOMNode
    from textual.driver import Driver
    from textual.filter import LineFilter
    from textual.widget import Widget

ROOMY = frozenset({"-wide", "-tall"})
"""The classes of a screen that needs no rules for small ones."""
TellCrash = Callable[[Exception], str]
"""Keeps a report of an error that nobody caught; returns what is said of it on the terminal."""


class TerminalApp(App[int]):
    """An app on our own driver and compositor."""

    def __init__(self, tell_crash: TellCrash, *, is_ascii: bool = False) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [
            (0, "-tiny"),
            (40, "-narrow"),
            (80, "-medium"),
            (120, "-wide"),
        ]
        self.VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (32, "-tall")]
        self._tell_crash = tell_crash
        self._filters.append(ControlNet())
        if is_ascii:
            self._filters.append(AsciiSigns())
        self._chain = FilterChain(())
        self._styles = StyleSheet(paths.stylesheet())
        self._styles.give_first(self.stylesheet)
        self.pressed_at = 0.0
        """When the last key was pressed, not when it was looked at: monotonic seconds."""
        self._running_on: asyncio.AbstractEventLoop | None = None
        self._resizes = Resizes(super().on_event, self.set_timer, time.monotonic)
        self.key_order = KeyOrder(self, self._answer)

    # -- styles --------------------------------------------------------------------------------

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
        """The theme's colors, mended until quiet words, fields and chosen rows are seen.

        Content finds them in `theme_variables`: Textual mixes `$text-muted` only where the style
        sheet uses it.
        """
        self.theme_variables = theme_colors(
            super().get_css_variables(), is_ansi=self.current_theme.ansi
        )
        return self.theme_variables

    def give_size_rules(self, screen: Screen[Any]) -> None:
        """Let the first look at the style sheet have the rules for the size that there is."""
        classes = self._size_classes()
        if not ROOMY.issuperset(classes):
            self._styles.give_small(self.stylesheet)
        # Named before the first look at the style sheet, they do not ask for a second one.
        screen.add_class(*classes)

    def give_later_rules(self) -> None:
        """The rules that the first paint of the inbox does without."""
        if self._styles.give_small(self.stylesheet) and not ROOMY.issuperset(self._size_classes()):
            self.stylesheet.update(self.screen)  # the terminal was made smaller meanwhile
        self.give_other_rules()

    def give_other_rules(self) -> None:
        """The rules of other screens, for an app that begins with one of them."""
        self._styles.give_rest(self.stylesheet)

    def _size_classes(self) -> list[str]:
        """The classes that the breakpoints will give the screen."""
        pairs = (
            (self.size.width, self.HORIZONTAL_BREAKPOINTS or ()),
            (self.size.height, self.VERTICAL_BREAKPOINTS or ()),
        )
        return [max(fit)[1] for cells, all_ in pairs if (fit := [b for b in all_ if b[0] <= cells])]

    # -- events --------------------------------------------------------------------------------

    def on_load(self) -> None:
        self._running_on = asyncio.get_running_loop()
        self._running_on.set_exception_handler(self._loop_failed)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, IN_ORDER) and not event.is_forwarded:
            await self.key_order.take(event)
        elif isinstance(event, events.Resize):
            if isinstance(self._driver, TerminalDriver):
                self._driver.shown.clear()  # terminals cut, move or clear what they showed
            await self._resizes.take(event)
        else:
            await super().on_event(event)

    async def _answer(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            self.pressed_at = event.time
        try:
            await super().on_event(event)
        except AttributeError as error:
            # Textual begins a selection in the parent of what is under the mouse, and that has
            # none when it has left the screen since: there is nothing to select then.
            if not isinstance(event, events.MouseDown) or error.obj is not None:
                raise
        if isinstance(event, events.Key):
            self.paint_now()

    def call_later(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Textual gives the focus this way; the next key waits for it."""
        self.key_order.put_off += 1
        return super().call_later(callback, *args, **kwargs)

    def _register(self, parent: DOMNode, *widgets: Widget, **options: Any) -> list[Widget]:
        """Textual comes here with new screens and widgets; the next key waits for them."""
        self.key_order.put_off += 1
        return super()._register(parent, *widgets, **options)

    def paint_now(self) -> None:
        """Paint what a key changed in the step that took it."""

    def on_driver_signal_resume(self) -> None:
        """The shell gave the terminal back: it is blank, and Textual draws only what changes."""
        self.refresh(layout=True)

    # -- painting ------------------------------------------------------------------------------

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen; those left before go from memory.

        Textual remembers colors for its last thousand widgets, and with them whatever they drew.
        """
        StylesCache.get_inner_outer.cache_clear()
        return super().pop_screen()

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

    def write_to_terminal(self, text: str) -> None:
        """Send a sequence of our own, such as one for the clipboard."""
        if self._driver is not None:
            self._driver.write(text)
            self._driver.flush()

    @property
    def has_toasts(self) -> bool:
        """True while a toast stands in front."""
        return bool(self._notifications)

    def all_screens(self) -> list[Screen[Any]]:
        """The screens of every mode, those behind others too."""
        return [each for stack in self._screen_stacks.values() for each in stack]

    # -- errors of our own ---------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        """Textual comes here with whatever nobody caught; its own screen would print locals."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if self._exit and isinstance(cause, MountError | NoMatches):
            return  # a dialog that was being put in place when the app was told to end
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self.keep_words()
            self._exit_renderables[:] = [Text(self._tell_crash(error))]
        self._return_code = 1
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Textual comes here when one of its threads failed, with a drawn traceback."""
        traces = [trace for each in renderables if (trace := getattr(each, "trace", None))]
        name = traces[0].stacks[0].exc_type if traces and traces[0].stacks else "an unknown error"
        self._handle_exception(RuntimeError(f"a thread failed with {name}"))

    def _loop_failed(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """asyncio comes here with what a forgotten task raised; it would write over the screen."""
        del loop
        error = context.get("exception")
        if isinstance(error, Exception) and self.is_running:
            self._handle_exception(error)

    def keep_words(self) -> None:
        """Keep what stands in open forms, before the app ends."""

    # -- the end -------------------------------------------------------------------------------

    def leave(self, code: int) -> bool:
        """Ask the app to end with `code`, from any thread; False when it does not run yet.

        One that has ended is asked for nothing: what is left of it takes a moment.
        """
        if self._running_on is None:
            return False
        with suppress(RuntimeError):  # the loop is closed
            self._running_on.call_soon_threadsafe(self.exit, code, code)
        return True

    def restore_terminal(self) -> None:
        """Put the terminal right from any thread, when the app itself cannot any more."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.restore()
