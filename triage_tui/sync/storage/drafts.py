"""Words typed into a form, kept beside the journal until the form was handed over."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from triage_tui.inbox.safe_text import whole_block
from triage_tui.system.paths import write_private

FILE = "drafts.json"
LONGEST = 90 * 86_400.0
"""Seconds after which nobody comes back for them."""
Words = Mapping[str, str]
"""What stands in a form, by field, as typed."""


class Draft(Struct, frozen=True, eq=False, gc=False):
    """A form that was not handed over."""

    form: str
    """Its kind and whom it is about, such as `task 123`."""
    kept_wall: float
    """Seconds since 1970."""
    words: Words


class Drafts:
    """Every form of an account that was not handed over.

    Written without waiting for the disk: they are there after a crash of the program, and, unlike
    what is in the journal, may be missing after a power cut.
    """

    def __init__(self, file: Path, wall: Callable[[], float]) -> None:
        self._file = file
        self._wall = wall
        self._drafts: dict[str, Draft] = self._read()

    def unfinished(self) -> tuple[Draft, ...]:
        """What was kept, oldest first."""
        return tuple(sorted(self._drafts.values(), key=lambda draft: draft.kept_wall))

    def slot(self, form: str, *, is_new: bool = False) -> DraftSlot:
        """A place for a form's words; what was kept for it before comes with it.

        With `is_new` nothing comes, and what was kept stays untouched beside it.
        """
        taken = sorted(
            (slot for slot, draft in self._drafts.items() if draft.form == form), key=_number
        )
        if taken and not is_new:
            return DraftSlot(self, taken[0], form, self._drafts[taken[0]])
        number = 1
        while f"{form} #{number}" in self._drafts:
            number += 1
        return DraftSlot(self, f"{form} #{number}", form, None)

    def keep(self, slot: str, form: str, words: Words) -> Draft:
        """Keep words; a disk that refuses is passed over, for they are on the screen still."""
        draft = self._drafts[slot] = Draft(form, self._wall(), dict(words))
        self._write()
        return draft

    def forget(self, slot: str, draft: Draft) -> None:
        """Let go of what was kept, unless other words took its place meanwhile."""
        if self._drafts.get(slot) is draft:
            del self._drafts[slot]
            self._write()

    def _read(self) -> dict[str, Draft]:
        try:
            told = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            with suppress(OSError):
                self._file.replace(self._file.with_name(f"damaged-{self._file.name}"))
            return {}
        since = self._wall() - LONGEST
        rows = told.items() if isinstance(told, dict) else ()
        found = {str(slot): draft for slot, row in rows if (draft := _draft(row)) is not None}
        return {slot: draft for slot, draft in found.items() if draft.kept_wall > since}

    def _write(self) -> None:
        rows = {
            slot: {"form": draft.form, "kept": draft.kept_wall, "words": draft.words}
            for slot, draft in self._drafts.items()
        }
        with suppress(OSError):
            if rows:
                write_private(self._file, json.dumps(rows, ensure_ascii=False), is_durable=False)
            else:
                self._file.unlink(missing_ok=True)


class DraftSlot:
    """The place of one open form among the drafts."""

    def __init__(self, drafts: Drafts, slot: str, form: str, before: Draft | None) -> None:
        self._drafts = drafts
        self._slot = slot
        self._form = form
        self._kept = before
        self.before = before
        """What was kept when the form was open the last time."""
        self.is_held = False
        """True while words that were handed over may still come back."""

    def keep(self, words: Words) -> None:
        """Keep what stands in the form now."""
        if self._kept is None or self._kept.words != words:
            self._kept = self._drafts.keep(self._slot, self._form, words)

    def forget(self) -> None:
        """The words have reached the journal, or are not wanted any more."""
        if self._kept is not None:
            self._drafts.forget(self._slot, self._kept)
            self._kept = None

    def handed_over(self) -> None:
        """The form was handed over: its words go, unless somebody holds them."""
        if not self.is_held:
            self.forget()


def _draft(row: object) -> Draft | None:
    """A row of the file; `None` for what does not look like one."""
    if not isinstance(row, dict):
        return None
    form, kept, words = row.get("form"), row.get("kept"), row.get("words")
    if not (isinstance(form, str) and isinstance(kept, int | float) and isinstance(words, dict)):
        return None
    told = {str(field): whole_block(text) for field, text in words.items() if isinstance(text, str)}
    return Draft(form, float(kept), told)


def _number(slot: str) -> int:
    number = slot.rpartition("#")[2]
    return int(number) if number.isdecimal() else 0
