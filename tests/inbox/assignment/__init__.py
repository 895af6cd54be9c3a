"""Tests of inbox/assignment."""
