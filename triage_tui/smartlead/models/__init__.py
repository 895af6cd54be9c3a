"""Wire models: what the API is documented and seen to send."""
