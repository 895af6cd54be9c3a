"""Full screens beside the inbox: outbox, history, team, set-up."""
