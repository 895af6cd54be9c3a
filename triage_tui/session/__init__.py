"""One account, open: wires store, readers, cache and client; no screen."""
