"""A body that is small until it is unpacked."""

from __future__ import annotations

import gzip
from functools import cache

UNPACKED = 64 * 1024 * 1024
"""Bytes: several times what any answer may have."""


@cache
def gzip_bomb() -> bytes:
    """Zeros as gzip; made once, since packing them takes longer than refusing them."""
    return gzip.compress(bytes(UNPACKED))
