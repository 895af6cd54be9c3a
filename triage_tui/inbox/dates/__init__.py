"""Days, due dates, ages."""
