"""How the inbox is laid out: the panes' widths, the list's density, what others may see of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from textual import events, on

from triage_tui.commands.keys.hints import Situation, for_habit, hints
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own
from triage_tui.ui.inbox.divider import Divider
from triage_tui.ui.inbox.presenter import Painting
from triage_tui.ui.inbox.row import Density

if TYPE_CHECKING:
    from textual.geometry import Size

DENSITIES: tuple[Density, ...] = get_args(Density)
NARROWEST, WIDEST = 20, 75
"""The list's share of the width, in hundredths."""
STEP = 4
TWO_PANES = 80
"""Columns from which both panes are shown."""
SMALLEST = (40, 10)
"""Columns and rows under which only the status line is shown, and nothing is decided."""


class Layout(Painting):
    """What is remembered of how the user likes the screen, and the keys that change it."""

    quiet_word: SafeText = NOTHING
    """Said in place of the hints until the next key."""

    _share: int | None = None
    """The list's share of the width, in hundredths, once it was chosen."""

    def take_layout(self) -> None:
        """Lay out as it was left the last time; the settings say how it starts."""
        density = self.session.choices.text("density")
        self.rows.density = next((each for each in DENSITIES if each == density), self._density())
        share = self.session.choices.number("list_share")
        if share is not None:
            self._share_width(share)

    def _density(self) -> Density:
        return self.settings.density

    def action_density(self) -> None:
        """One, two or three lines a lead map."""
        here = DENSITIES.index(self.rows.density)
        density = DENSITIES[(here + 1) % len(DENSITIES)]
        self.rows.density = density
        self.session.choices.keep("density", density)

    def action_widen(self, steps: int) -> None:
        """Move the line between the panes."""
        width = max(1, self.size.width)
        self._share_width(round(100 * self.rows.outer_size.width / width) + STEP * steps)

    @on(Divider.Dragged)
    def _dragged(self, event: Divider.Dragged) -> None:
        self._share_width(round(100 * event.column / max(1, self.size.width)))

    def _share_width(self, share: int) -> None:
        share = min(max(share, NARROWEST), WIDEST)
        self._share = share
        self._lay_out(self.size)
        self.session.choices.keep("list_share", share)

    def on_resize(self, event: events.Resize) -> None:
        self._lay_out(event.size)

    def _lay_out(self, size: Size) -> None:
        """The share that was chosen, where both panes are seen; else what the style sheet says."""
        styles = self.rows.styles
        if self._share is None:
            return
        if size.width >= TWO_PANES:
            styles.width, styles.max_width = f"{self._share}%", "100%"
        else:
            styles.clear_rule("width")
            styles.clear_rule("max_width")

    def action_mask(self) -> None:
        """Hide names, addresses and phone numbers from whoever else looks at this screen."""
        self.is_masked = not self.is_masked
        if self.is_masked:
            from triage_tui.ui.terminal import saved_screen  # late: not for the first paint

            saved_screen.forget()
        self.paint_rows()
        self.paint_lead()
        self.repaint_conversation()
        words = (
            own("Names, addresses and phone numbers are masked on the screen.")
            if self.is_masked
            else own("Names, addresses and phone numbers are shown again.")
        )
        self.say(words)

    # -- the bottom line -----------------------------------------------------------------------

    def hints(self) -> tuple[SafeText, ...]:
        """The keys that matter now."""
        now = Situation(
            is_empty=not len(self.queue),
            is_in_pane=self.has_class("-open") or self.has_class("-zoomed"),
            has_marks=bool(self.rows.marked),
        )
        return (self.quiet_word,) if self.quiet_word else hints(self.keymap, now)

    def on_key(self, event: events.Key) -> None:
        """A key that nothing else took: say what it would do elsewhere, if that is well known."""
        word = for_habit(event.key, self.keymap)
        if word != self.quiet_word:
            self.quiet_word = word
            self.paint_status()

    def on_descendant_focus(self) -> None:
        self.paint_status()

    # -- very small screens --------------------------------------------------------------------

    def blocked_reason(self) -> SafeText:
        if _is_too_small(self.app.size):
            return fill("Too small to decide anything here: make the window larger.")
        return super().blocked_reason()


def _is_too_small(size: Size) -> bool:
    return size.width < SMALLEST[0] or size.height < SMALLEST[1]
