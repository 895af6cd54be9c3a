"""The form for handing lead maps from one member to another: for good, or while one is away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Label, Select, Static

from triage_tui.commands.questions import NOTE_LIMIT, Handover, HandoverChoices
from triage_tui.inbox.dates import ages
from triage_tui.inbox.dates.due import When, WhenError, read
from triage_tui.inbox.lead_map import CampaignId, CategoryId, MemberId
from triage_tui.inbox.safe_text import SafeText, fill, line, own, whole_block
from triage_tui.ui.dialogs.form import Form, form_keys
from triage_tui.ui.dialogs.line_input import LineInput
from triage_tui.ui.dialogs.understood import notes_on, stamp_of
from triage_tui.ui.widgets.content import Part, draw

V = TypeVar("V", bound=int)


class HandoverForm(Form[Handover]):
    """Who gives, who takes; then either which lead maps, or from when to when."""

    def __init__(self, choices: HandoverChoices, now: datetime, *, is_cover: bool) -> None:
        super().__init__()
        self._choices = choices
        self._now = now
        self._is_cover = is_cover

    def compose(self) -> ComposeResult:
        cover = self._is_cover
        title = own("Vacation cover") if cover else own("Hand over a teammate's leads")
        with Vertical(classes="dialog form"):
            yield Static(draw((title, "bold")), classes="dialog-title")
            with Horizontal(classes="form-row"):
                if cover:
                    yield from self._member("giver", own("Out of office"), "Who is out?")
                    yield from self._member("taker", own("Covered by"), "Who covers?")
                else:
                    yield from self._member("giver", own("From"), "From which teammate?")
                    yield from self._member("taker", own("To"), "To which teammate?")
            if cover:
                yield from self._dates()
            else:
                yield from self._filters()
            yield Static("", id="handover-error", classes="field-error")
            with Horizontal(classes="buttons"):
                yield Button("Preview", variant="primary", id="handover-go")
                yield form_keys(own("preview"))

    def _member(self, name: str, label: SafeText, prompt: str) -> ComposeResult:
        with Vertical():
            yield Label(draw(label), classes="field")
            yield _select(self._choices.members, name, prompt)

    def _dates(self) -> ComposeResult:
        with Horizontal(classes="form-row"):
            with Vertical():
                yield Label("From", classes="field")
                yield LineInput("now", id="starts", placeholder="from when, e.g. Mon 9am")
                yield Static("", id="starts-words", classes="field-note")
            with Vertical():
                yield Label("Returns", classes="field")
                yield LineInput("in 2 weeks", id="ends", placeholder="back when, e.g. in 2 weeks")
                yield Static("", id="ends-words", classes="field-note")

    def _filters(self) -> ComposeResult:
        with Horizontal(classes="form-row"):
            with Vertical():
                yield Label("Category", classes="field")
                yield _select(self._choices.categories, "category", "Any category")
            with Vertical():
                yield Label("Campaign", classes="field")
                yield _select(self._choices.campaigns, "campaign", "Any campaign")
        yield Label("Replied in the last (optional)", classes="field")
        yield LineInput(id="within", placeholder="e.g. 14d: only replies from the last 14 days")
        yield Label("Note on each (optional)", classes="field")
        yield LineInput(
            id="note", placeholder="e.g. a note: You take over from Dana", max_length=NOTE_LIMIT
        )

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#giver", Select))
        if self._is_cover:
            self._say_dates()

    def is_touched(self) -> bool:
        """True once a member or a note was given."""
        notes = [field.value for field in self.query("#note").results(Input)]
        return self._picked("giver") is not None or any(notes)

    @on(Button.Pressed, "#handover-go")
    def _pressed(self) -> None:
        self.action_create()

    @on(Input.Changed)
    def _say_dates(self) -> None:
        """Show each date as it was understood."""
        for name in ("starts", "ends") if self._is_cover else ():
            when = self._moment(name)
            parts: list[Part] = (
                [(line(str(when)), "$text-error")]
                if isinstance(when, WhenError)
                else [(fill("= {}", stamp_of(when, self._now)), "$text-success"), *notes_on(when)]
            )
            self.query_one(f"#{name}-words", Static).update(draw(*parts))

    def action_create(self) -> None:
        """Hand the form over, or say what is missing."""
        giver, taker = self._picked("giver"), self._picked("taker")
        if giver is None or taker is None:
            self._fault(own("Choose both teammates."))
        elif giver == taker:
            self._fault(own("Choose two different teammates."))
        elif self._is_cover:
            self._take_cover(MemberId(giver), MemberId(taker))
        else:
            self._reassign(MemberId(giver), MemberId(taker))

    def _take_cover(self, away: MemberId, covering: MemberId) -> None:
        starts, ends = self._moment("starts"), self._moment("ends")
        if isinstance(starts, WhenError) or isinstance(ends, WhenError):
            self._fault(own("Fix the date first."))
            return
        first, last = starts.at.timestamp(), ends.at.timestamp()
        if last <= max(first, self._now.timestamp()):
            self._fault(own("The return must be after the start, and not in the past."))
        else:
            self.dismiss(Handover(away, covering, starts=first, ends=last))

    def _reassign(self, giver: MemberId, taker: MemberId) -> None:
        typed = self.query_one("#within", Input).value.strip()
        try:
            within = ages.duration(typed) if typed else None
        except ages.DurationError as error:
            self._fault(line(str(error)))
            return
        category, campaign = self._picked("category"), self._picked("campaign")
        self.dismiss(
            Handover(
                giver,
                taker,
                None if category is None else CategoryId(category),
                None if campaign is None else CampaignId(campaign),
                within,
                whole_block(self.query_one("#note", Input).value).strip(),
            )
        )

    def _picked(self, name: str) -> int | None:
        value = self.query_one(f"#{name}", Select).value
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def _moment(self, name: str) -> When | WhenError:
        typed = self.query_one(f"#{name}", Input).value
        if name == "starts" and typed.strip().casefold() in {"", "now", "today"}:
            return When(self._now)
        try:
            return read(typed, self._now)
        except WhenError as error:
            return error

    def _fault(self, words: SafeText) -> None:
        self.say_at("#handover-error", words)


def _select(choices: Mapping[V, SafeText], name: str, prompt: str) -> Select[int]:
    options: Iterable[tuple[SafeText, V]] = ((words, value) for value, words in choices.items())
    return Select(
        [(draw(words), int(value)) for words, value in options],
        prompt=prompt,
        id=name,
        compact=True,
    )
