"""Real sockets: a server whose authority nobody knows, behind proxies that look at every byte."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from harness import tls_server
from tests.smartlead.wire import CANARY
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.smartlead.client import Smartlead
from triage_tui.smartlead.environment import CERTIFICATES
from triage_tui.smartlead.errors import NotSent, TlsFailure
from triage_tui.smartlead.limits import NO_LIMITS
from triage_tui.smartlead.pacer import Pacer
from triage_tui.system.clock import SystemClock

VARIABLES = ("HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "HTTP_PROXY")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tls_server.Authority:
    return tls_server.authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*VARIABLES, *(name.lower() for name in VARIABLES), *CERTIFICATES):
        monkeypatch.delenv(name, raising=False)


async def _ask(port: int) -> None:
    pacer = Pacer(SystemClock(), NO_LIMITS)
    address = f"https://127.0.0.1:{port}/api/v1"
    async with Smartlead(ApiKey(CANARY), address, pacer=pacer, clock=SystemClock()) as client:
        assert await client.categories() == ()


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
async def test_a_proxy_passes_on_what_it_cannot_read(
    monkeypatch: pytest.MonkeyPatch, made: tls_server.Authority, variable: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(made.certificate))
    async with tls_server.server(made) as server, tls_server.proxy() as proxy:
        monkeypatch.setenv(variable, f"http://some%20one:secret@127.0.0.1:{proxy.port}")
        await _ask(server.port)
    assert proxy.heard.startswith(f"CONNECT 127.0.0.1:{server.port} ".encode())
    assert b"authorization: basic " in bytes(proxy.heard).lower()
    assert CANARY.encode() in server.heard
    assert CANARY.encode() not in proxy.heard


async def test_a_socks_proxy_passes_on_what_it_cannot_read(
    monkeypatch: pytest.MonkeyPatch, made: tls_server.Authority
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(made.certificate))
    async with tls_server.server(made) as server, tls_server.proxy(is_socks=True) as proxy:
        monkeypatch.setenv("ALL_PROXY", f"socks5h://127.0.0.1:{proxy.port}")
        await _ask(server.port)
    assert proxy.heard.startswith(f"SOCKS 127.0.0.1:{server.port}\n".encode())
    assert CANARY.encode() in server.heard
    assert CANARY.encode() not in proxy.heard


async def test_socks_without_its_extra_is_said_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("triage_tui.smartlead.environment.find_spec", lambda _name: None)
    monkeypatch.setenv("ALL_PROXY", "socks5://user:secret@127.0.0.1:9")
    with pytest.raises(NotSent, match=r"pip install 'triage-tui\[socks\]'") as failure:
        await _ask(9)
    assert "secret" not in str(failure.value)


async def test_no_proxy_goes_straight_there(
    monkeypatch: pytest.MonkeyPatch, made: tls_server.Authority
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(made.certificate))
    async with tls_server.server(made) as server, tls_server.proxy() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
        await _ask(server.port)
    assert not proxy.heard


async def test_an_authority_that_nobody_knows_is_not_believed(made: tls_server.Authority) -> None:
    async with tls_server.server(made) as server:
        with pytest.raises(TlsFailure, match="Can't verify the server's certificate"):
            await _ask(server.port)
    assert not server.heard, "the key went out"


async def test_a_folder_of_authorities_is_believed(
    monkeypatch: pytest.MonkeyPatch, made: tls_server.Authority, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_DIR", str(made.folder(tmp_path / "authorities")))
    async with tls_server.server(made) as server:
        await _ask(server.port)


async def test_the_systems_own_store_is_believed(
    monkeypatch: pytest.MonkeyPatch, made: tls_server.Authority
) -> None:
    """A company puts its authority there, and sets no variable."""

    def load(context: ssl.SSLContext) -> None:
        context.load_verify_locations(made.certificate)

    monkeypatch.setattr(ssl.SSLContext, "load_default_certs", load)
    async with tls_server.server(made) as server:
        await _ask(server.port)


async def test_without_the_systems_store_a_named_file_alone_is_believed(
    monkeypatch: pytest.MonkeyPatch, made: tls_server.Authority, tmp_path: Path
) -> None:
    other = tls_server.authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(other.certificate))
    async with tls_server.server(made) as server:
        with pytest.raises(TlsFailure, match="Can't verify the server's certificate"):
            await _ask(server.port)
