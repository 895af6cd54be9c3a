"""What is read from Smartlead, page by page or when a key asks, and kept for the next start."""
