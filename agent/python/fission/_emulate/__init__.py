"""What stands around a job or a pipe in place of a network."""
