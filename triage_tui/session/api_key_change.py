"""Going on with another key after the server refused the one in use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from triage_tui.config import api_key
from triage_tui.config.schema import ConfigError
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, line, own
from triage_tui.session.session import KeyRefusedError

if TYPE_CHECKING:
    from triage_tui.smartlead.api_key import ApiKey
    from triage_tui.smartlead.client import Smartlead

KeepKey = Callable[["ApiKey"], SafeText]
"""Keeps a key where the last one came from; says what became of that."""


async def tried_key(client: Smartlead, pasted: str) -> tuple[ApiKey, SafeText]:
    """Check what was pasted and test it with one request; the client goes on with it.

    Returns the key, and why it could not be tested where that is so.

    Raises:
        KeyRefusedError: when it cannot be a key, or the server does not accept it.
    """
    from triage_tui.smartlead.api_key import ApiKey, BadKey
    from triage_tui.smartlead.errors import SmartleadError, Unauthorized
    from triage_tui.smartlead.priority import Priority

    try:
        key = ApiKey(pasted)
    except BadKey as error:
        raise KeyRefusedError(line(error)) from None
    client.use_key(key)
    reason = untested = NOTHING
    try:
        await client.categories(priority=Priority.ACTION)
    except Unauthorized as error:
        if error.plan_expired:
            untested = fill("It couldn't be tested: {}", line(error))
        else:
            reason = line(error)
    except SmartleadError as error:
        untested = fill("Couldn't test the key: {}", line(error))
    if reason:
        raise KeyRefusedError(reason)  # out here, the first error is not its context
    return key, untested


def keeper(origin: str | None) -> KeepKey:
    """Keeps a key where the one before came from: the key ring, a file, or nowhere (`None`)."""
    return lambda key: _keep(origin, key)


def _keep(origin: str | None, key: ApiKey) -> SafeText:
    try:
        if origin == api_key.RING:
            api_key.keep_in_ring(key)
            return own("Saved in the key ring.")
        if origin is not None and origin != api_key.VARIABLE:
            api_key.keep_in_file(key, Path(origin))
            return fill("Saved in {}.", line(origin))
    except ConfigError as error:
        return line(error)
    except OSError as error:
        return fill("Can't write {} ({}).", line(origin), line(error.strerror))
    if origin == api_key.VARIABLE:
        return own("Update SMARTLEAD_API_KEY before the next start.")
    return own("Kept for this session only.")


def joined_words(*parts: SafeText) -> SafeText:
    """The sentences that are not empty."""
    return joined(" ", [part for part in parts if part])
