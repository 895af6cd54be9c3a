"""Tests of ui/delivery."""
