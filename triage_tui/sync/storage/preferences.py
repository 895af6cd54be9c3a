"""What was chosen on this machine and is kept: the digits' categories, and who the user is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from triage_tui.inbox.lead_map import CategoryId, MemberId
from triage_tui.sync.storage.commit_thread import Commit
from triage_tui.sync.storage.journal import Journal, JournalError

if TYPE_CHECKING:
    from triage_tui.inbox.vacation_cover import Cover

V = TypeVar("V", bound=int)

PINS = "pins"
ME = "me"
CATEGORY_NAMES = "category_names"
"""Names by id, for reports that are made without the network."""
MEMBER_NAMES = "member_names"
THEME = "theme"
RUNS_PAUSED = "runs_paused"
TURNS = "turns"
TEAM = "team"
COVERS = "covers"


class Preferences:
    """Kept in the journal's file; where that cannot be written they last for the session."""

    def __init__(self, journal: Journal, write: Callable[[Commit], object] | None = None) -> None:
        """`write` runs a commit when its turn comes; it is run here unless that is given."""
        self._journal = journal
        self._write = write or _here
        self._session: dict[str, object] = {}
        self._known: dict[str, object] | None = None
        """What is in the file, once it was read."""

    def pins(self) -> dict[int, CategoryId]:
        """The categories by digit; what does not look like that is left out."""
        kept = self._get(PINS)
        if not isinstance(kept, dict):
            return {}
        return {
            int(digit): CategoryId(category_id)
            for digit, category_id in kept.items()
            if str(digit).isdecimal() and isinstance(category_id, int)
        }

    def keep_pins(self, pins: Mapping[int, CategoryId]) -> None:
        """Keep the digits as they are now."""
        self._keep(PINS, {str(digit): int(category_id) for digit, category_id in pins.items()})

    def keep_category_names(self, names: Mapping[CategoryId, str]) -> None:
        """Keep what the categories are called; written only when that changed."""
        self._keep_names(CATEGORY_NAMES, names)

    def keep_member_names(self, names: Mapping[MemberId, str]) -> None:
        """Keep what the members are called; written only when that changed."""
        self._keep_names(MEMBER_NAMES, names)

    def _keep_names(self, kind: str, names: Mapping[V, str]) -> None:
        told = {str(each): name for each, name in names.items()}
        if self._get(kind) != told:
            self._keep(kind, told)

    def me(self) -> MemberId | None:
        """Who the user said to be; `None` when never asked."""
        kept = self._get(ME)
        return MemberId(kept) if isinstance(kept, int) else None

    def keep_me(self, member_id: MemberId) -> None:
        """Keep who the user is."""
        self._keep(ME, int(member_id))

    def theme(self) -> str | None:
        """The theme chosen on this machine; `None` when none was."""
        kept = self._get(THEME)
        return kept if isinstance(kept, str) else None

    def keep_theme(self, theme: str) -> None:
        """Keep the theme."""
        self._keep(THEME, theme)

    def text(self, name: str) -> str | None:
        """A word kept under `name`."""
        kept = self._get(name)
        return kept if isinstance(kept, str) else None

    def number(self, name: str) -> int | None:
        """A whole number kept under `name`."""
        kept = self._get(name)
        return kept if isinstance(kept, int) and not isinstance(kept, bool) else None

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words kept under `name`; empty when none were."""
        kept = self._get(name)
        return (
            tuple(word for word in kept if isinstance(word, str)) if isinstance(kept, list) else ()
        )

    def keep(self, name: str, value: str | int | list[str]) -> None:
        """Keep something small about how this screen is used."""
        if self._get(name) != value:
            self._keep(name, value)

    def turns(self) -> dict[str, MemberId]:
        """Where each round robin stopped, by what it deals out among."""
        kept = self._get(TURNS)
        if not isinstance(kept, dict):
            return {}
        return {str(k): MemberId(v) for k, v in kept.items() if isinstance(v, int)}

    def keep_turn(self, name: str, member_id: MemberId) -> None:
        """Keep who got the last lead map of a round."""
        turns: dict[str, int] = {key: int(value) for key, value in self.turns().items()}
        self._keep(TURNS, {**turns, name: int(member_id)})

    def team(self) -> tuple[MemberId, ...]:
        """The members chosen for the last assignment, in their order."""
        kept = self._get(TEAM)
        return (
            tuple(MemberId(e) for e in kept if isinstance(e, int)) if isinstance(kept, list) else ()
        )

    def keep_team(self, members: Iterable[MemberId]) -> None:
        """Keep who takes part in assignments."""
        self._keep(TEAM, [int(each) for each in members])

    def covers(self) -> tuple[Cover, ...]:
        """The vacation covers that are on."""
        from triage_tui.inbox.vacation_cover import cover_from  # late: not for the first paint

        kept = self._get(COVERS)
        found = [cover_from(each) for each in kept] if isinstance(kept, list) else []
        return tuple(each for each in found if each is not None)

    def keep_covers(self, covers: Iterable[Cover]) -> None:
        """Keep the vacation covers."""
        self._keep(COVERS, [cover.as_json() for cover in covers])

    def runs_paused(self) -> bool:
        """Whether bulk runs were left standing still."""
        return self._get(RUNS_PAUSED) is True

    def keep_runs_paused(self, is_paused: bool) -> None:
        """Keep whether bulk runs stand still, so that a restart does not set them off."""
        self._keep(RUNS_PAUSED, is_paused)

    def take_over(self) -> None:
        """The journal can be written from now on: how another process left the runs counts."""
        self._session.pop(RUNS_PAUSED, None)
        self._known = None

    def _get(self, name: str) -> object:
        if name in self._session:
            return self._session[name]
        if self._known is None or self._journal.is_second:
            self._known = self._journal.choices()  # all at once: no key may wait for a slow disk
        return self._known.get(name)

    def _keep(self, name: str, value: object) -> None:
        self._session[name] = value
        self._write(partial(self._choose, name, value))

    def _choose(self, name: str, value: object) -> None:
        with suppress(JournalError):  # a convenience: it is asked again, nothing was promised
            self._journal.choose(name, value)


def _here(commit: Commit) -> None:
    commit()
