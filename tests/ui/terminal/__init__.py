"""Tests of ui/terminal."""
