"""Tests of commands/browse, without an app."""
