"""Plans of who gets what: round robin, least busy, rules."""
