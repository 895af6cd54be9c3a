"""Tests of the benches, and the short form of `make reliability`."""
