"""Who gets which lead maps: pure functions that yield a plan, before anything is sent."""
