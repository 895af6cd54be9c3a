"""Tests of the client, on recorded answers and against the sandbox."""
