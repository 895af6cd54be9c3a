"""A served sandbox in a process of its own: what it was asked, what it did, what is so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
KEY = "key-of-the-harness"
_NOT_OURS = ("SMARTLEAD_", "TRIAGE_", "TEXTUAL", "PYTEST_", "COLUMNS", "LINES")


class Office:
    """`triage-tui sandbox` behind a real socket; its truth is the harness's truth."""

    def __init__(self, *, leads: int = 40, latency_ms: int = 0) -> None:
        words = ["sandbox", "--leads", str(leads), "--latency", str(latency_ms), "--key", KEY]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "triage_tui", *words],
            stdout=subprocess.PIPE,
            text=True,
            env=plain_environ(),
        )
        assert self._process.stdout is not None
        self.base_url = self._process.stdout.readline().strip()
        self._root = self.base_url.removesuffix("/api/v1")

    def truth(self) -> dict[str, Any]:
        """Everything applied, as the sandbox tells it."""
        return dict(self._ask("/sandbox/truth"))

    def do(self, deed: str, **arguments: object) -> object:
        """Order something: a fault, a change by someone else, an outage."""
        return self._ask("/sandbox/control", {"do": deed, **arguments})["result"]

    def _ask(self, path: str, body: Mapping[str, object] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(self._root + path, data, timeout=20) as answer:  # noqa: S310  # our own loopback
            return json.loads(answer.read())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait(10)
        if self._process.stdout is not None:
            self._process.stdout.close()


def plain_environ() -> dict[str, str]:
    """This process's environment without anything of ours, with the checkout to import from."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_OURS)}
    return {**kept, "PYTHONPATH": str(ROOT)}
