"""What tests and benchmarks both stand on: terminals, servers, time; it imports neither."""
