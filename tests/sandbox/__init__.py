"""Tests of the stand-in: as strict as the real server, and faulty on request."""
