"""The endpoints of the stand-in: what each takes, and what it answers."""
