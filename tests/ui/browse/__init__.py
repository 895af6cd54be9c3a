"""Keys of commands/browse, pressed in the running app."""
