"""Tests of ui/decide."""
