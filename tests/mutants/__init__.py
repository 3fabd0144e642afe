"""Seeded mistakes in merging, exporting and importing, to see that the tests notice each of them."""
