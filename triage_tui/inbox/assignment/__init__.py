"""Plans of who gets what."""
