"""What we ship besides our own code: `python -m tests.packages sbom|audit`.

Both read requirements.lock. The list of components (CycloneDX) needs no network. The audit checks
what can be checked without one, then asks for known vulnerabilities, and says so when it could not.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
import uuid
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from triage_tui import __version__

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
TOOL = ROOT / ".audit"
"""Where pip-audit is put: it is no part of the development set-up."""
MOST_AT_RUN_TIME = 25
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_REQUIRES = re.compile(r"^([A-Za-z0-9._-]+)([^;]*)(?:;\s*(.*))?$")


@dataclass(frozen=True, slots=True)
class Pin:
    """A package of the lock."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def pins(text: str) -> list[Pin]:
    """The packages of a lock. Raises ValueError for a line that pins nothing, or has no hash."""
    found: list[Pin] = []
    for block in re.split(r"\n(?=\S)", text.strip()):
        first, _, rest = block.partition("\n")
        match = _PIN.match(first.strip())
        hashes = tuple(_HASH.findall(rest))
        if match is None or not hashes:
            raise ValueError(f"not pinned with a hash: {first.strip()}")
        found.append(Pin(_plain(match[1]), match[2], (match[3] or "").strip(), hashes))
    return found


def at_run_time(known: set[str]) -> set[str]:
    """The names among `known` that an installed program needs: the closure of our dependencies."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [_named(each) for each in project["dependencies"]]
    needed: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in needed or name not in known:
            continue
        needed.add(name)
        try:
            requires = distribution(name).requires or []
        except PackageNotFoundError:
            requires = []
        extras = {"textual": set(), "markdown-it-py": {"linkify"}}.get(name, set())
        for line in requires:
            match = _REQUIRES.match(line)
            marker = (match[3] or "") if match else ""
            extra = re.search(r"extra\s*==\s*['\"]([^'\"]+)['\"]", marker)
            if match and (extra is None or extra[1] in extras):
                waiting.append(_plain(match[1]))
    return needed


def bill() -> dict[str, Any]:
    """The components as CycloneDX 1.5; the same lock gives the same bill."""
    locked = pins(LOCK.read_text("utf-8"))
    needed = at_run_time({pin.name for pin in locked})
    serial = uuid.uuid5(uuid.NAMESPACE_URL, LOCK.read_text("utf-8") + __version__)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"pkg:pypi/triage-tui@{__version__}",
                "name": "triage-tui",
                "version": __version__,
                "purl": f"pkg:pypi/triage-tui@{__version__}",
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [_component(pin, is_needed=pin.name in needed) for pin in locked],
        "dependencies": [
            {
                "ref": f"pkg:pypi/triage-tui@{__version__}",
                "dependsOn": sorted(_purl(pin) for pin in locked if pin.name in needed),
            }
        ],
    }


def audit() -> int:
    """0 when all holds and no vulnerability is known; 1 otherwise."""
    try:
        locked = pins(LOCK.read_text("utf-8"))
    except ValueError as error:
        _say(f"FAIL requirements.lock: {error}")
        return 1
    needed = sorted(at_run_time({pin.name for pin in locked}))
    _say(f"ok   {len(locked)} packages, each pinned with its hashes")
    few = len(needed) <= MOST_AT_RUN_TIME
    _say(f"{'ok  ' if few else 'FAIL'} {len(needed)} of them at run time: {', '.join(needed)}")
    other = [pin.name for pin in locked if _installed(pin.name) not in {None, pin.version}]
    _say(f"FAIL installed in another version: {', '.join(other)}" if other else
         "ok   what is installed is what is locked")  # fmt: skip
    known = _known_vulnerabilities()
    return 0 if few and not other and known is not False else 1


def _known_vulnerabilities() -> bool | None:
    """False when some are known, `None` when nobody could be asked."""
    if not _has_tool():
        _say("--   known vulnerabilities: not asked, pip-audit could not be installed")
        return None
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes",
         "--progress-spinner", "off", "-r", str(LOCK)],
        env={**os.environ, "PYTHONPATH": str(TOOL)}, capture_output=True, text=True, check=False,
        timeout=600,
    )  # fmt: skip
    said = f"{done.stdout}\n{done.stderr}".strip()
    if done.returncode == 0:
        _say("ok   no known vulnerability")
        return True
    if "vulnerabilit" in said and "ConnectionError" not in said:
        _say(f"FAIL known vulnerabilities:\n{said}")
        return False
    last = said.splitlines()[-1] if said else "no answer"
    _say(f"--   known vulnerabilities: not asked ({last[:160]})")
    return None


def _has_tool() -> bool:
    if importlib.util.find_spec("pip_audit") is not None or (TOOL / "pip_audit").is_dir():
        return True
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*install, "--target", str(TOOL), "pip-audit"],
        capture_output=True,
        check=False,
        timeout=600,
    )
    return done.returncode == 0


def _component(pin: Pin, *, is_needed: bool) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": _purl(pin),
        "name": pin.name,
        "version": pin.version,
        "purl": _purl(pin),
        "scope": "required" if is_needed else "excluded",
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in pin.hashes],
    }


def _purl(pin: Pin) -> str:
    return f"pkg:pypi/{pin.name}@{pin.version}"


def _installed(name: str) -> str | None:
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return None


def _named(requirement: str) -> str:
    match = _REQUIRES.match(requirement)
    return _plain(match[1]) if match else requirement


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main() -> int:
    """`sbom` writes dist/sbom.json and says so; `audit` tells its checks one by one."""
    if sys.argv[1:] == ["audit"]:
        return audit()
    target = ROOT / "dist" / "sbom.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(bill(), indent=2) + "\n", "utf-8")
    _say(f"{target.relative_to(ROOT)}: {len(bill()['components'])} components")
    return 0


if __name__ == "__main__":
    sys.exit(main())
