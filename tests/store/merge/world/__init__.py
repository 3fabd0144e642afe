"""A small world of data files that hand each other files: late, twice, out of order, in part, cloned and restored."""
