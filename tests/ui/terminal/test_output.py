"""Output to terminals that take it, that take nothing, and that are gone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from triage_tui.ui.terminal.output import TerminalOutput

LONG = "höher und weiter · 東京 " * 20_000
"""More than a terminal holds unread."""


class Pty:
    """A terminal that is read by hand."""

    def __init__(self) -> None:
        self.master, self.terminal = os.openpty()
        self.output = TerminalOutput(self.terminal)

    def read(self, count: int) -> str:
        """The next `count` bytes; the terminal adds nothing of its own to what has no newline."""
        data = b""
        while len(data) < count:
            data += os.read(self.master, count - len(data))
        return data.decode()

    def writing(self, *texts: str) -> Thread:
        """A thread that writes these, as the driver's writer does."""

        def write() -> None:
            for text in texts:
                self.output.write(text)

        writer = Thread(target=write)
        writer.start()
        return writer

    def close(self) -> None:
        self.output.close()
        for number in (self.master, self.terminal):
            with suppress(OSError):
                os.close(number)


@pytest.fixture
def pty() -> Iterator[Pty]:
    made = Pty()
    yield made
    made.close()


def test_what_the_terminal_takes_is_written_at_once(pty: Pty) -> None:
    assert pty.output.send("ein Gruß") == ""
    assert pty.read(len("ein Gruß".encode())) == "ein Gruß"
    assert not pty.output.is_behind


def test_what_it_does_not_take_is_left_whole_and_in_order(pty: Pty) -> None:
    rest = pty.output.send(LONG)
    assert rest
    after = pty.output.send("danach")
    assert after == "danach", "what waits goes first"
    writer = pty.writing(rest, after)
    assert pty.read(len((LONG + "danach").encode())) == LONG + "danach"
    writer.join(5)
    assert pty.output.send("!") == ""
    assert pty.read(1) == "!"


def test_a_terminal_that_takes_nothing_is_behind_until_it_has_taken_all(pty: Pty) -> None:
    told: list[str] = []
    waiting = [pty.output.send(LONG), *(pty.output.send(str(n)) for n in range(10))]
    assert pty.output.is_behind
    pty.output.when_taken(lambda: told.append("taken"))
    assert told == []
    writer = pty.writing(*waiting)
    pty.read(len((LONG + "0123456789").encode()))
    writer.join(5)
    assert told == ["taken"]
    assert not pty.output.is_behind


def test_where_nothing_waits_it_is_taken_already(pty: Pty) -> None:
    told: list[str] = []
    pty.output.when_taken(lambda: told.append("taken"))
    assert told == ["taken"]


def test_a_terminal_that_is_gone_leaves_it_to_the_writer(pty: Pty) -> None:
    os.close(pty.master)
    assert pty.output.send("words") == "words"
    assert pty.output.send("more") == "more"


def test_what_is_no_terminal_is_left_to_the_writer(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w+b") as file:
        output = TerminalOutput(file.fileno())
        rest = output.send("words")
        assert rest == "words"
        output.write(rest)
        file.seek(0)
        assert file.read() == b"words"


def test_a_terminal_that_takes_nothing_is_waited_for_only_so_long(pty: Pty) -> None:
    assert pty.output.is_taken(0.01)
    rest = pty.output.send(LONG)
    assert not pty.output.is_taken(0.01)
    writer = pty.writing(rest)
    pty.read(len(LONG.encode()))
    assert pty.output.is_taken(5)
    writer.join(5)


def test_an_abandoned_terminal_keeps_nobody_waiting(pty: Pty) -> None:
    pty.output.send(LONG)
    pty.output.abandon()
    assert os.write(pty.terminal, LONG.encode()) == len(LONG.encode())
    assert os.ttyname(pty.master), "what is another file stays as it is"


def test_a_terminal_of_another_encoding_gets_that_and_signs_as_wide(pty: Pty) -> None:
    output = TerminalOutput(pty.terminal, "iso8859-1")
    try:
        assert output.send("Søren Û2J · 東京 e\u0301!") == ""
    finally:
        output.close()
    assert os.read(pty.master, 100) == "Søren Û2J · ???? e!".encode("latin-1")


def test_what_is_left_over_keeps_its_encoding(pty: Pty) -> None:
    long = "größer " * 20_000
    output = TerminalOutput(pty.terminal, "iso8859-1")
    rest = output.send(long)
    assert rest
    writer = Thread(target=output.write, args=(rest,))
    writer.start()
    data = b""
    while len(data) < len(long):
        data += os.read(pty.master, 65536)
    writer.join(5)
    output.close()
    assert data == long.encode("latin-1")
