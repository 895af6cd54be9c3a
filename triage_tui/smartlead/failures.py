"""From a network failure to its class: was anything sent?"""

from __future__ import annotations

import socket
import ssl

from triage_tui.smartlead.environment import Proxy
from triage_tui.smartlead.errors import Ambiguous, NotSent, SmartleadError, TlsFailure
from triage_tui.smartlead.httpx_import import httpx

_PASSING_TLS = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)
"""The line broke during the handshake: no statement about who the server is."""
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)


_PROVABLY = {
    httpx.ConnectTimeout: "Connecting to Smartlead timed out.",
    httpx.PoolTimeout: "All connections are busy.",
}
_AMBIGUOUS = {
    httpx.ReadTimeout: "Smartlead didn't respond in time.",
    httpx.WriteTimeout: "Sending to Smartlead timed out.",
    httpx.RemoteProtocolError: "The connection closed before the full response arrived.",
}


def network_failure(error: Exception, proxy: Proxy | None = None) -> SmartleadError:
    """The error to raise for what httpx or the socket raised; it keeps nothing of it but words."""
    if isinstance(error, _NOT_SENT):
        return _connect_failure(error, proxy)
    for kind, reason in _AMBIGUOUS.items():
        if isinstance(error, kind):
            return Ambiguous(reason)
    return Ambiguous("The connection dropped while waiting for the response.")


def _connect_failure(error: Exception, proxy: Proxy | None) -> SmartleadError:
    if proxy is not None and isinstance(error, httpx.ConnectTimeout | httpx.ProxyError):
        return NotSent(_of_proxy(error, proxy))
    for kind, reason in _PROVABLY.items():
        if isinstance(error, kind):
            return NotSent(reason)
    causes = _causes(error)
    tls = next((cause for cause in causes if isinstance(cause, ssl.SSLError)), None)
    if tls is not None and not isinstance(tls, _PASSING_TLS):
        detail = str(getattr(tls, "verify_message", ""))  # set by a real handshake alone
        return TlsFailure(
            "Can't verify the server's certificate"
            + (f": {detail[:120]}." if detail else ".")
            + " Nothing was sent."
        )
    if proxy is not None:
        return NotSent(f"Can't connect to the proxy {proxy.name}, or through it.")
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return NotSent("Can't find Smartlead's server (DNS lookup failed).")
    return NotSent("Can't reach Smartlead.")


def _of_proxy(error: Exception, proxy: Proxy) -> str:
    if isinstance(error, httpx.ConnectTimeout):
        return f"Connecting to the proxy {proxy.name}, or through it, timed out."
    said = f": {str(error)[:80]}." if str(error) else "."
    return f"The proxy {proxy.name} refused the connection{said}"


def _causes(error: BaseException) -> list[BaseException]:
    """The error and what led to it, nearest first."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and len(chain) < 12:
        chain.append(current)
        current = current.__cause__ or current.__context__
    return chain
