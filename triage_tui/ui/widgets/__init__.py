"""What several screens draw with: cells, signs, safe content."""
