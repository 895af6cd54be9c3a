"""Reading a body to its end, never past its cap: compressed or not, honest or not."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Mapping

from triage_tui.smartlead.httpx_import import httpx

_LARGEST_ERROR = 64 * 1024  # bytes: a refusal is understood by its status, its words are few
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32


class BadBody(Exception):
    """A 2xx body that cannot be had whole; `str()` completes "The answer …"."""

    def __init__(self, why: str, status: int) -> None:
        super().__init__(why)
        self.status = status


async def read_body(
    chunks: AsyncIterator[bytes], status: int, headers: Mapping[str, str], largest: int
) -> bytes:
    """The decoded body.

    Decoded here, piece by piece: a kilobyte of gzip can hold a megabyte, and decoding it in one
    step would have the megabyte before anyone counts it. For a 2xx, raises `BadBody` when it is
    larger than `largest` bytes or wrongly encoded. Any other status is its own message: its body
    is cut instead.
    """
    if 200 <= status < 300:
        if _declared(headers) > largest:
            raise BadBody(f"is larger than {largest // 1_048_576} MB", status)
        return await _gather(chunks, status, headers, largest)
    try:
        return await _gather(chunks, status, headers, _LARGEST_ERROR)
    except (BadBody, httpx.HTTPError, OSError):
        return b""


async def _gather(
    chunks: AsyncIterator[bytes], status: int, headers: Mapping[str, str], largest: int
) -> bytes:
    decoder = _decoder(headers, status)
    gathered = bytearray()
    async for chunk in chunks:
        pending = chunk
        while pending:
            if decoder is None:
                piece, pending = pending, b""
            else:
                piece, pending = _inflate(decoder, pending, largest - len(gathered) + 1, status)
            gathered += piece
            if len(gathered) > largest:
                if status >= 300:
                    return bytes(gathered[:largest])
                raise BadBody(f"is larger than {largest // 1_048_576} MB", status)
    if decoder is not None and gathered and not decoder.eof:
        raise BadBody("was cut off", status)
    return bytes(gathered)


def _inflate(decoder: zlib._Decompress, data: bytes, room: int, status: int) -> tuple[bytes, bytes]:
    """At most `room` decoded bytes, and what of `data` is left to decode."""
    if decoder.eof:
        return b"", b""  # whatever follows the end is not ours
    try:
        piece = decoder.decompress(data, room)
    except zlib.error:
        piece = None
    if piece is None:
        raise BadBody("has broken compression", status)
    return piece, decoder.unconsumed_tail


def _decoder(headers: Mapping[str, str], status: int) -> zlib._Decompress | None:
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding in {"", "identity"}:
        return None
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return zlib.decompressobj(_GZIP_OR_ZLIB)
    raise BadBody("uses an unexpected compression", status)


def _declared(headers: Mapping[str, str]) -> int:
    text = headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
