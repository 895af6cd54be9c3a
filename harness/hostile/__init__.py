"""Hostile text through the whole program: a sandbox serves it, a terminal shows it."""
