"""Saved lists: which rows, in which order."""
