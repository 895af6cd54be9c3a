"""Settings: which source wins, and one clear sentence for each thing that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from triage_tui.config.schema import TABLE
from triage_tui.config.settings import ConfigError, Settings, load_settings, read_settings, shown
from triage_tui.inbox.lead_map import Member, MemberId
from triage_tui.inbox.safe_text import line


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def problem(file: Path, text: str = "", **environ: str) -> str:
    """The one thing that is wrong with these sources."""
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_settings({}, environ, file)
    assert len(caught.value.problems) == 1, caught.value.problems
    return str(caught.value)


def test_without_any_source_the_defaults_are_in_force(file: Path) -> None:
    assert load_settings({}, {}, file) == Settings()


def test_the_default_of_every_setting_is_one_it_would_accept() -> None:
    defaults = Settings()
    for setting in TABLE:
        value = getattr(defaults, setting.name)
        if value is not None:
            assert setting.read(value) == value


def test_the_environment_wins_over_the_file(file: Path) -> None:
    file.write_text("undo_window = 3")
    assert load_settings({}, {"TRIAGE_UNDO_WINDOW": "0"}, file).undo_window == 0


def test_a_flag_wins_over_the_environment(file: Path) -> None:
    environ = {"TRIAGE_DEFAULT_VIEW": "mine"}
    assert load_settings({"default_view": "all"}, environ, file).default_view == "all"


def test_a_variable_set_to_nothing_is_not_set(file: Path) -> None:
    file.write_text("undo_window = 3")
    assert load_settings({}, {"TRIAGE_UNDO_WINDOW": ""}, file).undo_window == 3


def test_every_setting_can_come_from_the_environment(file: Path) -> None:
    environ = {
        "TRIAGE_UNDO_WINDOW": "2.5",
        "TRIAGE_VERDICT_MARKS_READ": "no",
        "TRIAGE_ADVANCE": "stay",
        "TRIAGE_ME": "77",
        "TRIAGE_DEFAULT_VIEW": "all",
        "TRIAGE_POLL_SECONDS": "0",
        "TRIAGE_EARLY_PAINT": "no",
        "TRIAGE_REQUESTS_PER_MINUTE": "10",
        "TRIAGE_REQUESTS_PER_2S": "2",
        "TRIAGE_REQUESTS_PER_HOUR": "100",
        "TRIAGE_SLA_WARN": "45m",
        "TRIAGE_SLA_LATE": "1h30m",
        "TRIAGE_BULK_CONFIRM_ABOVE": "3",
        "TRIAGE_THEME": "nord",
        "TRIAGE_DENSITY": "one",
        "TRIAGE_PRESET": "vim",
        "TRIAGE_GLYPHS": "ascii",
        "TRIAGE_MOUSE": "off",
        "TRIAGE_TASK_DUE": "next friday",
        "TRIAGE_WEB_APP_LINK": "https://example.com/{lead_map_id}",
        "TRIAGE_BASE_URL": "http://127.0.0.1:8000/api/v1/",
        "TRIAGE_CACHE": "off",
        "TRIAGE_LOG": "on",
    }
    assert {f"TRIAGE_{setting.name.upper()}" for setting in TABLE} == set(environ)
    assert load_settings({}, environ, file) == Settings(
        undo_window=2.5,
        verdict_marks_read=False,
        advance="stay",
        me=77,
        default_view="all",
        poll_seconds=0,
        cache=False,
        early_paint=False,
        requests_per_minute=10,
        requests_per_2s=2,
        requests_per_hour=100,
        sla_warn=2700,
        sla_late=5400,
        bulk_confirm_above=3,
        theme="nord",
        density="one",
        preset="vim",
        glyphs="ascii",
        mouse=False,
        task_due="next friday",
        web_app_link="https://example.com/{lead_map_id}",
        base_url="http://127.0.0.1:8000/api/v1",
        log=True,
    )


def test_smartleads_own_variable_for_the_address_wins_over_ours(file: Path) -> None:
    environ = {
        "SMARTLEAD_BASE_URL": "https://a.example/api/v1",
        "TRIAGE_BASE_URL": "https://b.example/api/v1",
    }
    assert load_settings({}, environ, file).base_url == "https://a.example/api/v1"


def test_a_number_that_is_none_names_the_variable_and_the_range(file: Path) -> None:
    assert problem(file, TRIAGE_UNDO_WINDOW="ten") == (
        "TRIAGE_UNDO_WINDOW is 'ten': use a number of seconds from 0 to 30."
    )


def test_a_bad_value_in_the_file_names_file_and_line(file: Path) -> None:
    assert problem(file, "theme = 'nord'\nundo_window = 31\n") == (
        f"{file}, line 2: undo_window is 31: use a number of seconds from 0 to 30."
    )


@pytest.mark.parametrize(
    ("variable", "typed"),
    [
        ("TRIAGE_UNDO_WINDOW", "-1"),
        ("TRIAGE_UNDO_WINDOW", "30.5"),
        ("TRIAGE_UNDO_WINDOW", "nan"),
        ("TRIAGE_UNDO_WINDOW", "1e400"),
        ("TRIAGE_POLL_SECONDS", "2.5"),
        ("TRIAGE_REQUESTS_PER_MINUTE", "0"),
        ("TRIAGE_ADVANCE", "sideways"),
        ("TRIAGE_VERDICT_MARKS_READ", "perhaps"),
        ("TRIAGE_SLA_LATE", "soon"),
        ("TRIAGE_SLA_LATE", "0h"),
        ("TRIAGE_ME", "Ann"),
        ("TRIAGE_ME", "0"),
        ("TRIAGE_WEB_APP_LINK", "https://example.com/"),
        ("TRIAGE_WEB_APP_LINK", "https://example.com/{lead_map_id}/{0}"),
        ("TRIAGE_WEB_APP_LINK", "javascript:{lead_map_id}"),
        ("TRIAGE_DEFAULT_VIEW", "unraed"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_name(
    file: Path, variable: str, typed: str
) -> None:
    assert variable in problem(file, **{variable: typed})


@pytest.mark.parametrize(
    "url",
    [
        "http://server.smartlead.ai/api/v1",
        "ftp://127.0.0.1",
        "https://",
        "https://user:secret@example.com",
        "https://example.com/?api_key=secret",
        "https://example.com:port",
        "http://127.0.0.1.example.com",
        "https://exa mple.com",
        "server.smartlead.ai",
    ],
)
def test_an_address_the_key_must_not_go_to_is_refused_without_repeating_it(
    file: Path, url: str
) -> None:
    text = problem(file, SMARTLEAD_BASE_URL=url)
    assert text.startswith("SMARTLEAD_BASE_URL can't be used")
    assert "secret" not in text


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:9", "[::1]:80"])
def test_plain_http_is_accepted_on_this_machine(file: Path, host: str) -> None:
    url = f"http://{host}/api/v1"
    assert load_settings({}, {"SMARTLEAD_BASE_URL": url}, file).base_url == url


def test_an_unknown_setting_names_the_nearest_one(file: Path) -> None:
    assert problem(file, "undo_windw = 3") == (
        f"{file}, line 1: there's no setting 'undo_windw'. Did you mean 'undo_window'?"
    )


def test_a_key_in_the_file_is_refused_without_repeating_it(file: Path) -> None:
    text = problem(file, 'api_key = "d3adbeef"')
    assert "put the API key in this file" in text
    assert "d3adbeef" not in text


def test_a_slip_in_the_toml_names_its_line(file: Path) -> None:
    assert "line 2" in problem(file, "undo_window = 3\ntheme = nord\n")


def test_a_file_that_is_not_utf_8_is_refused(file: Path) -> None:
    file.write_bytes(b'theme = "\xff"')
    with pytest.raises(ConfigError, match="isn't UTF-8"):
        load_settings({}, {}, file)


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="Can't read"):
        load_settings({}, {}, tmp_path)


def test_control_characters_of_a_value_never_reach_the_sentence(file: Path) -> None:
    assert "\x1b" not in problem(file, TRIAGE_ADVANCE="\x1b[2J")


def test_a_long_value_is_cut_in_the_sentence(file: Path) -> None:
    assert len(problem(file, TRIAGE_ADVANCE="x" * 5000)) < 200


def test_a_warning_after_the_lateness_is_refused(file: Path) -> None:
    assert "make it shorter" in problem(file, TRIAGE_SLA_WARN="5h")


def test_all_problems_are_told_at_once(file: Path) -> None:
    file.write_text("density = 4\nundo_windw = 1\n")
    reading = read_settings({}, {"TRIAGE_ME": "Ann"}, file)
    assert len(reading.problems) == 3
    assert reading.settings == Settings()


def test_the_first_problem_says_how_to_see_the_others() -> None:
    assert str(ConfigError("One.", "Two.")) == "One. (and 1 more: triage-tui config check)"


def test_members_of_the_file_are_read(file: Path) -> None:
    file.write_text(
        '[[team.members]]\nid = 7\nname = "Ann"\nemail = "ann@example.com"\n'
        '[[team.members]]\nid = "8"\nname = "Bo"\n'
    )
    assert load_settings({}, {}, file).members == (
        Member(MemberId(7), line("Ann"), line("ann@example.com")),
        Member(MemberId(8), line("Bo")),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[team.members]]\nname = "Ann"', "id is None"),
        ('[[team.members]]\nid = true\nname = "Ann"', "id is True"),
        ("[[team.members]]\nid = 7", "name is None"),
        ('[[team.members]]\nid = 7\nname = "Ann"\nmail = "x"', "there's no 'mail'"),
        ('[team]\nmembers = "Ann"', "write each teammate as"),
        ('[team]\nmember = "Ann"', "Did you mean '[[team.members]]'?"),
        ("team = 3", "team is a table"),
        ('[[team.members]]\nid=7\nname="A"\n[[team.members]]\nid=7\nname="B"', "used twice"),
    ],
)
def test_a_member_that_cannot_be_read_is_refused(file: Path, text: str, says: str) -> None:
    assert says in problem(file, text)


@pytest.mark.parametrize("text", ['[keys]\nlist.next = "n"', '[keys]\n"list.next" = ["n"]'])
def test_keys_are_kept_as_typed_with_or_without_quotes(file: Path, text: str) -> None:
    file.write_text(text)
    assert load_settings({}, {}, file).keys == {"list.next": "n"}


def test_a_key_that_is_no_text_is_refused(file: Path) -> None:
    assert "keys.quit is 3" in problem(file, "[keys]\nquit = 3")


def test_tables_of_later_versions_are_kept_as_typed(file: Path) -> None:
    file.write_text('[views.hot]\nkey = "g h"\n[[plays]]\nname = "no"\nread = true\n')
    settings = load_settings({}, {}, file)
    assert settings.views == {"hot": {"key": "g h"}}
    assert settings.plays == ({"name": "no", "read": True},)


def test_a_slip_in_a_variables_name_is_noted(file: Path) -> None:
    reading = read_settings({}, {"TRIAGE_UNDO_WINDW": "3"}, file)
    assert reading.notes == (
        "TRIAGE_UNDO_WINDW is set, but there's no such setting, so it's ignored.",
    )


def test_the_origin_of_a_setting_is_told(file: Path) -> None:
    file.write_text("\ntheme = 'nord'")
    reading = read_settings({"default_view": "all"}, {"TRIAGE_ME": "7"}, file)
    assert reading.origins == {
        "default_view": "--view",
        "me": "TRIAGE_ME",
        "theme": f"{file}, line 2",
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("undo_window", "5"),
        ("verdict_marks_read", "true"),
        ("me", "none"),
        ("sla_late", '"4h"'),
        ("theme", '"triage-dark"'),
    ],
)
def test_a_value_is_shown_as_the_file_would_have_it(name: str, text: str) -> None:
    assert shown(Settings(), name) == text
