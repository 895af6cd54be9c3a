"""The lock, and the list of components made from it."""

from __future__ import annotations

import pytest

from tests.packages import LOCK, MOST_AT_RUN_TIME, at_run_time, bill, pins

LOCKED = pins(LOCK.read_text())


def test_every_package_is_pinned_with_its_hashes() -> None:
    assert all(pin.hashes for pin in LOCKED)


@pytest.mark.parametrize("row", ["httpx>=0.28", "httpx==0.28.1", "-e ."])
def test_a_line_without_a_pin_or_a_hash_is_told(row: str) -> None:
    with pytest.raises(ValueError, match="not pinned"):
        pins(row)


def test_few_packages_are_needed_at_run_time() -> None:
    needed = at_run_time({pin.name for pin in LOCKED})
    assert {
        "textual",
        "httpx",
        "pydantic",
        "shtab",
        "starlette",
        "turbohtml",
        "uvicorn",
        "h11",
    } <= needed
    assert not {"pytest", "mypy", "ruff", "hypothesis"} & needed
    assert len(needed) <= MOST_AT_RUN_TIME


def test_the_bill_names_every_package_once_and_is_the_same_each_time() -> None:
    made = bill()
    assert made == bill()
    assert made["bomFormat"] == "CycloneDX"
    assert [each["name"] for each in made["components"]] == [pin.name for pin in LOCKED]
    assert len(made["dependencies"][0]["dependsOn"]) == sum(
        each["scope"] == "required" for each in made["components"]
    )
