"""Why something could not be read."""

from __future__ import annotations


class ReadError(Exception):
    """Something could not be read; its text is a sentence for the screen."""

    def __init__(
        self,
        reason: str,
        *,
        is_passing: bool = False,
        after: float | None = None,
        is_refused: bool = False,
        is_unsent: bool = False,
    ) -> None:
        super().__init__(reason)
        self.is_passing = is_passing
        """True when the same request may get through in a moment."""
        self.after = after
        """Seconds the server asked to wait, or `None`."""
        self.is_refused = is_refused
        """True when the server would not answer this request, whenever it comes."""
        self.is_unsent = is_unsent
        """True when the server was not reached, or takes nothing for now."""
