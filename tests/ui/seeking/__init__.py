"""The palette and the list of keys."""
