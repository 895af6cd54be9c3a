"""The filter language: what is typed, and which rows meet it."""
