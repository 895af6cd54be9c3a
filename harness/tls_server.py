"""A server with TLS, an authority made for it, and proxies in front: real sockets, all local."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import NamedTuple

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n[]"


class Authority(NamedTuple):
    """Who vouches for the server on 127.0.0.1."""

    certificate: Path
    server_chain: Path
    server_key: Path

    def folder(self, where: Path) -> Path:
        """A folder of authorities as OpenSSL looks them up: named by the hash of the subject."""
        where.mkdir()
        words = ("x509", "-subject_hash", "-noout", "-in", str(self.certificate))
        (where / f"{_openssl(*words).strip()}.0").write_bytes(self.certificate.read_bytes())
        return where


def _openssl(*words: str) -> str:
    done = subprocess.run(["openssl", *words], capture_output=True, text=True, check=True)  # noqa: S607 - the one on the path
    return done.stdout


def authority(folder: Path) -> Authority:
    """An authority nobody knows, and a certificate of it for this machine."""
    made = Authority(folder / "ca.pem", folder / "server.pem", folder / "server.key")
    key, request, extra = folder / "ca.key", folder / "server.csr", folder / "extra"
    extra.write_text("subjectAltName=IP:127.0.0.1\n")
    kind = ("-newkey", "rsa:2048", "-nodes")
    _openssl(
        *("req", "-x509", *kind, "-keyout", str(key), "-out", str(made.certificate)),
        *("-days", "2", "-subj", "/CN=An authority of this test"),
    )
    _openssl(
        *("req", *kind, "-keyout", str(made.server_key), "-out", str(request)),
        *("-subj", "/CN=127.0.0.1"),
    )
    _openssl(
        *("x509", "-req", "-in", str(request), "-CA", str(made.certificate), "-CAkey", str(key)),
        *("-CAcreateserial", "-out", str(made.server_chain), "-days", "2"),
        *("-extfile", str(extra)),
    )
    return made


class Listener:
    """A port, and every byte that came to it."""

    def __init__(self, port: int, heard: bytearray) -> None:
        self.port = port
        self.heard = heard


@asynccontextmanager
async def server(made: Authority) -> AsyncIterator[Listener]:
    """Answers every request with an empty list, over TLS."""
    heard = bytearray()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                heard.extend(await reader.readuntil(b"\r\n\r\n"))
                writer.write(ANSWER)

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made.server_chain, made.server_key)
    listening = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
    async with listening:
        yield Listener(listening.sockets[0].getsockname()[1], heard)


@asynccontextmanager
async def proxy(*, is_socks: bool = False) -> AsyncIterator[Listener]:
    """A proxy that makes tunnels, and looks at all that goes up through them."""
    heard = bytearray()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            greet = _greet_socks if is_socks else _greet_http
            host, port = await greet(reader, writer, heard)
            there, back = await asyncio.open_connection(host, port)
            await asyncio.gather(_pipe(reader, back, heard), _pipe(there, writer, bytearray()))

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with listening:
        yield Listener(listening.sockets[0].getsockname()[1], heard)


async def _greet_http(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, heard: bytearray
) -> tuple[str, int]:
    head = await reader.readuntil(b"\r\n\r\n")
    heard.extend(head)
    host, _, port = head.split()[1].decode().rpartition(":")
    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
    return host, int(port)


async def _greet_socks(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, heard: bytearray
) -> tuple[str, int]:
    _version, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(b"\x05\x00")
    *_, kind = await reader.readexactly(4)
    length = 4 if kind == 1 else (await reader.readexactly(1))[0]
    address = await reader.readexactly(length)
    port = int.from_bytes(await reader.readexactly(2), "big")
    host = ".".join(map(str, address)) if kind == 1 else address.decode()
    heard.extend(f"SOCKS {host}:{port}\n".encode())
    writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
    return host, port


async def _pipe(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, heard: bytearray
) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(65536):
            heard.extend(data)
            writer.write(data)
            await writer.drain()
    writer.close()
