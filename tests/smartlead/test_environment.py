"""Proxies and certificates of the environment: used, or said to be of no use."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.smartlead.wire import CANARY, VirtualClock
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.smartlead.base_url import SMARTLEAD
from triage_tui.smartlead.client import Smartlead
from triage_tui.smartlead.environment import CERTIFICATES, Proxy, proxy_for
from triage_tui.smartlead.errors import NotSent, TlsFailure
from triage_tui.smartlead.failures import network_failure
from triage_tui.smartlead.httpx_import import httpx
from triage_tui.smartlead.limits import NO_LIMITS, Limits
from triage_tui.smartlead.pacer import Pacer

PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy")
NOWHERE = "https://127.0.0.1:9/api/v1"


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*PROXIES, *CERTIFICATES):
        monkeypatch.delenv(name, raising=False)


async def asked(address: str = SMARTLEAD) -> None:
    clock = VirtualClock()
    pacer = Pacer(clock, NO_LIMITS)
    async with Smartlead(ApiKey(CANARY), address, pacer=pacer, clock=clock) as client:
        await client.categories()


async def test_a_proxy_of_the_environment_is_asked_for_a_tunnel_and_sees_no_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard = bytearray()

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.extend(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(proxy, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    monkeypatch.setenv("HTTPS_PROXY", f"http://someone:secret@127.0.0.1:{port}")
    async with server:
        with pytest.raises(NotSent, match=rf"The proxy 127\.0\.0\.1:{port} refused") as failure:
            await asked()
    assert heard.startswith(b"CONNECT server.smartlead.ai:443 ")
    assert CANARY.encode() not in heard
    assert "secret" not in str(failure.value)


async def test_a_proxy_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "127.0.0.1:9")
    with pytest.raises(NotSent, match=r"Can't connect to the proxy 127\.0\.0\.1:9"):
        await asked()


def test_a_proxy_that_never_answers_is_named() -> None:
    """An https proxy that speaks plain http waits for us as we wait for it."""
    failure = network_failure(httpx.ConnectTimeout(""), Proxy("https://proxy.example:3128"))
    assert isinstance(failure, NotSent)
    assert str(failure) == "Connecting to the proxy proxy.example:3128, or through it, timed out."


@pytest.mark.parametrize("value", ["socks4://127.0.0.1:9", "http://", "http://127.0.0.1:999999"])
async def test_a_proxy_that_cannot_be_used_is_said(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", value)
    with pytest.raises(NotSent, match=r"isn.t an http"):
        await asked()


def test_no_proxy_and_this_machine_go_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    found = proxy_for(SMARTLEAD)
    assert found is not None
    assert found.name == "proxy.example:3128"
    assert proxy_for("http://127.0.0.1:8000/api/v1") is None
    monkeypatch.setenv("NO_PROXY", ".smartlead.ai")
    assert proxy_for(SMARTLEAD) is None


async def test_a_missing_file_of_certificates_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/ca.pem")
    with pytest.raises(TlsFailure, match=r"Can.t use SSL_CERT_FILE .*/no/such/ca\.pem") as failure:
        await asked(NOWHERE)
    assert "No such file" in failure.value.reason


async def test_certificates_that_cannot_be_used_use_up_no_requests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/not/there.pem")
    clock = VirtualClock()
    pacer = Pacer(clock, Limits(per_minute=50))
    async with Smartlead(ApiKey(CANARY), NOWHERE, pacer=pacer, clock=clock) as client:
        with pytest.raises(TlsFailure):
            await client.categories()
    assert pacer.status().left == 50


async def test_a_file_without_certificates_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "ca.pem").write_text("nothing")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with pytest.raises(TlsFailure, match="no certificates in it"):
        await asked(NOWHERE)


async def test_a_missing_folder_of_certificates_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_DIR", "/no/such/folder")
    with pytest.raises(TlsFailure, match=r"Can.t use SSL_CERT_DIR .*/no/such/folder"):
        await asked(NOWHERE)
