"""Tests of journal, outbox and reading, in virtual time."""
