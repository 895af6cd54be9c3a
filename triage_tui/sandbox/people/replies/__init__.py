"""What the made-up people write."""
