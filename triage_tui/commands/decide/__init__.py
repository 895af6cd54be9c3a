"""Handlers that change lead maps."""
