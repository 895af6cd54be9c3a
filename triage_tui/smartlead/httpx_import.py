"""httpx as a library: without its command line, a third of its time and four megabytes.

Where click and Pygments happen to be installed, `import httpx` loads both for that.
"""

from __future__ import annotations

import sys
from typing import cast

_COMMAND_LINE = "httpx._main"

_modules = cast("dict[str, object]", sys.modules)
if "httpx" not in _modules:
    _modules[_COMMAND_LINE] = None  # what Python takes for "cannot be imported"; httpx expects that
try:
    import httpx
finally:
    if _modules.get(_COMMAND_LINE, ...) is None:
        del _modules[_COMMAND_LINE]

__all__ = ["httpx"]
