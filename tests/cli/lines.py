"""What the handlers say and ask in plain lines."""

from __future__ import annotations

from harness.handler_bench import HandlerBench
from harness.recording_panes import RecordingPanes
from triage_tui.cli.line_host import LineHost
from triage_tui.cli.line_keys import line_keymap
from triage_tui.cli.line_talk import Talk
from triage_tui.commands.configured import commands_of
from triage_tui.commands.handlers import Handlers
from triage_tui.inbox.safe_text import own


class Lines:
    """A host, what it said, and what is typed."""

    def __init__(self, bench: HandlerBench) -> None:
        self.bench = bench
        self.said: list[str] = []
        self.hidden: list[str] = []
        """The prompts whose answers are not shown."""
        self.typed: list[str] = []
        self.talk = Talk(self._ask, self.said.append, self._ask_hidden)
        self.host = LineHost(self.talk, bench.model)
        settings = bench.session.settings
        self.handlers = Handlers(
            bench.model,
            line_keymap(settings),
            commands_of(settings),
            self.host,
            RecordingPanes(),
        )
        """The handlers of the bench, over this host."""

    async def _ask(self, prompt: str) -> str | None:
        self.said.append(prompt)
        self.host.notify(own("meanwhile"))
        return self.typed.pop(0) if self.typed else None

    async def _ask_hidden(self, prompt: str) -> str | None:
        self.hidden.append(prompt)
        return self.typed.pop(0) if self.typed else None

    async def answer(self, *typed: str) -> None:
        """Answer the open questions with these lines."""
        self.typed += typed
        await self.host.answer()
