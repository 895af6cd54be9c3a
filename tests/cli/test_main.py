"""The command line as a shell sees it: exit codes, and a sentence for each mistake."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from triage_tui import __version__
from triage_tui.cli import main, parser
from triage_tui.cli import run as run_module
from triage_tui.config import api_key
from triage_tui.config.schema import TABLE, ConfigError
from triage_tui.config.settings import Settings, load_settings
from triage_tui.system import paths, terminal


def run(*argv: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """`triage-tui` with `argv`, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "triage_tui", *argv],
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def code_of(*argv: str) -> int:
    """The exit code, whether returned or raised."""
    try:
        return main.main(argv)
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.fixture(autouse=True)
def umask() -> object:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_the_version_is_told() -> None:
    assert run("--version").stdout.split()[:2] == ["triage-tui", __version__]


@pytest.mark.parametrize("argv", [(), ("demo",), ("--view", "all")])
def test_without_a_terminal_the_app_says_so_and_ends_with_2(argv: tuple[str, ...]) -> None:
    done = run(*argv)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "triage-tui needs a terminal, but its input isn't one. Run it in a terminal, "
        "without pipes or redirection.\n"
    )


def test_a_dumb_terminal_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "TERM=dumb" in (terminal.why_dumb({"TERM": "dumb"}) or "")
    assert terminal.why_dumb({"TERM": "xterm-256color"}) is None


@pytest.mark.parametrize(
    ("environ", "theme"),
    [
        ({"TERM": "linux"}, "ansi"),
        ({"TERM": "xterm"}, "ansi"),
        ({"TERM": "screen-16color", "COLORTERM": ""}, "ansi"),
        ({"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "standard"}, "ansi"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "usual"),
        ({"TERM": "tmux-256color"}, "usual"),
        ({"TERM": "xterm-kitty"}, "usual"),
        ({"TERM": "linux", "TEXTUAL_COLOR_SYSTEM": "truecolor"}, "usual"),
    ],
)
def test_a_terminal_of_few_colors_has_its_own(environ: Mapping[str, str], theme: str) -> None:
    assert terminal.default_theme(environ, "usual") == theme


@pytest.mark.parametrize("chosen", [None, "nord", "triage-dark"])
def test_few_colors_do_not_take_a_chosen_theme_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chosen: str | None
) -> None:
    seen: list[str] = []
    monkeypatch.setenv("TERM", "linux")
    for name in ("COLORTERM", "TEXTUAL_COLOR_SYSTEM", "TRIAGE_THEME"):
        monkeypatch.delenv(name, raising=False)
    if chosen is not None:
        monkeypatch.setenv("TRIAGE_THEME", chosen)
    monkeypatch.setattr(terminal, "why_not", lambda _environ: None)
    monkeypatch.setattr(main, "_before_textual", lambda: None)
    monkeypatch.setattr(run_module, "run_demo", lambda settings, **_: seen.append(settings.theme))
    file = tmp_path / "config.toml"
    file.write_text("")
    main.COMMANDS["demo"](main.arguments_of(["demo", "--config", str(file)]))
    assert seen == [chosen or "ansi"]


@pytest.mark.parametrize(
    "argv",
    [
        ("--leads", "3"),
        ("frobnicate",),
        ("config",),
        ("demo", "--leads", "many"),
        ("demo", "--leads", "-1"),
        ("demo", "--faults", "429"),
        ("sandbox", "--port", "70000"),
        ("sandbox", "--shape", "round"),
        ("--vie", "all"),
        ("--read-only", "demo"),
    ],
    ids=" ".join,
)
def test_a_usage_mistake_ends_with_2(
    argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(*argv) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.mark.parametrize(
    "argv", [("--key", "s3cret"), ("--api-key=s3cret",), ("doctor", "--api_key", "s3cret")]
)
def test_a_key_as_a_flag_is_refused_without_repeating_it(
    argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(*argv) == 2
    said = capsys.readouterr().err
    assert "can't be a flag" in said
    assert "s3cret" not in said


@pytest.mark.parametrize("command", [(), ("demo",)])
def test_a_bad_setting_ends_with_2_and_one_sentence(command: tuple[str, ...]) -> None:
    done = run(*command, TRIAGE_UNDO_WINDOW="ten")
    assert done.returncode == 2
    assert done.stderr == (
        "triage-tui: TRIAGE_UNDO_WINDOW is 'ten': use a number of seconds from 0 to 30.\n"
    )


def test_a_settings_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    done = run("--config", str(tmp_path / "none.toml"))
    assert done.returncode == 2
    assert "doesn't exist" in done.stderr
    assert run("config", "check", TRIAGE_CONFIG=str(tmp_path / "none.toml")).returncode == 2


def test_a_bad_key_map_ends_with_2_and_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keys]\n"list.nxt" = "n"\n')
    done = run("--config", str(file))
    assert done.returncode == 2
    assert str(file) in done.stderr
    assert "list.next" in done.stderr


def test_config_path_prints_where_the_file_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of("config", "path") == 0
    assert capsys.readouterr().out == f"{paths.config_file()}\n"


def test_the_environment_may_name_the_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRIAGE_CONFIG", str(tmp_path / "mine.toml"))
    assert code_of("config", "path") == 0
    assert capsys.readouterr().out == f"{tmp_path / 'mine.toml'}\n"


def test_config_init_writes_a_file_that_changes_nothing_and_names_every_setting() -> None:
    assert code_of("config", "init") == 0
    file = paths.config_file()
    assert file.stat().st_mode & 0o777 == 0o600
    assert load_settings({}, {}, file) == Settings()
    assert all(f"# {setting.name} = " in file.read_text() for setting in TABLE)


def test_the_file_of_config_init_holds_once_its_settings_are_uncommented(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    assert code_of("config", "init", "--config", str(file)) == 0
    names = tuple(f"# {setting.name} = " for setting in TABLE)
    lines = file.read_text().splitlines()
    file.write_text("\n".join(x.removeprefix("# ") if x.startswith(names) else x for x in lines))
    assert load_settings({}, {}, file) == Settings(me=123)


def test_config_init_leaves_a_file_that_is_there_alone(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("theme = 'nord'")
    assert code_of("config", "init", "--config", str(file)) == 1
    assert file.read_text() == "theme = 'nord'"


def test_config_show_tells_each_value_its_origin_and_the_keys_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SMARTLEAD_API_KEY", "0123456789abcdef-wxyz")
    monkeypatch.setenv("TRIAGE_THEME", "nord")
    assert code_of("config", "show") == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["theme", '"nord"', "TRIAGE_THEME"] in rows
    assert ["undo_window", "5", "default"] in rows
    assert ["API", "key", "****wxyz", "SMARTLEAD_API_KEY"] in rows


def test_config_check_tells_every_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('undo_window = 99\nthem = "nord"\n[keys]\nquit = "blah"\n')
    assert code_of("config", "check", "--config", str(file)) == 2
    said = capsys.readouterr().out.splitlines()
    assert [line.startswith("error: ") for line in said] == [True] * 3


def test_config_check_of_a_good_file_ends_with_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("undo_window = 9\n")
    assert code_of("config", "check", "--config", str(file)) == 0
    assert capsys.readouterr().out == f"{file}: 1 set, no errors.\n"


def test_keys_list_shows_a_re_mapped_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keys]\nquit = "ctrl+x"\n')
    assert code_of("keys", "list", "--config", str(file)) == 0
    (row,) = [line.split() for line in capsys.readouterr().out.splitlines() if " quit " in line]
    assert row[:2] == ["ctrl+x", "quit"]


def test_keys_list_shows_the_fixed_keys_of_the_team_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("")
    assert code_of("keys", "list", "--config", str(file)) == 0
    team = capsys.readouterr().out.partition("Team\n")[2].splitlines()
    assert [line.split() for line in team if "save as CSV" in line] == [
        ["c", "(fixed)", "save", "as", "CSV"]
    ]


def test_keys_check_of_a_bad_map_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keys]\nqiut = "Q"\n')
    assert code_of("keys", "check", "--config", str(file)) == 2
    assert "quit" in capsys.readouterr().out


def test_a_closed_pipe_is_no_traceback() -> None:
    command = f"{sys.executable} -m triage_tui keys list | true"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""


def test_the_key_file_must_not_be_readable_by_others(home: Path) -> None:
    paths.write_private(paths.key_file(), "0123456789abcdef-wxyz\n")
    found = api_key.find_key({}, paths.key_file())
    assert found is not None
    assert found.key.reveal() == "0123456789abcdef-wxyz"
    paths.key_file().chmod(0o640)
    with pytest.raises(ConfigError, match="chmod 600"):
        api_key.find_key({}, paths.key_file())


def test_the_environments_key_wins_over_the_files() -> None:
    paths.write_private(paths.key_file(), "0123456789abcdef-file\n")
    found = api_key.find_key({"SMARTLEAD_API_KEY": "0123456789abcdef-envi"}, paths.key_file())
    assert found is not None
    assert (found.origin, str(found.key)) == ("SMARTLEAD_API_KEY", "****envi")


def test_no_key_anywhere_is_none() -> None:
    assert api_key.find_key({}, paths.key_file()) is None


def test_textuals_developer_variables_are_taken_away_unless_asked_for() -> None:
    from triage_tui.system.terminal import silence_developer_variables

    typed = {"TEXTUAL": "devtools", "TEXTUAL_LOG": "x", "TEXTUAL_ANIMATIONS": "none", "TERM": "x"}
    environ = dict(typed)
    silence_developer_variables(environ)
    assert environ == {"TEXTUAL_ANIMATIONS": "none", "TERM": "x"}
    asked = {**typed, "TRIAGE_DEVTOOLS": "1"}
    environ = dict(asked)
    silence_developer_variables(environ)
    assert environ == asked


def test_a_theme_that_is_not_there_is_said_by_config_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("theme = 'nrod'")
    assert code_of("config", "check", "--config", str(file)) == 2
    assert "there's no theme 'nrod'. Did you mean 'nord'?" in capsys.readouterr().out


@pytest.mark.parametrize(
    "argv",
    [[], ["--no-early-paint"], ["--read-only"], ["--read-only", "--no-early-paint"]],
)
def test_the_usual_start_is_understood_as_by_the_whole_parser(argv: list[str]) -> None:
    assert vars(main.arguments_of(argv)) == vars(parser.parse(argv))


def test_config_check_names_the_line_of_the_very_play_that_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        '[[plays]]\nname = "A"\ncategory = "Nope"\n[[plays]]\nname = "B"\n'
        'task = { name = "x", due = "in 3 dayz" }\n'
    )
    assert code_of("config", "check", "--config", str(file)) == 2
    note, error = capsys.readouterr().out.splitlines()
    assert note == "note: not checked offline, make sure Smartlead has them: 'Nope'."
    assert error.startswith(f"error: {file}, line 4: [[plays]] number 2: task.due: Can't read 'in")
    assert error.endswith("or 'in 3 days'.")


def test_a_key_that_starts_many_sequences_is_one_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keys]\n"action.done" = "g"\n')
    assert code_of("keys", "check", "--config", str(file)) == 2
    (error,) = capsys.readouterr().out.splitlines()
    assert "'g' starts the g-menu" in error
    assert error.endswith("choose another key for action.done.")
