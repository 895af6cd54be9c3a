"""Keys of commands/decide, pressed in the running app."""
