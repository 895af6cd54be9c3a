"""`triage-tui doctor`: a line a check, and an exit code that says what came of them."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from triage_tui.cli import main
from triage_tui.system import paths

KEY = "0123456789abcdef-wxyz"
ROW = {"email_lead_map_id": "2433664091", "email_lead_id": "1", "lead_email": "a@example.com"}


class Server(BaseHTTPRequestHandler):
    """Two endpoints in the live shape, and one good key."""

    refusal: ClassVar[str] = "Invalid API Key"
    paths_asked: ClassVar[list[str]] = []
    row: ClassVar[Mapping[str, object]] = ROW
    trouble: ClassVar[int | None] = None
    """A status that everything is answered with."""
    trouble_with_histories: ClassVar[int | None] = None

    def do_GET(self) -> None:
        self._answer([{"id": 1, "name": "Interested", "sentiment_type": "positive"}])

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer({"ok": True, "data": [self.row], "offset": 0, "limit": 1})

    def _answer(self, payload: object) -> None:
        self.paths_asked.append(self.path.partition("?")[0])
        is_known = f"api_key={KEY}" in self.path
        has_histories = "fetch_message_history=true" in self.path
        trouble = self.trouble or (self.trouble_with_histories if has_histories else None)
        said = {"message": self.refusal}
        body = json.dumps(payload if is_known and not trouble else said).encode()
        self.send_response(trouble or (200 if is_known else 401))
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Server]]:
    """A server that the settings point to, and a good key for it."""
    Server.paths_asked.clear()
    http = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setenv("SMARTLEAD_BASE_URL", f"http://127.0.0.1:{http.server_port}/api/v1")
    monkeypatch.setenv("SMARTLEAD_API_KEY", KEY)
    yield Server
    http.shutdown()
    thread.join()
    http.server_close()


@pytest.fixture(autouse=True)
def terminal_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("triage_tui.system.terminal.size", lambda: None)


def checks(out: str) -> dict[str, str]:
    """The first word of each check's line, by the check's name; the worst where there are two."""
    rows = [line.split(maxsplit=2) for line in out.splitlines()]
    return {name: word for word, name, _ in sorted(rows, reverse=True)}


@pytest.mark.usefixtures("server")
def test_where_all_is_well_every_line_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["doctor"]) == 0
    out = capsys.readouterr().out
    names = ["config", "key", "API", "terminal", "clipboard", "zone", "disk", "journal"]
    assert checks(out) == dict.fromkeys(names, "ok")
    assert "1 categories, live response format" in out
    assert "****wxyz (from SMARTLEAD_API_KEY)" in out
    assert KEY not in out


@pytest.mark.parametrize(
    ("history", "words"),
    [
        ([{"type": "REPLY", "email_body": "Yes"}], "conversations come with the list, in "),
        ([], "Smartlead sends no conversations with the list: loading them one by one"),
    ],
)
def test_it_is_said_whether_conversations_come_with_the_list(
    history: list[object],
    words: str,
    server: type[Server],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    replied = {"last_reply_time": "2026-01-01T10:00:00.000Z", "email_history": history}
    monkeypatch.setattr(server, "row", ROW | replied)
    assert main.main(["doctor"]) == 0
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (500, "Smartlead is slow with conversations in the list: loading them one by one"),
        (400, "Smartlead refuses conversations with the list: loading them one by one"),
    ],
)
def test_a_list_that_fails_with_conversations_is_asked_for_without(
    status: int,
    words: str,
    server: type[Server],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The app works with it, so that is no failure."""
    monkeypatch.setattr(server, "trouble_with_histories", status)
    assert main.main(["doctor"]) == 0
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        (429, "No more. Other tools on this account count too. Try again in a few minutes."),
        (500, "No more. That's on Smartlead's side. Try again in a few minutes."),
    ],
)
def test_what_to_try_fits_what_went_wrong(
    status: int,
    advice: str,
    server: type[Server],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(server, "trouble", status)
    monkeypatch.setattr(server, "refusal", "No more")
    assert main.main(["doctor"]) == 1
    assert advice in capsys.readouterr().out


def test_certificates_that_cannot_be_used_are_to_be_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SMARTLEAD_BASE_URL", "https://127.0.0.1:1/api/v1")
    monkeypatch.setenv("SMARTLEAD_API_KEY", KEY)
    monkeypatch.setenv("SSL_CERT_FILE", "/not/there.pem")
    assert main.main(["doctor"]) == 1
    assert "No such file or directory. Check SSL_CERT_FILE, or" in capsys.readouterr().out


@pytest.mark.usefixtures("server")
def test_a_refused_key_ends_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SMARTLEAD_API_KEY", "another-key-than-that")
    assert main.main(["doctor"]) == 3
    assert "rejected the key: Invalid API Key" in capsys.readouterr().out


def test_a_servers_words_are_cleaned(
    server: type[Server], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SMARTLEAD_API_KEY", "another-key-than-that")
    monkeypatch.setattr(server, "refusal", "\x1b]0;owned\x07 no")
    main.main(["doctor"])
    assert "\x1b" not in capsys.readouterr().out


def test_without_a_key_nobody_is_asked(
    server: type[Server], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SMARTLEAD_API_KEY")
    assert main.main(["doctor"]) == 1
    told = checks(capsys.readouterr().out)
    assert (told["key"], told["API"], told["disk"]) == ("FAIL", "FAIL", "ok")
    assert server.paths_asked == []


def test_with_a_bad_address_the_key_goes_nowhere(
    server: type[Server], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SMARTLEAD_BASE_URL", "http://example.com/api/v1")
    assert main.main(["doctor"]) == 1
    assert "skipped: fix the settings first" in capsys.readouterr().out
    assert server.paths_asked == []


@pytest.mark.usefixtures("server")
def test_a_server_that_is_not_there_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SMARTLEAD_BASE_URL", "http://127.0.0.1:1/api/v1")
    assert main.main(["doctor"]) == 1
    assert checks(capsys.readouterr().out)["API"] == "FAIL"


@pytest.mark.usefixtures("server")
def test_a_terminal_that_cannot_draw_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert main.main(["doctor"]) == 1
    assert checks(capsys.readouterr().out)["terminal"] == "FAIL"


@pytest.mark.usefixtures("server")
def test_a_state_folder_that_cannot_be_made_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = paths.state_dir()
    blocked.rmdir()
    blocked.write_text("a file where the folder should be")
    assert main.main(["doctor"]) == 1
    assert "can't use the state folder" in capsys.readouterr().out


@pytest.mark.usefixtures("server")
def test_the_look_at_the_disk_leaves_nothing_behind() -> None:
    main.main(["doctor"])
    assert [*paths.state_dir().iterdir(), *paths.cache_dir().iterdir()] == []


@pytest.mark.usefixtures("server")
def test_a_time_zone_that_does_not_exist_fails_with_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europ/Berlin")
    assert main.main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert checks(out)["zone"] == "FAIL"
    assert "install the system's time zones" in out
