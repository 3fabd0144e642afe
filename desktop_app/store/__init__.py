"""The data file: an append-only log, the tables projected from it, and everything that reads or changes them."""
