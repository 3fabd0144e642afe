"""The second side of a release."""
