"""Tests of ui/screens."""
