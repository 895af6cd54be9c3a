"""The conversation pane as lines."""
