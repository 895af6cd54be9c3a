"""The keys that the outbox and the history share: on whichever is in front of the inbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.part import Part
from triage_tui.inbox.open_decisions import Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from triage_tui.commands.command import Command, Place
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs
    from triage_tui.commands.record_list import RecordList
    from triage_tui.sync.history.past import PastGesture


class Records:
    """Which of the two is in front, and what the cursor there is on."""

    def __init__(
        self,
        model: InboxModel,
        commands: Sequence[Command],
        perform: Callable[[Command], None],
        *,
        dialogs: Dialogs,
    ) -> None:
        """`commands` are all that there are; `perform` runs the one picked from the help."""
        self.front: RecordList | None = None
        """Set by the list itself, for as long as it is shown."""
        self._commands = commands
        self._perform = perform
        self._dialogs = dialogs
        model.subscribe(self._model_changed)

    def is_at(self, places: Collection[Place]) -> bool:
        """True while one of these places is in front."""
        return self.front is not None and self.front.place in places

    @property
    def decision(self) -> Decision | None:
        """The decision under the cursor of the outbox."""
        under = None if self.front is None else self.front.under_cursor()
        return under if isinstance(under, Decision) else None

    @property
    def gesture(self) -> PastGesture | None:
        """The gesture under the cursor of the history."""
        under = None if self.front is None else self.front.under_cursor()
        return None if isinstance(under, Decision) else under

    def on_list(self, move: Callable[[RecordList], object]) -> None:
        """Do something to the list in front."""
        if self.front is not None:
            move(self.front)

    def help(self) -> None:
        """The keys that work here; the one picked is run."""
        if self.front is not None:
            here = [each for each in self._commands if self.front.place in each.places]
            self._dialogs.show_help(here, self._perform)

    def _model_changed(self, part: Part) -> None:
        if part is Part.SAVING and self.front is not None:
            self.front.look_again()
