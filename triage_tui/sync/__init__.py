"""State on disk and on the way; awaited for the user. No screen."""
