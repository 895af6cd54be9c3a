"""Tests by keys, pressed in the running app."""
