"""Keys of commands/delivery, pressed in the running app."""
