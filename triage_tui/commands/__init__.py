"""What a person can do, without a screen: the table, the model they act on, one handler a job."""
