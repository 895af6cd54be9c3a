"""What is read, and kept."""
