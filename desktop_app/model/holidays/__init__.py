"""The festivals of a year, and reading the notice in which the State Council's office arranges them."""
