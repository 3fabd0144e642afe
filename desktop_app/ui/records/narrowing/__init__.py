"""Narrowing a list by any of its fields, and keeping what it was narrowed to under a name."""
