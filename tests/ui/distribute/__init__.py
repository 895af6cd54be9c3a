"""Keys of commands/distribute, pressed in the running app."""
