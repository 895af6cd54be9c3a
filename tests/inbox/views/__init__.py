"""Tests of inbox/views."""
