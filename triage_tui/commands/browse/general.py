"""What stands beside the deciding keys: help, the palette, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from triage_tui.commands.browse.summary import Summing
from triage_tui.commands.configured import commands_of
from triage_tui.commands.decide.read_status import Decisions
from triage_tui.commands.table import Place
from triage_tui.inbox.lead_map import CategoryId, LeadMapId, MemberId
from triage_tui.inbox.safe_text import own
from triage_tui.ui.inbox.facts import category_name

if TYPE_CHECKING:
    from triage_tui.commands.keys.palette_entries import Entry
    from triage_tui.commands.table import Command

RECENT = "palette"
LONGEST_TRAIL = 200


class Tools(Summing, Decisions):
    """Nothing in here is in the first paint: each screen is imported when it is asked for."""

    def trail(self) -> list[LeadMapId]:
        """Where the cursor was before each advance, oldest first."""
        if not hasattr(self, "_trail"):
            self._trail: list[LeadMapId] = []
        return self._trail

    def advance_to(self, lead_map_id: LeadMapId | None) -> None:
        """Remember the place that is left, for the way back."""
        left = self.rows.cursor
        if left is not None and lead_map_id is not None and left != lead_map_id:
            trail = self.trail()
            trail.append(left)
            del trail[:-LONGEST_TRAIL]
        super().advance_to(lead_map_id)

    def action_jump_back(self) -> None:
        """To the lead map that was decided before."""
        trail = self.trail()
        while trail:
            lead_map_id = trail.pop()
            if self.rows.move_to(lead_map_id):
                return
        self.say(own("There is nothing to go back to in this view."))

    def action_help(self) -> None:
        """All keys; the one picked is run."""
        from triage_tui.ui.dialogs.help import Help  # late: not in the first paint

        self.app.push_screen(Help(self.keymap, self.commands()), self._picked_command)

    def _picked_command(self, command: Command | None) -> None:
        """Run what was picked; a key of the outbox or the history leads there."""
        if command is None:
            return
        if Place.INBOX in command.places:
            self._run(command.action)
        else:
            self._run("outbox" if Place.OUTBOX in command.places else "history")

    def commands(self) -> tuple[Command, ...]:
        """The commands there are; a digit says the category that is on it."""
        return tuple(self._named(command) for command in commands_of(self.settings))

    def _named(self, command: Command) -> Command:
        digit = command.command_id.removeprefix("action.category.")
        if not digit.isdecimal():
            return command
        category_id = self.pins.get(int(digit))
        name = category_name(self.store.state, category_id) or own("nothing is pinned here")
        return structs.replace(command, does=f"{name}, then advance" if category_id else name)

    # -- the palette ---------------------------------------------------------------------------

    def action_palette(self) -> None:
        """Everything that can be run, by name."""
        from triage_tui.commands.keys import palette_entries  # late, as above
        from triage_tui.ui import themes
        from triage_tui.ui.dialogs.palette import Palette

        state, recent = self.store.state, self.session.choices.words(RECENT)
        found = [
            *palette_entries.command_entries(self.commands(), self.keymap),
            *palette_entries.category_entries(state, self.pins, self.keymap),
            *palette_entries.view_entries(self.views.values(), self.keymap),
            *palette_entries.member_entries(state),
            *palette_entries.theme_entries(themes.theme_names()),
        ]
        self.app.push_screen(
            Palette(palette_entries.recent_first(found, recent)), self._picked_entry
        )

    def _picked_entry(self, entry: Entry | None) -> None:
        from triage_tui.commands.keys.palette_entries import remembered

        if entry is not None:
            recent = self.session.choices.words(RECENT)
            self.session.choices.keep(RECENT, remembered(recent, entry.entry_id))
            self._run(entry.action)

    def _run(self, action: str | None) -> None:
        """Run a screen action once the dialog that picked it is gone."""
        if action:
            self.call_later(self.run_action, action)

    def action_set_category(self, category_id: int) -> None:
        """Set a category by its id, and advance."""
        self.categorise(CategoryId(category_id), "")

    def action_assign_to(self, member_id: int) -> None:
        """Assign the lead map under the cursor to a member by id."""
        if self.current is not None and not self.is_blocked():
            self._assign(self.current.lead_map_id, MemberId(member_id))

    def action_use_theme(self, name: str) -> None:
        """Change the colours, and keep them."""
        from triage_tui.ui.themes import ALIASES

        self.app.theme = ALIASES.get(name, name)
        self.session.choices.keep_theme(self.app.theme)
