"""Tests of commands/decide, without an app."""
