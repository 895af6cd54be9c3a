"""Textual's driver for a terminal that may go away at any moment."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from triage_tui.system.early_paint import EARLY
from triage_tui.ui.terminal.output import TerminalOutput
from triage_tui.ui.terminal.partial_update import Shown

_STDERR = 2
"""Where Textual draws, so that what a program prints can go elsewhere."""
PATIENCE = 1.0
"""Seconds that leaving waits for a terminal that takes nothing."""
_ENTER = "\x1b[?1049h"
_RESTORE = (
    b"\x1b[?2004l"  # bracketed paste off
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l"  # mouse off
    b"\x1b[?1004l"  # focus reports off
    b"\x1b[<u"  # the keyboard as it was
    b"\x1b[?7h"  # lines wrap
    b"\x1b[?1049l\x1b[?25h"  # the screen as it was, with a cursor
)


def encoding() -> str:
    """What the terminal reads, by its locale.

    UTF-8 in another terminal is not just ugly: its later bytes are control characters there.
    """
    return "utf-8" if sys.__stderr__ is None else sys.__stderr__.encoding


class TerminalDriver(LinuxDriver):
    """Ends the program when its terminal is gone, where Textual's own driver would spin or hang.

    Output that the terminal takes at once is written at once, without Textual's writing thread.
    """

    _is_entered = False
    """True while the other screen was entered before Textual asks for it."""
    _output: TerminalOutput | None = None
    _modes: list[Any] | None = None
    """The terminal's modes while it is ours."""
    shown: Shown
    """What the terminal is known to show; nothing, when it was taken (anew)."""

    def start_application_mode(self) -> None:
        """Take the terminal, which shows the last screen already after an early paint."""
        self._is_entered = EARLY.is_shown
        self._output = TerminalOutput(_STDERR, encoding())
        self.shown = {}
        self._file = self._output  # type: ignore[assignment]  # all that is asked of a file there
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual types none of it
        if self._writer_thread is not None:
            # When it is full the app halts. Frames are held back long before; what else is written,
            # a bell or a copied address, is short.
            self._writer_thread._queue.maxsize = 0
        before = EARLY.hand_over()
        if before is not None:
            self.attrs_before = before
        with suppress(termios.error):
            self._modes = termios.tcgetattr(self.fileno)

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop.

        Textual takes the terminal anew, which it gave back only before a stop of its own. After a
        SIGSTOP two threads would read the keys, each a part of them, and at the end the terminal
        would be left as the first of them had it.
        """
        if self._must_signal_resume or self._modes is None:
            super()._sigcont_application()
            return
        with suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, self._modes)
        self.send_message(self.SignalResume())

    def write(self, data: str) -> None:
        """Hand output to the writer; one that met a dead terminal would never take it."""
        if self._is_entered and data == _ENTER:
            self._is_entered = False  # entered a second time, some terminals clear it: a flicker
            return
        writer, output = self._writer_thread, self._output
        if writer is None or output is None or not writer.is_alive():
            return
        if rest := output.send(data):
            writer.write(rest)

    @property
    def is_behind(self) -> bool:
        """Whether the terminal has taken nothing for some time: more is not to be painted."""
        return self._output is not None and self._output.is_behind

    def when_taken(self, then: Callable[[], object]) -> None:
        """Call `then`, from whatever thread, when the terminal has taken everything."""
        if self._output is not None:
            self._output.when_taken(then)

    def send_message(self, message: Message) -> None:
        """Hand what was typed to the app; the task that Textual makes for it takes longer."""
        self._loop.call_soon_threadsafe(self._app.post_message, message)

    def close(self) -> None:
        """Stop the writer, unless it is stopped already or a leaving app would wait for it."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            output = self._output
            if self._app.is_running or output is None or output.is_taken(PATIENCE):
                super().close()
            else:
                output.abandon()
        if self._output is not None:
            self._output.close()

    def run_input_thread(self) -> None:
        """Read keys until the end; EIO says that the other side of the terminal was closed."""
        from triage_tui.ui.terminal.pasted_escapes import PasteSafeParser  # late: no key waits

        vars(linux_driver)["XTermParser"] = PasteSafeParser  # Textual's thread asks by this name
        try:
            super().run_input_thread()
        except OSError:
            is_ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            os.kill(os.getpid(), signal.SIGTERM if is_ignored else signal.SIGHUP)

    def restore(self) -> None:
        """Put the terminal right from any thread, without waiting for it."""
        if self.attrs_before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        if self._file is None:
            return
        with suppress(OSError, ValueError):
            output = self._file.fileno()
            _, writable, _ = select.select([], [output], [], 0)
            if writable:
                os.write(output, _RESTORE)
