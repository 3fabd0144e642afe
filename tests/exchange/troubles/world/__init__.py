"""A bureau in trouble: an office, two honest units and one that lies, on real data files with real exchanged files."""
