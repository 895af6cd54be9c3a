"""The keys that file a lead map: the cursor goes on to the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from triage_tui.commands.questions import Choice
from triage_tui.commands.repeat_guard import HELD_DOWN
from triage_tui.commands.wording import category_name
from triage_tui.inbox.decisions import verdict
from triage_tui.inbox.lead_map import CategoryId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
    from triage_tui.commands.bulk import Said
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices
    from triage_tui.commands.repeat_guard import RepeatGuard
    from triage_tui.inbox.lead_map import LeadMapId

REPEAT = "repeat"
"""What the key that repeats is called where keys held down are told."""


Filing = tuple[CategoryId | None]
"""What was picked: in a tuple, for no category is a choice as well."""


class Categorize:
    """Files lead maps under a category, and goes on to the next."""

    def __init__(
        self,
        model: InboxModel,
        apply: Apply,
        guard: RepeatGuard,
        keymap: Keymap,
        *,
        notices: Notices,
        dialogs: Dialogs,
    ) -> None:
        self._model = model
        self._apply = apply
        self._guard = guard
        self._keymap = keymap
        self._notices = notices
        self._dialogs = dialogs
        self._repeatable: CategoryId | str | None = ""
        """The category of the last verdict, `None` for none; a text before the first."""

    def pinned(self, digit: int) -> None:
        """File under the category on a digit, or say why that is not possible."""
        category_id, categories = self._model.pinned.get(digit), self._model.store.state.categories
        if not categories:
            from triage_tui.commands.not_loaded import no_categories  # late: most often not

            self._notices.notify(no_categories(self._model.session))
        elif category_id is None:
            self._notices.notify(fill("No category on {}.", number(digit)))
        elif category_id not in categories:
            words = fill(
                "The category on {} no longer exists in Smartlead. {} picks another.",
                number(digit),
                line(self._keymap.keys_of("action.category.pick")),
            )
            self._notices.notify(words, severity="warning")
        else:
            self.file(category_id, f"category {digit}")

    def clear(self) -> None:
        """Clear the category, and advance."""
        self.file(None, "category clear")

    def pick(self) -> None:
        """Pick any category by name."""
        model = self._model
        if model.current is None:
            return
        target = model.current.lead_map_id
        from triage_tui.commands.not_loaded import no_categories  # late: most often there are some

        self._dialogs.pick(
            fill("Category for {}", self._apply.whom()),
            self._choices(model.current.category_id),
            lambda picked: self._picked(target, *picked),
            empty=no_categories(model.session),
        )

    def _choices(self, current: CategoryId | None) -> list[Choice[Filing]]:
        """Every category and none; with several selected, none of them is the current one."""
        digit_of = {category_id: digit for digit, category_id in self._model.pinned.items()}
        categories = self._model.store.state.categories.values()
        if not categories:
            return []
        is_one = not self._model.marks

        def choice(category_id: CategoryId | None, name: SafeText, key: SafeText) -> Choice[Filing]:
            is_current = is_one and category_id == current
            note = own("current") if is_current else NOTHING
            return Choice((category_id,), name, hint=key, note=note, is_current=is_current)

        clear = line(self._keymap.keys_of("action.category.clear"))
        named = [
            structs.replace(
                choice(each.category_id, each.name, self._key_of(digit_of.get(each.category_id))),
                sentiment=each.sentiment,
            )
            for each in categories
        ]
        return [*named, choice(None, own("No category"), clear)]

    def _key_of(self, digit: int | None) -> SafeText:
        return line(self._keymap.keys_of(f"action.category.{digit}")) if digit else NOTHING

    def _picked(self, lead_map_id: LeadMapId, category_id: CategoryId | None) -> None:
        if self._model.marks or self._model.go_to(lead_map_id):
            self.file(category_id)

    def repeat(self) -> None:
        """The last category again, on the lead map under the cursor."""
        if isinstance(self._repeatable, str):
            self._notices.notify(own("Nothing to repeat yet."))
        else:
            self.file(self._repeatable, REPEAT)

    def file(self, category_id: CategoryId | None, key: str = "") -> None:
        """File under a category or under none, and go on; `key` is one that may be held down."""
        if not self._model.marks and self._guard.is_repeat(key):
            self._notices.notify(HELD_DOWN)
            return
        marks_read = self._model.settings.verdict_marks_read
        self._apply.to_targets(
            self._ask(category_id),
            lambda each: verdict(each, category_id, marks_read=marks_read),
            said=self._said(category_id, is_again=key == REPEAT),
            already=self._already(category_id),
            advance=True,
            then=lambda: self._remember(category_id),
        )

    def _already(self, category_id: CategoryId | None) -> Said:
        name = category_name(self._model.store.state, category_id) or own("uncategorized")
        return lambda whom: fill("{} is already {}.", whom, name)

    def _remember(self, category_id: CategoryId | None) -> None:
        self._repeatable = category_id

    def _ask(self, category_id: CategoryId | None) -> Said:
        name = category_name(self._model.store.state, category_id)
        if not name:
            return lambda whom: fill("Clear the category of {}?", whom)
        return lambda whom: fill("Set {} to {}?", whom, name)

    def _said(self, category_id: CategoryId | None, *, is_again: bool) -> Said:
        name = category_name(self._model.store.state, category_id) or own("No category")
        if is_again:
            return lambda whom: fill("Repeated: {} ({})", name, whom)
        return lambda whom: fill("{} → {}", whom, name)
