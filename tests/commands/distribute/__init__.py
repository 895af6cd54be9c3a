"""Tests of commands/distribute, without an app."""
