"""Where things live, and that nobody else can read them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from triage_tui.system import paths


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    """The most careless umask there is."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_state_and_cache_are_made_for_this_user_alone(home: Path) -> None:
    assert paths.state_dir() == home / "state" / "triage-tui"
    assert paths.cache_dir() == home / "cache" / "triage-tui"
    assert mode(paths.state_dir()) == mode(paths.cache_dir()) == 0o700


def test_a_folder_that_was_open_is_closed(home: Path) -> None:
    folder = home / "state" / "triage-tui"
    folder.mkdir(parents=True, mode=0o777)
    assert mode(paths.state_dir()) == 0o700


def test_asking_for_the_settings_file_makes_nothing(home: Path) -> None:
    assert paths.config_file() == home / "config" / "triage-tui" / "config.toml"
    assert not paths.config_dir().exists()


def test_a_file_is_written_for_this_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "ours" / "key"
    paths.write_private(path, "text")
    assert path.read_text() == "text"
    assert (mode(path.parent), mode(path)) == (0o700, 0o600)


def test_writing_over_a_file_that_was_open_closes_it(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("old")
    path.chmod(0o666)
    paths.write_private(path, "new")
    assert (path.read_text(), mode(path)) == ("new", 0o600)


def test_a_write_that_fails_leaves_the_old_text_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        paths.write_private(path, "\ud800")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("key", "old")]


def test_the_stylesheet_is_found_in_a_checkout() -> None:
    assert paths.stylesheet().is_file()
