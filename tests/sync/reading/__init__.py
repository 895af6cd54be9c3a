"""Tests of sync/reading."""
