"""What the machine around the terminal can do: open an address, take a text on its clipboard."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Final
from urllib.parse import urlsplit

Which = Callable[[str], str | None]

PATIENCE: Final = 3.0
"""Seconds a tool may take before it is taken to have done its work."""
_SECRETS: Final = ("SMARTLEAD_API_KEY",)


class DesktopError(Exception):
    """It could not be done; the text is a sentence for the user."""


def opener(environ: Mapping[str, str], which: Which = shutil.which) -> tuple[str, ...] | None:
    """The command that opens an address, without the address; `None` where there is none."""
    names = ["open"] if environ.get("TERM_PROGRAM") == "Apple_Terminal" else []
    if environ.get("WSL_DISTRO_NAME"):
        names.append("wslview")
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        names.append("xdg-open")
    for name in dict.fromkeys([*names, *_by_system()]):
        path = which(name)
        if path is not None:
            return (path,)
    return None


def _by_system() -> tuple[str, ...]:
    import sys

    return ("open",) if sys.platform == "darwin" else ()


def open_address(url: str, environ: Mapping[str, str], which: Which = shutil.which) -> None:
    """Open a page of the web in the user's browser: an argument vector, never a shell.

    Raises:
        DesktopError: when the address is no page of the web, or nothing here opens one.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isprintable():
        raise DesktopError("Only http and https addresses are opened.")
    command = opener(environ, which)
    if command is None:
        raise DesktopError("No browser can be opened from here.")
    try:
        process = subprocess.Popen(  # noqa: S603  # no shell; the address starts with http
            (*command, url),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=_without_secrets(environ),
        )
        code = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return  # some browsers stay in the foreground: the page is open
    except OSError as error:
        raise DesktopError(f"{command[0]} couldn't be started: {error.strerror}.") from None
    if code:
        raise DesktopError(f"{command[0]} couldn't open it (exit code {code}).")


def clipboard_tool(
    environ: Mapping[str, str], which: Which = shutil.which
) -> tuple[str, ...] | None:
    """The command that takes a text for the clipboard on its input; `None` where none serves.

    Over ssh there is none: it would fill the clipboard of the wrong machine.
    """
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return None
    candidates: list[tuple[str, ...]] = []
    if environ.get("WAYLAND_DISPLAY"):
        candidates.append(("wl-copy",))
    if environ.get("DISPLAY"):
        candidates += [("xclip", "-selection", "clipboard"), ("xsel", "-ib")]
    if environ.get("WSL_DISTRO_NAME"):
        candidates.append(("clip.exe",))
    candidates.append(("pbcopy",))
    for name, *arguments in candidates:
        path = which(name)
        if path is not None:
            return (path, *arguments)
    return None


def copy(text: str, environ: Mapping[str, str], which: Which = shutil.which) -> bool:
    """Put a text on the clipboard by a tool of this machine; false when none did."""
    command = clipboard_tool(environ, which)
    if command is None:
        return False
    # Windows' own tool takes UTF-8 for the old code page, and would paste a byte order mark.
    is_windows = PurePath(command[0]).name == "clip.exe"
    try:
        done = subprocess.run(  # noqa: S603  # no shell; the text goes to its input
            command,
            input=text.encode("utf-16-le" if is_windows else "utf-8"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            env=_without_secrets(environ),
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def osc52(text: str, environ: Mapping[str, str]) -> str:
    """The sequence that hands a text to the terminal's clipboard, wrapped for tmux and screen.

    Whether the terminal takes it cannot be known.
    """
    import base64

    payload = base64.b64encode(text.encode()).decode("ascii")
    plain = f"\x1b]52;c;{payload}\x07"
    if environ.get("TMUX"):
        # Plain for tmux itself (`set-clipboard on`), wrapped for the terminal around it.
        return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environ.get("TERM", "").startswith("screen"):
        return f"\x1bP{plain}\x1b\\"
    return plain


def _without_secrets(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for a child: it has no use for the API key."""
    return {name: value for name, value in environ.items() if name not in _SECRETS}
