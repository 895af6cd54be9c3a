"""The domain: values and pure functions, on the standard library and msgspec alone."""
