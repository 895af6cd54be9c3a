"""Where config, state and cache live, and how they are made: folders 0700, files 0600."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

APP = "triage-tui"
JOURNAL = "journal.db"
"""The journal's name in the folder of its server."""
FOLDER_MODE = 0o700
FILE_MODE = 0o600


class Unusable(Exception):
    """A folder or file of ours that cannot be used; its text is a sentence."""

    def __init__(self, error: OSError) -> None:
        super().__init__(
            f"{os.fsdecode(error.filename)} can't be used ({error.strerror}). Make sure its folder "
            "exists and is yours to write to, and that the disk has space."
        )


def is_ours(path: Path) -> bool:
    """True for what lies in a folder of ours, and for what such a folder lies in."""
    dirs = _dirs()
    return any(
        folder.is_relative_to(path) or path.is_relative_to(folder)
        for folder in (dirs.user_config_path, dirs.user_state_path, dirs.user_cache_path)
    )


def config_dir() -> Path:
    """The folder of `config.toml` and of the API key; not made by asking for it."""
    return _dirs().user_config_path


def config_file() -> Path:
    """The settings file, whether it is there or not."""
    return config_dir() / "config.toml"


def key_file() -> Path:
    """The file that may hold the API key, whether it is there or not."""
    return config_dir() / "key"


def state_dir() -> Path:
    """The folder of the journal and of what is kept on this machine; made if missing.

    Raises `OSError` when it cannot be made, or is not this user's to close to others.
    """
    return private_folder(_dirs().user_state_path)


def account_dir(base_url: str) -> Path:
    """The folder of one server's journal, inside `state_dir`; not made by asking for it."""
    slug = re.sub(r"[^a-z0-9.]+", "-", urlsplit(base_url).netloc.lower()) or "server"
    return state_dir() / slug


def cache_dir() -> Path:
    """The folder of what the server last said; made if missing, may be deleted at any time.

    Raises `OSError` when it cannot be made, or is not this user's to close to others.
    """
    return private_folder(_dirs().user_cache_path)


def private_folder(folder: Path) -> Path:
    """Make `folder` and close it to everybody else, whatever the umask and whoever made it."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o777 != FOLDER_MODE:
        folder.chmod(FOLDER_MODE)
    return folder


def write_private(path: Path, text: str, *, is_durable: bool = True) -> None:
    """Put `text` into `path`, in one step: nobody ever reads half of it, or reads it at all.

    The folder is made if missing. Unless `is_durable`, the disk is not waited for: a power cut may
    cost the last change. Raises `OSError` when the disk says no.
    """
    private_folder(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            os.fchmod(descriptor, FILE_MODE)
            file.write(text)
            file.flush()
            if is_durable:
                os.fsync(descriptor)
        draft.replace(path)
    except BaseException as error:
        draft.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # a full disk does not say where
        raise


def stylesheet() -> Path:
    """`styles.tcss`: beside the package in a wheel, at the top of the checkout otherwise."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "styles.tcss"
    return inside if inside.is_file() else package.parent / "styles.tcss"


def _dirs() -> PlatformDirs:
    """Made anew each time: tests and users change HOME and XDG_* under us."""
    from platformdirs import PlatformDirs  # late: 10 ms that `--help` need not pay

    return PlatformDirs(APP, appauthor=False)
