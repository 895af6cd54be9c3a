"""What was chosen under release 0.1, and whose actions wait: read by name out of the journal."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.kept_state import NOON, opened, put_back
from triage_tui.cli.main import main


@pytest.fixture(autouse=True)
def kept(home: Path) -> None:
    put_back(home)


def test_what_was_chosen_on_this_machine_holds() -> None:
    with opened() as session:
        choices = session.preferences
        assert choices.pins() == {1: 2, 2: 5, 3: 101822, 9: 3, 4: 1, 5: 4, 6: 6, 7: 7, 8: 8}
        assert choices.me() == 4571
        assert session.me() == 4603  # the settings are stronger
        assert choices.theme() == "nord"
        assert choices.text("density") == "one"
        assert choices.number("list_share") == 50
        assert choices.words("palette") == ("screen.mask",)
        assert len(choices.words("plays_seen")) == 1
        assert choices.runs_paused()
        assert choices.team() == (4603, 4567, 4571)
        assert choices.turns() == {"members 4567 4571 4603": 4571, "rule Retail": 4603}
        (cover,) = choices.covers()
        assert (cover.away, cover.covering, cover.moved) == (4571, 4567, (2433664011, 2433664010))
        assert (cover.starts, cover.ends) == (1_772_352_000.0, 1_772_956_800.0)


async def test_open_actions_are_known_to_be_of_the_key_they_were_taken_with() -> None:
    with opened(key="another-key-of-somebody-else") as session:
        assert session.store.state.pause is not None
        assert "12 queued changes" in session.store.state.pause.reason


def test_the_report_counts_the_actions_and_names_their_categories(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(time, "time", lambda: NOON)
    assert main(["report", "--since", "2026-03-01"]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    assert "| Handled | 6 |" in told
    assert "| Still queued | 12 |" in told
    assert told[-4:] == [
        "| Not Interested | 2 |",
        "| Meeting Request | 2 |",
        "| Interested | 1 |",
        "| Call Back Later | 1 |",
    ]
