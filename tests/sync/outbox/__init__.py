"""Tests of sync/outbox."""
