"""Days, due dates and ages, as people type and read them."""
