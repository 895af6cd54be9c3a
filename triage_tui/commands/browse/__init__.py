"""Handlers that look: filter, read, refresh, web app, help."""
