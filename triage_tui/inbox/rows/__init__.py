"""Containers that hold 100,000 rows in little memory."""
