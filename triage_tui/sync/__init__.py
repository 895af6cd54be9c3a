"""The state, kept on disk and carried to Smartlead: store, outbox, history, reading; no screen."""
