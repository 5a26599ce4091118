"""Jobs, pipes, nodes and groups: everything that a config and its modules import."""
