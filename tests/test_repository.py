"""What must hold of the repository itself."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
TOP = (
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "pyproject.toml",
    "requirements.lock",
    "styles.tcss",
    "triage_tui",
    "tests",
    "harness",
    "benchmarks",
    "docs",
    ".ci/run",
)
# In halves, so that this file does not name what it looks for.
REGISTRY = re.compile("|".join(a + b for a, b in (("pypi", r"\.org"), ("python", "hosted"))))
MACHINE_PATH = re.compile(r"/(?:work|root|tmp|home)/[a-z.]")


def tracked() -> list[Path]:
    """Every text file of the checkout that git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = (ROOT / name for name in listed.stdout.splitlines())
    return [file for file in files if file.is_file() and b"\0" not in file.read_bytes()[:4096]]


def lines_with(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for file in files
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), start=1)
        if pattern.search(line)
    ]


def locked() -> dict[str, str]:
    pins = re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / "requirements.lock").read_text(), re.M)
    return dict(pins)


def test_no_file_names_a_package_registry() -> None:
    assert lines_with(REGISTRY, tracked()) == []


def test_no_file_outside_the_tests_names_a_path_of_one_machine() -> None:
    files = [file for file in tracked() if ROOT / "tests" not in file.parents]
    assert lines_with(MACHINE_PATH, files) == []


@pytest.mark.parametrize("name", TOP)
def test_what_people_look_for_is_at_the_top(name: str) -> None:
    assert (ROOT / name).exists()


def test_the_lock_pins_every_dependency_within_its_range() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pins = locked()
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(pins[requirement.name.lower()]), requirement


def test_every_pin_of_the_lock_has_a_hash() -> None:
    blocks = re.split(r"^(?=[a-z0-9])", (ROOT / "requirements.lock").read_text(), flags=re.M)
    assert [block[:40] for block in blocks if block.strip() and "--hash=sha256:" not in block] == []


def test_ci_runs_from_a_clean_clone() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(script)], check=True)
