"""Tests of commands/keys."""
