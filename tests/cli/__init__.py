"""Tests of cli: sub-commands, exit codes, and what they print."""
