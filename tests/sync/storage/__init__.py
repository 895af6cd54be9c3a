"""Tests of sync/storage."""
