"""What a person can do, without a screen: the table of commands, their model, one handler a job."""
