"""The source of an email for people: HTML in lines, where it came as one."""

from __future__ import annotations

import re
from typing import Final

_BLOCKS: Final = (
    "address|article|blockquote|body|br|center|div|dl|dt|dd|figure|footer|h[1-6]|head|header|hr"
    "|html|img|li|link|main|meta|ol|p|pre|script|section|style|table|tbody|td|th|thead|title|tr|ul"
)
_BREAKS: Final = re.compile(rf"(?<=[^\s])(?=<(?:{_BLOCKS})\b)|(?<=</style>)(?=\S)", re.IGNORECASE)


def in_lines(raw: str) -> str:
    """The source with a line for each element that begins one; nothing else is changed."""
    return _BREAKS.sub("\n", raw)
