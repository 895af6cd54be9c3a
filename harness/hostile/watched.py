"""The program with a witness: connections, look-ups, child processes, written files go to a log.

`python -m harness.hostile.watched LOG FOLDER ARGUMENTS...` runs it in FOLDER.
"""

from __future__ import annotations

import os
import sys
from typing import Any

WATCHED = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"}
    | {"subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"}
    | {"os.system", "webbrowser.open", "os.remove", "os.rename", "os.mkdir", "pty.spawn"}
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> int:
    log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def witness(event: str, arguments: tuple[Any, ...]) -> None:
        if event in WATCHED:
            os.write(log, f"{event} {_told(arguments)}\n".encode("utf-8", "replace"))
        elif event == "open":
            path, mode, flags = arguments
            is_write = bool(flags & WRITING) if mode is None else bool(set(mode) & set("wax+"))
            if is_write and not isinstance(path, int):
                os.write(log, f"write {path}\n".encode("utf-8", "replace"))

    os.chdir(sys.argv[2])
    del sys.argv[1:3]
    from triage_tui.cli.main import main as program

    sys.addaudithook(witness)
    return program()


def _told(arguments: tuple[Any, ...]) -> str:
    shown = [each for each in arguments if isinstance(each, str | int | tuple | list)]
    return " ".join(repr(each)[:200] for each in shown)


if __name__ == "__main__":
    sys.exit(main())
