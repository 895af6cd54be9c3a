"""The words that an app leaves behind in the terminal."""

from __future__ import annotations

import pytest

from triage_tui.cli import line_terminal, run

PARTING = "2 replies handled in 1 min.\n2 changes not synced yet: saved on this computer.\n"


def test_no_word_is_broken_at_the_edge_of_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_terminal, "_width", lambda: 30)
    run._say(PARTING)
    said = capsys.readouterr().out
    assert all(len(line) <= 30 for line in said.splitlines())
    assert said.split() == PARTING.split()


def test_where_nothing_was_done_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    run._say("")
    assert capsys.readouterr().out == ""
