"""Tests of ui/conversation."""
