"""Regular expressions that are compiled when they are first used: most are not at the start."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a compiled pattern; its methods are the pattern's own from the first use on."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # a copy asks before there is anything to compile
            raise AttributeError(name)
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


def late_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, put off until the pattern is used."""
    return cast("re.Pattern[str]", _Late(source, flags))
