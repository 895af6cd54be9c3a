"""Tests of commands/delivery, without an app."""
