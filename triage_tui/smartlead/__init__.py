"""The SDK: HTTP, pacing, typed calls."""
