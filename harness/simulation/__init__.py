"""A world in which time is a number: a server and a journal for the outbox, and its stories."""
