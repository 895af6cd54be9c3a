"""Everything awaited on the user's behalf; no Textual."""
