"""The second side of a release: its approval before it is published, and its files."""
