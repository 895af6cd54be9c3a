"""The key map as bindings of Textual, and keys of two presses."""
