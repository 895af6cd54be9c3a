"""Tests of sync/gateway."""
