"""`triage-tui sandbox`: the mock Smartlead server, on localhost until it's stopped."""

from __future__ import annotations

import errno
import sys
from argparse import Namespace

PORT_ERRORS = frozenset({errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES, errno.EPERM})


def serve_sandbox(arguments: Namespace) -> int:
    """Serve until a signal; the exit code is 1 when the port cannot be had."""
    from triage_tui.sandbox.sandbox import Sandbox
    from triage_tui.sandbox.serve import serve

    sandbox = Sandbox(
        leads=arguments.leads,
        shape=arguments.shape,
        rate=arguments.rate,
        latency_ms=arguments.latency,
        faults=arguments.faults,
        key=arguments.key,
    )
    try:
        serve(sandbox, arguments.port)
    except OSError as error:
        if error.errno not in PORT_ERRORS:
            raise
        sys.stderr.write(
            f"triage-tui sandbox: can't use port {arguments.port} ({error.strerror}). "
            "Choose another, or --port 0 for any free port.\n"
        )
        return 1
    return 0
