"""The log, where it was asked for: JSON lines of ids and numbers, for this user alone, rotated."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from triage_tui.system.clock import Clock
from triage_tui.system.paths import FILE_MODE, private_folder

if TYPE_CHECKING:
    from triage_tui.inbox.actions import ActionId, Status
    from triage_tui.inbox.state import InboxState
    from triage_tui.smartlead.traffic import Traffic
    from triage_tui.sync.store import Change

LARGEST = 1_000_000
"""Bytes of one file."""
KEPT = 3
"""Files kept: the one being written and those before it."""


class LogFile:
    """What happened, by id: no name, no address, no text of a mail, no key.

    A disk that refuses costs the log its line and nothing else.
    """

    def __init__(self, file: Path, clock: Clock) -> None:
        self._file = file
        self._clock = clock
        self._told: dict[ActionId, Status] = {}
        """The last word on each open action."""

    def write(self, event: str, **fields: str | float | None) -> None:
        """One line: the event, when it was, and its ids and numbers."""
        told = {"at": round(self._clock.wall(), 3), "event": event, **fields}
        row = json.dumps(told, ensure_ascii=True).encode() + b"\n"
        with suppress(OSError):
            self._rotate(len(row))
            descriptor = os.open(
                self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, FILE_MODE
            )
            try:
                os.fchmod(descriptor, FILE_MODE)
                os.write(descriptor, row)
            finally:
                os.close(descriptor)

    def request_ended(self, traffic: Traffic) -> None:
        """A request that ended: method, path template, status, milliseconds, class of failure."""
        failure = traffic.failure.__name__ if traffic.failure is not None else None
        self.write(
            "request",
            method=traffic.method,
            path=traffic.path,
            status=traffic.status,
            ms=round(traffic.took * 1000),
            failure=failure,
        )

    def state_changed(self, state: InboxState, change: Change) -> None:
        """Actions that moved on: their numbers, kinds and states."""
        for lead_map_id in change.lead_map_ids:
            for entry in state.entries_of(lead_map_id):
                if self._told.get(entry.action_id) is not entry.status:
                    self._told[entry.action_id] = entry.status
                    self.write(
                        "action",
                        action_id=int(entry.action_id),
                        kind=type(entry.action).__name__,
                        lead_map_id=int(lead_map_id),
                        status=entry.status.value,
                    )
        for action_id in [each for each in self._told if each not in state.entries]:
            del self._told[action_id]
            settled = state.settled.get(action_id)
            status = settled.status.value if settled is not None else "over"
            self.write("action", action_id=int(action_id), status=status)

    def _rotate(self, coming: int) -> None:
        private_folder(self._file.parent)
        try:
            size = self._file.stat().st_size
        except FileNotFoundError:
            return
        if size + coming <= LARGEST:
            return
        for number in range(KEPT - 1, 0, -1):
            older = self._file.with_name(f"{self._file.name}.{number}")
            newer = self._file.with_name(f"{self._file.name}.{number - 1}")
            source = newer if number > 1 else self._file
            if source.exists():
                source.replace(older)
