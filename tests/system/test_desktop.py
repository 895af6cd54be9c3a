"""What is asked of the machine around the terminal, and with which arguments."""

from __future__ import annotations

import base64
import stat
from pathlib import Path

import pytest

from triage_tui.system import desktop


def tool(folder: Path, name: str, script: str) -> Path:
    """A program of this name that does as the shell script says."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def among(folder: Path) -> desktop.Which:
    return lambda name: str(folder / name) if (folder / name).exists() else None


def test_an_address_is_one_argument_and_no_key_goes_along(tmp_path: Path) -> None:
    tool(tmp_path, "xdg-open", f'printf "%s|" "$#" "$1" "$SMARTLEAD_API_KEY" > {tmp_path}/seen')
    environ = {"DISPLAY": ":0", "SMARTLEAD_API_KEY": "secret", "PATH": "/bin"}
    url = "https://acme.example/?a=1&b=$(touch)%20;x"
    desktop.open_address(url, environ, among(tmp_path))
    assert (tmp_path / "seen").read_text() == f"1|{url}||"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:x", "-version", "https://", "https://a.test/\x1b"]
)
def test_only_pages_of_the_web_are_opened(url: str, tmp_path: Path) -> None:
    with pytest.raises(desktop.DesktopError, match="Only http and https"):
        desktop.open_address(url, {"DISPLAY": ":0"}, among(tmp_path))


def test_without_a_browser_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(desktop.DesktopError, match="No browser can be opened"):
        desktop.open_address("https://acme.example", {}, among(tmp_path))


def test_a_browser_that_fails_is_told_of(tmp_path: Path) -> None:
    tool(tmp_path, "xdg-open", "exit 4")
    with pytest.raises(desktop.DesktopError, match="exit code 4"):
        desktop.open_address("https://acme.example", {"DISPLAY": ":0"}, among(tmp_path))


def test_a_text_goes_to_the_tool_of_the_desktop(tmp_path: Path) -> None:
    tool(tmp_path, "wl-copy", f"cat > {tmp_path}/seen")
    environ = {"WAYLAND_DISPLAY": "wayland-0", "PATH": "/bin:/usr/bin"}
    assert desktop.copy("anna@acme.example", environ, among(tmp_path))
    assert (tmp_path / "seen").read_text() == "anna@acme.example"


def test_windows_own_tool_is_given_utf_16_without_a_mark(tmp_path: Path) -> None:
    tool(tmp_path, "clip.exe", f"cat > {tmp_path}/seen")
    environ = {"WSL_DISTRO_NAME": "Ubuntu", "PATH": "/bin:/usr/bin"}
    assert desktop.copy("Zoë, 12 €", environ, among(tmp_path))
    assert (tmp_path / "seen").read_bytes() == "Zoë, 12 €".encode("utf-16-le")


def test_over_ssh_no_tool_serves(tmp_path: Path) -> None:
    tool(tmp_path, "pbcopy", "true")
    assert not desktop.copy("x", {"SSH_TTY": "/dev/pts/1"}, among(tmp_path))


def test_a_tool_that_fails_has_not_copied(tmp_path: Path) -> None:
    tool(tmp_path, "xclip", "exit 1")
    assert not desktop.copy("x", {"DISPLAY": ":0"}, among(tmp_path))


def test_the_terminal_is_handed_the_text_in_base64() -> None:
    payload = base64.b64encode("Straße".encode()).decode()
    assert desktop.osc52("Straße", {}) == f"\x1b]52;c;{payload}\x07"


def test_inside_tmux_the_sequence_is_wrapped_as_well() -> None:
    sent = desktop.osc52("x", {"TMUX": "somewhere"})
    assert sent.startswith("\x1b]52;c;eA==\x07")
    assert sent.endswith("\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\")
