"""Where the API key comes from: the environment, a file of the user's alone, or the key ring."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from triage_tui.config.schema import ConfigError
from triage_tui.system import paths

if TYPE_CHECKING:
    from triage_tui.smartlead.api_key import ApiKey

VARIABLE = "SMARTLEAD_API_KEY"
RING_NAME = "api-key"
RING = "the key ring"
MAX_BYTES = 4096


class FoundKey(Struct, frozen=True, gc=False):
    """A key and, for a person, where it was found."""

    key: ApiKey
    origin: str


def find_key(environ: Mapping[str, str], file: Path) -> FoundKey | None:
    """The key of the strongest source; `None` when no source has one.

    Raises `ConfigError` when a source has something that is not a key, or a file others can read.
    """
    if environ.get(VARIABLE, "").strip():
        return FoundKey(_checked(environ[VARIABLE], VARIABLE), VARIABLE)
    if text := _of_file(file):
        return FoundKey(_checked(text, str(file)), str(file))
    if text := _of_ring():
        return FoundKey(_checked(text, RING), RING)
    return None


def keep_in_file(key: ApiKey, file: Path) -> None:
    """Write the key for the next start, readable by this user alone. Raises `OSError`."""
    paths.write_private(file, f"{key.reveal()}\n")


def keep_in_ring(key: ApiKey) -> None:
    """Give the key to the system's key ring; needs the `keyring` extra.

    Raises `ConfigError` when there is no key ring, or it refuses.
    """
    try:
        import keyring  # late: an optional extra
        from keyring.errors import KeyringError
    except ImportError:
        raise ConfigError(
            "The key ring needs an extra: install triage-tui[keyring], or save the key in a file."
        ) from None
    try:
        keyring.set_password(paths.APP, RING_NAME, key.reveal())
    except KeyringError as error:
        raise ConfigError(
            f"The key ring refused ({type(error).__name__}). Save the key in a file instead."
        ) from None


def has_ring() -> bool:
    """Whether this machine has a key ring that can keep a key: the extra, and a back end."""
    try:
        import keyring  # late: an optional extra
        from keyring.backends import fail
    except ImportError:
        return False
    return not isinstance(keyring.get_keyring(), fail.Keyring)


def _of_file(file: Path) -> str:
    try:
        mode = file.stat().st_mode
        if not stat.S_ISREG(mode):
            raise ConfigError(f"{file} isn't a file. Put the API key in a plain file.")
        if mode & 0o077:
            raise ConfigError(
                f"Other users can read {file}, which contains your API key. Run "
                f"`chmod 600 {file}`, and create a new key if this computer is shared."
            )
        with file.open("rb") as handle:
            return handle.read(MAX_BYTES).decode("utf-8", "replace").strip()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ConfigError(f"Can't read {file} ({error.strerror}). Check the file.") from None


def _of_ring() -> str:
    try:
        import keyring  # late: an optional extra, and 60 ms when it is there
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return (keyring.get_password(paths.APP, RING_NAME) or "").strip()
    except KeyringError:
        return ""  # locked or without a back end: the set-up screen asks for the key instead


def _checked(text: str, origin: str) -> ApiKey:
    from triage_tui.smartlead.api_key import ApiKey  # late: not for `--help`

    try:
        return ApiKey(text)
    except ValueError as error:
        raise ConfigError(f"{origin}: {error}") from None
