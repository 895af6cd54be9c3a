"""Build the sdist, the wheel from it, install that wheel and start it: `python -m tests.wheel`."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from triage_tui import __version__

ROOT = Path(__file__).resolve().parents[1]
REPLIES = tuple(
    path.relative_to(ROOT).as_posix()
    for path in sorted((ROOT / "triage_tui/sandbox/people/replies").glob("*.toml"))
)
IN_WHEEL = ("triage_tui/styles.tcss", "triage_tui/py.typed", "triage_tui/cli/main.py", *REPLIES)
IN_SDIST = (
    "styles.tcss",
    "pyproject.toml",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "tests/wheel.py",
    *REPLIES,
)
WHERE = "from triage_tui.system import paths; print(paths.__file__); print(paths.stylesheet())"
PEOPLE = """
import asyncio, httpx
from triage_tui.sandbox import Sandbox
from triage_tui.sandbox.transport import in_process

async def page(offset):
    url = "http://sandbox/api/v1/master-inbox/inbox-replies?api_key=any"
    async with httpx.AsyncClient(transport=in_process(Sandbox(leads=100))) as client:
        return (await client.post(url, json={"offset": offset, "limit": 20})).json()["data"]

print("\\n".join(row["lead_email"] for row in asyncio.run(page(50))))
"""
"""The last of the people with replies of their own, and the first with a made-up name."""


def main() -> int:
    """Raises `AssertionError` or `CalledProcessError` with what did not hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Without isolation, so that it needs no network; sdist first, the wheel from the sdist.
        _run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)])
        (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
        _check_sdist(sdist)
        _check_wheel(wheel)
        _check_installed(wheel, folder / "site")
    sys.stdout.write(f"{wheel.name}: built from the sdist, installed, started.\n")
    return 0


def _check_sdist(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {member.partition("/")[2] for member in archive.getnames()}
    missing = [name for name in IN_SDIST if name not in names]
    assert not missing, f"the sdist lacks {missing}"


def _check_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        styles = archive.read("triage_tui/styles.tcss") if IN_WHEEL[0] in names else None
    missing = [name for name in IN_WHEEL if name not in names]
    assert not missing, f"the wheel lacks {missing}"
    assert styles == (ROOT / "styles.tcss").read_bytes(), "the wheel has another styles.tcss"
    extra = [n for n in names if not n.startswith(("triage_tui/", f"triage_tui-{__version__}."))]
    assert not extra, f"the wheel has what is not ours: {extra}"


def _check_installed(wheel: Path, site: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--no-deps", "--no-index", "--target", str(site), str(wheel)])
    # In front of the editable install of this checkout, and started from somewhere else.
    environ = {**os.environ, "PYTHONPATH": str(site)}
    script = _run([str(site / "bin" / "triage-tui"), "--version"], environ, site)
    assert script.split()[:2] == ["triage-tui", __version__], script
    # Built in a repository, it names the commit wherever it is installed.
    assert (len(script.split()) == 3) is (ROOT / ".git").exists(), script
    places = _run([sys.executable, "-c", WHERE], environ, site).split()
    assert all(place.startswith(str(site)) for place in places), places
    assert places[1] == str(site / "triage_tui" / "styles.tcss"), places
    people = _run([sys.executable, "-c", PEOPLE], environ, site).split()
    assert people == _run([sys.executable, "-c", PEOPLE], folder=ROOT).split(), people
    assert len(people) == 20, people


def _run(
    command: list[str], environ: Mapping[str, str] | None = None, folder: Path | None = None
) -> str:
    done = subprocess.run(
        command, env=environ, cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        done.check_returncode()
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
