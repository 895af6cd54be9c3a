"""Handlers that give out and hand over."""
