"""The keys that file a lead map: the cursor goes on to the next one."""

from __future__ import annotations

from triage_tui.commands.decide.marks import Marking
from triage_tui.inbox.actions import Action, SetCategory, SetRead
from triage_tui.inbox.lead_map import CategoryId, LeadMap, LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.inbox.views.views import is_handled, next_after
from triage_tui.sync.storage.journal import JournalError
from triage_tui.ui.inbox.facts import category_name
from triage_tui.ui.widgets.glyphs import SENTIMENT_STYLES, UNICODE

REPEAT_GUARD = 0.12
"""Seconds: a key held down comes faster than this, a deliberate second press does not."""


class Verdicts(Marking):
    """A category or a skip, on the lead map under the cursor or on those marked."""

    _last_verdict: tuple[str, float] = ("", 0.0)
    """The last advancing key and when it was pressed, in monotonic seconds."""
    _repeatable: CategoryId | str | None = ""
    """The category of the last verdict, `None` for none; a text before the first."""

    def action_category(self, digit: int) -> None:
        """Set the category pinned to a digit, and advance."""
        category_id = self.pins.get(digit)
        if not self.store.state.categories:
            self.say(own("The categories are not here yet; the digits work once they are read."))
        elif category_id is None:
            self.say(fill("No category is pinned to {}.", number(digit)))
        elif category_id not in self.store.state.categories:
            self.say(
                fill("The category on {} is gone from Smartlead; l picks another.", number(digit)),
                severity="warning",
            )
        else:
            self.categorise(category_id, f"category {digit}")

    def action_category_clear(self) -> None:
        """Take the category away, and advance."""
        self.categorise(None, "category clear")

    def action_category_pick(self) -> None:
        """Pick any category by name."""
        from triage_tui.ui.dialogs.picker import Choice, Picker  # late: not in the first paint

        if self.current is None or self.is_blocked():
            return
        digit_of = {category_id: digit for digit, category_id in self.pins.items()}
        choices: list[Choice[CategoryId]] = [
            Choice(
                category.category_id,
                category.name,
                line(UNICODE.of(category.sentiment)),
                SENTIMENT_STYLES[category.sentiment],
                self._digit_key(digit_of.get(category.category_id)),
            )
            for category in self.store.state.categories.values()
        ]
        title = fill(
            "Category for {}", self.marked_words() if self.marks else self.name_of(self.current)
        )
        empty = own("No categories were read yet; R reads again.")
        target = self.current.lead_map_id
        self.app.push_screen(
            Picker(title, choices, empty=empty),
            lambda picked: self._category_picked(target, picked),
        )

    def _category_picked(self, lead_map_id: LeadMapId, picked: CategoryId | None) -> None:
        if picked is not None and (self.marks or self.rows.move_to(lead_map_id)):
            self.categorise(picked, "")

    def action_repeat(self) -> None:
        """The last verdict again, on the lead map under the cursor."""
        if isinstance(self._repeatable, str):
            self.say(own("There is no verdict to repeat yet."))
        else:
            self.categorise(self._repeatable, "repeat")

    def categorise(self, category_id: CategoryId | None, key: str) -> None:
        """File the lead map under the cursor, mark it read, go to the next one."""
        lead_map = self.current
        if self.on_marks(
            self._category_verb(category_id),
            lambda each: self._verdict(each, category_id),
            is_verdict=True,
        ):
            self._repeatable = category_id
            return
        if lead_map is None or self.is_blocked() or self._is_held_down(key):
            return
        actions = self._verdict(lead_map, category_id)
        following = self._following()
        if self.submit(*actions):
            self._repeatable = category_id
            self.handled.add(lead_map.lead_map_id)
            self.advance_to(following)

    def _verdict(self, lead_map: LeadMap, category_id: CategoryId | None) -> list[Action]:
        actions: list[Action] = [SetCategory(lead_map.lead_map_id, category_id)]
        if self.settings.verdict_marks_read and not lead_map.is_read:
            actions.append(SetRead(lead_map.lead_map_id, is_read=True))
        return actions

    def _category_verb(self, category_id: CategoryId | None) -> SafeText:
        name = category_name(self.store.state, category_id)
        return fill("File under {}:", name) if name else own("Take the category away from")

    def action_skip(self) -> None:
        """Leave this one for the rest of the session, and advance."""
        lead_map = self.current
        if lead_map is not None and not self._is_held_down("skip"):
            self.skipped.add(lead_map.lead_map_id)
            self.advance_to(self._following())

    def _following(self) -> LeadMapId | None:
        """Where the cursor goes next, in the order at the time of the key press."""
        order = self.rows.order
        return next_after(order, self.rows.row, self.settings.advance, self._is_passed_over)

    def _is_passed_over(self, lead_map_id: LeadMapId) -> bool:
        shown = self.store.state.shown(lead_map_id)
        if lead_map_id in self.skipped or shown is None:
            return True
        return is_handled(self.store.state, self.view, shown)

    def advance_to(self, lead_map_id: LeadMapId | None) -> None:
        """Put the cursor there; `None` leaves it."""
        if lead_map_id is not None:
            self.rows.move_to(lead_map_id)
        self.paint_header()

    def _is_held_down(self, key: str) -> bool:
        """True for a press that comes so soon after the same advancing key that it is a repeat."""
        now = self.pressed_at()
        last, at = self._last_verdict
        self._last_verdict = (key, now)
        return bool(key) and key == last and now - at < REPEAT_GUARD

    # -- the way to the store ------------------------------------------------------------------

    def submit(self, *actions: Action) -> bool:
        """Hand actions to the store; false, and a reason on the screen, when the disk refused."""
        try:
            self.store.submit(*actions)
        except JournalError as error:
            self.say(line(error), title=own("Not taken"), severity="error")
            return False
        return True

    def _digit_key(self, digit: int | None) -> SafeText:
        return line(self.keymap.keys_of(f"action.category.{digit}")) if digit else NOTHING
