"""Tests of inbox/dates."""
