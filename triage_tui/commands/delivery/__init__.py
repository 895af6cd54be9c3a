"""Handlers for what becomes of actions: refused, asking, paused, leaving."""
