"""All that overrides Textual or touches its private names, and nothing else."""
