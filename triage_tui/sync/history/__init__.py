"""Undo, redo, and what a restart takes up."""
