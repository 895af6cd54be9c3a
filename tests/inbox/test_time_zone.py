"""Which zone this machine is in, and what is said when that cannot be told."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import TZPATH

import pytest

from triage_tui.inbox.dates import time_zone as module
from triage_tui.inbox.dates.time_zone import here, time_zone

JULY = datetime(2027, 7, 1, 12, tzinfo=UTC)
JANUARY = datetime(2027, 1, 1, 12, tzinfo=UTC)


def database() -> Path:
    """The folder of the machine's time zones, which the tests need."""
    return next(Path(folder) for folder in TZPATH if Path(folder, "Europe/Berlin").is_file())


def hours(found: module.TimeZone) -> tuple[float, float]:
    """How far ahead of UTC it is in January and in July."""
    away = [moment.astimezone(found.zone).utcoffset() or timedelta() for moment in (JANUARY, JULY)]
    return away[0] / timedelta(hours=1), away[1] / timedelta(hours=1)


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    module._of_machine.cache_clear()


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Europe/Berlin", (1, 2)),
        (":America/New_York", (-5, -4)),
        ("Australia/Lord_Howe", (11, 10.5)),
        ("EST5EDT,M3.2.0,M11.1.0", (-5, -4)),
        ("<+0330>-3:30", (3.5, 3.5)),
        ("", (0, 0)),
    ],
)
def test_the_variable_names_a_zone_or_its_rules(
    monkeypatch: pytest.MonkeyPatch, named: str, expected: tuple[float, float]
) -> None:
    monkeypatch.setenv("TZ", named)
    found = time_zone()
    assert hours(found) == expected
    assert found.problem == ""


@pytest.mark.parametrize("named", ["Europ/Berlin", "Europe", "/etc/passwd", "Büro"])
def test_a_name_that_no_zone_has_is_said_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("TZ", named)
    found = time_zone()
    assert hours(found) == (0, 0)
    assert found.problem.startswith(f"TZ is set to {named!r}, an unknown time zone")
    assert "times are in UTC" in found.problem
    assert "tzdata" in found.problem


def test_the_link_of_the_system_names_the_zone(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to(database() / "America/New_York")
    found = time_zone(link)
    assert found.name == "America/New_York"
    assert hours(found) == (-5, -4)


def test_a_copy_of_a_zone_serves_without_its_name(tmp_path: Path) -> None:
    copy = tmp_path / "localtime"
    shutil.copy(database() / "Europe/Berlin", copy)
    assert hours(time_zone(copy)) == (1, 2)


def test_a_zone_that_is_set_anew_counts_while_the_program_runs(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to(database() / "Europe/Berlin")
    assert time_zone(link).name == "Europe/Berlin"
    link.unlink()
    link.symlink_to(database() / "Asia/Tokyo")
    module._of_machine.cache_clear()  # which the next second does
    assert time_zone(link).name == "Asia/Tokyo"


def test_a_zone_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "localtime"
    broken.write_text("no zone")
    assert "so times are in UTC. Set TZ" in time_zone(broken).problem


def test_without_any_name_the_offset_of_the_system_is_used_and_said() -> None:
    found = module._of_offset(JULY.astimezone(timezone(timedelta(hours=2))))
    assert hours(found) == (2, 2)
    assert found.problem == (
        "This computer's time zone isn't set, so times are at UTC+0200 all year. "
        "Set TZ, e.g. TZ=America/New_York."
    )
    assert module._of_offset(JULY).problem == ""  # as in most containers


def test_here_is_the_wall_clock_of_the_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    assert f"{here(JULY.timestamp()):%H:%M %Z}" == "14:00 CEST"
    assert f"{here(JANUARY.timestamp()):%H:%M %Z}" == "13:00 CET"
