"""Mail bodies as safe, readable text."""
