"""Tests of ui/inbox."""
