"""The made-up inbox; its replies are data files."""
