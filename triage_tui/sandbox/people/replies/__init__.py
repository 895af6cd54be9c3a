"""What the made-up people write: one file a theme."""
