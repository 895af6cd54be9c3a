"""A world in which time is a number: loop, clock, server and journal for tests of the outbox."""
