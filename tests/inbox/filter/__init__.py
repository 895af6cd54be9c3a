"""Tests of inbox/filter."""
