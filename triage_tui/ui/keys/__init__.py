"""Key map to Textual bindings; keys of two presses."""
