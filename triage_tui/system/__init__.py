"""This machine: files, clock, clipboard, signals, terminal, the early paint."""
