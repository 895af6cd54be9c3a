"""What is on disk: journal, cache, drafts and preferences, in SQLite and files."""
