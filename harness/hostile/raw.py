"""What a terminal was sent: escape sequences by kind, and bytes that must never be among them."""

from __future__ import annotations

import re

_SEQUENCE = re.compile(
    rb"\x1b(?:"
    rb"\[(?P<private>[<-?]?)[0-9;:]*(?P<between>[ -/]*)(?P<final>[@-~])"
    rb"|\](?P<osc>[^;\x07\x1b]*)"
    rb"|(?P<string>[PX^_])"
    rb"|(?P<short>[ -/]*[0-~]))"
)
_POINTER = re.compile(rb"\x1b\]22;[a-z-]*(?:\x07|\x1b\\)")
"""The shape of the mouse pointer, which Textual asks for."""
_C1 = re.compile(rb"\xc2[\x80-\x9f]")
_MODES = re.compile(rb"\x1b\[\?([0-9;]*)([hl])")
_CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f]")


def kinds(written: bytes) -> set[str]:
    """The kinds of escape sequence: `CSI ? h 1049`, `CSI m`, `OSC 52`, `ESC 7`, `DCS` ..."""
    found = set()
    for match in _SEQUENCE.finditer(written):
        if match["final"] is not None:
            private, between, final = (
                match[name].decode() for name in ("private", "between", "final")
            )
            found.add(f"CSI {private}{between}{final}")
        elif match["osc"] is not None:
            found.add(f"OSC {match['osc'].decode('ascii', 'replace')}")
        elif match["string"] is not None:
            found.add(f"string {match['string'].decode()}")
        else:
            found.add(f"ESC {match['short'].decode()}")
    for modes, final in _MODES.findall(written):
        found.add(f"mode {modes.decode()}{final.decode()}")
    return found


def controls(written: bytes) -> set[bytes]:
    """C1 controls, and C0 controls other than tab, newline, carriage return and ESC."""
    rest = _POINTER.sub(b"", written)
    return {*_C1.findall(rest), *_CONTROL.findall(rest)} - {b"\r"}
