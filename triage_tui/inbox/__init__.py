"""The domain: values and pure functions; the standard library only."""
