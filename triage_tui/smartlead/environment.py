"""What the environment says of the way out: a proxy, and whose certificates are believed."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass

from msgspec import Struct

from triage_tui.smartlead.errors import TlsFailure

_SOCKS = frozenset({"socks5", "socks5h"})
CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""Which authorities are believed; the first one that is set counts."""


class Proxy(Struct, frozen=True, gc=False):
    """A proxy for https: the connection goes through it encrypted, so it sees neither key nor
    mail."""

    url: str
    """May hold a password: never for the screen."""

    @property
    def name(self) -> str:
        """Its host and port, for the screen."""
        parts = urlsplit(self.url)
        try:
            port = parts.port
        except ValueError:
            port = None
        return f"{parts.hostname or '?'}{'' if port is None else f':{port}'}"

    @property
    def problem(self) -> str:
        """Why it cannot be used, in a sentence; empty when it can."""
        parts = urlsplit(self.url)
        try:
            is_address = bool(parts.hostname) and parts.port != 0
        except ValueError:
            is_address = False
        if not is_address or parts.scheme not in {"http", "https", *_SOCKS}:
            return (
                f"The proxy in your environment ({self.name}) isn't an http(s) or SOCKS 5 address."
            )
        if parts.scheme in _SOCKS and find_spec("socksio") is None:
            return (
                f"The proxy in your environment ({self.name}) uses SOCKS, which needs an extra: "
                "pip install 'triage-tui[socks]'"
            )
        return ""


def proxy_for(address: str) -> Proxy | None:
    """The proxy of `HTTPS_PROXY` or `ALL_PROXY` for an address, unless `NO_PROXY` names its host.

    An address without https is on this machine, and no proxy is asked for that.
    """
    parts = urlsplit(address)
    proxies = getproxies_environment()
    url = proxies.get("https") or proxies.get("all")
    if parts.scheme != "https" or not url or proxy_bypass(parts.netloc):
        return None
    return Proxy(url if "://" in url else f"http://{url}")


def certificates() -> tuple[str, str] | None:
    """The variable that names the authorities to believe, and what it says."""
    for variable in CERTIFICATES:
        if value := os.environ.get(variable):
            return variable, value
    return None


def verifying(make: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
    """The context that `make` makes of the environment; where that names no authorities, those of
    the system are believed besides: a company's own are there.

    Raises:
        TlsFailure: when what the environment names cannot be used.
    """
    named = certificates()
    said = ""
    try:
        if named is None or named[0] == "SSL_CERT_FILE" or Path(named[1]).is_dir():
            context = make()
            if named is None:
                context.load_default_certs()
            return context
        said = "not a folder"
    except OSError as error:  # an SSLError is one: a file that holds no certificates
        is_no_file = error.errno is not None and not isinstance(error, ssl.SSLError)
        said = (error.strerror or "") if is_no_file else "no certificates in it"
    variable, value = named or ("the certificates", "")
    raise TlsFailure(f"Can't use {variable} ({value[:120]}): {said}.")
