"""The API key: a secret that prints as its last four characters."""

from __future__ import annotations

import re
import weakref
from typing import NoReturn, final

_LONGEST = 256
_ALLOWED = re.compile(r"[A-Za-z0-9._~+/=:-]+")


class BadKey(ValueError):
    """What was given cannot be a key; the message says why and never repeats it."""


@final
class ApiKey:
    """A Smartlead API key, stripped and checked.

    Raises `BadKey` when the text cannot be a key. Only `reveal()` gives the text back.
    """

    __slots__ = ("__secret", "__weakref__")

    def __init__(self, pasted: str) -> None:
        self.__secret = _checked(pasted)
        _IN_USE[id(self)] = self

    def reveal(self) -> str:
        """The key itself: for the request that needs it, and for nothing else."""
        return self.__secret

    def __str__(self) -> str:
        # Four characters of a short key would be most of it.
        return f"****{self.__secret[-4:]}" if len(self.__secret) >= 12 else "****"

    def __repr__(self) -> str:
        return f"ApiKey({self})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ApiKey):
            return NotImplemented
        import hmac  # late: it loads OpenSSL

        return hmac.compare_digest(self.__secret, other.reveal())

    def __hash__(self) -> int:
        return hash(self.__secret)

    def __reduce__(self) -> NoReturn:
        raise TypeError("an API key is not written to disk")


_IN_USE: weakref.WeakValueDictionary[int, ApiKey] = weakref.WeakValueDictionary()
_IN_A_URL = re.compile(r"(api_key=)[^&\s\"'<>]+", re.IGNORECASE)


def without_keys(text: str) -> str:
    """`text` without any key in use, and without the value of any `api_key` parameter."""
    for key in list(_IN_USE.values()):
        text = text.replace(key.reveal(), str(key))
    return _IN_A_URL.sub(r"\1****", text)


def _checked(pasted: str) -> str:
    """The key inside what was pasted: white space, line ends and quotes around it are dropped."""
    text = pasted.strip().strip("\ufeff\u200b").strip("\"'`").strip()
    if not text:
        raise BadKey("The API key is empty. Copy it from Smartlead under Settings > API Key.")
    if text.lower().startswith(("http://", "https://")):
        raise BadKey("That's a URL, not an API key. Copy only the key.")
    if any(character.isspace() for character in text):
        raise BadKey("The API key contains a space or a line break. Copy only the key.")
    if not _ALLOWED.fullmatch(text):
        raise BadKey("The API key contains an invalid character. Copy only the key.")
    if len(text) > _LONGEST:
        raise BadKey(f"The API key is longer than {_LONGEST} characters. Copy only the key.")
    return text
