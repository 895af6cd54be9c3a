"""Tests of commands: handlers with a host that records, without an app."""
