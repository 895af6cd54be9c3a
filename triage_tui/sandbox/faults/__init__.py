"""What goes wrong on request: statuses, lost and broken answers, the rate limit."""
