"""Help and palette: every command by its name, and whatever is picked there is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from triage_tui.commands.command import Command, Place
from triage_tui.commands.wording import category_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.keys.palette_entries import PaletteEntry
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Terminal

RECENT = "palette"


class Launcher:
    """Help and palette: whatever is picked there is run."""

    def __init__(
        self,
        model: InboxModel,
        keymap: Keymap,
        commands: Sequence[Command],
        perform: Callable[[Command], None],
        *,
        dialogs: Dialogs,
        terminal: Terminal,
    ) -> None:
        """`perform` runs a command as its key would."""
        self._model = model
        self._keymap = keymap
        self._commands = commands
        self._perform = perform
        self._dialogs = dialogs
        self._terminal = terminal

    def help(self) -> None:
        """All keys; the one picked is run, and a key of another screen leads there."""
        self._dialogs.show_help(self.named_commands(), self._perform)

    def named_commands(self) -> tuple[Command, ...]:
        """The commands there are; a digit says the category that is on it."""
        without = "screen.key" if self._model.session.change_key is None else ""
        return tuple(
            self._named(command) for command in self._commands if command.command_id != without
        )

    def _named(self, command: Command) -> Command:
        digit = command.command_id.removeprefix("action.category.")
        if not digit.isdecimal():
            return command
        category_id = self._model.pinned.get(int(digit))
        name = category_name(self._model.store.state, category_id)
        title = f"{name}, go to next" if category_id else "no category on this key"
        return replace(command, title=title)

    def palette(self) -> None:
        """Everything that can be run, by name."""
        from triage_tui.commands.keys import palette_entries  # late: not in the first paint

        model = self._model
        here = [each for each in self.named_commands() if Place.INBOX in each.places]
        found = [
            *palette_entries.command_entries(here, self._keymap),
            *palette_entries.category_entries(model.store.state, model.pinned, self._keymap),
            *palette_entries.view_entries(model.views.values(), self._keymap),
            *palette_entries.member_entries(model.store.state),
            *palette_entries.theme_entries(self._terminal.theme_names()),
        ]
        recent = model.session.preferences.words(RECENT)
        entries = palette_entries.recent_first(found, recent)
        self._dialogs.show_palette(entries, self._picked)

    def _picked(self, entry: PaletteEntry) -> None:
        from triage_tui.commands.keys.palette_entries import remembered  # late, as above

        choices = self._model.session.preferences
        choices.keep(RECENT, remembered(choices.words(RECENT), entry.entry_id))
        self._perform(entry.command)
