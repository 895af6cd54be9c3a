"""Full screens beside the inbox."""
