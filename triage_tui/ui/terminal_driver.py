"""Textual's driver for a terminal that may go away at any moment."""

from __future__ import annotations

import os
import select
import signal
import termios
from contextlib import suppress

from textual.drivers.linux_driver import LinuxDriver

from triage_tui.early_paint import EARLY

_ENTER = "\x1b[?1049h"
_RESTORE = (
    b"\x1b[?2004l"  # bracketed paste off
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l"  # mouse off
    b"\x1b[?1004l"  # focus reports off
    b"\x1b[<u"  # the keyboard as it was
    b"\x1b[?7h"  # lines wrap
    b"\x1b[?1049l\x1b[?25h"  # the screen as it was, with a cursor
)


class TerminalDriver(LinuxDriver):
    """Ends the program when its terminal is gone, where Textual's own driver would spin or hang."""

    _is_entered = False
    """True while the other screen was entered before Textual asks for it."""

    def start_application_mode(self) -> None:
        """Take the terminal, which shows the last screen already after an early paint."""
        self._is_entered = EARLY.is_shown
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual types none of it
        before = EARLY.hand_over()
        if before is not None:
            self.attrs_before = before

    def write(self, data: str) -> None:
        """Hand output to the writer; one that met a dead terminal would never take it."""
        if self._is_entered and data == _ENTER:
            self._is_entered = False  # entered a second time, some terminals clear it: a flicker
            return
        writer = self._writer_thread
        if writer is not None and writer.is_alive():
            writer.write(data)

    def close(self) -> None:
        """Stop the writer, unless it is stopped already."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().close()

    def run_input_thread(self) -> None:
        """Read keys until the end; EIO says that the other side of the terminal was closed."""
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
