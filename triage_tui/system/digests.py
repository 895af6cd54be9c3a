"""Digests as Python brings them itself: loading OpenSSL for one would take as long as a first look.

`hashlib` has the same ones, and stands in where Python was built without its own.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


def _built_in(name: str, module: str) -> Any:
    try:
        return getattr(import_module(module), name)
    except ImportError:
        return getattr(import_module("hashlib"), name)


def sha256(data: bytes) -> str:
    """The SHA-256 of `data`, in hexadecimal digits."""
    made = _built_in("sha256", "_sha2" if sys.version_info >= (3, 12) else "_sha256")
    return str(made(data).hexdigest())


def blake2b(data: bytes, *, salt: bytes, size: int) -> str:
    """The salted BLAKE2b of `data` with so many bytes, in hexadecimal digits."""
    return str(_built_in("blake2b", "_blake2")(data, salt=salt, digest_size=size).hexdigest())
