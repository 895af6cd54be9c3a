"""Errors of our own: a clean sentence, a report without values, exit status 1."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import ComposeResult

from harness.triage import QUICK
from triage_tui.cli.crash_report import Crash, crash_of, keep, tell
from triage_tui.commands.decide.categorize import Categorize
from triage_tui.commands.keys.keymap import build_keymap
from triage_tui.commands.table import COMMANDS
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.session.opener import SessionOpener
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.smartlead.client import Smartlead
from triage_tui.sync.reading.loader import Loader
from triage_tui.system import paths
from triage_tui.ui.app import TriageApp
from triage_tui.ui.inbox.header import Header
from triage_tui.ui.inbox.screen import InboxScreen

CANARY = "canary-key-0123456789abcdef"
MAIL = "Dear Sir, the secret plan of our merger is attached."


def failing(*_: object, **__: object) -> None:
    """An error with everything in it that must not get out."""
    key, mail = CANARY, MAIL
    raise ValueError(f"bad {mail!r} from ann.lee@example.com with api_key={key} in {key}")


async def failing_later(*_: object, **__: object) -> None:
    failing()


def failing_compose(self: InboxScreen) -> ComposeResult:
    failing()
    yield Header()


class Broken:
    """Raises in the middle of a request, as no transport should."""

    async def handle_async_request(self, _request: object) -> None:
        failing()

    async def aclose(self) -> None:
        return None


def in_a_worker(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Loader, "read_view", failing_later)


def in_a_handler(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Categorize, "pinned", failing)


def in_compose(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(InboxScreen, "compose", failing_compose)


def in_drawing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Header, "render", failing)


def in_the_transport(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("triage_tui.sandbox.transport.in_process", lambda _sandbox: Broken())


def in_the_client(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Smartlead, "update_category", failing_later)


PLACES = (in_a_worker, in_a_handler, in_compose, in_drawing, in_the_transport, in_the_client)


async def drive(app: TriageApp) -> None:
    """Press `1` until the app has failed."""
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(200):
            await pilot.pause()
            await pilot.press("1")
            if app._exception is not None:
                return


async def crash(folder: Path) -> TriageApp:
    """Run the app until it ends by an error of its own."""
    opener = SessionOpener(QUICK, ApiKey(CANARY), folder, sandbox=Sandbox(leads=5))
    app = TriageApp(opener.open, build_keymap({}, COMMANDS), "triage-dark", tell_crash=tell)
    with pytest.raises(Exception, match=r"bad|Worker raised"):
        await drive(app)
    opener.close()
    return app


@pytest.mark.parametrize("place", PLACES, ids=lambda place: str(place.__name__))
async def test_a_crash_tells_where_and_nothing_of_what(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    place: Callable[[pytest.MonkeyPatch], None],
) -> None:
    place(monkeypatch)
    app = await crash(tmp_path)
    (report,) = paths.state_dir().glob("crash-*.txt")
    told = report.read_text()
    captured = capfd.readouterr()
    screen = captured.err + captured.out
    assert app.return_code == 1
    assert report.stat().st_mode & 0o777 == 0o600
    assert "triage-tui crashed (ValueError" in screen
    assert "ValueError" in told
    assert "triage_tui/" in told or "test_crash.py" in told
    for text in (told, screen):
        assert CANARY not in text
        assert "merger" not in text
        assert "ann.lee" not in text
        assert "locals" not in text


def test_a_report_names_versions_and_our_frames_only() -> None:
    try:
        Sandbox(leads=-1)
    except ValueError as error:
        told = crash_of(error).report
    assert "triage-tui 0." in told
    assert "textual 8." in told
    assert "triage_tui/sandbox/sandbox.py" in told
    assert str(Path(__file__).parents[2]) not in told


def test_the_cause_of_an_error_is_told_too() -> None:
    try:
        try:
            failing()
        except ValueError as cause:
            raise RuntimeError("on top") from cause
    except RuntimeError as error:
        told = crash_of(error).report
    assert "error: RuntimeError: on top" in told
    assert "caused by: ValueError" in told


def test_an_error_that_cannot_be_written_out_is_still_told() -> None:
    class Odd(Exception):
        def __str__(self) -> str:
            raise RuntimeError("no words")

    assert crash_of(Odd()).said == "Odd"


def test_a_report_that_cannot_be_kept_is_no_second_crash(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    assert keep(crash_of(ValueError("x"))) is None


def test_only_the_newest_reports_are_kept(home: Path) -> None:
    folder = paths.state_dir()
    for number in range(14):
        (folder / f"crash-20200101-0000{number:02}.txt").write_text("old")
    keep(Crash(crash_of(ValueError("x")).said, "new\n"))
    assert len(list(folder.glob("crash-*.txt"))) == 10
