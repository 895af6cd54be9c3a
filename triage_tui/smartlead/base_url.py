"""Where Smartlead is: the base address, and the rule for another one."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

SMARTLEAD = "https://server.smartlead.ai/api/v1"
"""The vendor's own address."""


class BadAddress(ValueError):
    """The base address cannot be used; the message is one sentence that says why."""


def checked_address(text: str) -> str:
    """The base address without a trailing slash.

    It must be https, or http on this machine alone: the key travels in every request. Raises
    `BadAddress` with one sentence otherwise.
    """
    given = text.strip()
    try:
        parts = urlsplit(given)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise BadAddress("The base URL isn't a valid URL.") from None
    if any(character.isspace() or not character.isprintable() for character in given):
        raise BadAddress("The base URL contains a space or a control character.")
    if parts.scheme not in {"http", "https"} or not host:
        raise BadAddress(f"The base URL must look like {SMARTLEAD}.")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("The base URL can't contain a user name or password.")
    if parts.query or parts.fragment or "?" in given or "#" in given:
        raise BadAddress("The base URL can't contain '?' or '#'.")
    if parts.scheme == "http" and not is_loopback(host):
        raise BadAddress("The base URL must use https (http is for this computer only).")
    return given.rstrip("/")


def host_of(address: str) -> str:
    """The host of a checked address, with its port where one is given: what the header shows."""
    parts: SplitResult = urlsplit(address)
    host = parts.hostname or ""
    return f"{host}:{parts.port}" if parts.port else host


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine: `localhost`, 127.0.0.0/8 or ::1."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
