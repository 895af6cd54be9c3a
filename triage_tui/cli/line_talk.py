"""What is said and asked in plain lines: one thing at a time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

ReadLine = Callable[[str], Awaitable[str | None]]
"""Asks with a prompt; `None` at the end of the input."""


class Talk:
    """Nothing is said into a line that is being typed: it waits until that line is there."""

    def __init__(
        self, ask: ReadLine, say: Callable[[str], None], ask_hidden: ReadLine | None = None
    ) -> None:
        """`ask_hidden` asks for what nobody else may see typed."""
        self._ask = ask
        self._ask_hidden = ask_hidden or ask
        self._say = say
        self._is_asking = False
        self._held: list[str] = []
        self.is_over = False
        """True from the end of the input on: nobody answers any more."""

    def say(self, text: str) -> None:
        """Say it, a line or several."""
        if self._is_asking:
            self._held.append(text)
        else:
            self._say(text)

    async def ask(self, prompt: str, *, is_hidden: bool = False) -> str | None:
        """What is typed, without blanks around it; `None` at the end of the input."""
        if self.is_over:
            return None
        self._is_asking = True
        try:
            typed = await (self._ask_hidden if is_hidden else self._ask)(prompt)
        finally:
            self._is_asking = False
        held, self._held = self._held, []
        for text in held:
            self._say(text)
        self.is_over = typed is None
        return None if typed is None else typed.strip()
