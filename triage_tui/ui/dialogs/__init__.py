"""Modal screens: each asks one question and returns a value."""
