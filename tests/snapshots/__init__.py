"""Pictures of the screens, compared as a whole; `make snapshots` accepts new ones."""
