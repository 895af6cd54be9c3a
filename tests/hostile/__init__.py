"""Hostile text and hostile answers, through the whole program."""
