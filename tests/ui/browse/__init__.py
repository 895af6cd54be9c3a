"""Tests of ui/browse."""
