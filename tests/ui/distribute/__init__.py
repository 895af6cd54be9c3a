"""Tests of ui/distribute."""
