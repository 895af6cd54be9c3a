"""Tests of inbox/rows."""
