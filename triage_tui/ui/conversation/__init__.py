"""The conversation pane: messages, notes and the lead's record, as lines."""
