"""A mistake on the command line: one sentence, the closest match, and where all is listed."""

from __future__ import annotations

import pytest

from triage_tui.cli.parser import command_parser, parse

MISTAKES = {
    "outbox": "triage-tui: 'outbox' isn't a command.",
    "docter": "triage-tui: 'docter' isn't a command. Did you mean doctor?",
    "1234-abcd-5678": "triage-tui: that isn't a command.",
    "--viw all": "triage-tui: there's no option --viw. Did you mean --view?",
    "--view demo --read-ony": "triage-tui: there's no option --read-ony. Did you mean --read-only?",
    "--demo": "triage-tui: there's no option --demo.",
    "demo --leeds 5": "triage-tui demo: there's no option --leeds. Did you mean --leads?",
    "demo --leads": "triage-tui demo: --leads needs a value.",
    "demo --leads many": "triage-tui demo: --leads: 'many' isn't a whole number from 0 to 200000.",
    "demo extra": "triage-tui: 'extra' isn't expected here.",
    "sandbox --shape old": "triage-tui sandbox: --shape takes live or documented, not 'old'.",
    "config": "triage-tui config: add one of these words: path, init, show, check or cache.",
    "keys lst": "triage-tui keys: 'lst' isn't one of list or check. Did you mean list?",
    "completions": "triage-tui completions: add one of these words: bash, zsh or fish.",
    "config cache": "triage-tui config cache: add one of these words: path or clear.",
    "walk --read-only": "triage-tui walk: there's no option --read-only.",
    "--read-only demo": "triage-tui: --view and --read-only can't be used with demo.",
}


@pytest.mark.parametrize("typed", MISTAKES)
def test_a_mistake_is_explained_in_a_sentence(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(typed.split())
    said, hint = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert said == MISTAKES[typed]
    assert hint.startswith("Try: triage-tui")
    assert hint.endswith(" --help")


def test_no_command_says_what_argparse_would(capsys: pytest.CaptureFixture[str]) -> None:
    for command in command_parser().commands:
        with pytest.raises(SystemExit) as ended:
            parse([command, "--no-such-option"])
        said = capsys.readouterr().err.splitlines()[0]
        assert ended.value.code == 2
        assert said == f"triage-tui {command}: there's no option --no-such-option."


def test_what_is_right_passes() -> None:
    assert parse(["--view", "demo", "--read-only"]).view == "demo"
    assert parse(["report", "--since", "7d", "--format=csv"]).format == "csv"
    assert parse(["--config", "a.toml", "walk", "--of", "mine"]).of == "mine"
    assert parse(["config", "cache", "clear"]).do == "clear"
