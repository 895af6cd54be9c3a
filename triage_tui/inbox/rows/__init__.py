"""Containers for 100,000 rows."""
