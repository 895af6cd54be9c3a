"""Which triage-tui this is: its version, and the commit where that is known."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from triage_tui import __version__

PACKAGE = Path(__file__).resolve().parents[1]
BAKED = "commit.txt"
"""Written into the package when a wheel or an sdist is built; see `hatch_build.py`."""
_COMMIT = re.compile(r"[0-9a-f]{40}")


def version_text() -> str:
    """As `--version` prints it: `triage-tui 1.2.3 (0123456789ab)`."""
    commit = commit_of(PACKAGE)
    return f"triage-tui {__version__}" + (f" ({commit[:12]})" if commit else "")


def commit_of(package: Path) -> str | None:
    """The commit the package was built or checked out from, as 40 hex digits, where known."""
    with suppress(OSError, ValueError):
        baked = (package / BAKED).read_text("ascii").strip()
        return baked if _COMMIT.fullmatch(baked) else None
    checkout = package.parent
    if not (checkout / "pyproject.toml").is_file():
        return None  # installed somewhere below a repository that is not ours
    with suppress(OSError, ValueError):
        return _head(_git_folder(checkout))
    return None


def _git_folder(checkout: Path) -> Path:
    """`.git`, or the folder that a worktree's `.git` file names."""
    git = checkout / ".git"
    if git.is_dir():
        return git
    return (checkout / git.read_text("utf-8").removeprefix("gitdir:").strip()).resolve()


def _head(git: Path) -> str | None:
    head = (git / "HEAD").read_text("ascii").strip()
    if not head.startswith("ref: "):
        return head if _COMMIT.fullmatch(head) else None
    name = head.removeprefix("ref: ")
    common = git / "commondir"
    shared = (git / common.read_text("utf-8").strip()).resolve() if common.is_file() else git
    with suppress(OSError):
        commit = (shared / name).read_text("ascii").strip()
        return commit if _COMMIT.fullmatch(commit) else None
    for row in (shared / "packed-refs").read_text("utf-8").splitlines():
        commit, _, ref = row.partition(" ")
        if ref == name and _COMMIT.fullmatch(commit):
            return commit
    return None
